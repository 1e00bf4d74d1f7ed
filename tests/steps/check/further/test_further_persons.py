"""The part of each person."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Told = Callable[..., dict[str, Finding]]
FAMILY = ("", "Alva", "Bero", "Caro", "Dena")


def person(id: str = "P1", role: str = "suspect", **fields: Any) -> dict[str, Any]:
    return {
        "id": id,
        "role": role,
        "name": {"full": fields.pop("name", f"Ann {FAMILY[int(id[1:])]}")},
    } | fields


SEARCH = {"kind": "search-of-premises", "identifiers": [], "place": ["1 Sample Road"]}
HEARING = {
    "kind": "suspect-interview",
    "identifiers": [],
    "holder": None,
    "period": None,
    "questions": ["Who paid?"],
}


def concerned(count: int, **fields: Any) -> list[dict[str, Any]]:
    return [
        person(f"P{n}", fields.pop("role", "third-party"), **fields) for n in range(1, count + 1)
    ]


def test_roles_of_many_are_left_open(told: Told) -> None:
    people, ids = concerned(4), ["P1", "P2", "P3", "P4"]
    facts = [{"text": "The family kept money abroad.", "persons": ids}]
    found = told(persons=people, facts=facts, measures=[SEARCH | {"persons": ids}])
    assert "P1, P2, P3 and P4" in found["case.roles-open"].message


@pytest.mark.parametrize(
    "facts",
    [
        [{"text": f"This person drew {n}00 euros.", "persons": [f"P{n}"]} for n in range(1, 5)],
        ["Alva, Bero and Caro each drew money."],
    ],
)
def test_a_fact_of_each_leaves_no_role_open(facts: list[Any], told: Told) -> None:
    ids = ["P1", "P2", "P3", "P4"]
    assert "case.roles-open" not in told(
        persons=concerned(4), facts=facts, measures=[SEARCH | {"persons": ids}]
    )


def test_witnesses_and_companies_leave_no_role_open(told: Told) -> None:
    ids = ["P1", "P2", "P3"]
    measure = [SEARCH | {"persons": ids}]
    witnesses = [person(id, "witness") for id in ids]
    assert "case.roles-open" not in told(persons=witnesses, measures=measure)
    assert "case.roles-open" not in told(persons=concerned(3, nature="legal"), measures=measure)


def test_acts_told_of_all_together(told: Told) -> None:
    ids = ["P1", "P2", "P3"]
    people = [person(id) for id in ids]
    joint = {"text": "The three ran a website.", "persons": ids}
    assert "case.acts-together" in told(persons=people, facts=[joint])
    apart = [{"text": f"This one paid {id}.", "persons": [id]} for id in ids]
    assert "case.acts-together" not in told(persons=people, facts=[joint, *apart])
    named = [joint | {"text": "Alva wrote, Bero paid, Caro sold."}]
    assert "case.acts-together" not in told(persons=people, facts=named)
    part = [{"participation": "P1 as leader, P2 and P3 as helpers."}]
    assert "case.acts-together" not in told(persons=people, facts=[joint], offences=part)


@pytest.mark.parametrize(
    ("title", "which"),
    [
        ("Bribery", "office"),
        ("Bestechlichkeit", "office"),
        ("Abus de confiance", "duty"),
        ("Insider trading", "duty"),
    ],
)
def test_an_offence_of_a_post_without_one(title: str, which: str, told: Told) -> None:
    found = told(offences=[{"title": title}], facts=["Money was paid to him in May."])
    post = {"office": "public office", "duty": "a duty"}[which]
    assert post in found["case.post-untold"].message


@pytest.mark.parametrize(
    ("title", "fact"),
    [
        ("Bribery", "He paid the head of the road office."),
        ("Bribery", "Der Bürgermeister erhielt Geld."),
        ("Corruption passive", "Le maire a reçu une somme."),
        ("Commercial bribery", "He paid the buyer of a shop."),
        ("Corruption of minors", "He gave them wine."),
        ("Untreue", "Der Geschäftsführer überwies das Geld."),
        ("Insider trading", "She worked for the bank that advised the bidder."),
        ("Theft", "A parcel was stolen."),
    ],
)
def test_a_post_that_is_told_or_not_needed(title: str, fact: str, told: Told) -> None:
    assert "case.post-untold" not in told(offences=[{"title": title}], facts=[fact])


def test_private_bribery_asks_for_the_provision_there(told: Told) -> None:
    title = "Bestechung im geschäftlichen Verkehr"
    assert "case.private-bribe" in told(offences=[{"title": title}])
    assert "case.private-bribe" not in told(
        offences=[{"title": title, "requested_law": {"provision": "Act, s. 4"}}]
    )
    assert "case.private-bribe" not in told(offences=[{"title": "Bribery"}])


@pytest.mark.parametrize(
    "fact",
    [
        "The witness was promised immunity and named the buyers.",
        "Dem Kronzeugen ist die Tat bekannt.",
        "Le repenti a désigné les acheteurs.",
        "The man was paid for his statement.",
    ],
)
def test_an_advantage_for_a_witness_is_to_be_told(fact: str, told: Told) -> None:
    assert told(facts=[fact])["hearing.favour"].field == "facts[0].text"


@pytest.mark.parametrize(
    "fact",
    [
        "The witness was not promised immunity.",
        "The court granted the witness immunity under section 4.",
        "The minister has immunity as a member of parliament.",
        "The seller was paid for his car.",
    ],
)
def test_no_advantage_or_one_that_is_told(fact: str, told: Told) -> None:
    assert "hearing.favour" not in told(facts=[fact])


@pytest.mark.parametrize(
    "fact",
    [
        "An informer said that drugs lie there.",
        "Nach einem anonymen Hinweis sind dort Waffen.",
        "Selon un indicateur de police, l'argent est là.",
    ],
)
def test_a_secret_source_alone_is_asked_about(fact: str, told: Told) -> None:
    assert "case.secret-source" in told(facts=[fact], measures=[SEARCH])


@pytest.mark.parametrize(
    "fact",
    [
        "An informer said so; surveillance confirmed it.",
        "No informer was used.",
        "A neighbour said so.",
    ],
)
def test_a_source_that_was_checked(fact: str, told: Told) -> None:
    assert "case.secret-source" not in told(facts=[fact], measures=[SEARCH])


def test_somebody_who_is_known_by_the_state_alone(told: Told) -> None:
    hearing = HEARING | {"kind": "witness-statement", "persons": ["P1"]}
    found = told(persons=[person(role="witness", location="Nauru")], measures=[hearing])
    assert "hearing.to-find" in found
    for more in (
        {"born": "1970-01-01"},
        {"occupation": "Head of Example Ltd"},
        {"location": "Yaren, Nauru"},
        {"phone": "+674 555 0100"},
    ):
        fields = {"role": "witness", "location": "Nauru"} | more
        assert "hearing.to-find" not in told(persons=[person(**fields)], measures=[hearing])
