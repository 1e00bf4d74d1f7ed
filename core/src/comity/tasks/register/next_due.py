"""How a matter stands on a day, and what is due in it next, for whom and by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from comity.model.case_record import CaseRecord
from comity.model.deadlines import Deadline
from comity.model.messages import Message, Term
from comity.tasks.register.case_entries import Entry
from comity.tasks.register.preserved_until import preserved_until
from comity.tasks.register.watched_limits import NO_LIMITS, Limits
from comity.text.messages import message

__all__ = ["Act", "Due", "Status", "dues_of", "side_of", "status_of"]

Status = Literal[
    "unknown",
    "unfinished",
    "draft",
    "sent",
    "received",
    "acknowledged",
    "preserved",
    "granted",
    "returned",
    "answered-in-part",
    "answered",
    "closed",
]
Act = Literal[
    "complete",
    "send",
    "answer",
    "remind",
    "supplement",
    "rest",
    "renew",
    "confirm",
    "close",
    "acknowledge",
    "reply",
    "missing",
    "record",
    "receive",
    "limit",
    "hearing",
    "verify",
    "check",
]
Side = Literal["requesting", "requested"]

FOLLOW_UP: tuple[Act, ...] = ("remind", "supplement", "renew", "close")
"""What ``comity follow-up`` can write."""
RESULT = "deadline.title/result"
PRESERVED = "preservation-"
"""How the event begins that starts the clock of a preservation."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is due next.

    ``who`` is the side that must act, ``day`` the last day for it (None where none is known), and
    ``late`` whether that is past. ``says`` is the sentence for it.
    """

    act: Act
    who: Side
    day: dt.date | None
    late: bool
    says: Message


def status_of(entry: Entry, papers: Sequence[Entry] = ()) -> Status:
    """How a case stands by its record, and by the letters about it."""
    record = entry.record
    if entry.record_faults:
        return "unknown"
    if entry.gaps and not (record and record.events):
        return "unfinished"
    if record is None or not record.events:
        return "draft"
    if record.first("closed"):
        return "closed"
    answered, returned = record.last("answered"), _returned(entry, papers)
    if answered and not (answered.in_part and returned and returned > answered.on):
        return "answered-in-part" if answered.in_part else "answered"
    if returned and not _made_good(returned, papers):
        return "returned"
    later: tuple[Literal["granted", "preserved", "acknowledged"], ...]
    later = ("granted", "preserved", "acknowledged")
    if found := next((kind for kind in later if record.first(kind)), None):
        return found
    return "sent" if record.first("sent") else "received"


def side_of(entry: Entry, own: str) -> Side:
    """Which side keeps this register, for a case.

    Args:
        entry: the case.
        own: the State of the office, if it is known.
    """
    if own and own in (entry.requesting, entry.requested):
        return "requested" if own == entry.requested else "requesting"
    writes = _writer(entry)
    other: Side = "requesting" if writes == "requested" else "requested"
    record = entry.record
    came_in = record is not None and record.first("received") and not record.first("sent")
    return other if came_in else writes


def dues_of(
    entry: Entry,
    on: dt.date,
    papers: Sequence[Entry] = (),
    *,
    own: str = "",
    states: tuple[Term, Term] | None = None,
    limits: Limits = NO_LIMITS,
) -> tuple[Due, ...]:
    """What is due in a matter: what comes next first, then whatever else must be told with it.

    That is each other thing whose day is past, each hearing that is near, and a renewal; last what
    nobody can tell from the record.

    Args:
        entry: the case file.
        on: the day on which that is asked.
        papers: the letters about it, and its supplements.
        own: the State of the office, if it is known.
        states: the requesting and the requested State by their names.
        limits: the time limits of the case by law, promise and usual practice.
    """
    judge = _Judge(entry, on, papers, own, states, limits)
    found = judge.dues()
    told = (one for one in found[1:] if one.late or one.act in ("hearing", "renew"))
    return (*found[:1], *told, *judge.unsure())


class _Judge:
    """One matter on one day."""

    def __init__(
        self,
        entry: Entry,
        on: dt.date,
        papers: Sequence[Entry],
        own: str,
        states: tuple[Term, Term] | None,
        limits: Limits,
    ) -> None:
        self.limits = limits
        self.entry, self.on, self.papers = entry, on, papers
        self.record = entry.record or CaseRecord(entry.path)
        self.side: Side = side_of(entry, own)
        names = (Term("state", c, c) for c in (entry.requesting, entry.requested))
        self.requesting, self.requested = states or tuple(names)
        self.status = status_of(entry, papers)

    def dues(self) -> list[Due]:
        """All that is due, what is most pressing first."""
        if self.entry.record_faults:
            return [Due("record", self.side, None, False, message("register.next-record"))]
        if self.status == "closed":
            return []
        if self.status in ("unfinished", "draft"):
            return [self._of_draft()]
        found = [self._preservation(), self._step(), self._limit(), *self._told_too()]
        dues = [one for one in found if one is not None]
        # of two things on one day, what this side must do comes before what it waits for
        return sorted(
            dues, key=lambda one: (one.day is None, one.day or self.on, one.who != self.side)
        )

    def _of_draft(self) -> Due:
        if _writer(self.entry) != self.side:
            return Due("receive", self.side, None, False, message("register.next-receive"))
        if self.status == "unfinished":
            says = message("register.next-complete", number=self.entry.gaps)
            return Due("complete", self.side, None, False, says)
        day = self._deadline()
        late = day is not None and day < self.on
        if day is None:
            return Due("send", self.side, None, False, message("register.next-send"))
        return Due("send", self.side, day, late, message("register.next-send/by", day=day))

    def _step(self) -> Due | None:
        """The next act in the exchange of letters."""
        kind = self.entry.kind
        if kind == "request":
            return self._of_request()
        if kind == "disclosure":
            return self._of_disclosure()
        if kind == "preservation" and self.status in ("sent", "acknowledged"):
            says = message("register.next-confirm", state=self.requested)
            return Due("confirm", "requested", None, False, says)
        return None

    def _of_disclosure(self) -> Due | None:
        """A paper to a company: it answers, and no letter about a request fits."""
        if self.status == "answered":
            return Due("close", self.side, None, False, message("register.next-close/paper"))
        if self.status == "returned" or self.side == "requested":
            return None
        day = self._deadline()
        if day is None:
            return Due("answer", "requested", None, False, message("register.next-answer/company"))
        if day >= self.on:
            says = message("register.next-answer/company-by", day=day)
            return Due("answer", "requested", day, False, says)
        says = message("register.next-answer/company-late", day=day)
        return Due("answer", "requested", day, True, says)

    def _of_request(self) -> Due | None:
        if self.status == "answered":
            return self._closing()
        if self.status == "returned":
            return self._supplement()
        if self.side == "requested":
            return self._incoming()
        day = self._deadline()
        if self.status == "answered-in-part":
            return self._waiting("rest", day)
        return self._waiting("answer", day)

    def _closing(self) -> Due:
        who: Side = "requesting"
        if self.side == who:
            return Due("close", who, None, False, message("register.next-close"))
        says = message("register.next-close/theirs", state=self.requesting)
        return Due("close", who, None, False, says)

    def _waiting(self, act: Literal["answer", "rest"], day: dt.date | None) -> Due:
        """The other side must act; once its day is past, this side reminds it."""
        if day is None:
            return self._usual(act)
        if day >= self.on:
            says = message(f"register.next-{act}/by", state=self.requested, day=day)
            return Due(act, "requested", day, False, says)
        if (reminded := self._reminded()) and reminded > day:
            says = message(
                f"register.next-{act}/reminded", state=self.requested, day=day, again=reminded
            )
            return Due(act, "requested", day, True, says)
        says = message("register.next-remind", state=self.requested, day=day)
        return Due("remind", "requesting", day, True, says)

    def _usual(self, act: Literal["answer", "rest"]) -> Due:
        """The request names no day: after the usual time this side asks."""
        day = self.limits.usual
        if day is None:
            says = message(f"register.next-{act}", state=self.requested)
            return Due(act, "requested", None, False, says)
        if day >= self.on:
            says = message(f"register.next-{act}/usual", state=self.requested, day=day)
            return Due(act, "requested", day, False, says)
        says = message("register.next-remind/usual", state=self.requested, day=day)
        return Due("remind", "requesting", day, True, says)

    def _limit(self) -> Due | None:
        """The first other time limit of the case that runs, whoever must keep it."""
        found = self.limits.next
        return self._of_limit("limit", found, "register.next-limit") if found else None

    def _told_too(self) -> Iterator[Due | None]:
        """What was missed, and the hearings that are near."""
        again = any(p.kind == "preservation" and p.record and p.record.events for p in self.papers)
        for one in self.limits.past:
            held = one.event.startswith(PRESERVED)
            if not (held and again):  # whose own end is told
                act: Act = "renew" if held and self.side == "requesting" else "limit"
                yield self._of_limit(act, one, "register.next-limit/late", late=True)
        for one in self.limits.near:
            yield self._of_limit("hearing", one, "register.next-hearing")

    def unsure(self) -> Iterator[Due]:
        """Days of the requesting side that are past, and of which no record says more."""
        for one in self.limits.unsure if self.side == "requesting" else ():
            says = message("register.next-verify", limit=one.title, day=one.due)
            yield Due("verify", "requesting", one.due, False, says)

    def _of_limit(self, act: Act, found: Deadline, id: str, *, late: bool = False) -> Due | None:
        day = found.due
        if day is None:
            return None
        # a company, a court or an authority there stands for the requested side
        who: Side = "requesting" if found.role in ("", "requesting") else "requested"
        if found.title.id == RESULT:
            item = dict(found.title.params)["item"]
            says = message("register.next-result", state=self.requested, item=item, day=day)
            return Due(act, who, day, late, says)
        if act == "hearing":
            return Due(act, who, day, late, message(id, limit=found.title, day=day))
        return Due(act, who, day, late, message(id, limit=found.title, who=found.who, day=day))

    def _supplement(self) -> Due:
        day = self._reply_by()
        late = day is not None and day < self.on
        act: Act = "supplement" if self.side == "requesting" else "missing"
        other = self.requested if self.side == "requesting" else self.requesting
        if day is None:
            says = message(f"register.next-{act}", state=other)
        else:
            says = message(f"register.next-{act}/by", state=other, day=day)
        return Due(act, "requesting", day, late, says)

    def _incoming(self) -> Due:
        """What the requested State does with a request that came in."""
        day = self._deadline()
        late = day is not None and day < self.on
        if self.status == "received":
            says = message("register.next-acknowledge", state=self.requesting)
            return Due("acknowledge", "requested", None, False, says)
        if day is None:
            says = message("register.next-reply", state=self.requesting)
        else:
            says = message("register.next-reply/by", state=self.requesting, day=day)
        return Due("reply", "requested", day, late, says)

    def _preservation(self) -> Due | None:
        """The end of a preservation, as long as the data have not come."""
        if self.status == "answered" or self.side != "requesting":
            return None
        if self.entry.kind not in ("request", "preservation"):
            return None
        day = min(preserved_until(self.entry, self.papers), default=None)
        if day is None:
            return None
        if day < self.on:
            return Due(
                "renew", "requesting", day, True, message("register.next-renew/late", day=day)
            )
        return Due("renew", "requesting", day, False, message("register.next-renew", day=day))

    def _deadline(self) -> dt.date | None:
        """The day by which the file itself asks for an answer."""
        urgency = getattr(self.entry.draft, "urgency", None)
        found: dt.date | None = getattr(urgency, "deadline", None)
        return found

    def _reply_by(self) -> dt.date | None:
        """The last day for what is missing: as recorded, or as the deficiency letter says."""
        event = self.record.last("returned")
        if event is not None and event.until is not None:
            return event.until
        letters = [one.draft for one in self.papers if one.kind == "deficiency"]
        days = [day for one in letters if (day := getattr(one, "reply_by", None))]
        return max(days, default=None)

    def _reminded(self) -> dt.date | None:
        own = self.record.last("reminded")
        days = [own.on] if own else []
        for paper in self.papers:
            sent = paper.record.last("sent") if paper.record else None
            if paper.kind == "reminder" and sent:
                days.append(sent.on)
        return max(days, default=None)


def _writer(entry: Entry) -> Side:
    """The side that writes a paper of this kind."""
    return "requested" if entry.sender == "requested" else "requesting"


def _returned(entry: Entry, papers: Sequence[Entry]) -> dt.date | None:
    """When a request was last returned: as recorded, or when a deficiency letter went or came."""
    event = entry.record.last("returned") if entry.record else None
    days = [event.on] if event else []
    for paper in papers:
        if paper.kind == "deficiency" and paper.record:
            dates = (paper.record.first("received"), paper.record.first("sent"))
            days += [one.on for one in dates if one]
    return max(days, default=None)


def _made_good(returned: dt.date, papers: Sequence[Entry]) -> bool:
    """Whether a supplement or a replacement went out since."""
    later = (p.record.last("sent") for p in papers if p.kind == "request" and p.record)
    return any(one is not None and one.on >= returned for one in later)
