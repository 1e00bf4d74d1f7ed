"""An identifier picks out one account, device or person, and a holder is one legal entity."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.drafts.people import Identifier
from comity.model.findings import Finding, Severity
from comity.steps.check.one_identifier import fault_of_identifier

Findings = Callable[..., list[Finding]]

VAGUE = [
    ("bank-account", "three accounts at the branch in Sampleton", "quantity"),
    ("bank-account", "three accounts", "quantity"),
    ("account", "all of his mailboxes", "quantity"),
    ("device", "mehrere Mobiltelefone", "quantity"),
    ("compte bancaire", "plusieurs comptes", "quantity"),
    ("account", "the suspect's e-mail", "description"),
    ("user-id", "the account used by the sender", "description"),
    ("account", "das Konto des Beschuldigten", "description"),
    ("compte", "le compte du suspect", "description"),
    ("user-id", "not yet known", "description"),
    ("email", "j***@mail.example", "partial"),
    ("bank-account", "account ending in 4471", "partial"),
    ("phone", "+44 7700 9xxxxx", "partial"),
    ("IBAN-Rest", "DE… 4471", "partial"),
    ("display name", "Golden Trader", "display"),
    ("user-name", "Golden Trader", "display"),
    ("surname", "Sample", "name"),
    ("account holder", "Bo Sample", "name"),
    ("email", "a@mail.example, b@mail.example", "several"),
    ("phone", "+44 20 7946 0001 and +44 20 7946 0002", "several"),
    ("email", "bo.sample@", "address"),
]
EXACT = [
    ("email", "three.accounts@mail.example"),
    ("email", "Bo Sample <bo@mail.example>"),
    ("user-id", "finance-desk-7731"),
    ("user-id", "the_golden_trader"),
    ("user-id", "goldentrader"),
    ("user-name", "@golden.trader"),
    ("profile", "https://social.example/golden.trader"),
    ("bank-account", "000111222"),
    ("bank-account", "account 10-20-30 4455 at the branch in Leeds"),
    ("phone", "+44 20 7946 0018"),
    ("imei", "35 209900 176148 1"),
    ("wallet", "bc1qexampledeposit00000000000000000000017"),
    ("passport", "X00000001"),
    ("vessel", "Sample Breeze"),
    ("ip-address", "198.51.100.7"),
    ("iban", "GB00XXXX10203040506070"),
    ("domain", "*.kilns.example"),
    ("email", "[the address in the message]"),
]


def rules(found: list[Finding], name: str) -> list[tuple[str, str]]:
    return [
        (one.said.id.partition("/")[2], one.field)
        for one in found
        if one.said and one.rule == f"lint.{name}"
    ]


@pytest.mark.parametrize(("kind", "value", "fault"), VAGUE)
def test_what_may_mean_several_things_is_found(kind: str, value: str, fault: str) -> None:
    assert fault_of_identifier(Identifier(kind=kind, value=value)) == fault


@pytest.mark.parametrize(("kind", "value"), EXACT)
def test_what_picks_out_one_thing_is_left_in_peace(kind: str, value: str) -> None:
    assert fault_of_identifier(Identifier(kind=kind, value=value)) == ""


def test_the_accounts_of_a_fraud_ring_named_by_their_number_only_are_found(
    findings: Findings, request_data: dict[str, Any]
) -> None:
    request_data["measures"] = [
        {
            "id": "M1",
            "kind": "bank-records",
            "holder": {"name": "Sample Bank plc", "kind": "bank"},
            "identifiers": [{"kind": "account", "value": "seven accounts"}],
            "period": {"from": "2026-01-01", "to": "2026-02-01"},
            "items": ["Statements"],
            "purpose": "To follow the money.",
            "facts": ["F1"],
            "offences": ["O1"],
            "nexus": "The money was paid into these accounts.",
        }
    ]
    found = findings(request_data)
    assert rules(found, "identifier-vague") == [("quantity", "measures[0].identifiers[0].value")]


def test_a_display_name_beside_the_user_id_is_a_help(
    findings: Findings, request_data: dict[str, Any]
) -> None:
    marks = [{"kind": "display-name", "value": "Golden Trader"}]
    request_data["measures"][0]["identifiers"] = marks
    assert rules(findings(request_data), "identifier-vague") == [
        ("display", "measures[0].identifiers[0].value")
    ]
    marks.append({"kind": "user-id", "value": "100081234567"})
    assert rules(findings(request_data), "identifier-vague") == []


def test_an_account_number_of_which_only_the_end_is_known_is_found(
    findings: Findings, request_data: dict[str, Any]
) -> None:
    measure = request_data["measures"][0]
    measure |= {"kind": "bank-records", "accounts": [{"bank": "Sample Bank", "number": "***4471"}]}
    found = rules(findings(request_data), "identifier-vague")
    assert found == [("partial", "measures[0].accounts[0].number")]

    measure["accounts"][0]["number"] = "00014471"
    assert rules(findings(request_data), "identifier-vague") == []


@pytest.mark.parametrize(
    ("states", "number", "found"),
    [
        (("NG", "US"), "0803 555 0119", True),
        (("DE", "GB"), "0171 5550119", True),
        (("NG", "US"), "+234 803 555 0119", False),
        (("NG", "US"), "00234 803 555 0119", False),
        (("US", "NG"), "0803 555 0119", False),
        (("US", "GB"), "020 7946 0018", False),
        (("DE", "GB-SCT"), "020 7946 0018", False),
    ],
)
def test_a_number_without_a_country_code_is_one_of_the_requested_state(
    findings: Findings,
    request_data: dict[str, Any],
    states: tuple[str, str],
    number: str,
    found: bool,
) -> None:
    request_data["requesting"]["state"], request_data["requested"]["state"] = states
    request_data["measures"][0]["identifiers"] = [{"kind": "phone", "value": number}]
    told = rules(findings(request_data), "identifier-vague")
    assert told == ([("national", "measures[0].identifiers[0].value")] if found else [])


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({}, True),
        ({"born": "1985-03-14"}, False),
        ({"identifiers": [{"kind": "passport", "value": "X00000001"}]}, False),
        ({"protect": "pseudonym"}, False),
        ({"nature": "legal"}, False),
        ({"name": {"full": "Bo Sample"}}, False),
        ({"name": {"full": "Sample", "given": "Bo"}}, False),
    ],
)
def test_a_bare_surname_is_found_unless_more_is_known(
    findings: Findings, request_data: dict[str, Any], more: dict[str, Any], found: bool
) -> None:
    person = {"id": "P1", "role": "witness", "name": {"full": "Sample"}}
    request_data["persons"] = [person | more]
    measure = {**request_data["measures"][0], "kind": "witness-statement", "persons": ["P1"]}
    for name in ("holder", "identifiers", "period"):
        del measure[name]
    request_data["measures"][0] = measure
    told = rules(findings(request_data), "identifier-vague")
    assert told == ([("surname", "persons[0].name.full")] if found else [])


HOLDERS = [
    ({"name": "WhatsApp"}, "service"),
    ({"name": "Example Chat", "service": "Example Chat"}, "service"),
    ({"name": "Google LLC and its affiliates"}, "several"),
    ({"name": "any internet provider"}, "several"),
    ({"name": "Telephone companies of the two businessmen"}, "several"),
    ({"name": "Telefongesellschaften der beiden"}, "several"),
    ({"name": "opérateurs de ces numéros"}, ""),  # whom the numbers lead to
    ({"name": "Operators of the forty numbers"}, ""),
    ({"name": "Betreiber der vierzig Rufnummern"}, ""),
    ({"name": "Provider of the mail address"}, "unknown"),
    ({"name": "Fournisseur de l’adresse"}, "unknown"),
    ({"name": "Anbieter der Mailadresse"}, "unknown"),
    ({"name": "alle Mobilfunkanbieter"}, "several"),
    ({"name": "tous les opérateurs"}, "several"),
    ({"name": "Example Chat"}, "form"),
    ({"name": "Example Chat, Inc."}, ""),
    ({"name": "Example Chat, Inc.", "service": "Example Chat"}, ""),
    ({"name": "Beispielnetz GmbH"}, ""),
    ({"name": "Réseau Exemple S.à r.l."}, ""),
    ({"name": "Example Chat", "representative": "Example Chat Ireland Ltd"}, ""),
    ({"name": "Example Chat", "registration_number": "IL-000001"}, ""),
    ({"name": "Example Chat", "address": ["1 Sample Road"]}, ""),
    ({"name": "University of Sampleton"}, ""),
]


@pytest.mark.parametrize(("holder", "fault"), HOLDERS)
def test_a_holder_is_the_company_that_runs_the_service(
    findings: Findings, request_data: dict[str, Any], holder: dict[str, Any], fault: str
) -> None:
    request_data["measures"][0]["holder"] = holder
    told = rules(findings(request_data), "holder-not-entity")
    assert told == ([(fault, "measures[0].holder.name")] if fault else [])


def test_a_trade_name_is_asked_about_once_and_as_advice(
    findings: Findings, request_data: dict[str, Any]
) -> None:
    first = request_data["measures"][0] | {"holder": {"name": "Example Chat"}}
    second = {**first, "id": "M2", "kind": "traffic-data", "items": ["Dates of each message"]}
    request_data["measures"] = [first, second]
    told = [f for f in findings(request_data) if f.rule == "lint.holder-not-entity"]
    assert [(f.severity, f.field) for f in told] == [(Severity.ADVICE, "measures[0].holder.name")]


def test_a_bank_or_a_company_that_keeps_its_own_books_is_not_asked_for_its_form(
    findings: Findings, request_data: dict[str, Any]
) -> None:
    request_data["measures"][0] |= {"kind": "business-records", "holder": {"name": "Sample Kilns"}}
    assert rules(findings(request_data), "holder-not-entity") == []


HOLDERS = "lint.holder-not-entity"


@pytest.mark.parametrize(
    ("more", "change", "speaks"),
    [
        ([], {}, True),
        ([], {"nexus": "He travelled in the capital."}, True),
        ([], {"nexus": "Only three banks serve the island; he used each of them."}, False),
        ([], {"items": ["Records of the accounts blocked in the case there"]}, False),
        ([{"kind": "bank-accounts-search", "items": ["Which banks"]}], {}, False),
    ],
)
def test_a_group_of_holders_is_told_of_unless_another_measure_or_their_case_finds_them(
    findings: Findings,
    request_data: dict[str, Any],
    more: list[dict[str, Any]],
    change: dict[str, Any],
    speaks: bool,
) -> None:
    first = request_data["measures"][0] | {
        "kind": "bank-records",
        "holder": {"name": "The banks in the capital", "kind": "bank"},
    }
    first.pop("nexus", None)
    keys = ("purpose", "facts", "offences")
    others = [{"id": "M2", **{key: first[key] for key in keys}, **one} for one in more]
    request_data["measures"] = [first | change, *others]
    assert (HOLDERS in {one.rule for one in findings(request_data)}) is speaks


@pytest.mark.parametrize(
    ("title", "more", "weight"),
    [
        ("Bank papers of the accounts found by the search", [], Severity.ADVICE),
        ("Bank papers", [{"kind": "bank-accounts-search", "items": ["x"]}], Severity.ADVICE),
        ("Bank papers", [], Severity.WARNING),
        ("Bank papers found to be false", [], Severity.WARNING),
    ],
)
def test_a_holder_still_to_be_found_by_another_measure_is_only_advised(
    findings: Findings,
    request_data: dict[str, Any],
    title: str,
    more: list[dict[str, Any]],
    weight: Severity,
) -> None:
    first = request_data["measures"][0] | {"kind": "bank-records", "title": title}
    first.pop("holder", None)
    keys = ("purpose", "facts", "offences")
    others = [{"id": "M2", **{key: first[key] for key in keys}, **one} for one in more]
    request_data["measures"] = [first, *others]
    found = [one for one in findings(request_data) if one.rule == "form.holder-missing"]
    assert [one.severity for one in found if one.field.startswith("measures[0]")] == [weight]
