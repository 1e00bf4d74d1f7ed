"""Who may ask: who came in by the one-time link, or in an office who signed in, while it lasts."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from comity_web.guarding.assets import PREFIX
from comity_web.guarding.refusals import BY_ITSELF, refuse
from comity_web.guarding.sessions import entered, keep
from comity_web.running.links import TOKEN

__all__ = ["OPEN", "OPEN_IN_AN_OFFICE", "Access"]

OPEN = re.compile(rf"{PREFIX}.*|/enter/{TOKEN}")
"""The addresses that need no session: the files of the package, and the way in."""
OPEN_IN_AN_OFFICE = re.compile(
    rf"{PREFIX}.*|/sign-in(/.*)?|/invited/{TOKEN}|/language|/health/(live|ready)|/metrics"
)
"""Likewise in an office. The counts are read with a token of their own."""


class Access:
    """Answers 403 to whoever did not come in, whatever is asked for; a page leads to the way in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass a request of a session on."""
        in_an_office = settings.COMITY.server is not None
        open_ = OPEN_IN_AN_OFFICE if in_an_office else OPEN
        if open_.fullmatch(request.path_info):
            return self._next(request)
        if entered(request):
            keep(request)
            return self._next(request)
        if in_an_office:
            return _lead(request) or refuse(request, 403, "signed-out")
        had_one = settings.SESSION_COOKIE_NAME in request.COOKIES
        return refuse(request, 403, "ended" if had_one else "outside")


def _lead(request: HttpRequest) -> HttpResponse | None:
    """To the page to sign in, for whoever only wants to look; it leads on from there.

    A strict cookie does not go along where a page elsewhere led here. Our own page then leads to
    the same address once more, and the cookie with it.
    """
    if request.method not in ("GET", "HEAD") or BY_ITSELF in request.headers:
        return None
    if request.headers.get("Sec-Fetch-Dest", "document") != "document":
        return None  # a part of a page
    if request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin"):
        again = {"again": request.get_full_path()}
        return render(request, "web/account/led_here.html", again, status=403)
    answer = HttpResponseRedirect(
        f"{reverse('sign_in')}?{urlencode({'next': request.get_full_path()})}"
    )
    answer.status_code = 303
    return answer
