"""What the tests of the web tool do about jobs: nobody makes what nobody waits for."""

from __future__ import annotations

import pytest


def leave_jobs(request: pytest.FixtureRequest, worker: str) -> None:
    """Let the worker of this process make the jobs of a test that asks for it, and of no other.

    It would make a preview and a judgement of whatever is opened, which takes longer than to open
    it, and nobody would look at them. ``worker`` is the fixture by which a test asks.
    """
    if "application" in request.fixturenames:
        request.getfixturevalue("application")
        from comity_web.cases.models import Job
        from comity_web.judging import worker as own

        own._WORKER.elsewhere = worker not in request.fixturenames
        Job.objects.filter(state="waiting").delete()  # which the next would make instead
