"""Sessions in the database, which a full disk does not turn into errors.

On one's own machine a session begins by the link; in an office, when an account signs in.
"""

from __future__ import annotations

import time

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from comity_web.accounts.sessions import seen

__all__ = ["ENTERED", "Sessions", "enter", "entered", "in_templates", "keep", "leave", "left"]

ENTERED = "entered"
"""The key of a session: when somebody came in by the link, or signed in (seconds)."""
SEEN = "seen"
LONGEST = 7 * 24 * 3600
"""Seconds after which a session ends on one's own machine, however much it is used."""
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
    """Begin a session under a new key; in an office, signing in made the key already."""
    if settings.COMITY.server is None:
        request.session.cycle_key()
    request.session[ENTERED] = request.session[SEEN] = int(time.time())


def entered(request: HttpRequest) -> bool:
    """Whether the request is of a session that somebody began, and not too long ago."""
    server = settings.COMITY.server
    try:
        return left(request) > 0 and (server is None or request.user.is_authenticated)
    except DatabaseError:
        return False


def left(request: HttpRequest) -> float:
    """Seconds until a session ends however much it is used; 0 if there is none.

    Raises:
        DatabaseError: the sessions cannot be read.
    """
    server = settings.COMITY.server
    longest = LONGEST if server is None else server.sign_in.longest
    since = request.session.get(ENTERED)
    return max(0.0, since + longest - time.time()) if isinstance(since, int) else 0.0


def in_templates(request: HttpRequest) -> dict[str, int]:
    """What every template has of the session: ``session_left``, whole seconds, 0 without one."""
    try:
        return {"session_left": int(left(request)) if hasattr(request, "session") else 0}
    except DatabaseError:
        return {"session_left": 0}


def keep(request: HttpRequest) -> None:
    """Note that a session is in use, at most once a minute."""
    now = int(time.time())
    if now - request.session.get(SEEN, 0) >= NOTED:
        request.session[SEEN] = now
        if settings.COMITY.server is not None:
            seen(request)


def leave(request: HttpRequest) -> None:
    """End the session: its key opens nothing any more."""
    request.session.flush()
