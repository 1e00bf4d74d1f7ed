"""Words of real letters that were taken for what they are not, and questions they had not met."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from pieces import Data, fact, measure, person

from comity.law.articles import adds_nothing
from comity.model.findings import Finding
from comity.pipeline.own_plugin import open_host


@pytest.fixture
def told(findings: Callable[..., list[Finding]], request_data: Data, put: Any) -> Any:
    """``told(changes)``: the rules of what is found."""

    def told(*changes: Data) -> set[str]:
        for change in changes:
            for path, value in change.items():
                put(request_data, path, copy.deepcopy(value))
        return {one.rule for one in findings(request_data)}

    return told


def way(text: str, **more: Any) -> Data:
    """How the letter goes."""
    return {"transmission": {"way": text} | more}


WITNESS = {"persons": [person(1, "witness")]}
HEARD = WITNESS | measure("witness-statement", persons=["P1"], items=["What she saw"])
SERVED = {"persons": [person(1, "suspect")]} | measure(
    "service-of-documents", persons=["P1"], items=["A summons to appear before the judge"]
)
CONVICTED = {"persons": [person(1, "convicted")]} | measure("sentence-enforcement", persons=["P1"])
TRANSFER = {"persons": [person(1, "convicted")]} | measure(
    "sentenced-person-transfer", persons=["P1"]
)
HELD_THERE = person(1, "convicted", custody={"held": True, "place": "Prison of Yaren, Nauru"})
DEATH = {"offences.0.maximum_penalty": {"text": "Death", "death": True}}
WORK = measure("examination", period={"from": "2027-06-01", "to": "2027-07-31"}, place=["A field"])
OFFICERS = measure("search-of-premises", attendance="Two officers of the police, A. One and B. Two")
ABROAD = measure("case-file-copies", items=["The file"])
PASSED = {"requesting.authority.name": "Joint Unit of the Ministry"}
RADAR = measure("stored-content", items=["What was stored"])
TRIED = {"persons": [person(1, "accused"), person(2, "accused")]} | measure(
    "video-hearing", persons=["P1"]
)
HOLDER = {"name": "Sample Bank Limited", "kind": "company"}
MAILBOX = {"kind": "email", "value": "a@example.org"}
PROVIDER = {"name": "Sample Mail Limited", "kind": "company"}
LEDGER = {"id": "A", "title": "Print of a page", "kind": "other"}
SHIP = {
    "id": "X1",
    "kind": "other",
    "link": "proceeds",
    "state": "DE",
    "description": "The ship Example",
}

CASES = [
    (
        "point.inquiry",
        HEARD | {"measures.0.items": ["Who was present, by an inquiry among the neighbours"]},
        {"measures.0.items": ["What the witness saw in the period under inquiry"]},
    ),
    (
        "point.inquiry",
        HEARD | {"measures.0.items": ["An inquiry among the neighbours"]},
        {"measures.0.items": ["The names of all whom the police inquiry has met"]},
    ),
    (
        "form.period-future",
        WORK,
        {"measures.0.items": ["Leave for a team to open the grave"]},
    ),
    (
        "point.neutral-words",
        fact("He worked for the occupying power.", date="2024-02-01"),
        fact("He worked for the occupying power.", date="1944-02-01")
        | {"offences.0.committed_from": "1944-02-01", "offences.0.committed_to": "1944-02-01"},
    ),
    (
        "point.last-time",
        {
            "earlier": [
                {"kind": "request", "date": "2026-01-05", "result": "He could not be heard."}
            ]
        },
        {"earlier.0.result": "Refused, as it could not be ruled out that he is a national."},
    ),
    (
        "case.private-bribe",
        {"offences.0.title": "Bribery in private business"},
        {"offences.0.title": "Bribery of an official by a private person"},
    ),
    (
        "earlier.two-addressees",
        way("It goes to the Police of Yaren and to the Department of Justice."),
        way("It goes to the police, with a copy to the Ministry in Yaren and to the Department."),
    ),
    (
        "earlier.two-addressees",
        {"remarks": [{"part": "basis", "text": "It is sent to the Ministry and to the Court."}]},
        {"remarks.0.text": "She relies on promises made to the Minister and to the Director."},
    ),
    (
        "undertaking.penalty",
        HEARD | DEATH | {"persons": [person(1, "witness"), person(2, "convicted")]},
        fact("The penalty was later turned by way of grace into imprisonment for life."),
    ),
    (
        "point.what-comes-next",
        {"proceedings.stage": "No one has been charged."},
        {"proceedings.stage": "No one has been charged. Leave to charge is to be sought in May."},
    ),
    (
        "point.judged-without",
        CONVICTED
        | fact("The case was tried at once. The accused, though called, has not appeared."),
        fact("The accused has appeared, and spoke last."),
    ),
    (
        "point.their-interests",
        fact("The mill was built under leave of the environment authority of Nauru."),
        fact("The mill was built under leave of the environment authority of the island."),
    ),
    (
        "point.heard-already",
        HEARD | fact("The witnesses were heard in 1998 by the police of Yaren."),
        fact("The suspects were arrested in 1998 by the police of Yaren."),
    ),
    (
        "point.use-reaches-on",
        {"use": "For the criminal case and for recovery of the tax due."},
        {"use": "For the criminal case."},
    ),
    (
        "point.own-case",
        ABROAD,
        {"measures.0.holder": {"name": "Harbour Police", "kind": "authority"}}
        | fact("The Harbour Police conducts an investigation of the same acts."),
    ),
    (
        "point.own-case",
        ABROAD,
        ABROAD
        | {"measures.0.purpose": "To compare it with the proceedings in Nauru on the fraud."},
    ),
    (
        "point.own-case",
        ABROAD,
        fact("Two of them were sentenced to four years in Nauru."),
    ),
    (
        "point.their-interests",
        fact("He sold plans of the national security."),
        fact("He got the money with forged letters of the national security."),
    ),
    (
        "point.case-taken-over",
        PASSED | {"proceedings.stage": "The file was passed to the Ministry."},
        PASSED
        | {"proceedings.stage": "The file was passed to the Ministry, which set up the unit."},
    ),
    (
        "links.person-unlisted",
        fact("That day Minister Beispiel told the press of it."),
        fact("That day the Prime Minister told the press of it."),
    ),
    (
        "lint.holder-not-entity",
        RADAR | {"measures.0.holder": {"name": "Coast Post", "service": "Coast Post"}},
        {"measures.0.holder": {"name": "Coast Post", "service": "Coast Post", "kind": "authority"}},
    ),
    (
        "hearing.promised",
        HEARD | {"remarks": [{"part": "measures", "text": "She has a cooperation agreement."}]},
        {
            "remarks": [
                {
                    "part": "measures",
                    "text": "It goes under the Nordic Police Cooperation Agreement of 2002.",
                }
            ]
        },
    ),
    (
        "annex.paper-unlisted",
        {
            "remarks": [{"part": "measures", "text": "The text of the law is annexed."}],
            "annexes": [LEDGER],
        },
        {"remarks": [{"part": "measures", "text": "It is annexed under article 6 of the Law."}]},
    ),
    (
        "form.urgency-without-reason",
        measure("restraint") | {"urgency": {"level": "urgent"}},
        {"measures.0.particulars": {"dissipation_risk": "He asked to move the money away."}},
    ),
    (
        "point.inquiry",
        HEARD | {"measures.0.items": ["To find out whether others knew of it"]},
        {"measures.0.items": ["To find out whether she consents"]},
    ),
    (
        "point.heard-there-instead",
        SERVED,
        SERVED | {"measures.1": HEARD["measures"][0] | {"id": "M2"}},
    ),
    (
        "point.why-this-holder",
        measure("bank-accounts-search", items=["Accounts of the firm"]),
        {"measures.0.items": ["Banks used by the firm"]},
    ),
    (
        "point.counterpart",
        measure("search-of-premises")
        | {"offences.0.provision": "n/a", "offences.0.title": "Abuse"},
        {"offences.0.title": "No offence (an inquiry into payments)"},
    ),
    (
        "form.provision-paraphrased",
        measure("search-of-premises") | {"offences.0.text_is": "paraphrase"},
        {"offences.0.title": "No offence (an inquiry into payments)"},
    ),
    (
        "point.defence-part",
        TRIED | {"measures.0.purpose": "To hear him on the other accused."},
        {"measures.0.purpose": "That he take part in his own trial."},
    ),
    (
        "form.period-future",
        WORK | {"measures.0.holder": HOLDER, "measures.0.not_before": "2027-06-01"},
        {"measures.0.holder": None},
    ),
    (
        "annex.paper-unlisted",
        {"annexes": [LEDGER]}
        | {"remarks": [{"part": "measures", "text": "Under article 6 a map is enclosed."}]},
        {"remarks": [{"part": "measures", "text": "Under article 6 it is enclosed."}]},
    ),
    (
        "point.does-it-keep",
        measure("subscriber-data", identifiers=[MAILBOX], holder=PROVIDER)
        | fact("She wrote to him on 3 May 2026."),
        {"measures.0.holder": {"name": "Ann Sample", "kind": "person"}},
    ),
    (
        "form.period-future",
        WORK,
        {"measures.0.not_before": "2027-06-01"},
    ),
    (
        "point.within-their-maximum",
        TRANSFER,
        {"persons.0.custody": {"held": True, "place": "Prison of Yaren, Nauru"}},
    ),
    (
        "point.own-consent-enclosed",
        TRANSFER | {"annexes": [LEDGER]},
        {"annexes.0.title": "Request of the sentenced person"},
    ),
    (
        "point.at-large",
        measure("restraint", items=["What he owns"]),
        {"assets": [SHIP], "measures.0.assets": ["X1"]},
    ),
    (
        "point.heard-there-instead",
        SERVED,
        {"measures.0.fallback": "If she stays away, a hearing by video link is asked for."},
    ),
    (
        "point.road-without-treaty",
        {"basis": []} | way("By post, straight to the head of the department.", carrier="post"),
        way("Through the embassy.", carrier="by-hand", road="diplomatic"),
    ),
]


MESSAGES = [
    (
        "ministerial road",
        way("By the embassy in Yaren.", carrier="by-hand") | {"requesting.contacts": []},
        way("By post. No copy goes to the ministry, to the embassy or to the consulate."),
    ),
    (
        "consent",
        OFFICERS,
        {"measures.0.procedure": {"wished": "Leave for the two officers to be there"}},
    ),
    (
        "consent",
        OFFICERS,
        {"measures.0.items": ["That two officers be received in Nauru"]},
    ),
]


@pytest.mark.parametrize(
    ("items", "weight"),
    [
        (["What was seen"], "warning"),
        (["What all students of the course saw"], "advice"),
    ],
)
def test_who_is_told_by_a_class_need_not_have_a_name_yet(
    findings: Callable[..., list[Finding]],
    request_data: Data,
    put: Any,
    items: list[str],
    weight: str,
) -> None:
    for path, value in measure("witness-statement", items=items).items():
        put(request_data, path, value)
    found = [one for one in findings(request_data) if one.rule == "form.persons-missing"]
    assert [one.severity for one in found] == [weight]


@pytest.mark.parametrize(("words", "asked", "silent"), MESSAGES)
def test_so_is_what_a_question_says(
    findings: Callable[..., list[Finding]],
    request_data: Data,
    put: Any,
    words: str,
    asked: Data,
    silent: Data,
) -> None:
    said = []
    for change in (asked, silent):
        for path, value in change.items():
            put(request_data, path, copy.deepcopy(value))
        said.append(" ".join(one.message for one in findings(request_data)))
    assert words in said[0]
    assert words not in said[1]


@pytest.mark.parametrize(("rule", "asked", "silent"), CASES)
def test_a_question_is_asked_where_it_fits_alone(
    told: Any, rule: str, asked: Data, silent: Data
) -> None:
    assert rule in told(asked)
    assert rule not in told(silent)


def test_a_protocol_with_articles_on_other_kinds_stands_for_nothing_without_its_parent() -> None:
    protocol = open_host().instruments()["eu-mla-2001-protocol"]

    assert adds_nothing(protocol, "video-hearing", ())
    assert not adds_nothing(protocol, "video-hearing", ("eu-mla-2000",))
    assert not adds_nothing(protocol, "bank-records", ())
