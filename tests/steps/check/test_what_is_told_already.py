"""Questions that stay away where the draft tells the point, in whatever words and field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.text.professions import of_the_law, shields_law_alone

Data = dict[str, Any]
Rules = Callable[..., set[str]]
SUSPECT = {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}}
ACCUSED = {"id": "P1", "role": "accused", "name": {"full": "Ann Alva"}}
WITNESS = {"id": "P2", "role": "witness", "name": {"full": "Ann Bero"}, "connection": "A clerk."}
ORDER = {"title": "Order on account 5", "court": "High Court", "date": "2026-01-05"}


def measure(kind: str, *persons: Data, **more: Any) -> Data:
    """The only measure of a request, and its persons."""
    usual = {"id": "M1", "kind": kind, "purpose": "To prove the fraud."}
    usual |= {"offences": ["O1"], "facts": ["F1"], "persons": [one["id"] for one in persons]}
    return {"measures": [usual | more]} | ({"persons": list(persons)} if persons else {})


ACCOUNT = {"id": "X1", "description": "Account 5", "kind": "account", "state": "NR"}
RETURN = measure("asset-return", assets=["X1"], particulars={"claim": "Tax"}, order=ORDER)
RETURN |= {"assets": [ACCOUNT], "facts.0.text": "The court ordered the confiscation of account 5."}
OLD = {"offences.0.committed_from": "2010-01-01", "offences.0.committed_to": "2010-02-01"}
HEARD = measure("witness-statement", WITNESS)
HEARD |= {"persons": [ACCUSED, WITNESS]}
OFFICE = {"requesting.authority.name": "Public prosecutor's office at the court of Funafuti"}
OFFICE |= {"requesting.issued_by.capacity": "other"}
TRIAL = OFFICE | {"proceedings.nature": "trial"}
SIGNED = {"remarks": [{"part": "contacts", "text": "Signed by the chief prosecutor."}]}
FOUNDER = {"persons": [SUSPECT | {"connection": "Founder of the company."}]}
FOUNDER |= {"offences.0.title": "Embezzlement by a director"}
HELD_ALREADY = {"authority": "The office of Nauru", "obtained": "Handed over in May."}
CASES = [
    ("order-yields", RETURN | {"measures.0.already_held": HELD_ALREADY}, {}, RETURN),
    (
        "asked-before",
        OLD,
        {"remarks": [{"part": "earlier", "text": "No earlier letter was sent."}]},
        OLD,
    ),
    (
        "defence-part",
        HEARD,
        {"measures.0.procedure": {"wished": "Judges and counsel in Funafuti put the questions."}},
        HEARD,
    ),
    (
        "prosecutor-at-trial",
        TRIAL,
        {"remarks": [{"part": "basis", "text": "The prosecutor may issue such a request."}]},
        TRIAL,
    ),
    (
        "prosecutor-at-trial",
        TRIAL,
        {"requesting.authority.functions": "It is an authority that may ask for evidence abroad."},
        TRIAL,
    ),
    (
        "whose-request",
        SIGNED | {"requesting.issued_by.capacity": "judge"},
        OFFICE,
        SIGNED,
    ),
    (
        "till-final",
        RETURN,
        {"measures.0.order": ORDER | {"summary": "It is final and enforceable."}},
        RETURN,
    ),
]


@pytest.mark.parametrize(("rule", "asked", "told", "base"), CASES, ids=[one[0] for one in CASES])
def test_a_point_that_is_told_is_not_asked(
    rule: str, asked: Data, told: Data, base: Data, rules_after: Rules
) -> None:
    assert rule in rules_after(asked)
    assert rule not in rules_after(base, told)


@pytest.mark.parametrize(
    ("text", "asked"), [("An undercover agent met him.", False), ("He was seen there.", True)]
)
def test_who_complained_is_not_asked_of_an_undercover_inquiry(
    text: str, asked: bool, rules_after: Rules
) -> None:
    assert ("who-complained" in rules_after(FOUNDER, {"facts.0.text": text})) is asked


@pytest.mark.parametrize(
    ("item", "asked"),
    [
        ("Whatever else is known on the organisers", False),
        ("Whatever else there is on the devices", True),
        ("Everything else at the office", True),
    ],
)
def test_a_last_item_that_names_its_matter_is_no_fishing(
    item: str, asked: bool, rules_after: Rules
) -> None:
    assert ("lint.fishing" in rules_after({"measures.0.items": [item]})) is asked


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("The money went to an account at the bank in May.", False),
        ("A lorry was seen in May.", True),
    ],
)
def test_a_fact_said_again_is_the_link_where_it_speaks_of_what_is_sought(
    text: str, lacks: bool, rules_after: Rules
) -> None:
    asked = measure("bank-records", SUSPECT, items=["Statements of the account"], nexus=text)
    assert ("substance.repeats" in rules_after(asked, {"facts.0.text": text})) is lacks


@pytest.mark.parametrize(("connection", "thin"), [("Saw the road block.", False), (None, True)])
def test_a_plain_purpose_of_a_hearing_is_enough_where_each_witness_is_told(
    connection: str | None, thin: bool, rules_after: Rules
) -> None:
    witness = WITNESS | {"connection": connection} if connection else {**WITNESS}
    if connection is None:
        del witness["connection"]
    asked = measure("witness-testimony", witness, nexus="She is to speak about the road block.")
    asked["measures"][0]["purpose"] = "The evidence is needed for the trial."
    assert ("substance.thin" in rules_after(asked)) is thin


@pytest.mark.parametrize(("note", "told"), [("Sent queries", True), ("Account holder", False)])
def test_the_note_on_an_identifier_may_tell_what_leads_to_it(
    note: str, told: bool, rules_after: Rules
) -> None:
    mark = {"kind": "user-name", "value": "user_0815", "note": note}
    asked = measure("subscriber-data", identifiers=[mark], items=["Name of the user"])
    found = rules_after(asked, {"facts.0.text": "Many machines sent queries to the ministry."})
    assert ("links.target-unreached" in found) is not told


def test_a_ground_on_legal_privilege_protects_the_papers_of_lawyers_alone() -> None:
    assert shields_law_alone("Documents under legal privilege.")
    assert not shields_law_alone("Legally privileged or excluded material, such as health records.")
    assert of_the_law("Solicitor") and not of_the_law("Hospital")


@pytest.mark.parametrize(
    ("reason", "asked"), [("There is no urgency.", False), ("A reply is wished by then.", True)]
)
def test_no_time_for_appeals_is_asked_for_where_nothing_is_urgent(
    reason: str, asked: bool, rules_after: Rules
) -> None:
    bank = {"name": "Sample Bank", "kind": "bank"}
    wanted = measure("bank-records", SUSPECT, items=["Statements"], holder=bank)
    urgency = {"level": "ordinary", "deadline": "2026-08-01", "reason": reason}
    assert ("time-for-appeals" in rules_after(wanted, {"urgency": urgency})) is asked
