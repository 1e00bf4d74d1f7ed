"""Which letter is due in a matter, and which a matter can have at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Literal, get_args

from comity.host import Host
from comity.model.case_record import CaseEvent
from comity.model.errors import Fault, InputError
from comity.model.messages import Message
from comity.tasks.register.case_entries import Entry
from comity.tasks.register.followed import Followed
from comity.tasks.register.followed_kinds import STRAIGHT
from comity.tasks.register.hold_dues import RENEW_FROM
from comity.tasks.register.matters import Line, Matter
from comity.tasks.register.next_due import Due
from comity.tasks.register.renewable import drafts_of, hold_to_renew
from comity.tasks.register.renewing import refuse_certified
from comity.text.messages import ENGLISH, Catalogue, message, worded

__all__ = ["PAPERS", "Paper", "beyond", "papers_due", "refuse_impossible"]

Paper = Literal["reminder", "supplement", "renewal", "closing"]
PAPERS: tuple[Paper, ...] = get_args(Paper)
OF_KIND: Mapping[str, tuple[Paper, ...]] = {
    "request": PAPERS,
    "preservation": ("reminder", "renewal", "closing"),
    "disclosure": ("reminder", "closing"),
}
"""The letters that a paper of each kind can have."""
_OF_ACT: Mapping[str, Paper] = {
    **{"remind": "reminder", "supplement": "supplement", "renew": "renewal", "close": "closing"},
}
LATE_ANSWER = ("answer", "rest", "confirm", "limit")
"""What the other side owes: once it is late, this side reminds it."""


def papers_due(
    followed: Followed, host: Host, on: dt.date, catalogue: Catalogue = ENGLISH
) -> tuple[Paper, ...]:
    """Which letters are due from this office, the most pressing first.

    Args:
        followed: the matter.
        host: the plugins.
        on: the day for which that is asked.
        catalogue: the language in which it is told that none is due.

    Raises:
        InputError: none is; the message says what is due instead.
    """
    matter = followed.matter
    head, said = matter.head, list[Message]()
    found: list[Paper] = []
    closed = head.status == "closed"
    possible = OF_KIND.get(head.entry.kind, ())
    for act, day, late in () if closed else _due(matter, on):
        paper = _OF_ACT.get(act, "reminder")
        if paper == "reminder" and _is_emergency(head):
            said.append(message("register.follow-call"))
        elif paper == "closing" and head.entry.kind in STRAIGHT:
            said.append(message("register.follow-record-closed", file=head.entry.name))
        elif paper == "renewal" and (why := _not_now(followed, host, on, day, late=late)):
            said.append(why)
        elif paper not in possible:
            said += [due.says for due in head.dues]
            if paper == "renewal":
                said += [_renewed_at(followed)]
        elif paper not in found:
            found.append(paper)
    if found:
        return tuple(found)
    if closed:
        said.append(message("register.follow-closed"))
    # what waits for a letter is told above
    said = said or [due.says for due in head.dues] or [message("register.follow-nothing")]
    parts = dict.fromkeys((message("register.follow-none"), *said))
    says = " ".join(worded(one, catalogue)[0] for one in parts)
    cure = worded(_named(followed, host, on), catalogue)[0]
    raise InputError(Fault(str(head.entry.path), 0, 0, "", " ".join(says.split()), cure))


def refuse_impossible(matter: Matter, paper: Paper) -> None:
    """Refuse a letter that the matter cannot have.

    Raises:
        InputError: it is a draft with gaps, of another kind, or closed; the message says what can
            be written.
    """
    head = matter.head.entry
    if head.case is None:
        cure, what = "Fill in its gaps first.", "This is an unfinished draft."
        raise InputError(Fault(str(head.path), 0, 0, "", what, cure))
    possible = OF_KIND.get(head.kind, ())
    if paper not in possible:
        what = f"A {head.kind} has no {paper}."
        others = f"Its letters are: --as {' or '.join(possible)}."
        if paper == "renewal":
            others += " Name the case file of the preservation for its renewal."
        cure = others if possible else "Name the case file of the request."
        raise InputError(Fault(str(head.path), 0, 0, "kind", what, cure))
    closed = head.record.first("closed") if head.record else None
    if closed is not None and paper != "closing":
        what = f"This matter was closed on {closed.on}."
        cure = (
            "If it is still open, correct its record by hand. A closing letter can still be "
            "written: --as closing."
        )
        raise InputError(Fault(str(head.path), 0, 0, "", what, cure))
    if paper == "reminder" and _unsent(matter):
        what = "Nothing records that this was sent, so no answer is outstanding."
        cure = "Record first that it was sent."
        raise InputError(Fault(str(head.path), 0, 0, "", what, cure))
    kept = _confirmed(head)
    if kept is not None and paper == "reminder":
        what = f"The preservation was confirmed on {kept.on}, so no answer is outstanding."
        cure = "Name another letter: --as renewal or closing."
        raise InputError(Fault(str(head.path), 0, 0, "", what, cure))


def _unsent(matter: Matter) -> bool:
    """Whether nothing at all is recorded of what this office asks: it may still lie here."""
    return matter.head.side == "requesting" and matter.head.status == "draft"


def beyond(ends: dt.date, on: dt.date) -> Message:
    """What is left to do where the law names no further extension of a preservation."""
    id = "register.follow-beyond/past" if ends < on else "register.follow-beyond"
    return message(id, day=ends)


def _due(matter: Matter, on: dt.date) -> Iterator[tuple[str, dt.date | None, bool]]:
    """What asks for a letter, by act, day, and whether that is past.

    In the head each act of this side, and what the other side owes and has not done in time; below
    it the renewal of each preservation.
    """
    head, own = matter.head, matter.head.side
    found: list[tuple[str, dt.date | None, bool]] = []
    for line in matter.lines:
        for due in line.dues:
            waits = due.act == "close" and due.day is not None and due.day >= on
            mine = (
                due.who == own
                and due.act in _OF_ACT
                and not waits
                and (line is head or due.act == "renew")
            )
            theirs = line is head and due.late and due.who != own and _owes(matter, due)
            if mine or theirs:
                found.append((due.act, due.day, due.late))
    if (day := _unanswered(matter)) is not None and day < on:
        found.append(("remind", day, True))
    found += _by_status(head)
    yield from sorted(found, key=lambda one: (one[1] is None, one[1] or dt.date.min))


def _by_status(head: Line) -> list[tuple[str, dt.date | None, bool]]:
    """What the state of a request asks for, also where something more pressing is told of it."""
    if head.entry.kind != "request" or head.side != "requesting":
        return []
    act = {"returned": "supplement", "answered": "close"}.get(head.status)
    return [(act, None, False)] if act and act not in [due.act for due in head.dues] else []


def _unanswered(matter: Matter) -> dt.date | None:
    """The day by which a paper that went straight somewhere asks for an answer, if none came."""
    head = matter.head
    record = head.entry.record
    if head.entry.kind not in STRAIGHT or head.status not in ("sent", "acknowledged"):
        return None
    if record is None or record.last("answered") is not None:
        return None
    urgency = getattr(head.entry.draft, "urgency", None)
    day: dt.date | None = getattr(urgency, "deadline", None)
    if head.entry.kind == "disclosure":  # the time from receipt that it names is over
        day = next((due.day for due in head.dues if due.act == "ask" and due.late), day)
    return day if head.side == "requesting" and not _reminded_after(matter, day) else None


def _owes(matter: Matter, due: Due) -> bool:
    """Whether an act of the other side that is late is asked after by letter.

    In a request the register says itself when a reminder is due.
    """
    if matter.head.side != "requesting":
        return False
    if matter.head.entry.kind == "request":
        return due.act == "limit"
    return due.act in LATE_ANSWER and not _reminded_after(matter, due.day)


def _reminded_after(matter: Matter, day: dt.date | None) -> bool:
    records = [line.entry.record for line in matter.letters if line.entry.kind == "reminder"]
    days = [sent.on for one in records if one and (sent := one.last("sent"))]
    own = matter.head.entry.record
    if own and (event := own.last("reminded")):
        days.append(event.on)
    return day is not None and any(one > day for one in days)


def _is_emergency(line: Line) -> bool:
    """Whether somebody is in danger: then nobody waits for a letter."""
    urgency = getattr(line.entry.draft, "urgency", None)
    return getattr(urgency, "level", None) == "emergency"


def _not_now(
    followed: Followed,
    host: Host,
    on: dt.date,
    day: dt.date | None,
    *,
    late: bool,
) -> Message | None:
    """Why a renewal is not written unasked: it is too early, waits, or the law has no more."""
    found = hold_to_renew(followed, host, on)
    if found.waiting is not None:
        sent = found.waiting.record.last("sent") if found.waiting.record else None
        name, when = found.waiting.name, sent.on if sent else on
        return message("register.follow-waiting", file=name, day=when)
    if found.used_up:
        return beyond(found.ends or day or on, on)
    if day is None or late or (day - on).days <= RENEW_FROM:
        return None
    return message("register.follow-early", day=day, opens=day - dt.timedelta(days=RENEW_FROM))


def _confirmed(entry: Entry) -> CaseEvent | None:
    """That a preservation was confirmed, after which nobody asks for an answer."""
    record = entry.record if entry.kind == "preservation" else None
    return record.last("preserved") if record else None


def _renewed_at(followed: Followed) -> Message:
    """Where the renewal is written of a preservation that a paper only lists."""
    papers = [one for one in followed.holds if one.record and one.record.first("sent")]
    if papers:
        return message("register.follow-renewal-of", file=papers[0].name)
    return message("register.follow-renewal-new")


def _named(followed: Followed, host: Host, on: dt.date) -> Message:
    """The letters that can be had all the same, or what to name instead."""
    head = followed.matter.head
    possible = OF_KIND.get(head.entry.kind, ())
    if not possible:
        return message("register.follow-as/request")
    if head.entry.case is None:
        return message("register.follow-as/gaps", file=head.entry.name)
    if head.status == "closed":
        possible = ("closing",)
    elif _confirmed(head.entry) is not None or _unsent(followed.matter):
        possible = tuple(one for one in possible if one != "reminder")
    if "renewal" in possible and not _can_renew(followed, host, on):
        possible = tuple(one for one in possible if one != "renewal")
    return message("register.follow-as", options=possible)


def _can_renew(followed: Followed, host: Host, on: dt.date) -> bool:
    """Whether a renewal that is named would be written."""
    found = hold_to_renew(followed, host, on)
    if found.waiting is not None or (found.paper is None and found.row is None):
        return False
    if found.paper is None:
        return not drafts_of(followed, found)
    try:
        refuse_certified(found.paper, host)
    except InputError:
        return False
    return not drafts_of(followed, found)
