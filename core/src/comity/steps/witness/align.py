"""Two sequences of letters side by side: what they share, and what only one of them has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

__all__ = ["Aligned", "Gap", "align"]

_WINDOW = 240  # letters to look ahead at first
_MOST = 6000
_SURE = 14  # letters in a row that are no chance


@dataclass(frozen=True, slots=True)
class Gap:
    """Where they differ: from and to in what is said, from and to on the pages."""

    said: tuple[int, int]
    shown: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Aligned:
    """``pairs`` gives for each letter that is said the place of its like on the pages."""

    pairs: dict[int, int] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)


def align(said: str, shown: Sequence[str], skip: Callable[[int, int], int]) -> Aligned:
    """Walk both in order.

    Args:
        said: the letters of the document.
        shown: the letters of the pages.
        skip: asked at each pair of places whether letters of the pages may be passed over there,
            as the head of a table that a new page repeats; answers how many. It may put letters
            of ``shown`` from there on into another order.
    """
    found = Aligned()
    i = j = 0
    while i < len(said) or j < len(shown):
        passed = skip(i, j)
        if passed:
            j += passed
        elif i < len(said) and j < len(shown) and said[i] == shown[j]:
            found.pairs[i] = j
            i, j = i + 1, j + 1
        else:
            i, j = _over(said, shown, i, j, found)
    return found


def _over(said: str, shown: Sequence[str], i: int, j: int, found: Aligned) -> tuple[int, int]:
    """Note a difference and go to where both agree again."""
    window = _WINDOW
    while True:
        one, other = said[i : i + window], shown[j : j + window]
        a, b, size = _meeting(one, other)
        whole = i + window >= len(said) and j + window >= len(shown)
        if size or whole or window >= _MOST:
            break
        window *= 3
    if not size:
        a, b = len(one), len(other)
    found.gaps.append(Gap((i, i + a), (j, j + b)))
    return i + a, j + b


def _meeting(one: str, other: Sequence[str]) -> tuple[int, int, int]:
    """Where the nearest stretch that both have starts, and its length; 0 where there is none."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size]
    ends = [b for b in blocks if b.a + b.size == len(one) and b.b + b.size == len(other)]
    sure = [b for b in blocks if b.size >= _SURE] or ends
    if not sure:
        return 0, 0, 0
    best = min(sure, key=lambda b: b.a + b.b)
    return best.a, best.b, best.size
