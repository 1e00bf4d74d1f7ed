"""Points on what a court asks later: questions, old statements, talks, and who decides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Data = dict[str, Any]
SUSPECT: Data = {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}}
WITNESS: Data = {"id": "P2", "role": "witness", "name": {"full": "Ann Bero"}}
HELD = WITNESS | {"custody": {"held": True}}


def measure(kind: str, *persons: Data, **more: Any) -> Data:
    """The only measure of a request, and its persons."""
    usual: Data = {"id": "M1", "kind": kind, "purpose": "To prove the fraud."}
    usual |= {"offences": ["O1"], "facts": ["F1"], "persons": [one["id"] for one in persons]}
    return {"measures": [usual | more]} | ({"persons": list(persons)} if persons else {})


def promise(text: str) -> Data:
    """The only assurance of a request."""
    return {"assurances": [{"kind": "other", "given_by": "The court", "text": text}]}


RETURN: Data = measure("asset-return", assets=["X1"], particulars={"claim": "Tax"})
RETURN |= {"assets": [{"id": "X1", "description": "Account 5", "kind": "account", "state": "NR"}]}
RETURN |= {"proceedings.decisions": [{"title": "Indictment", "date": "2026-01-05"}]}
RECORDS = "The records of their questioning"
CASES = [
    (
        "any-state",
        {"proceedings.jurisdiction_ground": "Section 6, wherever committed."},
        {
            "proceedings.jurisdiction_ground": "Section 6, wherever committed; the victims were "
            "nationals of this State."
        },
    ),
    (
        "topics-alone",
        measure("witness-statement", WITNESS, questions=["Forming of the group", "The plan"]),
        {"measures.0.questions": ["Forming of the group", "When he learnt of the plan"]},
    ),
    (
        "how-questioned",
        measure("government-records", HELD, items=[RECORDS]),
        {"measures.0.items": [RECORDS, "What shows how they were questioned"]},
    ),
    (
        "how-questioned",  # the record of the very hearing that is asked for
        measure("government-records", SUSPECT, items=["The record of the hearing"]),
        {
            "measures.1": measure("suspect-interview", SUSPECT, items=["The plan"])["measures"][0]
            | {"id": "M2"}
        },
    ),
    (
        "talks-checked",
        measure("interception", SUSPECT, items=["Talks in the visiting room"]),
        {"measures.0.items": ["Talks in the visiting room, as untouched originals"]},
    ),
    (
        "who-decides",
        RETURN,
        promise("The court in the capital decides on the money after hearing all who claim it."),
    ),
    ("interest-and-costs", RETURN, {"costs": "Reasonable expenses may be deducted."}),
    (
        "case-stayed",
        measure("transfer-of-proceedings", SUSPECT),
        promise("The proceedings here are stayed from that day."),
    ),
    (
        "case-stayed",
        measure("transfer-of-proceedings", SUSPECT),
        promise("The prosecutor will not go on with the case if it is taken over."),
    ),
    (
        "case-stayed",
        measure("transfer-of-proceedings", SUSPECT),
        promise("Das Verfahren wird hier nicht fortgeführt."),
    ),
    (
        "lives-elsewhere",
        measure(
            "service-of-documents",
            SUSPECT | {"location": "Kenya, since 2011", "address": ["1 Sample Road"]},
        ),
        {"persons.0.location": "Yaren, since 2011"},
    ),
    (
        "lives-elsewhere",
        measure("witness-statement", WITNESS | {"location": "Kenya"}, place=["Yaren"]),
        {"measures.0.persons": ["P1", "P2"], "persons.1": SUSPECT},
    ),
]


@pytest.mark.parametrize(("point", "raised", "answer"), CASES, ids=[case[0] for case in CASES])
def test_a_point_is_asked_where_it_is_open_and_not_where_it_is_answered(
    asked_and_calm: Callable[..., None], point: str, raised: Data, answer: Data
) -> None:
    asked_and_calm(point, raised, answer)


def test_a_crime_of_nations_is_asked_about_where_a_suspect_is_served(
    rules_after: Any, request_data: Data
) -> None:
    named = [one | {"title": "Genocide"} for one in request_data["offences"]]
    bare = [{k: v for k, v in one.items() if k != "requested_law"} for one in named]
    served = measure("service-of-documents", SUSPECT)
    assert "known-there" in rules_after(served, {"offences": bare})
    told = [one | {"requested_law": {"provision": "Section 4"}} for one in bare]
    assert "known-there" not in rules_after(served, {"offences": told})
    heard = measure("witness-statement", WITNESS)
    assert "known-there" not in rules_after(heard, {"offences": bare})


@pytest.mark.parametrize(
    "lines",
    [
        ["Did she sign it?"],
        ["The questions of the enclosed list"],
        ["Ob sie unterschrieben hat"],
        ["Les questions de la liste jointe"],
    ],
)
def test_questions_and_a_list_of_them_are_no_bare_subjects(
    rules_after: Any, lines: list[str]
) -> None:
    assert "topics-alone" not in rules_after(measure("witness-statement", WITNESS, questions=lines))


@pytest.mark.parametrize(
    ("items", "asked"),
    [
        (["Das Vernehmungsprotokoll"], True),
        (["Le procès-verbal d'interrogatoire"], True),
        (["The statements of the account"], False),
    ],
)
def test_records_of_questioning_are_seen_in_each_language(
    rules_after: Any, items: list[str], asked: bool
) -> None:
    found = rules_after(measure("case-file-copies", HELD, items=items))
    assert ("how-questioned" in found) is asked


def test_statements_of_witnesses_who_were_free_are_not_asked_about(rules_after: Any) -> None:
    free = measure("case-file-copies", WITNESS, items=["The records of the statements"])
    assert "how-questioned" not in rules_after(free)


def test_money_whose_confiscation_a_court_ordered_is_decided(rules_after: Any) -> None:
    order = {"title": "Confiscation order", "court": "High Court", "date": "2026-01-05"}
    assert "who-decides" in rules_after(RETURN)
    assert "who-decides" not in rules_after({"proceedings.decisions": [order]})


@pytest.mark.parametrize(
    ("location", "address"),
    [
        ("Trenton, New Jersey", ["2 Sample Road"]),
        ("Kenya", ["2 Sample Road", "Nairobi, Kenya"]),
        ("Kenya", []),
    ],
)
def test_a_place_that_the_address_shares_or_that_is_no_state_is_no_contradiction(
    rules_after: Any, location: str, address: list[str]
) -> None:
    person = SUSPECT | {"location": location, "address": address}
    assert "lives-elsewhere" not in rules_after(measure("service-of-documents", person))


def test_a_reason_that_says_only_that_somebody_may_know_is_none(rules_after: Any) -> None:
    told = WITNESS | {"connection": "A neighbour."}
    general = "Neighbours who may be able to give useful information."
    asked = measure("witness-statement", told, nexus=general)
    assert "what-they-know" in rules_after(asked)
    assert "what-they-know" not in rules_after(asked, {"measures.0.nexus": "She saw him sign."})


def test_an_address_of_the_network_fades_when_its_user_is_to_be_found(
    findings: Callable[..., list[Finding]], request_data: Data, put: Any
) -> None:
    mark = {"kind": "ip-address", "value": "192.0.2.14", "time": "2026-01-05T19:02:11"}
    mark |= {"time_zone": "UTC"}
    for name, asked in (("ip-address", True), ("user-name", False)):
        one = mark | {"kind": name, "value": "192.0.2.14" if asked else "primer"}
        changes = measure("location-of-person", SUSPECT, identifiers=[one])
        for path, value in changes.items():
            put(request_data, path, value)
        rules = {found.rule for found in findings(request_data)}
        assert any(rule.startswith("lint.data-") for rule in rules) is asked
