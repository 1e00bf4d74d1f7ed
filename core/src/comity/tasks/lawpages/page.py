"""A page of law as data: sections, items, entries. Set as text by ``typeset``, or given as JSON."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from comity.model.citations import Citation, Read
from comity.model.law_records import Cited, Source
from comity.model.origin import Origin

__all__ = ["Entry", "Item", "Page", "Section", "entry_of", "plain", "read_and_unread"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One statement of law: for what it holds, its value in words, a sentence, where it stands.

    ``citation`` is its place in the law, ``origin`` its place in the files of the plugin.
    """

    id: str
    label: str = ""
    value: Any = None
    written: tuple[str, ...] = ()
    says: str = ""
    note: str = ""
    citation: Citation | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One question or topic: ``note`` says why there is no entry; ``unread`` is never law."""

    id: str
    title: str
    note: str = ""
    entries: tuple[Entry, ...] = ()
    unread: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Items under one heading, after an introduction."""

    id: str
    title: str
    items: tuple[Item, ...] = ()
    preface: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The law of one State, or one instrument, on one day."""

    id: str
    title: str
    on: dt.date
    preface: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    sources: tuple[Source, ...] = ()
    facts: dict[str, Any] = field(default_factory=dict)


def entry_of(
    table: Cited,
    id_: str,
    *,
    label: str = "",
    value: Any = None,
    written: tuple[str, ...] = (),
) -> Entry:
    """A table of a law file as an entry; one that nobody read keeps its note and its citation."""
    note = str(getattr(table, "note", ""))
    if table.read is Read.NONE:
        return Entry(id_, label, note=note, citation=table.cited(), origin=table.origin)
    says = str(getattr(table, "says", ""))
    return Entry(id_, label, value, written, says, note, table.cited(), table.origin)


def read_and_unread(entries: list[Entry]) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Entries apart by whether anybody read their source."""
    unread = [e for e in entries if e.citation is not None and e.citation.read is Read.NONE]
    return tuple(e for e in entries if e not in unread), tuple(unread)


def plain(value: Any) -> Any:
    """Records, dates and tables as JSON knows them; what is empty is left out of records."""
    if isinstance(value, Origin):
        return {"file": value.file, **({"line": value.line} if value.line else {})}
    if is_dataclass(value) and not isinstance(value, type):
        pairs = [(f.name, plain(getattr(value, f.name))) for f in fields(value)]
        if isinstance(value, Citation):
            days = value.days()
            pairs += [("start", days["from"]), *((n, days[n]) for n in ("enacted", "not_before"))]
        return {name: inner for name, inner in pairs if inner not in (None, "", [], {})}
    if isinstance(value, Source):
        told = value.model_dump(
            mode="json", by_alias=True, exclude_defaults=True, exclude={"origin"}
        )
        where = {"id": value.origin.table, "origin": plain(value.origin)} if value.origin else {}
        return {**where, **plain(told)}
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, dt.date) else value
