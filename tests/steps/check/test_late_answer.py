"""A request is told that its answer will hardly come by the day that it names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

pytestmark = pytest.mark.needs_country
Altered = Callable[[str, dict[str, Any]], dict[str, Finding]]

# the request is of 8 October 2026 and goes from Nigeria to the United States
SOON = {"urgency.deadline": "2026-12-17"}
LATER = {"urgency.deadline": "2027-10-05"}
NONE = {"urgency": None}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        (SOON, "urgency.deadline"),
        (LATER, ""),  # as long as such answers were measured to take
        (NONE, ""),
        (NONE | {"measures.1.deadline": "2026-11-20"}, "measures[1].deadline"),
        (SOON | {"measures.1.deadline": "2026-11-20"}, "measures[1].deadline"),
        (SOON | {"urgency.level": "emergency"}, ""),  # there are faster ways for danger to life
        (SOON | {"transmission.road": "provider"}, ""),  # no authority answers there
        (SOON | {"status": "withdrawal"}, ""),
    ],
)
def test_a_day_sooner_than_answers_come_is_told(
    altered: Altered, changes: dict[str, Any], field: str
) -> None:
    found = altered("bec-request", changes)
    assert (found["channel.late"].field if "channel.late" in found else "") == field


@pytest.mark.parametrize(
    ("begins", "rule"), [("2026-11-20", "channel.late/action"), ("2026-11-10", "channel.late")]
)
def test_a_day_on_which_something_is_done_is_no_day_of_an_answer(
    altered: Altered, begins: str, rule: str
) -> None:
    days = {"measures.1.deadline": "2026-11-20", "measures.1.not_before": begins}
    found = altered("bec-request", NONE | days)
    assert [one for one in found if one.startswith("channel.late")] == [rule]


def test_where_nobody_measured_a_time_nothing_is_told(altered: Altered) -> None:
    assert "channel.late" not in altered("restraint-gb-ng", SOON)


def test_what_is_told_names_its_source_and_is_no_more_than_advice(altered: Altered) -> None:
    late = altered("bec-request", SOON)["channel.late"]
    assert late.severity == "advice"
    assert late.citation is not None
    assert "months on average" in late.message


@pytest.mark.parametrize(("year", "tells"), [(1970, False), (2012, True)])
def test_what_was_counted_a_generation_later_says_nothing_of_an_old_letter(
    altered: Altered, year: int, tells: bool
) -> None:
    days = {"date": f"{year}-10-08", "urgency.deadline": f"{year}-12-17"}
    assert ("channel.late" in altered("bec-request", days)) is tells
