"""The ends of preservations that records know better than the file: every check sees those."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from comity.model.drafts.request import Request
from comity.model.findings import Finding, Severity
from comity.model.messages import Message
from comity.steps.chains.on_record import Recorded
from comity.steps.chains.told_ends import OWN, Kept
from comity.steps.resolve import Resolved
from comity.text.messages import finding, message

__all__ = ["check_moved", "told_in", "with_known_ends", "without_renewed"]

OF_AN_END = (
    *("form.preservation-ended", "timing.after-preservation", "value.date-over"),
    *("holder.preservation-lapsed", "holder.preservation-ends"),
)
"""The rules that speak of the end of a preservation."""


def with_known_ends(resolved: Resolved, recorded: Recorded | None) -> Resolved:
    """The case with the ends of its preservations as the records have them."""
    draft = resolved.draft
    if recorded is None or not isinstance(draft, Request):
        return resolved
    rows = []
    for index, row in enumerate(draft.earlier):
        end = recorded.end_of(index)
        rows.append(row if end is None else row.model_copy(update={"expires": end}))
    return replace(resolved, draft=draft.model_copy(update={"earlier": type(draft.earlier)(rows)}))


def without_renewed(found: Iterable[Finding], recorded: Recorded | None) -> list[Finding]:
    """Findings, without those on the end of a preservation that another one renewed."""
    if recorded is None:
        return list(found)
    renewed = {f"earlier[{row}" for row in recorded.silent if row != recorded.own_row}
    return [
        one
        for one in found
        if one.rule not in OF_AN_END or one.field.partition("]")[0] not in renewed
    ]


def check_moved(resolved: Resolved, recorded: Recorded | None) -> Iterator[Finding]:
    """That a request which was not sent gives another end than the one that was confirmed.

    Args:
        resolved: the case as its file has it.
        recorded: what the records say of its preservations.
    """
    if recorded is None or recorded.sent or recorded.over:
        return
    for index, row in enumerate(getattr(resolved.draft, "earlier", ())):
        kept = recorded.kept.get(OWN if index == recorded.own_row else index)
        if kept is None or row.expires in (None, kept.until):
            continue
        told: dict[str, Any] = {"old": row.expires, "end": kept.until, "known": told_in(kept)}
        at = f"earlier[{index}].expires"
        yield finding("lint.data-fade/hold-ends-moved", at, weight=Severity.ADVICE, **told)


def told_in(kept: Kept) -> Message:
    """Where the end of a preservation stands."""
    if not kept.name:
        return message("deadline.start/record")
    return message("deadline.start/kept", day=kept.on, file=kept.name)
