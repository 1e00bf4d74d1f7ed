"""A day of birth as it is written: in figures, and with the month in a word of any language.

The words for months are held once, in ``months.toml``. So a birth costs a row of figures and its
year: where that year stands in a text, the day and the month are looked for beside it.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any, NamedTuple

from comity.steps.protect.inflection import before
from comity.text.folding import Atom, folded_words

__all__ = ["birth_figures", "birth_years", "births", "is_month"]

_ORDERS = ("{y} {m} {d}", "{d} {m} {y}", "{m} {d} {y}")
SHORT_ORDERS = ("{d} {m} {y}", "{m} {d} {y}")
"""Orders in which the year may have two figures; then one sign must part all three numbers."""
MOST_ATOMS = 12  # words and numbers beside a year that are looked at
MOST_BETWEEN = 4  # one after the other that are no part of the day
LONGEST_ORDINAL = 4  # letters joined to a number: "2nd, 2-го, 1985-ben"
LONGEST_ENDING = 4  # letters behind a month: "maaliskuun, martxoaren"
LEAST_MONTH = 4  # letters of a month that may have an ending
FULL_YEAR = 4  # figures of a year that may stand apart from its day
BUDDHIST = 543  # years by which the calendar of Thailand is ahead


class _Unit(NamedTuple):
    """A number or a month beside a year: its place among the atoms, and which it may be."""

    at: int
    number: int
    months: frozenset[int]
    marked: bool


def birth_figures(born: dt.date) -> Iterator[tuple[str, ...]]:
    """A day in figures, number by number, in each order; of the year two or four of them."""
    year, months, days = f"{born.year:04}", _figures(born.month), _figures(born.day)
    for order, month, day in product(_ORDERS, months, days):
        yield tuple(order.format(y=year, m=month, d=day).split())
    yield (f"{year}{born.month:02}{born.day:02}",)
    for order, month, day in product(SHORT_ORDERS, months, days):
        yield tuple(order.format(y=year[2:], m=month, d=day).split())


def is_month(word: str) -> bool:
    """Whether a folded word is the name of a month in any language, as it stands in a date."""
    return word in _table().months and word not in _table().between


def birth_years(born: dt.date) -> tuple[str, str, str]:
    """The year of a birth as it may be written; of two figures only beside the month."""
    return f"{born.year:04}", f"{born.year + BUDDHIST:04}", f"{born.year % 100:02}"


def births(
    atoms: Sequence[Atom], text: str, years: Mapping[str, Sequence[tuple[int, dt.date]]]
) -> Iterator[tuple[int, int, int]]:
    """The days of birth in a folded text whose month is a word: the person, first and last atom."""
    for at, atom in enumerate(atoms):
        born = years.get(atom.text)
        for units in _beside(atoms, text, at) if born else ():
            day_month = [_day_month(*pair) for pair in (units, units[::-1])]
            places = (at, *(unit.at for unit in units))
            first, last = min(places), max(places)
            if len(atom.text) < FULL_YEAR and last - first > 2:  # "on 3 November he paid 88"
                continue
            for person, day in born or ():
                if any(d == day.day and day.month in m for d, m in day_month):
                    yield person, first, last


def _day_month(day: _Unit, month: _Unit) -> tuple[int, frozenset[int]]:
    return (day.number, month.months) if day.number and not month.number else (0, frozenset())


def _beside(atoms: Sequence[Atom], text: str, at: int) -> Iterator[tuple[_Unit, _Unit]]:
    """The two units before a year, and the two behind it, where there are two."""
    for step in (-1, 1):
        for months_first in (False, True):  # "des" is December in Norwegian, "of the" in German
            units: list[_Unit] = []
            for unit in _walk(atoms, text, at, step, months_first=months_first):
                units.append(unit)
                if len(units) == 2:
                    yield _as_month(units[0], units[1])
                    break


def _as_month(first: _Unit, second: _Unit) -> tuple[_Unit, _Unit]:
    """Two units from the year outwards; of two numbers with marks the first is the month."""
    if first.number and second.number and (first.marked or second.marked):
        return first._replace(number=0, months=frozenset({first.number})), second
    return first, second


def _walk(
    atoms: Sequence[Atom], text: str, at: int, step: int, *, months_first: bool
) -> Iterator[_Unit]:
    """The numbers and months beside a year, over what may stand between them."""
    table, between, marked = _table(), 0, False
    last: frozenset[int] = frozenset()
    for index in range(at + step, at + step * MOST_ATOMS, step):
        if not 0 <= index < len(atoms) or between > MOST_BETWEEN:
            return
        word = atoms[index].text
        if word.isdigit():
            if len(word) > 2:
                return
            near = atoms[index + 1].text if index + 1 < len(atoms) else ""
            yield _Unit(index, int(word), frozenset(), marked or near in table.marks)
            between, marked = 0, False
            continue
        months = _months(atoms, index, step)
        if months & last:  # said twice: "mars/adar" in Arabic
            continue
        if months and (months_first or word not in table.between):
            last = months
            yield _Unit(index, 0, months, False)
            between = 0
        elif word in table.between or _joined(atoms, text, index):
            between += 1
            marked = marked or word in table.marks
        elif not _of_two(atoms, index):
            return


def _joined(atoms: Sequence[Atom], text: str, index: int) -> bool:
    """Whether letters belong to the number before them: ``2nd``, ``2-го``, ``1985(e)ko``."""
    for at in range(index, max(index - 2, 0), -1):
        gap = text[atoms[at - 1].end : atoms[at].start]
        if len(gap) > 1 or gap.isspace() or len(atoms[at].text) > LONGEST_ORDINAL:
            return False
        if atoms[at - 1].text.isdigit():
            return True
    return False


def _months(atoms: Sequence[Atom], index: int, step: int) -> frozenset[int]:
    """The months that a word is a name of, with an ending or without, alone or with a neighbour."""
    words, word = _table().months, atoms[index].text
    first = index if step > 0 else index - 1
    pair = "_".join(atom.text for atom in atoms[max(first, 0) : first + 2])
    if pair in words:
        return words[pair]
    bare = word[1:] if word[:1] in before("Hebrew") | before("Arabic") else ""
    for cut in range(max(min(LONGEST_ENDING, len(word) - LEAST_MONTH), 0) + 1):
        found = words.get(word[: len(word) - cut])
        if found:
            other = {word, word[len(word) - cut :]} & _table().other_words
            return found if not other else frozenset()
    return words.get(bare, frozenset())


def _of_two(atoms: Sequence[Atom], index: int) -> bool:
    """Whether a word is half of the name of a month: ``كانون الثاني``."""
    pairs = ((index - 1, index), (index, index + 1))
    return any(
        first >= 0
        and second < len(atoms)
        and f"{atoms[first].text}_{atoms[second].text}" in _table().months
        for first, second in pairs
    )


class _Table(NamedTuple):
    months: Mapping[str, frozenset[int]]
    between: frozenset[str]
    marks: frozenset[str]
    other_words: frozenset[str]


@cache
def _table() -> _Table:
    """The words for months, each with the months that it may be; what may stand beside them."""
    text = files("comity.steps.protect").joinpath("months.toml").read_text(encoding="utf-8")
    table: dict[str, Any] = tomllib.loads(text)
    found: dict[str, set[int]] = {}
    for number, words in table["months"].items():
        for word in words.split():
            found.setdefault(word, set()).add(int(number))
    months = {word: frozenset(numbers) for word, numbers in found.items()}
    marks = frozenset(folded_words(table["marks"]))
    between = marks | frozenset(folded_words(table["between"] + table["written_out"]))
    return _Table(months, between, marks, frozenset(table["other_words"].split()))


def _figures(number: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys((str(number), f"{number:02}")))
