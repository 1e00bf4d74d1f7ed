"""The period of a measure and the time of the conduct, as dates or as the facts tell it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]
RULES = ("links.period-long", "links.period-after", "lint.period-wide")


def told(found: list[Finding]) -> list[str]:
    return [one.said.id for one in found if one.said and one.rule in RULES]


@pytest.fixture
def books(request_data: Data) -> Callable[..., Data]:
    """``books(fact, from, to)``: papers of a company, with one fact without a date."""

    def books(text: str, start: str, end: str, **measure: Any) -> Data:
        request_data["facts"] = [{"id": "F1", "text": text}]
        request_data["measures"][0] |= {
            "kind": "business-records",
            "holder": {"name": "Sample Kilns LLC"},
            "period": {"from": start, "to": end},
            "items": ["Share registers", "Letters to the shareholders"],
            "purpose": "To show who owned the company.",
        }
        request_data["measures"][0].pop("identifiers", None)
        request_data["measures"][0] |= measure
        return request_data

    return books


@pytest.mark.parametrize(
    "text",
    [
        "Between 2009 and 2013 Sample Kilns paid bribes.",
        "From March 2009 until June 2013 Sample Kilns paid bribes.",
        "In 2009–2013 Sample Kilns paid bribes.",
        "Von 2009 bis 2013 zahlte Sample Kilns Schmiergeld.",
        "De 2009 à 2013 Sample Kilns a payé des pots-de-vin.",
        "Entre 2009 et 2013 Sample Kilns a payé des pots-de-vin.",
    ],
)
def test_years_that_a_fact_names_are_the_time_of_the_conduct(
    findings: Findings, books: Callable[..., Data], text: str
) -> None:
    assert told(findings(books(text, "2009-01-01", "2013-12-31"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Sample Kilns paid bribes in 2011.",
        "Sample Kilns was founded in 1987 and paid bribes.",
        "Sample Kilns has the number 2009-2013-4711 and paid bribes in 2011.",
    ],
)
def test_a_single_year_or_a_number_is_no_span(
    findings: Findings, books: Callable[..., Data], text: str
) -> None:
    assert told(findings(books(text, "2005-01-01", "2013-12-31"))) == ["links.period-long"]


def test_a_period_after_the_conduct_is_asked_about_item_by_item(
    findings: Findings, books: Callable[..., Data]
) -> None:
    text = "From 1999 to 2006 he owned Sample Kilns; the later years show who the owners were."
    assert told(findings(books(text, "2009-01-01", "2015-06-01"))) == ["links.period-after/whole"]


@pytest.mark.parametrize(
    "more",
    [
        {"nexus": "The register of 2009 lists every owner since 1999."},
        {"necessity": "Earlier papers were burnt."},
        {"purpose": "To follow the money."},
        {"purpose": "Um zu sehen, wohin das Geld ging."},
        {"purpose": "Pour retracer le produit de l'infraction."},
    ],
)
def test_who_says_why_or_follows_money_is_not_asked(
    findings: Findings, books: Callable[..., Data], more: Data
) -> None:
    text = "From 1999 to 2006 he owned Sample Kilns."
    found = told(findings(books(text, "2009-01-01", "2011-06-01", **more)))
    assert "links.period-after/whole" not in found


def test_years_after_the_conduct_are_asked_about_once(
    findings: Findings, books: Callable[..., Data]
) -> None:
    text = "From 2011 to 2013 Sample Kilns paid bribes."
    assert told(findings(books(text, "2011-01-01", "2015-06-01"))) == ["links.period-after/tail"]
    assert told(findings(books(text, "2011-01-01", "2014-06-01"))) == []


def test_a_reason_for_other_years_in_a_fact_is_enough(
    findings: Findings, books: Callable[..., Data]
) -> None:
    text = "From 2011 to 2013 he owned Sample Kilns; the later years show it."
    assert told(findings(books(text, "2011-01-01", "2015-06-01"))) == []


def test_conduct_that_goes_on_has_no_end(findings: Findings, books: Callable[..., Data]) -> None:
    data = books("Sample Kilns pays bribes.", "2025-01-01", "2026-09-01")
    data["offences"][0]["committed_from"] = "2024-01-01"
    assert told(findings(data)) == []


@pytest.mark.parametrize(("kind", "long"), [("public-records", False), ("business-records", True)])
def test_entries_of_a_register_may_reach_back(
    findings: Callable[..., list[Finding]], request_data: dict[str, Any], kind: str, long: bool
) -> None:
    request_data["measures"][0]["kind"] = kind
    request_data["measures"][0]["period"] = {"from": "2010-01-01", "to": "2026-06-30"}
    found = {one.rule for one in findings(request_data)}
    assert ("links.period-long" in found) is long


def test_the_first_year_and_a_later_one_in_the_aim_tell_what_a_long_period_shows(
    books: Callable[..., Data], findings: Findings
) -> None:
    years = ("Sample Kilns paid bribes in 2011.", "2005-01-01", "2013-12-31")
    for aim in ("To show who paid.", "To show who paid in 2005.", "To show the way after 2012."):
        assert told(findings(books(*years, purpose=aim))) == ["links.period-long"]
    both = "To show who paid for the founding in 2005 and what the company did after 2012."
    assert told(findings(books(*years, purpose=both))) == []
