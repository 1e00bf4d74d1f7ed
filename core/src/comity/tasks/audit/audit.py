"""``comity law audit``: how the law of a plugin was read, what is old, and what is still to do."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from comity.law.ask import questions
from comity.law.citing import READ, cited
from comity.law.editions import Editions, editions
from comity.law.exempt import Exemption, exemption_faults, exemptions
from comity.law.load import names_another
from comity.model.citations import Read
from comity.model.law_records import Also, Cited
from comity.tasks.audit.law_faults import condition_faults, name_faults, unknown_keys, value_faults
from comity.tasks.audit.overlaps import not_closed
from comity.tasks.audit.proven_rules import rules_without_cases
from comity.tasks.audit.statements import counts, statements
from comity.tasks.lawpages.holdings import Holding
from comity.text.written import day

__all__ = ["LISTS", "Audit", "Row", "audit"]

LISTS = {
    "secondary": "Known from a secondary source only",
    "further": "With a further source not read in its official text",
    "unread": "Still to be read",
    "worded": "Articles that name another source in words (move it to `also`)",
    "old": "Checked too long ago, or never",
    "no_first_day": "Without a start date: neither the statement nor its source gives one",
    "undated": "Date of entry into force not established: the date of enactment is used",
    "ended": "No longer in force",
    "not_closed": "Ended, but without an end date",
    "sources": "Official texts without an official id",
    "unknown_keys": "Unknown keys and tables",
    "unknown_names": "Unknown names",
    "values": "Answers whose value does not fit the question",
    "conditions": "Rules and conditions that cannot work as written",
    "uncased": "Rules without both a failing and a passing case",
    "unanswered": "Questions without an answer",
    "exempt": "Questions that need no answer, with the reason",
    "exempt_faults": "Exemptions that are not valid",
    "reviewed": "Signed by a reviewer",
}
Test = Callable[[Cited], bool]
Note = Callable[[Cited], str]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list: what is meant, and what is to be said of it."""

    what: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Audit:
    """The audit of one plugin: counts by kind and reading, and the lists of ``LISTS``.

    ``oldest`` is the day of the oldest check, and ``ages`` counts checks by their year and month;
    ``texts`` are the days whose law the texts show that were read, where they tell.
    """

    name: str
    title: str
    distribution: str
    version: str
    counts: Mapping[str, Mapping[str, int]]
    lists: Mapping[str, tuple[Row, ...]]
    oldest: dt.date | None = None
    ages: Mapping[str, int] = field(default_factory=dict)
    texts: Editions = field(default_factory=Editions)


def audit(held: Holding, today: dt.date, older_than: dt.timedelta, kinds: Iterable[str]) -> Audit:
    """Audit what a plugin holds.

    Args:
        held: the plugin's law, of every day.
        today: the day from which ages are reckoned and on which law is in force.
        older_than: the age from which a check counts as old.
        kinds: the kinds of assistance that are known.
    """
    tables = list(statements(held))
    read = [(name, table) for name, table in tables if table.read is not Read.NONE]
    limit = today - older_than
    exempt = exemptions(held.home) if held.book is not None and held.home is not None else ()
    answers = held.book.answers if held.book else ()
    lists = {
        "secondary": _rows(read, lambda t: t.read is Read.SECONDARY, _place),
        "further": _rows(read, lambda t: any(map(_unofficial, t.also)), _further),
        "worded": _rows(tables, lambda t: names_another(t.article), lambda t: t.article),
        "unread": _rows(tables, lambda t: t.read is Read.NONE, _place),
        "old": _rows(read, lambda t: t.checked is None or t.checked < limit, _checked),
        "no_first_day": _rows(read, lambda t: t.first is None, _place),
        "undated": _rows(read, lambda t: t.start is None and t.first is not None, _place),
        "ended": _rows(read, lambda t: t.end is not None and t.end < today, _ended),
        "sources": tuple(Row(k, s.title) for k, s in held.sources.items() if s.lacks_id),
        "unknown_keys": tuple(Row(*pair) for pair in unknown_keys(held, tables)),
        "unknown_names": tuple(Row(*pair) for pair in name_faults(held, set(kinds))),
        "values": tuple(Row(*pair) for pair in value_faults(held)),
        "conditions": tuple(Row(*pair) for pair in condition_faults(held)),
        "not_closed": tuple(Row(*pair) for pair in not_closed(held, read, today)),
        "uncased": tuple(Row(*pair) for pair in rules_without_cases(held)),
        "unanswered": tuple(_unanswered(held, exempt, today)),
        "exempt": tuple(_exempt(exempt)),
        "exempt_faults": tuple(Row(*pair) for pair in exemption_faults(exempt, answers, today)),
        "reviewed": _rows(read, lambda t: bool(t.reviewed_by), _signed),
    }
    checked = sorted(table.checked for _, table in read if table.checked)
    return Audit(
        held.name,
        held.title,
        held.distribution,
        held.version,
        counts(held),
        {name: lists[name] for name in LISTS},
        oldest=checked[0] if checked else None,
        ages=dict(Counter(f"{date:%Y-%m}" for date in checked)),
        texts=editions(table for _, table in read),
    )


def _rows(tables: Iterable[tuple[str, Cited]], wanted: Test, note: Note) -> tuple[Row, ...]:
    return tuple(Row(name, note(table)) for name, table in tables if wanted(table))


def _place(table: Cited) -> str:
    return cited(table.cited())


def _unofficial(further: Also) -> bool:
    return further.read is not Read.OFFICIAL


def _further(table: Cited) -> str:
    named = zip(table.also, table.cited().also, strict=False)
    return "; ".join(f"{cited(c)} ({READ[one.read]})" for one, c in named if _unofficial(one))


def _checked(table: Cited) -> str:
    when = f"checked on {day(table.checked)}" if table.checked else "never checked"
    return f"{_place(table)}; {when}"


def _signed(table: Cited) -> str:
    return f"{_place(table)}; reviewed by {table.reviewed_by}"


def _ended(table: Cited) -> str:
    return f"{_place(table)}; until {day(table.end)}" if table.end else _place(table)


def _exempt(exempt: Iterable[Exemption]) -> Iterator[Row]:
    for one in exempt:
        when = f"; checked on {day(one.checked)}" if one.checked else ""
        yield Row(one.question, f"{one.reason}{when}")


def _unanswered(held: Holding, exempt: Iterable[Exemption], today: dt.date) -> Iterator[Row]:
    if held.book is None:
        return
    settled = {one.question for one in exempt if one.reason}
    answered = {
        answer.question
        for answer in held.book.answers
        if answer.read is not Read.NONE and answer.held_on(today)
    }
    for group in questions():
        for question in group.questions:
            if question.id not in answered | settled:
                yield Row(question.id, question.title)
