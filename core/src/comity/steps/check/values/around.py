"""What is around a value: the document's date and language, and the States it may belong to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from comity.law.particular_forms import as_day
from comity.law.states import states
from comity.steps.read.paths import join

__all__ = ["Around", "Leaf", "leaves_of", "plain_quote"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value with its field path, and the tables that it lies in, the nearest first."""

    path: str
    value: Any
    within: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Around:
    """A document as plain data, and how its values are quoted in a message.

    ``quote`` takes a value and its path, and leaves out what must not be said. ``states`` are codes
    that are known to be those of States: a plugin may serve one that ISO 3166 does not have.
    """

    data: Mapping[str, Any]
    quote: Callable[[str, str], str]
    states: frozenset[str] = frozenset()

    @property
    def date(self) -> dt.date | None:
        """The date of the document, if it is one."""
        return as_day(self.data.get("date"))

    @property
    def language(self) -> str:
        """The language of the document; English where it is not said."""
        said = self.data.get("language")
        return said if isinstance(said, str) and said else "en"

    def states_near(self, leaf: Leaf) -> Iterator[str]:
        """The States to which a value may belong, the nearest first; each has a code."""
        said = [table.get("state") for table in leaf.within]
        for table in leaf.within:
            nationalities = table.get("nationalities")
            said += nationalities if isinstance(nationalities, (list, tuple)) else ()
        said.append(self.data.get("host"))
        sides = (self.data.get(side) for side in ("requesting", "requested"))
        said += [side.get("state") for side in sides if isinstance(side, Mapping)]
        codes = (one.partition("-")[0] for one in said if isinstance(one, str))
        return (code for code in dict.fromkeys(codes) if code in states())


def plain_quote(value: str, _path: str = "") -> str:
    """A value as it is quoted where nothing is protected: its first words."""
    text = " ".join(value.split())
    return text if len(text) <= 60 else f"{text[:60].rpartition(' ')[0] or text[:60]} …"


def leaves_of(
    data: Any, path: str = "", within: tuple[Mapping[str, Any], ...] = ()
) -> Iterator[Leaf]:
    """Every value of plain data, with what it lies in."""
    if isinstance(data, str):  # most are; to ask for a mapping takes longer
        yield Leaf(path, data, within)
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from leaves_of(value, join(path, str(key)), (data, *within))
    elif isinstance(data, (list, tuple)):
        for index, value in enumerate(data):
            yield from leaves_of(value, join(path, index), within)
    elif data is not None:
        yield Leaf(path, data, within)
