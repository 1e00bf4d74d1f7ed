"""The type of a path on the command line: one that was given, and that the system can look up."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import click

__all__ = ["GivenPath"]


_NOWHERE = {
    errno.ENAMETOOLONG: "the name is too long for this system. Choose a shorter name.",
    errno.ELOOP: "this link points back to itself. Remove it, or choose another name.",
}


class GivenPath(click.Path):
    """A path that can be looked up; an empty one (``-o "$DIR"``) would mean the current folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path.

        Raises:
            BadParameter: it is empty, too long, or a link without an end.
        """
        if os.fspath(value) in ("", b""):
            self.fail("The name is empty. Give the name of a file or folder.", param, ctx)
        try:
            Path(os.fsdecode(value)).stat()
        except (OSError, ValueError) as error:  # most that is wrong has a message of its own
            if why := _NOWHERE.get(getattr(error, "errno", None) or 0):
                self.fail(f"{os.fsdecode(value)}: {why}", param, ctx)
        return super().convert(value, param, ctx)
