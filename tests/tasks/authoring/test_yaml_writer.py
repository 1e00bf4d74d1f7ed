"""What is written reads as the same, in Comity's own reader and in others."""

from __future__ import annotations

import datetime as dt

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from comity.steps.read.yaml_events import grow
from comity.tasks.authoring.yaml_writer import WIDTH, in_flow, to_yaml

MISREAD = [
    "no",
    "NO",
    "yes",
    "on",
    "null",
    "~",
    "012",
    "0o17",
    "1e3",
    "3.0",
    ".5",
    "1_000",
    "12:30:45",
]
MISREAD += [
    "2026-10-05",
    "2026-03-14T09:12:44",
    "",
    " ",
    "- x",
    "a: b",
    "a #b",
    "*a",
    "&a",
    "!a",
    "%",
]
MISREAD += [
    "[a]",
    "{a}",
    "'a",
    '"a"',
    "a:",
    "? a",
    "| a",
    "> a",
    "@a",
    "`a",
    "=",
    "<<",
    "a\tb",
    "\ta",
]


def read_back(data: dict[str, object]) -> object:
    tree = grow(to_yaml(data), "case.yaml")
    assert tree.faults == []
    return tree.data


@pytest.mark.parametrize(
    "text", [*MISREAD, "x" * 300, "é ü 中文", "a\nb", "a\n\nb", " a\nb", "a\nb\n"]
)
def test_a_text_stays_the_text_it_was(text: str) -> None:
    data = {"k": text, "list": [text, {"in": text, "then": text}]}

    assert yaml.safe_load(to_yaml(data)) == data
    assert read_back(data) == data


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=200))
def test_any_text_stays_the_text_it_was(text: str) -> None:
    data = {"k": text, "list": [text, {"in": text}]}

    assert yaml.safe_load(to_yaml(data)) == data


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=40))
def test_any_text_stays_what_it_was_within_brackets(text: str) -> None:
    assert yaml.safe_load(f"[{in_flow(text)}, {in_flow(text)}]") == [text, text]


def test_what_needs_no_quotes_has_none() -> None:
    data = {
        "state": "NG",
        "date": dt.date(2026, 10, 5),
        "tried": True,
        "pages": 3,
        "at": "a@b.example",
    }

    assert to_yaml(data) == "state: NG\ndate: 2026-10-05\ntried: true\npages: 3\nat: a@b.example\n"


def test_a_long_text_is_folded_within_the_width() -> None:
    text = " ".join(["word"] * 80)
    written = to_yaml({"outer": [{"text": text}]})

    assert "text: >-\n" in written
    assert max(map(len, written.splitlines())) <= WIDTH
    assert read_back({"outer": [{"text": text}]}) == {"outer": [{"text": text}]}


def test_a_text_of_several_lines_stands_as_a_block() -> None:
    assert to_yaml({"a": {"b": "one\n\ntwo: #2"}}) == "a:\n  b: |-\n    one\n\n    two: #2\n"


def test_empty_lists_and_tables_are_no_nulls() -> None:
    data = {"a": [], "b": {}, "c": [{}, []]}

    assert yaml.safe_load(to_yaml(data)) == data
