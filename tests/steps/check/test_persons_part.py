"""The part of each person."""

from __future__ import annotations

from typing import Any

import pytest
from people import Told, person

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
    reached = [SEARCH | {"persons": ids}]
    assert "case.acts-together" in told(persons=people, facts=[joint], measures=reached)
    apart = [{"text": f"This one paid {id}.", "persons": [id]} for id in ids]
    for facts in (
        [joint, *apart],
        [joint | {"text": "Alva wrote, Bero paid, Caro sold."}],
        [joint | {"text": "P1 wrote, P2 paid, P3 sold."}],
    ):
        assert "case.acts-together" not in told(persons=people, facts=facts, measures=reached)
    callings = ("Baker", "Driver", "Clerk")
    called = [one | {"occupation": calling} for one, calling in zip(people, callings, strict=True)]
    acts = [joint | {"text": "The baker wrote, the driver paid, the clerk sold."}]
    assert "case.acts-together" not in told(persons=called, facts=acts, measures=reached)
    part = [{"participation": "P1 as leader, P2 and P3 as helpers."}]
    found = told(persons=people, facts=[joint], offences=part, measures=reached)
    assert "case.acts-together" not in found
    assert "case.acts-together" not in told(persons=people, facts=[joint])


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
        ("Bribery of voters; commercial bribery", "He paid the buyer of a shop."),
        ("Theft", "A parcel was stolen."),
    ],
)
def test_a_post_that_is_told_or_not_needed(title: str, fact: str, told: Told) -> None:
    assert "case.post-untold" not in told(offences=[{"title": title}], facts=[fact])


def test_a_title_of_private_bribery_says_more_than_its_category(told: Told) -> None:
    offence = {"title": "Bribery in business", "category": "bribery"}
    facts = ["He paid the buyer of a shop."]
    assert "case.post-untold" not in told(offences=[offence], facts=facts)
    assert "case.post-untold" in told(offences=[offence | {"title": "Bribery"}], facts=facts)


def test_a_calling_may_be_the_post(told: Told) -> None:
    people = [person(occupation="Head teacher")]
    assert "case.post-untold" not in told(
        offences=[{"title": "Bribery"}], facts=["She took money."], persons=people
    )


def test_private_bribery_asks_for_the_provision_there(told: Told) -> None:
    title = "Bestechung im geschäftlichen Verkehr"
    assert "case.private-bribe" in told(offences=[{"title": title}])
    assert "case.private-bribe" not in told(
        offences=[{"title": title, "requested_law": {"provision": "Act, s. 4"}}]
    )
    bare = {"dual_criminality": {"statement": "It is an offence in both States."}}
    assert "case.private-bribe" in told(offences=[{"title": title} | bare])
    listed = {"dual_criminality": {"listed_as": "corruption"}}
    assert "case.private-bribe" not in told(offences=[{"title": title} | listed])
    assert "case.private-bribe" not in told(offences=[{"title": "Bribery"}])


@pytest.mark.parametrize(
    "fact",
    [
        "An informer said that drugs lie there.",
        "Nach einem anonymen Hinweis sind dort Waffen.",
        "Selon un indicateur de police, l'argent est là.",
    ],
)
def test_a_secret_source_alone_is_asked_about(fact: str, told: Told) -> None:
    search = SEARCH | {"facts": ["F1"]}
    assert "case.secret-source" in told(facts=[fact], measures=[search])
    more = [fact, "The parcel was seen there."]
    both = SEARCH | {"facts": ["F1", "F2"]}
    assert "case.secret-source" not in told(facts=more, measures=[both])


@pytest.mark.parametrize(
    "fact",
    [
        "An informer said so; surveillance confirmed it.",
        "No informer was used.",
        "A neighbour said so.",
        "An undercover officer bought a pistol there.",
        "Ein Verdeckter Ermittler kaufte dort eine Pistole.",
    ],
)
def test_a_source_that_was_checked_or_can_be_heard(fact: str, told: Told) -> None:
    search = SEARCH | {"facts": ["F1"]}
    assert "case.secret-source" not in told(facts=[fact], measures=[search])


def test_somebody_who_is_known_by_the_state_alone(told: Told) -> None:
    hearing = HEARING | {"kind": "witness-statement", "persons": ["P1"]}
    found = told(persons=[person(role="witness", location="Nauru")], measures=[hearing])
    assert "hearing.to-find" in found
    for more in (
        {"born": "1970-01-01"},
        {"occupation": "Head of Example Ltd"},
        {"connection": "Clerk of the bank at 1 Sample Road."},
        {"location": "Yaren, Nauru"},
        {"phone": "+674 555 0100"},
    ):
        fields = {"role": "witness", "location": "Nauru"} | more
        assert "hearing.to-find" not in told(persons=[person(**fields)], measures=[hearing])
