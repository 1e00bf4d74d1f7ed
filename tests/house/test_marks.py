"""The marks `documents` and `postgres` stand where tests/only_marked.py looks for them."""

from __future__ import annotations

import configparser
import importlib.util
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
_spec = importlib.util.spec_from_file_location("only_marked", TESTS / "only_marked.py")
assert _spec is not None
assert _spec.loader is not None
only_marked = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(only_marked)


@pytest.mark.parametrize("mark", only_marked.MARKS)
def test_the_mark_is_given_in_files_of_tests_alone(mark: str) -> None:
    given = re.compile(rf"\bmark\.{mark}\b|add_marker\(\W*{mark}")
    files = {path.name for path in TESTS.rglob("*.py") if given.search(path.read_text("utf-8"))}
    others = {name for name in files if not name.startswith("test_")}

    assert len(files) > 20
    assert others <= {"only_marked.py"}


@pytest.mark.parametrize(
    ("environment", "marks"), [("documents", ["documents"]), ("web", ["", "", "postgres"])]
)
def test_tox_asks_in_a_way_that_is_understood(environment: str, marks: list[str]) -> None:
    tox = configparser.ConfigParser(interpolation=None)
    tox.read(TESTS.parent / "tox.ini", encoding="utf-8")
    expressions = re.findall(r'-m "([^"]+)"', tox[f"testenv:{environment}"]["commands"])

    assert [only_marked.asked(one) for one in expressions] == marks


@pytest.mark.parametrize(
    ("expression", "mark"),
    [
        ("documents", "documents"),
        ("documents and not long", "documents"),
        ("not long and documents", "documents"),
        ("postgres and not long", "postgres"),
        ("not documents", ""),
        ("long and not documents", ""),
        ("documents or dist", ""),
        ("not (documents and long)", ""),
        ("", ""),
    ],
)
def test_files_are_passed_over_where_every_test_must_have_the_mark(
    expression: str, mark: str
) -> None:
    assert only_marked.asked(expression) == mark
