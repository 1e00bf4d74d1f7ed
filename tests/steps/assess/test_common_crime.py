"""No doubt is raised where no State has one: crimes of every State, judgments on something else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.host import Host
from comity.model.findings import Finding
from comity.pipeline.build import check_case
from comity.steps.assess.common_crime import civil_only
from comity.steps.read import CaseFile

pytestmark = pytest.mark.needs_country

NO_LAW = {"requested.state": "AR", "basis": None, "reciprocity": True}
UNSAID = {
    f"offences.0.{name}": None
    for name in ("requested_law", "category", "dual_criminality", "elements")
}


@pytest.fixture
def raised(variant: Callable[..., CaseFile], host: Host) -> Callable[..., list[Finding]]:
    """``raised(rule, changes)``: the findings of a rule on a sound draft, changed."""

    def raised(rule: str, changes: dict[str, Any]) -> list[Finding]:
        case = variant("02", NO_LAW | UNSAID | changes)
        return [one for one in check_case(case, host).findings if one.rule == rule]

    return raised


def test_a_judgment_against_somebody_else_bars_nothing(raised) -> None:
    suspect = {"id": "P1", "role": "suspect", "name": {"full": "Karl Sample"}}
    suspect |= {"occupation": "Minister"}
    other = {"id": "P2", "role": "convicted", "name": {"full": "Ann Example"}}
    other |= {"occupation": "Financial adviser"}
    base = {"persons": [suspect, other], "measures.0.persons": ["P1"]}
    for said, asked in (
        ("The adviser was convicted in 2020.", False),
        ("Ann Example was convicted in 2020.", False),
        ("P2 was convicted in 2020.", False),
        ("Karl Sample and Ann Example were convicted in 2020.", True),
        ("The minister was convicted in 2020.", True),
        ("He was convicted in 2020.", True),
    ):
        found = raised("practice.ne-bis-in-idem", base | {"proceedings.earlier_judgments": said})
        assert bool(found) is asked, said


def there(matter: str) -> dict[str, Any]:
    return {"proceedings.other_states": [{"state": "AR", "matter": matter}]}


def test_a_private_dispute_there_is_no_case_of_the_same_facts() -> None:
    for matter in ("A commercial trial in London.", "Ein Streit vor dem Handelsgericht."):
        assert civil_only(matter)
    assert civil_only("The commercial dispute has ended.")
    assert not civil_only("A commercial trial, and an investigation of the police.")


@pytest.mark.parametrize(
    ("title", "more", "doubted"),
    [
        ("Murder", {}, False),
        ("Theft", {}, False),
        ("Escroquerie", {}, False),
        ("Raub", {}, False),
        ("Theft of trade secrets", {}, True),
        ("Tax fraud", {}, True),
        ("Insult of an official", {}, True),
        ("Insult of an official", there("He was convicted there in 2020 for the same."), False),
        ("Insult of an official", there("The police there made a note of it."), True),
    ],
)
def test_dual_criminality_is_no_question_for_a_crime_of_every_state(
    raised, title: str, more: dict[str, Any], doubted: bool
) -> None:
    found = raised("practice.dual-criminality", {"offences.0.title": title} | more)
    assert bool(found) is doubted


@pytest.mark.parametrize(
    ("matter", "asked"),
    [
        ("He was acquitted there in 2020.", True),
        ("He was convicted of fraud there; the sentence was served.", True),
        ("No appeal is pending; he was convicted there in 2020.", True),
        ("He was convicted there in 2020; the appeals are pending.", False),
        ("He was convicted of cruelty to animals there in 2020.", False),
    ],
)
def test_only_a_final_judgment_that_may_be_on_the_same_facts_bars(
    raised, matter: str, asked: bool
) -> None:
    draft = {"offences.0.title": "Fraud"} | there(matter)
    found = raised("practice.ne-bis-in-idem", draft) or raised("case.ended-there", draft)
    assert bool(found) is asked
    assert all("same facts" in f.message or "same acts" in f.message for f in found)


def test_the_hearing_of_a_witness_tries_nobody_again(raised) -> None:
    heard = {
        "measures.0.kind": "witness-testimony",
        "measures.0.persons": ["P1"],
        "persons.0.role": "witness",
    }
    matter = there("The suspect was convicted there in 2020; the sentence was served.")
    assert raised("practice.ne-bis-in-idem", matter)
    assert not raised("practice.ne-bis-in-idem", matter | heard)
