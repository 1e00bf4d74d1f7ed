"""How sure a company is of what it says: a detail promises no more than the practice it is of.

Where the company *may* preserve data, *it preserves the data for 90 days* would promise more: the
sentence then begins with a condition.
"""

from __future__ import annotations

from collections.abc import Mapping

from comity.model.drafts.notice_practice import NOT_SURE
from comity.steps.compose.drafter import Drafter

__all__ = ["chosen_clause"]

# the clause of a detail: that with a condition, and the practices beside the field that it is of
CONDITIONS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "notice.preservation.period": ("notice.preservation.period.if", ("practice",)),
    "notice.preservation.foreign_period": ("notice.preservation.foreign_period.if", ("practice",)),
    "notice.preservation.told_after": ("notice.preservation.told_after.if", ("user_told",)),
    "notice.notification.before.yes": ("notice.notification.before.yes.if", ("practice",)),
    "notice.notification.ahead": (
        "notice.notification.ahead.if",
        ("practice", "before_disclosure"),
    ),
    "notice.notification.delays": ("notice.notification.delays.if", ("practice",)),
    "notice.notification.delayed_until": (
        "notice.notification.delayed_until.if",
        ("practice", "delayed"),
    ),
    "notice.emergency.process_within": ("notice.emergency.process_within.if", ("process_after",)),
    "notice.removal.within": ("notice.removal.within.if", ("practice",)),
}


def chosen_clause(drafter: Drafter, path: str, clause: str) -> str:
    """The clause for the detail at a path: the one given, or that with a condition.

    Where the author has reworded the one given and not the other, it stays: the words are theirs.
    """
    if drafter.rewordings.get(clause, "").startswith("rewordings["):
        other = CONDITIONS.get(clause, ("",))[0]
        if other not in drafter.rewordings:
            return clause
    if clause == "notice.child_safety.reports" and drafter.has("child_safety.reports"):
        return "notice.child_safety.to"  # whether it reports is said before
    conditional, practices = CONDITIONS.get(clause, ("", ()))
    table = path.rpartition(".")[0]
    if any(drafter.get(f"{table}.{name}") in NOT_SURE for name in practices):
        return conditional
    return clause
