"""The language of a page: what its reader chose, else what the browser asks for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from babel import negotiate_locale
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from comity_web.wording.catalogues import ENGLISH, PSEUDO, Words, tags, words
from comity_web.wording.navigation import navigation, tongues

__all__ = ["Language", "choose", "in_templates", "offered", "spoken"]

CHOSEN = "language"
"""The key of the session."""


def offered() -> tuple[str, ...]:
    """The languages that a reader may choose."""
    return (*tags(), *((PSEUDO,) if settings.COMITY.pseudo else ()))


class Language:
    """Gives each request its ``words``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Choose the language, answer, and name it."""
        chosen = request.session.get(CHOSEN) or _asked_for(request)
        request.words = words(chosen if chosen in offered() else ENGLISH)  # type: ignore[attr-defined]
        answer = self._next(request)
        answer.setdefault("Content-Language", spoken(request).tag)
        patch_vary_headers(answer, ("Accept-Language", "Cookie"))
        return answer


def choose(request: HttpRequest, tag: str) -> None:
    """Keep the choice of a reader; a language that is not offered changes nothing."""
    if tag in offered():
        request.session[CHOSEN] = tag


def spoken(request: HttpRequest) -> Words:
    """The words of a request; English before its language is known."""
    found = getattr(request, "words", None)
    return found if isinstance(found, Words) else words(ENGLISH)


def in_templates(request: HttpRequest) -> dict[str, Any]:
    """What every template has: ``words``, the language, its direction, the entries at the head.

    ``office`` says whether the server is that of an office, where people sign in. The answer to
    what was sent offers no other language: it may show something once, and what was typed.
    """
    found = spoken(request)
    return {
        "words": found,
        "language": found.tag,
        "direction": found.direction,
        "navigation": list(navigation(request)),
        "office": settings.COMITY.server is not None,
        "tongues": [] if request.method == "POST" else tongues(offered()),
    }


def _asked_for(request: HttpRequest) -> str:
    accepted = request.headers.get("Accept-Language", "")
    wanted = [part.partition(";")[0].strip() for part in accepted.split(",")[:12]]
    return negotiate_locale([one for one in wanted if one], tags(), sep="-") or ENGLISH
