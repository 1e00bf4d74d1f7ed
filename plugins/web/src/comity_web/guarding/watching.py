"""A line of the log and a count for every answer in an office: the name of the address, no more."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from comity_web.guarding.counts import answered, watch_sign_ins
from comity_web.guarding.faults import REQUEST, Allowed, note

__all__ = ["Watching"]

METHODS = ("GET", "HEAD", "POST")
NO_VIEW = "none"


class Watching:
    """Gives every request an id, and notes and counts its answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response
        watch_sign_ins()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and note it."""
        start, token = time.monotonic(), REQUEST.set(secrets.token_hex(8))
        try:
            answer = self._next(request)
            self._note(request, answer, time.monotonic() - start)
            return answer
        finally:
            REQUEST.reset(token)

    def _note(self, request: HttpRequest, answer: HttpResponse, seconds: float) -> None:
        found = request.resolver_match
        view = (found.url_name if found is not None else None) or NO_VIEW
        answered(view, answer.status_code, seconds)
        method = request.method or ""
        allowed: Allowed = {
            "view": view,
            "method": method if method in METHODS else "other",
            "status": answer.status_code,
            "milliseconds": round(seconds * 1000),
        }
        if account := _account(request):
            allowed["account"] = account
        note("answered", level=logging.INFO, **allowed)


def _account(request: HttpRequest) -> str:
    """The key of the account that asked, if that was looked up."""
    key = getattr(getattr(request, "_cached_user", None), "key", "")
    return key if isinstance(key, str) else ""
