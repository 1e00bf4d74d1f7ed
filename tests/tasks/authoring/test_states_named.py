"""States by their official names, in every language of the documents."""

from __future__ import annotations

import pytest

import comity
from comity.steps.check.values.looks import state_named
from comity.tasks.authoring.case_setup import UnknownStateError, find_state

GERMAN = pytest.mark.needs_country
"""The German of documents comes with the plugin of Germany."""


@pytest.fixture(scope="module")
def host() -> comity.Host:
    return comity.Host()


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ("Federal Republic of Germany", "DE"),
        ("the Federal Republic of Germany", "DE"),
        pytest.param("Bundesrepublik Deutschland", "DE", marks=GERMAN),
        pytest.param("die Bundesrepublik Deutschland", "DE", marks=GERMAN),
        ("République française", "FR"),
        ("la République française", "FR"),
        ("République fédérale d’Allemagne", "DE"),
        ("République fédérale d'Allemagne", "DE"),
        ("Republic of Kenya", "KE"),
        ("United States of America", "US"),
        pytest.param("Republik Österreich", "AT", marks=GERMAN),
        ("Germany", "DE"),
    ],
)
def test_an_official_name_is_that_of_its_state(host, named: str, code: str) -> None:
    assert find_state(host, named) == code


def test_a_value_that_must_be_a_code_names_the_state_meant() -> None:
    assert state_named("Federal Republic of Germany") == "DE"
    assert state_named("République française", "fr") == "FR"
    assert state_named("Republic of Narnia") == ""


@pytest.mark.parametrize("named", ["Narnia", "Republic", "République"])
def test_what_is_no_name_of_a_state_is_told(host, named: str) -> None:
    with pytest.raises(UnknownStateError) as told:
        find_state(host, named)
    assert "such as Nigeria" in told.value.said.cure or "Did you mean" in str(told.value)
