"""Who asks, by which road and to whom: past the centre, to a mission, by private hands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Asked = Callable[..., set[str]]
RULES = {"road.past-centre", "road.other-receiver", "road.to-mission", "road.private-hands"}
OFFICE = {"name": "Narnian Department of Justice"}
COURT = {"name": "Court of Cair", "address": ["1 Lamp Street", "Cair"]}
TREATY = [{"instrument": "Agreement of 1961 on justice between the two States"}]
LAW = """
[[answer]]
question = "central-authority"
value = { name = "Narnian Department of Justice" }
says = "It receives requests."
source = "act"
read = "official"
"""
BY_HAND = {"road": "diplomatic", "way": "The embassy hands the letter to the registry in Cair"}


@pytest.fixture
def asked(
    findings: Callable[..., list[Finding]],
    request_data: dict[str, Any],
    put: Callable[..., None],
) -> Asked:
    """``asked({path: value})``: what is asked about a judge's letter to a court."""

    def asked(*changes: dict[str, Any]) -> set[str]:
        request_data["requesting"].pop("central_authority", None)
        request_data["requesting"]["issued_by"]["capacity"] = "judge"
        request_data["requested"] = {"state": "NR", "executing_authority": COURT}
        request_data["transmission"] = {"road": "judicial-authorities", "way": "To the court"}
        request_data["basis"] = TREATY
        for change in changes:
            for path, value in change.items():
                put(request_data, path, value)
        return {one.rule for one in findings(request_data)} & RULES

    return asked


PAST: list[dict[str, Any]] = [
    {},
    {"transmission.way": "To the court, with a copy to the Ministry of Justice for information"},
    {"requested.central_authority": OFFICE},
    {"transmission": {"way": "By fax to the court"}},
    {"transmission": BY_HAND},
    {"transmission": BY_HAND, "requesting.issued_by.capacity": "other"},
]
CALM: list[dict[str, Any]] = [
    {"requesting.central_authority": {"name": "Ministry of Justice"}},
    {"requesting.issued_by.capacity": "central-authority"},
    {"transmission.way": "Through the Ministry of Justice to the court"},
    {"transmission.way": "To the court, as the Agreement of 1961 allows"},
    {"basis": [TREATY[0] | {"articles": ["art. 3"], "in_force": True}]},
    {"basis": [{"instrument": "Framework Decision 2008/909/JHA"}]},
    {"transmission": BY_HAND | {"way": "Through the embassy in Cair"}},
    {"transmission": BY_HAND | {"way": "Through the legation and the consulate in Cair"}},
    {"transmission": BY_HAND | {"way": "By courier to Cair"}},
    {"transmission.way": "To the court by way of our consulate in Cair"},
    {"transmission": {"way": "Auf diplomatischem Weg an das Gericht"}},
    {"transmission": {"road": "central-authorities"}},
    {"transmission": {"road": "police"}},
]


@pytest.mark.parametrize("change", PAST)
def test_a_letter_that_passes_every_central_office_is_asked_about(
    change: dict[str, Any], asked: Asked
) -> None:
    assert asked(change) == {"road.past-centre"}


def test_a_letter_straight_to_a_bank_asks_who_there_can_order_it(asked: Asked) -> None:
    bank = {"name": "Sample Bank", "kind": "bank", "state": "NR"}
    sent: dict[str, Any] = {"measures.0.kind": "bank-records", "measures.0.holder": bank}
    sent |= {"requested": {"state": "NR"}, "basis": []}
    sent |= {"transmission": {"road": "provider", "way": "By fax to the bank"}}
    assert asked(sent) == {"road.past-centre"}
    assert asked(sent, {"measures.0.holder": bank | {"kind": "authority"}}) == set()
    assert asked(sent, {"basis": [TREATY[0] | {"articles": ["art. 3"]}]}) == set()


@pytest.mark.parametrize("change", CALM)
def test_a_letter_with_such_an_office_or_a_text_for_its_road_is_not(
    change: dict[str, Any], asked: Asked
) -> None:
    assert asked(change) == set()


def test_a_letter_handed_to_a_court_learns_who_receives_letters(
    asked: Asked, country: Callable[..., Any]
) -> None:
    country("NR", law=LAW)
    assert asked({"transmission": BY_HAND}) == {"road.other-receiver"}
    passed = {"way": "By the Narnian Department of Justice to the court in Cair"}
    assert asked({"transmission": BY_HAND | passed}) == set()


@pytest.mark.parametrize(
    "office", ["Embassy of Narnia", "Ambassade de Narnia", "Botschaft Narnias"]
)
def test_a_mission_as_addressee_is_asked_about(office: str, asked: Asked) -> None:
    own = {"requesting.central_authority": {"name": "Ministry of Justice"}}
    assert asked(own, {"requested.executing_authority": {"name": office}}) == {"road.to-mission"}


@pytest.mark.parametrize(
    "change",
    [
        {"transmission.reply_to": "Example Foundation, a private organisation"},
        {"delivery": {"receiving_authority": {"name": "Example", "functions": "Private firm"}}},
        {"requesting.contacts": [{"name": "A. Sample", "title": "Private investigator"}]},
        {"transmission.urgent_copy": "A copy goes by an NGO"},
        {"delivery": {"receiving_authority": {"name": "Example and Partners, a law firm"}}},
        {"transmission.reply_to": "Cabinet d’avocats Exemple"},
    ],
)
def test_private_hands_are_asked_about(change: dict[str, Any], asked: Asked) -> None:
    own = {"requesting.central_authority": {"name": "Ministry of Justice"}}
    assert asked(own, change) == {"road.private-hands"}


def test_an_authority_as_receiver_is_not(asked: Asked) -> None:
    own = {"requesting.central_authority": {"name": "Ministry of Justice"}}
    assert asked(own, {"transmission.reply_to": "The investigating judge"}) == set()
    assert asked(own, {"transmission.reply_to": "Monsieur l’avocat général"}) == set()


def test_a_lawyer_may_carry_the_letter(asked: Asked) -> None:
    own = {"requesting.central_authority": {"name": "Ministry of Justice"}}
    way = {"transmission": {"way": "By the Ministry of Justice, handed over by a law firm"}}
    assert asked(own, way) == set()
