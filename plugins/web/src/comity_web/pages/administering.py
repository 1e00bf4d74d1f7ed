"""The administrator's first page: what the server needs, and how it stands. It knows no case."""

from __future__ import annotations

from typing import Any

from babel.numbers import format_decimal
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from comity_web.accounts.models import Account, Team
from comity_web.cases.counting import failed_jobs, jobs_by_state, of_teams
from comity_web.pages.page_tags import locale_of, moment
from comity_web.pages.server_state import State, state_now
from comity_web.wording.catalogues import Words
from comity_web.wording.language import spoken

__all__ = ["ROUTES"]

MOST_FAILED = 100
JOBS = ("waiting", "running", "done", "failed", "refused")
HEADS = ("job", "job-what", "job-why", "team", "job-at")


@require_safe
def administer_page(request: HttpRequest) -> HttpResponse:
    """What needs an eye, the ways to accounts and teams, and the state of the server."""
    words, state, counts = spoken(request), state_now(), of_teams()
    matters = sum(one.matters for one in counts.values())
    files = sum(one.files for one in counts.values())
    numbers = {
        "accounts": Account.objects.filter(is_active=True).count(),
        "teams": Team.objects.filter(closed=None).count(),
        "jobs": jobs_by_state().get("failed", 0),
        "retention": settings.COMITY.server.keep_closed,
    }
    context = {
        "cards": [
            {
                "href": reverse(name),
                "title": words.say(f"web.admin.{name}"),
                "text": words.say(f"web.admin.{name}-count", count=count),
            }
            for name, count in numbers.items()
            if name != "retention" or count
        ],
        "needs": [words.say(f"web.admin.needs-{one}") for one in state.needs],
        "facts": _facts(state, words),
        "kept": words.say(
            "web.admin.kept-count",
            matters=words.say("web.admin.matters-count", count=matters),
            files=words.say("web.admin.files-count", count=files),
        ),
    }
    return render(request, "web/admin/administer.html", context)


def _facts(state: State, words: Words) -> list[dict[str, Any]]:
    free = words.say(
        "web.admin.disk-free",
        free=size_words(state.free, words),
        all=size_words(state.disk, words),
    )
    schema = words.say("web.admin.schema-current")
    if state.pending:
        schema = words.say("web.admin.schema-pending", count=state.pending)
    values = {
        "version": state.version,
        "running-on": state.running_on,
        "database": f"{state.database}, {size_words(state.database_size, words)}",
        "schema": schema,
        "worker": moment(state.heard, words) if state.heard else words.say("web.admin.not-heard"),
        "disk": free,
        "backup": moment(state.backup, words) if state.backup else words.say("web.admin.no-backup"),
    }
    return [
        {"key": words.say(f"web.admin.{name}"), "value": value} for name, value in values.items()
    ]


def size_words(size: int, words: Words) -> str:
    """A size as people read it: ``3.4 GB``."""
    unit, bytes_ = ("gigabytes", 1e9) if size >= 1e9 else ("megabytes", 1e6)
    value = format_decimal(size / bytes_, "#,##0.0", locale=locale_of(words))
    return words.say(f"web.admin.{unit}", value=value)


@require_safe
def jobs_page(request: HttpRequest) -> HttpResponse:
    """What the worker has to do, and what failed: of no case more than the team."""
    words, states = spoken(request), jobs_by_state()
    context = {
        "facts": [
            {"key": words.say(f"web.admin.jobs-{one}"), "value": str(states.get(one, 0))}
            for one in JOBS
        ],
        "caption": words.say("web.admin.jobs-failed-list"),
        "heads": [words.say(f"web.admin.{one}") for one in HEADS],
        "rows": [
            [
                {"text": job.key},
                {"text": words.say(f"web.admin.making-{_known(job.what)}")},
                {"text": words.say(f"web.admin.failed-{job.why}")},
                {"text": job.team},
                {"text": moment(job.at, words)},
            ]
            for job in failed_jobs(MOST_FAILED)
        ],
    }
    return render(request, "web/admin/jobs.html", context)


def _known(what: str) -> str:
    return what if what in ("check", "documents", "preview") else "page"


ROUTES = [
    path("administer/", administer_page, name="administer"),
    path("administer/jobs", jobs_page, name="jobs"),
]
