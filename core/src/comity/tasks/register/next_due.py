"""What is due next in a matter on a day, for whom and by when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from comity.model.case_record import CaseRecord
from comity.model.messages import Message, Term
from comity.steps.check.hold_acts import renew_by
from comity.tasks.deadlines.returned import came_back
from comity.tasks.register.answering_dues import acceptance, answering
from comity.tasks.register.case_entries import Entry
from comity.tasks.register.case_status import (
    DONE,
    Side,
    Status,
    is_made_good,
    returned_on,
    side_of,
    status_of,
)
from comity.tasks.register.draft_dues import Overtaken, draft_due
from comity.tasks.register.due import Act, Due, told
from comity.tasks.register.limit_dues import LimitDues, when
from comity.tasks.register.receivers import goes_to_company
from comity.tasks.register.watched_limits import NO_LIMITS, Limits
from comity.text.messages import message

__all__ = ["Act", "Due", "Side", "Status", "Told", "dues_of", "side_of", "status_of"]

CALL = "deadline.act/call"
FORMS = {"deadline.title/reminder-guess": "guess", "deadline.title/reminder-range": "range"}
"""What is known of the time of an answer, by how the day begins that ``deadlines`` tells."""
ASK_RECEIPT = "deadline.act/ask-receipt"
WAITS: tuple[Act, ...] = ("answer", "rest", "limit", "accept")
"""What is told only where nothing else comes first, or its day is past."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the other files of a folder say of a case.

    ``papers`` are the letters about it, ``alone`` whether it stands under no request. ``asked`` is
    whether the request that a preservation announces was sent, or a later paper tells when that is
    due; ``settled`` whether another file has the end of that preservation, or it was renewed since.
    ``holds`` are what is due for the preservations that this case tells of, ``pressed`` whether one
    of those that rest on it is to be asked about or renewed now. ``above`` is how the
    request stands that a letter belongs to, ``told_over`` whether that leaves an unsent letter
    nothing to do, ``renews`` the end that a draft asks to move.
    """

    papers: Sequence[Entry] = ()
    alone: bool = True
    asked: bool = False
    settled: bool = False
    above: Status | None = None
    holds: tuple[Due, ...] = ()
    pressed: bool = False
    renews: dt.date | None = None
    told_over: Overtaken = ""


def dues_of(
    entry: Entry,
    on: dt.date,
    beside: Told | None = None,
    *,
    own: str = "",
    states: tuple[Term, Term] | None = None,
    limits: Limits = NO_LIMITS,
) -> tuple[Due, ...]:
    """What is due in a matter: what comes next first, then whatever else must be told with it.

    That is each other thing whose day is past, each hearing that is near, each preservation that
    ends, and what the office owes besides; last what nobody can tell from the record.

    Args:
        entry: the case file.
        on: the day on which that is asked.
        beside: what the other files of the folder say of it.
        own: the State of the office, if it is known.
        states: the requesting and the requested State by their names.
        limits: the time limits of the case by law, promise and usual practice.
    """
    judge = _Judge(entry, on, beside or Told(), own, states, limits)
    found = judge.dues()
    also = (one for one in found[1:] if one.late or one.act not in WAITS)
    return (*found[:1], *also, *judge.unsure())


class _Judge:
    """One matter on one day."""

    def __init__(
        self,
        entry: Entry,
        on: dt.date,
        beside: Told,
        own: str,
        states: tuple[Term, Term] | None,
        limits: Limits,
    ) -> None:
        self.entry, self.on, self.beside, self.limits = entry, on, beside, limits
        self.papers = beside.papers
        self.record = entry.record or CaseRecord(entry.path)
        self.side: Side = side_of(entry, own)
        names = (Term("state", c, c) for c in (entry.requesting, entry.requested))
        self.requesting, self.requested = states or tuple(names)
        self.status = status_of(entry, self.papers)
        self.watched = LimitDues(limits, self.side, self.requested)

    def dues(self) -> list[Due]:
        """All that is due: of what stands still how to go on, else what is most pressing first."""
        if "closed" in (self.status, self.beside.above) or self._is_needless():
            return []
        if self.status == "unknown":
            return [self._of_record(), *self._sorted(list(self.beside.holds))]
        if self.status in ("unfinished", "draft"):
            too = [one for one in self.watched.too() if one is not None]
            given = (self.entry, self.side, self.on, self._deadline(), self.beside.renews)
            own = draft_due(*given, told_over=self.beside.told_over)
            return [own, *self._sorted([*self.beside.holds, *too])]
        if self.beside.above in DONE:  # the letters about it have done their work
            return self._sorted(list(self.beside.holds))
        steps = [*self._not_counted(), *self._steps()]
        missed = self.watched.too([one for one in steps if one.late])
        found = [*self.beside.holds, *steps, self.watched.next(), *missed]
        return self._sorted([one for one in found if one is not None])

    def _is_needless(self) -> bool:
        """Whether it is a letter that nobody sent, and nobody needs once the answer is there."""
        unsent = self.status in ("unfinished", "draft")
        return unsent and self.beside.above in DONE and bool(self.beside.told_over)

    def unsure(self) -> Iterator[Due]:
        """What nobody can tell from the record."""
        return self.watched.unsure() if self.status != "unknown" else iter(())

    def _sorted(self, dues: list[Due]) -> list[Due]:
        """What ends far off last; of two things on one day, first what this side must do."""
        own = self.entry.requesting

        def key(one: Due) -> tuple[bool, bool, dt.date, bool]:
            day = one.day or self.on
            if one.act in ("renew", "secure") and one.day is not None:
                day = min(day, renew_by(day, self.on, own))
            undated = one.day is None and one.act != "acknowledge"  # which is due at once
            return one.act == "kept", undated, day, one.who != self.side

        return sorted(dues, key=key)

    def _of_record(self) -> Due:
        if self.entry.lone is None:
            return Due("record", self.side, None, False, message("register.next-record"))
        form = "two" if self.entry.record is not None else "lone"
        says = message(f"register.next-record/{form}", name=self.entry.lone.name)
        return Due("record", self.side, None, False, says)

    def _not_counted(self) -> Iterator[Due]:
        """Of a file that is under way and has gaps: that nobody watches its time limits."""
        if self.entry.gaps:
            name, number = self.entry.path.name, self.entry.gaps
            came = self.entry.kind == "request" and self.side == "requested"
            id = f"register.next-complete/{'came' if came else 'sent'}"
            told_of: dict[str, Any] = (
                {"number": number} if came else {"number": number, "file": name}
            )
            says = message(id, **told_of)
            yield Due("complete", self.side, None, False, says)

    def _steps(self) -> Iterator[Due]:
        """The next acts in the exchange of letters."""
        kind = self.entry.kind
        if kind == "request":
            yield from self._of_request()
        elif kind == "disclosure":
            yield from self._of_disclosure()
        elif kind == "preservation":
            yield from self._of_preservation()
        elif kind == "deficiency" and self.beside.alone and self.status not in DONE:
            yield self._supplement(getattr(self.entry.draft, "reply_by", None))
        elif kind == "decision":
            yield from acceptance(self.entry, self.on, self.side, self.requesting)

    def _of_preservation(self) -> Iterator[Due]:
        """A paper for preservation: its confirmation, and the request that it announces."""
        waits = self.status in ("sent", "acknowledged") and not self.beside.settled
        if waits and self.side == "requesting":
            due = self._confirmation()
            if due.act != "confirm" or not self.beside.pressed:
                yield due
        if (back := self._came_back()) is not None:
            yield back
        day: dt.date | None = getattr(self.entry.draft, "request_by", None)
        if day is None or self.beside.asked or self.side != "requesting" or self.status in DONE:
            return
        late = day < self.on
        says = message("register.next-request/late" if late else "register.next-request", day=day)
        yield Due("request", "requesting", day, late, says)

    def _confirmation(self) -> Due:
        if (call := self._call()) is not None:
            return call
        if self.record.last("answered"):  # which an earlier version of Comity recorded
            says = message("register.next-confirm/answered", file=self.entry.path.name)
            return Due("record", "requesting", None, False, says)
        day, company = self._deadline(), self._to_company
        over = day is not None and day < self.on
        again = self._reminded_after(day) if over else None
        late = over and again is None
        form = "late" if late else "reminded" if again else "by" if day else ""
        form = "-".join(filter(None, ("company" * company, form)))
        told_of: dict[str, Any] = {"day": day} if day else {}
        told_of |= {"again": again} if again else {}
        told_of |= {} if company else {"state": self.requested}
        id = f"register.next-confirm/{form}" if form else "register.next-confirm"
        says = message(id, **told_of)
        if late:
            return Due("ask" if company else "remind", "requesting", day, True, says)
        return Due("confirm", "requested", day, over, says)

    def _of_disclosure(self) -> Iterator[Due]:
        """A paper to a company: it answers, and no letter about a request fits."""
        if self.status == "answered":
            yield Due("close", self.side, None, False, message("register.next-close/paper"))
            return
        if (back := self._came_back()) is not None:
            yield back
        if self.status == "returned" or self.side == "requested":
            return
        day = self._deadline()
        if (call := self._call()) is not None:
            yield call
        elif day is None:
            says = message("register.next-answer/company")
            yield Due("answer", "requested", None, False, says)
        elif day >= self.on:
            says = message("register.next-answer/company-by", day=day)
            yield Due("answer", "requested", day, False, says)
        elif again := self._reminded_after(day):
            says = message("register.next-answer/company-reminded", day=day, again=again)
            yield Due("answer", "requested", day, True, says)
        elif (reply := self.limits.reply) and reply.act and reply.act.id == ASK_RECEIPT:
            yield Due("ask", "requesting", day, False, reply.act)
        else:
            says = message("register.next-answer/company-late", day=day)
            yield Due("ask", "requesting", day, True, says)

    def _came_back(self) -> Due | None:
        """A paper came back that no supplement follows: it is sent again with what it lacked."""
        event = came_back(self.record)
        if event is None:
            return None
        day, file = event.until, self.entry.path.name
        late = day is not None and day < self.on
        if self.side == "requested":
            return self._supplement(day)
        says: Message
        if day is None:
            says = message("register.next-returned", file=file)
        else:
            form = "late" if late else "by"
            says = message(f"register.next-returned/{form}", file=file, day=day)
        return Due("send", "requesting", day, late, says)

    def _of_request(self) -> Iterator[Due]:
        if self.status == "answered":
            yield self._closing()
            return
        returned = returned_on(self.entry, self.papers)
        if returned is not None and not is_made_good(returned, self.entry, self.papers):
            yield self._supplement(self._reply_by())
        if self.status == "returned" and not self._goes_on():
            return
        if self.side == "requested":
            given = (self.entry, self.status, self.on, self._deadline(), self.requesting)
            yield from answering(*given, self.limits, self.papers)
        else:
            yield self._waiting("rest" if self.status == "answered-in-part" else "answer")

    def _goes_on(self) -> bool:
        """Whether this side said of some measures that they do not wait for what it asked."""
        letters = [one for one in self.papers if one.kind == "deficiency" and one.record]
        sent = [(day.on, one) for one in letters if one.record and (day := one.record.last("sent"))]
        last = max(sent, key=lambda one: one[0], default=None)
        free = getattr(last[1].draft, "not_held_up", ()) if last else ()
        return self.side == "requested" and bool(free)

    def _closing(self) -> Due:
        who: Side = "requesting"
        if self.side == who:
            heard = self.limits.heard
            if heard is not None:  # for which the evidence is needed
                says = message("register.next-close/hearing", day=heard)
                return Due("close", who, heard, False, says)
            return Due("close", who, None, False, message("register.next-close"))
        says = message("register.next-close/theirs", state=self.requesting)
        return Due("close", who, None, False, says)

    def _call(self) -> Due | None:
        """In an emergency nobody writes: the act of ``deadlines``, with the hour."""
        reply = self.limits.reply
        if reply is None or reply.act is None or not reply.act.id.startswith(CALL):
            return None
        over = reply.standing == "past"
        id = "register.reply-due/past" if over else "register.reply-due"
        due = message(id, when=when(reply))
        says = told(reply.act, due) if over else told(due, reply.act)
        who: Side = "requesting" if over else "requested"
        return Due("call" if over else "answer", who, reply.due, over, says)

    def _waiting(self, act: Literal["answer", "rest"]) -> Due:
        """The other side must act; once its day is past, this side reminds it."""
        if (call := self._call()) is not None:
            return call
        day = self._deadline()
        if day is None:
            return self._usual(act)
        if day >= self.on:
            says = message(f"register.next-{act}/by", state=self.requested, day=day)
            return Due(act, "requested", day, False, says)
        if (reminded := self._reminded_after(day)) is not None:
            says = message(
                f"register.next-{act}/reminded", state=self.requested, day=day, again=reminded
            )
            return Due(act, "requested", day, True, says)
        says = message("register.next-remind", state=self.requested, day=day)
        return Due("remind", "requesting", day, True, says)

    def _usual(self, act: Literal["answer", "rest"]) -> Due:
        """The request names no day: after the time that is known, or guessed, this side asks."""
        usual = self.limits.usual
        day = usual.due if usual is not None else None
        if usual is None or day is None:
            says = message(f"register.next-{act}{self._unread}", state=self.requested)
            return Due(act, "requested", None, False, says)
        known = (form for begin, form in FORMS.items() if usual.title.id.startswith(begin))
        form = next(known, "usual")
        if day >= self.on:
            says = message(f"register.next-{act}/{form}", state=self.requested, day=day)
            return Due(act, "requested", day, False, says)
        says = message(f"register.next-remind/{form}", state=self.requested, day=day)
        # nobody is late by a guess, or by the shortest time that somebody counted
        return Due("remind", "requesting", day, form == "usual", says)

    def _supplement(self, day: dt.date | None) -> Due:
        late = day is not None and day < self.on
        act: Act = "supplement" if self.side == "requesting" else "missing"
        other = self.requested if self.side == "requesting" else self.requesting
        says: Message
        if day is None:
            says = message(f"register.next-{act}", state=other)
        else:
            form = "late" if late else "by"
            says = message(f"register.next-{act}/{form}", state=other, day=day)
        return Due(act, "requesting", day, late, says)

    @property
    def _to_company(self) -> bool:
        return goes_to_company(self.entry)

    @property
    def _unread(self) -> str:
        """The form of a sentence on a file that was not read to its end: it denies nothing."""
        return "/unread" if self.entry.draft is None else ""

    def _deadline(self) -> dt.date | None:
        """The day by which the file asks for an answer, or the end of a time from receipt."""
        urgency = getattr(self.entry.draft, "urgency", None)
        named = getattr(urgency, "deadline", None) or self.entry.wanted
        reply = self.limits.reply
        days = (named, reply.due if reply is not None else None)
        return min((day for day in days if day is not None), default=None)

    def _reply_by(self) -> dt.date | None:
        """The last day for what is missing: as recorded, or as the deficiency letter says."""
        event = self.record.last("returned")
        if event is not None and event.until is not None:
            return event.until
        letters = [one.draft for one in self.papers if one.kind == "deficiency"]
        days = [day for one in letters if (day := getattr(one, "reply_by", None))]
        return max(days, default=None)

    def _reminded_after(self, day: dt.date | None) -> dt.date | None:
        reminded = self._reminded()
        return reminded if reminded is not None and day is not None and reminded > day else None

    def _reminded(self) -> dt.date | None:
        own = self.record.last("reminded")
        days = [own.on] if own else []
        for paper in self.papers:
            sent = paper.record.last("sent") if paper.record else None
            if paper.kind == "reminder" and sent:
                days.append(sent.on)
        return max(days, default=None)
