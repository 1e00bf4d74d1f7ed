"""A text within brackets, as the comments of a new file show lists (``[a, b]``)."""

from __future__ import annotations

import re

from comity.steps.read.tree_writer import plain, quoted

__all__ = ["in_flow"]

_ENDS = re.compile(r":|.*[,?\[\]{}]", re.DOTALL)


def in_flow(value: str) -> str:
    """A text as an item of ``[a, b]``."""
    return value if plain(value) and not _ENDS.match(value) else quoted(value)
