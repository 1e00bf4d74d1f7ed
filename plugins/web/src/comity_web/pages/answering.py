"""Answers that several pages give."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

__all__ = ["see_at", "see_other"]


def see_other(name: str, *args: object) -> HttpResponse:
    """A redirect after a post (303) to a page by its name."""
    return see_at(reverse(name, args=args))


def see_at(address: str) -> HttpResponse:
    """A redirect after a post (303) to an address of this server."""
    answer = HttpResponseRedirect(address)
    answer.status_code = 303
    return answer
