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
OWN = frozenset(
    (
        *("deadline.title/preservation", "deadline.title/preservation-unnamed"),
        *("deadline.title/preservation-asked", "deadline.title/preservation-confirmed"),
        *("deadline.title/reply", "deadline.title/reply-at", "deadline.title/request"),
    )
)
"""The titles of what the register judges by itself."""
HEARINGS = tuple(f"deadline.title/{name}" for name in ("hearing", "hearing-at", "hearing-served"))
NEAR = 14
"""Days before a hearing from which the register names it."""
LATE = frozenset(
    f"deadline.act/{name}"
    for name in ("remind", "ask-now", "answer-now", "call-now", "enforce-now", "enforce-now-call")
)
"""What is left to do where the other side missed its day; where it may only object, nothing is."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What of the time limits of a case concerns the register.

    ``usual`` is the day on which an answer is usually there, ``next`` the first limit of another
    kind that still runs, ``past`` those that bind and were missed, ``near`` the hearings of the
    next days, ``unsure`` days of the office itself that are past, and that no record can show as
    kept.
    """

    usual: dt.date | None = None
    next: Deadline | None = None
    past: tuple[Deadline, ...] = ()
    near: tuple[Deadline, ...] = ()
    unsure: tuple[Deadline, ...] = ()


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
    answered = record.last("answered")
    done = answered is not None and not answered.in_part
    usual = next((one.due for one in found if one.title.id.startswith(REMINDER)), None)
    other = [one for one in found if one.due is not None and not _is_own(one)]
    running = [one for one in other if one.standing == "running"]
    near = tuple(one for one in running if one.title.id in HEARINGS and _is_near(one, on))
    past = tuple(one for one in other if _was_missed(one, done=done))
    rest = (one for one in running if one not in near and one.weight != "advised")
    unsure = tuple(one for one in other if _is_unsure(one))
    return Limits(usual, next(rest, None), past, near, unsure)


def _is_unsure(one: Deadline) -> bool:
    return one.standing == "past" and one.weight == "expected" and one.role == "requesting"


def _is_own(one: Deadline) -> bool:
    return one.title.id in OWN or one.title.id.startswith(REMINDER)


def _is_near(one: Deadline, on: dt.date) -> bool:
    return one.due is not None and one.due <= on + dt.timedelta(days=NEAR)


def _was_missed(one: Deadline, *, done: bool) -> bool:
    """Whether a limit that binds is over without its act; once the answer is there, only our own.

    A hearing that took place was not missed.
    """
    if one.standing != "past" or one.weight != "must" or one.title.id in HEARINGS:
        return False
    theirs = one.act is not None and one.act.id in LATE
    return not done if theirs else one.role == "requesting"
