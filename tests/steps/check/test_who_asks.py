"""What names and places show of who asks, who is asked, and where the target is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Findings = Callable[..., list[Finding]]
RULES = ("issuer.office", "issuer.entity", "road.force", "road.threat-abroad", "addressee.area")
SEARCH = {"kind": "search-of-premises", "place": ["1 Sample Road"], "items": ["The invoices"]}


@pytest.fixture
def told(findings: Findings, request_data: dict[str, Any]) -> Callable[..., list[str]]:
    """``told(field=value)``: the message ids of this page on a request, changed as it says."""

    def told(*rules: str, **changes: Any) -> list[str]:
        for path, value in changes.items():
            part = request_data
            *steps, last = path.split("__")
            for step in steps:
                part = part.setdefault(step, {})
            part[last] = value
        found = findings(request_data)
        return [f.said.id for f in found if f.said and f.rule in (rules or RULES)]

    return told


def issued(name: str, capacity: str = "prosecutor") -> dict[str, Any]:
    return {"name": "A. Sample", "title": "Head", "authority": name, "capacity": capacity}


@pytest.mark.parametrize(
    ("name", "variant"),
    [
        ("Finanzamt für Steuerstrafsachen Musterstadt", "executive"),
        ("Customs Investigation Directorate", "executive"),
        ("Direction générale des finances publiques", "executive"),
        ("Securities and Exchange Commission", "executive"),
        ("Parliamentary Committee of Inquiry on Public Works", "inquiry"),
        ("Counsel for the defendant", "party"),
        ("Rechtsanwaltskanzlei Muster", "party"),
    ],
)
def test_an_office_that_is_no_judicial_one_is_found_by_its_name(told, name, variant) -> None:
    assert told(requesting__issued_by=issued(name)) == [f"issuer.office/{variant}"]


@pytest.mark.parametrize(
    "name",
    [
        "Public Prosecutor's Office, Tax Crimes Division",
        "Staatsanwaltschaft Musterstadt, Abteilung Steuer und Zoll",
        "Tribunal de première instance, section financière",
        "Attorney-General's Chambers",
        "Serious Fraud Office",
    ],
)
def test_a_prosecutor_or_a_court_is_left_alone(told, name: str) -> None:
    assert told(requesting__issued_by=issued(name)) == []


def test_an_office_that_a_judge_validates_or_that_says_what_it_is_is_left_alone(told) -> None:
    judge = {"name": "B. Sample", "capacity": "judge"}
    name = "Customs Investigation Directorate"
    assert told(requesting__issued_by=issued(name, "other")) == []
    assert told(requesting__issued_by=issued(name), requesting__validated_by=judge) == []


@pytest.mark.parametrize(
    "name",
    [
        'Attorney General of the "Republic of Samplia"',
        "Prosecutor General of the Donetsk People's Republic",
        "Ministry of Justice of the self-proclaimed Samplian State",
        "Prosecutor's office of the Republic of Abkhazia",
    ],
)
def test_an_entity_that_few_recognise_is_found(told, name: str) -> None:
    assert told(requesting__authority={"name": name}) == ["issuer.entity"]


@pytest.mark.parametrize(
    "name", ['Special Unit "Falcon"', "Office of the State Prosecutor of the Republic of Tuvalu"]
)
def test_the_office_of_a_state_is_none(told, name: str) -> None:
    assert told(requesting__authority={"name": name}) == []


@pytest.mark.parametrize("way", ["By the United Nations force on the island", "Through KFOR"])
def test_a_peace_keeping_force_only_carries(told, way: str) -> None:
    assert told(transmission={"way": way, "carrier": "by-hand"}) == ["road.force"]


def test_the_united_nations_office_in_vienna_is_no_force(told) -> None:
    assert told(transmission={"way": "By courier, copy to the UN Office on Drugs and Crime"}) == []


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("To produce the records under penalty of a fine", True),
        ("Die Unterlagen sind unter Androhung von Zwangsgeld vorzulegen", True),
        ("Produire les relevés sous peine d'amende", True),
        ("To obtain the records that show the payment", False),
        ("By subpoena of a court of the requested State", False),
    ],
)
def test_a_threat_that_has_force_at_home_alone_is_found(
    told, request_data, words: str, found: bool
) -> None:
    request_data["measures"][0]["purpose"] = words
    assert told() == (["road.threat-abroad"] if found else [])


@pytest.mark.parametrize(
    ("name", "central", "found"),
    [
        ("Nauru Police Force", None, True),
        ("Bundeskriminalamt", None, True),
        ("Nauru Police Force", {"name": "Department of Justice"}, False),
        ("District Court", None, False),
    ],
)
def test_the_police_alone_are_not_asked_to_compel(
    told, request_data, name: str, central: Any, found: bool
) -> None:
    measure = request_data["measures"][0] | SEARCH
    request_data["measures"] = [measure]
    asked = {"state": "NR", "executing_authority": {"name": name}}
    request_data["requested"] = asked | ({"central_authority": central} if central else {})
    ids = told("road.no-compulsion")
    assert ids == (["road.no-compulsion/police"] if found else [])


def to_gb(request_data: dict[str, Any], name: str, *texts: str) -> None:
    request_data["requested"] = {"state": "GB", "central_authority": {"name": name}}
    request_data["measures"][0]["items"] = list(texts)


@pytest.mark.parametrize(
    ("name", "text", "ids"),
    [
        ("UK Central Authority", "Accounts at a bank in Jersey", ["territory"]),
        (
            "UK Central Authority",
            "The records of a company in the British Virgin Islands",
            ["territory"],
        ),
        ("UK Central Authority", "The deeds of a house in Edinburgh", ["part"]),
        ("Crown Office and Procurator Fiscal Service", "The file of a firm in Belfast", ["part"]),
        ("UK Central Authority", "The file of a firm in Manchester", []),
        ("Crown Office and Procurator Fiscal Service", "The deeds of a house in Glasgow", []),
        ("UK Central Authority", "The file of a firm in New Jersey", []),
    ],
)
def test_a_target_in_another_legal_area_is_found(
    told, request_data, name: str, text: str, ids: list[str]
) -> None:
    to_gb(request_data, name, text)
    assert told("addressee.area") == [f"addressee.area/{one}" for one in ids]


def test_one_letter_to_two_legal_areas_is_told_apart(told, request_data) -> None:
    to_gb(request_data, "UK Central Authority", "The accounts")
    request_data["requested"]["executing_authority"] = {"name": "Lord Advocate"}
    assert told("addressee.area") == ["addressee.area/two"]


@pytest.mark.parametrize(
    ("rows", "text", "ids"),
    [
        ([{"state": "DE", "matter": "An order of the same day goes there."}], "", ["/unnamed"]),
        ([{"state": "FR", "matter": "Une demande semblable y est adressée."}], "", ["/unnamed"]),
        ([{"state": "DE", "matter": "A like request was sent.", "reference": "7 Js 1"}], "", []),
        ([{"state": "DE", "matter": "A court there convicted him."}], "", []),
        (
            [{"state": "DE", "matter": "A request was sent and has not been answered."}],
            "",
            ["/unnamed"],
        ),
        (
            [{"state": "DE", "matter": "Ein Ersuchen wurde gestellt und ist noch nicht erledigt."}],
            "",
            ["/unnamed"],
        ),
        ([{"state": "DE", "matter": "A request was sent there in October 2025."}], "", []),
        ([{"state": "DE", "matter": "A request was sent there and has been answered."}], "", []),
        ([{"state": "DE", "matter": "Ein Ersuchen wurde gestellt und ist erledigt."}], "", []),
        ([{"state": "FR", "matter": "Une demande adressée à Paris a été exécutée."}], "", []),
        ([{"state": "FR", "matter": "Une demande a été envoyée le 2 avril 2026."}], "", []),
        (
            [{"state": "DE", "matter": "It was asked whether the request should go through it."}],
            "",
            [],
        ),
        ([{"state": "DE", "matter": "It was told that this request goes to London."}], "", []),
        ([], "Similar requests were sent to three other States.", [""]),
        ([], "He travelled to three other States and sent money there.", []),
    ],
)
def test_letters_to_other_states_in_the_same_case_are_identified(
    told, request_data, rows: Any, text: str, ids: list[str]
) -> None:
    request_data["proceedings"]["other_states"] = rows
    request_data["proceedings"]["stage"] = text or "An investigation."
    assert told("earlier.parallel") == [f"earlier.parallel{one}" for one in ids]


def test_the_section_of_an_order_is_named_only_in_an_order_of_the_union(told, request_data) -> None:
    rows = [{"state": "PL", "matter": "A like order was sent."}]
    request_data["proceedings"]["other_states"] = rows
    request_data["basis"] = [{"instrument": "eu-eio"}]
    assert told("earlier.parallel") == ["earlier.parallel/unnamed-order"]


@pytest.mark.parametrize(
    "changes",
    [
        {"domestic_basis": ["Fiscal Code, sections 386 and 399"]},
        {"annexes": [{"id": "A1", "title": "Order of the court", "kind": "order"}]},
    ],
)
def test_an_office_that_shows_its_power_is_not_asked_for_it(told, request_data, changes) -> None:
    request_data |= changes
    office = issued("Finanzamt für Steuerstrafsachen Musterstadt")
    assert told(requesting__issued_by=office) == []


@pytest.mark.parametrize(("pair", "weight"), [("GB-LU", "warning"), ("GB-IT", "advice")])
def test_an_office_weighs_more_where_the_law_leaves_requests_to_judicial_authorities(
    relying: Callable[..., list[Finding]], severities: Callable[..., list[str]], pair, weight
) -> None:
    changes = {"requesting.issued_by": issued("Ministry of Finance"), "domestic_basis": []}
    changes["requesting.authority.functions"] = "It supervises banks."
    found = relying(pair, "bank-records", "ets-030", changes)
    assert severities(found, "issuer.office") == [weight]
