"""References by id within a draft: where each leads, and which lead nowhere.

A field says itself which list at the top it names ids of (``refers_to``), so that whoever asks for
it and whoever judges it mean the same list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from comity.model.drafts.base import Draft, DraftPart

__all__ = [
    "CALLED",
    "Reference",
    "is_own_id",
    "name_in",
    "references",
    "repeated_ids",
    "unknown_ids",
    "wrong_references",
]

NAMED = re.compile(r"""ames the [a-z ]+ (?P<sign>['"])(?P<name>.*)(?P=sign), which is not""")
CALLED = {
    "facts": "fact",
    "offences": "offence",
    "persons": "person",
    "measures": "measure",
    "annexes": "annex",
    "earlier": "earlier step",
    "assets": "asset",
}
"""What an item is called of each list whose ids others name."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A field of a draft that names ids: its path, the list that it refers to, the ids.

    ``many`` tells whether it is a list of them.
    """

    path: str
    to: str
    ids: tuple[str, ...]
    many: bool


def references(part: DraftPart, path: str = "") -> Iterator[Reference]:
    """Every field in a draft that names ids, in the order of the model."""
    for name, written, to in _fields(type(part)):
        value = getattr(part, name)
        below = f"{path}.{written}" if path else written
        if to and value is not None:
            many = isinstance(value, tuple)
            yield Reference(below, to, value if many else (value,), many)
        elif isinstance(value, DraftPart):
            yield from references(value, below)
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                if isinstance(item, DraftPart):
                    yield from references(item, f"{below}[{number}]")


@cache
def _fields(model: type[DraftPart]) -> tuple[tuple[str, str, str], ...]:
    """The fields of a model: its name to Python, to the author, and what it refers to."""
    return tuple(
        (name, field.alias or name, str(field.json_schema_extra.get("refers_to", "")))
        if isinstance(field.json_schema_extra, dict)
        else (name, field.alias or name, "")
        for name, field in model.model_fields.items()
    )


def wrong_references(draft: Draft) -> Iterator[tuple[str, str, str]]:
    """Ids that stand twice, and references to ids that are not there.

    Returns:
        The field path, what is wrong, and how to correct it.
    """
    known: dict[str, list[str]] = {}
    for name, what in CALLED.items():
        found = [item.id for item in getattr(draft, name, ())]
        known[name] = [id for id in found if id]
        yield from repeated_ids(found, name, what)
    for one in references(draft):
        yield from unknown_ids(one.ids, known[one.to], one.path, CALLED[one.to], many=one.many)


def is_own_id(path: str) -> bool:
    """Whether what is wrong at a path is an item's own id, which stands twice."""
    return path.endswith(".id")


def unknown_ids(
    wanted: Iterable[str], known: Iterable[str], path: str, what: str, *, many: bool = True
) -> Iterator[tuple[str, str, str]]:
    """The fault for each id that is not known, with the ids that are."""
    there = list(known)
    for index, name in enumerate(wanted):
        if name not in there:
            cure = known_ids(there, what)
            place = f"{path}[{index}]" if many else path
            yield place, f"names the {what} {name!r}, which is not in this file", cure


def name_in(sentence: str) -> str:
    """The id that is not known, in a sentence of ``unknown_ids``; empty in any other."""
    found = NAMED.search(sentence)
    return found["name"] if found else ""


def known_ids(ids: Iterable[str], what: str, *, unnamed: bool = False) -> str:
    """The cure for an id that is not known; ``unnamed`` is whether some item has no id."""
    there = dict.fromkeys(ids)
    none = f"No {what} has an id yet." if unnamed else f"There is no {what} yet."
    return f"Known: {', '.join(there)}." if there else none


def repeated_ids(ids: Iterable[str | None], path: str, what: str) -> Iterator[tuple[str, str, str]]:
    """The fault for each id that stands twice; an item without one keeps its number."""
    seen: set[str] = set()
    for index, name in enumerate(ids):
        if not name:
            continue
        if name in seen:
            yield (
                f"{path}[{index}].id",
                f"is a second {what} with the id {name!r}",
                "Give each one its own id.",
            )
        seen.add(name)
