"""What somebody looks for: kept in the session, and never in an address.

An address stays in the history of the browser and in the log of a proxy, and what is looked for may
be the name of a protected person. The address has a random key alone, which is worth nothing in
another session or on another page.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping

from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.http import HttpRequest

__all__ = ["forget_looked_for", "keep_looked_for", "looked_for"]

LOOKED = "looked"
"""The name in an address, and the key of a session: rows of key, page, and what was typed."""
AT_ONCE = 20
"""How many searches a session remembers; the oldest is forgotten."""
LONGEST = 500
"""Letters of what is looked for; the box takes no more."""


def keep_looked_for(request: HttpRequest, page: str, typed: Mapping[str, str]) -> dict[str, str]:
    """Keep what was typed to look for something, so that a page can be led to that shows it.

    Args:
        request: the post; its session keeps it.
        page: the path of the page that shows what is found.
        typed: the boxes by name; the empty ones are left out.

    Returns:
        The parts of a query that the address of the page needs; none where nothing was typed.
    """
    given = {name: text[:LONGEST] for name, text in typed.items() if text}
    if not given:
        return {}
    kept = request.session.get(LOOKED, [])
    key = next((key for key, *same in kept if same == [page, given]), secrets.token_hex(8))
    others = [one for one in kept if one[0] != key]
    request.session[LOOKED] = [*others, [key, page, given]][-AT_ONCE:]
    return {LOOKED: key}


def looked_for(request: HttpRequest, page: str) -> dict[str, str] | None:
    """What is looked for on a page, by the names of the boxes; empty where nothing is.

    None where the address has a key that this session does not know, or no more.
    """
    key = request.GET.get(LOOKED)
    if not key:
        return {}
    rows = request.session.get(LOOKED, [])
    return next((typed for one, at, typed in rows if (one, at) == (key, page)), None)


def forget_looked_for(keys: Iterable[str]) -> int:
    """Forget in all sessions what was looked for on the pages of some files; in how many.

    Args:
        keys: the keys of the files.
    """
    pages = tuple(f"/c/{key}/" for key in keys)
    changed = 0
    for row in Session.objects.all().iterator():
        held = row.get_decoded()
        rows = held.get(LOOKED, [])
        held[LOOKED] = [one for one in rows if not one[1].startswith(pages)]
        if len(held[LOOKED]) < len(rows):
            data = SessionStore().encode(held)
            changed += Session.objects.filter(pk=row.pk).update(session_data=data)
    return changed
