"""The points on people and limits: who is unheard or unwilling, what must be there first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from comity.model.findings import Finding

Data = dict[str, Any]
PEOPLE: list[Data] = [
    {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}, "occupation": "Broker"},
    {"id": "P2", "role": "witness", "name": {"full": "Ann Bero"}},
    {"id": "P3", "role": "third-party", "name": {"full": "Bero Ltd"}, "nature": "legal"},
]
COMPANY = {"name": "Bero Ltd", "kind": "company"}
PAID = "On 3 May 2025 EUR 500 of the fraud were paid to it."
ACCOUNT: Data = {"id": "X1", "description": "Account 7", "kind": "account", "owner": "P3"}
ACCOUNT |= {"link": "proceeds", "link_shown": PAID}
UNHEARD: Data = {"person": "P3", "right": "Owner", "heard": False, "remarks": "No suspect."}
ORDER: Data = {"title": "Order of 3 May", "court": "High Court of Funafuti"}
SEIZURE = {"assets": ["X1"], "order": ORDER}
NOTICE = SEIZURE | {"particulars": {"third_party_notice": "Served on the accused."}}
POWER = {"domestic_power": {"capacity": "judge", "authority": "High Court of Funafuti"}}
RECORD = {
    "wished": "A record",
    "recording": "Word for word",
    "reason": "The record is read out at the trial.",
}


@pytest.fixture
def told(rules_of_measure: Callable[..., set[str]]) -> Callable[..., set[str]]:
    """``told(kind, more, whole)``: the rules of what is found for one measure."""
    return partial(rules_of_measure, PEOPLE)


def fact(text: str, *persons: str, **more: Any) -> Data:
    """A request with one fact."""
    return {"facts": [{"id": "F1", "text": text, "persons": list(persons or ["P1"])} | more]}


def person(**more: Any) -> Data:
    """A request with a witness of whom more is told."""
    return {"persons": [PEOPLE[0], PEOPLE[1] | more, PEOPLE[2]]}


def asset(**more: Any) -> Data:
    """A request with an account of a company."""
    return {"assets": [ACCOUNT | more]}


HEARD = {"persons": ["P2"]}
SPEAKS = {
    "persons": ["P1"],
    "procedure": {"wished": "A hearing", "counsel": "A lawyer", "rights": "He need not answer."},
}
HELD = {"custody": {"held": True, "place": "Camp, under the Anti-Terrorism Act"}}
ILL = fact("Ann Bero sent a medical certificate: she cannot travel.", "P2")
SURE = fact("Ann Bero signed the invoice.", "P2")
PARTS = fact("The drives hold mail of a law firm.")
OLD = {"holder": COMPANY, "items": ["Invoices"]}

HEARD_FIRST = {"persons": ["P1"], "facts": ["F1"]}


@pytest.mark.parametrize(
    ("point", "kind", "raised", "answer"),
    [
        ("unwilling", "witness-statement", (HEARD, ILL), (HEARD, SURE)),
        (
            "unwilling",
            "witness-statement",
            (HEARD, ILL),
            (HEARD | {"procedure": {"wished": "An official doctor sees her first."}}, ILL),
        ),
        (
            "lesser-quality",
            "witness-statement",
            ({"persons": ["P1", "P2"], "title": "The broker and a clerk as witnesses"}, {}),
            ({"persons": ["P1", "P2"], "title": "A clerk as a witness"}, {}),
        ),
        (
            "lesser-quality",
            "suspect-interview",
            (HEARD_FIRST, fact("She is to be heard as a witness.")),
            (HEARD_FIRST, fact("She spoke as a witness in the trials of other guards.")),
        ),
        (
            "may-be-charged",
            "business-records",
            (HEARD | {"holder": COMPANY}, person(connection="Director, not yet charged.")),
            (HEARD | {"holder": COMPANY}, person(connection="Director of the company.")),
        ),
        (
            "in-place-of-witness",
            "witness-statement",
            (HEARD | {"procedure": RECORD}, {}),
            (HEARD | {"procedure": RECORD | {"oath": "oath"}}, {}),
        ),
        (
            "unwilling",
            "video-hearing",
            (HEARD, person(needs="Asks that the village is not made public.")),
            (HEARD, person(needs="Asks for an interpreter.")),
        ),
        (
            "in-place-of-witness",
            "authentication",
            ({"items": ["Affidavits of two officers on the reports"]}, {}),
            ({"items": ["Affidavit of the custodian of the records and officers"]}, {}),
        ),
        (
            "records-proved",
            "expert-evidence",
            ({"items": ["A copy of the post-mortem report"]}, {}),
            ({"items": ["An opinion on the handwriting"]}, {}),
        ),
        (
            "heard-in-custody",
            "suspect-interview",
            (SPEAKS, {"persons": [PEOPLE[0] | HELD]}),
            (SPEAKS, {"persons": [PEOPLE[0] | {"custody": {"held": True, "place": "Prison"}}]}),
        ),
        (
            "owes-secrecy",
            "business-records",
            ({"holder": {"name": "Bero Trustees", "kind": "company"}}, {}),
            ({"holder": COMPANY}, {}),
        ),
        (
            "owes-secrecy",
            "business-records",
            ({"holder": COMPANY}, fact("Bero Ltd promised each of them confidentiality.")),
            ({"holder": COMPANY}, fact("Bero Ltd sold the goods.")),
        ),
        (
            "left-to-choose",
            "business-records",
            ({"items": ["Any and all letters mentioning the ship"]}, {}),
            ({"items": ["The letter of 3 May 2025 on the ship"]}, {}),
        ),
        (
            "left-to-choose",
            "bank-accounts-search",
            ({"items": ["Accounts at other banks"]}, {}),
            ({"items": ["Account 7 at Sample Bank"]}, {}),
        ),
        (
            "keeping-ends",
            "business-records",
            (OLD | {"period": {"from": "2020-01-01", "to": "2024-12-31"}}, {}),
            (OLD | {"period": {"from": "2025-01-01", "to": "2025-12-31"}}, {}),
        ),
        (
            "keeping-ends",
            "business-records",
            (OLD | {"period": {"from": "2020-01-01", "to": "2024-12-31"}}, {}),
            (OLD | {"nexus": "The firm still has the books of these years."}, {}),
        ),
        (
            "locked",
            "cloud-or-device-data",
            ({"items": ["Copy of the phone, which is encrypted"]}, {}),
            (
                {"items": ["Copy of the phone, of which the passcode was given"]},
                {},
            ),
        ),
        (
            "lawyers-data",
            "cloud-or-device-data",
            ({}, PARTS),
            ({"privilege_plan": {"sorted_by": "A judge"}}, PARTS),
        ),
        (
            "from-the-press",
            "bank-records",
            ({"nexus": "A newspaper named the bank."}, {}),
            ({"nexus": "An invoice names the bank."}, {}),
        ),
        (
            "decision-made",
            "seizure-of-items",
            (POWER, {"annexes": []}),
            (POWER | {"order": ORDER}, {"annexes": []}),
        ),
        (
            "unheard-owner",
            "confiscation-order-enforcement",
            (NOTICE, asset(third_parties=[UNHEARD])),
            (NOTICE, asset(third_parties=[UNHEARD | {"heard": True}])),
        ),
        (
            "value-of-another",
            "restraint",
            (SEIZURE, asset(link="equivalent-value")),
            (SEIZURE, asset(link="equivalent-value", owner="P1")),
        ),
        (
            "link-by-payments",
            "restraint",
            (SEIZURE, asset(link_shown="It belongs to the money of the group.")),
            (SEIZURE, asset()),
        ),
        (
            "may-change",
            "restraint",
            (SEIZURE, asset(order=ORDER | {"appealable": True})),
            (SEIZURE, asset(order=ORDER | {"appealable": False})),
        ),
    ],
)
def test_a_point_is_asked_until_it_is_answered(
    told: Any, point: str, kind: str, raised: tuple[Data, Data], answer: tuple[Data, Data]
) -> None:
    assert point in told(kind, *raised)
    assert point not in told(kind, *answer)


@pytest.mark.parametrize(
    ("point", "raised", "answer"),
    [
        (
            "confession-attacked",
            fact("Ann Alva confessed and said later that she was forced."),
            fact("Ann Alva confessed."),
        ),
        (
            "words-as-offence",
            {"offences": "Promoting hatred between groups"},
            {"offences": "Fraud"},
        ),
        (
            "words-as-offence",
            {"offences": "Public incitement to racial hatred"},
            {"offences": "Homicide committed out of racial or religious hatred"},
        ),
    ],
)
def test_a_point_of_the_whole_request(
    told: Any, request_data: Data, point: str, raised: Data, answer: Data
) -> None:
    def whole(data: Data) -> Data:
        title = data.get("offences")
        offences = [request_data["offences"][0] | {"title": title}] if title else None
        return data | ({"offences": offences} if offences else {})

    assert point in told("bank-records", {}, whole(raised))
    assert point not in told("bank-records", {}, whole(answer))


@pytest.mark.parametrize(("day", "asked"), [("2026-11-10", True), ("2027-02-10", False)])
def test_a_hearing_over_a_link_needs_days_too(told: Any, day: str, *, asked: bool) -> None:
    assert ("days-agreed" in told("video-hearing", HEARD | {"deadline": day}, {})) is asked


@pytest.mark.parametrize(
    ("wished", "kept"),
    [("No lawyer is to be present.", True), ("No lawyer has been named.", False)],
)
def test_a_hearing_without_any_lawyer_keeps_the_defence_out(
    findings: Callable[..., list[Finding]], request_data: Data, wished: str, *, kept: bool
) -> None:
    measure: Data = {"id": "M1", "kind": "witness-statement", "purpose": "To prove the fraud."}
    measure |= {"offences": ["O1"], "persons": ["P2"], "procedure": {"wished": wished}}
    request_data.update({"measures": [measure], "persons": PEOPLE})
    rules = {one.rule for one in findings(request_data)}
    assert ("hearing.kept-out" in rules) is kept


@pytest.mark.parametrize(
    ("kind", "more", "whole", "point"),
    [
        (
            "business-records",
            {"items": ["All papers relating to invoice 12"]},
            {},
            "left-to-choose",
        ),
        ("cloud-or-device-data", {}, fact("The files of the victim were encrypted."), "locked"),
        ("cloud-or-device-data", {}, fact("He wrote to a law firm by e-mail."), "lawyers-data"),
        ("bank-records", {"nexus": "The books of the company name it."}, {}, "from-the-press"),
        (
            "witness-statement",
            HEARD,
            fact("A medical certificate shows the wounds of Ann Bero.", "P2"),
            "unwilling",
        ),
    ],
)
def test_words_near_a_sign_raise_nothing(
    told: Any, kind: str, more: Data, whole: Data, point: str
) -> None:
    assert point not in told(kind, more, whole)
