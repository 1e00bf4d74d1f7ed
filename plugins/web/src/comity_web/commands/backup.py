"""``comity server backup``: a consistent copy of all that counts, while the server runs."""

from __future__ import annotations

from pathlib import Path

import click

from comity.cli.given_paths import GivenPath
from comity_web.running.commanded import folder_option, prepared
from comity_web.running.options import config_option

__all__ = ["command"]


@click.command("backup")
@config_option
@folder_option
@click.option(
    "--to",
    type=GivenPath(path_type=Path),
    metavar="DIR",
    required=True,
    help="New folder for the backup.",
)
def command(folder: Path | None, to: Path) -> int:
    """Make a backup of the database and the secret of the server.

    The server may run meanwhile. Note the hash that is printed in another place: with it,
    `comity server restore` shows whether the backup was changed.
    """
    with prepared(folder):
        from comity_web.running.backing_up import back_up

        made = back_up(to)
    said = made.manifest
    size = sum(part.bytes for part in said.parts.values())
    rows = sum(said.tables.values())
    click.echo(f"Backup: {made.folder} ({rows} rows in {len(said.tables)} tables, {size} bytes)")
    click.echo(f"Trail: {said.trail.entries} entries, last hash {said.trail.sha256}")
    click.echo(f"Manifest: sha256 {made.sha256}")
    click.echo("Every case is in it, in the database.", err=True)
    click.echo("Not in it, from the data folder and beside it:", err=True)
    for one in said.left_out:
        click.echo(f"  {one.what}: {one.why}", err=True)
    if said.trail.broken is not None:
        click.echo(f"Warning: entry {said.trail.broken} of the trail does not fit.", err=True)
        return 1
    return 0
