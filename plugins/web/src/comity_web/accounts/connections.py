"""The identities that are connected to an account, and how a first one is.

An account without a password is connected on first use, by the e-mail address that the
administrator entered and the provider has verified. Whoever has a password proves it first:
otherwise the administrator, who can change that address, could sign in as a colleague who would not
notice.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from comity_web.accounts.models import Account
from comity_web.accounts.sessions import end_sessions

__all__ = ["Connection", "connect_waiting", "connections_of", "disconnect", "wait", "waiting"]

WAITING = "identity"
"""The key of a session: an identity that waits for the password of its account."""
WAITS = 600
"""Seconds in which the password must follow."""


@dataclass(frozen=True, slots=True)
class Connection:
    """An identity that lets somebody in as an account.

    Attributes:
        provider: the name of its provider in the configuration.
        name: as people know the provider; ``provider`` where the configuration no longer has it.
        since: when it was connected.
    """

    provider: str
    name: str
    since: dt.datetime


def connections_of(account: Account) -> list[Connection]:
    """The identities of an account, by the name of their provider."""
    names = {one.id: one.name for one in settings.COMITY.server.sign_in.providers}
    had = SocialAccount.objects.filter(user=account).values_list("provider", "date_joined")
    return sorted(
        (Connection(provider, names.get(provider, provider), since) for provider, since in had),
        key=lambda one: one.name,
    )


def disconnect(account: Account, provider: str, but: str = "") -> bool:
    """Take an identity away from an account, and end its sessions.

    Args:
        account: whose it is.
        provider: the name of its provider in the configuration.
        but: the key of the session that goes on: that of its owner.

    Returns:
        Whether there was one.
    """
    gone, _ = SocialAccount.objects.filter(user=account, provider=provider).delete()
    if gone:
        end_sessions(account, but=but)
    return bool(gone)


def wait(request: HttpRequest, account: Account, identity: SocialAccount) -> None:
    """Let an identity wait until whoever brought it proves the password of an account."""
    request.session[WAITING] = {
        "account": account.pk,
        "password": account.get_session_auth_hash(),
        "provider": identity.provider,
        "uid": identity.uid,
        "at": int(time.time()),
    }


def waiting(request: HttpRequest) -> str:
    """The name of the provider whose identity waits for a password; empty if none does."""
    kept: Mapping[str, Any] = request.session.get(WAITING) or {}
    if not kept or time.time() - kept["at"] > WAITS:
        return ""
    named = (one for one in settings.COMITY.server.sign_in.providers)
    return next((one.name for one in named if one.id == kept["provider"]), "")


def connect_waiting(request: HttpRequest, account: Account) -> str:
    """Connect the identity that waited for the password of this account.

    Returns:
        The name of its provider in the configuration; empty if none waited for this account, or it
        came too late, or the account has another identity of that provider meanwhile.
    """
    fits = bool(waiting(request))
    kept: Mapping[str, Any] = request.session.pop(WAITING, None) or {}
    if not fits or kept["account"] != account.pk:
        return ""
    if not constant_time_compare(kept["password"], account.get_session_auth_hash()):
        return ""
    mine = SocialAccount.objects.filter(user=account, provider=kept["provider"])
    identity = SocialAccount.objects.filter(provider=kept["provider"], uid=kept["uid"])
    if mine.exists() or identity.exists():
        return ""
    SocialAccount.objects.create(user=account, provider=kept["provider"], uid=kept["uid"])
    return str(kept["provider"])
