"""Checks of the days of law: in order, not yet to come, and one answer to a question at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from comity.audit.overlaps import overlapping
from comity.audit.statements import statements
from comity.law.first_days import begins
from comity.law.load import load_sources
from comity.law.load_instruments import load_instruments
from comity.law.records import Answer, Cited
from comity.lawpages.holdings import Holding
from comity.records import Read, iso
from comity.testing.places import placed
from comity.testing.records import Problem
from comity.testing.subject import Subject

__all__ = ["check_dates", "check_first_days"]

DAYS = {
    "read_on": "The day on which somebody read it.",
    "as_of": "The day whose law the text shows.",
}
A_DAY = dt.timedelta(days=1)  # somebody east of here may have compared tomorrow


def check_dates(subject: Subject) -> Iterator[Problem]:
    """No statement ends before it begins; answers to one question follow one another in time.

    No day on which a text was read, whose law it shows, or on which it was compared is yet to come.
    """
    book = subject.book
    latest = dt.date.today() + A_DAY
    for key, source in load_sources(subject.package).items():
        for name, day in (("read_on", source.read_on), ("as_of", source.as_of)):
            if day and day > latest:
                cure = f"{DAYS[name]} Write it under `{name}`."
                yield Problem(f"sources.toml: {key}", f"{name} is {day}, yet to come", cure)
    for table in (*book.answers, *book.rules, *book.grounds, *book.assurances, *book.clocks):
        if table.start and table.end and table.end < begins(table.start):
            yield Problem(
                placed(subject, _name(table)),
                f"is in force from {iso(table.start)} to {table.end}, which is before it begins",
                "Write the first day under `from` and the last under `to`.",
            )
        if table.checked and table.checked > latest:
            yield Problem(
                placed(subject, _name(table)),
                f"was checked on {table.checked}, which is yet to come",
                "Write under `checked` the day on which it was compared with its source.",
            )
    for one, other in overlapping(book.answers):
        about = f" ({', '.join(one.measures)})" if one.measures else ""
        yield Problem(
            placed(subject, f"answer {one.question}{about}"),
            f"is answered twice for the same days: {_span(one)}, and {_span(other)}",
            "End the older with `to` on the day before the newer begins with `from`, "
            "or say what tells them apart under `for`, `part` or `matter`.",
        )


def check_first_days(subject: Subject) -> Iterator[Problem]:
    """Every statement that was read has a first day: its own, or that of the source it cites.

    Without one it would be cited for drafts of years in which its enactment was not yet made.
    """
    if subject.topic:
        held = Holding(subject.name, instruments=tuple(load_instruments(subject.package)))
    else:
        held = Holding(subject.name, book=subject.book)
    for name, table in statements(held):
        if table.read is not Read.NONE and table.first is None:
            yield Problem(
                placed(subject, name),
                "has no first day: neither it nor its source says since when it can hold",
                f"Write `enacted` under [{table.source}] in sources.toml: the day of the "
                "enactment, or its year. Where this text is younger, write `from` in the entry.",
            )


def _name(table: Cited) -> str:
    kind = type(table).__name__.lower()
    return f"{kind} {getattr(table, 'id', '') or getattr(table, 'question', '')}"


def _span(answer: Answer) -> str:
    start = f"from {iso(answer.start)}" if answer.start else "from the beginning"
    return (
        f"{start} {f'to {answer.end}' if answer.end else 'on'} ({answer.article or 'no article'})"
    )
