"""A person whose post, or whose deed, is one of which the facts speak needs no other tie."""

from __future__ import annotations

from typing import Any

import pytest

Data = dict[str, Any]
TEXT = "The money went to account 5 of the company at Sample Bank, which a trust office manages."


def heard(*people: Data) -> Data:
    """A request that hears some people of whom its only fact says nothing by name."""
    persons = [
        {"id": f"P{n}", "role": "witness", "name": {"full": f"Ann Sample{n}"}} | one
        for n, one in enumerate(people, start=1)
    ]
    measure = {"id": "M1", "kind": "witness-testimony", "purpose": "To prove the fraud."}
    measure |= {"offences": ["O1"], "facts": ["F1"], "persons": [one["id"] for one in persons]}
    bank = {"id": "M2", "kind": "bank-records", "purpose": "To prove the fraud."}
    bank |= {"offences": ["O1"], "facts": ["F1"], "items": ["Opening papers"]}
    bank |= {"accounts": [{"bank": "Sample Bank", "number": "5"}]}
    facts = {"facts": [{"id": "F1", "text": TEXT}]}
    return facts | {"persons": persons, "measures": [measure, bank]}


def staff(name: str) -> Data:
    """People who are called by what they are."""
    return {"name": {"full": name}}


@pytest.mark.parametrize(
    ("open_", "told"),
    [
        ({"occupation": "Manager"}, {"occupation": "Manager of the account"}),
        ({"occupation": "Member of the trust office"}, {"occupation": "Head of the trust office"}),
        ({"occupation": "Director of the museum"}, {"occupation": "Director of the company"}),
        (staff("Clerks of the town"), staff("Clerks of Sample Bank who opened the account")),
        (staff("Those who may know of it"), staff("Those at Sample Bank who met the customers")),
        (staff("Clerks who met him in the town"), staff("Clerks who met him at Sample Bank")),
    ],
)
def test_a_post_at_what_a_fact_tells_is_a_tie_and_a_bare_calling_is_none(
    rules_after: Any, open_: Data, told: Data
) -> None:
    found = rules_after(heard(open_))
    assert "links.person-unreached" in found
    assert not rules_after(heard(told)) & {"links.person-unreached", "what-they-know"}


@pytest.mark.parametrize(
    ("occupation", "fact"),
    [
        ("Gestionnaire du compte", "L’argent est allé sur un compte de la société."),
        ("Leiter der Buchhaltung", "Die Buchhaltung überwies das Geld."),
    ],
)
def test_a_post_is_seen_in_each_language(rules_after: Any, occupation: str, fact: str) -> None:
    whole = heard({"occupation": occupation})
    assert "links.person-unreached" in rules_after(whole)
    assert "links.person-unreached" not in rules_after({"facts.0.text": fact})


def test_one_of_several_with_the_same_post_is_not_told_from_the_others(rules_after: Any) -> None:
    post = {"occupation": "Manager of the account"}
    assert "links.person-unreached" in rules_after(heard(post, post))
