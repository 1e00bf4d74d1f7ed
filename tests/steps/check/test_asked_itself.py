"""What a measure asks for itself, or tells in words, is no lack."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

WITNESS = {"id": "P1", "role": "witness", "name": {"full": "Ann Bero"}}
HELD = {"already_held": {"authority": "The police there"}, "items": ["A jacket"]}
CHAIN = "To show who had each item and when."
CASES = [
    ("with-the-data", "seizure-of-items", HELD, HELD | {"purpose": CHAIN}),
    (
        "each-proves",
        "case-file-copies",
        {"items": ["All files"]},
        {"items": ["All files"], "purpose": "The letter tells what the files are to prove."},
    ),
]


@pytest.mark.parametrize(("point", "kind", "bare", "told"), CASES)
def test_a_point_that_a_measure_asks_about_is_not_asked_again(
    rules_of_measure: Callable[..., set[str]],
    point: str,
    kind: str,
    bare: dict[str, Any],
    told: dict[str, Any],
) -> None:
    assert point in rules_of_measure([WITNESS], kind, bare, {})
    assert point not in rules_of_measure([WITNESS], kind, told, {})
