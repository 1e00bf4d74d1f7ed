"""A pair: a paper that does not fit the notice in one respect, and the one that does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from comity.model.findings import Finding

__all__ = [
    "CHILD",
    "EMERGENCY",
    "OLD",
    "PRESERVED",
    "THROUGH",
    "Beside",
    "Pair",
    "compare",
    "variant",
]

Beside = Callable[..., list[Finding]]

Changes = dict[str, Any]
THROUGH = {"transmission": {"road": "central-authorities"}, "measures.0.addressee": None}
EMERGENCY = {
    "urgency": {
        "level": "emergency",
        "grounds": ["danger-to-life"],
        "deadline": "2026-06-16",
        "danger": "A threat to kill.",
        "at_risk": "A man",
        "help": "The address shows where he is.",
        "process_follows": "2026-06-20",
    }
}
CHILD = {"offences.0.title": "Enticing a child to sexual acts"}
OLD = {"measures.0.kind": "traffic-data", "measures.0.period.from": "2025-10-01"}
PRESERVED = {"kind": "preservation", "date": "2026-06-01", "reference": "E/1"}


def variant(scope: Changes, **terms: Any) -> Changes:
    """A notice with other terms for some."""
    return {"variants": [{"for": scope, **terms}]}


@dataclass
class Pair:
    """The rule of a mismatch, what makes it, and what mends it; ``says`` is in the message."""

    rule: str
    wrong: Changes = field(default_factory=dict)
    wrong_notice: Changes = field(default_factory=dict)
    right: Changes = field(default_factory=dict)
    right_notice: Changes = field(default_factory=dict)
    says: str = ""
    at: str = ""
    severity: str = "warning"
    kind: str = "request"


def compare(beside: Beside, pair: Pair) -> None:
    """The mismatch is told once, by the notice; the paper that fits draws nothing."""
    wrong = beside(pair.wrong, pair.wrong_notice, pair.kind)
    right = beside(pair.right, pair.right_notice, pair.kind)

    told = [one for one in wrong if one.rule == pair.rule]
    assert len(told) == 1, [(one.rule, one.message) for one in wrong]
    (found,) = told
    assert found.severity.value == pair.severity
    assert pair.says.casefold() in found.message.casefold()
    assert not pair.at or found.field == pair.at
    assert found.citation is not None
    assert str(found.citation).startswith("Notice of Example Mail, version 2, ")
    assert [one.message for one in right if one.rule == pair.rule] == []
