"""What is written reads as the same, in Comity's own reader and in others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from comity.kit.samples import sample_files
from comity.steps.read.characters import ILLEGAL_VALUE
from comity.steps.read.tree_writer import LONGEST_KEY, WIDTH, Value, to_yaml
from comity.steps.read.yaml_events import MAX_DEPTH, grow

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


texts = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from(" -?:,[]{}#&*!|>'\"%@`\t\n.~=01"),
    max_size=120,
).filter(lambda text: not ILLEGAL_VALUE.search(text))
values = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
LOADERS = sorted(
    {yaml.loader.BaseLoader, getattr(yaml, "CBaseLoader", yaml.loader.BaseLoader)}, key=str
)


def read_back(data: Mapping[str, Value], loader: type | None = None) -> object:
    tree = grow(to_yaml(data), "case.yaml", loader)
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


@pytest.mark.parametrize("loader", LOADERS)
@given(data=st.dictionaries(texts, values, max_size=5))
def test_any_tree_that_can_be_read_is_read_again_as_it_was(
    loader: type, data: dict[str, Value]
) -> None:
    assert read_back(data, loader) == data


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_each_sample_is_read_again_as_it_was(path: Path, loader: type) -> None:
    data = grow(path.read_text(encoding="utf-8"), path.name).data

    assert list(data)
    assert read_back(data, loader) == data


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(
    "key", ["\u00a0", "--- a", "... a", "---", "? a", "k" * (LONGEST_KEY + 100), "a: b"]
)
@pytest.mark.parametrize("value", ["x", ["x", {"y": "z"}], {"y": {"z": "x"}}, "a\nb", []])
def test_a_key_that_yaml_would_misread_is_read_as_it_was(
    key: str, value: Value, loader: type
) -> None:
    data = {key: value, "list": [{key: value, "then": "x"}]}

    assert read_back(data, loader) == data


@pytest.mark.parametrize("loader", LOADERS)
def test_the_deepest_tree_that_can_be_read_is_written_so_that_it_can(loader: type) -> None:
    value: Value = "deep"
    for number in range(MAX_DEPTH - 1):
        value = [value] if number % 2 else {"k": value}

    assert read_back({"k": value}, loader) == {"k": value}


def test_an_empty_document_is_a_table_and_not_nothing() -> None:
    assert read_back({}) == {}


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
