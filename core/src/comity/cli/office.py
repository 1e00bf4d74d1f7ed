"""``comity office``: which office file would be used here, and which are allowed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from comity.cli.common import format_option, print_json
from comity.cli.given_paths import GivenPath
from comity.cli.group import HelpfulGroup

if TYPE_CHECKING:
    from comity.cli.trust import Profile

__all__ = ["command"]


@click.group("office", cls=HelpfulGroup)
def command() -> None:
    """Allow the office file in this folder, forget it, or show its settings.

    A comity.toml in the current folder may have arrived with a case you received. Comity uses it
    only after you allow it. If the file changes, allow it again.
    """


_file = click.argument(
    "file", metavar="[FILE]", default=Path("comity.toml"), type=GivenPath(path_type=Path)
)


@command.command("allow")
@_file
def allow(file: Path) -> int:
    """Allow an office file (./comity.toml) and its templates as they are now."""
    from comity.cli.consent import profile_lines
    from comity.cli.trust import Record, open_profile

    profile = open_profile(file)
    Record().allow(profile)
    click.echo(f"Allowed: {file}")
    for line in profile_lines(profile):
        click.echo(line)
    return 0


@command.command("forget")
@_file
def forget(file: Path) -> int:
    """Withdraw permission for an office file (./comity.toml)."""
    from comity.cli.trust import Record

    known = Record().forget(file)
    click.echo(f"Forgotten: {file}" if known else f"{file} was not allowed.")
    return 0


@command.command("show")
@_file
@format_option
def show(file: Path, form: str) -> int:
    """Show the settings of an office file (./comity.toml), and whether it is allowed."""
    from comity.cli.consent import profile_lines
    from comity.cli.trust import FOUND, Record, found_profile, open_profile

    if file == FOUND and found_profile() is None:
        if form == "json":
            print_json(None)
        else:
            click.echo("This folder has no office file. Comity uses the default settings.")
        return 0
    profile, record = open_profile(file), Record()
    why = record.why_not(profile)
    if form == "json":
        print_json(_plain(profile, why, record.fault))
        return 0
    click.echo(f"{file}: {f'not used: {why}' if why else 'allowed'}.")
    if record.fault:
        click.echo(f"The record of allowed offices: {record.fault}.")
    for line in profile_lines(profile):
        click.echo(line)
    return 0


def _plain(profile: Profile, why: str, fault: str) -> dict[str, Any]:
    return {
        "file": str(profile.real),
        "sha256": profile.sha256,
        "allowed": not why,
        "why_not": why,
        "record_fault": fault,
        "settles": dict(profile.office.rows()),
        "templates": profile.templates(),
    }
