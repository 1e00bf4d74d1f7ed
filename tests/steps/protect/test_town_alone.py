"""Where a protected person is, as far as a town and its State, is no address of theirs."""

from __future__ import annotations

import pytest

from comity.steps.protect.identity import identities
from comity.steps.protect.match import find_all


def places(text, **more):
    person = {"id": "P2", "role": "witness", "protect": "pseudonym"}
    person |= {"name": {"full": "Zerlina Quastelwitz"}} | more
    people = identities({"persons": [person]})
    return [text[place.start : place.end] for _, place in find_all(people, text)]


@pytest.mark.parametrize("field", ["location", "birthplace", "address"])
@pytest.mark.parametrize(
    "told",
    [
        "Frankfurt am Main",
        "Cape Town, South Africa",
        "Dar es Salaam, Tanzania",
        "Nairobi, Republic of Kenya",
        "Kaduna, Kaduna State, Nigeria",
        "New York, NY, USA",
        "Rio de Janeiro",
    ],
)
def test_the_court_of_the_town_where_she_is_may_be_named(field, told):
    more = {field: ["17 Womble Road", told] if field == "address" else told}
    assert places(f"The court of {told} asked for it.", **more) == []


@pytest.mark.parametrize(
    ("told", "text"),
    [
        ("In the house of an aunt", "She is in the house of an aunt."),
        ("Little Wexham by the Sea", "She came from Little Wexham by the Sea."),
        ("Old Mission, Karen, Nairobi", "She is at Old Mission, Karen, Nairobi."),
        ("Room 5, Nairobi, Kenya", "She is in room 5, Nairobi, Kenya."),
        ("in the west of Kenya", "She is in the west of Kenya."),
    ],
)
def test_what_is_no_more_than_a_town_is_told_apart(told, text):
    assert places(text, location=told) != []
