"""Checks of the days of law: in order, not yet to come, and one answer to a question at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import pairwise

from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.statement_files import placed
from comity.kit.conformance.subject import Subject
from comity.law.load import Sources, load_sources
from comity.law.load_instruments import load_instruments
from comity.law.load_practice import load_practice
from comity.law.notice_duties import load_notice_duties
from comity.model.citations import Read, iso
from comity.model.first_days import begins
from comity.model.law_records import Answer, Cited, Instrument, LawTable, PartyRow
from comity.tasks.audit.overlaps import overlapping
from comity.tasks.audit.statements import statements
from comity.tasks.lawpages.holdings import Holding

__all__ = ["check_dates", "check_first_days", "held", "instrument_days"]

DAYS = {
    "read_on": "The date on which someone read it.",
    "as_of": "The date whose law the text shows.",
}
# each row of days comes in this order; it may apply before it is in force, provisionally
ORDER = (
    ("signed", "in_force", "ended"),
    ("signed", "applies_from", "ended"),
    ("signed", "by", "ended"),
    ("not_in_force_on", "in_force"),
    ("amended", "amended_from"),
)
PARTY = (
    ("signed", "ratified", "in_force", "ended"),
    ("signed", "by", "ended"),
    ("signed", "transposed", "ended"),
    ("signed", "applies_from", "in_force"),
)
DONE = ("signed", "ratified", "in_force", "transposed", "by", "applies_from", "ended")
A_DAY = dt.timedelta(days=1)  # somebody east of here may have compared tomorrow


def check_dates(subject: Subject) -> Iterator[Problem]:
    """No statement ends before it begins; answers to one question follow one another in time.

    No day on which a text was read, whose law it shows, or on which it was compared is yet to come.
    An instrument is signed before it is in force, and in force before it has ended; no State does
    anything after the day up to which its line is known, nor is bound before the signature.
    """
    found = held(subject)
    yield from _of_sources(subject)
    for name, table in statements(found):
        yield from _of_statement(subject, name, table)
    for instrument in found.instruments:
        yield from instrument_days(instrument)
    for one, other in overlapping(found.book.answers if found.book else ()):
        about = f" ({', '.join(one.measures)})" if one.measures else ""
        yield Problem(
            placed(subject, f"answer {one.question}{about}"),
            f"has two answers for the same period: {_span(one)}, and {_span(other)}",
            "End the older answer with `to` on the day before the newer one starts with `from`, "
            "or show the difference under `for`, `part`, `matter`, `road` or `when`.",
        )


def held(subject: Subject) -> Holding:
    """The law of a State, or the instruments of a topic."""
    if subject.topic:
        return Holding(
            subject.name,
            instruments=tuple(load_instruments(subject.root)),
            practice=load_practice(subject.root),
            duties=load_notice_duties(subject.root),
        )
    duties = load_notice_duties(subject.root)
    return Holding(subject.name, book=subject.book, duties=duties)


def _of_sources(subject: Subject) -> Iterator[Problem]:
    for key, source in load_sources(subject.root).items():
        for name, day in (("read_on", source.read_on), ("as_of", source.as_of)):
            if day and day > dt.date.today() + A_DAY:
                cure = f"{DAYS[name]} Write it under `{name}`."
                yield Problem(
                    f"sources.toml: {key}", f"{name} is {day}, which is in the future", cure
                )


def _of_statement(subject: Subject, name: str, table: Cited) -> Iterator[Problem]:
    if table.start and table.end and table.end < begins(table.start):
        yield Problem(
            placed(subject, name),
            f"is in force from {iso(table.start)} to {table.end}, so it ends before it starts",
            "Write the first day under `from` and the last under `to`.",
        )
    if table.checked and table.checked > dt.date.today() + A_DAY:
        yield Problem(
            placed(subject, name),
            f"was checked on {table.checked}, which is in the future",
            "Under `checked`, write the date on which someone compared it with its source.",
        )


def instrument_days(instrument: Instrument) -> Iterator[Problem]:
    """The days of an instrument, and of each State in its list of parties, in their order."""
    yield from _in_order(f"instrument {instrument.id}", instrument, ORDER)
    for row in instrument.parties:
        name = f"party {instrument.id} {row.code}"
        yield from _in_order(name, row, PARTY)
        yield from _of_line(name, row, instrument)


def _of_line(name: str, row: PartyRow, instrument: Instrument) -> Iterator[Problem]:
    """The days of a line against those of its instrument and the day up to which it is known."""
    known, today = row.as_of or instrument.party_list.as_of, dt.date.today() + A_DAY
    if known is not None and known > today:
        yield Problem(name, f"is known up to {known}, which is in the future", "Check `as_of`.")
    for key, day in _days(row, DONE):
        if instrument.signed is not None and key != "signed" and day < instrument.signed:
            yield Problem(
                name,
                f"{key} is {day}, before the instrument was signed ({instrument.signed})",
                "Check both against the source.",
            )
        if known is not None and day > known and day <= today:
            yield Problem(
                name,
                f"{key} is {day}, later than the date up to which it is known ({known})",
                "Under `as_of` in that line, write the date of the source.",
            )


def _days(table: LawTable, keys: Iterable[str]) -> list[tuple[str, dt.date]]:
    return [(key, day) for key in keys if (day := getattr(table, key)) is not None]


def _in_order(name: str, table: LawTable, orders: Iterable[tuple[str, ...]]) -> Iterator[Problem]:
    for order in orders:
        days = _days(table, order)
        for (first, one), (second, other) in pairwise(days):
            if other < one:
                yield Problem(
                    name,
                    f"{second} is {other}, before {first}, which is {one}",
                    f"Check both against the source: {' comes before '.join(order)}.",
                )


def check_first_days(subject: Subject) -> Iterator[Problem]:
    """Every statement that was read has a first day: its own, or that of the source it cites.

    Without one it would be cited for drafts of years in which its enactment was not yet made.
    That day is not before any of its sources, unless it says by which older law.
    """
    for name, table in statements(held(subject)):
        if table.read is not Read.NONE and table.first is None:
            yield Problem(
                placed(subject, name),
                "has no start date: neither the statement nor its source gives one",
                f"Under [{table.source}] in sources.toml, write `enacted`: the date or year of "
                "enactment. If this text is later, write `from` in the entry.",
            )
    sources = load_sources(subject.root)
    for name, table in statements(held(subject)):
        yield from _before_its_sources(subject, name, table, sources)


def _before_its_sources(
    subject: Subject, name: str, table: Cited, sources: Sources
) -> Iterator[Problem]:
    """A statement that is said to be older than a source it rests on.

    ``enacted`` dates a provision of the first source, so it may be older than a further one.
    """
    for key in table.keys:
        made = sources[key].enacted if key in sources else None
        if made is None:
            continue
        if table.start and not table.older_law and begins(table.start) < begins(made):
            yield Problem(
                placed(subject, name),
                f"is in force from {iso(table.start)}, before its source {key} ({iso(made)})",
                "Put the content of the older source in a separate entry, or name under "
                "`older_law` "
                "the law that applied until then.",
            )
        if table.enacted and key == table.source and begins(table.enacted) < begins(made):
            yield Problem(
                placed(subject, name),
                f"has enacted = {iso(table.enacted)}, before its source {key} ({iso(made)})",
                "Write the date of the provision there, or remove it.",
            )


def _span(answer: Answer) -> str:
    start = f"from {iso(answer.start)}" if answer.start else "from the beginning"
    return (
        f"{start} {f'to {answer.end}' if answer.end else 'on'} ({answer.article or 'no article'})"
    )
