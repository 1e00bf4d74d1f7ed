"""``comity new-jurisdiction``: the distribution of a country that knows nothing yet."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.common import as_argument
from comity.cli.given_paths import GivenPath
from comity.cli.writing import write

if TYPE_CHECKING:
    from comity.kit.scaffold import Country

__all__ = ["command"]


@click.command("new-jurisdiction")
@click.argument("code")
@click.option("--name", default="", help="Everyday name. Default: the name that Comity knows.")
@click.option(
    "--languages",
    default="en",
    show_default=True,
    metavar="en,sw",
    help="Languages, the official one first.",
)
@click.option(
    "-o",
    "--output",
    "folder",
    type=GivenPath(path_type=Path),
    metavar="DIR",
    help="Folder to create. Default: ./comity-CODE.",
)
def command(code: str, name: str, languages: str, folder: Path | None) -> None:
    """Create the package for a State (KE). It passes the conformance kit and has no law yet.

    docs/add-a-country.md shows the next steps: one rule, one form, one case, one wheel.
    """
    from comity.kit.scaffold import country_files, plan_country
    from comity.model.errors import Fault, OutputError
    from comity.steps.write import Outputs

    country = plan_country(code, name, languages)
    twin = _twin(country)
    folder = folder or Path(country.distribution)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        cure = "Choose another folder with -o, or remove this one."
        raise OutputError(Fault(str(folder), 0, 0, "", "already exists and is not empty", cure))
    outputs = Outputs(folder, private=False)
    for file, data in country_files(country).items():
        outputs.add(file, data)
    write(outputs)
    click.echo(
        f"{country.name} ({country.code}) has no law yet. Next:\n"
        f"  python -m pip install {_here(folder)}\n"
        f"  comity plugins check {country.code}",
        err=True,
    )
    if twin:
        click.echo(f"\n{twin}", err=True)


def _twin(country: Country) -> str:
    """What to know where a country of this code is installed here already; else nothing.

    Raises:
        InputError: the distribution has the name of an installed topic, which pip would take away.
    """
    from comity.host.installed import JURISDICTIONS, PLUGINS, scan
    from comity.model.errors import Fault, InputError

    mine, word = country.distribution, f"{country.distribution}-WORD"
    for entry in scan().entries:
        if entry.group == PLUGINS and entry.distribution == mine:
            message = f"{mine} is installed here as the topic {entry.name}"
            cure = f"pip would replace it with this one. That topic already covers {country.name}."
            raise InputError(Fault("CODE", 0, 0, "", message, cure))
        if entry.group == JURISDICTIONS and entry.name == country.code:
            held = f"{entry.distribution} {entry.version}".strip()
            told = f"{held} is installed here and already covers {country.code}. "
            if entry.distribution != mine:
                return f"{told}To use both, name the owner in comity.toml, [plugins.owners]."
            return (
                f"{told}pip replaces it with this one, and its law is lost. To keep both, name "
                f"the distribution {word} in pyproject.toml and rename the package to match."
            )
    return ""


def _here(folder: Path) -> str:
    """The folder, quoted for a shell, so that pip cannot look it up in an index as a name."""
    return as_argument(folder if folder.is_absolute() else f".{os.sep}{folder}")
