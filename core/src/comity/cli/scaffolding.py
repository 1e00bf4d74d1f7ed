"""What ``comity new-jurisdiction`` and ``comity new-language`` share: the licence, the folder."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from comity.cli.common import as_argument
from comity.cli.given_paths import GivenPath
from comity.cli.writing import write

__all__ = ["ask_licence", "here", "no_licence", "scaffold_options", "write_folder"]

F = TypeVar("F", bound=Callable[..., Any])

LATER = "later"


def scaffold_options(default: str) -> Callable[[F], F]:
    """``--licence`` and ``-o``; ``default`` is the folder that is made without it."""

    def options(command: F) -> F:
        licence = click.option(
            "--licence",
            default=None,
            metavar="SPDX",
            help="Licence, such as Apache-2.0 or EUPL-1.2. Default: asked at a terminal.",
        )
        output = click.option(
            "-o",
            "--output",
            "folder",
            type=GivenPath(path_type=Path),
            metavar="DIR",
            help=f"Folder to create. Default: ./{default}.",
        )
        return licence(output(command))

    return options


def ask_licence(given: str | None) -> str:
    """The licence that was given, or the answer at a terminal; nothing where nobody can answer."""
    if given is not None or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return given or ""
    from comity.kit.scaffold.licences import KNOWN, plan_licence
    from comity.model.errors import InputError

    click.echo("Under which licence may others use this package?", err=True)
    for name, title in KNOWN.items():
        click.echo(f"  {name:<20} {title}", err=True)
    click.echo(f"Any SPDX id will do. `{LATER}` leaves the choice open.", err=True)
    while True:
        answer = click.prompt("Licence", default="Apache-2.0", err=True).strip()
        if answer == LATER:
            return ""
        try:
            return plan_licence(answer)
        except InputError as error:
            click.echo(str(error), err=True)


def no_licence(licence: str) -> str:
    """What to know where no licence has been chosen, else nothing."""
    if licence:
        return ""
    return "No licence was chosen. Before you publish, name one in pyproject.toml and in LICENSE."


def write_folder(folder: Path, made: Mapping[str, bytes]) -> None:
    """Write a distribution into a folder that is new or empty.

    Raises:
        OutputError: the folder is neither.
    """
    from comity.model.errors import Fault, OutputError
    from comity.steps.write import Outputs

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        cure = "Choose another folder with -o, or remove this one."
        raise OutputError(Fault(str(folder), 0, 0, "", "already exists and is not empty", cure))
    outputs = Outputs(folder, private=False)
    for file, data in made.items():
        outputs.add(file, data)
    write(outputs)


def here(folder: Path) -> str:
    """The folder, quoted for a shell, so that pip cannot look it up in an index as a name."""
    return as_argument(folder if folder.is_absolute() else f".{os.sep}{folder}")
