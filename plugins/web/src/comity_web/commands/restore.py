"""``comity server restore``: a backup put back, and compared with what it says of itself."""

from __future__ import annotations

from pathlib import Path

import click

from comity.cli.given_paths import GivenPath
from comity_web.running.commanded import folder_option, prepared, put_back_in
from comity_web.running.options import config_option

__all__ = ["command"]


@click.command("restore")
@config_option
@folder_option
@click.option(
    "--from",
    "source",
    type=GivenPath(path_type=Path),
    metavar="DIR",
    required=True,
    help="Folder that `comity server backup` made.",
)
@click.option("--sha256", default="", metavar="HASH", help="Hash that was noted of its manifest.")
def command(folder: Path | None, source: Path, sha256: str) -> int:
    """Put a backup back into an empty database.

    It is refused if a part is damaged, if the database has tables, and if a newer version of
    Comity made it. Afterwards each table and the trail are compared with its manifest. What was
    erased after the backup was made is back: erase it again with `comity server erase --again`.
    """
    with prepared(needs="nothing") if folder is None else put_back_in(folder):
        from comity_web.running.restoring import restore

        done = restore(source, sha256=sha256)
    said = done.manifest
    click.echo(f"Restored: the backup of {said.made}, made by comity-web {said.comity}")
    click.echo(f"Compared: {sum(said.tables.values())} rows in {len(said.tables)} tables")
    click.echo(f"Trail: {said.trail.entries} entries, last hash {said.trail.sha256}")
    if said.trail.broken is not None:
        click.echo(f"Warning: entry {said.trail.broken} did not fit before either.", err=True)
    if folder is None:
        click.echo(
            "What was erased after this backup was made is back. Erase it again, by the list that "
            "you keep outside: comity server erase --again FILE",
            err=True,
        )
    if done.schema.pending and folder is None:
        click.echo("It is of an older version: now run `comity server upgrade`.", err=True)
    return 0
