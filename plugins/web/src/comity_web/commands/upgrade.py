"""``comity server upgrade``: the tables brought to this version, after a backup."""

from __future__ import annotations

from pathlib import Path

import click

from comity.cli.given_paths import GivenPath
from comity_web.running.commanded import prepared
from comity_web.running.options import config_option

__all__ = ["command"]


@click.command("upgrade")
@config_option
@click.option(
    "--to",
    type=GivenPath(path_type=Path),
    metavar="DIR",
    help="New folder for the backup. Default: one in the data folder.",
)
@click.option("--no-backup", is_flag=True, help="Make no backup first.")
def command(to: Path | None, no_backup: bool) -> int:
    """Make the tables of the database, or bring them to this version.

    Stop the server and its worker first. If a step fails, the database stays as it was.
    """
    with prepared(needs="nothing"):
        from comity_web.running.upgrading import upgrade

        done = upgrade(backup_to=to, with_backup=not no_backup)
    if not done.changed:
        click.echo("The database is up to date.")
        return 0
    if done.backup is not None:
        click.echo(f"Backup: {done.backup.folder}")
        click.echo(f"Manifest: sha256 {done.backup.sha256}")
    if not any(before for _, before, _ in done.changed):
        click.echo("The tables were made.")
        return 0
    for app, before, after in done.changed:
        click.echo(f"{app}: from {before or 'nothing'} to {after}")
    return 0
