"""How a command writes its files, and what it says of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from comity.steps.write import Outputs

__all__ = ["tell_remarks", "write"]


def write(
    outputs: Outputs, *, shown: bool = True, then: Callable[[], None] | None = None
) -> tuple[Path, ...]:
    """Write the files, all or none: their paths on stdout, what else is to be known on stderr.

    Args:
        outputs: the planned files.
        shown: whether the paths are printed; not where stdout is for a program.
        then: tells what else is to be known of files that were written, also where stdout fails.

    Raises:
        OutputError: one cannot be written; then none is.
        OSError: stdout cannot be written; then all files are, and stderr has named them.
    """
    paths = outputs.commit()
    failure = _print(paths) if shown else None
    tell_remarks(outputs)
    if then is not None:
        then()
    if failure is not None:
        raise failure
    return paths


def _print(paths: tuple[Path, ...]) -> OSError | None:
    """The paths on stdout; where it takes none, on stderr that the files are there."""
    try:
        for path in paths:
            click.echo(str(path))
    except BrokenPipeError:
        raise
    except OSError as error:
        for path in paths:
            click.echo(f"Written: {path}", err=True)
        return error
    return None


def tell_remarks(outputs: Outputs) -> None:
    """What a person must know beside the names: moved files, replaced links, open folders."""
    for line in outputs.remarks:
        click.echo(line, err=True)
