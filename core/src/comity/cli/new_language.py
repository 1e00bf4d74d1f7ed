"""``comity new-language``: the distribution of a language that has no sentence yet."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from comity.cli.scaffolding import ask_licence, here, no_licence, scaffold_options, write_folder

if TYPE_CHECKING:
    from comity.kit.scaffold import Language

__all__ = ["command"]


@click.command("new-language")
@click.argument("tag")
@click.option("--name", default="", help="Name in English. Default: the name that CLDR has.")
@scaffold_options("comity-language-TAG")
def command(tag: str, name: str, licence: str | None, folder: Path | None) -> None:
    """Create the package for a language (pt, pt-BR). It has no sentence yet.

    It is a repository ready to publish: a test, a workflow file, a changelog, a licence.
    docs/add-a-language.md shows the next steps, from an empty catalogue to a wheel.
    """
    from comity.kit.scaffold import language_files, plan_language

    language = plan_language(tag, name, licence or "")
    twin = _twin(language)
    if licence is None:
        language = replace(language, licence=ask_licence(licence))
    folder = folder or Path(language.distribution)
    write_folder(folder, language_files(language))
    click.echo(
        f"{language.name} ({language.tag}) has no catalogue yet. Next:\n"
        f"  cd {here(folder)}\n"
        f"  comity wording new {language.tag} -o {language.catalogue}",
        err=True,
    )
    for told in filter(None, (twin, no_licence(language.licence))):
        click.echo(f"\n{told}", err=True)


def _twin(language: Language) -> str:
    """What to know where this language has wording here already; else nothing."""
    from comity.host.installed import LANGUAGES, scan
    from comity_templates import catalogues

    if language.tag in catalogues():
        return (
            f"Comity itself has wording for {language.tag}. To use yours instead, an office writes "
            f'"{language.tag}" = "{language.distribution}" in comity.toml, [plugins.languages].'
        )
    for entry in scan().of(LANGUAGES):
        if entry.name == language.tag:
            held = f"{entry.distribution} {entry.version}".strip()
            told = f"{held} is installed here and already brings {language.tag}. "
            if entry.distribution == language.distribution:
                return f"{told}pip replaces it with this one."
            return f"{told}To use yours, name it in comity.toml, [plugins.languages]."
    return ""
