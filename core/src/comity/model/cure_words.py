"""Who follows a cure, and what can word one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from comity.model.findings import Finding

__all__ = ["CureWords", "Reader"]

Reader = Literal["page", "file"]
"""Who follows a cure: somebody who fills in a page, or somebody who edits the case file."""


class CureWords(Protocol):
    """A language that can word cures; ``comity.text.messages.Catalogue`` is one."""

    def cure_of(self, found: Finding, reader: Reader) -> str:
        """The cure of a finding."""
        ...
