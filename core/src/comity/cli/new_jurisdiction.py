"""``comity new-jurisdiction``: the distribution of a country that knows nothing yet."""

from __future__ import annotations

import os
from pathlib import Path

import click

from comity.cli.common import as_argument

__all__ = ["command"]


@click.command("new-jurisdiction")
@click.argument("code")
@click.option("--name", default="", help="Its everyday name; left out: the one that Comity knows.")
@click.option(
    "--languages",
    default="en",
    show_default=True,
    metavar="en,sw",
    help="Its languages, the official first.",
)
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder to make; left out: ./comity-CODE.",
)
def command(code: str, name: str, languages: str, folder: Path | None) -> None:
    """Make a distribution for a State (KE) that conforms to the kit and holds no law yet.

    docs/add-a-country.md goes on from there: one rule, one form, one case, one wheel.
    """
    from comity.errors import Fault, OutputError
    from comity.scaffold import country_files, plan_country
    from comity.seal import Outputs

    country = plan_country(code, name, languages)
    folder = folder or Path(country.distribution)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        cure = "Name another with -o, or remove it."
        raise OutputError(Fault(str(folder), 0, 0, "", "is there already, and not empty", cure))
    outputs = Outputs(folder, private=False)
    for file, data in country_files(country).items():
        outputs.add(file, data)
    for path in outputs.commit():
        click.echo(path)
    click.echo(
        f"{country.name} ({country.code}) holds no law yet. Next:\n"
        f"  python -m pip install {_here(folder)}\n"
        f"  comity plugins check {country.code}",
        err=True,
    )


def _here(folder: Path) -> str:
    """The folder as a shell takes it, and so that pip cannot look it up in an index as a name."""
    return as_argument(folder if folder.is_absolute() else f".{os.sep}{folder}")
