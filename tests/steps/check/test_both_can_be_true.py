"""Two entries that only seem to disagree: both are true in the second draft of each pair."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Data = dict[str, Any]


@pytest.fixture
def told(findings: Callable[..., list[Finding]], request_data: Data, put: Any) -> Any:
    """``told(changes)``: the weight of each rule that is found."""

    def told(*changes: Data) -> dict[str, Severity]:
        for change in changes:
            for path, value in change.items():
                put(request_data, path, copy.deepcopy(value))
        return {one.rule.split("/")[0]: one.severity for one in findings(request_data)}

    return told


def person(role: str, **more: Any) -> Data:
    """The only person of a request."""
    return {"persons": [{"id": "P1", "role": role, "name": {"full": "Ann Sample"}} | more]}


def fact(text: str, *people: str) -> Data:
    """The only fact of a request."""
    return {"facts": [{"id": "F1", "text": text, "persons": list(people)}]}


HELD = person("accused", custody={"held": True})
NOBODY = {"proceedings.stage": "Nobody is in custody."}
CASES = [
    (
        "agree.weekday",
        fact("They met on Wednesday 3 March 2026."),
        fact("They met in the night from Tuesday to Wednesday 3 March 2026."),
    ),
    (
        "agree.weekday",
        fact("They met on Monday 3 March 2026."),
        fact("On Monday 3 March 2026 (local time of the platform) the message was sent."),
    ),
    (
        "agree.custody",
        HELD | NOBODY,
        {"persons.0.connection": "Serves a sentence in another case."},
    ),
    (
        "case.fugitive-held",
        HELD | fact("Ann Sample is a fugitive whose whereabouts are unknown.", "P1"),
        fact("The driver of the other car is a fugitive whose whereabouts are unknown.", "P1"),
    ),
    (
        "agree.charged",
        person("convicted") | {"proceedings.stage": "Nobody has been charged."},
        {"proceedings.earlier_judgments": "She was convicted of the same in 2020."},
    ),
    (
        "agree.in-words",
        fact("They took seven (9) boxes."),
        fact("They drove to the Bar Seven (9) in the harbour."),
    ),
]


@pytest.mark.parametrize(("rule", "asked", "silent"), CASES)
def test_what_only_seems_to_disagree_is_not_asked_about(
    told: Any, rule: str, asked: Data, silent: Data
) -> None:
    assert rule in told(asked)
    assert rule not in told(silent)
