"""What a page shows: some fields, whole tables, or named fields of a table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache

from comity.tasks.questions.law_paths import each_path

__all__ = ["Selection", "selection_of"]


class Selection:
    """The fields of a page, of paths with or without the numbers of items."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._given = tuple(dict.fromkeys(paths))
        self._each = frozenset(map(each_path, self._given))
        self._whole = frozenset(
            one for one in self._each if not any(_is_in(other, one) for other in self._each)
        )

    @cached_property
    def tops(self) -> tuple[str, ...]:
        """The outermost of the fields, without the patterns of what is in lists."""
        return tuple(
            one
            for one in self._given
            if "[]" not in one and not any(_is_in(one, other) for other in self._given)
        )

    def whole(self, path: str) -> bool:
        """Whether all of a table is shown: it is named alone, or is in one that is."""
        each = each_path(path)
        return any(each == one or _is_in(each, one) for one in self._whole)

    def has(self, path: str) -> bool:
        """Whether a field is shown, or something in it."""
        each = each_path(path)
        if self.whole(path) or each in self._each:
            return True
        return any(_is_in(one, each) for one in self._each)


selection_of = lru_cache(maxsize=512)(Selection)
"""The fields of a page by its paths: all cases of a kind show the same, and it never changes."""


def _is_in(path: str, around: str) -> bool:
    return path != around and path.startswith((f"{around}.", f"{around}["))
