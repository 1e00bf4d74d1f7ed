"""A part, a copy or one person is enough unless the request says why it is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]
SUSPECT = {"id": "P1", "role": "suspect", "name": {"full": "Karl Sample"}}
WHY = {"necessity": "A part does not show whether the bottle was opened."}


def told(found: list[Finding], rule: str) -> list[str]:
    return [
        one.said.id.partition("/")[2] or one.field
        for one in found
        if one.said and one.rule == f"extent.{rule}"
    ]


@pytest.fixture
def things(request_data: Data) -> Data:
    """A request to hand over one thing that a laboratory keeps."""
    request_data["persons"] = [SUSPECT | {"address": ["1 Sample Road", "Yaren"]}]
    measure = request_data["measures"][0] | {
        "kind": "seizure-of-items",
        "holder": {"name": "Sample Laboratory", "address": ["2 Sample Road"]},
        "place": ["2 Sample Road"],
        "items": ["10 ml of sample A"],
        "purpose": "To compare the DNA.",
        "nexus": "The laboratory keeps it.",
    }
    for name in ("identifiers", "period"):
        del measure[name]
    request_data["measures"] = [measure]
    return request_data


@pytest.mark.parametrize(
    "item",
    ["The A sample, whole and in its bottle", "The entire consignment", "Die gesamte Probe",
     "L’intégralité des échantillons", "The complete register of members"],
)  # fmt: skip
def test_a_whole_thing_needs_a_reason_or_a_fallback(
    findings: Findings, things: Data, item: str
) -> None:
    things["measures"][0]["items"] = [item]
    (found,) = [one for one in findings(things) if one.rule == "extent.whole"]
    assert (found.severity, found.field) == (Severity.ADVICE, "measures[0].items[0]")
    for answer in (WHY, {"fallback": "10 ml, taken in the presence of the expert."}):
        answered = things | {"measures": [things["measures"][0] | answer]}
        assert told(findings(answered), "whole") == []


def test_the_whole_is_advice_whatever_the_facts_say_of_a_part(
    findings: Findings, things: Data
) -> None:
    things["facts"].append({"id": "F9", "text": "The owner has offered a portion of 10 ml."})
    things["measures"][0]["items"] = ["The entire sample"]
    (found,) = [one for one in findings(things) if one.rule == "extent.whole"]
    assert found.severity is Severity.ADVICE


@pytest.mark.parametrize(
    ("item", "purpose", "found"),
    [
        ("The original contracts", "To show what was paid.", ["original"]),
        ("Die Originalbelege", "Um die Zahlung zu belegen.", ["original"]),
        ("L’original du contrat", "Pour montrer le prix.", ["original"]),
        ("The original contract", "To compare the signature.", []),
        ("The original contract", "To see whether it was forged.", []),
        ("A certified copy of the contract", "To show what was paid.", []),
        ("The painting that was stolen", "To return it.", []),
    ],
)
def test_an_original_needs_a_reason_that_a_copy_does_not_answer(
    findings: Findings, things: Data, item: str, purpose: str, found: list[str]
) -> None:
    things["measures"][0] |= {"items": [item], "purpose": purpose}
    assert told(findings(things), "whole") == found


@pytest.fixture
def traffic(request_data: Data) -> Data:
    """A request for traffic data of which nobody is named."""
    request_data["measures"][0] |= {"kind": "traffic-data", "purpose": "To show who was there."}
    return request_data


GROUPS = [
    "A tower dump of the cell on the market square",
    "The numbers of all phones that were logged into the network near the bank",
    "Data of users in the country",
    "Every customer who bought the software",
    "Daten aller Nutzer des Dienstes",
    "Funkzellendaten der Nacht",
    "Les données de tous les abonnés",
]


@pytest.mark.parametrize("item", GROUPS)
def test_data_of_a_group_need_what_makes_each_suspect(
    findings: Findings, traffic: Data, item: str
) -> None:
    traffic["measures"][0]["items"] = [item]
    assert told(findings(traffic), "group") == ["measures[0].items[0]"]

    traffic["measures"][0]["proportionality"] = "Only ten minutes, sorted by a judge."
    assert told(findings(traffic), "group") == []


@pytest.mark.parametrize(
    "item",
    ["The numbers called", "The users of the two addresses", "Cells used by this number",
     "Calls of the customer", "All numbers that called the victim",
     "Every user who logged in to the account"],
)  # fmt: skip
def test_data_of_one_user_are_no_group(findings: Findings, traffic: Data, item: str) -> None:
    traffic["measures"][0]["items"] = [item]
    assert told(findings(traffic), "group") == []


def test_where_a_suspect_is_named_the_group_is_told_apart(
    findings: Findings, traffic: Data
) -> None:
    traffic["persons"] = [SUSPECT]
    traffic["measures"][0] |= {"items": [GROUPS[3]], "persons": ["P1"]}
    assert told(findings(traffic), "group") == []

    traffic["persons"][0]["name"] = {"full": "Unknown users"}
    assert told(findings(traffic), "group") == ["measures[0].items[0]"]


@pytest.fixture
def search(things: Data) -> Data:
    """A request to search the flat of the suspect for one telephone."""
    measure = things["measures"][0] | {
        "kind": "search-of-premises",
        "place": ["1 Sample Road", "Yaren"],
        "persons": ["P1"],
        "items": ["The telephone with the number +674 555 0101"],
        "nexus": "He used it there.",
    }
    del measure["holder"]
    things["measures"] = [measure]
    return things


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"nexus": "He lives there with his wife and used it there."}, ["home"]),
        ({"nexus": "Er wohnt dort mit seiner Mutter."}, ["home"]),
        ({"nexus": "Il y habite avec sa famille."}, ["home"]),
        ({"nexus": "He lives there alone."}, []),
        ({"items": ["All telephones found at the flat"]}, ["found"]),
        ({"items": ["The telephone that was found at the flat"]}, []),
    ],
)
def test_people_who_live_there_too_are_left_out(
    findings: Findings, search: Data, changes: Data, found: list[str]
) -> None:
    search["measures"][0] |= changes
    assert told(findings(search), "others") == found

    search["measures"][0]["third_parties"] = "His wife; her things are left there."
    assert told(findings(search), "others") == []


@pytest.mark.parametrize(
    ("role", "address", "found"),
    [("witness", "1 Sample Road", True), ("suspect", "1 Sample Road", False),
     ("witness", "9 Sample Road", False)],
)  # fmt: skip
def test_a_person_of_that_address_who_is_no_suspect_is_named(
    findings: Findings, search: Data, role: str, address: str, found: bool
) -> None:
    other = {"id": "P2", "role": role, "name": {"full": "Eva Sample"}, "address": [address]}
    search["persons"].append(other)
    assert told(findings(search), "others") == (["person"] if found else [])


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("The password of the account", ["provider"]),
        ("Das Passwort des Kontos", ["provider"]),
        ("Le mot de passe", ["provider"]),
        ("The subscriber data, without the password", []),
        ("The date on which the account was opened", []),
    ],
)
def test_a_password_is_more_than_the_data(
    findings: Findings, request_data: Data, item: str, found: list[str]
) -> None:
    request_data["measures"][0]["items"] = [item]
    assert told(findings(request_data), "password") == found


@pytest.mark.parametrize(("role", "found"), [("suspect", ["person"]), ("victim", [])])
def test_a_suspect_need_not_give_a_password(
    findings: Findings, search: Data, role: str, found: list[str]
) -> None:
    search["persons"][0]["role"] = role
    search["measures"][0]["items"].append("The PIN code of the telephone")
    assert told(findings(search), "password") == found


@pytest.mark.parametrize(
    ("kinds", "change", "speaks"),
    [
        (["public-records", "bank-records", "witness-statement"], {}, True),
        (["business-records", "bank-records", "search-of-premises"], {}, True),
        (["public-records", "bank-records", "witness-statement"], {"nexus": "It paid."}, False),
        (["bank-records", "bank-records", "bank-records"], {}, False),
        (["public-records", "bank-records"], {}, False),
    ],
)
def test_one_purpose_for_measures_of_several_kinds_is_advice(
    findings: Findings, things: Data, kinds: list[str], change: Data, speaks: bool
) -> None:
    one = {k: v for k, v in things["measures"][0].items() if k != "nexus"}
    measures = [one | {"id": f"M{n}", "kind": kind} for n, kind in enumerate(kinds, 1)]
    things["measures"] = [measures[0] | change, *measures[1:]]
    found = [f for f in findings(things) if f.rule == "links.purpose-shared"]
    assert [f.severity for f in found] == [Severity.ADVICE] * speaks


@pytest.mark.parametrize(
    ("role", "change", "speaks"),
    [
        ("third-party", {}, True),
        ("suspect", {}, False),
        ("third-party", {"necessity": "The papers would be destroyed."}, False),
        ("third-party", {"fallback": "An order to produce them."}, False),
    ],
)
def test_a_search_of_a_third_party_brings_the_order_on_notice_to_mind(
    findings: Findings, things: Data, role: str, change: Data, speaks: bool
) -> None:
    company = {"id": "P2", "nature": "legal", "role": role, "name": {"full": "Sample Laboratory"}}
    things["persons"].append(company)
    things["measures"][0] |= {"kind": "search-of-premises", "persons": ["P2"]} | change
    assert ("notice" in told(findings(things), "search")) is speaks
