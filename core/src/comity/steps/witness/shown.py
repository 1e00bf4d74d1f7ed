"""What the pages show, in the order in which it is set: body, margins and notes told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import permutations

from comity.steps.witness.letter_forms import bare, folded
from comity.steps.witness.lines import Letter, in_lines, laid_along, rows_of, runs_left
from comity.steps.witness.printed_pages import Sheet
from comity.steps.witness.said import Margin, Said
from comity.word.numbering import written

__all__ = ["Shown", "shown_on"]

LONGEST = 12  # lines of one paragraph in a margin
ABREAST = 3  # margins on one line: left, middle and right
FEW = 9  # margins that are tried so
_FORMS = ("decimal", "decimalZero", "lowerRoman")


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


def shown_on(sheets: Sequence[Sheet], said: Said, *, rtl: bool) -> Shown:
    """Read the body of all pages, without the headers and footers that each repeats.

    Args:
        sheets: the pages.
        said: the lines of headers and footers, and what pages keep for them.
        rtl: whether the document runs from right to left.
    """
    shown = Shown()
    longest = sorted(said.margins, key=lambda margin: -len(margin.pattern.pattern))
    for sheet in sheets:
        letters = [
            Letter(one, sheet.number, glyph) for glyph in sheet.glyphs for one in folded(glyph.text)
        ]
        page = _Page(sheet.number, len(sheets), longest, shown)
        page.figures = _figures(sheet.number, len(sheets)) if said.counts_on else frozenset()
        left = page.inside(letters, rtl)
        zones = _zones(left, sheet.height, said.edges)
        body = page.body([line for zone in zones for line in in_lines(zone, rtl)])
        shown.starts.add(len(shown.letters))
        for line in body:
            start = len(shown.letters)
            shown.lines.add(start)
            shown.letters += line
            if rtl or runs_left(line):
                shown.both_ways[start] = len(shown.letters)
    return shown


def _figures(*counts: int) -> frozenset[str]:
    """How pages may be numbered, as it is compared."""
    shown = (written(form, count) for form in _FORMS for count in counts)
    return frozenset(bare(one) for one in shown if one)


def _zones(
    letters: Iterable[Letter], height: float, edges: tuple[float, float]
) -> tuple[list[Letter], list[Letter], list[Letter]]:
    """What stands above the text of a page, in it, and below it."""
    above, within, below = list[Letter](), list[Letter](), list[Letter]()
    for letter in letters:
        middle = (letter.glyph.low + letter.glyph.high) / 2
        zone = above if middle > height - edges[0] else below if middle < edges[1] else within
        zone.append(letter)
    return above, within, below


class _Page:
    """Takes headers and footers off a page: first where they stand outermost, from edge to edge.

    What stands side by side in several lines is found as it is set: before the body or after it.
    """

    def __init__(self, number: int, count: int, margins: Sequence[Margin], shown: Shown) -> None:
        self.number, self.count, self.shown = number, count, shown
        self.left = list(margins)
        self.figures: frozenset[str] = frozenset()

    def inside(self, letters: Sequence[Letter], rtl: bool) -> Sequence[Letter]:
        """The letters that are no whole line at the top or at the foot of the page."""
        rows = rows_of(letters, rtl) if self.left else []
        kept = {id(letter) for row in self.body(rows) for letter in row}
        off = {id(letter) for row in rows for letter in row} - kept
        return [letter for letter in letters if id(letter) not in off]

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
        anyhow = runs_left(letters)
        first = [one for one in self.left if anyhow or one.pattern.match(text)]
        for count in range(1, most + 1):
            for row in permutations(self.left, count) if first else ():
                if row[0] not in first:
                    continue
                pattern = "".join(margin.pattern.pattern for margin in row)
                if self._says(pattern, text) or self._both_ways(row, letters):
                    self.left = [margin for margin in self.left if margin not in row]
                    self._note(row, letters)
                    return True
        return False

    def _says(self, pattern: str, text: str) -> bool:
        """Whether a line says what a margin does; ``1 000`` is no number of the first page."""
        found = re.fullmatch(pattern, text)
        return found is not None and (not self.figures or self.figures.issuperset(found.groups()))

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
