"""What is about a database of the browser tool is run on SQLite and on PostgreSQL (tox -e web)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1] / "web"
FILES = sorted(TESTS.glob("test_*.py"))
DATABASE = {"django.db", "django.db.models", "django.db.utils"}
MARK = re.compile(r"\bpytest\.mark\.postgres\b")


def imported(tree: ast.AST) -> Iterator[str]:
    """The modules that a test imports, also within its functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (one.name for one in node.names)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_test_that_speaks_to_the_database_runs_on_both(file):
    text = file.read_text(encoding="utf-8")
    if DATABASE & {*imported(ast.parse(text))}:
        assert MARK.search(text), "mark what differs between databases: @pytest.mark.postgres"


def test_such_tests_are_found():
    asking = [one for one in FILES if DATABASE & {*imported(ast.parse(one.read_text("utf-8")))}]
    assert len(asking) > 6
