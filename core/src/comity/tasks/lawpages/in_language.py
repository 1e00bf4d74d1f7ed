"""What a plugin holds, with each of its texts in one language, as far as it has it there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from comity.model.law_records import Instrument, LawTable
from comity.model.records import LawBook
from comity.model.said_text import Said
from comity.tasks.lawpages.holdings import Holding
from comity.text.reader_text import said_in

__all__ = ["holding_in", "instrument_in"]

Table = TypeVar("Table", bound=LawTable)
WAYS = ("roads", "issuers")
BOOK = ("answers", "rules", *WAYS, "grounds", "assurances", "clocks", "younger")
PARTS = (
    *("order", "scope", "provisions", "rules", *WAYS, "grounds", "notified", "parties"),
    "withheld",
)


def holding_in(held: Holding, language: str) -> Holding:
    """A holding whose texts are in a language; what it does not have there stays as it is."""
    return replace(
        held,
        book=held.book and _book(held.book, language),
        instruments=tuple(instrument_in(one, language) for one in held.instruments),
        groups={code: _table(group, language) for code, group in held.groups.items()},
    )


def instrument_in(instrument: Instrument, language: str) -> Instrument:
    """An instrument, with the same of all its parts."""
    parts = {name: _tables(getattr(instrument, name), language) for name in PARTS}
    return _table(instrument, language).model_copy(update=parts)


def _book(book: LawBook, language: str) -> LawBook:
    told: dict[str, Any] = {name: _tables(getattr(book, name), language) for name in BOOK}
    return replace(book, **told)


def _tables(tables: Iterable[Table], language: str) -> tuple[Table, ...]:
    return tuple(_table(table, language) for table in tables)


def _table(table: Table, language: str) -> Table:
    told = {name: _value(getattr(table, name), language) for name in type(table).model_fields}
    changed = {name: new for name, new in told.items() if new is not getattr(table, name)}
    return table.model_copy(update=changed) if changed else table


def _value(value: Any, language: str) -> Any:
    """A text, and those within the value of an answer, in the language."""
    if isinstance(value, Said):
        return said_in(value, language)[0]
    if isinstance(value, dict):
        return {key: _value(inner, language) for key, inner in value.items()}
    return [_value(inner, language) for inner in value] if isinstance(value, list) else value
