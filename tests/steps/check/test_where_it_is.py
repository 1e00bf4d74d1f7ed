"""A warrant can repeat the place and the things, and the link of a target is not left open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]


def told(found: list[Finding], rule: str) -> list[str]:
    return [
        one.said.id.partition("/")[2] or one.field for one in found if one.said and one.rule == rule
    ]


@pytest.fixture
def search(request_data: Data) -> Data:
    """A request to search the house of a suspect for invoices."""
    request_data["facts"][0]["text"] = "He wrote the invoices at 1 Sample Road."
    request_data["persons"] = [
        {"id": "P1", "role": "suspect", "name": {"full": "Bo Sample"}, "address": ["1 Sample Road"]}
    ]
    measure = request_data["measures"][0] | {
        "kind": "search-of-premises",
        "place": ["1 Sample Road"],
        "items": ["The invoices of January 2026"],
        "persons": ["P1"],
    }
    for name in ("holder", "identifiers", "period"):
        del measure[name]
    request_data["measures"] = [measure]
    return request_data


def test_a_search_without_a_place_is_a_warning(findings: Findings, search: Data) -> None:
    assert told(findings(search), "lint.search-open") == []
    del search["measures"][0]["place"]
    (found,) = [one for one in findings(search) if one.rule == "lint.search-open"]
    assert (found.severity, found.field) == (Severity.WARNING, "measures[0].place")
    search["measures"][0]["items"] = ["The invoices in the flat of the suspect"]
    assert told(findings(search), "lint.search-open") == []  # whose address is known
    del search["persons"][0]["address"]
    (found,) = [one for one in findings(search) if one.rule == "lint.search-open"]
    assert (found.severity, found.field) == (Severity.WARNING, "measures[0].place")

    search["measures"][0]["holder"] = {"name": "Sample Ltd", "address": ["1 Sample Road"]}
    assert told(findings(search), "lint.search-open") == []


@pytest.mark.parametrize(
    ("items", "found"),
    [
        (["Documents and other evidence relating to the case"], True),
        (["Beweismittel"], True),
        (["Tous documents utiles à l’enquête"], True),
        (["Evidence", "The ledger of 2025"], False),
        (["Accounts"], False),
        (["Documents on the sale of the kiln"], False),
    ],
)
def test_things_that_nobody_could_find_by_their_words_are_advice(
    findings: Findings, search: Data, items: list[str], found: bool
) -> None:
    search["measures"][0]["items"] = items
    assert bool(told(findings(search), "lint.search-open")) is found


@pytest.mark.parametrize(
    ("place", "nexus", "found"),
    [
        (["1 Sample Road", "9 Sample Lane"], "He worked there.", True),
        (["Musterstraße 1", "Beispielweg 9"], "Er arbeitete dort.", True),
        (["1, rue de l’Exemple", "9, avenue du Modèle"], "Il y travaillait.", True),
        (["1 Sample Road", "9 Sample Lane"], "He used 1 Sample Road and 9 Sample Lane.", False),
        (
            ["1 Sample Road", "9 Sample Lane"],
            "He works in Sample Road, sleeps in Sample Lane.",
            False,
        ),
        (
            ["4 impasse du Modèle (atelier)", "8 rue de l’Exemple"],
            "L’atelier ; la rue de l’Exemple.",
            False,
        ),
        (["1 Sample Road, Leeds", "2 Sample Quay, Leeds"], "He lives in Leeds.", True),
        (["1 Sample Road", "Leeds LS1"], "He worked there.", False),
        (["1 Sample Road", "Yaren"], "He worked there.", False),
        (["Villa Sample", "1 Sample Road"], "He worked there.", False),
        (["1 Sample Road, Leeds", "Rack 17, row 2a, Leeds"], "He worked there.", False),
    ],
)
def test_several_places_need_a_word_on_each(
    findings: Findings, search: Data, place: list[str], nexus: str, found: bool
) -> None:
    search["measures"][0] |= {"place": place, "nexus": nexus}
    assert bool(told(findings(search), "lint.places-together")) is found


OPEN = [
    "Which of the six payments reached the account is not known yet.",
    "It has not been established that the money came from the fraud.",
    "Ob das Geld auf dem Konto aus der Tat stammt, ist nicht bekannt.",
    "On ignore lequel des paiements est arrivé sur le compte.",
]


@pytest.mark.parametrize("text", OPEN)
def test_a_fact_that_leaves_the_link_open_is_advice(
    findings: Findings, restraint: Data, text: str
) -> None:
    restraint["facts"].append({"id": "F2", "text": text})
    restraint["measures"][0]["facts"] = ["F1", "F2"]
    restraint["measures"][0].pop("nexus", None)
    rules = ("links.link-open", "asset.trail-open")
    (found,) = [one for one in findings(restraint) if one.rule in rules]
    assert (found.severity, found.field) == (Severity.ADVICE, "facts[1].text")


@pytest.mark.parametrize("text", OPEN[:2])
def test_an_open_link_is_said_of_records_too_unless_the_measure_explains_it(
    findings: Findings, search: Data, text: str
) -> None:
    search["facts"].append({"id": "F2", "text": text})
    search["measures"][0] |= {"facts": ["F1", "F2"]}
    search["measures"][0].pop("nexus", None)
    assert "links.link-open" in {one.rule for one in findings(search)}
    search["measures"][0]["nexus"] = "He lives there, and a payment slip names the house."
    assert "links.link-open" not in {one.rule for one in findings(search)}


@pytest.mark.parametrize(
    "text",
    [
        "The identity of the holder of the account is not known.",
        "It is not known where he lives.",
        "The fund was open only to investors with money of their own.",
        "The account received USD 5,000 of the victim.",
    ],
)
def test_what_is_not_known_of_a_person_is_no_open_link(
    findings: Findings, restraint: Data, text: str
) -> None:
    restraint["facts"].append({"id": "F2", "text": text})
    restraint["measures"][0]["facts"] = ["F1", "F2"]
    assert told(findings(restraint), "links.link-open") == []


def test_records_are_asked_for_because_the_link_is_open(
    findings: Findings, restraint: Data
) -> None:
    restraint["facts"][0]["text"] += f" {OPEN[0]}"
    restraint["measures"][0] |= {
        "kind": "bank-records",
        "period": {"from": "2026-01-01", "to": "2026-02-01"},
    }
    assert told(findings(restraint), "links.link-open") == []


@pytest.mark.parametrize(
    ("location", "kind", "found"),
    [
        ("Vienna, Austria", "stored-content", False),
        ("Paris, France", "interception", True),
        ("Yaren, Nauru", "stored-content", False),
        ("Funafuti, Tuvalu", "stored-content", False),
        ("Vienna, Austria", "subscriber-data", False),
    ],
)
def test_a_user_in_a_third_state_is_told_of(
    findings: Findings, search: Data, location: str, kind: str, found: bool
) -> None:
    search["persons"][0]["location"] = location
    search["measures"][0] |= {
        "kind": kind,
        "holder": {"name": "Example Mail, Inc."},
        "identifiers": [{"kind": "email", "value": "a@mail.example"}],
        "period": {"from": "2026-01-01", "to": "2026-02-01"},
    }
    del search["measures"][0]["place"]
    assert bool(told(findings(search), "links.user-elsewhere")) is found

    search["proceedings"]["other_states"] = [
        {"state": "AT", "matter": "Told."},
        {"state": "FR", "matter": "Told."},
    ]
    assert told(findings(search), "links.user-elsewhere") == []
