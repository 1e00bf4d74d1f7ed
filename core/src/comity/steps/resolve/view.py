"""The version of a document for one reader: what it does not see, and what it is told instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from comity.model.citations import Citation

__all__ = ["View", "Why"]


@dataclass(frozen=True, slots=True)
class Why:
    """Why a reader does not see a field: by an article, or by the author's choice."""

    reader: str
    citation: Citation | None = None

    def __str__(self) -> str:
        by = str(self.citation) if self.citation else "the author's choice"
        return f"not for the reader {self.reader}: {by}"


@dataclass(frozen=True, slots=True)
class View:
    """What one reader does not see of a case.

    ``cuts`` maps field paths of the author's file (a value, a table, a list or an item of it) to
    the reason. ``texts`` maps the paths of the author's summaries for that reader to them: they
    stand where the first withheld fact stood.
    """

    reader: str
    cuts: Mapping[str, Why] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def why(self, path: str) -> Why | None:
        """Why a field stays, or None where it does not."""
        for cut, why in self.cuts.items():
            if path == cut or path.startswith((f"{cut}.", f"{cut}[")):
                return why
        return None

    def __contains__(self, path: str) -> bool:
        """Whether a path is one that was withheld as a whole."""
        return path in self.cuts
