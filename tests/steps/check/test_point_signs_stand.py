"""Points on facts without acts, on a part for a whole, on a State's own view, on other letters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]
PEOPLE: list[Data] = [{"id": "P1", "role": "suspect", "name": {"full": "Bo Sample"}}]
GENERAL = "Since 2007 Bo Sample has deceived investors about business deals."
LONG = {"committed_from": "2007-01-01", "committed_to": "2009-12-31"}
BODY = "Office of the keeper in Yaren"
UNIT = "A unit of a joint-stock company whose seat is elsewhere."


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (GENERAL, True),
        ("Seit 2007 hat Bo Sample Anleger getäuscht.", True),
        ("On 3 May 2008 Bo Sample told Ann Bero that the deal was insured.", False),
        ("In May 2008 Bo Sample deceived an investor about a deal.", False),
        ("Eight contracts are listed with number, date and price.", False),
        ("Bo Sample took 40,000 from an investor by a forged paper.", False),
    ],
)
def test_a_search_on_general_facts_is_asked_for_acts(
    text: str, asked: bool, rules_of_measure: Callable[..., set[str]], request_data: Data
) -> None:
    whole: Data = {"facts": [{"id": "F1", "text": text, "persons": ["P1"]}]}
    whole |= {"offences": [request_data["offences"][0] | LONG], "annexes": []}
    found = rules_of_measure(PEOPLE, "search-of-premises", {}, whole)
    assert ("deeds-by-day" in found) is asked
    assert "deeds-by-day" not in rules_of_measure(PEOPLE, "witness-statement", {}, whole)


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ({"connection": UNIT}, True),
        ({"connection": "She keeps the shop.", "name": {"full": "Bo Ltd trading as Sun"}}, True),
        ({"connection": UNIT, "registration": {"number": "0000123456"}}, False),
        ({"connection": f"{UNIT} It is entered in the register under 0000123456."}, False),
        ({"connection": "The joint-stock company that keeps the car."}, False),
    ],
)
def test_a_part_of_a_company_is_asked_for_the_company(
    more: Data, asked: bool, rules_of_measure: Callable[..., set[str]]
) -> None:
    body = {"id": "P1", "role": "convicted", "nature": "legal", "name": {"full": BODY}} | more
    found = rules_of_measure([body], "fine-enforcement", {"persons": ["P1"]}, {})
    assert ("which-legal-person" in found) is asked


@pytest.mark.parametrize(
    ("text", "rule", "asked"),
    [
        ("Nauru has stated that the charges are political.", "their-own-view", True),
        ("The decision was taken at a meeting of officials of Nauru.", "their-own-view", True),
        ("An inquiry of Nauru cleared its people.", "their-own-view", True),
        ("The defence says that the charges are political.", "their-own-view", False),
        ("Officials of Nauru carried out the search.", "their-own-view", False),
        ("An earlier letter was sent to Nauru.", "ask-after", True),
        ("An earlier letter was sent to Nauru; it was answered.", "ask-after", False),
        ("The earlier letter of 3 May 2025 concerned the same bank.", "ask-after", False),
        ("There are no earlier letters.", "ask-after", False),
    ],
)
def test_what_the_other_side_thinks_and_other_letters_are_taken_up(
    text: str, rule: str, asked: bool, rules_of_measure: Callable[..., set[str]]
) -> None:
    whole: Data = {"facts": [{"id": "F1", "text": text, "date": "2026-01-12"}]}
    assert (rule in rules_of_measure(PEOPLE, "bank-records", {}, whole)) is asked
