"""A person has one role, one date of birth and one spelling, and is human or is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]


def of_persons(found: dict[str, Finding]) -> set[str]:
    return {rule for rule in found if rule.startswith("agree.")}


@pytest.mark.parametrize(
    ("role", "rules"),
    [
        ("witness", {"agree.suspect-role/witness"}),
        ("victim", {"agree.suspect-role/victim"}),
        ("accused", set()),
        ("third-party", set()),
    ],
)
def test_a_suspect_of_an_offence_is_no_witness(
    altered: Altered, role: str, rules: set[str]
) -> None:
    changes = {"offences.0.persons": ["P1"], "persons.0.role": role}
    found = altered("bec-request", changes | {"proceedings.stage": "Under investigation."})
    assert of_persons(found) == rules
    assert all(found[rule].severity is Severity.ERROR for rule in rules)


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({"measures.0.kind": "suspect-interview"}, {"agree.heard-as-suspect"}),
        (
            {"persons.1.role": "suspect", "measures.0.procedure.oath": "oath"},
            {"agree.sworn-suspect"},
        ),
        (
            {
                "measures.0.kind": "suspect-interview",
                "persons.1.role": "suspect",
                "measures.0.procedure.oath": "none",
            },
            set(),
        ),
        ({"measures.0.procedure.oath": "either"}, set()),
        (
            {
                "measures.0.kind": "tracing-of-proceeds",
                "measures.0.result": "A list of the assets on oath",
                "persons.1.role": "suspect",
                "measures.0.procedure.oath": "oath",
            },
            set(),
        ),
    ],
)
def test_a_person_is_heard_in_the_role_that_is_listed(
    altered: Altered, changes: dict[str, Any], rules: set[str]
) -> None:
    assert of_persons(altered("04", changes)) == rules


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({"name": {"full": "Placeholder, Adewale"}}, {"agree.twice/name"}),
        ({"name": {"full": "Adewale Placeholder"}, "born": "1991-03-12"}, {"agree.twice/name"}),
        ({"name": {"full": "Adewale Placeholder"}, "born": "1961-03-12"}, set()),
        ({"name": {"full": "Bisi Placeholder"}}, set()),
        (
            {
                "name": {"full": "Bisi Other"},
                "identifiers": [{"kind": "passport", "value": "X00000001"}],
            },
            {"agree.twice/number"},
        ),
    ],
)
def test_a_person_is_listed_once(
    altered: Altered, changes: dict[str, Any], rules: set[str]
) -> None:
    fourth = {"persons.3": {"id": "P4", "role": "third-party"} | changes}
    assert of_persons(altered("bec-request", fourth)) == rules


@pytest.mark.parametrize(
    ("changes", "rules"),
    [
        ({"name": {"full": "Sample Kilns LLC"}}, {"agree.body-natural"}),
        ({"name": {"full": "Beispiel Handels GmbH"}}, {"agree.body-natural"}),
        ({"name": {"full": "Sample"}, "registration": {"number": "1"}}, {"agree.body-natural"}),
        (
            {"name": {"full": "Sample"}, "nature": "legal", "born": "1990-01-01"},
            {"agree.company-born"},
        ),
        (
            {"name": {"full": "Sample"}, "nature": "legal", "custody": {"held": False}},
            {"agree.company-born"},
        ),
        ({"name": {"full": "Sample Kilns LLC"}, "nature": "legal"}, set()),
        ({"name": {"full": "Ada Limited-Sample"}}, set()),
        ({"name": {"full": "Ag Sample"}, "born": "1990-01-01"}, set()),
    ],
)
def test_a_company_is_no_human_being(
    altered: Altered, changes: dict[str, Any], rules: set[str]
) -> None:
    fourth = {"persons.3": {"id": "P4", "role": "third-party"} | changes}
    assert of_persons(altered("bec-request", fourth)) == rules


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Adewale Placeholder, born on 13 March 1991, opened the account.", True),
        ("Adewale Placeholder (date of birth: 1991-12-03) opened the account.", True),
        ("Adewale Placeholder, born on 12 March 1991, opened the account.", False),
        ("Adewale Placeholder, who has a son born on 1 May 2015, opened the account.", False),
    ],
)
def test_a_date_of_birth_is_the_same_in_text_and_entry(
    altered: Altered, text: str, found: bool
) -> None:
    assert ("agree.born" in altered("bec-request", {"facts.8.text": text})) is found


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Adewale Placehalder", True),
        ("Adweale Placeholder", True),
        ("Adewale Placeholder", False),
        ("Adebola Placeholder", False),  # a brother
        ("Adewala Placeholder", False),  # a sister: the last letter makes another name
        ("Zsofia Példa", False),  # the same letters, without their marks
    ],
)
def test_a_name_is_spelt_in_one_way(altered: Altered, name: str, found: bool) -> None:
    there = altered("bec-request", {"facts.8.text": f"The police searched the house of {name}."})
    assert ("agree.spelt" in there) is found


def test_a_suspect_does_something_in_the_facts(altered: Altered) -> None:
    fourth = {"persons.3": {"id": "P4", "role": "suspect", "name": {"full": "Bisi Other"}}}
    fourth |= {"offences.0.persons": ["P1", "P4"]}
    found = altered("bec-request", fourth)
    assert found["agree.suspect-unmentioned"].field == "offences[0].persons[1]"

    linked = fourth | {"facts.1.persons": ["P4"]}
    assert "agree.suspect-unmentioned" not in altered("bec-request", linked)
    named = fourth | {"facts.1.text": "Bisi Other logged in to the mailbox on 14 March."}
    assert "agree.suspect-unmentioned" not in altered("bec-request", named)
    called = fourth | {"facts.1.text": "The bookkeeper logged in to the mailbox on 14 March."}
    called["persons.3"] = fourth["persons.3"] | {"occupation": "Bookkeeper"}
    assert "agree.suspect-unmentioned" not in altered("bec-request", called)
    together = fourth | {"facts.1.text": "All the suspects logged in.", "facts.1.persons": []}
    assert "agree.suspect-unmentioned" not in altered("bec-request", together)
    other = fourth | {"persons.3": fourth["persons.3"] | {"occupation": "Bookkeeper"}}
    assert "agree.suspect-unmentioned" in altered("bec-request", other)
    unlinked = fourth | {f"facts.{n}.persons": [] for n in range(11)}
    assert "agree.suspect-unmentioned" not in altered("bec-request", unlinked)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On 3 May the witness Adewale Placeholder said that he was paid.", True),
        ("The money was taken from the victim, Mr Adewale Placeholder.", True),
        ("On 3 May the suspect Adewale Placeholder said that he was paid.", False),
        ("A witness saw Adewale Placeholder at the bank.", False),
    ],
)
def test_a_fact_calls_a_person_what_the_entry_does(
    altered: Altered, text: str, found: bool
) -> None:
    assert ("agree.called" in altered("bec-request", {"facts.8.text": text})) is found
