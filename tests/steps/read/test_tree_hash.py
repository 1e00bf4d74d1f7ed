"""What a case says has one hash, in a file, in a program and in the one after the other."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.steps.read.tree_hash import tree_sha256
from comity.steps.read.tree_writer import to_yaml
from comity.steps.read.yaml_events import grow

DATA: dict[str, Any] = {
    "kind": "letter",
    "list": ["a", "b"],
    "table": {"one": "1", "two": ["x", {"deep": "text\nof two lines"}]},
}
letters = st.text("ab\n\r:\\", max_size=5)
trees = st.recursive(
    letters,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(letters, inner, max_size=3),
    max_leaves=8,
)


def test_a_file_and_its_tree_have_one_hash_whatever_the_line_ends() -> None:
    written = to_yaml(DATA)
    for text in (written, written.replace("\n", "\r\n"), f"# by hand\n{written}"):
        assert tree_sha256(grow(text, "case.yaml").data) == tree_sha256(DATA)


def test_line_ends_of_a_browser_do_not_change_it() -> None:
    text = {"text": "one\r\ntwo\rthree\n"}
    assert tree_sha256(text) == tree_sha256({"text": "one\ntwo\nthree\n"})


@pytest.mark.parametrize(
    "other",
    [
        {**DATA, "list": ["b", "a"]},
        {**DATA, "list": ["a", "b", ""]},
        {**DATA, "list": "ab"},
        {**DATA, "kind": "Letter"},
        {**DATA, "kind": "letter\n"},
        {**DATA, "empty": ""},
        {**DATA, "table": {"one": "1", "two": ["x", {"deep": "text of two lines"}]}},
        {},
    ],
)
def test_what_says_something_else_has_another(other: dict[str, Any]) -> None:
    assert tree_sha256(other) != tree_sha256(DATA)


def test_a_backslash_and_a_letter_are_no_line_end() -> None:
    assert tree_sha256({"text": "a\\r\\nb"}) != tree_sha256({"text": "a\r\nb"})


@given(st.dictionaries(letters, trees, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_keys_does_not_count(data: dict[str, Any], chance: random.Random) -> None:
    def shuffled(value: Any) -> Any:
        if isinstance(value, dict):
            keys = chance.sample(list(value), len(value))
            return {key: shuffled(value[key]) for key in keys}
        return [shuffled(one) for one in value] if isinstance(value, list) else value

    assert tree_sha256(shuffled(data)) == tree_sha256(data)


@given(st.dictionaries(letters, trees, max_size=3), st.dictionaries(letters, trees, max_size=3))
def test_only_like_trees_have_one_hash(one: dict[str, Any], other: dict[str, Any]) -> None:
    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [plain(item) for item in value]
        return value.replace("\r\n", "\n").replace("\r", "\n")

    assert (tree_sha256(one) == tree_sha256(other)) == (plain(one) == plain(other))
