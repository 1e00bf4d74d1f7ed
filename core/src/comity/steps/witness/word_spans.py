"""From a place among letters back to the words that a person reads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from comity.steps.witness.letter_forms import folded
from comity.steps.witness.said import Piece

__all__ = ["Words"]


class Words:
    """The words of a document, found by the places of their letters as they are compared."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        """Note where each word begins."""
        self._words: list[str] = []
        self._starts: list[int] = []
        at = 0
        for piece in pieces:
            for word in piece.text.split():
                length = sum(len(folded(letter)) for letter in word)
                if length:
                    self._words.append(word)
                    self._starts.append(at)
                at += length

    def __len__(self) -> int:
        return len(self._words)

    def around(self, start: int, end: int) -> str:
        """The words that the letters from ``start`` to before ``end`` belong to."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_left(self._starts, max(end, start + 1))
        return " ".join(self._words[first:last])

    def starts(self, start: int, end: int) -> frozenset[int]:
        """Where words begin from ``start`` to before ``end``, counted from ``start``."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return frozenset(at - start for at in self._starts[first:last])
