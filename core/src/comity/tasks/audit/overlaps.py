"""Statements that should follow one another in time, and those that ought to be closed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import combinations

from comity.model.citations import Read
from comity.model.first_days import begins
from comity.model.law_records import Answer, Cited
from comity.tasks.lawpages.holdings import Holding
from comity.text.written import day, said

__all__ = ["not_closed", "overlapping"]

EARLIEST, LATEST = dt.date.min, dt.date.max


def overlapping(answers: Iterable[Answer]) -> Iterator[tuple[Answer, Answer]]:
    """Pairs of answers to one question, for the same measure and part, on the same days."""
    read = [answer for answer in answers if answer.read is not Read.NONE]
    for one, other in combinations(read, 2):
        if _same_matter(one, other) and _same_days(one, other):
            yield one, other


def _same_matter(one: Answer, other: Answer) -> bool:
    return (
        one.question == other.question
        and (one.matter, one.road, one.when) == (other.matter, other.road, other.when)
        and (bool({*one.measures} & {*other.measures}) or not (one.measures or other.measures))
        and (bool({*one.part} & {*other.part}) or not (one.part or other.part))
    )


def _same_days(one: Answer, other: Answer) -> bool:
    return max(_begins(one), _begins(other)) <= min(one.end or LATEST, other.end or LATEST)


def not_closed(
    held: Holding, tables: Iterable[tuple[str, Cited]], today: dt.date
) -> Iterator[tuple[str, str]]:
    """Statements without a last day that have come to their end, with the reason.

    That is one whose source ended (``ended`` in sources.toml), one of an instrument that ended,
    and an answer to which a younger one was given.
    """
    ended = {key: source.ended for key, source in held.sources.items() if source.ended}
    instruments = {i.id: i.ended for i in held.instruments if i.ended and i.ended <= today}
    for name, table in tables:
        key = next((key for key in table.keys if _outlived(ended.get(key), table, today)), "")
        if key:
            yield name, f"its source {key} ended on {day(ended[key])}"
        elif table.end is None and (gone := instruments.get(_instrument(name))):
            yield name, f"the instrument ended on {day(gone)}"
    for one, other in overlapping(held.book.answers if held.book else ()):
        older, younger = sorted((one, other), key=_begins)
        if older.end is None and younger.start and _begins(older) < _begins(younger):
            name = older.id or f"{held.name}.{older.question}"
            yield f"answer {name}", f"another answer has applied since {said(younger.start)}"


def _begins(answer: Answer) -> dt.date:
    return begins(answer.first) if answer.first is not None else EARLIEST


def _outlived(last: dt.date | None, table: Cited, today: dt.date) -> bool:
    """Whether a source came to its end before the statement that cites it does."""
    return last is not None and last < today and (table.end is None or table.end > last)


def _instrument(name: str) -> str:
    """The instrument's id in ``rule coe-185 29-2``; of a State's rule, its own id."""
    return name.split()[1]
