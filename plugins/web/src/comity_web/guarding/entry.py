"""The way in by a one-time link, and the way out."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, register_converter
from django.views.decorators.http import require_GET, require_POST

from comity_web.guarding.faults import note
from comity_web.guarding.rates import Buckets
from comity_web.guarding.refusals import refuse
from comity_web.guarding.sessions import enter, entered, leave
from comity_web.running.links import TOKEN, use_link

__all__ = ["ROUTES", "TOKEN_PART", "enter_by_link", "leave_now"]

_FAILED = Buckets()
PRESCIENT = ("Sec-Purpose", "Purpose", "X-Moz")
"""Headers of a browser that fetches a page before anybody asked for it."""


class TokenConverter:
    """A token in an address."""

    regex = TOKEN

    def to_python(self, value: str) -> str:
        """The token."""
        return value

    def to_url(self, value: str) -> str:
        """The token."""
        return value


TOKEN_PART = "token"
"""Its name in an address: ``<token:…>``."""
register_converter(TokenConverter, TOKEN_PART)


@require_GET
def enter_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Begin a session by a link that was not used; the first page."""
    if any("prefetch" in request.headers.get(name, "").lower() for name in PRESCIENT):
        return refuse(request, 403, "used")  # and the link stays good
    if use_link(settings.COMITY.folder, token):
        enter(request)
        note("a session began by a link")
    elif entered(request):  # who is in already is not sent away for an old link
        pass
    elif _FAILED.fits("", "links", settings.COMITY.rates.links):
        note("a link led nowhere")
        return refuse(request, 403, "used")
    else:
        answer = refuse(request, 429, "too-many-links")
        answer["Retry-After"] = "30"
        return answer
    if request.headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin"):
        return _see_first()
    # a strict cookie does not go along when a page of another origin leads on: ours must
    return render(request, "web/entered.html")


@require_POST
def leave_now(request: HttpRequest) -> HttpResponse:
    """End the session; a fresh link begins another."""
    leave(request)
    note("a session was ended")
    page = render(request, "web/left.html", {"outside": True})
    # not "cookies": those of other servers on this machine would go too
    page["Clear-Site-Data"] = '"cache", "storage"'
    return page


def _see_first() -> HttpResponse:
    answer = HttpResponseRedirect("/")
    answer.status_code = 303
    return answer


ROUTES = [
    path("enter/<token:token>", enter_by_link, name="enter"),
    path("leave", leave_now, name="leave"),
]
