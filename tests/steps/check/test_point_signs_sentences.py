"""Points on whom a decision names, what can be supervised, and which State goes on with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Data = dict[str, Any]
CONVICT = {"id": "P1", "role": "convicted", "name": {"full": "Ann Alva"}}
FIRM = {"id": "P2", "role": "convicted", "nature": "legal", "name": {"full": "Alva Freight"}}
ORDER = {"title": "Penal order", "court": "District office", "date": "2026-01-05"}


def asks(kind: str, *persons: Data, of: str = "P1", summary: str = "Final.", **more: Any) -> Data:
    """The only measure of a request, and the persons listed."""
    one = {"id": "M1", "kind": kind, "purpose": "To carry it out.", "persons": [of]}
    one |= {"offences": ["O1"], "facts": ["F1"], "order": ORDER | {"summary": summary}}
    return {"measures": [one | more], "persons": list(persons)}


def tied(more: str) -> Data:
    return FIRM | {"connection": more}


LEFT_OUT = "Keeper of the lorry. No decision against the company has been given."
BOTH = asks("fine-enforcement", CONVICT, tied(LEFT_OUT), of="P2")
NAMED = asks("fine-enforcement", CONVICT, FIRM, of="P2", summary="It fines Ann Alva.")
KURT = {"id": "P2", "role": "convicted", "name": {"full": "Kurt Bero"}}
PAIR = asks("sentence-enforcement", CONVICT, KURT, of="P2", summary="Ann Alva: 4 years.")
NEVER = "He was not convicted."
OF_ONE_COUNT = "He was not convicted of the second count."
DRIVER = f"Ann Alva was convicted of theft. {NEVER}"
CLEARED = asks("sentence-enforcement", CONVICT, KURT | {"connection": DRIVER}, of="P2")
WATCH = asks("supervision-transfer", CONVICT, summary="Three years on probation.")
HELD = CONVICT | {"custody": {"held": True, "place": "Nauru"}}
FETCHED = asks("sentenced-person-transfer", HELD | {"nationalities": ["NR"]})
CASES = [
    ("another-convict", BOTH, {"persons.1.role": "third-party", "measures.0.persons": ["P1"]}),
    ("another-convict", BOTH, {"persons.1.connection": "Keeper of the lorry."}),
    ("another-convict", BOTH, {"persons.1.connection": LEFT_OUT.replace("given", "given abroad")}),
    ("another-convict", NAMED, {"measures.0.order.summary": "Ann Alva and Alva Freight pay."}),
    ("another-convict", NAMED, {"persons.1.protect": "omit"}),
    ("another-convict", NAMED, {"persons.1.role": "third-party"}),
    ("another-convict", PAIR, {"measures.0.order.summary": "BERO, Kurt, and Ann Alva: 4 years."}),
    ("another-convict", PAIR, {"measures.0.order.summary": "Ann Alva and Bero: 4 years each."}),
    ("another-convict", CLEARED, {"persons.1.connection": OF_ONE_COUNT}),
    ("another-convict", CLEARED, {"persons.1.connection": f"Sentenced for fraud. {NEVER}"}),
    ("any-duty", WATCH, {"measures.0.order.summary": "She must report to the police weekly."}),
    ("any-duty", WATCH, {"proceedings.stage": "She is to follow the instructions of the court."}),
    (
        "tie-to-that-state",
        asks("sentence-enforcement", CONVICT),
        {"persons.0.connection": "A national of Nauru, as the register shows."},
    ),
    ("tie-to-that-state", FETCHED, {"persons.0.nationalities": ["TV", "NR"]}),
    (
        "release-first",
        asks("sentenced-person-transfer", HELD | {"custody": {"held": True, "place": "Tuvalu"}}),
        {"persons.0.custody.place": "Nauru"},
    ),
]


@pytest.mark.parametrize(("point", "lacking", "told"), CASES)
def test_a_sentence_is_asked_about_what_is_not_told(
    asked_and_calm: Callable[..., None], point: str, lacking: Data, told: Data
) -> None:
    asked_and_calm(point, lacking, told)


def test_an_order_of_a_prosecutor_to_confiscate_is_asked_for_its_court(rules_after: Any) -> None:
    order = asks("confiscation-order-enforcement", CONVICT)
    order["measures"][0]["order"] = ORDER | {"court": "Office of the Attorney General"}
    assert "fine-contested" in rules_after(order)
    assert "fine-contested" not in rules_after({"measures.0.order.court": "High Court"})


def test_costs_paid_from_what_is_held_leave_lawyers_and_living_open(
    rules_after: Any, restraint: Data
) -> None:
    at = "measures.0.particulars.management"
    assert "while-held" in rules_after({at: "Costs of an administrator are met from the fund."})
    assert "while-held" not in rules_after({at: "Lawyers and an administrator are paid from it."})


def test_a_list_of_many_numbers_is_asked_about(rules_after: Any) -> None:
    calls = asks("traffic-data", CONVICT, items=["Calls of the forty-four numbers in annex A1"])
    calls["measures"][0]["period"] = {"from": "2026-01-01", "to": "2026-01-31"}
    assert "as-wide-as-needed" in rules_after(calls)
    assert "as-wide-as-needed" not in rules_after({"measures.0.items": ["Calls of number 5"]})
