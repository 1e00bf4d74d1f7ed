"""What the second witness has to say."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Testimony", "WitnessFinding"]


@dataclass(frozen=True, slots=True)
class WitnessFinding:
    """One difference between what a page shows and what the data say.

    ``kind`` is one of missing, unseen, surplus, altered, order, overprinted. ``page`` is 0 where
    it stands on none; ``across`` and ``down`` are millimetres from the page's upper left corner.
    ``text`` is what it is about, unmasked: print it through a Shield.
    """

    kind: str
    text: str
    message: str
    page: int = 0
    across: int = 0
    down: int = 0
    field: str = ""

    @property
    def place(self) -> str:
        """The place as a person reads it."""
        if not self.page:
            return "on no page"
        return f"page {self.page}, {self.across} mm from the left and {self.down} mm from the top"


@dataclass(frozen=True, slots=True)
class Testimony:
    """What was compared, and what was found.

    ``words`` counts the words that were compared, ``pages`` the pages; ``not_compared`` gives the
    letters of each script that was not; ``notes`` says what a person should look at, though it is
    no fault: pictures, and figures that the template itself prints.
    """

    findings: tuple[WitnessFinding, ...]
    words: int
    pages: int
    not_compared: tuple[tuple[str, int], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    @property
    def line(self) -> str:
        """The result in one line."""
        scripts = ", ".join(f"{name} ({count} letters)" for name, count in self.not_compared)
        said = f"{self.words} words compared on {self.pages} page{'' if self.pages == 1 else 's'}"
        said += f"; not compared: {scripts}" if scripts else ""
        if self.agrees:
            return f"the page says what the data say: {said}"
        count = len(self.findings)
        return f"{count} difference{'' if count == 1 else 's'} between page and data: {said}"
