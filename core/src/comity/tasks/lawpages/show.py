"""``comity law show CODE``: the law of one State on one day, as a page that a lawyer can check."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from comity.law.ask import Question, QuestionGroup, questions
from comity.law.conditions import paths_of
from comity.law.editions import Editions, editions_of
from comity.law.home import name_of
from comity.law.load import in_force
from comity.law.reach import Reach, reach, tables_of
from comity.model.citations import Read
from comity.model.drafts.request import Request
from comity.model.law_records import Answer, Cited, Source
from comity.model.records import AssistanceKind, Jurisdiction, LawBook
from comity.steps.wording.catalogue import SOURCE, own_catalogue
from comity.steps.wording.titles import field_title
from comity.tasks.lawpages.holdings import Holding
from comity.tasks.lawpages.page import Entry, Item, Page, Section, entry_of, read_and_unread
from comity.tasks.lawpages.reach_lines import reach_facts, reach_lines, younger_note
from comity.tasks.lawpages.show_duties import other_sections, rule_sections, titled, unread_section
from comity.tasks.lawpages.show_ways import way_sections
from comity.text.written import day, written

__all__ = ["REVIEW", "files_of", "sources_of", "state_page", "without_packages"]

Measures = Mapping[str, AssistanceKind]
REVIEW = "A lawyer has reviewed only the entries that name a reviewer."
OF_FILES = "File and line show where an entry is in the package"
OF_PACKAGE = re.compile(r"(?:^From|, from) [\w-]+ \d[\w.+-]*\.$")
"""How the first line names the plugin and its release."""


def state_page(holding: Holding, on: dt.date, measures: Measures) -> Page:
    """The page of a State.

    Args:
        holding: what its plugin holds; it has a record and a law book.
        on: the day whose law is shown.
        measures: kinds of assistance, for their titles.
    """
    record, whole = holding.record, holding.book
    assert record is not None and whole is not None
    part = record.code if "-" in record.code else ""
    book, span = in_force(whole, on), editions_of(whole)
    found = reach((t for t in tables_of(whole) if t.speaks_for(part)), on)
    silent = not found.held and found.earliest is not None
    return Page(
        id=record.code,
        title=f"{record.name} ({record.code})",
        on=on,
        preface=tuple(_preface(holding, span, found)),
        sections=() if silent else tuple(_sections(book, record, measures)),
        sources=() if silent else sources_of(_shown(book), holding.sources),
        facts={
            "code": record.code,
            "name": record.name,
            "editions": [*span.days],
            "undated": span.undated,
            **reach_facts(found),
        },
    )


def _shown(book: LawBook) -> list[Cited]:
    return [*book.statements]


def _sections(book: LawBook, record: Jurisdiction, measures: Measures) -> Iterator[Section]:
    yield from (_group(group, book, measures) for group in questions())
    yield from rule_sections(book, record)
    yield from way_sections(book.roads, book.issuers, measures)
    yield from other_sections(book, measures)
    yield from unread_section(book.duties)


def _preface(holding: Holding, span: Editions, found: Reach) -> Iterator[str]:
    if found.held or found.earliest is None:
        yield f"The law on {day(found.on)}, from {holding.origin}."
    else:
        yield f"From {holding.origin}."
    yield from reach_lines(found)
    yield _read_of(holding, span)
    yield REVIEW
    yield from files_of(holding)


def files_of(holding: Holding) -> tuple[str, ...]:
    """What the file names of a page are relative to; nothing where the law is in no files."""
    if holding.home is None:
        return ()
    package = name_of(holding.home)
    return (f"{OF_FILES} {package}.",)


def without_packages(preface: Iterable[str]) -> tuple[str, ...]:
    """The lines before a page of law for somebody who knows no packages and sees no files."""
    lines = (OF_PACKAGE.sub(".", line) for line in preface if not line.startswith(OF_FILES))
    return tuple(line for line in lines if line != ".")


def _read_of(holding: Holding, span: Editions) -> str:
    """Of which days the texts are, as far as they tell; one day never stands for all."""
    if holding.book is None or not any(t.read is not Read.NONE for t in tables_of(holding.book)):
        return "No source has been consulted yet."
    if not span.days:
        return "The texts consulted are undated."
    oldest, newest = span.days[0], span.days[-1]
    if span.undated:
        number = "one entry" if span.undated == 1 else f"{span.undated} entries"
        silent = f" For {number} the official text consulted is undated."
    else:
        silent = ""
    if oldest == newest:
        alone = "The dated text consulted is" if silent else ("The texts consulted are")
        return f"{alone} as of {day(oldest)}. Later changes may be missing.{silent}"
    return (
        f"The oldest text consulted is as of {day(oldest)}, the newest as of {day(newest)}. "
        f"The list of sources dates each text. Later changes may be missing.{silent}"
    )


def sources_of(tables: Iterable[Cited], sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """The sources that the tables cite, each once, in the order of sources.toml."""
    keys = {key for table in tables for key in table.keys}
    return tuple(source for key, source in sources.items() if key in keys)


def _group(group: QuestionGroup, book: LawBook, measures: Measures) -> Section:
    items = tuple(_question(question, book, measures) for question in group.questions)
    return Section(group.id, group.title, items)


def _question(question: Question, book: LawBook, measures: Measures) -> Item:
    entries = [
        _answer(answer, question, book.source, measures)
        for answer in book.answers
        if answer.question == question.id
    ]
    read, unread = read_and_unread(entries)
    note = ""
    if not entries:
        younger = [a for a in book.younger if getattr(a, "question", "") == question.id]
        note = younger_note(younger) or "Unknown: no answer is recorded."
    elif not read:
        note = "Unknown: no source has been consulted on this point."
    return Item(question.id, question.title, note, read, unread)


def _answer(answer: Answer, question: Question, code: str, measures: Measures) -> Entry:
    lines = written(answer.value, question.type)
    if question.id == "date-form" and lines:
        lines = (*lines, f"for example {_dated(str(answer.value))}")
    name = answer.id or ".".join(filter(None, (code, question.id, "+".join(answer.measures))))
    label = "; ".join(filter(None, (titled(answer.measures, measures), *_beside(answer))))
    return entry_of(answer, name, label=label, value=answer.value, written=lines)


def _beside(answer: Answer) -> Iterator[str]:
    """By what an answer differs from others beside it: a way to the measure, a matter, a case."""
    if answer.road:
        yield f"one way: {answer.road}"
    if answer.matter:
        yield f"subject matter: {answer.matter}"
    if answer.when is not None:
        yield f"only on a condition, which turns on: {'; '.join(_asked_about(answer.when))}"


def _asked_about(condition: Mapping[str, Any]) -> Iterator[str]:
    """The fields that a condition asks about, by their titles, each once."""
    words = own_catalogue(SOURCE)
    paths = (path.replace("[]", "") for path in paths_of(condition))
    yield from dict.fromkeys(field_title(Request, path, words) for path in paths)


def _dated(pattern: str) -> str:
    from babel.dates import format_date

    return format_date(dt.date(2026, 3, 9), pattern, locale="en")
