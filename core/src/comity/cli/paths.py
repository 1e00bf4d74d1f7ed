"""The type of a path on the command line: one that was given, never an empty one."""

from __future__ import annotations

import os
from typing import Any

import click

__all__ = ["GivenPath"]


class GivenPath(click.Path):
    """A path that is not empty: ``-o "$DIR"`` without DIR would mean the current folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path.

        Raises:
            BadParameter: it is empty.
        """
        if os.fspath(value) in ("", b""):
            self.fail("The name is empty. Name a file or a folder.", param, ctx)
        return super().convert(value, param, ctx)
