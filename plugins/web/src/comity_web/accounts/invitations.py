"""Invitations: the way in for somebody who has no password, or forgot it. There is no mail."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from django.db import transaction
from django.utils import timezone

from comity_web.accounts.models import Account, Invitation

__all__ = ["LASTS", "invite", "invited", "take"]

LASTS = dt.timedelta(hours=72)
"""How long an invitation may be used."""


def invite(account: Account) -> str:
    """A new token for an account, for the page ``/invited/<token>``; an older one ends."""
    token = secrets.token_urlsafe(32)
    Invitation.objects.update_or_create(
        account=account, defaults={"sha256": _hash(token), "ends": timezone.now() + LASTS}
    )
    return token


def invited(token: str) -> Account | None:
    """The account that a token is for, as long as it may be used and the account is open."""
    found = Invitation.objects.select_related("account").filter(sha256=_hash(token)).first()
    if found is None or found.ends <= timezone.now() or not found.account.is_active:
        return None
    account: Account = found.account
    return account


def take(token: str) -> Account | None:
    """Use a token up; None where it was used already, also by somebody at the same moment."""
    with transaction.atomic():
        account = invited(token)
        if account is None or not Invitation.objects.filter(sha256=_hash(token)).delete()[0]:
            return None
        return account


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
