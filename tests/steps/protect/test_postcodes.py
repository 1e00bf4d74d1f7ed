"""A postcode that stands for a few houses is told of where the letter has it."""

from __future__ import annotations

from typing import Any

import pytest

RULE = "protection.postcode"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Flat 9, 31 Queen’s Rd, Bristol BS8 1QE", "He was seen near BS8 1QE and BS81QE."),
        ("12 Hidden Lane, Dublin D02 X285", "A parcel for D02X285, twice: D02 X285."),
        ("Looiersgracht 112-II, 1016 VT Amsterdam", "House 7 in 1016 VT, or 1016VT."),
    ],
)
def test_it_is_told_of_with_and_without_its_space(
    line: str, text: str, hearing: dict[str, Any], found
) -> None:
    hearing["persons"][1]["address"] = [line]
    hearing["facts"][0]["text"] = text
    (one,) = found(hearing)[RULE]
    assert (one.severity, one.field) == ("warning", "facts[0].text")
    assert "P2" in one.message
    assert "one more place" in one.message


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("31 Queen’s Road, Bristol BS8 1QE", "He was seen in BS8, near BS8 1QF."),
        ("Rosenbergstrasse 62, 9000 St. Gallen", "The bank is in 9000 St. Gallen."),
        ("Looiersgracht 112-II, 1016 VT Amsterdam", "He paid 1016 EUR in 1016 VX Amsterdam."),
    ],
)
def test_another_one_and_that_of_a_town_are_not(
    line: str, text: str, hearing: dict[str, Any], found
) -> None:
    hearing["persons"][1]["address"] = [line]
    hearing["facts"][0]["text"] = text
    told = found(hearing)
    assert RULE not in told
    assert "protection.street" not in told
    assert "protection.name" not in told
