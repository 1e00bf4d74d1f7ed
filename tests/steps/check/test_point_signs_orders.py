"""Points on orders at home, decisions left out, traced sums, reckoned time and listed offences."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

Data = dict[str, Any]
CONVICT = {"id": "P1", "role": "convicted", "name": {"full": "Ann Alva"}, "nationalities": ["NR"]}
SUSPECT = {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}}
ORDER = {"title": "Order of seizure", "court": "High Court", "date": "2026-01-05"}
OPENED = {"title": "Decision to open the case", "court": "High Court"}
PAPER = {"id": "A1", "title": "Letter of the office", "kind": "letter"}


def asks(kind: str, person: Data, **more: Any) -> Data:
    """The only measure of a request, and the person it is about."""
    one = {"id": "M1", "kind": kind, "purpose": "To prove the fraud.", "persons": ["P1"]}
    one |= {"offences": ["O1"], "facts": ["F1"]}
    return {"measures": [one | more], "persons": [person]}


def account(name: str, **more: Any) -> Data:
    usual = {"id": name, "description": f"Account {name}", "kind": "account", "state": "NR"}
    return usual | {"owner": "P1", "link": "proceeds"} | more


SEARCH = asks("search-of-premises", SUSPECT, place=["1 Example Road"], items=["Ledger 5"])
SEARCH |= {"proceedings.decisions": [OPENED], "annexes": [PAPER]}
SEARCH |= {"requesting.issued_by.capacity": "central-authority"}
BY_JUDGE = SEARCH | {"requesting.issued_by.capacity": "judge"}
ORDERED = asks("search-of-premises", SUSPECT, place=["1 Example Road"], items=["Ledger 5"])
ORDERED["measures"][0]["order"] = ORDER | {"summary": "Rooms so far as used by the accused."}
LATER = asks("bank-monitoring", SUSPECT, items=["Payments to come"])
LATER["measures"][0]["order"] = {"title": "Order for production of bank papers"}
TOLD = {"proceedings.decisions": [{"title": "Judgment confirming an agreement"}]}
TOLD |= {"annexes": [PAPER]}
HELD = asks("restraint", SUSPECT, items=["Account X1"], assets=["X1"], order=ORDER)
HELD["measures"][0]["particulars"] = {"next_step": "Confiscation"}
HELD |= {"assets": [account("X1", link_shown="EUR 500.00 came on 12 January 2026.")]}
IN_PART = HELD | {"assets": [account("X1", link_shown="It is the price, in whole or part.")]}
SAME = "EUR 500.00 came from Ann Alva on 12 January 2026."
PAIR = HELD | {"assets": [account("X1", link_shown=SAME), account("X2", link_shown=SAME)]}
PAIR = PAIR | {"measures.0.assets": ["X1", "X2"]}
FREEZE = {"measures.0.items": ["Account X1, frozen and prolonged each time"]}
SENTENCE = asks("sentence-enforcement", CONVICT, order={"title": "Judgment", "court": "Court"})
MOVED = CONVICT | {"custody": {"held": True, "place": "Nauru"}, "nationalities": ["TV"]}
FETCHED = asks("sentenced-person-transfer", MOVED)
ORDERS = {"order": {"title": "Judgment", "court": "Court"}}
FETCHED |= {"proceedings.decisions": [{"title": "Judgment", "court": "Court"}]}
FINE = asks("fine-enforcement", CONVICT, order=ORDER | {"final_on": "2026-02-05"})
FINE |= {"facts.0.text": "The register named her as registered keeper of the car."}
LIST = {"offences.0.title": "Failure of the keeper to name the driver"}
LIST |= {"offences.0.dual_criminality": {"listed_as": "Conduct against road traffic rules"}}
FINAL = {"measures.0.order.date": "2025-01-05", "measures.0.order.final_on": "2025-02-05"}
GIVEN = {"title": "Consent of the prisoner, signed before the consul"}
CASES = [
    ("order-for-this", SEARCH, {"measures.0.order": ORDER}),
    ("order-for-this", SEARCH, {"proceedings.decisions": [{"title": "Search warrant"}]}),
    ("order-for-this", SEARCH, {"measures.0.purpose": "No order at home is needed for it."}),
    ("order-for-this", SEARCH, {"measures.0.title": "The judge could himself order this here"}),
    ("order-for-this", BY_JUDGE, {"measures.0.purpose": "This letter is the order."}),
    ("order-reaches", ORDERED, {"measures.0.order.summary": "It names 1 Example Road."}),
    ("order-reaches", LATER, {"measures.0.order.title": "Order for the monitoring of payments"}),
    ("decision-left-out", TOLD, {"annexes.0.title": "Judgment confirming the agreement"}),
    ("decision-left-out", TOLD, {"proceedings.decisions.0.annex": "A1"}),
    ("decision-left-out", TOLD, {"proceedings.decisions.0.title": "Order to send the letter"}),
    ("part-from-offence", IN_PART, {"assets.0.link_shown": "EUR 500.00 of it is the price."}),
    ("part-from-offence", IN_PART, {"measures.0.particulars.property_kind": "A sum of money"}),
    ("link-by-payments", IN_PART, {"measures.0.particulars.property_kind": "A sum of money"}),
    (
        "order-enclosed",
        SENTENCE | {"annexes": []},
        {"persons": [MOVED], "measures.0": FETCHED["measures"][0] | ORDERS},
    ),
    ("time-counted", SENTENCE, {"facts.0.text": "She has not served any part of it."}),
    ("sum-of-each", PAIR, {"assets.1.value": {"amount": "500.00", "currency": "EUR"}}),
    ("sum-of-each", PAIR, {"assets.1.link_shown": "EUR 90.00 came on 13 January 2026."}),
    ("held-so-long", HELD | FREEZE, {"measures.0.items": ["Account X1, frozen last week"]}),
    ("which-decision", SENTENCE, FINAL),
    (
        "which-decision",
        FETCHED,
        {"proceedings.decisions.0": {"title": "J", "date": "2025-01-05", "final_on": "2025-02-05"}},
    ),
    (
        "time-counted",
        SENTENCE,
        {"proceedings.stage": "Work counts: 40 days are deducted for work."},
    ),
    ("time-counted", SENTENCE, {"proceedings.stage": "The law knows no remission."}),
    (
        "time-counted",
        FETCHED,
        {"proceedings.stage": "It is served without conversion, for at least nine years."},
    ),
    ("own-consent-enclosed", FETCHED | {"annexes": [PAPER]}, {"annexes": [PAPER | GIVEN]}),
    (
        "keeper-that-day",
        FINE,
        {"facts.0.text": "She was registered keeper of the car on that day."},
    ),
    ("box-fits", LIST, {"offences.0.requested_law": {"provision": "Road Act, section 5"}}),
    ("box-fits", LIST, {"offences.0.title": "Speeding"}),
]


@pytest.mark.parametrize(("point", "lacking", "told"), CASES)
def test_what_the_request_stands_on_at_home_is_asked_about(
    asked_and_calm: Callable[..., None], point: str, lacking: Data, told: Data
) -> None:
    asked_and_calm(point, lacking, told)


def test_a_year_long_gone_says_that_a_freeze_lasts(rules_after: Any) -> None:
    kept = deepcopy(HELD) | {"facts.0.text": "The account has been frozen since 2013."}
    assert "held-so-long" in rules_after(kept)
    assert "held-so-long" not in rules_after({"measures.0.proportionality": "Reviewed in May."})


def test_things_that_somebody_there_holds_need_no_order(rules_after: Any) -> None:
    lent = asks("seizure-of-items", SUSPECT, items=["The loan of exhibit 5"])
    assert "order-for-this" not in rules_after(SEARCH | lent)


def test_others_rights_are_not_answered_by_any_news(rules_after: Any) -> None:
    home: Data = {}
    bare = {"facts.0.text": "She was told that there was no need."}
    assert "others-heard" in rules_after(HELD | home | bare)
    assert "others-heard" not in rules_after({"facts.0.text": "Her son was told of the case."})
