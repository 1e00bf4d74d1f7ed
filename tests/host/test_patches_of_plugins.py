"""A patch that a plugin offers is looked at before anything relies on it."""

from __future__ import annotations

from typing import Any

import pytest

from comity import Change, Finding, Patch, Severity
from comity.host.answers import unsound


def offered(patch: Any) -> Finding:
    return Finding(Severity.ADVICE, "qm.x", "Wrong.", patch=patch)


def test_a_patch_of_trees_and_paths_is_sound() -> None:
    changes = (Change("measures[0].period", {"from": "2026-01-01"}), Change('a["b.c"]', None))

    assert unsound(offered(Patch(changes))) == ""
    assert unsound(offered(None)) == ""


@pytest.mark.parametrize(
    ("patch", "says"),
    [
        ({"a": "b"}, "patch is a dict"),
        (Patch(()), "patch.changes is a tuple without changes"),
        (Patch([Change("a", "b")]), "patch.changes is a list"),  # type: ignore[arg-type]
        (Patch(("a",)), "patch.changes contains a str"),  # type: ignore[arg-type]
        (Patch((Change(3, "b"),)), "patch.changes contains a Change"),  # type: ignore[arg-type]
        (Patch((Change("", "b"),)), "patch: not the path of a field: ''"),
        (Patch((Change("a b", "c"),)), "patch: not the path of a field: 'a b'"),
        (
            Patch((Change("a", {"b": 3}),)),  # type: ignore[dict-item]
            "the value of the patch for 'a' is not text, a list or a table",
        ),
    ],
)
def test_any_other_patch_is_named(patch: Any, says: str) -> None:
    assert unsound(offered(patch)) == says
