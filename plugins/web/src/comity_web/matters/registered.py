"""The register of all matters: how each file stands and what is due."""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from babel import Locale
from django.db.models import Sum
from django.db.models.functions import Length

from comity.tasks.authoring.voice import state_names
from comity.tasks.register.matters import Line, Register, make_register
from comity.tasks.register.matters import Matter as Judged
from comity.text.formatting import format_value
from comity.text.messages import worded
from comity.text.messages import words as core_text
from comity_web.cases.folders import folder_of
from comity_web.cases.models import CaseFile, Matter
from comity_web.cases.reviews import GOOD, may_go_out, review_state
from comity_web.cases.unprotected import no_longer_protected
from comity_web.core import host, voice
from comity_web.forms.book import core_language
from comity_web.judging.judged import known_of
from comity_web.judging.reckoning import for_page
from comity_web.matters.told_apart import told_apart
from comity_web.wording.catalogues import Words
from comity_web.wording.said import core_words

__all__ = [
    "Row",
    "kind_of",
    "left_out",
    "line_of",
    "looked_at",
    "matters_there",
    "put_for_page",
    "register_of",
    "row_of",
    "rows_of",
    "state_name",
    "statuses",
    "steps_of",
]

MOST_KEPT = 300
FRESH = 300
"""Seconds for which a register is taken as it is, since limits may run by the hour."""
IN_TIME = 10.0
"""Seconds in which a page reads what is not kept; what is left then is told as not looked at."""
MOST_LETTERS = 2_000_000
"""Letters of all files of a matter that the register reads; more would hold it up each time."""

_KEPT: OrderedDict[str, tuple[str, Register]] = OrderedDict()
_LOCK = Lock()


@dataclass(frozen=True, slots=True)
class Row:
    """A file in the register, in words for its reader.

    ``what`` is what is to be done: what comes next, then what is told besides. ``overdue`` are the
    days since the first day that is past, 0 where none is. ``mine`` tells that the office must
    act, ``answers`` that it is the side that was asked. ``about`` is the reference of the request
    that a letter is about, ``outcome`` what it decides, ``dated`` its day, ``unseen`` whether
    nobody looked at the file, ``needless`` whether it is a letter that was not sent and that nobody
    needs any more.
    """

    key: str
    name: str
    kind: str
    kind_title: str
    reference: str
    states: str
    sent: dt.date | None
    status: str
    status_title: str
    due: dt.date | None
    late: bool
    overdue: int
    mine: bool
    answers: bool
    what: tuple[str, ...]
    faults: tuple[str, ...] = ()
    about: str = ""
    outcome: str = ""
    dated: str = ""
    unseen: bool = False
    needless: bool = False


def rows_of(words: Words, on: dt.date) -> list[Row]:
    """Every file of all matters, what is overdue first, then by the day on which it is due."""
    found: list[Row] = []
    for matter, register in looked_at(on):
        if not isinstance(register, Register):
            found += [_unread(one, words, register) for one in left_out(matter)]
            continue
        files = {one.name: one for one in CaseFile.objects.filter(matter=matter, removed=None)}
        for judged, line in ((one, line) for one in register.matters for line in one.lines):
            file = files.get(line.entry.path.stem)
            if file is not None:
                row = _row(file, line, register, words, on)
                head = judged.head.entry.reference if line is not judged.head else ""
                found.append(replace(row, about=register.hidden(head)))
        for unread in register.unreadable:
            file = files.get(unread.path.stem)
            if file is not None:
                found.append(_unread(file, words, "unreadable"))
    return sorted(found, key=_pressing)


def row_of(file: CaseFile, words: Words, on: dt.date) -> Row | None:
    """One file as the register tells it; None for one that has no place in it, such as a notice."""
    found = line_of(file, on)
    return _row(file, found[0], found[2], words, on) if found is not None else None


def line_of(file: CaseFile, on: dt.date) -> tuple[Line, Judged, Register] | None:
    """A file as its register has it, with its matter."""
    register = register_of(file.matter, on)
    for judged in register.matters:
        for line in judged.lines:
            if line.entry.path.stem == file.name:
                return line, judged, register
    return None


def looked_at(on: dt.date) -> Iterator[tuple[Matter, Register | str]]:
    """Each matter with its register, as far as there is time; the smallest are read first.

    In place of a register that was not made, it tells why: ``too-large`` for a page at all, or
    ``no-time`` for this one. What is read is kept, so that the next page comes further.
    """
    size = Sum(Length("files__head__text"))
    there = Matter.objects.filter(files__removed=None).annotate(size=size).order_by("size", "pk")
    spent = 0.0
    for matter in there:
        if (getattr(matter, "size") or 0) > MOST_LETTERS:  # noqa: B009 -- annotated above
            yield matter, "too-large"
            continue
        if spent < IN_TIME:
            began, before = time.monotonic(), _KEPT.get(matter.key)
            register = register_of(matter, on)
            if before is None or before[1] is not register:  # it was read
                spent += time.monotonic() - began
            yield matter, register
        else:
            yield matter, _kept(matter, on) or "no-time"


def left_out(matter: Matter) -> list[CaseFile]:
    """The files of a matter that was not looked at, as far as a register would have them."""
    types = host().for_case().document_types()
    private = [name for name, one in types.items() if one.private]
    return list(CaseFile.objects.filter(matter=matter, removed=None, kind__in=private))


def _kept(matter: Matter, on: dt.date) -> Register | None:
    """What was read of a matter some minutes ago, if nothing changed since."""
    with _LOCK:
        stamp, made = _KEPT.get(matter.key, ("", None))
    return made if stamp.partition(" ")[0] == _state(matter, on) else None


def _state(matter: Matter, on: dt.date) -> str:
    rows = CaseFile.objects.filter(matter=matter, removed=None).order_by("pk")
    state = list(rows.values_list("pk", "name", "head_id", "record"))
    return hashlib.sha256(repr((state, on.isoformat())).encode()).hexdigest()


def register_of(matter: Matter, on: dt.date) -> Register:
    """The register of one matter on a day, read anew when a file, a record or the day changes."""
    now = dt.datetime.now(dt.UTC)
    stamp = f"{_state(matter, on)} {int(now.timestamp()) // FRESH}"
    with _LOCK:
        kept = _KEPT.get(matter.key)
        if kept is not None and kept[0] == stamp:
            _KEPT.move_to_end(matter.key)
            return kept[1]
    made = make_register(folder_of(matter), host(), on, now if on == dt.date.today() else None)
    with _LOCK:
        _KEPT[matter.key] = (stamp, made)
        while len(_KEPT) > MOST_KEPT:
            _KEPT.popitem(last=False)
    return made


def statuses(rows: Iterable[Row]) -> list[tuple[str, str]]:
    """Each status that there is, with its words."""
    return sorted({(row.status, row.status_title) for row in rows}, key=lambda one: one[1])


def matters_there() -> Sequence[Matter]:
    """Every matter that has a file."""
    return list(Matter.objects.filter(files__removed=None).distinct().order_by("pk"))


def _row(file: CaseFile, line: Line, register: Register, words: Words, on: dt.date) -> Row:
    entry, catalogue = line.entry, core_words(words)
    sent = entry.record.first("sent") if entry.record else None
    days = [one.day for one in line.dues if one.day is not None]
    late = [one.day for one in line.dues if one.late and one.day is not None]
    faults = [words.say("web.register.record-broken")] if entry.record_faults else []
    faults += [words.say("web.register.changed-since-sent")] if entry.changed else []
    outcome, dated = told_apart(file, words)
    return Row(
        key=file.key,
        name=entry.name.removesuffix(".yaml"),
        kind=entry.kind,
        kind_title=kind_of(entry.kind, entry.title, words),
        reference=register.hidden(entry.reference),
        states=" → ".join(state_name(one, words) or "?" for one in entry.sides),
        sent=sent.on if sent else None,
        status=line.status,
        status_title=core_text(f"register.label-status/{line.standing}", catalogue),
        due=line.due.day if line.due and line.due.day else min(days, default=None),
        late=line.late,
        overdue=(on - min(late)).days if late else 0,
        mine=line.mine,
        answers=line.side == "requested",
        what=tuple(register.hidden(one) for one in steps_of(file, line, words)),
        faults=tuple(faults),
        outcome=outcome,
        dated=dated,
        needless=line.needless,
    )


def steps_of(file: CaseFile | None, line: Line, words: Words) -> list[str]:
    """What is to be done with a file, each step as a sentence; what is protected is not hidden.

    Before anything is sent that a reviewer must read first, that comes first.
    """
    told = []
    for one in line.dues:
        if one.act == "send" and file is not None and (first := _first(file, words)):
            told.append(first)
            if one.says.id == "register.next-send":
                continue
            if one.says.id == "register.next-send/by" and one.day is not None:
                day = format_value(one.day, "date", core_language(words))
                told.append(words.say("web.register.before-sending-by", day=day or one.day))
                continue
        told.append(put_for_page(worded(one.says, core_words(words))[0], words))
    return told


def _first(file: CaseFile, words: Words) -> str:
    """What comes before a file is sent: its errors, its review, a check, a protection that went.

    Empty where nothing does.

    An error stays known until a later check of the same version, or another version, is without it.
    """
    judged = known_of(file.head, words) if file.head is not None else None
    if judged is not None and judged.blocked:
        return words.say("web.register.before-sending-errors")
    if not may_go_out(file):
        return words.say(f"web.register.before-sending-{review_state(file)}")
    if judged is None:
        return words.say("web.register.before-sending-unchecked")
    bare = [] if review_state(file) == GOOD else no_longer_protected(file)
    if not bare:
        return ""
    return words.say("web.register.before-sending-unprotected", persons=", ".join(bare))


def put_for_page(text: str, words: Words) -> str:
    """A text of the core for a page: no command, and no key of a file."""
    return for_page(text, "", core_words(words))


def state_name(code: str, words: Words) -> str:
    """A State by its name; what is no code of one stays as it is."""
    language = Locale.parse(core_language(words), sep="-").language
    texts = core_words(words).texts
    names = state_names([code[:2]], language, texts) if len(code) > 1 else {}
    return f"{names[code[:2]]}{code[2:]}" if code[:2] in names else code


def _unread(file: CaseFile, words: Words, why: str) -> Row:
    title = voice(words.tag).catalogue
    return Row(
        key=file.key,
        name="",
        kind=file.kind,
        kind_title=kind_of(file.kind, file.kind, words),
        reference="",
        states="",
        sent=None,
        status="unknown",
        status_title=core_text("register.label-status/unknown", title),
        due=None,
        late=False,
        overdue=0,
        mine=True,
        answers=file.incoming,
        what=(words.say(f"web.register.{why}"),),
        unseen=why != "unreadable",
    )


def kind_of(kind: str, title: str, words: Words) -> str:
    """What a kind of document is called in the register; its title where it is of a plugin."""
    try:
        return core_text(f"register.label-kind/{kind}", core_words(words))
    except KeyError:  # of a plugin
        return title


def _pressing(row: Row) -> tuple[Any, ...]:
    nothing = not row.what
    return nothing, not row.late, row.due is None, row.due or dt.date.max, row.reference, row.key
