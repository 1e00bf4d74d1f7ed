"""Whose word is the State's, by the name of who gives it."""

from __future__ import annotations

import pytest

from comity.model.drafts.undertaking_givers import heads, is_high, is_state


@pytest.mark.parametrize("name", ["Bundesregierung", "The Government of India", "Gobierno"])
def test_a_government_is_the_state_in_any_language(name: str) -> None:
    assert is_state(name)


@pytest.mark.parametrize(
    "name", ["Fiscalía de la Nación", "Secretary of Justice", "Justizminister"]
)
def test_a_law_officer_is_high_in_any_language(name: str) -> None:
    assert is_high(name)


@pytest.mark.parametrize("name", ["Regierungsrat Example", "Clerk of the court"])
def test_an_official_is_not_the_state(name: str) -> None:
    assert not is_state(name)


@pytest.mark.parametrize(
    ("minister", "ministry", "is_head"),
    [
        ("Secretary of Justice", "Department of Justice", True),
        ("The Minister of Home Affairs", "Ministry of Home Affairs", True),
        ("Minister of Finance", "Ministry of Justice", False),
        ("The Minister", "Ministry of Justice", False),
    ],
)
def test_a_minister_heads_the_ministry_of_the_same_subject(
    minister: str, ministry: str, is_head: bool
) -> None:
    assert heads(minister, ministry) is is_head
