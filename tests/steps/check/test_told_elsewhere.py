"""Words that limit, excuse or explain: what a draft tells in them is not asked for again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]


@pytest.mark.parametrize(
    ("use", "open_"),
    [
        ("For the criminal case; any use in civil recovery will be asked for separately.", False),
        ("For this case; for any other use consent will be sought.", False),
        ("Toute autre utilisation sera demandée séparément.", False),
        ("For any use that is lawful.", True),
    ],
)
def test_a_use_that_is_asked_for_by_itself_is_not_open(
    altered: Altered, use: str, open_: bool
) -> None:
    assert ("use.open" in altered("bec-request", {"use": use})) is open_


@pytest.mark.parametrize(
    ("rights", "asked"),
    [
        ("A parent may decline to testify against a child.", False),
        ("A parent may be present.", True),
    ],
)
def test_who_may_decline_is_told_what_may_be_refused(
    rules_of_measure: Callable[..., set[str]], rights: str, asked: bool
) -> None:
    person = {"id": "P1", "role": "witness", "name": {"full": "Bo Sample"}}
    more = {
        "persons": ["P1"],
        "procedure": {"wished": "An oath.", "oath": "oath", "rights": rights},
    }
    found = rules_of_measure([person], "witness-testimony", more, {})
    assert ("hearing.refusal" in found) is asked


@pytest.mark.parametrize(("name", "asked"), [("Others not yet known", False), ("C. Zed", True)])
def test_people_whom_nobody_knows_yet_are_in_no_fact(
    altered: Altered, name: str, asked: bool
) -> None:
    person = {"id": "P9", "role": "suspect", "name": {"full": name}}
    changes = {"persons.3": person, "offences.0.persons": ["P9"]}
    assert ("agree.suspect-unmentioned" in altered("bec-request", changes)) is asked
