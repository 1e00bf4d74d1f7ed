"""The mark `documents` stands where tests/only_marked.py looks for it."""

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


def test_the_mark_is_given_in_files_of_tests_alone() -> None:
    given = re.compile(r"\bmark\.documents\b|add_marker\(\W*documents")
    files = {path.name for path in TESTS.rglob("*.py") if given.search(path.read_text("utf-8"))}
    others = {name for name in files if not name.startswith("test_")}

    assert len(files) > 20
    assert others == {"only_marked.py"}


def test_tox_asks_in_a_way_that_is_understood() -> None:
    tox = configparser.ConfigParser(interpolation=None)
    tox.read(TESTS.parent / "tox.ini", encoding="utf-8")
    (expression,) = re.findall(r'-m "([^"]+)"', tox["testenv:documents"]["commands"])

    assert only_marked.asked(expression)


@pytest.mark.parametrize(
    ("expression", "all_have_it"),
    [
        ("documents", True),
        ("documents and not long", True),
        ("not long and documents", True),
        ("not documents", False),
        ("long and not documents", False),
        ("documents or dist", False),
        ("not (documents and long)", False),
        ("", False),
    ],
)
def test_files_are_passed_over_where_every_test_must_have_the_mark(
    expression: str, all_have_it: bool
) -> None:
    assert only_marked.asked(expression) is all_have_it
