"""``comity law show CODE``: the law of one State on one day, as a page that a lawyer can check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from comity.law.ask import Question, QuestionGroup, questions
from comity.law.holdings import Holding
from comity.law.load import in_force
from comity.law.page import Entry, Item, Page, Section, entry_of, read_and_unread
from comity.law.records import Answer, Cited, Clock, Ground, Rule, Source
from comity.law.rules import weigh
from comity.law.written import day, human, listed, period, written
from comity.records import ROLES, Jurisdiction, LawBook, Measure, Severity

__all__ = ["REVIEW", "ground_items", "rule_items", "sources_of", "state_page", "unread_section"]

Measures = Mapping[str, Measure]
REVIEW = "An entry that names no reviewer has not been reviewed by a lawyer."
EFFECT = {
    Severity.ERROR: "Blocks a document",
    Severity.WARNING: "Warns",
    Severity.ADVICE: "Advises",
}
ROLE_TITLES = {
    "requesting": "When {state} asks for assistance",
    "requested": "When {state} is asked for assistance",
    "host": "When a company in {state} publishes its notice",
    "provider": "When the provider is in {state}",
    "transit": "When the matter passes through {state}",
}


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
    sections += _rules(book, record)
    sections += _others(book, measures)
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
    as_of = f"as of {day(record.law_as_of)}" if record.law_as_of else "as of a day not stated"
    late = bool(record.law_as_of and on > record.law_as_of)
    return (
        f"The law on {day(on)}, from {holding.distribution} {holding.version}".strip() + ".",
        f"These files give the law {as_of}"
        + ("; changes after that day may be missing." if late else "."),
        REVIEW,
    )


def _tables(book: LawBook) -> list[Cited]:
    return [*book.answers, *book.rules, *book.grounds, *book.assurances, *book.clocks]


def sources_of(tables: Iterable[Cited], sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """The sources that the tables cite, each once, in the order of sources.toml."""
    keys = {table.source for table in tables}
    return tuple(source for key, source in sources.items() if key in keys)


# --- answers ---------------------------------------------------------------------------------


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
    label = _titles(answer.measures, measures)
    return entry_of(answer, name, label=label, value=answer.value, written=lines)


def _dated(pattern: str) -> str:
    from babel.dates import format_date

    return format_date(dt.date(2026, 3, 9), pattern, locale="en")


def _titles(kinds: Iterable[str], measures: Measures) -> str:
    return listed(measures[k].title if k in measures else human(k) for k in kinds)


# --- rules, grounds, assurances, clocks ------------------------------------------------------


def _rules(book: LawBook, record: Jurisdiction) -> list[Section]:
    sections = []
    for role in ROLES:
        items = rule_items([rule for rule in book.rules if rule.role == role])
        if items:
            title = ROLE_TITLES[role].format(state=record.short_named())
            sections.append(Section(f"rules.{role}", title, items))
    return sections


def rule_items(rules: Iterable[Rule]) -> tuple[Item, ...]:
    """Rules that somebody read, one item each, with the weight their findings have."""
    items = []
    for rule in rules:
        kinds = f", in a {' or '.join(rule.kinds)}" if rule.kinds else ""
        effect = EFFECT[weigh(rule.severity, rule.cited())] + kinds
        read, _ = read_and_unread([entry_of(rule, rule.id, label=effect)])
        if read:
            items.append(Item(rule.id, rule.id, entries=read))
    return tuple(items)


def ground_items(grounds: Iterable[Ground], measures: Measures) -> tuple[Item, ...]:
    """Refusal grounds that somebody read, one item each, with their nature."""
    items = []
    for ground in grounds:
        about = _titles(ground.measures, measures)
        label = f"{human(ground.nature)} ground" + (f", for {about}" if about else "")
        read, _ = read_and_unread([entry_of(ground, ground.id, label=label)])
        if read:
            items.append(Item(ground.id, ground.title, entries=read))
    return tuple(items)


def _others(book: LawBook, measures: Measures) -> list[Section]:
    assurances = []
    for assurance in book.assurances:
        label = f"Given by {assurance.given_by}" if assurance.given_by else ""
        entry = entry_of(assurance, assurance.id, label=label)
        assurances.append(_item(human(assurance.id), entry))
    clocks = [_item(f"After a {human(c.event).lower()}", _clock(c)) for c in book.clocks]
    found = [
        Section("grounds", "Grounds of refusal", ground_items(book.grounds, measures)),
        Section("assurances", "Assurances", tuple(i for i in assurances if i.entries)),
        Section("clocks", "Time limits", tuple(i for i in clocks if i.entries)),
    ]
    return [section for section in found if section.items]


def _clock(clock: Clock) -> Entry:
    length = clock.period.model_dump(exclude_none=True)
    return entry_of(clock, clock.id, value=length, written=(period(length),))


def _item(title: str, entry: Entry) -> Item:
    read, _ = read_and_unread([entry])
    return Item(entry.id, title, entries=read)


def unread_section(tables: Iterable[Cited]) -> list[Section]:
    """The tables that nobody read, as work to do; no section where there are none."""
    entries = [entry_of(table, _name(table)) for table in tables]
    _, unread = read_and_unread(entries)
    if not unread:
        return []
    preface = ("Nothing below is law on this page: it names texts that nobody has read yet.",)
    items = tuple(Item(entry.id, entry.id, unread=(entry,)) for entry in unread)
    return [Section("unread", "Still to be read", items, preface)]


def _name(table: Cited) -> str:
    part = getattr(table, "id", "") or getattr(table, "topic", "") or getattr(table, "relation", "")
    return f"{type(table).__name__} {part}".strip()
