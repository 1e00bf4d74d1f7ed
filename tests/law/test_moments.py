"""Times of day as people write them, and whether their zone can be told."""

from __future__ import annotations

import datetime as dt

import pytest

from comity.law.moments import difference, moment_of


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("14:00 IST (UTC+5:30)", "2026-11-12T14:00:00+05:30"),
        ("18:30 UTC (midnight in India, UTC+5:30)", "2026-11-12T18:30:00+00:00"),
        ("18:00 UTC+05:30 (12:30 UTC)", "2026-11-12T18:00:00+05:30"),
        ("09:00+12:00", "2026-11-12T09:00:00+12:00"),
        ("9.30 GMT-3", "2026-11-12T09:30:00-03:00"),
        ("17:00 Europe/Berlin", "2026-11-12T17:00:00+01:00"),
        ("12:00", None),
        ("14:00 IST", None),  # Indian, Irish or Israeli
        ("12:00 EST or EDT (UTC-5, UTC-4)", None),
        ("24:30 UTC", None),
    ],
)
def test_the_zone_at_the_time_counts_else_the_only_difference(
    words: str, moment: str | None
) -> None:
    found = moment_of(dt.date(2026, 11, 12), words)
    assert (found.isoformat() if found else None) == moment


def test_a_zone_is_written_as_its_difference() -> None:
    zone = dt.timezone(dt.timedelta(hours=-3, minutes=-30))
    assert difference(dt.datetime(2026, 11, 12, tzinfo=zone)) == "UTC-03:30"
    assert difference(dt.datetime(2026, 11, 12, tzinfo=dt.UTC)) == "UTC"
