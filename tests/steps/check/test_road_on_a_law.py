"""A road on a law: one that Comity does not have, one that yields to a treaty, and police."""

from __future__ import annotations

from typing import Any

import pytest

DECISION = "Council Framework Decision 2005/214/JHA, as put into law in both States"
CITED = {"source": "t", "article": "art. 6", "read": "official", "says": "So it goes."}
ONLY = {"road": "central-authorities", "open": "yes", "closed": True}


@pytest.mark.parametrize(
    ("text", "named", "asked"),
    [
        ("Comity between courts.", [], True),
        ("Section 12 of the Courts Act of Tuvalu lets the court ask.", [], True),
        ("It rests on section 1782 of the Code of the other State.", [], False),
        ("Comity between courts.", [{"instrument": DECISION}], False),
    ],
)
def test_a_road_is_not_unknown_where_a_law_or_an_instrument_is_named_in_words(
    findings, treaties, request_data, text: str, named: list[dict[str, Any]], asked: bool
) -> None:
    treaties({"id": "a", "roads": [CITED | ONLY | {"yields_to": "other-mla-treaty"}]}, {"id": "b"})
    request_data["basis"] = [{"instrument": "a"}, *named]
    request_data["remarks"] = [{"part": "basis", "text": text}]
    request_data["transmission"] = {"road": "judicial-authorities"}
    del request_data["reciprocity"]
    assert ("road.unopened" in {one.rule for one in findings(request_data)}) is asked


@pytest.mark.parametrize(("between", "closed"), [([], True), ([{"id": "b"}], False)])
def test_a_line_of_a_states_law_yields_to_a_treaty_between_the_two(
    between, closed: bool, findings, treaties, request_data, country
) -> None:
    law = """
[[road]]
road = "judicial-authorities"
open = "no"
yields_to = "other-mla-treaty"
says = "Without a treaty, courts of other States do not write to ours."
source = "act"
read = "official"
"""
    country("NR", law=law)
    treaties(*between)
    request_data["basis"] = []
    request_data["transmission"] = {"road": "judicial-authorities"}
    assert ("road.closed" in {one.rule for one in findings(request_data)}) is closed


@pytest.mark.parametrize(("named", "closed"), [(["a"], True), (["a", "b"], False)])
def test_police_are_led_to_the_road_of_a_treaty_if_each_one_named_closes_the_others(
    named: list[str], closed: bool, findings, treaties, request_data
) -> None:
    treaties({"id": "a", "roads": [CITED | ONLY]}, {"id": "b"})
    request_data["basis"] = [{"instrument": one} for one in named]
    request_data["transmission"] = {"road": "police"}
    assert ("road.closed" in {one.rule for one in findings(request_data)}) is closed
