"""Where a statement stands among the files of a plugin."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Origin"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a statement stands: the file within its package, the table, its number there.

    ``table`` is the name between the brackets, or of the list (``parties.states``); numbers count
    from 1, and a table that stands once has 0. ``line`` is 0 until somebody asks for it
    (``comity.law.file_lines``), since nobody else needs to read the file again.
    """

    file: str
    table: str
    number: int = 0
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file
