"""Sessions in the database, which a full disk does not turn into errors."""

from __future__ import annotations

import time

from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

__all__ = ["ENTERED", "Sessions", "enter", "entered", "keep", "leave"]

ENTERED = "entered"
"""The key of a session that came in by the link: when it did so (seconds)."""
SEEN = "seen"
LONGEST = 7 * 24 * 3600
"""Seconds after which a session ends, however much it is used."""
NOTED = 60
"""Seconds between two notes that a session is in use; each is a write to the disk."""


class Sessions(SessionMiddleware):
    """Loads and saves the session of a request."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Save it, if it changed; an answer is given all the same where that is not possible."""
        try:
            return super().process_response(request, response)
        except (DatabaseError, SessionInterrupted):
            return response


def enter(request: HttpRequest) -> None:
    """Begin a session under a new key."""
    request.session.cycle_key()
    request.session[ENTERED] = request.session[SEEN] = int(time.time())


def entered(request: HttpRequest) -> bool:
    """Whether the request is of a session that came in by the link, and not too long ago."""
    try:
        since = request.session.get(ENTERED)
    except DatabaseError:
        return False
    return isinstance(since, int) and time.time() - since < LONGEST


def keep(request: HttpRequest) -> None:
    """Note that a session is in use, at most once a minute."""
    now = int(time.time())
    if now - request.session.get(SEEN, 0) >= NOTED:
        request.session[SEEN] = now


def leave(request: HttpRequest) -> None:
    """End the session: its key opens nothing any more."""
    request.session.flush()
