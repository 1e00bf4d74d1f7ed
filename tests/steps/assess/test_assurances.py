"""Assurances are offered when the other side asks for them, and never given by the program."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.steps.assess import Report

pytestmark = pytest.mark.needs_country

Judge = Callable[..., Report]
DEATH = {"offences.0.maximum_penalty.death": True}


def offered(report: Report) -> dict[str, str]:
    return {one.kind: one.given_by for one in report.offered}


def test_what_the_draft_gives_is_not_offered(judge: Judge) -> None:
    assert offered(judge("03")) == {}


def test_use_limitation_is_offered_with_who_may_give_it_at_home(judge: Judge) -> None:
    (one,) = judge("03", {"assurances": None}).offered
    assert one.kind == "specialty"
    assert one.given_by == "the judicial authority or prosecutor who issues the request"
    assert one.giver is not None
    assert one.citation is not None
    assert one.line.startswith("- {kind: specialty, given_by: ")


def test_an_assurance_against_the_death_penalty_names_nobody_who_is_not_known_to_bind_the_courts(
    judge: Judge,
) -> None:
    (one,) = judge("09", DEATH).offered
    assert (one.kind, one.given_by) == ("death-penalty", "")
    assert one.line == "- {kind: death-penalty, given_by: ...}"


@pytest.mark.parametrize("basis", [[{"instrument": "ets-030"}], None])
def test_return_of_things_is_asked_of_a_state_without_a_treaty_alone(
    judge: Judge, basis: Any
) -> None:
    changes: dict[str, Any] = {"basis": basis, "assurances": None}
    if basis is None:
        changes["reciprocity"] = True
    assert ("return-of-items" in offered(judge("03", changes))) is (basis is None)


def test_who_may_promise_reciprocity_in_a_letter_rogatory_is_not_named_for_another_request(
    judge: Judge,
) -> None:
    to_kenya = {"requested.state": "KE", "basis": None, "reciprocity": True}
    assert offered(judge("01", to_kenya))["reciprocity"] == ""

    letter = {"form": "letter-rogatory", "requesting.issued_by.capacity": "court"}
    court = offered(judge("01", {**to_kenya, **letter}))["reciprocity"]
    assert court == "the court that issues the letter rogatory"


def test_reciprocity_is_offered_where_the_law_asks_for_it_and_no_treaty_is_relied_on(
    judge: Judge,
) -> None:
    without = {"basis": None, "reciprocity": True, "assurances": None}
    assert "reciprocity" in offered(judge("10", without))
    assert "reciprocity" not in offered(judge("10", {"assurances": None}))
    unknown = {"basis": [{"instrument": "us-li-mlat", "in_force": True}], "assurances": None}
    to_vaduz = {"requesting.state": "US", "requested.state": "LI", "date": "2005-05-10"} | unknown
    assert "reciprocity" not in offered(judge("10", to_vaduz))
    to_vaduz["basis"] = [{"instrument": "us-li-mlat"}]
    assert "reciprocity" in offered(judge("10", to_vaduz))


def test_costs_are_offered_where_the_law_asks_for_them_and_the_draft_is_silent(
    judge: Judge,
) -> None:
    link = {"measures.0.kind": "video-hearing"}
    assert "costs" in offered(judge("03", link))
    assert "costs" not in offered(judge("03", {**link, "costs": "We bear the cost of the link."}))
    assert "costs" not in offered(judge("03"))


def test_no_assurance_enters_the_draft(judge: Judge) -> None:
    report = judge("09", {**DEATH, "assurances": None})
    assert report.offered
    assert report.resolved.draft.data().get("assurances", ()) == ()
