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
@click.option("--yes", is_flag=True, help="Erase it now; nothing brings it back.")
def command(matter: str | None, all_due: bool, yes: bool) -> int:
    """List the closed matters that are due for erasure, or erase matters.

    `[retention]` in the file of the server says when a closed matter is due. What is erased stays
    in older backups until these go, and in the files of PostgreSQL until it uses the space again:
    `VACUUM FULL` writes them anew.
    """
    if matter and all_due:
        raise click.UsageError("Name --matter or --due, not both.")
    with prepared():
        from django.conf import settings

        from comity_web.cases.erasure import closed_on, due
        from comity_web.cases.models import CaseFile

        days = settings.COMITY.server.keep_closed
        if all_due and not days:
            raise click.UsageError("No matter is ever due: write `[retention]` `closed = DAYS`.")
        chosen: Sequence[Matter] = [_named(matter)] if matter else due(days) if days else []
        for one in chosen:
            closed = closed_on(one)
            state = f"closed {closed.isoformat()}" if closed else "not closed"
            count = CaseFile.objects.filter(matter=one).count()
            click.echo(f"{one.key}: {count} files, {state}")
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


def _named(key: str) -> Any:
    from comity_web.cases.models import Matter

    found = Matter.objects.filter(key=key).first()
    if found is None:
        cure = "Run `comity server erase` without options for the keys of those that are due."
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
