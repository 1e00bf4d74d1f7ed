"""Points on another road or another State: a decision of the Union, an alert, money gone on."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from comity.steps.check.point_signs_onward import ONWARD_SIGNS_MEASURE

Data = dict[str, Any]
CARS: Data = {
    "items": ["The car with chassis number 1HGCM82633A004352"],
    "purpose": "Handing over of the car, on which there is an alert, to the company.",
}
ONWARD = "The sum came to the account and went on to a bank in Nassau."
BANK: Data = {"holder": {"name": "Sample Bank", "kind": "bank", "address": ["Yaren"]}}
PEOPLE: list[Data] = [{"id": "P1", "role": "suspect", "name": {"full": "Bo Sample"}}]


@pytest.mark.parametrize(
    ("rule", "kind", "more", "text", "calm"),
    [
        ("on-an-alert", "seizure-of-items", CARS, "", {"purpose": "Handing over as evidence."}),
        ("gone-on", "bank-records", BANK, ONWARD, {"place": ["Nassau"]}),
        ("press-told", "witness-statement", {}, "The office told the press of the letter.", {}),
        ("how-known", "bank-records", BANK, "Bo Sample received payments.", {}),
        ("rest-of-the-dead", "examination", {"items": ["A second post-mortem"]}, "", {"items": []}),
    ],
)
def test_a_point_is_asked_and_the_calm_draft_is_left_alone(
    rule: str,
    kind: str,
    more: Data,
    text: str,
    calm: Data,
    rules_of_measure: Callable[..., set[str]],
) -> None:
    """The same fact with a hedge, or told of another place, raises nothing."""
    fact: Data = {"id": "F1", "text": text or "The car is there.", "persons": ["P1"]}
    whole: Data = {"facts": [fact | {"date": "2026-01-12"}]}
    more = more | {"persons": ["P1"]}
    assert rule in rules_of_measure(PEOPLE, kind, more, whole)
    if not calm:
        whole["facts"][0]["text"] = "Nobody told the press of it. Bo Sample allegedly got payments."
    assert rule not in rules_of_measure(PEOPLE, kind, more | calm, whole)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("It was then wired in March 2024 to an account in the Cayman Islands.", True),
        ("Das Geld wurde weitergeleitet nach Österreich.", True),
        ("It was then transferred in March 2024 to an account of his wife.", False),
        ("It was then wired in two parts to Mr Weiss and moved to Account 2.", False),
        ("Das Geld wurde weitergeleitet nach Abzug der Kosten.", False),
        ("Elle a été virée ensuite à Monsieur Weiss.", False),
        ("It was then wired to an account in Nauru.", False),
    ],
)
def test_money_goes_on_to_a_place(
    text: str, asked: bool, rules_of_measure: Callable[..., set[str]]
) -> None:
    whole: Data = {"facts": [{"id": "F1", "date": "2026-01-12", "text": text}]}
    found = rules_of_measure(PEOPLE, "bank-records", BANK | {"persons": ["P1"]}, whole)
    assert ("gone-on" in found) is asked


@pytest.mark.parametrize(
    ("known", "text", "asked"),
    [
        ("eu-2005-214", "", True),
        ("eu-2005-214", "The certificate of the Framework Decision is not enclosed.", True),
        ("eu-2005-214", "The Framework Decision does not apply to so old a fine.", False),
        ("eu-2005-214", "The Framework Decision is relied on.", False),
        ("ets-030", "", False),
    ],
)
def test_members_of_the_union_are_asked_for_the_other_road(
    known: str, text: str, asked: bool
) -> None:
    """A convention between members, with no word on why no certificate is sent."""
    basis = SimpleNamespace(
        instrument=SimpleNamespace(id=known), relied_on=False, status="in-force"
    )
    draft = SimpleNamespace(basis=(), domestic_basis=())
    seen: Any = SimpleNamespace(resolved=SimpleNamespace(bases=(basis,)), draft=draft, texts=text)
    measure: Any = None
    assert ONWARD_SIGNS_MEASURE["union-road"](seen, measure) is asked
