"""What a file names and does not list: in a preview it is marked where it is named, and not drawn.

While a draft with gaps is judged, a stand-in is added to a list for each id that others name and no
item has. A preview has no row for it: nobody knows what would stand there.
"""

from __future__ import annotations

from typing import Any

from comity.law.conditions import values
from comity.steps.protect import Redacted
from comity.steps.resolve import Resolved

__all__ = ["MISSING_ITEM", "Unlisted"]

MISSING_ITEM = "document.missing.item"


class Unlisted:
    """The items of a draft that its author did not write."""

    def __init__(self, resolved: Resolved, redacted: Redacted) -> None:
        """Take a case before and after what must not leave was taken out."""
        self._redacted = redacted
        self._places = resolved.unlisted
        self._file = resolved.draft.data() if resolved.draft.gaps else {}

    def left(self, data: dict[str, Any]) -> dict[str, Any]:
        """The data of the lesser draft without these items; a list that is left empty goes."""
        for name in {place.partition("[")[0] for place in self._places}:
            places = enumerate(data.pop(name, ()))
            kept = tuple(item for n, item in places if not self._is_one(f"{name}[{n}]"))
            if kept:
                data[name] = kept
        return data

    def named(self, path: str) -> str:
        """The id by which a field of the lesser draft names one, as its author wrote it.

        Raises:
            KeyError: the draft has no gaps, so nothing can be named and not be there.
        """
        found: list[str] = values(self._redacted.original(path), self._file, self._file)
        if not found:
            raise KeyError(path)
        return found[0]

    def _is_one(self, path: str) -> bool:
        return self._redacted.original(path) in self._places
