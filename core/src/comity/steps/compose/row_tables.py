"""Which rows a document lists, as data: the tables of ``rows.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["row_table", "row_tables"]


@cache
def row_tables() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """The rows of every table: label, field and kind of each, in their order."""
    text = files(__package__).joinpath("rows.toml").read_text(encoding="utf-8")
    return {
        name: tuple((label, field, kind) for label, (field, kind) in rows.items())
        for name, rows in tomllib.loads(text).items()
    }


def row_table(name: str) -> tuple[tuple[str, str, str], ...]:
    """The rows of one table.

    Raises:
        KeyError: no table has this name.
    """
    return row_tables()[name]
