"""A finding says only what the draft shows: of cases there, of provisions, orders and roads."""

from __future__ import annotations

from typing import Any

import pytest

from comity.model.findings import Severity

Changes = dict[str, Any]


@pytest.fixture
def told(findings, request_data, put):
    """``told(rule, changes)``: the findings of a rule, with changes by path."""

    def told(rule: str, changes: Changes) -> list[Any]:
        for path, value in changes.items():
            put(request_data, path, value)
        return [f for f in findings(request_data) if f.rule == rule]

    return told


@pytest.mark.parametrize(
    ("matter", "ground", "found"),
    [
        ("The police there investigate the same fraud.", None, 1),
        ("A criminal court there hears a claim for damages of the victim.", None, 1),
        ("A claim for payment is before an arbitral tribunal.", None, 0),
        ("Zivilklage auf Schadenersatz gegen das Unternehmen.", None, 0),
        (
            "Charges were laid there.",
            "The prosecution there asked us to take over the case; it was taken over.",
            0,
        ),
        ("Anklage gegen drei Personen; Begehren um Übernahme des Verfahrens.", None, 0),
        ("The prosecutor there decided not to prosecute.", None, 0),
        ("Das Verfahren dort wurde eingestellt.", None, 0),
    ],
)
def test_only_a_criminal_case_that_stays_there_may_postpone(
    told, request_data, matter: str, ground: str | None, found: int
) -> None:
    there = {"state": request_data["requested"]["state"], "matter": matter}
    changes: Changes = {"proceedings.other_states": [there]}
    if ground:
        changes["proceedings.jurisdiction_ground"] = ground
    assert len(told("aim.pending-there", changes)) == found


def test_a_provision_and_a_text_that_are_not_quoted_are_missing_once(told) -> None:
    changes = {
        "offences.0.provision": "No provision is quoted",
        "offences.0.text": "No wording is quoted.",
        "offences.0.text_is": "paraphrase",
    }
    (found,) = told("form.provision-paraphrased", changes)
    assert found.said.id == "form.provision-paraphrased/missing"
    assert found.severity is Severity.ADVICE
    assert told("case.provision-unplaced", changes) == []


@pytest.mark.parametrize("text", ["No person shall steal.", "Whoever steals is punished."])
def test_a_text_that_begins_with_no_is_a_text(told, text: str) -> None:
    changes = {"offences.0.text": text, "offences.0.text_is": "paraphrase"}
    found = told("form.provision-paraphrased", changes)
    assert all("/" not in one.said.id for one in found)


@pytest.mark.parametrize(
    ("summary", "variant"),
    [
        ("It is valid for sixty days from its issue.", "words"),
        ("Er gilt für dreißig Tage.", "words"),
        ("It is valid until 2026-11-05.", "date"),
        ("It is valid for two years.", ""),
        ("It is valid until 2027-11-05.", ""),
    ],
)
def test_an_order_that_ends_before_help_is_likely_is_told(told, summary: str, variant: str) -> None:
    order = {"title": "Warrant", "summary": summary}
    found = told("order.ends-soon", {"measures.0.order": order, "date": "2026-10-05"})
    assert [one.said.id.partition("/")[2] for one in found] == ([variant] if variant else [])


@pytest.mark.parametrize(
    ("changes", "road"),
    [
        ({"transmission": {"road": "diplomatic"}}, True),
        ({"transmission": {"way": "Through the embassy to the Ministry of Justice"}}, True),
        ({"transmission": {"way": "By diplomatic bag, with a fax copy"}}, False),
        ({"transmission": {"road": "central-authorities"}}, False),
    ],
)
def test_a_contact_is_asked_for_in_the_words_of_the_road(
    told, changes: Changes, *, road: bool
) -> None:
    bare = {"requesting.contacts": [], "requesting.authority": {"name": "Prosecutor"}}
    (found,) = told("links.no-contact", bare | changes)
    assert (found.said.id == "links.no-contact/road") is road


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (
            {"place": ["1 Example Street, Musterstadt"]},
            {"place": ["1 Example Street, Musterstadt"]},
            1,
        ),
        ({"place": ["1 Example Street, Musterstadt"]}, {"place": ["Hangar 4, airport"]}, 0),
        ({"title": "Search of the home"}, {"title": "Search of the aircraft"}, 0),
    ],
)
def test_a_measure_at_another_place_is_not_asked_for_twice(
    findings, request_data, first: Changes, second: Changes, found: int
) -> None:
    one = request_data["measures"][0] | {"kind": "search-of-premises"}
    one.pop("holder", None)
    request_data["measures"] = [one | first, one | second | {"id": "M9"}]
    said = [f for f in findings(request_data) if f.rule == "links.measure-repeated"]
    assert len(said) == found


@pytest.mark.parametrize(
    ("kind", "found"), [("search-of-premises", 0), ("bank-records", 1), ("stored-content", 1)]
)
def test_only_records_of_a_day_to_come_are_out_of_reach(
    findings, request_data, kind: str, found: int
) -> None:
    period = {"from": "2026-09-01", "to": "2999-01-01"}
    request_data["measures"][0] |= {"kind": kind, "period": period}
    said = [f for f in findings(request_data) if f.rule == "form.period-future"]
    assert len(said) == found


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Names of the detectives", 0),
        ("Names and passports of the members of the delegation", 0),
        ("Liste der teilnehmenden Beamten", 0),
        ("Photograph of the house", 1),
    ],
)
def test_a_list_of_those_who_attend_may_be_annexed(
    findings, request_data, title: str, found: int
) -> None:
    request_data["measures"][0]["attendance"] = "Two detectives of the requesting State"
    request_data["annexes"] = [{"id": "A1", "title": title}]
    said = [f.said.id for f in findings(request_data) if f.rule == "extent.attendance"]
    assert len([one for one in said if one.endswith(("/unnamed", "/both"))]) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The records are asked for the investigation and for no other purpose.", 0),
        ("Die Unterlagen dienen keinem anderen Zweck.", 0),
        ("The records show the turnover.", 1),
    ],
)
def test_a_limit_of_the_use_may_stand_in_a_fact(told, text: str, found: int) -> None:
    changes = {"offences.0.title": "Tax evasion", "facts.0.text": text}
    assert len(told("case.tax-use", changes)) == found
