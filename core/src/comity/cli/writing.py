"""How a command writes its files, and what it says of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from comity.seal import Outputs

__all__ = ["tell_remarks", "write"]


def write(outputs: Outputs, *, shown: bool = True) -> tuple[Path, ...]:
    """Write the files, all or none: their paths on stdout, what else is to be known on stderr.

    Args:
        outputs: the planned files.
        shown: whether the paths are printed; not where stdout is for a program.

    Raises:
        OutputError: one cannot be written; then none is.
    """
    paths = outputs.commit()
    if shown:
        for path in paths:
            click.echo(str(path))
    tell_remarks(outputs)
    return paths


def tell_remarks(outputs: Outputs) -> None:
    """What a person must know beside the names: moved files, replaced links, open folders."""
    for line in outputs.remarks:
        click.echo(line, err=True)
