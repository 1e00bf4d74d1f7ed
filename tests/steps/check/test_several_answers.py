"""Several figures for one question: none is filled in for the other, and each is named."""

from __future__ import annotations

import pytest

LAW = """
[[answer]]
question = "preservation-period"
matter = "data named by the police"
value = { quantity = 30, unit = "days" }
source = "act"
article = "s. 2"
read = "official"

[[answer]]
question = "preservation-period"
matter = "data that another State asks for"
value = { quantity = 120, unit = "days" }
source = "act"
article = "s. 3"
read = "official"
"""


@pytest.fixture
def notice(notice_data):
    notice_data["preservation"] = {"practice": "yes"}
    return notice_data


def test_of_two_figures_neither_is_filled_in_and_both_are_named(country, findings, notice) -> None:
    country("TV", law=LAW)
    (found,) = [f for f in findings(notice) if f.rule == "law.by-matter"]

    assert found.field == "preservation.period" and found.severity == "advice"
    assert "Data named by the police: 30 days (" in found.message
    assert "Data that another State asks for: 120 days (" in found.message


def test_a_figure_that_the_notice_states_is_asked_about_no_more(country, findings, notice) -> None:
    country("TV", law=LAW)
    notice["preservation"]["period"] = {"quantity": 120, "unit": "days"}

    assert "law.by-matter" not in {f.rule for f in findings(notice)}


def test_figures_that_agree_are_one_figure(country, findings, notice) -> None:
    country("TV", law=LAW.replace("120", "30"))

    assert "law.by-matter" not in {f.rule for f in findings(notice)}


def test_a_general_authority_is_used_and_the_one_for_a_matter_is_named(
    country, findings, request_data
) -> None:
    authority = """
[[answer]]
question = "central-authority"
{matter}
value = {{ name = "{name}" }}
source = "act"
article = "s. 2"
read = "official"
"""
    general = authority.format(matter="", name="Ministry")
    tax = authority.format(matter='matter = "tax"', name="Revenue")
    country("NR", law=tax + general)
    (found,) = [f for f in findings(request_data) if f.rule == "law.by-matter"]

    assert found.field == "requested.central_authority"
    assert "Comity used the general answer" in found.message
    assert "Tax: Revenue (" in found.message
