"""The time limits of a case, by law, promise and usual practice, as far as the register needs them.

They are those of ``comity deadlines``, with its acts. Three things the register judges by itself,
because it sees the other letters too: the end of a preservation, the day that the file names for an
answer, and what a deficiency letter asks for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from comity.host import Host
from comity.model.deadlines import Deadline
from comity.model.drafts.request_papers import Earlier
from comity.steps.check.holds_end import extensions_used
from comity.steps.protect import hushed_errors
from comity.steps.read import CaseFile
from comity.steps.resolve import Resolved, resolve
from comity.tasks.deadlines import watch
from comity.tasks.register.case_entries import Entry
from comity.tasks.register.preserved_until import PRESERVED

__all__ = [
    "HEARINGS",
    "NO_LIMITS",
    "Limits",
    "ResolvedOnce",
    "is_last",
    "is_of_data",
    "limits_of",
]

REMINDER = "deadline.title/reminder"
WITHIN = ("deadline.title/within", "deadline.title/within-order")
REPLY = ("deadline.title/reply", "deadline.title/reply-at", *WITHIN)
HOLDS = (
    *("deadline.title/preservation", "deadline.title/preservation-unnamed"),
    *("deadline.title/preservation-asked", "deadline.title/preservation-confirmed"),
    "deadline.title/preserved-by-notice",
)
"""The titles of the ends of preservations, but for those that law sets."""
OWN = frozenset((*HOLDS, "deadline.title/request", "deadline.title/deficiency"))
"""The titles of what the register judges by itself."""
SUPPLEMENT = ("deadline.title/supplement", "deadline.title/supplement-paper")
ANSWERED_FOR = ("request", "disclosure", "preservation")
"""The kinds of document whose answer the register judges by itself."""
RESULTS = ("deadline.title/result", "deadline.title/service")
HEARINGS = tuple(f"deadline.title/{name}" for name in ("hearing", "hearing-at", "hearing-served"))
NEAR = 14
"""Days before a hearing from which the register names it."""
NOTHING = ("deadline.act/right", "deadline.act/right-over")
"""What is left to do where the other side may only object."""
DATA = tuple(f"deadline.title/kept-{name}" for name in ("by-law", "by-notice", "at-most"))
DATA_BEGIN = "conduct"


@dataclass(frozen=True, slots=True)
class Limits:
    """What of the time limits of a case concerns the register.

    ``usual`` is the day on which an answer is asked about, ``reply`` that on which the file needs
    it, ``next`` the first limit of another kind that still runs, ``past`` those that were missed,
    ``near`` the hearings of the next days, ``wanted`` the first day on which the file wants the
    result of a measure, ``heard`` that of the first hearing to come, ``unsure`` days of the
    requesting side that are past, and that no record can show as kept. ``holds`` are the ends of
    preservations, by this file alone. ``until`` is the moment at which the first limit in hours is
    over, so that all this may be otherwise.
    """

    usual: Deadline | None = None
    reply: Deadline | None = None
    next: Deadline | None = None
    past: tuple[Deadline, ...] = ()
    near: tuple[Deadline, ...] = ()
    wanted: dt.date | None = None
    heard: dt.date | None = None
    unsure: tuple[Deadline, ...] = ()
    holds: tuple[Deadline, ...] = ()
    until: dt.datetime | None = None


NO_LIMITS = Limits()


class ResolvedOnce:
    """The cases of a register with the law put to them, each once."""

    def __init__(self, host: Host) -> None:
        """Nothing is put to the law yet.

        Args:
            host: the plugins.
        """
        self.host = host
        self._done: dict[int, tuple[CaseFile, Resolved]] = {}

    def of(self, case: CaseFile) -> Resolved:
        """A case with the law of its own date put to it.

        Raises:
            DraftError: the case names a State that there is not.
        """
        if id(case) not in self._done:  # it is kept, so that no other has its number
            with hushed_errors(case.draft):
                self._done[id(case)] = case, resolve(case, self.host)
        return self._done[id(case)][1]


def limits_of(
    entry: Entry, cases: ResolvedOnce, on: dt.date, now: dt.datetime | None = None
) -> Limits:
    """The limits of a case that has not ended, also of a draft.

    Args:
        entry: the case file.
        cases: those of the register.
        on: the day of the register.
        now: the moment, for limits in hours; left out where ``on`` is another day.

    Raises:
        DraftError: the case names a State that there is not.
    """
    record = entry.record
    if entry.case is None or (record is not None and record.first("closed")):
        return NO_LIMITS
    resolved = cases.of(entry.case)
    told = watch(entry.case, cases.host, today=on, now=now, record=record, resolved=resolved)
    found = told.found
    kept = entry.kind == "preservation"  # whose answer is its confirmation, and ends nothing
    answered = record.last("answered") if record and not kept else None
    done = answered is not None and not answered.in_part
    begun = record is not None and bool(record.events)
    known = [one for one in found if one.due is not None]
    granted = record is not None and record.first("granted") is not None
    other = [one for one in known if not _is_own(entry, one) and not (granted and _led_to(one))]
    running = [one for one in other if one.standing == "running"]
    near = tuple(one for one in running if one.title.id in HEARINGS and _is_near(one, on))
    rest = (one for one in running if one not in near and one.weight != "advised")
    return Limits(
        usual=next((one for one in known if one.title.id.startswith(REMINDER)), None),
        reply=next((one for one in known if one.title.id in REPLY), None),
        next=next(rest, None),
        past=tuple(one for one in other if _was_missed(one, done=done or not begun)),
        near=near,
        wanted=_first_day(one for one in known if one.title.id in RESULTS),
        heard=_first_day(one for one in running if one.title.id in HEARINGS),
        unsure=tuple(one for one in other if begun and _is_unsure(one)),
        holds=tuple(one for one in known if _is_hold(one)),
        until=_first_moment(found, now),
    )


def _first_moment(found: Iterable[Deadline], now: dt.datetime | None) -> dt.datetime | None:
    """The first moment to come at which a limit is over."""
    moments = (one.moment for one in found if one.moment is not None)
    return min((one for one in moments if now is not None and one >= now), default=None)


def is_of_data(one: Deadline) -> bool:
    """Whether it is the time for which somebody keeps data, after which nobody need act."""
    return one.event == DATA_BEGIN or one.title.id in DATA


def is_last(
    entry: Entry,
    cases: ResolvedOnce,
    *,
    since: dt.date | None,
    end: dt.date,
    extended: bool,
) -> bool:
    """Whether a preservation lasts as long already as the law names with all extensions.

    Args:
        entry: a case file that names it; its States and instruments tell which law applies.
        cases: those of the register.
        since: the day on which it was asked for first.
        end: its last day.
        extended: whether it was extended already.

    Raises:
        DraftError: the case names a State that there is not.
    """
    if entry.case is None:
        return False
    step = Earlier(kind="preservation", date=since, expires=end, extended=extended or None)
    with hushed_errors(entry.case.draft):
        return extensions_used(cases.of(entry.case), step)


def _first_day(found: Iterable[Deadline]) -> dt.date | None:
    return min((one.due for one in found if one.due is not None), default=None)


def _is_hold(one: Deadline) -> bool:
    return one.title.id in HOLDS or one.event.startswith(PRESERVED)


def _is_own(entry: Entry, one: Deadline) -> bool:
    if one.title.id in REPLY:
        return entry.kind in ANSWERED_FOR
    if one.title.id in SUPPLEMENT and entry.kind in ANSWERED_FOR:
        return True
    return one.title.id in OWN or one.title.id.startswith(REMINDER) or _is_hold(one)


def _led_to(one: Deadline) -> bool:
    """Whether it is a time to acknowledge or to decide, which is over once a request is granted."""
    return one.event.startswith("request-received")


def _is_unsure(one: Deadline) -> bool:
    return one.standing == "past" and one.weight == "expected" and one.role == "requesting"


def _is_near(one: Deadline, on: dt.date) -> bool:
    return one.due is not None and one.due <= on + dt.timedelta(days=NEAR)


def _was_missed(one: Deadline, *, done: bool) -> bool:
    """Whether a limit is over without its act.

    Once the answer is there, and before a paper goes out, only what is our own. A hearing that took
    place was not missed, nor was a time in which the other side may object.
    """
    if one.standing != "past" or one.title.id in HEARINGS or is_of_data(one):
        return False
    if one.role in ("", "requesting"):
        return one.weight == "must"
    act = one.act.id if one.act is not None else ""
    return not done and one.weight != "advised" and act not in (*NOTHING, "")
