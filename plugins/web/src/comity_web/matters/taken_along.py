"""The register to take along: a table for a spreadsheet, and the deadlines for a calendar."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from comity.steps.write import SALT, Outputs, open_salt
from comity.tasks.deadlines.calendar_file import calendar_file
from comity.tasks.deadlines.collect import CaseDeadlines
from comity.tasks.deadlines.given_files import watch_files
from comity.tasks.register.matters import Line
from comity.tasks.register.register_data import as_cell
from comity.text.messages import words as core_text
from comity_web.cases.folders import folder_of
from comity_web.cases.guarded_names import guarding_matters, hider, people_of_matter
from comity_web.cases.models import CaseFile, Matter
from comity_web.core import host
from comity_web.matters.before_sending import BeforeSending
from comity_web.matters.kept_register import GuardedRegister
from comity_web.matters.registered import (
    before_sending,
    kind_of,
    left_out,
    looked_at,
    matters_there,
    put_for_page,
    state_name,
    steps_of,
)
from comity_web.wording.catalogues import Words
from comity_web.wording.said import core_words

__all__ = ["calendar_of_all", "csv_of_all"]

COLUMNS = (
    *("reference", "kind", "about", "subject", "from", "to", "date", "sent", "status", "late"),
    *("what", "due", "who", "also", "file", "fault"),
)
"""What the table has of each file; the head of a column is in the language of the reader."""
SALT_FOLDER = "calendar"


def csv_of_all(words: Words, on: dt.date) -> bytes:
    """The register for a spreadsheet, a row for each file; no cell is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([words.say(f"web.register.csv-{name}") for name in COLUMNS])
    seen = [*looked_at(on)]
    before = before_sending((pair for one in seen for pair in one.lines()), words)
    for one in seen:
        if not isinstance(one.register, GuardedRegister):
            rows = [_not_looked_at(file, one.register, words) for file in left_out(one.files)]
            writer.writerows([as_cell(row.get(name, "")) for name in COLUMNS] for row in rows)
            continue
        for row in _rows(one.register, words, one.named, before):
            writer.writerow([as_cell(row.get(name, "")) for name in COLUMNS])
    return f"\ufeff{out.getvalue()}".encode()


def _not_looked_at(file: CaseFile, why: str, words: Words) -> dict[str, str]:
    """The row of a file that was not read; by its key, since its name may tell of a person."""
    kind = kind_of(file.kind, file.kind, words)
    return {"kind": kind, "file": str(file.key), "fault": words.say(f"web.register.{why}")}


def _named(matter: Matter) -> Mapping[str, CaseFile]:
    """The files of a matter by their names."""
    files = CaseFile.objects.filter(matter=matter, removed=None).select_related("head")
    return {one.name: one for one in files}


def _rows(
    register: GuardedRegister, words: Words, files: Mapping[str, CaseFile], before: BeforeSending
) -> Iterator[dict[str, str]]:
    for matter in register.matters:
        head = matter.head.entry.reference
        for line in matter.lines:
            row = _row(line, words, files.get(line.entry.path.stem), before)
            row["about"] = head if line is not matter.head else ""
            told = {name: register.hidden(text) for name, text in row.items()}
            yield {**told, "file": register.named(row["file"])}
    for one in register.unreadable:
        text = words.say("web.register.unreadable")
        yield {"file": register.named(one.path.stem), "fault": text}
    for fault in register.register.faults:
        text = words.say("web.register.unreadable")
        yield {"file": register.named(Path(fault.file).stem), "fault": text}


def _row(line: Line, words: Words, file: CaseFile | None, before: BeforeSending) -> dict[str, str]:
    entry, catalogue = line.entry, core_words(words)
    sent = entry.record.first("sent") if entry.record else None
    says = steps_of(file, line, words, before)
    due, asks = line.due, {"requesting": entry.requesting, "requested": entry.requested}
    faults = [words.say("web.register.record-broken")] if entry.record_faults else []
    faults += [words.say("web.register.changed-since-sent")] if entry.changed else []
    return {
        "reference": entry.reference,
        "kind": kind_of(entry.kind, entry.title, words),
        "subject": entry.subject,
        "from": state_name(entry.sides[0], words),
        "to": state_name(entry.sides[1], words),
        "date": entry.date,
        "sent": sent.on.isoformat() if sent else "",
        "status": core_text(f"register.label-status/{line.standing}", catalogue),
        "late": words.say("web.register.csv-yes") if line.late else "",
        "what": says[0] if says else "",
        "due": due.day.isoformat() if due and due.day else "",
        "who": state_name(asks[due.who], words) if due else "",
        "also": " ".join(says[1:]),
        "file": Path(entry.name).stem,
        "fault": " ".join(faults),
    }


def calendar_of_all(
    words: Words, today: dt.date, named: Callable[[CaseFile], str], *, with_case: bool
) -> bytes:
    """The running time limits of all files as a calendar, as the core writes it.

    Args:
        words: the language of the reader.
        today: the day that it is.
        named: what a file is called on a page.
        with_case: whether references, titles and steps are in it.
    """
    cases: list[CaseDeadlines] = []
    called: dict[tuple[str, str], str] = {}
    hides: dict[tuple[str, str], Callable[[str], str]] = {}
    guarding = guarding_matters() if with_case else ()
    for matter in matters_there():
        hide = hider(people_of_matter(matter.pk) if matter.pk in guarding else ())
        files = _files(matter)
        folder = folder_of(matter)
        paths = [folder / f"{name}.yaml" for name in sorted(files)]
        watched = watch_files(paths, host(), today=today, now=dt.datetime.now(dt.UTC))
        for case in watched.cases:
            known = _key(case) in called
            apart = replace(case, file=f"{matter.key}/{case.file}") if known else case
            file = files.get(case.file.removesuffix(".yaml"))
            called[_key(apart)] = named(file) if file is not None else ""
            hides[_key(apart)] = hide
            cases.append(apart)
    return calendar_file(
        cases,
        key=_salt(),
        written=dt.datetime.now(dt.UTC),
        today=today,
        with_case=with_case,
        catalogue=core_words(words),
        put=lambda text: put_for_page(text, words),
        name_of=lambda case: called[_key(case)],
        hide=lambda case, text: hides[_key(case)](text),
    )


def _key(case: CaseDeadlines) -> tuple[str, str]:
    return case.file, case.reference


def _files(matter: Matter) -> dict[str, CaseFile]:
    """The files of a matter that have time limits, by their names."""
    types = host().for_case().document_types()
    return {
        name: one
        for name, one in _named(matter).items()
        if one.kind in types and types[one.kind].private
    }


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
