"""What a request does not identify: an account, a device, the person who has it, its holder.

A measure that names "the account of the suspect" cannot be carried out as it stands. Each measure
is told of on its own, so that no letter says of one that it depends on no answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.needs import agreed
from comity.steps.check.one_identifier import has_identity, holder_at_fault, vague_marks
from comity.text.messages import finding

__all__ = [
    "FAULTY_MARK",
    "HOLDER",
    "NAMELESS",
    "found_by",
    "told_by_measure",
    "unidentified",
]

VAGUE = "lint.identifier-vague"
HOLDER = "lint.holder-not-entity"
FAULTY_MARK = frozenset({VAGUE, "value.identifier", "value.iban"})
"""What makes an identifier one by which nothing can be looked up."""
NAMELESS = frozenset(
    {"form.identifiers-missing", "lint.holder-without-account", "lint.account-by-name"}
)
"""What tells that a measure gives no identifier at all."""
NOT_ONE = ("class", "several", "unknown")
"""A holder that cannot be asked. What a trade name there stands for, the State itself knows."""
MARK = re.compile(r"@|\d{5}")  # of an account or a device that an item names, and no year


def unidentified(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """A finding for each measure on what it does not identify, once for each identifier.

    `comity check` tells of the same words once, wherever they stand.
    """
    for index, measure in enumerate(draft.measures):
        kind, path = kinds.get(measure.kind), f"measures[{index}]"
        if kind is None or kind.routed or measure.already_held is not None:
            continue
        for value, fault, at in vague_marks(draft, measure, path):
            yield finding(f"lint.identifier-vague/{fault}", at, quote=value)
        fault = holder_at_fault(draft, measure, kinds)
        if measure.holder and fault in NOT_ONE:
            yield finding(
                f"lint.holder-not-entity/{fault}", f"{path}.holder", holder=measure.holder.name
            )
        if _by_name(measure, kind) and measure.holder:
            yield finding("lint.account-by-name", f"{path}.identifiers", holder=measure.holder.name)


def told_by_measure(found: Finding) -> bool:
    """Whether ``unidentified`` tells of a finding of the check, for each measure."""
    return found.rule in (VAGUE, HOLDER) and found.field.startswith("measures[")


def found_by(
    draft: Request, index: int, kinds: Mapping[str, AssistanceKind], faulty: Iterable[str]
) -> bool:
    """Whether a measure tells something by which its account, device or customer can be found.

    Args:
        draft: the request.
        index: the place of the measure in it.
        kinds: the kinds of assistance.
        faulty: the fields of identifiers and accounts that are worth nothing.
    """
    measure = draft.measures[index]
    kind, path = kinds.get(measure.kind), f"measures[{index}]"
    if kind is None or not _of_account(kind):
        return True
    bad = {re.sub(r"(\])\.\w+$", r"\1", field) for field in faulty}
    marks = (f"{path}.identifiers[{n}]" for n in range(len(measure.identifiers)))
    accounts = (
        f"{path}.accounts[{n}]" for n, a in enumerate(measure.accounts) if a.number or a.iban
    )
    if any(field not in bad for field in (*marks, *accounts)) or _named_in_words(measure):
        return True
    by_customer = kind.records or "identifiers" not in kind.needs
    return agreed(measure) or (by_customer and has_identity(draft, measure))


def _by_name(measure: Measure, kind: AssistanceKind) -> bool:
    """Whether only the person says which account is meant: no number, and no other mark."""
    if not _of_account(kind) or (not kind.records and "identifiers" in kind.needs):
        return False  # form.identifiers-missing tells of it
    if measure.identifiers or any(one.number or one.iban for one in measure.accounts):
        return False
    return bool(measure.persons) and not agreed(measure) and not _named_in_words(measure)


def _of_account(kind: AssistanceKind) -> bool:
    return kind.of_account or "identifiers" in kind.needs


def _named_in_words(measure: Measure) -> bool:
    """Whether an item, the title or a device of the measure names what it is about."""
    device = (measure.particulars or {}).get("device")
    return bool(device) or any(MARK.search(one) for one in (*measure.items, measure.title or ""))
