"""A data folder whose secret is lost: its database is used with the new one, without what is lost.

The secret is the key of every one-time code and recovery code, and of the sessions. Cases,
accounts, passwords, invitations and the trail do not depend on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from comity.model.errors import Fault, OutputError
from comity_web.accounts.models import Account, Attempts, KnownSecret
from comity_web.cases.trail import audit
from comity_web.running.in_use import alone
from comity_web.running.known_secret import is_known, keep_secret

__all__ = ["Lost", "replace_secret", "what_is_lost"]


@dataclass(frozen=True, slots=True)
class Lost:
    """What goes with the secret.

    Attributes:
        codes: the names of the accounts whose one-time codes cannot be read, in order.
        sessions: how many sessions end.
    """

    codes: tuple[str, ...]
    sessions: int


def what_is_lost() -> Lost:
    """What cannot be used any more; nothing is changed.

    Raises:
        OutputError: the secret of the data folder is that of the database.
        DatabaseError: the database cannot be asked.
    """
    from allauth.mfa.models import Authenticator
    from django.contrib.sessions.models import Session

    if is_known(settings.SECRET_KEY):
        place = str(Path(settings.COMITY.folder))
        name = connection.settings_dict["NAME"]
        why = f"has the secret of the database {name}"
        raise OutputError(Fault(place, 0, 0, "", why, "Nothing is lost: start the server."))
    having = Account.objects.filter(pk__in=Authenticator.objects.values("user"))
    names = having.order_by("username").values_list("username", flat=True)
    return Lost(tuple(names), Session.objects.count())


def replace_secret() -> Lost:
    """Take the secret of the data folder for that of the database, and remove what is lost.

    Returns:
        What was removed.

    Raises:
        OutputError: the secret is that of the database, or a server or a worker runs on it.
        DatabaseError: the database refuses; nothing was changed then.
    """
    from allauth.mfa.models import Authenticator
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.models import Session

    with alone(), transaction.atomic():
        lost = what_is_lost()
        for model in (Authenticator, UserSession, Session, Attempts, KnownSecret):
            model.objects.all().delete()
        keep_secret()
        audit("secret-lost")
        for name in lost.codes:
            audit("codes-reset", detail=name)
    return lost
