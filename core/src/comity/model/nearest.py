"""Names that were probably meant in place of one that nobody knows, by one rule for each use.

How near a name must be depends on what is named: a code of two letters has little to be near in,
so half of it is enough there; a title is near only where most of it is the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

__all__ = [
    "CODE",
    "COMMAND",
    "FIELD",
    "KIND",
    "NAME",
    "SLIP",
    "STATE",
    "TITLE",
    "TITLE_OF_A_CODE",
    "Nearness",
    "names_near",
]


@dataclass(frozen=True, slots=True)
class Nearness:
    """How many names are offered at most, and how much of a name must be the same (0 to 1)."""

    most: int
    cutoff: float


NAME = Nearness(1, 0.6)
"""A key, a filter, a statement, an instrument: the one name that a cure writes out."""
FIELD = Nearness(1, 0.7)
"""A field of a case file: of many that are alike, so it must be nearer."""
COMMAND = Nearness(2, 0.6)
"""A command of the command line."""
SLIP = Nearness(1, 0.8)
"""A word that may be a field of a case file or something else: near only by a slip."""
KIND = Nearness(3, 0.75)
"""A kind of assistance, by its id or its title."""
STATE = Nearness(3, 0.6)
"""A State by its name."""
CODE = Nearness(3, 0.5)
"""The code of a State or a topic, which is short."""
TITLE = Nearness(3, 0.7)
"""An instrument by its title or id."""
TITLE_OF_A_CODE = Nearness(3, 0.5)
"""The same, where no more than three letters were written."""


def names_near(word: str, known: Iterable[str], nearness: Nearness = NAME) -> list[str]:
    """The known names that are near a word, the nearest first; none where none is.

    Upper and lower case count: whoever looks for names in any case lowers both sides.
    """
    return [*_near(word, tuple(known), nearness)]


@lru_cache(maxsize=1024)
def _near(word: str, known: tuple[str, ...], nearness: Nearness) -> tuple[str, ...]:
    """The same again for the same: an unfinished case is read at every save and on every page."""
    return tuple(get_close_matches(word, known, n=nearness.most, cutoff=nearness.cutoff))
