"""What is about a database of the browser tool is run on SQLite and on PostgreSQL (tox -e web)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

FILES = sorted((Path(__file__).resolve().parents[1] / "web").glob("test_*.py"))
DATABASE = {"django.db", "django.db.models", "django.db.utils"}


def asks(part: ast.AST) -> bool:
    """Whether a part of a test speaks to the database itself: its connection, its errors."""
    return any(
        isinstance(node, ast.ImportFrom) and node.module in DATABASE for node in ast.walk(part)
    )


def marked(part: ast.AST) -> bool:
    return any(
        isinstance(node, ast.Attribute) and node.attr == "postgres" for node in ast.walk(part)
    )


def unmarked(file: Path) -> list[str]:
    """The tests of a file that speak to the database and run on SQLite alone."""
    parts = ast.parse(file.read_text(encoding="utf-8")).body
    tests = [one for one in parts if isinstance(one, ast.FunctionDef) and one.name[:5] == "test_"]
    others = [one for one in parts if one not in tests]
    if any(marked(one) for one in others if isinstance(one, ast.Assign)):
        return []
    found = [one.name for one in tests if asks(one) and not marked(one)]
    if any(map(asks, others)) and not any(map(marked, tests)):
        found.append("one of those that use what the file imports")
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_test_that_speaks_to_the_database_runs_on_both(file):
    assert unmarked(file) == [], "mark it: @pytest.mark.postgres"


def test_such_tests_are_found():
    asking = [one for one in FILES if asks(ast.parse(one.read_text(encoding="utf-8")))]
    assert len(asking) > 6
