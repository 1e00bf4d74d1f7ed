"""The register of all matters: how each file stands and what is due, as rows, CSV, calendar."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings

from comity.model.messages import Message
from comity.steps.write import SALT, Outputs, open_salt
from comity.tasks.deadlines.calendar_file import calendar_file
from comity.tasks.deadlines.collect import CaseDeadlines
from comity.tasks.deadlines.given_files import watch_files
from comity.tasks.register.matters import Line, Register, make_register
from comity.tasks.register.matters import Matter as Judged
from comity.tasks.register.register_data import register_csv
from comity.text.messages import words as core_text
from comity_web.cases.folders import FOLDERS, folder_of
from comity_web.cases.models import CaseFile, Matter
from comity_web.core import host, voice
from comity_web.wording.catalogues import Words
from comity_web.wording.said import core_words, on_page

__all__ = [
    "Row",
    "calendar_of_all",
    "csv_of_all",
    "line_of",
    "register_of",
    "row_of",
    "rows_of",
    "statuses",
]

MOST_KEPT = 300
FRESH = 300
"""Seconds for which a register is taken as it is, since limits may run by the hour."""
SALT_FOLDER = "calendar"

_KEPT: OrderedDict[str, tuple[str, Register]] = OrderedDict()
_LOCK = Lock()


@dataclass(frozen=True, slots=True)
class Row:
    """A file in the register, in words for its reader.

    ``what`` is what is to be done: what comes next, then what is told besides. ``overdue`` are the
    days since the first day that is past, 0 where none is. ``mine`` tells that the office must
    act, ``answers`` that it is the side that was asked.
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


def rows_of(words: Words, on: dt.date) -> list[Row]:
    """Every file of all matters, what is overdue first, then by the day on which it is due."""
    found: list[Row] = []
    for matter in _matters():
        register = register_of(matter, on)
        files = {one.name: one for one in CaseFile.objects.filter(matter=matter, removed=None)}
        for line in (line for judged in register.matters for line in judged.lines):
            file = files.get(line.entry.path.stem)
            if file is not None:
                found.append(_row(file, line, register, words, on))
        for unread in register.unreadable:
            file = files.get(unread.path.stem)
            if file is not None:
                found.append(_unread(file, words))
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


def register_of(matter: Matter, on: dt.date) -> Register:
    """The register of one matter on a day, read anew when a file, a record or the day changes."""
    now = dt.datetime.now(dt.UTC)
    rows = CaseFile.objects.filter(matter=matter, removed=None).order_by("pk")
    state = list(rows.values_list("pk", "name", "head_id", "record"))
    said = repr((state, on.isoformat(), int(now.timestamp()) // FRESH))
    stamp = hashlib.sha256(said.encode()).hexdigest()
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


def csv_of_all(on: dt.date) -> bytes:
    """The register for a spreadsheet, as the core writes it: no cell is a formula."""
    root = Path(settings.COMITY.folder) / FOLDERS
    registers = [register_of(matter, on) for matter in _matters()]
    whole = Register(
        root,
        on,
        tuple(one for register in registers for one in register.matters),
        tuple(one for register in registers for one in register.unreadable),
        tuple(one for register in registers for one in register.faults),
    )
    return f"\ufeff{register_csv(whole)}".encode()


def calendar_of_all(words: Words, today: dt.date, *, with_case: bool) -> bytes:
    """The running time limits of all files as a calendar, as the core writes it."""
    cases: list[CaseDeadlines] = []
    seen: set[tuple[str, str]] = set()
    for matter in _matters():
        folder = folder_of(matter)
        names = [
            one.name
            for one in CaseFile.objects.filter(matter=matter, removed=None)
            if _is_private(one)
        ]
        paths = [folder / f"{name}.yaml" for name in sorted(names)]
        watched = watch_files(paths, host(), today=today, now=dt.datetime.now(dt.UTC))
        for case in watched.cases:
            named = (case.file, case.reference)
            apart = replace(case, file=f"{matter.key}/{case.file}") if named in seen else case
            seen.add(named)
            cases.append(apart)
    return calendar_file(
        cases,
        key=_salt(),
        written=dt.datetime.now(dt.UTC),
        today=today,
        with_case=with_case,
        catalogue=core_words(words),
    )


def _salt() -> bytes:
    """The key by which entries of the calendar get their identity, made once."""
    folder = Path(settings.COMITY.folder) / SALT_FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    salt = open_salt(folder)
    if salt.fresh:
        outputs = Outputs(folder, private=True, force=True)
        outputs.add(SALT, salt.as_bytes())
        outputs.commit()
    return salt.value


def _matters() -> Sequence[Matter]:
    return list(Matter.objects.filter(files__removed=None).distinct().order_by("pk"))


def _is_private(file: CaseFile) -> bool:
    kind = host().for_case().document_types().get(file.kind)
    return kind is not None and kind.private


def _row(file: CaseFile, line: Line, register: Register, words: Words, on: dt.date) -> Row:
    entry, catalogue = line.entry, core_words(words)
    sent = entry.record.first("sent") if entry.record else None
    days = [one.day for one in line.dues if one.day is not None]
    late = [one.day for one in line.dues if one.late and one.day is not None]
    faults = [words.say("web.register.record-broken")] if entry.record_faults else []
    faults += [words.say("web.register.changed-since-sent")] if entry.changed else []
    return Row(
        key=file.key,
        name=entry.name.removesuffix(".yaml"),
        kind=entry.kind,
        kind_title=_kind(entry.kind, entry.title, words),
        reference=register.hidden(entry.reference),
        states=" → ".join(one or "?" for one in (entry.requesting, entry.requested)),
        sent=sent.on if sent else None,
        status=line.status,
        status_title=core_text(f"register.label-status/{line.status}", catalogue),
        due=line.due.day if line.due and line.due.day else min(days, default=None),
        late=line.late,
        overdue=(on - min(late)).days if late else 0,
        mine=line.mine,
        answers=line.side == "requested",
        what=tuple(_said(one.says, register, words) for one in line.dues),
        faults=tuple(faults),
    )


def _said(says: Message, register: Register, words: Words) -> str:
    return register.hidden(on_page(says, words))


def _unread(file: CaseFile, words: Words) -> Row:
    title = voice(words.tag).catalogue
    return Row(
        key=file.key,
        name="",
        kind=file.kind,
        kind_title=_kind(file.kind, file.kind, words),
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
        what=(words.say("web.register.unreadable"),),
    )


def _kind(kind: str, title: str, words: Words) -> str:
    try:
        return core_text(f"register.label-kind/{kind}", core_words(words))
    except KeyError:  # of a plugin
        return title


def _pressing(row: Row) -> tuple[Any, ...]:
    nothing = not row.what
    return nothing, not row.late, row.due is None, row.due or dt.date.max, row.reference, row.key
