"""Property that is restrained."""

from __future__ import annotations

from typing import Any

import pytest
from people import Told, person

RESTRAINT = {"kind": "restraint", "identifiers": [], "items": ["The balance of account 1"]}


def test_a_working_business_needs_payments(told: Told) -> None:
    company = person(
        role="third-party",
        nature="legal",
        name="Example Ltd",
        connection="It pays wages to 40 employees.",
    )
    accounts = [{"bank": "Example Bank", "number": "000001", "holder": "Example Ltd"}]
    measure = RESTRAINT | {"accounts": accounts, "persons": ["P1"]}
    assert "asset.running" in told(persons=[company], measures=[measure])
    left = measure | {"third_parties": "Wages and tax may still be paid."}
    assert "asset.running" not in told(persons=[company], measures=[left])


@pytest.mark.parametrize(
    "tie",
    ["It owns the account.", "The wages of the victims went to it.", "It has a payroll account."],
)
def test_no_business_is_shown_at_work(tie: str, told: Told) -> None:
    accounts = [{"bank": "Example Bank", "number": "000001", "holder": "Example Ltd"}]
    company = person(role="third-party", nature="legal", name="Example Ltd", connection=tie)
    measure = RESTRAINT | {"accounts": accounts, "persons": ["P1"]}
    found = told(persons=[company], measures=[measure])
    assert ("asset.running" in found) is ("payroll" in tie)
    no_account = [RESTRAINT | {"persons": ["P1"]}]
    assert "asset.running" not in told(persons=[company], measures=no_account)


AIM = "To keep the money for a confiscation."


def test_a_restraint_needs_an_end_in_sight(told: Told) -> None:
    assert "asset.how-long" in told(measures=[RESTRAINT | {"purpose": AIM}])
    past = ["The money was moved within three months."]
    assert "asset.how-long" in told(measures=[RESTRAINT | {"purpose": AIM}], facts=past)


@pytest.mark.parametrize(
    "change",
    [
        {"proceedings": {"stage": "An indictment is expected by June 2027."}},
        {"proceedings": {"stage": "Eine Anklage wird im Frühjahr erwartet."}},
        {"proceedings": {"stage": "Un renvoi est prévu dans les six mois."}},
        {"proceedings": {"nature": "trial"}},
        {"proceedings": {"decisions": [{"title": "Freezing order", "date": "2026-05-04"}]}},
        {"annexes": [{"id": "A1", "title": "Order of 4 May 2026", "kind": "order"}]},
    ],
)
def test_an_end_or_an_order_is_told(change: dict[str, Any], told: Told) -> None:
    assert "asset.how-long" not in told(measures=[RESTRAINT | {"purpose": AIM}], **change)


OWNED = [{"id": "X1", "description": "Account 1", "kind": "account", "owner": "P1"}]
SECRET = {"wanted": True, "reason": "It would be moved.", "until": "the restraint"}


def test_the_side_of_an_owner_who_is_no_suspect(told: Told) -> None:
    owner = person(role="third-party", nature="legal", name="Example Ltd")
    measure = RESTRAINT | {"assets": ["X1"]}
    assert "asset.their-side" in told(
        persons=[owner], assets=OWNED, measures=[measure], confidentiality=SECRET
    )
    said = owner | {"connection": "Its manager says that the money was a gift."}
    assert "asset.their-side" not in told(
        persons=[said], assets=OWNED, measures=[measure], confidentiality=SECRET
    )
    assert "asset.their-side" not in told(persons=[owner], assets=OWNED, measures=[measure])
    booked = [{"text": "It was booked as consultancy.", "persons": ["P1"]}]
    assert "asset.their-side" not in told(
        persons=[owner], assets=OWNED, measures=[measure], confidentiality=SECRET, facts=booked
    )
    claim = OWNED[0] | {"third_parties": [{"person": "P1", "right": "Owner", "heard": False}]}
    assert "asset.their-side" not in told(
        persons=[owner], assets=[claim], measures=[measure], confidentiality=SECRET
    )
    suspect = person(nature="legal", name="Example Ltd")
    assert "asset.their-side" not in told(
        persons=[suspect], assets=OWNED, measures=[measure], confidentiality=SECRET
    )
