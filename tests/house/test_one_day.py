"""A run of all tests may go past midnight, and each test still knows its day."""

from __future__ import annotations

import ast
import datetime as dt
import importlib.util
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
CLOCKS = {"today", "now", "utcnow"}


def _taken_on_import(tree: ast.Module) -> list[int]:
    """The lines outside functions on which a module asks a clock."""
    outside = [one for one in tree.body if not isinstance(one, ast.FunctionDef)]
    return [
        call.lineno
        for statement in outside
        for call in ast.walk(statement)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in CLOCKS
    ]


def test_no_module_of_tests_keeps_the_day_on_which_it_was_imported() -> None:
    kept = {
        f"{file.relative_to(TESTS)}:{line}"
        for file in TESTS.rglob("*.py")
        for line in _taken_on_import(ast.parse(file.read_text(encoding="utf-8")))
    }

    assert not kept


@pytest.mark.parametrize(
    ("hour", "left"),
    [((23, 59, 30), 30), ((0, 0, 0), 86_400), ((12, 0, 0), 43_200)],
)
def test_how_much_of_the_day_is_left(hour: tuple[int, int, int], left: int) -> None:
    spec = importlib.util.spec_from_file_location("one_day", TESTS / "one_day.py")
    assert spec is not None and spec.loader is not None
    one_day = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(one_day)

    assert one_day.left_of_the_day(dt.datetime(2026, 12, 31, *hour, tzinfo=dt.UTC)) == left
