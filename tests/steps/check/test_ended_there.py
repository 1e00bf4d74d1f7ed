"""A case there that was dropped, a fugitive who is held, a summons by post with a threat."""

from __future__ import annotations

from typing import Any

import pytest

from comity.steps.assess.common_crime import civil_only

DROPPED = "An inquiry against P1 was dropped in May 2010, since no intent to deceive was shown."
SUMMONS = "A witness who stays away without excuse may be fined and brought by force."


@pytest.mark.parametrize(
    ("matter", "there"),
    [
        (DROPPED, True),
        ("P1 was acquitted in 2010.", True),
        (f"{DROPPED} It does not cover the deliveries of 2011.", False),
        ("The inquiry was closed for want of jurisdiction.", False),
        ("An inquiry against P1 is pending.", False),
        ("The charges have not been dropped.", False),
    ],
)
def test_a_case_that_ended_there_may_bar_another(
    rules_after: Any, request_data: dict[str, Any], matter: str, there: bool
) -> None:
    case = {"state": request_data["requested"]["state"], "matter": matter}
    found = rules_after({"proceedings.other_states": [case]})
    assert ("case.ended-there" in found) is there
    assert not (there and "refusal.pending-proceedings" in found)


@pytest.mark.parametrize(
    ("matter", "open_there"),
    [
        ("The prosecutor inquired from 1998 and dropped the inquiry on 3 May 2001.", False),
        ("The office abandoned its own investigation in 2004.", False),
        ("The office dropped the inquiry in 2001; it was reopened in 2005.", True),
        ("The office inquires since 1998.", True),
    ],
)
def test_a_case_that_is_closed_delays_nothing(matter: str, open_there: bool) -> None:
    assert civil_only(matter) is not open_there


@pytest.mark.parametrize("held", [True, False])
def test_somebody_who_is_held_is_no_fugitive(rules_of_measure: Any, held: bool) -> None:
    person = {"id": "P1", "role": "suspect", "name": {"full": "Ada Muster"}}
    person |= {"custody": {"held": held}, "connection": "A fugitive of unknown whereabouts."}
    found = rules_of_measure([person], "location-of-person", {"persons": ["P1"]}, {})
    assert ("case.fugitive-held" in found) is held


@pytest.mark.parametrize(
    ("way", "summons", "rules"),
    [
        ("By post from the court to the home address", SUMMONS, {"by-post", "threat"}),
        ("By post to the witness, as article 16 lets us", "To appear in Example.", set()),
        ("By post to the ministry of justice", "No witness may be fined.", set()),
    ],
)
def test_a_summons_goes_through_the_authorities_and_threatens_nobody(
    rules_of_measure: Any, way: str, summons: str, rules: set[str]
) -> None:
    person = {"id": "P1", "role": "witness", "name": {"full": "Ada Muster"}}
    measure = {"persons": ["P1"], "particulars": {"summons": summons}}
    whole = {"transmission": {"way": way}}
    found = rules_of_measure([person], "appearance-of-person", measure, whole)
    told = {one.removeprefix("service.") for one in found if one.startswith("service.")}
    assert told & {"by-post", "threat"} == rules
