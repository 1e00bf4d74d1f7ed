"""Checks of law as data: files that can be read, sources that exist, dates that do not overlap.

The files are read here one by one, so that a country hears of every fault at once; the host stops
at the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any

from pydantic import ValidationError

from comity.errors import LawDataError
from comity.law.load import TABLES, read_toml
from comity.law.load_instruments import load_instruments
from comity.law.overlaps import overlapping
from comity.law.records import Answer, Source
from comity.records import Read
from comity.testing.records import Problem
from comity.testing.subject import Subject

__all__ = ["check_dates", "check_law", "check_sources"]

LIST_KEYS = ("order", "scope", "provision", "rule", "ground")


def check_law(subject: Subject) -> Iterator[Problem]:
    """Every law file follows its schema, and no two rules, grounds or clocks have one id.

    Of a topic with instruments, the first fault that keeps the host from reading them is told.
    """
    ids: Counter[str] = Counter()
    rows = 0
    for file in _source_files(subject):
        yield from _sources_read(file)
    for file in _law_files(subject):
        try:
            table = read_toml(file)
        except LawDataError as error:
            yield Problem(f"law/{file.name}", str(error).partition(": ")[2])
            rows += 1
            continue
        for name, row in _rows(table):
            rows += 1
            yield from _misfits(f"law/{file.name}", name, row)
            ids.update([str(row["id"])] if "id" in row else [])
    for name, number in ids.items():
        if number > 1:
            yield Problem("law/", f"the id {name!r} stands {number} times", "An id stands once.")
    yield from _instruments(subject)
    if not rows and not subject.topic:
        yield Problem("law/", "no law yet: no question is answered and no rule applied", note=True)


def _instruments(subject: Subject) -> Iterator[Problem]:
    """What keeps the host from reading the instruments, with their lists of parties and tables."""
    if any(subject.folder(name, ".toml") for name in ("instruments", "bilateral", "groups")):
        try:
            load_instruments(subject.package)
        except LawDataError as error:
            file, _, said = str(error).partition(": ")
            yield Problem(file, said, "docs/law-data.md has every key.")


def _sources_read(file: Traversable) -> Iterator[Problem]:
    try:
        table = read_toml(file)
    except LawDataError as error:
        yield Problem(file.name, str(error).partition(": ")[2])
        return
    for key, row in table.items():
        if isinstance(row, Mapping):
            try:
                Source.model_validate(row)
            except ValidationError as error:
                yield Problem(file.name, f"{key}: {_said(error)}")


def _source_files(subject: Subject) -> list[Traversable]:
    return [subject.root / "sources.toml", *subject.folder("sources", ".toml")]


def _law_files(subject: Subject) -> list[Traversable]:
    return [*subject.folder("law", ".toml"), *subject.folder("instruments", ".toml")]


def _rows(table: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name in TABLES:
        for number, row in enumerate(table.get(name, ()), start=1):
            yield f"{name} {row.get('id') or row.get('question') or number}", row


def _misfits(place: str, name: str, row: Mapping[str, Any]) -> Iterator[Problem]:
    try:
        TABLES[name.partition(" ")[0]].model_validate(row)
    except ValidationError as error:
        yield Problem(place, f"{name}: {_said(error)}", "docs/law-data.md has every key.")


def _said(error: ValidationError) -> str:
    return "; ".join(
        f"{'.'.join(map(str, fault['loc']))}: {fault['msg'].lower()}" for fault in error.errors()
    )


def check_sources(subject: Subject) -> Iterator[Problem]:
    """Every statement cites a source that sources.toml holds; what was read names its article."""
    sources: dict[str, Any] = {}
    for file in _source_files(subject):
        try:
            sources |= read_toml(file)
        except LawDataError:
            continue  # said by the check of the law files
    for file in _law_files(subject):
        try:
            table = read_toml(file)
        except LawDataError:
            continue  # said by the check of the law files
        rows = [*_rows(table), *_instrument_rows(table)]
        for name, row in rows:
            yield from _uncited(f"{file.name}: {name}", row, sources)


def _instrument_rows(table: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if "instrument" not in table:
        return
    if "source" in table["instrument"]:
        yield "instrument", {"article": "-", "checked": "-", **table["instrument"]}
    for name in LIST_KEYS:
        for number, row in enumerate(table.get(name, ()), start=1):
            yield f"{name} {row.get('id', number)}", row


def _uncited(place: str, row: Mapping[str, Any], sources: Mapping[str, Any]) -> Iterator[Problem]:
    source = row.get("source")
    if source is None:
        yield Problem(place, "cites no source", "No statement of law stands without its source.")
    elif source not in sources:
        known = ", ".join(key for key, value in sources.items() if isinstance(value, Mapping))
        cure = f"Enter it in sources.toml. Held there: {known or 'nothing yet'}."
        yield Problem(place, f"cites {source!r}, which sources.toml does not hold", cure)
    if row.get("read") == Read.OFFICIAL.value:
        for key in ("article", "checked"):
            if not row.get(key):
                cure = 'Write it, or read = "secondary".'
                yield Problem(place, f"is said to be read officially, without {key}", cure)


def check_dates(subject: Subject) -> Iterator[Problem]:
    """No statement ends before it begins; answers to one question follow one another in time."""
    book = subject.book
    for table in (*book.answers, *book.rules, *book.grounds, *book.assurances, *book.clocks):
        if table.start and table.end and table.end < table.start:
            name = getattr(table, "id", "") or table.question
            yield Problem(f"law/: {name}", f"is in force from {table.start} to {table.end}")
    for one, other in overlapping(book.answers):
        about = f" for {', '.join(one.measures)}" if one.measures else ""
        yield Problem(
            f"law/: answer {one.question}{about}",
            f"is answered twice for the same days: {_span(one)}, and {_span(other)}",
            "End the older with `to` on the day before the newer begins with `from`, "
            "or say what tells them apart under `for`, `part` or `matter`.",
        )


def _span(answer: Answer) -> str:
    start = f"from {answer.start}" if answer.start else "from the beginning"
    return (
        f"{start} {f'to {answer.end}' if answer.end else 'on'} ({answer.article or 'no article'})"
    )
