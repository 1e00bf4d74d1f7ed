"""Applying a patch to a tree: what it names changes, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from comity.model.patches import Change, Patch, is_tree, patch, path_steps, tree_of
from comity.steps.read.paths import renamed
from comity.tasks.patching import apply

TREE: dict[str, Any] = {
    "date": "2026-10-05",
    "facts": [{"id": "F1"}, {"id": "F2", "text": "It rained."}],
    "urgency": {"level": "urgent"},
    "extensions": {"a.b": {"c": "d"}},
}


def test_a_value_is_set_in_its_place() -> None:
    changed = apply(TREE, patch(("facts[1].text", "It snowed.")))

    assert changed["facts"] == [{"id": "F1"}, {"id": "F2", "text": "It snowed."}]
    assert list(changed) == list(TREE)
    assert TREE["facts"][1]["text"] == "It rained."


def test_a_new_field_comes_last_and_its_table_is_made() -> None:
    changed = apply(TREE, patch(("urgency.reason", "Data lapses."), ("loss.currency", "USD")))

    assert changed["urgency"] == {"level": "urgent", "reason": "Data lapses."}
    assert list(changed)[-1] == "loss"


def test_an_item_one_past_the_end_is_added() -> None:
    assert apply(TREE, patch(("facts[2]", {"id": "F3"})))["facts"][-1] == {"id": "F3"}
    assert apply(TREE, patch(("basis[0].instrument", "untoc")))["basis"] == [
        {"instrument": "untoc"}
    ]


def test_what_a_removal_leaves_empty_goes_too() -> None:
    assert "urgency" not in apply(TREE, patch(("urgency.level", None)))
    assert "facts" not in apply(TREE, patch(("facts[1]", None), ("facts[0]", None)))
    assert apply({"a": "b"}, patch(("a", None))) == {}


def test_a_key_with_a_dot_is_one_step() -> None:
    assert apply(TREE, patch(('extensions["a.b"].c', "e")))["extensions"] == {"a.b": {"c": "e"}}


def test_a_key_of_the_document_may_have_a_dot_too() -> None:
    misspelt = {"re.ference": "A/1", "date": "2026-10-05"}

    assert apply(misspelt, renamed("", "re.ference", "reference", "A/1")) == {
        "date": "2026-10-05",
        "reference": "A/1",
    }


def test_changes_are_made_in_their_order() -> None:
    changes = patch(("urgency.level", None), ("urgency.reason", "x"))

    assert apply(TREE, changes)["urgency"] == {"reason": "x"}


@pytest.mark.parametrize(
    "change",
    [
        ("gravity", None),
        ("facts[5]", None),
        ("facts[3]", {"id": "F9"}),
        ("facts.text", "x"),
        ("date.year", "2026"),
        ("urgency[0]", "x"),
    ],
)
def test_a_patch_that_does_not_fit_the_tree_is_refused(change: tuple[str, Any]) -> None:
    with pytest.raises(ValueError, match="the patch does not fit"):
        apply(TREE, patch(change))


@pytest.mark.parametrize("path", ["", "[0].a", ".a", "a b", "a[x]", "a[", 'a["b"'])
def test_what_is_not_a_path_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="not the path of a field"):
        path_steps(path)


def test_a_value_is_written_as_the_file_would_have_it() -> None:
    assert tree_of({"a": True, "b": None, "c": (1, "x")}) == {"a": "true", "c": ["1", "x"]}
    assert is_tree({"a": ["b", {"c": "d"}]})
    assert not is_tree({"a": 1})
    assert not is_tree({1: "a"})


def test_equal_patches_are_one_in_a_set_and_have_plain_data() -> None:
    one, other = patch(("a", {"b": "c"})), Patch((Change("a", {"b": "c"}),))

    assert len({one, other}) == 1
    assert patch(("a", "b"), ("c", None)).data() == [
        {"path": "a", "value": "b"},
        {"path": "c", "value": None},
    ]
