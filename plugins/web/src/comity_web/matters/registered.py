"""The register of all matters: how each file stands and what is due."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from babel import Locale
from django.db.models import Sum
from django.db.models.functions import Length

from comity.tasks.authoring.voice import state_names
from comity.tasks.register.matters import Line
from comity.tasks.register.matters import Matter as Judged
from comity.text.formatting import format_value
from comity.text.messages import worded
from comity.text.messages import words as core_text
from comity_web.cases.guarded_names import guarding_matters, hider
from comity_web.cases.models import CaseFile, Matter
from comity_web.core import host
from comity_web.forms.book import core_language
from comity_web.judging.reckoning import for_page
from comity_web.matters.before_sending import BeforeSending
from comity_web.matters.kept_register import (
    GuardedRegister,
    fresh_enough,
    register_of,
    register_read,
    state_of,
)
from comity_web.matters.told_apart import told_apart
from comity_web.wording.catalogues import Words
from comity_web.wording.said import core_words

__all__ = [
    "UNKNOWN",
    "UNREADABLE",
    "Looked",
    "Row",
    "before_sending",
    "due_of",
    "hider_of",
    "kind_of",
    "left_out",
    "line_of",
    "looked_at",
    "matters_there",
    "put_for_page",
    "row_in_words",
    "row_of",
    "row_unread",
    "standing_title",
    "state_name",
    "steps_of",
]

IN_TIME = 10.0
"""Seconds in which a page reads what is not kept; what is left then is told as not looked at."""
MOST_LETTERS = 2_000_000
"""Letters of all files of a matter that the register reads; more would hold it up each time."""


UNKNOWN, UNREADABLE = "unknown", "unreadable"


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


def due_of(line: Line) -> dt.date | None:
    """The day on which something is due in a file: what comes next, else the first there is."""
    days = [one.day for one in line.dues if one.day is not None]
    return line.due.day if line.due and line.due.day else min(days, default=None)


def standing_title(standing: str, words: Words) -> str:
    """How a file stands, in words."""
    return core_text(f"register.label-status/{standing}", core_words(words))


def row_of(file: CaseFile, words: Words, on: dt.date) -> Row | None:
    """One file as the register tells it; None for one that has no place in it, such as a notice."""
    found = line_of(file, on)
    if found is None:
        return None
    line, _, register = found
    return row_in_words(file, line, register, words, on, before_sending([(file, line)], words))


def line_of(file: CaseFile, on: dt.date) -> tuple[Line, Judged, GuardedRegister] | None:
    """A file as its register has it, with its matter."""
    register = register_of(file.matter, on)
    for judged in register.matters:
        for line in judged.lines:
            if line.entry.path.stem == file.name:
                return line, judged, register
    return None


def hider_of(file: CaseFile) -> Callable[[str], str]:
    """What takes out of a text what a file holds back, and whom it or its matter protects."""
    today = dt.date.today()
    found = line_of(file, today)
    register = found[2] if found is not None else register_of(file.matter, today)
    own, whom = (found[0].entry.hide if found is not None else None) or str, hider(register.people)
    return lambda text: whom(own(text))


@dataclass(frozen=True, slots=True)
class Looked:
    """A matter as the register has it: its files, and its register or why there is none.

    ``too-large`` for a page at all, or ``no-time`` for this one.
    """

    matter: Matter
    files: Sequence[CaseFile]
    register: GuardedRegister | str

    @property
    def named(self) -> Mapping[str, CaseFile]:
        """The files by their names."""
        return {one.name: one for one in self.files}

    def lines(self) -> Iterator[tuple[CaseFile, Line]]:
        """Each file that is in the register, with its line there."""
        if isinstance(self.register, GuardedRegister):
            named = self.named
            for line in (line for one in self.register.matters for line in one.lines):
                if (file := named.get(line.entry.path.stem)) is not None:
                    yield file, line


def looked_at(on: dt.date) -> Iterator[Looked]:
    """Each matter with its register, as far as there is time; the smallest are read first.

    What is read is kept, so that the next page comes further.
    """
    size = Sum(Length("files__head__text"))
    there = Matter.objects.filter(files__removed=None).annotate(size=size).order_by("size", "pk")
    files: dict[int, list[CaseFile]] = {}
    for file in CaseFile.objects.filter(matter__in=there.values("pk")).order_by("pk"):
        files.setdefault(file.matter_id, []).append(file)
    spent, guarding = 0.0, guarding_matters()
    for matter in there:
        every = files.get(matter.pk, [])
        own = [one for one in every if one.removed is None]
        if (getattr(matter, "size") or 0) > MOST_LETTERS:  # noqa: B009 -- annotated above
            yield Looked(matter, own, "too-large")
            continue
        state = state_of(every, on)
        if spent < IN_TIME:
            began, guards = time.monotonic(), matter.pk in guarding
            register, read = register_read(matter, state, on, guards=guards)
            if read:
                spent += time.monotonic() - began
            yield Looked(matter, own, register)
        else:
            yield Looked(matter, own, fresh_enough(matter, state) or "no-time")


def left_out(files: Iterable[CaseFile]) -> list[CaseFile]:
    """The files of a matter that was not looked at, as far as a register would have them."""
    types = host().for_case().document_types()
    return [one for one in files if one.kind in types and types[one.kind].private]


def matters_there() -> Sequence[Matter]:
    """Every matter that has a file."""
    return list(Matter.objects.filter(files__removed=None).distinct().order_by("pk"))


def row_in_words(
    file: CaseFile,
    line: Line,
    register: GuardedRegister,
    words: Words,
    on: dt.date,
    before: BeforeSending,
) -> Row:
    """A file in words.

    Args:
        file: the file.
        line: as the register has it.
        register: the register of its matter.
        words: the language of the reader.
        on: the day.
        before: what comes before it is sent.
    """
    entry = line.entry
    sent = entry.record.first("sent") if entry.record else None
    late = [one.day for one in line.dues if one.late and one.day is not None]
    faults = [words.say("web.register.record-broken")] if entry.record_faults else []
    faults += [words.say("web.register.changed-since-sent")] if entry.changed else []
    outcome, dated = told_apart(file, words)
    return Row(
        key=file.key,
        name=register.named(entry.name.removesuffix(".yaml")),
        kind=entry.kind,
        kind_title=kind_of(entry.kind, entry.title, words),
        reference=register.hidden(entry.reference),
        states=" → ".join(state_name(one, words) or "?" for one in entry.sides),
        sent=sent.on if sent else None,
        status=line.status,
        status_title=standing_title(line.standing, words),
        due=due_of(line),
        late=line.late,
        overdue=(on - min(late)).days if late else 0,
        mine=line.mine,
        answers=line.side == "requested",
        what=tuple(register.hidden(one) for one in steps_of(file, line, words, before)),
        faults=tuple(faults),
        outcome=register.hidden(outcome),
        dated=dated,
        needless=line.needless,
    )


def before_sending(lines: Iterable[tuple[CaseFile | None, Line]], words: Words) -> BeforeSending:
    """What comes before those of some files are sent that are next to be sent."""
    send = (file for file, line in lines if any(due.act == "send" for due in line.dues))
    return BeforeSending.of([file for file in send if file is not None], words)


def steps_of(file: CaseFile | None, line: Line, words: Words, before: BeforeSending) -> list[str]:
    """What is to be done with a file, each step as a sentence; what is protected is not hidden.

    Before anything is sent that a reviewer must read first, that comes first.

    Args:
        file: the file, if it is still there.
        line: as the register has it.
        words: the language of the reader.
        before: what comes before it is sent, from ``before_sending``.
    """
    told = []
    for one in line.dues:
        if one.act == "send" and file is not None and (first := before.first(file)):
            told.append(first)
            if one.says.id == "register.next-send":
                continue
            if one.says.id == "register.next-send/by" and one.day is not None:
                day = format_value(one.day, "date", core_language(words))
                told.append(words.say("web.register.before-sending-by", day=day or one.day))
                continue
        told.append(put_for_page(worded(one.says, core_words(words))[0], words))
    return told


def put_for_page(text: str, words: Words) -> str:
    """A text of the core for a page: no command, and no key of a file."""
    return for_page(text, "", core_words(words))


def state_name(code: str, words: Words) -> str:
    """A State by its name; what is no code of one stays as it is."""
    language = Locale.parse(core_language(words), sep="-").language
    texts = core_words(words).texts
    names = state_names([code[:2]], language, texts) if len(code) > 1 else {}
    return f"{names[code[:2]]}{code[2:]}" if code[:2] in names else code


def row_unread(file: CaseFile, words: Words, why: str) -> Row:
    """A file that was not looked at, or cannot be read: ``why``."""
    return Row(
        key=file.key,
        name="",
        kind=file.kind,
        kind_title=kind_of(file.kind, file.kind, words),
        reference="",
        states="",
        sent=None,
        status=UNKNOWN,
        status_title=standing_title(UNKNOWN, words),
        due=None,
        late=False,
        overdue=0,
        mine=True,
        answers=file.incoming,
        what=(words.say(f"web.register.{why}"),),
        unseen=why != UNREADABLE,
    )


def kind_of(kind: str, title: str, words: Words) -> str:
    """What a kind of document is called in the register; its title where it is of a plugin."""
    try:
        return core_text(f"register.label-kind/{kind}", core_words(words))
    except KeyError:  # of a plugin
        return title
