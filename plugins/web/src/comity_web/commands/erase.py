"""``comity server erase``: what is due for erasure, and erasure itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comity.cli.given_paths import GivenPath
from comity.model.errors import Fault, OutputError
from comity_web.running.commanded import prepared
from comity_web.running.options import config_option

if TYPE_CHECKING:
    from comity_web.cases.models import Matter

__all__ = ["command"]

ACTOR = "comity server erase"
"""Who erases, as the trail has it."""
KEY = re.compile(r"[0-9a-f]{12}")
LIST = "Give a list that `comity server erase --erased` printed: a key at the start of each line."


@click.command("erase")
@config_option
@click.option("--matter", metavar="KEY", help="Key of the matter that is to be erased.")
@click.option("--due", "all_due", is_flag=True, help="Erase every matter that is due.")
@click.option("--every", is_flag=True, help="List every matter and how it stands; erase nothing.")
@click.option("--erased", is_flag=True, help="List what was erased, with the day; erase nothing.")
@click.option(
    "--again",
    type=GivenPath(path_type=Path),
    metavar="FILE",
    help="Erase again what such a list names, after a restore.",
)
@click.option("--yes", is_flag=True, help="Erase it now; nothing brings it back.")
def command(
    matter: str | None, all_due: bool, every: bool, erased: bool, again: Path | None, yes: bool
) -> int:
    """List the closed matters that are due for erasure, or erase matters.

    `[retention]` in the file of the server says how many days after it was closed a matter is due;
    a later change of its files puts that off. Files that were removed and drafts that were never
    sent are never due: `--every` lists them too, for `--matter`. What is erased stays in older
    backups until these go, and in the files of PostgreSQL until it uses the space again:
    `VACUUM FULL` writes them anew.

    A restore brings back what was erased since its backup was made. So keep what `--erased` lists
    outside the server, and after a restore erase it with `--again`.
    """
    if sum((bool(matter), all_due, every, erased, again is not None)) > 1:
        raise click.UsageError("Name one of --matter, --due, --every, --erased and --again.")
    if (every or erased) and yes:
        raise click.UsageError("It only lists. To erase, name --matter, --due or --again.")
    with prepared(needs="this version"):
        from django.conf import settings

        from comity_web.cases.erasure import due
        from comity_web.cases.models import Matter as Every

        days = settings.COMITY.server.keep_closed
        if all_due and not days:
            raise click.UsageError("No matter is ever due: write `[retention]` `closed = DAYS`.")
        if erased:
            return _list_erased()
        if every:
            for one in Every.objects.order_by("pk"):
                click.echo(_told(one))
            return 0
        if again is not None:
            chosen: Sequence[Matter] = _back_again(again)
        else:
            chosen = [_named(matter)] if matter else due(days) if days else []
        for one in chosen:
            click.echo(_told(one))
        if not chosen:
            click.echo("Nothing of the list is back." if again else "No matter is due.")
        elif not (matter or all_due or again):
            click.echo("To erase them: --due --yes, or --matter KEY --yes.", err=True)
        elif not yes:
            click.echo("Nothing was erased. To erase for good, add --yes.", err=True)
            return 1
        else:
            return _erase(chosen)
    return 0


def _list_erased() -> int:
    """Print each matter that was erased: its key, and the day."""
    from comity_web.cases.models import AuditEntry

    erased = AuditEntry.objects.filter(action="erase-matter").order_by("id")
    days = {one.detail.partition(":")[0]: one.at.date() for one in erased}
    for key, day in days.items():
        click.echo(f"{key} {day.isoformat()}")
    return 0


def _back_again(file: Path) -> list[Matter]:
    """The matters of a list of ``--erased`` that are there.

    Raises:
        OutputError: a line begins with no key, so that nothing of the list may be left out.
    """
    from comity_web.cases.models import Matter as Every

    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise OutputError(Fault(str(file), 0, 0, "", "cannot be read", LIST)) from None
    keys = []
    for number, line in enumerate(lines, start=1):
        if words := line.split():
            if not KEY.fullmatch(words[0]):
                raise OutputError(Fault(str(file), number, 1, "", "begins with no key", LIST))
            keys.append(words[0])
    return list(Every.objects.filter(key__in=keys).order_by("pk"))


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
