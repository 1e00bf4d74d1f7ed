"""Offences of one State alone, and officials of the State that is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Data = dict[str, Any]


@pytest.fixture
def told(findings: Callable[..., list[Finding]], request_data: Data, put: Any) -> Any:
    """``told(changes)``: the findings on the interests of either State, by id."""

    def told(changes: Data) -> list[str]:
        for path, value in changes.items():
            put(request_data, path, value)
        wanted = ("refusal.own-offence", "refusal.their-official")
        found = [f for f in findings(request_data) if f.rule in wanted]
        assert all(one.severity is Severity.ADVICE for one in found)
        return [one.said.id for one in found if one.said]

    return told


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Membership of a banned party", True),
        ("Smuggling of timber", True),
        ("Sorcery", True),
        ("Illicit enrichment", True),
        ("Enrichissement illicite", True),
        ("Devisenvergehen", True),
        ("Smuggling of migrants", False),
        ("Fraud", False),
        ("Exchange of child abuse images", False),
        ("Insult and assault", False),
        ("Forgery of customs stamps", False),
    ],
)
def test_an_offence_of_one_state_alone_is_asked_about(told: Any, title: str, asked: bool) -> None:
    changes = {"offences.0.title": title, "measures.0.kind": "search-of-premises"}
    assert told(changes) == (["refusal.own-offence"] if asked else [])


@pytest.mark.parametrize(
    ("title", "asked"),
    [
        ("Wirtschaftlicher Nachrichtendienst", True),
        ("Economic intelligence for a foreign State", True),
        ("Outrage au président", True),
        ("Breach of bank secrecy", False),
        ("Smuggling of timber", False),
    ],
)
def test_an_offence_against_the_state_itself_is_asked_about_where_nobody_is_compelled(
    told: Any, title: str, asked: bool
) -> None:
    changes = {"offences.0.title": title, "measures.0.kind": "suspect-interview"}
    assert told(changes) == (["refusal.own-offence"] if asked else [])


@pytest.mark.parametrize(
    "title", ["Insulting the President", "Smuggling of cigarettes", "Adultery"]
)
def test_a_title_that_the_screen_asks_about_is_asked_about_once(told: Any, title: str) -> None:
    assert told({"offences.0.title": title, "measures.0.kind": "search-of-premises"}) == []


@pytest.mark.parametrize(
    "answer",
    [
        {"offences.0.requested_law": {"provision": "Criminal Code, section 1"}},
        {"offences.0.dual_criminality": {"statement": "It is forgery there."}},
        {"measures.0.kind": "service-of-documents"},
    ],
)
def test_an_offence_whose_counterpart_is_told_is_not(told: Any, answer: Data) -> None:
    base = {"offences.0.title": "Illicit enrichment", "measures.0.kind": "search-of-premises"}
    assert told(base | answer) == []


@pytest.mark.parametrize(
    ("role", "occupation", "found"),
    [
        ("accused", "Retired officer of the air force of Nauru", ["accused"]),
        ("suspect", "Former minister of Nauru", ["accused"]),
        ("suspect", "Ancien ministre de Nauru", ["accused"]),
        ("suspect", "Ehemaliger Minister von Nauru", ["accused"]),
        ("suspect", "Former minister of Tuvalu", []),
        ("suspect", "Bank officer in Nauru", []),
        ("suspect", "Honorary consul of Nauru, judge of a dog show", []),
        ("suspect", "Trader in Nauru", []),
        ("victim", "Officer of the police of Nauru", []),
    ],
)
def test_an_official_of_the_requested_state_is_asked_about(
    told: Any, role: str, occupation: str, found: list[str]
) -> None:
    person = {"id": "P1", "role": role, "name": {"full": "Karl Sample"}, "occupation": occupation}
    got = told({"persons": [person], "offences.0.title": "Fraud"})
    assert got == [f"refusal.their-official/{one}" for one in found]


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({"nationalities": ["NR"], "occupation": "Former minister"}, True),
        ({"nationalities": ["NR"], "occupation": "Retired officer of the air force"}, True),
        ({"nationalities": ["NR"], "occupation": "Polizeibeamter"}, True),
        ({"nationalities": ["NR"], "occupation": "Tax inspector"}, True),
        ({"nationalities": ["NR"], "occupation": "Commander of the gendarmerie"}, True),
        ({"nationalities": ["NR"], "name": {"full": "Members of the armed forces"}}, True),
        ({"nationalities": ["NR"], "occupation": "Customs broker"}, False),
        ({"nationalities": ["NR"], "occupation": "Former minister of Tuvalu"}, False),
        ({"nationalities": ["NR", "TV"], "occupation": "Former minister"}, False),
        ({"occupation": "Former minister"}, False),
    ],
)
def test_the_service_of_a_national_is_that_of_the_state(
    told: Any, fields: Data, asked: bool
) -> None:
    person = {"id": "P1", "role": "suspect", "name": {"full": "Karl Sample"}} | fields
    got = told({"persons": [person], "offences.0.title": "Fraud"})
    assert got == (["refusal.their-official/accused"] if asked else [])


def test_an_official_who_is_heard_may_need_leave(told: Any) -> None:
    person = {"id": "P1", "role": "witness", "name": {"full": "Karl Sample"}}
    person |= {"occupation": "Customs officer of Nauru", "location": "Yaren"}
    heard = {"measures.0.kind": "witness-statement", "measures.0.persons": ["P1"]}
    assert told({"persons": [person]} | heard) == ["refusal.their-official/heard"]
    assert told({"persons": [person | {"immunity": "None is claimed."}]} | heard) == []


@pytest.mark.parametrize(
    ("occupation", "asked"),
    [
        ("Officials of the ministry of finance", True),
        ("Tax investigators", True),
        ("Haut fonctionnaire", True),
        ("Steuerfahnder", True),
        ("Former tax inspector", False),
        ("Officer of the bank", False),
        ("Police officer of Tuvalu", False),
    ],
)
def test_who_serves_there_may_need_leave_where_no_state_is_named(
    told: Any, occupation: str, asked: bool
) -> None:
    person = {"id": "P1", "role": "witness", "name": {"full": "Karl Sample"}}
    heard = {"measures.0.kind": "witness-statement", "measures.0.persons": ["P1"]}
    got = told({"persons": [person | {"occupation": occupation}]} | heard)
    assert got == (["refusal.their-official/heard"] if asked else [])


@pytest.mark.parametrize(
    ("remark", "asked"),
    [
        ("The treaty helps whether or not the conduct is an offence there.", False),
        ("Double criminality is not required by the treaty.", False),
        ("Die beiderseitige Strafbarkeit ist nach dem Vertrag nicht erforderlich.", False),
        ("The papers follow by courier.", True),
    ],
)
def test_help_that_does_not_depend_on_their_law_needs_no_offence_there(
    told: Any, remark: str, asked: bool
) -> None:
    changes: Data = {"remarks": [{"part": "basis", "text": remark}]}
    changes |= {"offences.0.title": "Smuggling", "measures.0.kind": "search-of-premises"}
    assert told(changes) == (["refusal.own-offence"] if asked else [])


@pytest.mark.parametrize(
    ("connection", "asked"),
    [("General in command of the division.", True), ("General manager of a shop.", False)],
)
def test_an_office_may_stand_in_the_tie_of_a_national(
    told: Any, connection: str, asked: bool
) -> None:
    one = {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}, "nationalities": ["NR"]}
    found = told({"persons": [one | {"connection": connection}]})
    assert ("refusal.their-official/accused" in found) is asked


def test_all_officials_of_the_requested_state_are_named_in_one_finding(
    findings: Callable[..., list[Finding]], request_data: Data
) -> None:
    minister = {"role": "suspect", "occupation": "Former minister of Nauru"}
    request_data["persons"] = [
        minister | {"id": "P1", "name": {"full": "Karl Sample"}},
        minister | {"id": "P2", "name": {"full": "Ann Sample"}, "occupation": "Trader"},
        minister | {"id": "P3", "name": {"full": "Ben Sample"}},
    ]
    (one,) = [f for f in findings(request_data) if f.rule == "refusal.their-official"]
    assert "P1 and P3 seem" in one.message
