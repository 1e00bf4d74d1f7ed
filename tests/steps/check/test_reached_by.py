"""The letter that is followed is known by its date too, and somebody can be asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]

FIRST = {"kind": "request", "subject": "The first letter"}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, True),
        ({"earlier.1": FIRST}, True),
        ({"earlier.1": FIRST | {"reference": "FMJ/1"}}, True),  # which a patch puts in its place
        ({"earlier.1": FIRST | {"date": "2026-05-04"}}, False),
        ({"earlier.1": FIRST | {"their_reference": "CRM-1"}}, False),
        ({"earlier.1": FIRST | {"result": "Answered on 3 June 2026."}}, False),
        ({"annexes.4": {"id": "A5", "title": "Our letter of 4 May 2026", "kind": "letter"}}, False),
        (
            {"remarks": [{"part": "facts", "text": "The first request of 4 May 2026 is kept up."}]},
            False,
        ),
        ({"remarks": [{"part": "facts", "text": "The first request is kept up."}]}, True),
        ({"supplements": "FMJ/1"}, False),
    ],
)
def test_a_letter_that_is_followed_is_named_or_dated(
    altered: Altered, changes: dict[str, Any], found: bool
) -> None:
    there = altered("bec-request", {"status": "follow-up"} | changes)
    assert ("links.earlier-unnamed" in there) is found
    weight = Severity.ADVICE if "earlier.1" in changes else Severity.WARNING
    assert not found or there["links.earlier-unnamed"].severity is weight


NOBODY = {"requesting.authority.email": None, "requesting.authority.phone": None}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, False),
        ({"requesting.authority.email": None}, False),
        ({"requesting.authority.phone": None}, False),
        ({"requesting.authority.email": None, "requesting.authority.phone": None}, True),
        (
            {
                "requesting.authority.email": None,
                "requesting.authority.phone": None,
                "transmission.reply_by": "E-mail to unit@justice.example",
            },
            False,
        ),
        (
            {
                "requesting.authority.email": None,
                "requesting.authority.phone": None,
                "remarks": [{"part": "contacts", "text": "Ask +234 9 555 0199, any day."}],
            },
            False,
        ),
        (NOBODY | {"requesting.authority.address": ["1 Sample Road", "Tel. 09 555 0199"]}, False),
        (
            NOBODY | {"remarks": [{"part": "contacts", "text": "Questions may be put to Ms Ova."}]},
            False,
        ),
        (
            NOBODY | {"remarks": [{"part": "contacts", "text": "Questions may be put to her."}]},
            True,
        ),
    ],
)
def test_a_telephone_or_an_address_is_a_contact_too(
    altered: Altered, changes: dict[str, Any], found: bool
) -> None:
    own = {"requesting.contacts": None, "requesting.central_authority": {"name": "Ministry"}}
    assert ("links.no-contact" in altered("bec-request", own | changes)) is found


@pytest.mark.parametrize(
    ("road", "way", "ministerial"),
    [
        ("diplomatic", "By note to the ministry", True),
        ("central-authorities", "Through the embassy in Abuja", True),
        ("central-authorities", "Between central authorities; a copy through the embassy", False),
        ("central-authorities", "Zwischen Zentralbehörden; Kopie über die Botschaft", False),
        ("central-authorities", "Par voie directe ; copie par l’ambassade", False),
    ],
)
def test_a_copy_through_an_embassy_makes_no_diplomatic_road(
    altered: Altered, road: str, way: str, ministerial: bool
) -> None:
    own = {"requesting.contacts": None, "requesting.central_authority": {"name": "Ministry"}}
    own |= {"requesting.authority.email": None, "requesting.authority.phone": None}
    own |= {"transmission.reply_to": None, "transmission.reply_by": None}
    own |= {"transmission.road": road, "transmission.way": way}
    one = altered("bec-request", own).get("links.no-contact")
    plain = bool(one and one.said and one.said.id == "links.no-contact")
    assert plain is not ministerial


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Searches are to be made in several States on the same day.", True),
        ("Letters of the same wording were sent to three other States.", True),
        ("Zeitgleich wird in mehreren Staaten durchsucht.", True),
        ("Des perquisitions ont lieu dans plusieurs pays le même jour.", True),
        ("The money went through accounts in several States.", False),
        ("The search is made at the same hour in both houses.", False),
        ("The company works in many countries.", False),
    ],
)
def test_other_states_that_are_asked_too_are_listed(
    altered: Altered, text: str, found: bool
) -> None:
    stage = {"proceedings.stage": text}
    assert ("earlier.parallel" in altered("bec-request", stage)) is found
    listed = stage | {"proceedings.other_states": [{"state": "GH", "matter": "A search."}]}
    assert "earlier.parallel" not in altered("bec-request", listed)
