"""A tree that a program hands over is vetted as strictly as a file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.kit.samples import sample_files
from comity.model.findings import Place
from comity.steps.read.case_file import MAX_BYTES
from comity.steps.read.characters import REPLACEMENT
from comity.steps.read.plain_tree import Tree
from comity.steps.read.program_tree import tree_of
from comity.steps.read.tree_hash import tree_sha256
from comity.steps.read.tree_writer import to_yaml
from comity.steps.read.yaml_events import MAX_DEPTH, MAX_ODDITIES, grow


def said(tree: Tree) -> list[tuple[str, str]]:
    return [(fault.field, fault.message) for fault in tree.faults]


@pytest.mark.parametrize("path", sample_files(), ids=lambda path: path.stem)
def test_a_sample_is_the_same_tree_from_a_file_and_from_a_program(path: Path) -> None:
    file = grow(path.read_text(encoding="utf-8"), path.name)
    tree = tree_of(file.data, "revision 3")

    assert tree.faults == []
    assert tree.whole
    assert tree.data == file.data
    assert tree.places.keys() == file.places.keys()
    assert set(tree.places.values()) == {Place("revision 3", 0, 0)}
    assert tree_sha256(tree.data) == tree_sha256(file.data)


odd = st.sampled_from("\r\n\t\x00\x85\u2028\u202e\ufeff:#- ")
texts = st.text(st.characters() | odd, max_size=8)
trees = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(texts, trees, max_size=4))
def test_what_is_accepted_is_what_its_file_says(data: dict[str, Any]) -> None:
    tree = tree_of(data, "revision")
    file = grow(to_yaml(tree.data), "case.yaml")

    assert file.faults == []
    assert file.data == tree.data
    if not tree.faults:  # two refused keys may have become one
        assert file.places.keys() == tree.places.keys()


@given(st.text(st.characters(exclude_characters="\r\n"), min_size=1, max_size=12))
def test_the_characters_of_a_value_are_refused_as_in_a_file(text: str) -> None:
    """Written as escapes, which is the only way to put some of them into a file."""
    escaped = "".join(f"\\U{ord(one):08x}" for one in text)
    file = grow(f'field: "{escaped}"\n', "case.yaml")

    tree = tree_of({"field": text}, "case.yaml")
    assert [message for _, message in said(tree)] == [message for _, message in said(file)]
    assert tree.marred == file.marred
    assert not file.whole or tree.data == file.data


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (None, "The key has no value."),
        (3, "This is a number, not text."),
        (2.5, "This is a number, not text."),
        (True, "This is true or false, not text."),
        (dt.date(2026, 10, 5), "This is a date, not text."),
        (dt.datetime(2026, 10, 5, tzinfo=dt.UTC), "This is a time, not text."),
        (b"text", "This is bytes, not text."),
        (("a", "b"), "This is a Python object of the type `tuple`, not text."),
        ({"a"}, "This is a Python object of the type `set`, not text."),
    ],
)
def test_a_value_that_yaml_would_not_give_is_refused_with_its_path(
    value: object, message: str
) -> None:
    tree = tree_of({"kept": "x", "list": [{"field": value, "other": "y"}]}, "revision")

    assert said(tree) == [("list[0].field", message)]
    assert tree.faults[0].cure
    assert tree.data == {"kept": "x", "list": [{"other": "y"}]}
    assert tree.marred == {"list[0].field"}
    assert tree.whole


def test_a_refused_item_leaves_the_others_their_numbers() -> None:
    tree = tree_of({"list": ["a", None, 4, "b"]}, "revision")

    assert said(tree) == [
        ("list[1]", "The item has no value."),
        ("list[2]", "This is a number, not text."),
    ]
    assert tree.data == {"list": ["a", "", "", "b"]}


@pytest.mark.parametrize("key", [1, None, True, ("a",), b"a"])
def test_a_key_that_is_no_text_is_refused(key: object) -> None:
    tree = tree_of({"table": {key: "x", "right": "y"}}, "revision")

    assert [field for field, _ in said(tree)] == ["table"]
    assert "A key must be text" in tree.faults[0].message
    assert tree.gaps == {"table"}
    assert tree.data == {"table": {"right": "y"}}


@pytest.mark.parametrize(
    ("data", "what"), [(None, "nothing"), ([], "a list"), ("x", "text"), (3, "a number")]
)
def test_a_document_that_is_no_table_is_refused(data: object, what: str) -> None:
    tree = tree_of(data, "revision")

    assert said(tree) == [("", f"This is {what}, but a case file has fields.")]
    assert not tree.whole
    assert tree.data == {}


def test_a_table_within_itself_is_refused_where_it_comes_back() -> None:
    table: dict[str, Any] = {"x": "1"}
    table["list"] = [table, "after"]
    tree = tree_of({"outer": table, "again": {"x": "2"}}, "revision")

    assert said(tree) == [("outer.list[0]", "This contains itself.")]
    assert tree.data == {"outer": {"x": "1", "list": ["", "after"]}, "again": {"x": "2"}}


def test_a_list_that_stands_in_two_places_is_no_cycle() -> None:
    facts = ["F1"]
    assert tree_of({"a": facts, "b": [facts, facts]}, "revision").faults == []


def test_nesting_is_refused_from_the_level_at_which_a_file_is() -> None:
    value: Any = "deep"
    for _ in range(MAX_DEPTH - 1):
        value = [value]

    assert tree_of({"k": value}, "revision").faults == []
    (fault,) = tree_of({"k": [value]}, "revision").faults
    assert fault.message == "The file has too many levels of nesting."
    assert fault.field.count("[0]") == MAX_DEPTH - 1


def test_what_no_file_could_hold_is_refused() -> None:
    tree = tree_of({"text": "x" * MAX_BYTES, "after": "y"}, "revision")

    assert [field for field, _ in said(tree)] == [""]
    assert "4 MiB" in tree.faults[0].message
    assert not tree.whole


def test_what_would_grow_too_large_as_a_file_is_refused() -> None:
    text = '"' * (MAX_BYTES // 2)  # each is written with a backslash
    assert not tree_of({"text": text, "more": text[:-100]}, "revision").whole
    assert tree_of({"text": text[: MAX_BYTES // 3]}, "revision").whole


def test_a_small_tree_that_would_be_huge_if_written_is_left_early() -> None:
    value: Any = ["x" * 100]
    for _ in range(20):
        value = [value] * 10  # 10 to the power of 20 items

    assert not tree_of({"k": value}, "revision").whole


def test_many_refused_characters_are_not_named_one_by_one() -> None:
    tree = tree_of({"a": "\u202e" * 30, "b": "\x00" * 1000, "c": "\x00"}, "revision")

    assert len(tree.faults) == MAX_ODDITIES + 1
    assert tree.faults[-1].message == "More such characters follow."
    assert tree.marred == {"a", "b", "c"}
    assert tree.data["c"] == REPLACEMENT


def test_line_ends_become_those_of_a_file_and_the_given_tree_stays_as_it_was() -> None:
    data = {"text": "one\r\ntwo\rthree"}

    assert tree_of(data, "revision").data == {"text": "one\ntwo\nthree"}
    assert data == {"text": "one\r\ntwo\rthree"}


def test_a_text_of_a_class_of_its_own_is_the_text_it_holds() -> None:
    class Form(str):
        __slots__ = ()

        def __str__(self) -> str:
            return "another text"

    data = tree_of({"form": Form("mla-request")}, "revision").data
    assert data == {"form": "mla-request"}
    assert type(data["form"]) is str
