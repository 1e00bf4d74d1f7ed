"""The secret of the server and its database belong together: the database knows a fingerprint.

With another secret no one-time code of the database can be read, and no session is one. A server
that finds an empty data folder (a disk that is not mounted, say) makes a new secret, so it must see
that this is not the one of its database before anybody asks.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils.crypto import salted_hmac

from comity.model.errors import Fault, OutputError
from comity_web.accounts.models import KnownSecret

__all__ = ["is_known", "keep_secret", "vet_secret"]

SALT = "comity_web.running.known_secret"
ONLY = 1
"""The key of the one row."""


def keep_secret() -> None:
    """Let the database know the secret of this data folder, if it knows none yet.

    Raises:
        OutputError: it knows another one.
        DatabaseError: it cannot be asked.
    """
    if settings.COMITY.server is not None:
        made = {"sha256": _fingerprint(settings.SECRET_KEY)}
        KnownSecret.objects.get_or_create(pk=ONLY, defaults=made)
        vet_secret()


def vet_secret() -> None:
    """See that the secret of the data folder is that of the database; nothing is changed.

    Raises:
        OutputError: it is another one.
        DatabaseError: the database cannot be asked.
    """
    if settings.COMITY.server is None or is_known(settings.SECRET_KEY):
        return
    name = connection.settings_dict["NAME"]
    raise OutputError(
        Fault(
            str(Path(settings.COMITY.folder)),
            0,
            0,
            "",
            f"has another secret than the one that the database {name} was used with",
            "Mount the data folder of this database, or name it as `data` in `[server]`. If it is "
            "lost, restore a backup into a new database. Without a backup, see "
            "`comity server lost-secret --help`.",
        )
    )


def is_known(secret: str) -> bool:
    """Whether the database knows this secret, or none yet.

    Raises:
        DatabaseError: it cannot be asked.
    """
    with connection.cursor() as cursor:
        there = connection.introspection.table_names(cursor)
    if KnownSecret._meta.db_table not in there:
        return True
    known = KnownSecret.objects.filter(pk=ONLY).values_list("sha256", flat=True).first()
    return known is None or known == _fingerprint(secret)


def _fingerprint(secret: str) -> str:
    return salted_hmac(SALT, "fingerprint", secret=secret, algorithm="sha256").hexdigest()
