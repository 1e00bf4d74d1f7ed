"""The street of a protected person, named in the letter without the number of the house.

With its number it is a line of the address, and no document shows it. Without it many people live
there, so that nothing is taken out: the author is told where it stands. A town tells too little,
and a street of the same name in another town tells nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from comity.model.findings import Finding
from comity.steps.protect.identity import Identity
from comity.steps.protect.known_towns import Place, is_surely_another, places_in
from comity.steps.protect.match import find_all
from comity.steps.protect.scanned_text import Text, read
from comity.steps.protect.street_words import (
    BEFORE_A_PLACE,
    ENDINGS,
    PARTS_OF_A_TOWN,
    SHORT,
    TYPES,
    WITHIN,
)
from comity.steps.protect.written_texts import is_reference, written_texts
from comity.text.everyday import usual
from comity.text.folding import folded_words
from comity.text.function_words import small_words
from comity.text.messages import finding, message
from comity.text.official_states import official_state
from comity.text.written import within
from comity.text.written_date_words import word_months

__all__ = ["check_streets"]

MOST = 5  # words of the name of a street
LEAST = 7  # letters of a name that is one word
LANGUAGES = ("en", "fr", "de")
_PARTS = re.compile(r"[,;\n]")
_NUMBER = re.compile(r"\d+[a-z]?")
_BEFORE = re.compile(r"\b\d{1,4}[a-z]?,?\s*(?:(?:bis|ter)\s+)?$", re.IGNORECASE)
_AFTER = re.compile(
    r",?\s*(?:(?:nr|no|n°|nº|number|numéro|haus|house)\b\.?\s*)?\d{1,4}[a-z]?\b(?:\s+(\w+))?",
    re.IGNORECASE,
)

_HOUSE = re.compile(r"\d{1,4}[a-z]?")
_FIGURES = re.compile(r"\d{1,4}")
_TOWN = re.compile(
    r"(?:,?\s+(?:in|at|à|zu|en)\s+|\s*\(|,?\s+(?:in\s+)?\d{4,5}\s+)"
    r"([^\W\d_][\w'’-]+)(?=\s*(?:[.,;:)\n]|$)|\s+[^\W\d_A-Z])"
)
_BEHIND_COMMA = re.compile(
    r"\s?,\s*([^\W\d_][\w'’-]+)(?=\s*(?:[.;:)\]\n]|$)"
    r"|\s*,\s*((?:[A-Z][\w'’-]*\s+)*[A-Z][\w'’-]*|[^\W\d_]))"
)

Street = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Home:
    """Whose street it is, the figures of the house, the words and the towns of the address."""

    person: Identity
    houses: frozenset[str]
    words: frozenset[str]
    towns: frozenset[Place]


def check_streets(
    people: Sequence[Identity], data: Mapping[str, Any], own: set[str], sealed: set[str]
) -> Iterator[Finding]:
    """A finding for each text that names the street of somebody protected.

    Args:
        people: those who are protected.
        data: the data of the draft.
        own: the paths of what no document shows, as ``written_texts`` takes them.
        sealed: the paths of what the sealed annex shows in the place of the letter.
    """
    streets = {street: home for one in people for street, home in _homes_of(data, one)}
    if not streets:
        return
    elsewhere = _Elsewhere(data)
    for path, text in written_texts(data, "", own):
        if path in sealed or is_reference(path, text, data):
            continue
        told = [(place.start, place.end) for _, place in find_all(people, text)]
        named = _named(streets, text, elsewhere)
        places = [one for one in named if not _in(one[1], told)]
        for person, found in groupby(places, key=lambda one: one[0]):
            (_, (start, _)), *more = found
            yield finding(
                "protection.street",
                path,
                person=person.label,
                word=len(text[:start].split()) + 1,
                more=message("protection.more-places", places=len(more)) if more else None,
            )


def _homes_of(data: Mapping[str, Any], person: Identity) -> Iterator[tuple[Street, _Home]]:
    """The streets in the address of a person, each with what is known of the house."""
    entry = data["persons"][person.index]
    address, location = tuple(entry.get("address") or ()), str(entry.get("location") or "")
    words = frozenset(folded_words(" ".join(map(str, (*address, location)))))
    towns = places_in((*map(str, address), location))
    for line in (*address, location):
        for part in _PARTS.split(str(line)):
            tokens = read(part).tokens
            figures = (_FIGURES.match(one) for one in tokens if _HOUSE.fullmatch(one))
            houses = frozenset(one.group() for one in figures if one)
            for street in _streets_in(tokens, numbered=bool(houses) and line in address):
                yield street, _Home(person, houses, words, towns)


def _streets_in(tokens: Sequence[str], *, numbered: bool) -> Iterator[Street]:
    """Words in a row that are a street: one says so, or the number of the house beside them."""
    for kind, run in groupby(tokens, key=lambda token: bool(_NUMBER.fullmatch(token))):
        words = tuple(SHORT.get(word, word) for word in run if word not in WITHIN)
        if kind or len(words) > MOST:
            continue
        if _is_street(words) or (numbered and _begins_as_one(words)):
            yield tuple(map(_plain, words))


def _begins_as_one(words: Street) -> bool:
    """Whether words before the number of a house begin as a street does: ``Am Alten Markt``."""
    return len(words) > 1 and words[0] in BEFORE_A_PLACE and not set(words) <= small_words()


def _is_street(words: Street) -> bool:
    if len(words) == 1:
        return len(words[0]) >= LEAST and words[0].endswith(ENDINGS) and not usual(words)
    named = set(words) - TYPES - small_words()
    return bool(named) and any(one in TYPES or one.endswith(ENDINGS) for one in words)


def _plain(word: str) -> str:
    """A word of a street in one spelling: ``Beispielstr.`` is ``Beispielstraße``."""
    word = SHORT.get(word, word)
    return f"{word[:-3]}strasse" if len(word) > LEAST - 1 and word.endswith("str") else word


def _named(
    streets: Mapping[Street, _Home], text: str, elsewhere: _Elsewhere
) -> Iterator[tuple[Identity, tuple[int, int]]]:
    """Where a text names one of some streets, and neither another house nor another town.

    The house beside it is another one where it has other figures: 14a is not far from 14.
    """
    known = read(text)
    tokens = [_plain(token) for token in known.tokens]
    for index in range(len(tokens)):
        for street, home in streets.items():
            if tuple(tokens[index : index + len(street)]) != street:
                continue
            span = known.token_span(index, index + len(street) - 1)
            house = _house_beside(text, *span)
            if not _as_a_name(known, index, street) or (house and house not in home.houses):
                continue
            if not elsewhere.is_town_after(text[span[1] :], home):
                yield home.person, span


class _Elsewhere:
    """Whether a text goes on with another town than that of a person."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take the places of the draft, and whether its language writes all nouns large."""
        self.nouns_large = within("Haus", str(data.get("language") or "en")) == "Haus"
        parts = [data.get(role) for role in ("requesting", "requested")]
        told = json.dumps([*parts, *(data.get("measures") or ())], default=str, ensure_ascii=False)
        self.places = frozenset(folded_words(told))

    def is_town_after(self, text: str, home: _Home) -> bool:
        """Whether a town follows a street that is not in the address of the person.

        In a language that writes nouns large a capital tells no name: there the draft must name
        the town elsewhere, or a postcode stand before it.
        """
        found = _TOWN.match(text)
        if found is None or not found[1][0].isupper():
            return _is_behind_a_comma(text, home)
        word = "".join(folded_words(found[1])[:1])
        if word in home.words or word in WITHIN | TYPES | PARTS_OF_A_TOWN | _months():
            return False
        postcode = any(map(str.isdigit, found[0]))
        return postcode or not self.nouns_large or word in self.places


def _is_behind_a_comma(text: str, home: _Home) -> bool:
    """Whether a town follows a comma that is surely another: ``Marina Road, Abuja``.

    It stands alone there; what follows it behind a second comma is no third town, and not that of
    the person.
    """
    found = _BEHIND_COMMA.match(text)
    if found is None or not found[1][0].isupper():
        return False
    further, states = found[2] or "", {state for state, _ in home.towns}
    listed = further[:1].isupper() and official_state(further, LANGUAGES) not in states
    if listed or not home.words.isdisjoint(folded_words(found[1])):
        return False
    return is_surely_another(found[1], home.towns)


def _as_a_name(text: Text, index: int, street: Street) -> bool:
    """Whether each word of the name has its capital: ``High Street``, and no ``high street``."""
    for at, word in enumerate(street, index):
        start, end = text.token_span(at, at)
        if word not in TYPES and word not in small_words() and text.text[start:end].islower():
            return False
    return True


def _house_beside(text: str, start: int, end: int) -> str:
    """The figures of the house that stand beside a street; empty where none do."""
    if before := _BEFORE.search(text[:start]):
        return _figures(before.group())
    after = _AFTER.match(text, end)
    if after is None or _months() & set(folded_words(after.group(1) or "")):
        return ""
    return _figures(after.group())


def _figures(text: str) -> str:
    found = _FIGURES.search(text)
    return found.group() if found else ""


@cache
def _months() -> frozenset[str]:
    return frozenset(folded_words(" ".join(name for one in LANGUAGES for name in word_months(one))))


def _in(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
