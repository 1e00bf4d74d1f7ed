"""``comity server erase``: what is due for erasure, and erasure itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from comity.model.errors import Fault, OutputError
from comity_web.running.commanded import prepared
from comity_web.running.options import config_option

if TYPE_CHECKING:
    from comity_web.cases.models import Matter

__all__ = ["command"]

ACTOR = "comity server erase"
"""Who erases, as the trail has it."""


@click.command("erase")
@config_option
@click.option("--matter", metavar="KEY", help="Key of the matter that is to be erased.")
@click.option("--due", "all_due", is_flag=True, help="Erase every matter that is due.")
@click.option("--every", is_flag=True, help="List every matter and how it stands; erase nothing.")
@click.option("--yes", is_flag=True, help="Erase it now; nothing brings it back.")
def command(matter: str | None, all_due: bool, every: bool, yes: bool) -> int:
    """List the closed matters that are due for erasure, or erase matters.

    `[retention]` in the file of the server says how many days after it was closed a matter is due;
    a later change of its files puts that off. Files that were removed and drafts that were never
    sent are never due: `--every` lists them too, for `--matter`. What is erased stays in older
    backups until these go, and in the files of PostgreSQL until it uses the space again:
    `VACUUM FULL` writes them anew.
    """
    if sum((bool(matter), all_due, every)) > 1:
        raise click.UsageError("Name one of --matter, --due and --every.")
    if every and yes:
        raise click.UsageError("--every only lists. To erase, name --matter or --due.")
    with prepared(needs="this version"):
        from django.conf import settings

        from comity_web.cases.erasure import due
        from comity_web.cases.models import Matter as Every

        days = settings.COMITY.server.keep_closed
        if all_due and not days:
            raise click.UsageError("No matter is ever due: write `[retention]` `closed = DAYS`.")
        if every:
            for one in Every.objects.order_by("pk"):
                click.echo(_told(one))
            return 0
        chosen: Sequence[Matter] = [_named(matter)] if matter else due(days) if days else []
        for one in chosen:
            click.echo(_told(one))
        if not chosen:
            click.echo("No matter is due.")
        elif not (matter or all_due):
            click.echo("To erase them: --due --yes, or --matter KEY --yes.", err=True)
        elif not yes:
            click.echo("Nothing was erased. To erase for good, add --yes.", err=True)
            return 1
        else:
            return _erase(chosen)
    return 0


def _told(matter: Matter) -> str:
    """A matter by its key, with how many files it has and how it stands."""
    from comity_web.cases.erasure import closed_on, still_since
    from comity_web.cases.models import CaseFile

    files = CaseFile.objects.filter(matter=matter)
    closed, still = closed_on(matter), still_since(matter)
    if closed is not None and still is not None:
        state = f"closed {closed.isoformat()}"
        state += f", last changed {still.isoformat()}" if still != closed else ""
    elif not files.filter(removed=None).exists():
        state = "not closed, every file removed"
    elif not files.exclude(record="").exists():
        state = "not closed, nothing recorded as sent or received"
    else:
        state = "not closed"
    count = files.count()
    return f"{matter.key}: {count} {'file' if count == 1 else 'files'}, {state}"


def _named(key: str) -> Any:
    from comity_web.cases.models import CaseFile, Matter

    found = Matter.objects.filter(key=key).first()
    if found is None:
        cure = "Run `comity server erase --every` for the key of each matter."
        if file := CaseFile.objects.filter(key=key).select_related("matter").first():
            cure = f"This is the key of a file. Its matter is {file.matter.key}."
        raise OutputError(Fault(f"matter {key}", 0, 0, "", "does not exist", cure))
    return found


def _erase(chosen: Sequence[Matter]) -> int:
    from comity_web.cases.erasure import InUseError, erase

    left = 0
    for one in chosen:
        key = one.key
        try:
            done = erase(one, actor=ACTOR)
        except InUseError:
            click.echo(f"{key}: not erased, the worker is at work on it. Try again later.")
            left += 1
            continue
        rows = ", ".join(f"{name} {count}" for name, count in sorted(done.rows.items()))
        click.echo(f"{key}: erased ({rows})")
    return 1 if left else 0
