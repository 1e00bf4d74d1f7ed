"""Checks of law as data: files that can be read, and sources that exist.

The files are read here one by one, so that a country hears of every fault at once; the host stops
at the first.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from typing import Any

from pydantic import ValidationError

from comity.kit.conformance.load_checks import has_locale
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.statement_files import law_rows, placed, stray_files
from comity.kit.conformance.subject import Subject
from comity.law.answer_values import value_fault
from comity.law.exempt import exemption_faults, exemptions
from comity.law.load import TABLES, load_law, load_sources, names_another, read_toml
from comity.law.load_instruments import load_instruments
from comity.law.load_practice import load_practice
from comity.law.notice_duties import load_notice_duties
from comity.law.text_tables import law_language, read_texts
from comity.model.citations import Read
from comity.model.errors import LawDataError
from comity.model.law_practice import PracticeGround
from comity.model.law_records import Answer, Ground, Instrument, Rule, Source
from comity.tasks.audit.law_faults import unknown_keys
from comity.tasks.audit.statements import statements
from comity.tasks.lawpages.holdings import Holding

__all__ = ["check_law", "check_sources"]

OF_A_TOPIC = ("instruments", "bilateral", "groups", "practice", "law")

KEYS = "docs/law-data-keys.md has every key."
LANGUAGES = "languages"
EXEMPT_CURE = "Write [[exempt]] with `question` and `reason`, or remove it (docs/law-data.md)."
ALSO = 'also = [{ source = "key", article = "s. 2", read = "official" }]'
NAMED_BY_STATE = ("rule", "ground", "clock")
LIST_KEYS = (
    *("order", "scope", "provision", "rule", "ground", "notified", "road", "issuer"),
    "withheld",
)


def check_law(subject: Subject) -> Iterator[Problem]:
    """Every law file follows its schema, and no two rules, grounds or clocks have one id.

    A key that nobody knows is a fault here, since a slip of the pen (``form`` for ``from``) would
    be law lost; a host at work passes over it, and so reads newer files. Of a topic with
    instruments, the first fault that keeps the host from reading them is told.
    """
    ids: defaultdict[str, list[str]] = defaultdict(list)
    rows, unread = 0, False
    try:
        language = law_language(subject.root)
    except LawDataError as error:
        name, _, said = str(error).partition(": ")
        yield Problem(name, said, KEYS)
        return
    for file in _source_files(subject):
        yield from _sources_read(file)
    for file in _law_files(subject):
        try:
            table = read_toml(file)
        except LawDataError as error:
            yield Problem(f"law/{file.name}", str(error).partition(": ")[2], KEYS)
            rows, unread = rows + 1, True
            continue
        yield from _single_tables(f"law/{file.name}", table)
        for name, row in law_rows(table):
            rows += 1
            yield from _misfits(f"law/{file.name}", name, row, language)
            if "id" in row:
                ids[str(row["id"])].append(file.name)
                yield from _of_another(f"law/{file.name}", name, subject)
    for name, places in ids.items():
        if len(places) > 1:
            text = f"the id {name!r} appears {len(places)} times: {', '.join(places)}"
            yield Problem("law/", text, "Give each entry its own id.")
    yield from _instruments(subject, duties=not unread)
    yield from _unknown(subject)
    yield from _exempt(subject)
    yield from stray_files(subject, "law", ".toml")
    if not rows and not subject.topic:
        yield Problem("law/", "no law yet: no answers and no rules", note=True)


def _instruments(subject: Subject, *, duties: bool) -> Iterator[Problem]:
    """What keeps the host from reading the instruments, with their lists of parties and tables.

    ``duties`` tells whether those of companies are read too: not where a law file cannot be.
    """
    if any(subject.folder(name, ".toml") for name in OF_A_TOPIC):
        try:
            load_instruments(subject.root)
            load_practice(subject.root)
            if duties:
                load_notice_duties(subject.root)
        except LawDataError as error:
            file, _, said = str(error).partition(": ")
            yield Problem(file, said, KEYS)


def _unknown(subject: Subject) -> Iterator[Problem]:
    """Keys and tables that this version does not know, once everything can be read."""
    home, book, instruments = subject.root, None, tuple[Instrument, ...]()
    practice = tuple[PracticeGround, ...]()
    try:
        if subject.topic:
            instruments, practice = tuple(load_instruments(home)), load_practice(home)
        else:
            book = load_law(home, subject.name)
        sources = load_sources(home)
        held = Holding(
            subject.name,
            home=home,
            book=book,
            instruments=instruments,
            practice=practice,
            duties=load_notice_duties(home),
            sources=sources,
        )
        found = list(unknown_keys(held, statements(held)))
    except LawDataError:
        return  # said where it was found
    for name, key in found:
        place = name if ".toml" in name else placed(subject, name)
        yield Problem(place, f"has the unknown key {key!r}", KEYS)


def _exempt(subject: Subject) -> Iterator[Problem]:
    """Exemptions without a reason, of no question, or of one that is answered all the same."""
    found = exemptions(subject.root)
    if not found or subject.topic:
        return
    try:
        answers = load_law(subject.root, subject.name).answers
    except LawDataError:
        return  # said where it was found
    for place, said in exemption_faults(found, answers, dt.date.today()):
        yield Problem(place, said, EXEMPT_CURE)


def _sources_read(file: Traversable) -> Iterator[Problem]:
    try:
        table = read_toml(file)
    except LawDataError as error:
        yield Problem(file.name, str(error).partition(": ")[2], KEYS)
        return
    for key, row in table.items():
        if isinstance(row, Mapping):
            try:
                Source.model_validate(row)
            except ValidationError as error:
                yield Problem(file.name, f"{key}: {_said(error)}", KEYS)


def _source_files(subject: Subject) -> list[Traversable]:
    return [subject.root / "sources.toml", *subject.folder("sources", ".toml")]


def _law_files(subject: Subject) -> list[Traversable]:
    return [*subject.folder("law", ".toml"), *subject.folder("instruments", ".toml")]


def _single_tables(place: str, table: Mapping[str, Any]) -> Iterator[Problem]:
    """What was written as one table, and is read as a list of them."""
    for name in TABLES:
        rows = table.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
            yield Problem(
                place, f"{name!r} is not a list of tables", f"Write [[{name}]] above each table."
            )


def _misfits(place: str, name: str, row: Mapping[str, Any], language: str) -> Iterator[Problem]:
    model = TABLES[name.partition(" ")[0]]
    read, wrong = read_texts(model, row, language)
    yield from (Problem(place, f"{name}: {fault}", KEYS) for fault in wrong)
    try:
        table = model.model_validate(read)
    except ValidationError as error:
        yield Problem(place, f"{name}: {_said(error)}", KEYS)
        return
    if isinstance(table, Answer) and (fault := _value_fault(table)):
        yield Problem(place, f"{name}: {fault}", "docs/law-data.md, Answers, has every type.")
    if isinstance(table, Rule | Ground) and not table.says.strip():
        yield Problem(
            place, f"{name}: `says` is empty", "Under `says`, write what the law requires."
        )


def _value_fault(answer: Answer) -> str:
    """What is wrong with a value; of languages also a tag that no program knows."""
    if fault := value_fault(answer):
        return fault
    if answer.question == LANGUAGES and isinstance(answer.value, Mapping):
        named = (*answer.value.get("accepts", ()), *answer.value.get("alternatives", ()))
        return "; ".join(f"value: unknown language {t!r}" for t in named if not has_locale(t))
    return ""


def _of_another(place: str, name: str, subject: Subject) -> Iterator[Problem]:
    """A rule, ground or clock whose id does not begin with the State's code, as others' do."""
    kind, _, key = name.partition(" ")
    own = f"{subject.name.lower()}."
    if not subject.topic and kind in NAMED_BY_STATE and not key.startswith(own):
        cure = f'Start it with the code: id = "{own}{key.partition(".")[2] or key}".'
        yield Problem(place, f"{name}: its id could belong to another State", cure)


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
            text = "cannot be read, so citations could not be checked"
            yield Problem(file.name, text, "Correct it first. The check `law` says what is wrong.")
            return
    for file in _law_files(subject):
        try:
            table = read_toml(file)
        except LawDataError:
            continue  # said by the check of the law files
        rows = [*law_rows(table), *_instrument_rows(table)]
        for name, row in rows:
            yield from _uncited(f"{file.name}: {name}", row, sources)


def _instrument_rows(table: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if not isinstance(table.get("instrument"), Mapping):
        return
    if "source" in table["instrument"]:
        yield "instrument", {"article": "-", "checked": "-", **table["instrument"]}
    for name in LIST_KEYS:
        rows = table.get(name)
        for number, row in enumerate(rows if isinstance(rows, list) else (), start=1):
            if isinstance(row, Mapping):
                yield f"{name} {row.get('id', number)}", row


def _further(row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The further sources of a statement; what is none is said by the check of the law files."""
    rows = row.get("also")
    return [one for one in rows if isinstance(one, Mapping)] if isinstance(rows, list) else []


def _uncited(place: str, row: Mapping[str, Any], sources: Mapping[str, Any]) -> Iterator[Problem]:
    source = row.get("source")
    if source is None:
        yield Problem(place, "cites no source", "Every statement of law needs a source.")
    elif source not in sources:
        known = ", ".join(key for key, value in sources.items() if isinstance(value, Mapping))
        cure = f"Add it to sources.toml. Sources there: {known or 'none yet'}."
        yield Problem(place, f"cites {source!r}, which is not in sources.toml", cure)
    for number, one in enumerate(_further(row), start=1):
        dated = {"checked": row.get("checked"), **one}
        yield from _uncited(f"{place}: also {number}", dated, sources)
    if names_another(str(row.get("article", ""))):
        text = f"names another source in words: {row['article']!r}"
        yield Problem(place, text, f"Move it to `also`: {ALSO}.")
    if row.get("read") == Read.OFFICIAL.value:
        how = sources.get(str(source), row).get("read", Read.NONE.value)
        if how != Read.OFFICIAL.value:
            text = f"has read = official, but {source!r} in sources.toml has {how!r}"
            yield Problem(place, text, "Write the weaker value in both, or cite the official text.")
        for key in ("article", "checked"):
            if not row.get(key):
                cure = 'Write it, or read = "secondary".'
                yield Problem(place, f"has read = official but no {key}", cure)
