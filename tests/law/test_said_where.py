"""Where the law of Kenya is said to stand, and how each place was read."""

from __future__ import annotations

import pytest

from comity.law.load import load_law
from comity.model.records import LawBook
from comity.steps.findings import cited_as_read

pytestmark = pytest.mark.needs_country


@pytest.fixture(scope="module")
def kenya() -> LawBook:
    return load_law("comity_ke", "KE")


def test_what_was_compared_by_its_author_alone_is_no_official_reading(kenya: LawBook) -> None:
    """Section 8(3), on requests by e-mail and fax, was not found again."""
    (way,) = (one for one in kenya.answers if one.question == "transmission")

    assert cited_as_read(way.cited()) == (
        "Mutual Legal Assistance Act (Cap. 75A), s. 8(3) (secondary source); "
        "Mutual Legal Assistance Act (Cap. 75A), ss. 7(3), 8(1), (2) (official text read)"
    )
    assert "confirm the means with the Central Authority" in way.note


def test_a_preservation_sums_up_the_facts_by_an_act_that_reaches_it(kenya: LawBook) -> None:
    """Section 9(1) of the Mutual Legal Assistance Act leaves out a request for preservation."""
    (rule,) = (one for one in kenya.rules if one.id == "ke.request.summary-of-facts")

    assert "Computer Misuse and Cybercrimes Act (No. 5 of 2018), s. 59(2)(b)" in str(rule.cited())
