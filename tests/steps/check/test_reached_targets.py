"""What a measure reaches for is led to by a fact; what is not is named once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
RULE = "links.target-unreached"


def found(all_found: list[Finding]) -> list[tuple[str, str]]:
    return [(one.field, one.message) for one in all_found if one.rule == RULE]


@pytest.fixture
def ring(request_data: dict[str, Any]) -> dict[str, Any]:
    """A request for the records of several accounts, of which the facts mention two."""
    numbers = ("000111222", "000333444", "000555666", "000777888")
    request_data["facts"] = [
        {"id": "F1", "date": "2026-01-12", "text": "The victim paid USD 5,000 into 000111222."},
        {"id": "F2", "date": "2026-01-13", "text": "It was sent on to account 000333444."},
    ]
    request_data["persons"] = [
        {"id": "P1", "role": "suspect", "name": {"full": "Bo Sample"}},
        {"id": "P2", "role": "third-party", "name": {"full": "Ada Example"}},
    ]
    request_data["facts"][0]["persons"] = ["P1"]
    request_data["measures"] = [
        {
            "id": "M1",
            "kind": "bank-records",
            "holder": {"name": "Sample Bank plc", "kind": "bank"},
            "identifiers": [{"kind": "bank-account", "value": number} for number in numbers],
            "period": {"from": "2026-01-01", "to": "2026-02-01"},
            "items": ["Statements"],
            "purpose": "To follow the money.",
            "facts": ["F1", "F2"],
            "offences": ["O1"],
            "persons": ["P1"],
        }
    ]
    return request_data


def test_accounts_that_no_fact_reaches_are_named_in_one_finding(
    findings: Findings, ring: dict[str, Any]
) -> None:
    ((field, said),) = found(findings(ring))
    assert field == "measures[0].identifiers"
    assert said == (
        "Comity did not find these targets in the facts or in the reasons of the measure: "
        "000555666 and 000777888. What leads to each of them?"
    )


def test_persons_that_no_fact_reaches_are_a_finding_of_their_own(
    findings: Findings, ring: dict[str, Any]
) -> None:
    ring["measures"][0]["persons"] = ["P1", "P2"]
    told = findings(ring)
    ((_, said),) = found(told)
    (person,) = [f for f in told if f.rule == "links.person-unreached"]
    assert said.endswith(": 000555666 and 000777888. What leads to each of them?")
    assert person.field == "measures[0].persons[1]"
    assert "P2" in person.message


def test_many_targets_are_counted_beyond_those_that_are_named(
    findings: Findings, ring: dict[str, Any]
) -> None:
    marks = [{"kind": "bank-account", "value": f"90{n:07}"} for n in range(40)]
    ring["measures"][0]["identifiers"] = marks
    ((_, said),) = found(findings(ring))
    assert "and 32 more" in said


def test_targets_of_which_none_is_reached_are_named(
    findings: Findings, ring: dict[str, Any]
) -> None:
    del ring["measures"][0]["persons"]
    ring["measures"][0]["identifiers"] = ring["measures"][0]["identifiers"][2:]
    ((_, said),) = found(findings(ring))
    assert said.startswith("Comity did not find these targets")


def test_accounts_that_the_facts_or_the_connection_mention_are_reached(
    findings: Findings, ring: dict[str, Any]
) -> None:
    ring["measures"][0]["nexus"] = "From there it went to 000555666, and back from 000777888."
    assert found(findings(ring)) == []


def test_each_of_two_measures_has_a_finding_of_its_own(
    findings: Findings, ring: dict[str, Any]
) -> None:
    first = ring["measures"][0]
    second = {**first, "id": "M2", "identifiers": first["identifiers"][3:]}
    ring["measures"].append(second)
    assert [field for field, _ in found(findings(ring))] == [
        "measures[0].identifiers",
        "measures[1].identifiers[0]",
    ]


@pytest.mark.parametrize(
    ("text", "persons", "nexus", "reached"),
    [
        ("A message was sent.", [], None, False),
        ("The invoices were written by Sample Kilns.", [], None, True),
        ("A message was sent.", [], "The company issued the invoices.", True),
        ("The invoices were written by Sample Kilns of Ohio.", [], None, True),
    ],
)
def test_the_books_of_a_company_need_a_fact_that_leads_to_it(
    findings: Findings,
    request_data: dict[str, Any],
    text: str,
    persons: list[str],
    nexus: str | None,
    reached: bool,
) -> None:
    measure = request_data["measures"][0]
    measure |= {"kind": "business-records", "holder": {"name": "Sample Kilns LLC"}}
    del measure["identifiers"]
    if nexus:
        measure["nexus"] = nexus
    request_data["facts"][0]["text"] = text
    assert (found(findings(request_data)) == []) is reached


@pytest.mark.parametrize(
    ("device", "text", "reached"),
    [
        ("Telephone, serial number EXA-4471", "A telephone was seized at his flat.", False),
        ("Telephone, serial number EXA-4471", "Telephone EXA-4471 was in his hand.", True),
        ("The telephone", "A mobile was seized at his flat.", True),
    ],
)
def test_a_device_with_a_number_is_one_that_a_fact_mentions(
    findings: Findings, request_data: dict[str, Any], device: str, text: str, reached: bool
) -> None:
    measure = request_data["measures"][0]
    measure |= {"kind": "cloud-or-device-data", "particulars": {"device": device}}
    del measure["identifiers"]
    request_data["facts"][0]["text"] = text + " It belongs to a client of Example Mail."
    assert (found(findings(request_data)) == []) is reached


def test_it_weighs_as_advice_whatever_is_taken(findings: Findings, ring: dict[str, Any]) -> None:
    (one,) = [one for one in findings(ring) if one.rule == RULE]
    assert one.severity is Severity.ADVICE


@pytest.mark.parametrize(
    ("mark", "fact", "reached"),
    [
        ("alle Nutzer in Deutschland", "Die Nutzer in Deutschland handelten mit Drogen.", True),
        ("all subscribers of the network", "The subscribers sold weapons over it.", True),
        ("all subscribers of the network", "Bo Sample sold weapons.", False),
    ],
)
def test_a_group_of_which_a_fact_speaks_as_a_whole_is_reached(
    findings: Findings, ring: dict[str, Any], mark: str, fact: str, reached: bool
) -> None:
    ring["facts"].append({"id": "F9", "text": fact})
    measure = ring["measures"][0]
    measure |= {"facts": ["F9"], "identifiers": [{"kind": "user-name", "value": mark}]}
    del measure["persons"]
    assert (found(findings(ring)) == []) is reached


def test_a_place_of_an_authority_is_where_it_keeps_what_it_holds(
    findings: Findings, ring: dict[str, Any]
) -> None:
    ring["measures"][0] |= {"kind": "search-of-premises", "identifiers": []}
    del ring["measures"][0]["holder"]
    ring["measures"][0]["place"] = ["A police station in the west of the county"]
    assert found(findings(ring)) == []


@pytest.mark.parametrize(
    ("change", "fact"),
    [
        ({"items": ["Statements of the four accounts"]}, "It went to four accounts of a broker."),
        ({"purpose": "To see who drew on 000555666 and 000777888."}, "It was sent on."),
        ({"title": "The 4 numbered accounts"}, "An e-mail names 4 numbered accounts."),
    ],
)
def test_what_the_request_speaks_of_elsewhere_or_by_its_number_is_reached(
    findings: Findings, ring: dict[str, Any], change: dict[str, Any], fact: str
) -> None:
    ring["measures"][0] |= change
    ring["facts"].append({"id": "F3", "text": fact})
    assert found(findings(ring)) == []


@pytest.mark.parametrize(
    ("title", "fact"),
    [
        ("Four accounts", "Four persons met in two towns."),
        ("The 30 days before", "For 30 days nothing was paid."),
    ],
)
def test_a_number_of_other_things_or_of_days_leads_to_no_account(
    findings: Findings, ring: dict[str, Any], title: str, fact: str
) -> None:
    ring["measures"][0]["title"] = title
    ring["facts"].append({"id": "F3", "text": fact})
    assert len(found(findings(ring))) == 1


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("Registrierung des Arrestes beim High Court in Kapstadt", False),
        ("Registration of the order at the Supreme Court of Samples", False),
        ("House at 77 Quarry Sample Road", True),
        ("The yacht Sample Breeze", True),
    ],
)
def test_an_act_that_a_court_is_asked_for_is_no_thing_that_a_fact_must_mention(
    findings: Findings, ring: dict[str, Any], item: str, told: bool
) -> None:
    ring["measures"][0] |= {"kind": "restraint", "items": [item], "identifiers": []}
    assert bool(found(findings(ring))) is told


def test_each_address_of_a_list_is_a_place_and_lines_of_one_address_are_one(
    findings: Findings, ring: dict[str, Any]
) -> None:
    ring["measures"][0] |= {"kind": "search-of-premises", "identifiers": []}
    del ring["measures"][0]["holder"]
    ring["measures"][0]["place"] = ["1 Sample Quay, Exampleton", "2 Sample Quay, Exampleton"]
    ((_, said),) = found(findings(ring))
    assert ": 1 Sample Quay, Exampleton and 2 Sample Quay, Exampleton. What" in said
    ring["measures"][0]["place"] = ["1 Sample Quay", "Exampleton"]
    ((field, said),) = found(findings(ring))
    assert field == "measures[0].place"
    assert said.startswith("Comity did not find the place 1 Sample Quay in the facts")


@pytest.mark.parametrize(
    ("kind", "mark", "fact", "reached"),
    [
        ("bank-account", "0000001", "The payments left its account at a bank in Tokyo.", True),
        ("bank-account", "0000001", "Die Zahlungen gingen von ihrem Bankkonto ab.", True),
        ("bank-account", "0000001", "Les paiements sont partis de son compte.", True),
        ("phone", "+81 90 0000 0001", "He gave his mobile number to the driver.", True),
        ("phone", "+81 90 0000 0001", "Er meldete sich von einem Handy.", True),
        ("vehicle-registration", "AB 12 CDE", "The car was seen at the bank.", True),
        ("email", "a@mail.example", "La famille a reçu six courriels.", False),
        ("phone", "+81 90 0000 0001", "The goods left the store at night.", False),
        ("other", "The 38 consignments in the list enclosed", "38 consignments came by air.", True),
        ("other", "The 13 entries in the list enclosed", "The goods left at night.", False),
    ],
)
def test_a_fact_that_has_a_word_for_a_thing_need_not_repeat_its_number(
    findings: Findings, ring: dict[str, Any], kind: str, mark: str, fact: str, reached: bool
) -> None:
    ring["facts"] = [{"id": "F1", "text": fact, "persons": ["P1"]}]
    ring["measures"][0] |= {"facts": ["F1"], "identifiers": [{"kind": kind, "value": mark}]}
    assert (found(findings(ring)) == []) is reached


@pytest.mark.parametrize("nexus", ["The suspect drew on them.", "Sie gehören zu den Taten."])
def test_a_nexus_of_the_measure_explains_its_marks(
    findings: Findings, ring: dict[str, Any], nexus: str
) -> None:
    ring["measures"][0]["nexus"] = nexus
    assert found(findings(ring)) == []


def test_an_asset_that_says_how_it_is_linked_explains_the_accounts(
    findings: Findings, ring: dict[str, Any]
) -> None:
    ring["assets"] = [
        {"id": "X1", "description": "The balances", "link_shown": "Paid in by the victim."}
    ]
    ring["measures"][0] |= {"kind": "restraint", "assets": ["X1"]}
    assert found(findings(ring)) == []


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("The suspect threatened P2.", True),
        ("The suspect threatened the witness.", True),
        ("The suspect threatened somebody.", False),
        ("The suspect threatened P21.", False),
    ],
)
def test_the_number_of_a_protected_witness_is_led_to_by_what_speaks_of_the_witness(
    text: str, reached: bool, findings: Findings, ring: dict[str, Any]
) -> None:
    number = "+1 555 010 0199"
    ring["persons"][1] |= {"role": "witness", "protect": "pseudonym", "phone": number}
    ring["facts"][1]["text"] = text
    ring["measures"][0] |= {"kind": "traffic-data", "persons": []}
    ring["measures"][0]["identifiers"] = [{"kind": "phone", "value": number}]
    told = findings(ring)
    assert (found(told) == []) is reached
    if not reached:
        ((field, said),) = found(told)
        assert field == "measures[0].identifiers[0]"
        assert "that of P2, who is protected" in said
    assert not any("[P2]" in f"{one.message} {one.cure}" for one in told if one.rule == RULE)


def test_a_number_beside_the_name_of_somebody_in_the_facts_is_reached(
    findings: Findings, ring: dict[str, Any]
) -> None:
    """By its note, or as the number under which the person itself is registered."""
    ring["facts"][1]["persons"] = ["P2"]
    marks = ring["measures"][0]["identifiers"]
    marks[2] |= {"kind": "registration number", "note": "Ada Example"}
    marks[3] |= {"kind": "registration number", "note": "Another company"}
    ((_, said),) = found(findings(ring))
    assert "000777888" in said and "000555666" not in said
    ring["persons"][1] |= {"nature": "legal", "registration": {"number": "000777888"}}
    assert found(findings(ring)) == []
    ring["facts"][1]["persons"] = []
    ((_, said),) = found(findings(ring))
    assert "000555666 and 000777888" in said
