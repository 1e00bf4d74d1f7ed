"""Attempts at what an account may not open: in the trail, which auditors read, and in the log.

The trail takes one entry a minute of an account and a kind, so that nobody can fill it, and the
next one tells how many had none. Whoever types a name that is protected may be asking who it is:
each of these has an entry.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from threading import Lock
from typing import Any

from django.http import HttpRequest

from comity_web.accounts.roles import Action
from comity_web.accounts.who import OWNER, asking, on_behalf_of
from comity_web.cases.models import CaseFile
from comity_web.cases.trail import audit
from comity_web.guarding.faults import Allowed, note

__all__ = ["ATTEMPTS", "attempted", "kind_of"]

ATTEMPTS: Mapping[str, str] = {
    "team": "somebody asked for a file of another team",
    "sealed": "somebody asked for a sealed annex without the role",
    "name": "somebody typed, where the whole team reads it, who a protected person is",
    "role": "somebody asked for what their roles do not allow",
}
"""The kinds, as the trail has them, with the line of the log."""
EACH = 60.0
"""Seconds in which an account gets one entry of a kind."""
EACH_TOLD = ("name",)
"""Kinds of which every attempt has an entry; how many forms somebody posts is limited anyhow."""
_LAST: dict[tuple[str, str], float] = {}
_MORE: dict[tuple[str, str], int] = {}
_LOCK = Lock()


def kind_of(action: Action) -> str:
    """What kind of attempt it was to do something without the role for it."""
    return "sealed" if action == Action.SEAL else "role"


def attempted(request: HttpRequest, kind: str, key: str = "") -> None:
    """Note an attempt that was refused.

    Args:
        request: the attempt, of somebody who signed in.
        kind: one of ``ATTEMPTS``.
        key: of the file that the address names. Where there is none of that key, nothing of another
            team was asked for, and nothing is noted.

    Raises:
        DatabaseError: the trail cannot be written.
    """
    with on_behalf_of(OWNER):
        file = CaseFile.objects.filter(key=key).first() if key else None
    if kind == "team" and file is None:
        return
    match = request.resolver_match
    view = (match.url_name if match is not None else "") or ""
    account: Any = getattr(request, "user", None)
    allowed: Allowed = {"view": view, "account": str(getattr(account, "key", ""))}
    note(ATTEMPTS[kind], **allowed)
    more = _untold(asking().username, kind)
    if more is not None:
        audit("refused", file=file, detail=f"{kind} {view}{f' {more}' if more else ''}".strip())


def _untold(username: str, kind: str) -> int | None:
    """How many attempts since the last entry of this kind had none; None where this has none too.

    One server writes all of them.
    """
    now, one = time.monotonic(), (username, kind)
    with _LOCK:
        last = _LAST.get(one)
        if kind not in EACH_TOLD and last is not None and now - last < EACH:
            _MORE[one] = _MORE.get(one, 0) + 1
            return None
        _LAST[one] = now
        return _MORE.pop(one, 0)
