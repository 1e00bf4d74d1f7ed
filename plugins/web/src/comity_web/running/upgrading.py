"""One command brings a database up to date: alone, after a backup, in one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from comity.model.errors import Fault, OutputError
from comity_web.cases.trail import audit
from comity_web.running.backing_up import Backup, back_up, without_time_limits
from comity_web.running.in_use import alone
from comity_web.running.known_secret import keep_secret
from comity_web.running.schema import refuse_newer, schema_now, vet_new_database

__all__ = ["Upgraded", "upgrade"]

BACKUPS = "backups"
"""Where the backups from before upgrades lie, in the data folder."""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What an upgrade did.

    Attributes:
        before: the last migration of each application; empty where there were no tables.
        after: likewise, now.
        backup: the backup from before, if one was made.
    """

    before: Mapping[str, str]
    after: Mapping[str, str]
    backup: Backup | None = None

    @property
    def changed(self) -> tuple[tuple[str, str, str], ...]:
        """Each application that changed, from which migration, to which."""
        return tuple(
            (app, self.before.get(app, ""), name)
            for app, name in sorted(self.after.items())
            if self.before.get(app) != name
        )


def upgrade(*, backup_to: Path | None = None, with_backup: bool = True) -> Upgraded:
    """Bring the database up to date; make the tables where there are none.

    Args:
        backup_to: the new folder of the backup; default: one in the data folder, named by the time.
        with_backup: whether a backup is made first.

    Raises:
        OutputError: a server or a worker runs on it, it is newer than this version, the backup
            cannot be made, or a step fails; the database is then as it was.
        DatabaseError: the database cannot be reached.
    """
    with alone():
        before = schema_now()
        refuse_newer(before.newer, f"database {connection.settings_dict['NAME']}")
        if not before.pending:
            keep_secret()
            return Upgraded(before.last, before.last)
        made = None
        if not before.applied:
            vet_new_database()
        elif with_backup:
            made = back_up(backup_to or _new_backup(), noted=False)
        with without_time_limits():
            _migrate(made, before.last, before.pending)
            keep_secret()
            return Upgraded(before.last, schema_now().last, made)


def _migrate(made: Backup | None, before: Mapping[str, str], pending: tuple[str, ...]) -> None:
    """Apply what is pending, all of it or nothing."""
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:  # what is checked at the end keeps tables busy
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            call_command("migrate", verbosity=0, interactive=False)
            was = before.get("cases", "nothing")
            audit("upgrade", detail=f"from {was} by {len(pending)} steps")
    except Exception as error:  # whatever a step stumbles over, all of it is undone
        where = f" A backup lies in {made.folder}." if made is not None else ""
        said = str(error).partition("\n")[0]
        raise OutputError(
            Fault(
                f"database {connection.settings_dict['NAME']}",
                0,
                0,
                "",
                f"could not be upgraded: {said}",
                f"It is as it was before.{where} Report the fault with the message above.",
            )
        ) from error


def _new_backup() -> Path:
    above = Path(settings.COMITY.folder) / BACKUPS
    above.mkdir(mode=0o700, exist_ok=True)
    now = dt.datetime.now(dt.UTC).strftime("%Y-%m-%d-%H%M%S")
    return above / f"{now}-before-upgrade"
