"""``comity new-jurisdiction``: the distribution of a country that knows nothing yet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.scaffolding import ask_licence, here, no_licence, scaffold_options, write_folder

if TYPE_CHECKING:
    from comity.kit.scaffold import Country

__all__ = ["command"]

REQUEST = "request"


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
@scaffold_options("comity-CODE")
def command(code: str, name: str, languages: str, licence: str | None, folder: Path | None) -> None:
    """Create the package for a State (KE). It passes the conformance kit and has no law yet.

    It is a repository ready to publish: tests, a workflow file, a changelog, a licence.
    docs/add-a-country.md shows the next steps: one rule, one case, the language, one form.
    """
    from comity.kit.scaffold import country_files, plan_country

    country = plan_country(code, name, languages, licence or "", _worded())
    twin = _twin(country)
    if licence is None:
        country = replace(country, licence=ask_licence(licence))
    folder = folder or Path(country.distribution)
    write_folder(folder, country_files(country))
    click.echo(
        f"{country.name} ({country.code}) has no law yet. Next:\n"
        f"  python -m pip install {here(folder)}\n"
        f"  comity plugins check {country.code}",
        err=True,
    )
    for told in filter(None, (twin, no_licence(country.licence), _unworded(country))):
        click.echo(f"\n{told}", err=True)


def _worded() -> tuple[str, ...]:
    """The languages in which a request can be written with what is installed here."""
    from comity.model.office import Office
    from comity.pipeline.own_plugin import open_host
    from comity.steps.wording import finished

    host = open_host(Office())
    return finished(host.languages, host.document_types()[REQUEST])


def _unworded(country: Country) -> str:
    if not country.unworded:
        return ""
    tags = " and ".join(country.unworded)
    return (
        f"No finished wording is installed for {tags}. To add it, see "
        f"src/{country.package}/catalogues/README.md in the new folder."
    )


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
