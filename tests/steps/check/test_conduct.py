"""A long period is no finding where the conduct was as long."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def rules(findings, request_data):
    """The rules on a period of five years for conduct between two days."""

    def rules(start: str, end: str, **measure: Any) -> set[str]:
        request_data["offences"][0] |= {"committed_from": start, "committed_to": end}
        period = {"from": "2019-04-01", "to": "2024-03-31"}
        request_data["measures"][0] |= {"kind": "traffic-data", "period": period, **measure}
        return {f.rule for f in findings(request_data)}

    return rules


@pytest.mark.parametrize(
    ("start", "end"),
    [("2019-04-01", "2024-03-31"), ("2019-05-15", "2024-02-01"), ("2018-01-01", "2025-01-01")],
)
def test_a_period_that_is_that_of_the_conduct_needs_no_word(rules, start: str, end: str) -> None:
    assert not {"links.period-long", "lint.period-wide"} & rules(start, end)


def test_a_period_far_beyond_the_conduct_is_asked_about_once(rules) -> None:
    found = rules("2023-01-01", "2023-03-01")
    assert "links.period-long" in found
    assert "lint.period-wide" not in found


def test_a_reason_answers_it(rules) -> None:
    why = "The accounts of all five years from 2019 show when the payments began."
    assert "links.period-long" not in rules("2023-01-01", "2023-03-01", nexus=why)
