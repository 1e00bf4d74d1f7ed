"""The second witness at the command line: what it needs, and what it says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from comity.cli.common import text_width

if TYPE_CHECKING:
    from comity.pipeline.build import Built

__all__ = ["require_witness", "tell_heard"]


def require_witness() -> None:
    """See that pages can be made and read.

    Raises:
        InputError: a program or a package is not installed.
    """
    from comity.model.errors import Fault, InputError
    from comity.steps.witness import missing_program

    missing = missing_program()
    if missing:
        message = "a program or package for the second witness is not installed"
        raise InputError(Fault("--witness", 0, 0, "", message, f"Install {missing}."))


def tell_heard(builds: Iterable[Built]) -> bool:
    """Print what the second witness says of each document; whether page and data agree in all."""
    from comity.steps.protect import Shield
    from comity.steps.witness.told import told

    agreed = True
    for built in builds:
        resolved = built.checked.resolved
        shield = Shield(resolved.draft.data(), resolved.beside)
        for name, testimony in built.heard:
            agreed = agreed and testimony.agrees
            click.echo(told(name, testimony, shield.quoted, text_width()), err=True)
    if not agreed:
        cure = "Check the template, or use --draft to build a marked draft."
        click.echo(f"The printed pages do not match the case. {cure}", err=True)
    return agreed
