"""Finding protected persons in a text: as a name, a mark, a telephone number, an address.

All are looked for at once (``find_all``): the text is read once, and each word of it is looked up
in tables of all names. docs/protection.md says what is found, and in which forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from urllib.parse import unquote

from comity.steps.protect.fragments import fragments
from comity.steps.protect.identity import Identity
from comity.steps.protect.index import Sought, sought
from comity.steps.protect.names import Place, names
from comity.steps.protect.scanned_text import Text, read
from comity.steps.protect.values import joined, values

__all__ = ["STRONG", "Found", "find", "find_all", "mask"]

STRONG = frozenset({"name", "joined", "mark", "phone", "line"})
"""The kinds of find that are beyond doubt, whatever the text around them."""


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A place in a text that tells who a protected person is: start, end, and what was found."""

    start: int
    end: int
    what: str


def find(person: Identity, text: str) -> list[Found]:
    """Every place in a text that tells who a person is, in order; none overlaps another."""
    return [found for _, found in find_all((person,), text)]


def find_all(people: Sequence[Identity], text: str) -> Iterator[tuple[Identity, Found]]:
    """Every place in a text that tells who one of these persons is.

    By person in the order given, and for each in the order of the text; no place of a person
    overlaps another of the same. The work grows with the text, not with the number of persons.
    """
    if not people or not text:
        return
    tables = sought(tuple(people))
    by_person: dict[int, list[Found]] = {}
    for number, start, end, what in _places(tables, read(text)):
        by_person.setdefault(number, []).append(Found(start, end, what))
    for number in sorted(by_person):
        yield from ((tables.people[number], found) for found in _merged(by_person[number]))


def mask(people: Sequence[Identity], text: str) -> str:
    """A text with each protected person's label in the place of what would tell who it is."""
    for _ in range(MOST_PASSES):
        found = sorted(
            ((place, person) for person, place in find_all(people, text)),
            key=lambda one: (one[0].start, -one[0].end),
        )
        if not found:
            return text
        text = _masked(text, found)
    return text


MOST_PASSES = 4  # what stands around a name that was taken out may make up another


def _masked(text: str, found: Iterable[tuple[Found, Identity]]) -> str:
    """A text without these places; of those that overlap the first person is named."""
    made: list[str] = []
    end = 0
    for place, person in found:
        if place.start >= end:
            made += [text[end : place.start], f"[{person.label}]"]
        end = max(end, place.end)
    return "".join((*made, text[end:]))


def _places(tables: Sought, text: Text) -> Iterator[Place]:
    yield from chain(names(tables, text), fragments(tables, text))
    yield from chain(joined(tables, text), values(tables, text))
    for start, end, address in text.disguised:  # ilse(at)post(dot)example
        told = dict.fromkeys(place[0] for place in values(tables, Text(address)))
        yield from ((number, start, end, "joined") for number in told)
    for start, end in text.addresses:
        written = text.text[start:end]
        if "%" in written:  # %D0%9F, as a browser copies it
            plain = Text(unquote(written).replace("%", " "))
            told = dict.fromkeys(place[0] for place in _places(tables, plain))
            yield from ((number, start, end, "joined") for number in told)


def _merged(places: Iterable[Found]) -> Iterator[Found]:
    """The places in order, those that overlap as one."""
    last: Found | None = None
    for found in sorted(places):
        if last is None:
            last = found
        elif found.start < last.end:
            what = last.what if last.what in STRONG else found.what
            last = Found(last.start, max(last.end, found.end), what)
        else:
            yield last
            last = found
    if last is not None:
        yield last
