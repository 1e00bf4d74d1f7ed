"""What the law of one State, made for the test, does to the questions, and what it does not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from comity.host import Host
from comity.tasks.questions.law_at import law_at
from comity.tasks.questions.relevance import relevant

DAY = dt.date(2026, 10, 5)
CITED = """source = "act"
article = "section 5"
from = 2000-01-01
read = "official"
"""
ASSURANCE = f"""[[assurance]]
id = "reciprocity"
side = "asks"
says = "Tuvalu asks for reciprocity."
{CITED}"""
GROUND = f"""[[ground]]
id = "tv.privilege"
title = "Privilege"
nature = "mandatory"
topic = "privilege"
for = ["stored-content"]
says = "Letters to a lawyer are protected."
{CITED}"""
CLOCK = f"""[[clock]]
id = "tv.preservation"
event = "preservation-request"
means = "lasts"
period = {{ quantity = 90, unit = "days" }}
says = "Data are preserved for 90 days."
{CITED}"""
QUESTIONS = f"""[[rule]]
id = "tv.questions"
role = "requested"
each = "measures"
when = {{ field = "kind", equals = "bank-records" }}
require = [{{ field = "questions", present = true }}]
says = "The bank is asked questions."
cure = "Write them."
{CITED}"""
UNREAD = """[[answer]]
question = "languages"
value = { accepts = ["fr"] }
says = "French."
source = "act"
article = "section 6"
read = "none"
note = "Not established."
"""

Tuvalu = Callable[[str], Host]


@pytest.fixture
def tuvalu(country: Callable[..., Any], make_host: Callable[..., Host]) -> Tuvalu:
    """A host with a Tuvalu that has one statement of law."""

    def tuvalu(law: str) -> Host:
        country("TV", law=law)
        return make_host(tame=True)

    return tuvalu


def request(asks: str = "NR", asked: str = "TV", **more: Any) -> dict[str, Any]:
    """The beginning of a request."""
    sides = {"requesting": {"state": asks}, "requested": {"state": asked}}
    return {"kind": "request", "date": "2026-10-05", **sides, **more}


def said(path: str, data: Any, host: Host) -> list[tuple[str, bool]]:
    return [(one.rule, one.requires) for one in law_at(path, data, host)]


def test_an_assurance_that_no_rule_makes_due_is_said_and_not_required(tuvalu: Tuvalu) -> None:
    assert said("assurances", request(), tuvalu(ASSURANCE)) == [("reciprocity", False)]


def test_a_ground_for_one_kind_of_assistance_says_nothing_of_another(tuvalu: Tuvalu) -> None:
    host = tuvalu(GROUND)
    data = request(measures=[{"kind": "stored-content"}, {"kind": "bank-records"}])

    assert said("measures[0].privilege", data, host) == [("tv.privilege", False)]
    assert said("measures[1].privilege", data, host) == []


def test_a_time_limit_is_that_of_the_state_that_is_asked(tuvalu: Tuvalu) -> None:
    host = tuvalu(CLOCK)

    asked = {**request(), "kind": "preservation"}
    asking = {**request("TV", "NR"), "kind": "preservation"}
    assert said("hold_for", asked, host) == [("tv.preservation", False)]
    assert said("hold_for", asking, host) == []


def test_the_law_requires_even_what_the_kind_of_assistance_makes_pointless(
    tuvalu: Tuvalu,
) -> None:
    data = request(measures=[{"kind": "bank-records"}, {"kind": "business-records"}])
    found = relevant(data, tuvalu(QUESTIONS), on=DAY)

    assert found["measures[0].questions"].needed
    assert found["measures[0].questions"].why.startswith("The bank is asked questions. (")
    assert found["measures[1].questions"].state == "pointless"


def test_the_language_does_not_come_from_law_that_nobody_has_read(tuvalu: Tuvalu) -> None:
    host = tuvalu(UNREAD)
    found = relevant(request(), host, on=DAY)

    assert (found["language"].state, found["language"].value) == ("derived", "en")
    assert said("language", request(), host) == []


@pytest.mark.needs_country
def test_a_declared_ground_takes_the_place_of_the_general_one(host: Host) -> None:
    measures = [{"kind": "search-of-premises"}]
    path = "offences[0].requested_law"
    albania = {rule for rule, _ in said(path, request("DE", "AL", measures=measures), host)}
    france = {rule for rule, _ in said(path, request("DE", "FR", measures=measures), host)}

    assert "ets-030.search-conditions.al" in albania - france
    assert "ets-030.search-conditions" not in albania


@pytest.mark.needs_country
def test_a_language_that_a_state_does_not_accept_from_another_is_not_said(host: Host) -> None:
    def danish(asks: str) -> bool:
        return any("Danish" in one.says for one in law_at("language", request(asks, "DK"), host))

    assert (danish("IT"), danish("NO")) == (True, False)


@pytest.mark.needs_country
def test_an_undertaking_that_is_given_is_not_required_again(host: Host) -> None:
    offences = [{"title": "x", "maximum_penalty": {"death": "true"}}]
    asked = relevant(request("KE", "GB", offences=offences), host, on=DAY)["assurances"]
    given = [{"kind": "death-penalty", "given_by": "Example Ministry"}]
    done = relevant(request("KE", "GB", offences=offences, assurances=given), host, on=DAY)

    assert asked.needed
    assert not done["assurances"].needed
