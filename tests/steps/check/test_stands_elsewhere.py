"""What a rule misses may stand in another field: it is read there, or the rule claims less."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding
from comity.text.word_lists import any_of

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]


def told(found: list[Finding], rule: str) -> list[str]:
    return [one.severity for one in found if one.rule == rule]


@pytest.fixture
def search(request_data: Data) -> Data:
    """A search of a house of which no fact speaks, without a reason why there."""
    measure = request_data["measures"][0] | {
        "kind": "search-of-premises",
        "place": ["The dealer's storehouse in Springfield"],
        "items": ["The two manuscripts"],
    }
    for name in ("holder", "identifiers", "nexus", "necessity"):
        measure.pop(name, None)
    request_data["measures"] = [measure]
    request_data["facts"] = [{"id": "F1", "text": "The library lost two manuscripts."}]
    return request_data


def test_a_place_of_which_nothing_speaks_is_found(findings: Findings, search: Data) -> None:
    assert told(findings(search), "links.target-unreached") == ["advice"]


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"facts": [{"id": "F1", "text": "He took them to a storehouse of the dealer."}]},
        {"already_held": {"authority": "The dealer's storehouse"}},
    ],
)
def test_a_place_that_a_fact_tells_in_other_words_or_that_holds_them_is_led_to(
    findings: Findings, search: Data, elsewhere: Data
) -> None:
    if held := elsewhere.pop("already_held", None):
        search["measures"][0]["already_held"] = held
    assert told(findings(search | elsewhere), "links.target-unreached") == []


@pytest.fixture
def image(request_data: Data) -> Data:
    """A request for data of one user in a seized database."""
    request_data["measures"][0] |= {
        "kind": "cloud-or-device-data",
        "title": "Data in the seized database",
        "identifiers": [{"kind": "username", "value": "kame88"}],
        "items": ["Offers"],
    }
    for name in ("holder", "period", "necessity", "proportionality"):
        request_data["measures"][0].pop(name, None)
    return request_data


def test_a_whole_database_may_hold_more_and_nobody_is_named_who_has_it(
    findings: Findings, image: Data
) -> None:
    found = findings(image)
    assert told(found, "extent.unsorted") == ["advice"]
    assert told(found, "lint.account-without-holder") == ["advice"]


def test_data_of_one_user_are_sorted_by_that_and_held_by_the_authority_that_is_named(
    findings: Findings, image: Data
) -> None:
    image["measures"][0]["title"] = "Data of kame88 in the seized database"
    image["measures"][0]["already_held"] = {"authority": "Police"}
    found = findings(image)
    assert told(found, "extent.unsorted") == []
    assert told(found, "lint.account-without-holder") == []


@pytest.mark.parametrize(
    ("link", "kind", "expected"),
    [("object", "other", 1), ("converted-proceeds", "real-property", 0), ("proceeds", "cash", 0)],
)
def test_what_came_of_stolen_money_was_taken_from_nowhere(
    findings: Findings, restraint: Data, link: str, kind: str, expected: int
) -> None:
    restraint["facts"] = [{"id": "F1", "text": "The money was stolen."}]
    for name in ("committed_from", "committed_to", "place"):
        restraint["offences"][0].pop(name, None)
    restraint["assets"] = [{"id": "X1", "description": "It", "kind": kind, "link": link}]
    restraint["measures"][0] |= {
        "kind": "asset-return",
        "items": ["The price"],
        "assets": ["X1"],
        "particulars": {"claim": "It was stolen from the county."},
    }
    assert len(told(findings(restraint), "asset.taken-when")) == expected


@pytest.mark.parametrize(
    ("third_parties", "expected"),
    [
        ("He claims to have bought them.", 1),
        ("His right is for an English court; nothing is sent before that is decided.", 0),
    ],
)
def test_a_right_may_be_answered_in_the_measure_that_seizes(
    findings: Findings, restraint: Data, third_parties: str, expected: int
) -> None:
    restraint["assets"] = [
        {
            "id": "X1",
            "description": "Six watches",
            "link": "object",
            "third_parties": [{"right": "Buyer"}],
        }
    ]
    first = restraint["measures"][0] | {"kind": "asset-return", "assets": ["X1"]}
    second = first | {"id": "M2", "kind": "seizure-of-items", "third_parties": third_parties}
    first.pop("third_parties", None)
    restraint["measures"] = [first, second]
    assert len(told(findings(restraint), "asset.claim-open")) == expected


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("of_money", ["To follow the USD 2.1 million.", "Retracer les 2 millions d’euros."]),
        (
            "other_years",
            ["To show the following years."],
        ),
    ],
)
def test_who_follows_a_sum_follows_money(name: str, texts: list[str]) -> None:
    assert all(any_of("breadth", (name,)).search(text) for text in texts)
    assert not any_of("breadth", (name,)).search("To follow the rules of 2021.")


@pytest.mark.parametrize(
    ("text", "grave"),
    [
        ("Two borrowers died.", True),
        ("It threatened 341 borrowers.", True),
        ("Deux personnes sont mortes.", True),
        ("Es gab 412 Anleger.", True),
        ("On 5 May 2026 the user wrote.", False),
        ("It had 40 customers.", False),
    ],
)
def test_what_a_case_did_to_people_is_read(text: str, grave: bool) -> None:
    assert bool(any_of("case", ("grave_told",)).search(text)) is grave


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il a payé 5 millions de francs.", 0),
        ("Il a payé 5 millions de la caisse.", 1),
        ("The shares were sold at the price of 2014, in secret.", 0),
        ("The loss of 1998 was hidden; she was given a loan of 2500 in cash.", 1),
        ("He asked for a bribe of 2014 in cash.", 1),
        ("Es galt der Preis von 1997.", 0),
    ],
)
def test_a_sum_has_a_currency_and_a_year_has_none(
    findings: Findings, request_data: Data, text: str, expected: int
) -> None:
    request_data["facts"][0]["text"] = text
    assert len(told(findings(request_data), "lint.sum-without-currency")) == expected


@pytest.mark.parametrize(("place", "expected"), [("Singapore", 0), ("Kenya", 1)])
def test_a_town_may_have_the_name_of_its_state(
    findings: Findings, request_data: Data, place: str, expected: int
) -> None:
    request_data["requesting"]["authority"]["address"] = [place]
    found = [f for f in findings(request_data) if f.rule == "value.nonsense"]
    assert len([f for f in found if "address" in f.field]) == expected
