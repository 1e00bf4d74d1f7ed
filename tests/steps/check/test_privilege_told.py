"""Papers of a lawyer of whom only the facts tell need a plan too."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]

BARE = {"measures.0.privilege": None, "measures.0.press": None, "measures.0.immunity": None}
RULE = "lint.privilege-told"


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("Letters exchanged with the notary are in the files of the firm.", Severity.ADVICE),
        ("Schriftverkehr mit dem Notar liegt in der Halle.", Severity.ADVICE),
        ("Des courriels échangés avec l'avocat se trouvent dans les dossiers.", Severity.ADVICE),
        ("One of its directors is also a lawyer.", Severity.ADVICE),
        ("A law firm advised on the structure.", Severity.ADVICE),
        ("The victim's lawyer wrote letters to the police.", None),
        ("He posed as a lawyer and sent messages.", None),
        ("The district attorney sent the documents.", None),
        ("A lawyer saw the van.", None),
        ("The deal was made under a power of attorney, with letters.", None),
    ],
)
def test_facts_that_tell_of_a_lawyer_ask_for_a_plan(
    altered: Altered, text: str, weight: Severity | None
) -> None:
    found = altered("03", BARE | {"facts.2.text": text})
    assert (found[RULE].severity if RULE in found else None) is weight


def test_a_plan_or_a_fact_of_another_measure_is_silent(altered: Altered) -> None:
    told = BARE | {"facts.2.text": "Letters with the notary are in the files."}
    plan = {"measures.0.privilege_plan": {"sorted_by": "The examining judge"}}
    assert RULE not in altered("03", told | plan)
    assert RULE not in altered("03", told | {"measures.0.facts": ["F1", "F2"]})


def test_what_is_known_of_a_person_counts(altered: Altered) -> None:
    person = {"persons.0.connection": "He runs the hall and is also a notary."}
    assert RULE in altered("03", BARE | person)
    assert RULE not in altered("03", BARE | person | {"persons.0.role": "witness"})


def test_things_alone_hold_no_letters(altered: Altered) -> None:
    told = BARE | {"facts.2.text": "Letters with the notary are in the files."}
    things = {"measures.0.items": ["The A sample", "Die Druckplatten"]}
    found = altered("03", told | things)
    assert RULE not in found
    assert "lint.privilege-unsaid" not in found


@pytest.mark.parametrize(
    ("items", "asked"),
    [
        (["The yacht, with its keys and papers", "The certificate of ownership"], False),
        (["Das Motorrad und die Zulassungsbescheinigung"], False),
        (["Le véhicule et la carte grise"], False),
        (["The company and its papers"], True),
        (["The car", "Papers on its sale"], True),
    ],
)
def test_the_papers_of_a_vehicle_hold_no_letters_and_those_of_its_sale_may(
    altered: Altered, items: list[str], *, asked: bool
) -> None:
    found = altered("03", BARE | {"measures.0.items": items, "measures.0.title": None})
    told = {"lint.privilege-unsaid", "point.sorting", RULE, "lint.privilege-open"}
    assert bool(told & set(found)) is asked
