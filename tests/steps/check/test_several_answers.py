"""Several answers to one question: each is named, and none is taken for the other."""

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


def test_of_two_figures_both_are_named_each_with_its_matter(country, findings, notice) -> None:
    country("TV", law=LAW)
    found = [f for f in findings(notice) if f.rule == "notice.host-law"]

    assert {(f.field, f.severity) for f in found} == {("preservation", "advice")}
    assert [f.message for f in found] == [
        "For authorities of that State: Data named by the police: 30 days",
        "For authorities of that State: Data that another State asks for: 120 days",
    ]
    assert [f.citation.article for f in found] == ["s. 2", "s. 3"]


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
