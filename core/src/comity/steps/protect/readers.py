"""What each reader of a document does not see: by law, and by its author's choice.

A document has one source. The authority reads the whole; another reader, such as the provider that
holds the data, gets a lesser document. Law data say what an instrument keeps from whom
(``Instrument.withheld``), and the author's ``disclosable`` what else, with a summary in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from comity.model.law_withheld import Withheld
from comity.steps.resolve import Resolved
from comity.steps.resolve.view import View, Why

__all__ = [
    "at_pattern",
    "entries_of",
    "law_for",
    "lesser_addressee",
    "order_of_persons",
    "readers_of",
    "view_of",
]

LISTS = ("facts", "persons", "measures", "offences", "annexes", "earlier", "assets")
"""The lists whose items an author can withhold by their ids."""
_STEP = re.compile(r"([^.\[\]]+)((?:\[\d*\])*)")


def readers_of(resolved: Resolved) -> tuple[str, ...]:
    """The readers for whom anything is withheld, those of the law first."""
    law = (row.reader for row in _rows(resolved))
    own = (str(one["for"]) for one in entries_of(resolved.draft.read_data()))
    return tuple(dict.fromkeys((*law, *own)))


def law_for(resolved: Resolved, reader: str) -> tuple[Withheld, ...]:
    """What the instruments that a draft relies on, or an order must rest on, keep from a reader."""
    return tuple(row for row in _rows(resolved) if row.reader == reader)


def _rows(resolved: Resolved) -> Iterator[Withheld]:
    kind = resolved.draft.kind
    # what wrongly asks a provider for other data is protected like any other
    order = resolved.draft.read_data().get("form") in ("order", "provider")
    asked = {str(m.get("kind", "")) for m in resolved.draft.read_data().get("measures") or ()}
    for basis in resolved.withholding():
        for row in basis.instrument.withheld:
            said = (not row.kinds or kind in row.kinds) and row.held_on(resolved.on)
            if said and (not row.measures or order or asked.intersection(row.measures)):
                yield row


def entries_of(data: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
    """What the author has for other readers."""
    return tuple(data.get("disclosable") or ())


def view_of(resolved: Resolved, reader: str) -> View:
    """What a reader does not see of a case, and what it is told in the place of that."""
    data = resolved.draft.read_data()
    cuts: dict[str, Why] = {}
    for row in law_for(resolved, reader):
        named = set(_values(row.but_named_in, data))
        for path in (path for pattern in row.fields for path in at_pattern(pattern, data)):
            items = list(_items(path, data))
            gone = [one for one in items if _id_at(one, data) not in named]
            for one in (path,) if gone == items else gone:
                cuts.setdefault(one, Why(reader, row.cited()))
    said = Why(reader)
    own = [(n, one) for n, one in enumerate(entries_of(data)) if one["for"] == reader]
    for _, entry in own:
        for name in entry.get("withhold") or ():
            for path in at_pattern(name, data):
                cuts.setdefault(path, said)
    texts = {f"disclosable[{n}].text": str(one["text"]) for n, one in own if one.get("text")}
    held = any(re.match(r"facts(\[|$)", path) for path in cuts)
    if texts and not held and data.get("facts"):
        cuts["facts"] = said
    return View(reader, MappingProxyType(cuts), MappingProxyType(texts))


def order_of_persons(resolved: Resolved) -> tuple[int, ...]:
    """The places of the persons of a file, in the order in which each version counts them.

    Those whom most readers see come first. So a person has the same number in the version for the
    provider and in that for the authority, and no gap in one tells of somebody in the other. Where
    each of two readers sees somebody whom the other does not, each version is still without a gap,
    but a number may differ.
    """
    persons = resolved.draft.read_data().get("persons") or ()
    views = [view_of(resolved, reader) for reader in readers_of(resolved)]
    hidden = [
        sum("persons" in view or f"persons[{n}]" in view for view in views)
        for n in range(len(persons))
    ]
    return tuple(sorted(range(len(persons)), key=lambda n: (hidden[n], n)))


def lesser_addressee(resolved: Resolved) -> str:
    """The reader that a document is addressed to, where anything in it is withheld from that one.

    Empty where the document goes to an authority, and where its addressee may see all of it. Such a
    document is never made as a whole under a name that does not tell for whom it is.
    """
    reader = resolved.draft.addressed_reader()
    view = view_of(resolved, reader) if reader else None
    return reader if view and (view.cuts or view.texts) else ""


def at_pattern(pattern: str, data: Mapping[str, Any]) -> tuple[str, ...]:
    """The paths of a draft that a field path with ``[]`` names, or the item that has it as its id.

    Empty where there is nothing.
    """
    for name in LISTS:
        for index, item in enumerate(data.get(name) or ()):
            if item.get("id") == pattern:
                return (f"{name}[{index}]",)
    return tuple(path for path, _ in _found(pattern, data))


def _found(pattern: str, data: Any) -> Iterator[tuple[str, Any]]:
    places: list[tuple[str, Any]] = [("", data)]
    for match in _STEP.finditer(pattern):
        name, indexes = match.group(1), re.findall(r"\[(\d*)\]", match.group(2))
        places = [
            (f"{path}.{name}" if path else name, value[name])
            for path, value in places
            if isinstance(value, Mapping) and value.get(name) is not None
        ]
        for index in indexes:
            places = [
                (f"{path}[{n}]", item)
                for path, value in places
                if isinstance(value, (list, tuple))
                for n, item in enumerate(value)
                if not index or n == int(index)
            ]
    yield from places


def _values(patterns: Iterable[str], data: Mapping[str, Any]) -> Iterator[str]:
    for pattern in patterns:
        for _, value in _found(pattern, data):
            yield from map(str, value if isinstance(value, (list, tuple)) else (value,))


def _items(path: str, data: Mapping[str, Any]) -> Iterator[str]:
    """The items of a list at the top that has ids; any other path as it is."""
    value = data.get(path)
    if path in LISTS and isinstance(value, (list, tuple)):
        yield from (f"{path}[{n}]" for n in range(len(value)))
    else:
        yield path


def _id_at(path: str, data: Mapping[str, Any]) -> str:
    found = next((value for _, value in _found(path, data)), None)
    return str(found.get("id", "")) if isinstance(found, Mapping) else ""
