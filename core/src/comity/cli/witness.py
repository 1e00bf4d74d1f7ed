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
        message = "the second witness cannot be heard: something it needs is not installed"
        raise InputError(Fault("--witness", 0, 0, "", message, f"Install {missing}."))


def tell_heard(builds: Iterable[Built]) -> bool:
    """Print what the second witness says of each document; whether page and data agree in all."""
    from comity.steps.protect import Shield
    from comity.steps.witness.told import told

    agreed = True
    for built in builds:
        shield = Shield(built.checked.resolved.draft.data())
        for name, testimony in built.heard:
            agreed = agreed and testimony.agrees
            click.echo(told(name, testimony, shield.quoted, text_width()), err=True)
    if not agreed:
        cure = "Look into the template, or use --draft to see the marked draft."
        click.echo(f"The page does not say what the data say. {cure}", err=True)
    return agreed
