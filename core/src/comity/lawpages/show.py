"""``comity law show CODE``: the law of one State on one day, as a page that a lawyer can check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from comity.law.ask import Question, QuestionGroup, questions
from comity.law.editions import editions_of
from comity.law.load import in_force
from comity.law.records import Answer, Cited, Source
from comity.law.written import day, written
from comity.lawpages.holdings import Holding
from comity.lawpages.page import Entry, Item, Page, Section, entry_of, read_and_unread
from comity.lawpages.show_duties import other_sections, rule_sections, titled, unread_section
from comity.records import Jurisdiction, LawBook, Measure

__all__ = ["REVIEW", "sources_of", "state_page"]

Measures = Mapping[str, Measure]
REVIEW = "An entry that names no reviewer has not been reviewed by a lawyer."


def state_page(holding: Holding, on: dt.date, measures: Measures) -> Page:
    """The page of a State.

    Args:
        holding: what its plugin holds; it has a record and a law book.
        on: the day whose law is shown.
        measures: kinds of assistance, for their titles.
    """
    record, whole = holding.record, holding.book
    assert record is not None and whole is not None
    book = in_force(whole, on)
    sections = [_group(group, book, measures) for group in questions()]
    sections += rule_sections(book, record)
    sections += other_sections(book, measures)
    sections += unread_section([*book.rules, *book.grounds, *book.assurances, *book.clocks])
    return Page(
        id=record.code,
        title=f"{record.name} ({record.code})",
        on=on,
        preface=_preface(holding, record, on),
        sections=tuple(sections),
        sources=sources_of(_tables(book), holding.sources),
        facts={"code": record.code, "name": record.name, "law_as_of": record.law_as_of},
    )


def _preface(holding: Holding, record: Jurisdiction, on: dt.date) -> tuple[str, ...]:
    span = editions_of(holding.book)
    read = "The texts that were read do not say of which day they are."
    if span is not None and span[0] == span[1]:
        read = (
            f"The texts that were read are as of {day(span[0])}; what changed later may be missing."
        )
    elif span is not None:
        read = (
            f"The oldest text that was read is as of {day(span[0])}, the newest as of "
            f"{day(span[1])}; the list of sources names the day of each. What changed after it may "
            "be missing."
        )
    return (
        f"The law on {day(on)}, from {holding.distribution} {holding.version}".strip() + ".",
        read,
        REVIEW,
    )


def _tables(book: LawBook) -> list[Cited]:
    return [*book.answers, *book.rules, *book.grounds, *book.assurances, *book.clocks]


def sources_of(tables: Iterable[Cited], sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """The sources that the tables cite, each once, in the order of sources.toml."""
    keys = {table.source for table in tables}
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
        note = "Not known: no answer is recorded."
    elif not read:
        note = "Not known: no text of it was read."
    return Item(question.id, question.title, note, read, unread)


def _answer(answer: Answer, question: Question, code: str, measures: Measures) -> Entry:
    lines = written(answer.value, question.type)
    if question.id == "date-form" and lines:
        lines = (*lines, f"for example {_dated(str(answer.value))}")
    name = answer.id or ".".join(filter(None, (code, question.id, "+".join(answer.measures))))
    label = titled(answer.measures, measures)
    return entry_of(answer, name, label=label, value=answer.value, written=lines)


def _dated(pattern: str) -> str:
    from babel.dates import format_date

    return format_date(dt.date(2026, 3, 9), pattern, locale="en")
