"""The sessions of an account: which there are, and their end."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.utils import timezone

if TYPE_CHECKING:
    from comity_web.accounts.models import Account

__all__ = [
    "NOWHERE",
    "Session",
    "end_session",
    "end_sessions",
    "moved",
    "new_key",
    "note_session",
    "seen",
    "sessions_of",
]

NOWHERE = "::"
"""What is kept where the address of a session is not known."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session, as its owner sees it.

    Attributes:
        id: its number, which opens nothing.
        began: when somebody signed in.
        seen: when it was used last, to the minute.
        address: from where; empty where that is not known.
        browser: as the browser names itself.
        current: whether it is the one that asks.
    """

    id: int
    began: dt.datetime
    seen: dt.datetime
    address: str
    browser: str
    current: bool


def note_session(request: HttpRequest) -> None:
    """Note that a session began, and forget those of its account that have ended."""
    _sessions().purge_and_list(request.user)
    _sessions().create_from_request(request)


def new_key(request: HttpRequest) -> None:
    """Let a session go on under a new key: its owner has just proved again who they are."""
    before = request.session.session_key
    request.session.cycle_key()
    moved(request, before)


def moved(request: HttpRequest, before: str | None) -> None:
    """Note that a session goes on under another key than before."""
    _sessions().filter(session_key=before).update(session_key=request.session.session_key)


def seen(request: HttpRequest) -> None:
    """Note that a session is in use."""
    _sessions().filter(session_key=request.session.session_key).update(last_seen_at=timezone.now())


def sessions_of(account: Account, key: str = "") -> list[Session]:
    """The sessions of an account, the newest first; ``key`` is that of the one that asks."""
    return [
        Session(
            one.pk,
            one.created_at,
            one.last_seen_at,
            "" if one.ip == NOWHERE else one.ip,
            one.user_agent,
            one.session_key == key,
        )
        for one in sorted(_sessions().purge_and_list(account), key=lambda one: -one.pk)
    ]


def end_session(account: Account, id: int) -> bool:
    """End one session of an account; whether there was one."""
    found = _sessions().filter(user=account, pk=id).first()
    if found is not None:
        found.end()
    return found is not None


def end_sessions(account: Account, but: str = "") -> int:
    """End every session of an account but the one with a key; how many there were."""
    ended = 0
    for one in _sessions().filter(user=account).exclude(session_key=but):
        SessionStore().delete(one.session_key)
        one.delete()
        ended += 1
    return ended


def _sessions() -> Any:
    from allauth.usersessions.models import UserSession

    return UserSession.objects
