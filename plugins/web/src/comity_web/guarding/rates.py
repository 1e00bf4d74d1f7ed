"""How often a session may post, upload and have things made: a bucket for each, in memory."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from comity_web.guarding.faults import note
from comity_web.guarding.refusals import refuse

__all__ = ["JOBS", "Buckets", "Rates"]

JOBS = frozenset({"make_documents", "make_sealed", "check_again"})
"""Names of addresses whose posts give the worker something to do."""
MOST = 1_000
"""Buckets that are kept; the oldest go."""


class Buckets:
    """Counts what is done under a name; each is emptied steadily, full after a minute's worth."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._levels: dict[tuple[str, str], tuple[float, float]] = {}

    def fits(self, who: str, what: str, a_minute: int, *, now: float | None = None) -> bool:
        """Whether one more fits; it is counted then."""
        at = time.monotonic() if now is None else now
        with self._lock:
            level, since = self._levels.pop((who, what), (0.0, at))
            level = max(0.0, level - (at - since) * a_minute / 60)
            fits = level + 1 <= a_minute
            self._levels[who, what] = (level + 1 if fits else level, at)
            while len(self._levels) > MOST:
                del self._levels[next(iter(self._levels))]
        return fits


class Rates:
    """Answers 429 to what is posted too often, and gives back what was typed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response
        self._buckets = Buckets()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass a request on; it is counted once its view is known."""
        return self._next(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Count it."""
        if request.method != "POST":
            return None
        rates = settings.COMITY.rates
        # whoever has no session yet is counted where they are, so that nobody uses up what all have
        who = request.session.session_key or request.META.get("REMOTE_ADDR", "")
        counted = [("posts", rates.posts)]
        if request.FILES:
            counted.append(("uploads", rates.uploads))
        if request.resolver_match and request.resolver_match.url_name in JOBS:
            counted.append(("jobs", rates.jobs))
        if all(self._buckets.fits(who, what, a_minute) for what, a_minute in counted):
            return None
        note("a session sent too much in a minute")
        answer = refuse(request, 429, "too-many")
        answer["Retry-After"] = "30"
        return answer
