"""Passes over the files without the mark that is asked for: to import all takes half a minute.

Where `-m` asks for `documents`, as `tox -e documents` does, a file that nowhere says
`mark.documents` has no test of those; so it is with `postgres`, which `tox -e web` asks for.
tests/house/test_marks.py tells that the marks stand in files of tests alone.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

__all__ = ["OnlyMarked", "asked"]

MARKS = ("documents", "postgres")


def asked(expression: str) -> str:
    """The mark that every test of an expression of marks has; empty where there is none."""
    if "or" in expression.split():
        return ""
    return next((mark for mark in MARKS if mark in expression.split(" and ")), "")


@cache
def _holds(place: Path, mark: str) -> bool:
    if place.is_dir():
        return any(_holds(file, mark) for file in place.rglob("test_*.py"))
    return f"mark.{mark}" in place.read_text(encoding="utf-8")


class OnlyMarked:
    """A plugin of pytest for each process that collects."""

    def pytest_ignore_collect(self, collection_path: Path, config: pytest.Config) -> bool | None:
        mark = asked(config.option.markexpr)
        if mark and (collection_path.is_dir() or collection_path.suffix == ".py"):
            return not _holds(collection_path, mark) or None
        return None
