"""Persons with ids of other letters than P: called by them in a text, by number in a letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.steps.protect.numbers_told import Called


def said(text: str, *ids: str) -> str:
    return Called([{"id": one, "role": "witness", "protect": "pseudonym"} for one in ids]).said(
        text
    )


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("The witness W1 told the witness W2.", "The witness P2 told the witness P3."),
        ("The witnesses W1, W2 and the victim V1.", "The witnesses P2, P3 and the victim P4."),
        ("The witness w1 came.", "The witness P2 came."),
        ("Die Zeugin W2 und das Opfer V1.", "Die Zeugin P3 und das Opfer P4."),
        ("The witness P2 came.", "The witness P2 came."),
        ("The witness W10 lives in W1 on the W2.", "The witness W10 lives in W1 on the W2."),
    ],
)
def test_an_id_of_another_letter_becomes_the_number(text: str, letter: str) -> None:
    assert said(text, "A1", "W1", "W2", "V1") == letter


def test_ids_in_small_letters_are_those_in_capitals() -> None:
    ids = ("p1", "p2", "p3", "p5")
    assert said("The witness p2 and the victim P5.", *ids) == "The witness P2 and the victim P4."


def test_two_ids_that_differ_in_the_size_of_a_letter_alone_call_nobody() -> None:
    assert said("The witness W1 came.", "A1", "W1", "w1") == "The witness W1 came."


@pytest.fixture
def renamed(hearing: dict[str, Any]) -> Callable[[str], dict[str, Any]]:
    """The request with an id of another letter for the protected witness."""

    def renamed(name: str) -> dict[str, Any]:
        old = hearing["persons"][1]["id"]
        hearing["persons"][1]["id"] = name
        for item in (*hearing["facts"], *hearing["measures"]):
            item["persons"] = [name if one == old else one for one in item.get("persons", [])]
        return hearing

    return renamed


def test_an_id_without_a_role_stays_and_that_is_told(renamed: Any, found: Any) -> None:
    case = renamed("W7")
    case["facts"][0]["text"] = "The witness W7 opened the safe."
    assert "protection.person-number" not in found(case)
    case["facts"][0]["text"] = "He saw that W7 opened the safe."
    (one,) = found(case)["protection.person-number"]
    assert "the document calls this person P2" in one.message


def test_an_id_in_small_letters_is_nobody_who_is_gone(renamed: Any, found: Any) -> None:
    case = renamed("p2")
    case["facts"][0]["text"] = "The witness p2 opened the safe."
    assert "protection.person-gone" not in found(case)
