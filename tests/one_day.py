"""No test begins so late in the day that midnight passes while it runs.

Many tests ask what the program says today, and compare it with the day that they know. A test that
begins before midnight and ends after it would compare two days.
"""

from __future__ import annotations

import datetime as dt
import time

import pytest

NEAR = 60.0
"""Seconds: longer than any test takes that compares days."""


def left_of_the_day(now: dt.datetime) -> float:
    """The seconds from ``now`` to the next midnight of its clock."""
    midnight = dt.datetime.combine(now.date() + dt.timedelta(days=1), dt.time(), now.tzinfo)
    return (midnight - now).total_seconds()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Wait for the next day where it is near, here and in UTC."""
    for zone in (None, dt.UTC):
        left = left_of_the_day(dt.datetime.now(zone))
        if left < NEAR:
            time.sleep(left + 0.5)
