"""Reading order: whether what follows in the document follows on the page, for eyes.

From a letter to the next, reading goes on along the line, to a lower line, or, where columns or
cells stand side by side, up again in the next of them. It never goes back on the line, nor up and
back. Right to left is the mirror of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from comity.steps.witness.letter_forms import script_of
from comity.steps.witness.lines import Letter, runs_left, same_line
from comity.steps.witness.page_comparison import finding_at
from comity.steps.witness.testimony import WitnessFinding

__all__ = ["misplaced", "overprinted"]

_JOINED = frozenset({"Arabic", "Devanagari"})  # whose letters may share a place
_SLACK = 0.35  # of a line's height: kerning, and signs that lean over their neighbours


def misplaced(
    pieces: Iterable[Sequence[Letter]], rtl: bool, heights: Mapping[int, float]
) -> Iterator[WitnessFinding]:
    """Where the eye would have to jump back.

    Args:
        pieces: the letters of each piece in the order of the document.
        rtl: whether the document runs from right to left.
        heights: the heights of the pages in points.
    """
    before: Letter | None = None
    for piece in pieces:
        letters = [letter for letter in piece if letter.glyph.upright and not letter.glyph.unseen]
        if not letters:
            continue
        found = before is not None and _jumps(before, letters[0], rtl)
        wrong = letters[0] if found else _within(letters, rtl)
        if wrong is not None:
            text = "".join(letter.text for letter in letters)[:80]
            message = "is not where the order of the data puts it"
            yield finding_at(wrong, heights[wrong.page], "order", text, message)
        before = letters[-1]


def _within(letters: Sequence[Letter], rtl: bool) -> Letter | None:
    """Where reading jumps within a piece; of a line that runs both ways, only from line to line.

    Its words were each found in their own direction.
    """
    both = rtl or runs_left(letters)
    for one, other in pairwise(letters):
        if both and (one.page != other.page or same_line(one, other)):
            continue
        if _jumps(one, other, rtl):
            return other
    return None


def _jumps(one: Letter, other: Letter, rtl: bool) -> bool:
    if one.page != other.page:
        return other.page < one.page
    a, b = one.glyph, other.glyph
    slack = _SLACK * (a.high - a.low)
    ahead = a.left - b.right if rtl else b.left - a.right  # of what lies before
    if same_line(one, other):
        return ahead < -slack - (a.right - a.left)
    return _above(one, other) and ahead < -slack


def _above(one: Letter, other: Letter) -> bool:
    return other.glyph.low + other.glyph.high > one.glyph.low + one.glyph.high


def overprinted(
    letters: Iterable[Letter], heights: Mapping[int, float]
) -> Iterator[WitnessFinding]:
    """Letters in the middle of which another is printed: the first of each page."""
    pages: dict[int, list[Letter]] = defaultdict(list)
    for letter in letters:
        if (
            letter.text.isalnum()
            and not letter.glyph.unseen
            and script_of(letter.text) not in _JOINED
        ):
            pages[letter.page].append(letter)
    for page, found in pages.items():
        struck = _struck(found)
        if struck is not None:
            message = "is printed over with other text"
            yield finding_at(struck, heights[page], "overprinted", struck.text, message)


def _struck(letters: Sequence[Letter]) -> Letter | None:
    cells: dict[tuple[int, int], list[Letter]] = defaultdict(list)
    for letter in letters:
        g = letter.glyph
        cells[round((g.left + g.right) / 2) // 4, round((g.bottom + g.top) / 2) // 4].append(letter)
    for (x, y), here in cells.items():
        near = [
            o for dx in (-1, 0, 1) for dy in (-1, 0, 1) for o in cells.get((x + dx, y + dy), ())
        ]
        for letter in here:
            if any(o.glyph is not letter.glyph and _covers(o, letter) for o in near):
                return letter
    return None


def _covers(one: Letter, other: Letter) -> bool:
    """Whether the middle of a letter lies well within another."""
    a, b = one.glyph, other.glyph
    x, y = (b.left + b.right) / 2, (b.bottom + b.top) / 2
    wide, high = (a.right - a.left) * 0.2, (a.top - a.bottom) * 0.2
    return a.left + wide < x < a.right - wide and a.bottom + high < y < a.top - high
