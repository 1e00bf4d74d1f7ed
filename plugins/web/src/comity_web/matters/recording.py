"""Writing down what happened with a file, as the core allows it; the last can be taken back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from comity.model.case_record import EVENTS, CaseEvent, EventKind
from comity.model.errors import DraftError, InputError
from comity.model.record_text import parse_record
from comity.tasks.register.recording import ASKS, KEPT_DATA, NEEDS_SENDING, record_event
from comity_web.accounts.roles import Action
from comity_web.cases.folders import path_of, take_record
from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.reviews import NotReviewedError, may_go_out, needs_review
from comity_web.cases.saving import head_of, held_of, save, tree_of
from comity_web.cases.trail import audit
from comity_web.cases.visible import needs
from comity_web.core import host
from comity_web.judging.reckoning import whole_tree
from comity_web.matters.also_recorded import Also
from comity_web.matters.days import Boxes, NoDayError, boxes_of, typed_boxes
from comity_web.wording.catalogues import Words
from comity_web.wording.said import fault_texts

__all__ = [
    "Form",
    "came_on",
    "events_for",
    "events_of",
    "has_record",
    "may_record",
    "possible_now",
    "record",
    "record_posted",
    "write",
]

UNTIL: tuple[EventKind, ...] = ("returned", "preserved")
OWN_STEPS: tuple[EventKind, ...] = ("sent", "closed")
"""What an office does with its own paper by itself; all else presupposes that it was sent."""
HOURS: tuple[EventKind, ...] = ("received", "notified", "granted")
FIELDS = {"--on": "on", "--at": "hour", "--until": "until"}
"""The field of the form for each option that the core names."""
IN_WORDS = {"--note": "note", "--by": "by", "--reference": "reference"}
"""Those that take words, which the core refuses where they tell of a protected person."""
_HOUR = re.compile(r"(\d{1,2})[:.](\d{2})\s*(?:UTC|GMT|Z)?\s*([+-]\d{1,2}(?::?\d{2})?)?", re.ASCII)


@dataclass(slots=True)
class Form:
    """One event as it is typed, and what is refused by the name of the field (or ``""``).

    ``choice`` is what its address names: the event, or what says more of it than the event does.
    ``own`` tells that this office did it; ``since`` is what was recorded after the page was made.
    ``core`` are those that the core refuses, in English; ``unfinished`` tells that the file has
    gaps, so that it cannot have been sent.
    """

    kind: EventKind
    on: Boxes
    until: Boxes = field(default_factory=lambda: Boxes("until"))
    hour: str = ""
    by: str = ""
    reference: str = ""
    note: str = ""
    in_part: bool = False
    also: bool = True
    since: str = ""
    choice: str = ""
    own: bool = False
    refused: dict[str, str] = field(default_factory=dict)
    core: set[str] = field(default_factory=set)
    unfinished: bool = False

    @property
    def takes_until(self) -> bool:
        """Whether a last day comes with it."""
        return self.kind in UNTIL and self.choice != "not-accepted"

    @property
    def takes_hour(self) -> bool:
        """Whether hours may count."""
        return self.kind in HOURS

    @property
    def takes_part(self) -> bool:
        """Whether something may be still to come."""
        return self.kind == "answered" and self.choice == self.kind

    @classmethod
    def empty(cls, kind: EventKind, note: str = "", choice: str = "") -> Form:
        """A form for today."""
        day = boxes_of("on", dt.date.today())
        return cls(kind, day, note=note, choice=choice or kind)

    @classmethod
    def typed(cls, kind: EventKind, posted: Mapping[str, Any]) -> Form:
        """A form as it was posted."""
        hour, by, reference, note = (str(posted.get(name, "")).strip() for name in _TEXTS)
        return cls(
            kind,
            typed_boxes("on", posted),
            typed_boxes("until", posted),
            hour,
            by,
            reference,
            note,
            in_part=bool(posted.get("in_part")),
            also=bool(posted.get("also")),
            choice=str(posted.get("event", kind)),
        )


_TEXTS = ("hour", "by", "reference", "note")


def has_record(file: CaseFile) -> bool:
    """Whether such a file has a record: a notice has none."""
    kind = host().for_case().document_types().get(file.kind)
    return kind is not None and kind.private


def events_for(file: CaseFile) -> tuple[EventKind, ...]:
    """What can happen with a file of its kind."""
    left: set[EventKind] = set()
    if file.kind not in KEPT_DATA:
        left.add("preserved")
    if file.kind not in ASKS:
        left |= {"notified", "reminded", "answered", "acknowledged", "returned"}
    if file.kind == "decision":
        left.discard("returned")  # its conditions are not accepted
    if file.kind != "request":
        left.add("granted")
    if file.kind == "preservation":
        left.add("answered")
    if file.kind == "request":
        left |= _never_of(file)
    return tuple(one for one in EVENTS if one not in left)


def _never_of(file: CaseFile) -> set[EventKind]:
    """What cannot happen with a request, by what it asks for.

    Only data can be preserved, and a State is told of what goes on there without its help. Of a
    kind that is not known, all can happen.
    """
    tree, known = tree_of(file.head) if file.head is not None else {}, host().measures()
    asked = tree.get("measures")
    rows = [one for one in asked if isinstance(one, Mapping)] if isinstance(asked, list) else []
    kinds = [known.get(str(one.get("kind"))) for one in rows]
    earlier = tree.get("earlier")
    left: set[EventKind] = set()
    if not kinds or None in kinds:
        return left
    found = [one for one in kinds if one is not None]
    if not earlier and not any(one.data or one.electronic for one in found):
        left.add("preserved")
    if not any(one.data and one.live for one in found):
        left.add("notified")
    return left


def possible_now(file: CaseFile) -> tuple[EventKind, ...]:
    """What can happen next with a file, by what is recorded; the core has the last word.

    Raises:
        InputError: its record cannot be read.
    """
    there = {one.kind for one in events_of(file)}
    if "closed" in there:
        return ()
    begun = there & {"sent", "received"}
    return tuple(
        one
        for one in events_for(file)
        if (begun or one not in NEEDS_SENDING) and (one in OWN_STEPS or went_out(file))
    )


def went_out(file: CaseFile) -> bool:
    """Whether something can have come of it: where a review is needed, not before it was sent.

    What came in is not sent, and on one's own machine nobody reviews.

    Raises:
        InputError: its record cannot be read.
    """
    return not needs_review(file) or any(one.kind == "sent" for one in events_of(file))


def may_record(file: CaseFile, kind: EventKind) -> bool:
    """Whether the reviews of an office allow an event: what sending begins waits for it.

    Raises:
        InputError: its record cannot be read.
    """
    return may_go_out(file) if kind == "sent" else kind in OWN_STEPS or went_out(file)


def events_of(file: CaseFile) -> tuple[CaseEvent, ...]:
    """What is recorded of a file, in the order in which it was written down.

    Raises:
        InputError: its record cannot be read.
    """
    if not file.record:
        return ()
    return parse_record(file.record.encode(), Path(f"{file.name}.record.toml")).events


def came_on(file: CaseFile) -> dt.date | None:
    """The day on which a file last came in, if that is recorded and can be read."""
    try:
        events = events_of(file)
    except InputError:  # its page tells that the record cannot be read
        return None
    return next((one.on for one in reversed(events) if one.kind == "received"), None)


def write(file: CaseFile, event: CaseEvent, *, actor: str = "") -> None:
    """Add an event to the record of a file.

    Raises:
        NotAllowedError: whoever asks may not record anything of it.
        NotReviewedError: it may not go out yet, or was not recorded as sent.
        InputError: it cannot have happened so.
        OSError: the folder cannot be written.
    """
    needs(Action.SEND, file.matter.team_id)
    if not may_record(file, event.kind):
        raise NotReviewedError
    head = head_of(file)
    record_event(host(), path_of(file), event)
    take_record(file)
    if event.kind == "sent" and not file.incoming:
        _fix(file, head)
    audit("record", file=file, detail=event.kind, actor=actor)


def _fix(file: CaseFile, head: Revision) -> None:
    """Keep a file as it was sent: what Comity had filled in is the author's from now on."""
    tree = tree_of(head)
    whole = whole_tree(tree, host())
    if whole != tree:
        save(file, head, whole, held_of(head), section="sent")
        file.refresh_from_db()


def record(file: CaseFile, kind: EventKind, on: dt.date, **given: Any) -> None:
    """Add an event of a kind and day to the record of a file; raises what ``write`` raises."""
    write(file, CaseEvent(kind, on, **given))


def record_posted(file: CaseFile, form: Form, words: Words, also: Also | None = None) -> bool:
    """Record what was typed, and what it says of the request if that is wanted.

    Returns:
        Whether it was recorded; else the form says what is refused.
    """
    event = _event(form, words)
    if event is None:
        return False
    try:
        write(file, event)
    except DraftError as error:
        form.unfinished = True
        form.refused[""] = words.say("web.register.unfinished", count=len(error.faults))
        return False
    except InputError as error:
        _refuse(form, error, file, words)
        return False
    if also is not None and form.also:
        try:
            given = {"until": also.until, "by": event.by, "note": also.note}
            record(also.file, also.kind, event.on, **given)
        except InputError as error:  # the letter is recorded all the same; the request is told of
            form.refused[""] = words.say(
                "web.register.also-refused", why=" ".join(fault_texts(error, words, own=file.name))
            )
            return False
    return True


def _event(form: Form, words: Words) -> CaseEvent | None:
    on = _day(form.on, "on", form, words, needed=True)
    until = _day(form.until, "until", form, words, needed=form.kind == "preserved")
    at: dt.datetime | None = None
    if form.takes_hour and form.hour and on is not None:
        at = _moment(on, form.hour)
        if at is None:
            form.refused["hour"] = words.say("web.register.hour-bad")
    if form.refused or on is None:
        return None
    return CaseEvent(
        form.kind,
        on,
        at=at,
        by=form.by,
        reference=form.reference,
        until=until if form.takes_until else None,
        note=" ".join(form.note.split()),
        in_part=form.takes_part and form.in_part,
    )


def _day(boxes: Boxes, name: str, form: Form, words: Words, *, needed: bool) -> dt.date | None:
    if name == "until" and not form.takes_until:
        return None
    try:
        day = boxes.needed() if needed else boxes.read()
        if name == "on" and day is not None and day > dt.date.today():
            raise NoDayError("future")
        return day
    except NoDayError as error:
        form.refused[name] = words.say(f"web.register.day-{error.reason}")
        return None


def _moment(on: dt.date, typed: str) -> dt.datetime | None:
    """``14:30 +02:00`` or ``14:30 UTC`` on a day; None for what has no zone, or is no time."""
    match = _HOUR.fullmatch(typed.strip())
    if match is None or (match[3] is None and typed.strip()[-1].isdigit()):
        return None
    offset = match[3] or "+00:00"
    hours, _, minutes = (
        offset[1:].partition(":") if ":" in offset else (offset[1:3], "", offset[3:])
    )
    sign = "-" if offset[0] == "-" else "+"
    text = f"{on.isoformat()}T{int(match[1]):02}:{match[2]}{sign}{int(hours):02}:{minutes or '00'}"
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None


def _refuse(form: Form, error: InputError, file: CaseFile, words: Words) -> None:
    for fault, text in zip(error.faults, fault_texts(error, words, own=file.name), strict=True):
        if named := IN_WORDS.get(fault.file):
            form.refused[named] = words.say("web.register.protected")
            continue
        name = FIELDS.get(fault.file, "")
        form.refused[name] = " ".join(filter(None, (form.refused.get(name), text)))
        form.core.add(name)
