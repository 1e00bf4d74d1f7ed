"""Passes over the files without the mark that is asked for: to import all takes half a minute.

Where `-m` asks for `documents`, as `tox -e documents` does, a file that nowhere says
`mark.documents` has no test of those. tests/house/test_marks.py tells that the mark stands in
files of tests alone.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

__all__ = ["OnlyMarked", "asked"]

MARK = "documents"


def asked(expression: str) -> bool:
    """Whether every test of an expression of marks has the mark `documents`."""
    return MARK in expression.split(" and ") and "or" not in expression.split()


@cache
def _holds(place: Path) -> bool:
    if place.is_dir():
        return any(_holds(file) for file in place.rglob("test_*.py"))
    return f"mark.{MARK}" in place.read_text(encoding="utf-8")


class OnlyMarked:
    """A plugin of pytest for each process that collects."""

    def pytest_ignore_collect(self, collection_path: Path, config: pytest.Config) -> bool | None:
        if not asked(config.option.markexpr):
            return None
        if collection_path.is_dir() or collection_path.suffix == ".py":
            return not _holds(collection_path) or None
        return None
