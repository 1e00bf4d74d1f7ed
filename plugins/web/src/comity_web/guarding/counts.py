"""Counts and durations of the server of an office: of its addresses and jobs, never of a case."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.db import Error
from django.db.models import Count
from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from comity_web.accounts.who import OWNER, on_behalf_of
from comity_web.cases.models import Job
from comity_web.judging.turns import DONE, FAILED, RUNNING, WAITING, workers_there

__all__ = ["answered", "exposition", "watch_sign_ins"]

SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
REGISTRY = CollectorRegistry()
ANSWERS = Counter(
    "comity_answers", "Requests that were answered.", ["view", "status"], registry=REGISTRY
)
TOOK = Histogram(
    "comity_answer_seconds",
    "How long an answer took.",
    ["view", "status"],
    buckets=SECONDS,
    registry=REGISTRY,
)
SIGN_INS = Counter("comity_sign_ins", "Attempts to sign in.", ["outcome"], registry=REGISTRY)


class _Jobs:
    """What stands in the database at the moment at which somebody asks."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The jobs by state, and the workers; nothing while the database does not answer."""
        jobs = GaugeMetricFamily("comity_jobs", "Jobs of the last day.", labels=["state"])
        workers = GaugeMetricFamily("comity_workers", "Workers that are there.")
        try:
            with on_behalf_of(OWNER):
                counted = Job.objects.values("state").annotate(number=Count("pk")).order_by()
                numbers = {row["state"]: row["number"] for row in counted}
                there = workers_there()
        except Error:
            return
        for state in (WAITING, RUNNING, DONE, FAILED):
            jobs.add_metric([state], numbers.get(state, 0))
        workers.add_metric([], there)
        yield jobs
        yield workers


REGISTRY.register(_Jobs())


def answered(view: str, status: int, seconds: float) -> None:
    """Count an answer, under the name of its address."""
    ANSWERS.labels(view, str(status)).inc()
    TOOK.labels(view, str(status)).observe(seconds)


def watch_sign_ins() -> None:
    """Count who signs in, and who tries to; once in a process."""
    user_logged_in.connect(_signed_in, dispatch_uid="comity-counts")
    user_login_failed.connect(_failed, dispatch_uid="comity-counts")


def exposition() -> tuple[bytes, str]:
    """All of it as text, and the type of that text."""
    return generate_latest(REGISTRY), CONTENT_TYPE_LATEST


def _signed_in(**_: Any) -> None:
    SIGN_INS.labels("done").inc()


def _failed(**_: Any) -> None:
    SIGN_INS.labels("failed").inc()
