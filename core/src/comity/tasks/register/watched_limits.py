"""The time limits of a case, by law, promise and usual practice, as far as the register needs them.

They are those of ``comity deadlines``. What the register judges by itself, since it sees the other
letters too, is left out: the end of a preservation, and the day that the request names.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from comity.host import Host
from comity.model.deadlines import Deadline
from comity.tasks.deadlines import watch
from comity.tasks.register.case_entries import Entry

__all__ = ["NO_LIMITS", "Limits", "limits_of"]

REMINDER = "deadline.title/reminder"
OWN = ("deadline.title/preservation", "deadline.title/reply", "deadline.title/request", REMINDER)
"""How the titles begin of what the register judges by itself."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What of the time limits of a case concerns the register.

    ``usual`` is the day on which an answer is usually there, ``next`` the first limit of another
    kind that still runs.
    """

    usual: dt.date | None = None
    next: Deadline | None = None


NO_LIMITS = Limits()


def limits_of(entry: Entry, host: Host, on: dt.date) -> Limits:
    """The limits of a case that went out or came in, and has not ended.

    Raises:
        DraftError: the case names a State that there is not.
    """
    record = entry.record
    if entry.case is None or record is None or not record.events or record.first("closed"):
        return NO_LIMITS
    found = watch(entry.case, host, today=on, record=record).found
    usual = next((one.due for one in found if one.title.id == REMINDER), None)
    running = (one for one in found if one.standing == "running" and one.due is not None)
    other = (one for one in running if not one.title.id.startswith(OWN))
    return Limits(usual, next((one for one in other if one.weight != "advised"), None))
