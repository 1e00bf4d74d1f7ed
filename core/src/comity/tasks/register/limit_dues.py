"""What the register says of time limits: who acts until when, in short, and what is to be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from comity.model.deadlines import Deadline
from comity.model.messages import Message, Term
from comity.tasks.register.case_status import Side
from comity.tasks.register.due import Act, Due, told
from comity.tasks.register.watched_limits import Limits, is_of_data
from comity.text.messages import message

__all__ = ["LimitDues", "when"]

RESULT, LAW = "deadline.title/result", "deadline.title/law"
ANSWER = ("deadline.act/answer", "deadline.act/answer-now")
OFFICES = tuple(f"deadline.who/{name}" for name in ("requested", "enforcing", "executing"))
ANSWERS: tuple[Act, ...] = ("answer", "rest", "remind", "ask", "call", "reply")
"""What the register says of an answer that is late."""
CALL = "deadline.act/call"
REMIND, ASK_RECEIPT = "deadline.act/remind", "deadline.act/ask-receipt"
AT = "deadline.title/hearing-at"
SERVED = "deadline.title/hearing-served"


@dataclass(frozen=True, slots=True)
class LimitDues:
    """The limits of a case as one side has them; ``requested`` is the other State by its name."""

    limits: Limits
    side: Side
    requested: Term

    def next(self) -> Due | None:
        """The first limit that runs, whoever must keep it."""
        one = self.limits.next
        return self._of(one, late=False) if one and not self._is_theirs(one) else None

    def too(self, told_late: Sequence[Due] = ()) -> Iterator[Due | None]:
        """What was missed, and the hearings that are near.

        Args:
            told_late: what is told already of answers that are late; the result that was due on
                that day is not told again where the same is to be done.
        """
        days = {one.day for one in told_late if one.act in ANSWERS}
        done = set()
        for one in self.limits.past:
            if one.title.id == RESULT and one.due in days and _is_asked_after(one):
                continue
            if self._is_theirs(one) or (one.act is not None and (one.act, one.due) in done):
                continue  # of two with one day and one act, the first is told
            done.add((one.act, one.due))
            yield self._of(one, late=True)
        for one in self.limits.near:
            if one.due is not None:
                yield Due("hearing", _who(one), one.due, False, told(_hearing(one), self._act(one)))

    def unsure(self) -> Iterator[Due]:
        """Days of the requesting side that are past, and of which no record says more."""
        for one in self.limits.unsure if self.side == "requesting" else ():
            says = message("register.next-verify", limit=one.title, day=one.due)
            yield Due("verify", "requesting", one.due, False, says)

    def _of(self, one: Deadline, *, late: bool) -> Due | None:
        if one.due is None:
            return None
        who, act = _who(one), self._act(one)
        says = told(*self._says(one, who, late=late), act)
        kind: Act = "limit"
        if late and who != self.side and act is not None:
            # the other side missed it, so what is left to do falls to this one
            kind = "remind" if act.id == REMIND else "limit"
            who = self.side
        return Due(kind, who, one.due, late, says)

    def _says(self, one: Deadline, who: Side, *, late: bool) -> Iterator[Message]:
        if one.title.id == RESULT and who != self.side:
            item = dict(one.title.params)["item"]
            id = "register.next-result/late" if late else "register.next-result"
            yield message(id, state=self.requested, item=item, day=one.due)
            return
        by_law = one.title.id == LAW  # the title is then the name of a rule, and no sentence
        told_of: dict[str, Any] = {} if by_law else {"limit": one.title}
        if self._is_own(one, who):
            form = "own-late" if late else "own"
        else:
            unsure = one.act is not None and one.act.id == ASK_RECEIPT
            form = ("if-received" if unsure else "late") if late else ""
            told_of["who"] = one.who
        family = "act" if by_law else "limit"
        id = f"register.next-{family}/{form}" if form else f"register.next-{family}"
        yield message(id, when=when(one), **told_of)
        if by_law:
            rule: dict[str, Any] = dict(one.title.params)
            yield message("register.limit-law", **rule)

    def _is_own(self, one: Deadline, who: Side) -> bool:
        """Whether the office itself must act: on the requested side no court, and no company."""
        return who == self.side and (who == "requesting" or one.who.id in OFFICES)

    def _is_theirs(self, one: Deadline) -> bool:
        """Whether only the other side, which asked, has to do with it."""
        return self.side == "requested" and _who(one) == "requesting"

    def _act(self, one: Deadline) -> Message | None:
        """What is to be done; without an office, deadlines has the acts of the side that asks."""
        if self.side == "requesting" or (one.act is not None and one.act.id in ANSWER):
            return one.act
        return None


def when(one: Deadline) -> Message:
    """The last day of a limit, with the hour where hours count."""
    if one.moment is None:
        return message("register.when/day", day=one.due)
    time = f"{one.moment:%H:%M}"
    return message("register.when/hour", day=one.moment.date(), time=time, zone=one.zone)


def _is_asked_after(one: Deadline) -> bool:
    """Whether what is left to do is to ask the other side, by any way, or to answer it."""
    act = one.act.id if one.act is not None else ""
    return act in (REMIND, *ANSWER) or act.startswith(CALL)


def _who(one: Deadline) -> Side:
    """The side that must act: a company, a court or an authority there is the requested one."""
    return "requesting" if one.role in ("", "requesting") or is_of_data(one) else "requested"


def _hearing(one: Deadline) -> Message:
    told_of = dict(one.title.params)
    day: dt.date | None = one.due
    if one.title.id == AT:
        return message("register.next-hearing/court", day=day, court=told_of["court"])
    if one.title.id == SERVED:
        return message("register.next-hearing/served", day=day, item=told_of["item"])
    return message("register.next-hearing", day=day)
