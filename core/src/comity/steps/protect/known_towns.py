"""Towns that are surely not each other: two regions, or two cities, of the same State.

What the installed data know by name: the parts of States in ISO 3166-2 (pycountry), of which many
are called after their town (Kano, Mombasa, Genève), and the cities after which CLDR calls the time
zones of a State (Chicago and Denver); and the towns of the areas of telephone numbers, which are
read only where these do not tell (``area_towns``). A part of a town is in none of them: of it
nothing is sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from babel.core import get_global

from comity.steps.protect.area_towns import Area, areas_of
from comity.steps.protect.street_kinds import is_between, kinds_of
from comity.text.folding import fold, folded_words
from comity.text.official_states import official_state

__all__ = [
    *("Words", "areas_in", "is_surely_another", "is_town_or_state", "parts_in", "places_in"),
]

Words = tuple[str, ...]
Place = tuple[str, str]
"""The State or territory, and the code of its part or the name of its zone."""
BROAD = frozenset(
    (
        *("State", "Province", "Region", "County", "Land", "Prefecture", "Department", "Canton"),
        *("Governorate", "Voivodship", "Emirate", "Capital territory", "Capital city"),
        *("Federal district", "Federal territory", "Union territory", "Metropolitan city"),
    )
)
"""Parts of a State that are no parts of a town."""
GENERIC = frozenset(
    folded_words("city state county province region territory federal capital district of the fct")
)
"""Words of the name of a part of a State that are not the name of its town."""
NO_TOWNS = frozenset(
    folded_words(
        "north south east west northern southern eastern western central centre center coast"
        " coastal upper lower highlands lakes plateau delta rivers savannah bay island islands"
    )
)
"""What a part of a State is called where it has no name, and a part of a town too."""
LANGUAGES = ("de", "fr", "es", "it", "pt", "nl", "pl", "cs", "ru", "uk", "tr", "sr")
"""Languages of addresses in which States are known by name, beside English."""
MOST = 5  # words of the name of a town
LONGEST_CODE = 3
_WORD = re.compile(r"[^\W\d_]+")
_PARTS = re.compile(r"[,;\n]")


def places_in(lines: Iterable[str]) -> frozenset[Place]:
    """The places that lines of an address name, each in a part of a line of its own."""
    parts = (part for line in lines for part in _PARTS.split(line))
    return frozenset(place for part in parts for place in _known().get(_bare(part), ()))


def parts_in(lines: Iterable[str]) -> frozenset[Words]:
    """The parts of the lines of an address, each in words without numbers."""
    parts = (_bare(part) for line in lines for part in _PARTS.split(line))
    return frozenset(part for part in parts if part)


def is_surely_another(
    town: str, home: frozenset[Place], parts: frozenset[Words], *, declined: bool = False
) -> bool:
    """Whether a town is another than the places of an address, in one of their States.

    Nothing is sure where the address names no place that is known.

    Args:
        town: as a text has it.
        home: the places of the address.
        parts: the parts of its lines.
        declined: whether the name may stand in the text with an ending.
    """
    there = _known().get(_bare(town), frozenset())
    if there & home:
        return False
    if any(_apart(one, other) for one in there for other in home):
        return True
    areas = areas_of(_bare(town), declined=declined)
    own = areas_in(parts) if areas else frozenset()
    return any(one.code == other.code for one in areas for other in own) and not areas & own


def is_town_or_state(line: str) -> bool:
    """Whether a line is no more than a town, a part of a State and a State, each in its part.

    So ``Cape Town, South Africa`` is; ``Karen, Nairobi`` is not, as Karen is none that is known.
    """
    if any(map(str.isdigit, line)) or any(map(kinds_of, folded_words(line))):
        return False
    parts = [part.strip() for part in _PARTS.split(line) if part.strip()]
    return bool(parts) and all(map(_is_known, parts))


def _is_known(part: str) -> bool:
    words = folded_words(part)
    if len(words) > MOST:
        return False
    if _bare(part) in _known() or GENERIC.issuperset(words):
        return True
    if not _is_name(part):
        return False
    if part.isupper() and len(words) == 1 and len(part) <= LONGEST_CODE:
        return True  # a State or a part of one by its code
    return bool(official_state(part, LANGUAGES)) or bool(areas_of(words))


def _is_name(part: str) -> bool:
    """Whether each word has its capital: ``Frankfurt am Main``, and no ``in the house``."""
    return all(word[:1].isupper() or is_between(fold(word).text) for word in _WORD.findall(part))


def areas_in(parts: Iterable[Words]) -> frozenset[Area]:
    """The areas of telephone numbers that the parts of an address name."""
    return frozenset().union(*map(areas_of, parts))


def _apart(one: Place, other: Place) -> bool:
    return one[0] == other[0] and ("/" in one[1]) == ("/" in other[1])


def _bare(name: str) -> tuple[str, ...]:
    """The words of a name without numbers and without what a part of a State is."""
    words = (word for word in folded_words(name) if not any(map(str.isdigit, word)))
    return tuple(word for word in words if word not in GENERIC)


@cache
def _known() -> Mapping[tuple[str, ...], frozenset[Place]]:
    """The places by the words of their names."""
    found: dict[tuple[str, ...], set[Place]] = {}
    for name, place in (*_parts_of_states(), *_cities_of_zones()):
        if (words := _bare(name)) and not NO_TOWNS.issuperset(words):
            found.setdefault(words, set()).add(place)
    return {words: frozenset(places) for words, places in found.items()}


def _parts_of_states() -> Iterator[tuple[str, Place]]:
    import pycountry

    for one in pycountry.subdivisions:
        if one.type in BROAD and not one.parent_code:
            yield str(one.name).partition(" [")[0], (str(one.country_code), str(one.code))


def _cities_of_zones() -> Iterator[tuple[str, Place]]:
    for zone, state in get_global("zone_territories").items():
        city = str(zone).rpartition("/")[2].replace("_", " ")
        yield city, (str(state), str(zone))
