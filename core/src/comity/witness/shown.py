"""What the pages show, in the order in which it is set: body, margins and notes told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import permutations

from comity.witness.letters import folded
from comity.witness.lines import Letter, in_lines, laid_along, runs_left
from comity.witness.said import Margin
from comity.witness.sheet import Sheet

__all__ = ["Shown", "shown_on"]

LONGEST = 12  # lines of one paragraph in a margin
ABREAST = 3  # margins on one line: left, middle and right
FEW = 9  # margins that are tried so


@dataclass(slots=True)
class Shown:
    """The letters of the body in order; which margins were seen whole on which pages.

    ``starts`` are the places where the body of a page begins, ``lines`` those where a line
    begins, ``both_ways`` the lines that may
    run both ways, from where to where; ``hidden`` are letters of margins that eyes do not
    see.
    """

    letters: list[Letter] = field(default_factory=list)
    starts: set[int] = field(default_factory=set)
    lines: set[int] = field(default_factory=set)
    both_ways: dict[int, int] = field(default_factory=dict)
    margins: dict[str, set[int]] = field(default_factory=dict)
    hidden: list[Letter] = field(default_factory=list)


def shown_on(sheets: Sequence[Sheet], margins: Sequence[Margin], *, rtl: bool) -> Shown:
    """Read the body of all pages, without the headers and footers that each repeats.

    ``rtl`` tells that the document runs from right to left.
    """
    shown = Shown()
    longest = sorted(margins, key=lambda margin: -len(margin.pattern.pattern))
    for sheet in sheets:
        letters = [
            Letter(one, sheet.number, glyph) for glyph in sheet.glyphs for one in folded(glyph.text)
        ]
        lines = in_lines(letters, rtl)
        body = _Page(sheet.number, len(sheets), longest, shown).body(lines)
        shown.starts.add(len(shown.letters))
        for line in body:
            start = len(shown.letters)
            shown.lines.add(start)
            shown.letters += line
            if rtl or runs_left(line):
                shown.both_ways[start] = len(shown.letters)
    return shown


class _Page:
    """Takes headers and footers off a page: they are set before what they surround, or after it."""

    def __init__(self, number: int, count: int, margins: Sequence[Margin], shown: Shown) -> None:
        self.number, self.count, self.shown = number, count, shown
        self.left = list(margins)

    def body(self, lines: list[list[Letter]]) -> list[list[Letter]]:
        """The lines that are left."""
        start, end = 0, len(lines)
        while start < end:
            taken = self._first(lines[start:end])
            if not taken:
                break
            start += taken
        while start < end:
            taken = self._last(lines[start:end])
            if not taken:
                break
            end -= taken
        return lines[start:end]

    def _first(self, lines: list[list[Letter]]) -> int:
        """How many lines at the start are one margin."""
        return self._taken(lines[n] for n in range(len(lines)))

    def _last(self, lines: list[list[Letter]]) -> int:
        for count in range(1, min(len(lines), LONGEST) + 1):
            if self._is_margin([x for line in lines[-count:] for x in line]):
                return count
        return 0

    def _taken(self, lines: Iterable[list[Letter]]) -> int:
        together: list[Letter] = []
        for count, line in enumerate(lines, start=1):
            together += line
            if count > LONGEST:
                return 0
            if self._is_margin(together):
                return count
        return 0

    def _is_margin(self, letters: Sequence[Letter]) -> bool:
        """Whether letters are a margin, or several that stand on one line, as cells do."""
        text = "".join(letter.text for letter in letters)
        most = ABREAST if len(self.left) <= FEW else 1
        for count in range(1, most + 1):
            for row in permutations(self.left, count):
                pattern = "".join(margin.pattern.pattern for margin in row)
                if re.fullmatch(pattern, text) or self._both_ways(row, letters):
                    self.left = [margin for margin in self.left if margin not in row]
                    self._note(row, letters)
                    return True
        return False

    def _both_ways(self, row: Sequence[Margin], letters: Sequence[Letter]) -> bool:
        """Whether a line that runs both ways says what margins do."""
        if not runs_left(letters):
            return False
        for figures in ((self.number, self.count), (self.count, self.number)):
            said, breaks = "", set[int]()
            for margin in row:
                text, starts = margin.with_figures(figures)
                breaks |= {len(said), *(len(said) + at for at in starts)}
                said += text
            if len(said) == len(letters) and laid_along(letters, said, frozenset(breaks)):
                return True
        return False

    def _note(self, row: Iterable[Margin], taken: Sequence[Letter]) -> None:
        unseen = [letter for letter in taken if letter.glyph.unseen]
        self.shown.hidden += unseen
        for margin in () if unseen else row:
            self.shown.margins.setdefault(margin.text, set()).add(self.number)
