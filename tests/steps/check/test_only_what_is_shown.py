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
    assert found.severity is Severity.WARNING
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
