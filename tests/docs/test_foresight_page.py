"""docs/foresight.md shows what the program finds of the matters now."""

from __future__ import annotations

import pytest

from matters import PAGE, STATES_PAGE, page
from matters_states import STATES, states_page


@pytest.mark.needs_country
def test_the_tables_are_made_from_the_matters() -> None:
    # and every draft of a matter can be judged: one with a fault or a gap is named here
    assert PAGE.read_text(encoding="utf-8") == page(), "run `python tools/matters.py docs`"


@pytest.mark.needs_country
def test_the_same_facts_are_put_to_five_states_and_each_has_a_point_of_its_own() -> None:
    made = states_page()

    assert STATES_PAGE.read_text(encoding="utf-8") == made, "run `python tools/matters.py docs`"
    apart = made.partition("## What depends on the State")[2]
    assert all(f"\n| {code} | " in apart for code in STATES)
