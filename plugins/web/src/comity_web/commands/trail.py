"""``comity server trail``: whether the trail is as it was written."""

from __future__ import annotations

import re
from pathlib import Path

import click

from comity_web.running.commanded import folder_option, prepared
from comity_web.running.options import config_option

__all__ = ["command"]

HASH = re.compile(r"[0-9a-fA-F]{64}")


@click.command("trail")
@config_option
@folder_option
@click.option(
    "--count", type=click.IntRange(1), metavar="N", help="Number of entries that was noted earlier."
)
@click.option("--sha256", metavar="HASH", help="Last hash that was noted with it.")
def command(folder: Path | None, count: int | None, sha256: str | None) -> int:
    """Verify that no entry of the trail was changed or removed.

    Note the number of entries and the last hash in another place, and name them with --count and
    --sha256 the next time: only so does it show if the trail was cut off or written anew.
    Exit code 1 if an entry does not fit.
    """
    if (count is None) != (sha256 is None):
        raise click.UsageError("Name --count and --sha256 together, or neither.")
    if sha256 is not None and not HASH.fullmatch(sha256):
        raise click.UsageError("--sha256 is the whole hash: 64 digits and letters from a to f.")
    with prepared(folder):
        from comity_web.cases.trail import verify
        from comity_web.running.backing_up import without_time_limits

        with without_time_limits():
            found = verify(count or 0, sha256 or "")
    if found.broken is not None:
        click.echo(f"Entry {found.broken} was changed, or one before it is missing.")
        click.echo(f"Until then: {found.broken - 1} entries, last hash {found.last}")
        return 1
    click.echo(f"Trail: {found.entries} entries, last hash {found.last}")
    if found.entries < (count or 0):
        click.echo(
            f"There are fewer entries than the {count} that were noted: the end of the trail was "
            "cut off, or it was written anew."
        )
        return 1
    if found.stands is False:
        click.echo(f"Entry {count} is not the one that was noted: the trail was written anew.")
        return 1
    if found.stands:
        click.echo(f"Entry {count} is the one that was noted.")
    return 0
