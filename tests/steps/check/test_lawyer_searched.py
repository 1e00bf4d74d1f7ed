"""A lawyer who is searched: that somebody is one does not answer how the papers are kept apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

HOME = "1 Sample Lane, Sample Town"
DIRECTOR = {
    "id": "P1",
    "role": "suspect",
    "name": {"full": "C. Sample"},
    "address": [HOME],
    "occupation": "Director of a trust company; called to the bar",
    "immunity": "The man is a barrister and held himself out as a trust professional.",
}
SEARCH = {
    "place": [f"Home: {HOME}"],
    "items": ["Papers of the trust"],
    "persons": ["P1"],
    "immunity": "The man is a barrister.",
    "result": "The originals will be returned.",
}
SEALED = "What a lawyer wrote is sealed and reviewed by independent counsel."


@pytest.mark.parametrize(
    ("more", "asked"), [({}, True), ({"immunity": SEALED}, False), ({"result": SEALED}, False)]
)
def test_that_somebody_is_a_lawyer_is_no_plan_for_privileged_papers(
    rules_of_measure: Callable[..., set[str]], more: dict[str, Any], asked: bool
) -> None:
    rules = rules_of_measure([DIRECTOR], "search-of-premises", SEARCH | more, {})
    assert ("lint.privilege-open" in rules) is asked
