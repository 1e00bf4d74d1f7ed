"""The street of a protected person, named in the letter without the number of the house.

With its number it is a line of the address, and no document shows it. Without it many people live
there, so that nothing is taken out: the author is told where it stands. A town tells too little,
and a street of the same name in another town tells nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from typing import Any

from comity.model.findings import Finding
from comity.steps.protect.address_match import Named
from comity.steps.protect.address_streets import Street
from comity.steps.protect.area_towns import states_of
from comity.steps.protect.beside_a_name import months
from comity.steps.protect.identity import Identity
from comity.steps.protect.index import sought
from comity.steps.protect.known_towns import (
    Place,
    Words,
    areas_in,
    is_surely_another,
    parts_in,
    places_in,
)
from comity.steps.protect.match import find_all
from comity.steps.protect.scanned_text import Text, read
from comity.steps.protect.street_kinds import is_between, kinds_of
from comity.steps.protect.street_words import PARTS_OF_A_TOWN, WITHIN
from comity.steps.protect.written_texts import is_reference, written_texts
from comity.text.folding import folded_words
from comity.text.messages import finding, message
from comity.text.official_states import official_state
from comity.text.written import within

__all__ = ["check_streets"]

LANGUAGES = ("en", "fr", "de")
_TOWN = re.compile(
    r"(?:,?\s+(?:in|at|à|zu|en)\s+|\s*\(|,?\s+(?:in\s+)?\d{4,5}\s+)"
    r"([^\W\d_][\w'’-]+)(?=\s*(?:[.,;:)\n]|$)|\s+[^\W\d_A-Z])"
)
_PERHAPS = re.compile(r"\s+(?:a|i|u|v|ve|w|we|в|во|у|на|em)\s+([^\W\d_][\w'’-]+)")
_BEHIND_COMMA = re.compile(
    r"\s?,\s*([^\W\d_][\w'’-]+)(?=\s*(?:[.;:)\]\n]|$)"
    r"|\s*,\s*((?:[A-Z][\w'’-]*\s+)*[A-Z][\w'’-]*|[^\W\d_]))"
)


class _Home:
    """The words and the towns of the address of a person, worked out when first asked for."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(folded_words(" ".join(self._lines)))

    @cached_property
    def towns(self) -> frozenset[Place]:
        return places_in(self._lines)

    @cached_property
    def parts(self) -> frozenset[Words]:
        return parts_in(self._lines)

    def is_far_from(self, town: str, *, declined: bool = False) -> bool:
        """Whether a town is surely another than hers."""
        return is_surely_another(town, self.towns, self.parts, declined=declined)


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
    streets = sought(tuple(people)).streets
    if not streets:
        return
    homes = [_home_of(data, person) for person in people]
    elsewhere = _Elsewhere(data)
    for path, text in written_texts(data, "", own):
        if path in sealed or is_reference(path, text, data):
            continue
        named = [one for one in streets.within(read(text)) if one.street.tells_alone]
        named = [one for one in named if _tells(one, text, elsewhere, homes[one.owner])]
        told = [(place.start, place.end) for _, place in find_all(people, text)] if named else []
        spans = [(one.owner, (one.start, one.end), _rule(one.street)) for one in named]
        places = dict.fromkeys(one for one in spans if not _in(one[1], told))
        for number, found in groupby(sorted(places), key=lambda one: one[0]):
            person = people[number]
            (_, (start, _), rule), *more = found
            yield finding(
                rule,
                path,
                person=person.label,
                word=len(text[:start].split()) + 1,
                more=message("protection.more-places", places=len(more)) if more else None,
            )


def _rule(street: Street) -> str:
    return "protection.street/building" if street.is_building else "protection.street"


def _home_of(data: Mapping[str, Any], person: Identity) -> _Home:
    entry = data["persons"][person.index]
    lines = [*map(str, entry.get("address") or ()), str(entry.get("location") or "")]
    return _Home(lines)


def _tells(named: Named, text: str, elsewhere: _Elsewhere, home: _Home) -> bool:
    """Whether a text names the street, and neither another house nor another town.

    The house beside it is another one where it has other figures: 14a is not far from 14.
    """
    if named.exact or named.elsewhere or not named.kind or not _as_a_name(read(text), named):
        return False
    return not elsewhere.is_town_after(text[read(text).token_span(*named.whole)[1] :], home)


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
            return _is_behind_a_comma(text, home) or _is_told_perhaps(text, home)
        word = "".join(folded_words(found[1])[:1])
        if word in home.words or kinds_of(word) or word in WITHIN | PARTS_OF_A_TOWN | months():
            return False
        postcode = any(map(str.isdigit, found[0]))
        sure = postcode or not self.nouns_large or word in self.places
        return sure or home.is_far_from(found[1], declined=True)


def _is_behind_a_comma(text: str, home: _Home) -> bool:
    """Whether a town follows a comma that is surely another: ``Marina Road, Abuja``.

    It stands alone there; what follows it behind a second comma is no third town, and not that of
    the person.
    """
    found = _BEHIND_COMMA.match(text)
    if found is None or not found[1][0].isupper():
        return False
    further = found[2] or ""
    if further[:1].isupper() and not _is_her_state(further, home):
        return False
    if not home.words.isdisjoint(folded_words(found[1])):
        return False
    return home.is_far_from(found[1])


def _is_her_state(named: str, home: _Home) -> bool:
    state = official_state(named, LANGUAGES)
    if not state or state in {own for own, _ in home.towns}:
        return bool(state)
    return state in states_of(areas_in(home.parts))


def _is_told_perhaps(text: str, home: _Home) -> bool:
    """Whether a small word of several meanings and surely another town follow: ``a Torino``."""
    found = _PERHAPS.match(text)
    if found is None or not found[1][0].isupper():
        return False
    if not home.words.isdisjoint(folded_words(found[1])):
        return False
    return home.is_far_from(found[1], declined=True)


def _as_a_name(text: Text, named: Named) -> bool:
    """Whether each word of the name has its capital: ``High Street``, and no ``high street``.

    In a name of one noun behind a preposition the preposition must have one, since German writes
    each noun so: ``am Hang`` is any slope.
    """
    large = []
    for at in range(named.name[0], named.name[1] + 1):
        start, end = text.token_span(at, at)
        word = text.tokens[at]
        if not is_between(word) and text.text[start:end].islower():
            return False
        large.append(text.text[start].isupper() and bool(text.text[:start].strip()))
    nouns = sum(large) - large[0]
    return not named.street.begins or large[0] or nouns > 1


def _in(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
