"""Whose case it is: interests, courts and ties."""

from __future__ import annotations

from typing import Any

import pytest
from people import Told, person

from comity.model.findings import Severity

RECORDS = {"kind": "business-records", "identifiers": []}
HEARING = {
    "kind": "suspect-interview",
    "identifiers": [],
    "holder": None,
    "period": None,
    "questions": ["Who paid?"],
}


def test_all_of_it_is_advice(told: Told) -> None:
    found = told(
        measures=[
            RECORDS
            | {
                "holder": {"name": "Ministry of Defence", "state": "NR"},
                "items": ["Minutes of its board"],
            }
        ]
    )
    assert found["extent.business-secrets"].severity is Severity.ADVICE


@pytest.mark.parametrize(
    "item",
    [
        "Radar data of the coast guard",
        "Aufzeichnungen der Küstenwache",
        "Rapports du service de renseignement intérieur, l'armée de terre",
    ],
)
def test_what_a_force_holds_touches_the_security_of_the_state(item: str, told: Told) -> None:
    found = told(
        measures=[
            RECORDS | {"holder": {"name": "Office of Records", "state": "NR"}, "items": [item]}
        ]
    )
    wanted = {
        "refusal.their-interests",
        "refusal.essential-interests",
        "practice.essential-interests",
    }
    assert wanted & set(found)


@pytest.mark.parametrize(
    "tie",
    [
        "A state-owned energy company.",
        "The Government holds a stake of 40 per cent.",
        "Unternehmen im Staatsbesitz.",
    ],
)
def test_a_state_company_touches_its_interests(tie: str, told: Told) -> None:
    company = person(
        role="third-party", nature="legal", name="Example Oil Plc", location="Nauru", connection=tie
    )
    found = told(
        persons=[company],
        measures=[
            RECORDS | {"holder": {"name": "Example Oil Plc", "state": "NR"}, "persons": ["P1"]}
        ],
    )
    assert found["refusal.their-interests"].field == "persons[0].connection"


@pytest.mark.parametrize(
    "change",
    [
        {"statements": [{"ground": "essential-interests", "text": "The papers are not secret."}]},
        {
            "persons": [
                person(
                    role="victim",
                    nature="legal",
                    name="Example Oil Plc",
                    location="Nauru",
                    connection="A state-owned company.",
                )
            ]
        },
        {
            "persons": [
                person(
                    role="third-party",
                    nature="legal",
                    name="Example Oil Plc",
                    location="Nauru",
                    connection="A state-owned company of Tuvalu.",
                )
            ]
        },
        {
            "persons": [
                person(
                    role="third-party",
                    nature="legal",
                    name="Example Oil Plc",
                    location="Nauru",
                    connection="A family company.",
                )
            ]
        },
    ],
)
def test_other_companies_touch_none(change: dict[str, Any], told: Told) -> None:
    holder = {"name": "Example Oil Plc", "state": "NR"}
    found = told(
        measures=[RECORDS | {"holder": holder, "persons": ["P1"] if "persons" in change else []}],
        **change,
    )
    assert "refusal.their-interests" not in found


@pytest.mark.parametrize(
    "item", ["The invoices of the social security agency", "The books of the Salvation Army"]
)
def test_what_only_sounds_like_a_force_touches_none(item: str, told: Told) -> None:
    holder = {"name": "Example Bookkeepers", "state": "NR"}
    assert "refusal.their-interests" not in told(
        measures=[RECORDS | {"holder": holder, "items": [item]}]
    )


def test_a_national_heard_there_could_be_tried_there(told: Told) -> None:
    found = told(
        persons=[person(nationalities=["NR"], location="Nauru")],
        measures=[HEARING | {"persons": ["P1"]}],
    )
    assert found["refusal.could-try"].field == "persons[0].nationalities"


@pytest.mark.parametrize(
    "change",
    [
        {"persons": [person(nationalities=["TV"], location="Nauru")]},
        {"persons": [person(nationalities=["NR", "TV"], location="Nauru")]},
        {"persons": [person(role="witness", nationalities=["NR"], location="Nauru")]},
        {
            "proceedings": {
                "other_states": [{"state": "NR", "matter": "An inquiry into the same facts."}]
            }
        },
        {"proceedings": {"nature": "trial"}},
        {
            "facts": [
                "Nauru has no proceedings of its own; a transfer of the proceedings was declined."
            ]
        },
        {
            "remarks": [
                {
                    "part": "proceedings",
                    "text": "Ein eigenes Verfahren führt der ersuchte Staat nicht.",
                }
            ]
        },
    ],
)
def test_nobody_else_and_no_told_case_asks_who_tries(change: dict[str, Any], told: Told) -> None:
    fields = {"persons": [person(nationalities=["NR"], location="Nauru")]} | change
    assert "refusal.could-try" not in told(measures=[HEARING | {"persons": ["P1"]}], **fields)


def test_a_national_who_is_not_heard_is_nobody_to_try(told: Told) -> None:
    national = [person(nationalities=["NR"], location="Nauru")]
    search = {"kind": "search-of-premises", "identifiers": [], "place": ["1 Sample Road"]}
    found = told(persons=national, measures=[search | {"persons": ["P1"]}])
    assert "refusal.could-try" not in found
    witness = person("P2", "witness", location="Nauru")
    beside = [HEARING | {"kind": "witness-statement", "persons": ["P1", "P2"]}]
    assert "refusal.could-try" not in told(persons=[*national, witness], measures=beside)


def test_victims_by_number_need_proof_of_nationality(told: Told) -> None:
    victims = person(role="victim", name="35 Tuvaluan citizens", nationalities=["TV"])
    there = {"conduct_in_requested_state": "yes"}
    assert "refusal.nationals-unproved" in told(persons=[victims], proceedings=there)
    proof = [{"id": "A1", "title": "Copies of 35 passports", "kind": "other"}]
    assert "refusal.nationals-unproved" not in told(
        persons=[victims], proceedings=there, annexes=proof
    )
    alone = person(role="victim", nationalities=["TV"])
    assert "refusal.nationals-unproved" not in told(persons=[alone], proceedings=there)
