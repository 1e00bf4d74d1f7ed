"""How much is kept, in numbers alone: nothing here tells the name of anything."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count

from comity_web.accounts.who import OWNER, on_behalf_of
from comity_web.cases.models import CaseFile, Job, Matter

__all__ = ["FailedJob", "Kept", "failed_jobs", "jobs_by_state", "of_teams"]

REFUSED = '"why": "refused"'
"""What stands in the result of a job of which the core makes nothing; no text of a case can."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a team has: its matters, and the files in them that were not removed."""

    matters: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class FailedJob:
    """A job that failed: its own key, what was to be made, why it was not, when, of which team."""

    key: str
    what: str
    why: str
    at: dt.datetime
    team: str


def of_teams() -> Mapping[int | None, Kept]:
    """What each team has, by its primary key; None for matters that have no team."""
    with on_behalf_of(OWNER):
        matters = dict(Matter.objects.values_list("team").annotate(Count("pk")).order_by())
        files = dict(
            CaseFile.objects.filter(removed=None)
            .values_list("matter__team")
            .annotate(Count("pk"))
            .order_by()
        )
    return defaultdict(Kept, {team: Kept(matters[team], files.get(team, 0)) for team in matters})


def jobs_by_state() -> dict[str, int]:
    """How many jobs wait, run, are done or have failed; ``refused`` where the case lacks something.

    What is refused is no fault of the server, and not counted as failed.
    """
    with on_behalf_of(OWNER):
        found = dict(Job.objects.values_list("state").annotate(Count("pk")).order_by())
        refused = Job.objects.filter(state="failed", result__contains=REFUSED).count()
    return found | {"failed": found.get("failed", 0) - refused, "refused": refused}


def failed_jobs(most: int) -> list[FailedJob]:
    """The jobs that failed last, without a word of their cases; the worker forgets them in time."""
    with on_behalf_of(OWNER):
        jobs = Job.objects.filter(state="failed").order_by("-pk")
        rows = jobs.values_list(
            *("key", "what", "result", "ended", "created", "revision__file__matter__team__name")
        )
        return [
            FailedJob(key, what, _why(result), ended or created, team or "")
            for key, what, result, ended, created, team in rows[:most]
        ]


def _why(result: str) -> str:
    """``time``, ``ended``, ``refused`` or ``failed``."""
    why = json.loads(result).get("why") if result else None
    return why if why in ("time", "ended", "refused") else "failed"
