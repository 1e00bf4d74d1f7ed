"""Answers that several pages give."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from comity_web.cases.looked_for import keep_looked_for

__all__ = ["see_at", "see_found", "see_other"]


def see_other(name: str, *args: object) -> HttpResponse:
    """A redirect after a post (303) to a page by its name."""
    return see_at(reverse(name, args=args))


def see_at(address: str) -> HttpResponse:
    """A redirect after a post (303) to an address of this server."""
    answer = HttpResponseRedirect(address)
    answer.status_code = 303
    return answer


def see_found(request: HttpRequest, typed: Mapping[str, str]) -> HttpResponse:
    """After a post that looks for something: the same page with what is found, told by a key."""
    query = urlencode(keep_looked_for(request, request.path, typed))
    return see_at(f"{request.path}?{query}" if query else request.path)
