"""Proceedings that are not criminal, and what covers them all the same."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def told(findings, request_data, treaties):
    def told(scope: list[dict[str, Any]] | None = None, **proceedings: Any) -> list[str]:
        treaties({"id": "a", "scope": scope or []})
        data = request_data | {"basis": [{"instrument": "a"}]}
        del data["reciprocity"]
        data["proceedings"] = data["proceedings"] | proceedings
        found = [f for f in findings(data) if f.rule == "road.not-criminal"]
        return [f.message for f in found]

    return told


@pytest.mark.parametrize("nature", ["administrative", "civil"])
def test_proceedings_that_are_not_criminal_are_said_to_be(nature: str, told) -> None:
    (message,) = told(nature=nature)
    assert message.startswith(f"The proceedings are {nature}.")


@pytest.mark.parametrize(
    "proceedings",
    [
        {"nature": "investigation"},
        {"nature": "confiscation"},
        {"nature": "administrative", "criminal_court": "yes"},
    ],
)
def test_criminal_proceedings_and_those_before_a_criminal_court_are_calm(
    proceedings: dict[str, Any], told
) -> None:
    assert told(**proceedings) == []


def test_where_something_is_relied_on_its_article_is_asked_for(told) -> None:
    (message,) = told(nature="civil")
    assert message.endswith("covers proceedings that are not criminal?")


@pytest.mark.parametrize(
    "stage",
    [
        "An inquiry, which may lead to a referral for prosecution.",
        "L'enquête peut conduire à des poursuites.",
        "Die Untersuchung kann zu einem Strafverfahren führen.",
    ],
)
def test_an_inquiry_that_may_lead_to_a_prosecution_is_calm(stage: str, told) -> None:
    assert told(nature="administrative", stage=stage) == []


def test_a_law_on_civil_recovery_is_named_for_it(findings, request_data) -> None:
    request_data["proceedings"] |= {"nature": "civil"}
    named = ("Civil Asset Recovery Law 2007", "Law on Assistance 2007")
    found = []
    for name in named:
        data = request_data | {"basis": [{"instrument": name}]}
        found.append("road.not-criminal" in {one.rule for one in findings(data)})
    assert found == [False, True]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Article 1 of the treaty covers administrative proceedings too.", False),
        ("Der Vertrag gilt auch für Verwaltungsverfahren.", False),
        ("The treaty does not cover administrative proceedings.", True),
        ("The administrative proceedings began in May.", True),
    ],
)
def test_a_remark_that_the_treaty_covers_them_is_enough(
    findings, request_data, text: str, asked: bool
) -> None:
    request_data["proceedings"] |= {"nature": "administrative"}
    request_data["basis"] = [{"instrument": "Treaty of 1961"}]
    request_data["remarks"] = [{"part": "basis", "text": text}]
    assert ("road.not-criminal" in {one.rule for one in findings(request_data)}) is asked


def test_an_instrument_that_covers_administrative_proceedings_is_enough(told) -> None:
    when = {"field": "proceedings.nature", "in": ["investigation", "administrative"]}
    scope = {"id": "proceedings", "says": "Also those.", "when": when}
    cited = {"source": "t", "article": "art. 8", "read": "official"}
    assert told([scope | cited], nature="administrative") == []
