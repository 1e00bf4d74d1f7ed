"""Pages against document, both ways: what does not show, and what shows besides."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, groupby, pairwise

from comity.steps.witness.align import Aligned, Gap, align
from comity.steps.witness.beside import Labels, reads_on
from comity.steps.witness.letter_forms import bare
from comity.steps.witness.lines import Letter, joined, laid_along, same_line
from comity.steps.witness.said import CELL, Margin, Piece, Said
from comity.steps.witness.shown import Shown
from comity.steps.witness.testimony import WitnessFinding
from comity.steps.witness.word_spans import Words

__all__ = ["Comparison"]

_FILLS = 3  # signs that fill a tab
_POINTS = 72 / 25.4  # in a millimetre


class Comparison:
    """The letters of a document laid beside those of its pages."""

    def __init__(
        self, said: Said, shown: Shown, heights: Mapping[int, float], labels: Labels
    ) -> None:
        """Lay them side by side; ``heights`` are those of the pages, in points."""
        self.said, self.shown, self.heights, self.labels = said, shown, heights, labels
        self.words = Words(said.pieces)
        self._ends = list(accumulate(len(bare(piece.text)) for piece in said.pieces))
        self._text = "".join(bare(piece.text) for piece in said.pieces)
        self._shown = [letter.text for letter in shown.letters]
        self._led = {at: list(signs) for at, signs in said.led.items()}
        self._notes = [note.pattern for note in said.notes]
        self.aligned: Aligned = align(self._text, self._shown, self._passed_over)

    def piece_at(self, at: int) -> Piece:
        """The piece that a letter of the document stands in."""
        return self.said.pieces[min(bisect_right(self._ends, at), len(self._ends) - 1)]

    def by_piece(self) -> Iterator[list[Letter]]:
        """The letters on the pages that show each piece, in the order in which they are said."""
        for start, end in zip([0, *self._ends], self._ends, strict=False):
            pairs = self.aligned.pairs
            yield [self.shown.letters[pairs[at]] for at in range(start, end) if at in pairs]

    def findings(self) -> Iterator[WitnessFinding]:
        """What is missing, what is not seen, what is surplus, page by page."""
        yield from self._unseen()
        for gap in self._unexplained():
            shown = self._seen(gap)
            if gap.said[0] < gap.said[1]:
                yield self._missing(gap, shown)
            if shown:
                yield self._surplus(shown, gap)
        yield from self._marks()
        yield from self._margins()
        for pattern in self._notes:
            yield WitnessFinding("missing", pattern.pattern, "a note does not appear on any page")

    # --- what is no difference --------------------------------------------------------------------

    def _unexplained(self) -> list[Gap]:
        left = [
            gap
            for gap in self.aligned.gaps
            if not self._explained(self._text[slice(*gap.said)], self._seen(gap), gap)
        ]
        return [gap for gap in left if not any(self._torn_row(gap, other) for other in left)]

    def _torn_row(self, one: Gap, other: Gap) -> bool:
        """Whether a row of a table goes on, cell by cell, on the next page.

        What is missing in one place is then shown in the other, before or after the page's end.
        """
        if one is not other and (one.said[0] < one.said[1]) == (other.said[0] < other.said[1]):
            return False
        start, end = min(one.shown[0], other.shown[0]), max(one.shown[1], other.shown[1])
        if not any(start <= at <= end for at in self.shown.starts):
            return False
        if any(self.piece_at(gap.said[0]).kind != CELL for gap in (one, other)):
            return False
        said = [self._words(gap) for gap in (one, other)]
        shown = [self._read(gap) for gap in (one, other)]
        if one is other:
            return bool(said[0]) and sorted(map(bare, said[0])) == sorted(shown[0])
        return [bare("".join(row)) for row in said] == ["".join(row) for row in reversed(shown)]

    def _words(self, gap: Gap) -> list[str]:
        return self.words.around(*gap.said).split() if gap.said[0] < gap.said[1] else []

    def _read(self, gap: Gap) -> list[str]:
        return self._spaced(self._seen(gap)).split()

    def _passed_over(self, i: int, j: int) -> int:
        end = self.shown.both_ways.get(j, j)
        line = self.labels.first(i, self.shown.letters[j:end]) if end > j else None
        if line is not None:
            self.shown.letters[j:end] = line
            self._shown[j:end] = [letter.text for letter in line]
        if passed := self._leader_at(i, j):
            return passed
        passed = self.labels.passed(i, self.shown.letters, j)
        if passed:
            if j in self.shown.both_ways:
                self.shown.both_ways[j + passed] = self.shown.both_ways[j]
            return passed
        if passed := self._note_at(i, j):
            return passed
        if j in self.shown.both_ways:
            self._lay_along(i, j, self.shown.both_ways[j])
        return self._repeated_head(i, j)

    def _leader_at(self, i: int, j: int) -> int:
        """How many letters of the pages fill a tab of the document: three or more of one sign."""
        waiting = self._led.get(i)
        if not waiting or j >= len(self._shown) or self._shown[j] not in waiting[0]:
            return 0
        end = j
        while end < len(self._shown) and self._shown[end] == self._shown[j]:
            if end > j and not same_line(self.shown.letters[j], self.shown.letters[end]):
                break
            end += 1
        if end - j < _FILLS:
            return 0
        waiting.pop(0)
        return end - j

    def _lay_along(self, i: int, start: int, end: int) -> None:
        """Put the letters of a line into the order of the document, if it says the same."""
        said = self._text[i : i + end - start]
        line = self.shown.letters[start:end]
        laid = laid_along(line, said, self.words.starts(i, i + len(said)))
        if laid is not None and len(laid) == len(line):
            self.shown.letters[start:end] = laid
            self._shown[start:end] = said

    def _repeated_head(self, i: int, j: int) -> int:
        """How many letters of the pages only repeat the head of the table that goes on there."""
        if j not in self.shown.starts or i >= len(self._text):
            return 0
        head = self.piece_at(i).head
        repeated = "".join(self._shown[j : j + len(head)]) == head
        if not head or not repeated or self._text.startswith(head, i):
            return 0
        letters = self.shown.letters[j : j + len(head)]
        return 0 if any(letter.glyph.unseen for letter in letters) else len(head)

    def _explained(self, said: str, shown: Sequence[Letter], gap: Gap) -> bool:
        text = "".join(letter.text for letter in shown)
        if said.strip("-") == "" and text.strip("-") == "" and len(said) + len(text) <= 2:
            at = gap.shown[0]
            broken = all(letter.glyph.at_break for letter in shown)
            return broken and (not said or self._line_ends(at))
        if said:
            return False
        return not text

    def _line_ends(self, at: int) -> bool:
        """Whether the letter at a place on the pages stands on another line than the one before."""
        if not 0 < at < len(self.shown.letters):
            return True
        before, after = self.shown.letters[at - 1], self.shown.letters[at]
        return before.page != after.page or after.glyph.high < before.glyph.low + 1

    def _note_at(self, i: int, j: int) -> int:
        """How many letters of the pages are a note, which stands below the text of its page."""
        if not self._notes or j not in self.shown.lines:
            return 0
        for pattern in self._notes:
            found = pattern.match("".join(self._shown[j : j + len(pattern.pattern) + 9]))
            if found is None or self._text.startswith(found[0], i):
                continue
            end = j + found.end()
            if not any(letter.glyph.unseen for letter in self.shown.letters[j:end]):
                self._notes.remove(pattern)
                return found.end()
        return 0

    # --- what is ----------------------------------------------------------------------------------

    def _seen(self, gap: Gap) -> list[Letter]:
        letters = self.shown.letters[slice(*gap.shown)]
        return [letter for letter in letters if not letter.glyph.unseen]

    def _missing(self, gap: Gap, shown: Sequence[Letter]) -> WitnessFinding:
        text = self.words.around(*gap.said)
        kind = self.piece_at(gap.said[0]).kind
        letters = self.shown.letters
        hidden = [x for x in letters[slice(*gap.shown)] if x.glyph.unseen]
        near = (
            shown[0] if shown else letters[min(gap.shown[0], len(letters) - 1)] if letters else None
        )
        if hidden:
            why = hidden[0].glyph.unseen
            return self._at(hidden[0], "unseen", text, f"is {why}, in a {kind}")
        if near is None:
            return WitnessFinding("missing", text, f"is missing from a {kind}")
        return self._at(near, "missing", text, f"is missing from a {kind}; it should be near")

    def _surplus(self, shown: Sequence[Letter], gap: Gap) -> WitnessFinding:
        first, last = shown[0], shown[-1]
        letters = self.shown.letters
        start, end = letters.index(first), letters.index(last)
        while start and joined(letters[start - 1], letters[start]):
            start -= 1
        while end + 1 < len(letters) and joined(letters[end], letters[end + 1]):
            end += 1
        text = self._spaced(letters[start : end + 1])
        message = "appears there, but not in the data"
        fault = self.labels.fault(gap.said[0])
        return self._at(first, "surplus", text, f"{message}: {fault}" if fault else message)

    def _unseen(self) -> Iterator[WitnessFinding]:
        pairs = self.aligned.pairs
        hidden = [
            (at, self.shown.letters[to])
            for at, to in pairs.items()
            if self.shown.letters[to].glyph.unseen
        ]
        for _, group in groupby(enumerate(hidden), lambda row: row[1][0] - row[0]):
            run = [row for _, row in group]
            (first, letter), (last, _) = run[0], run[-1]
            text = self.words.around(first, last + 1)
            yield self._at(letter, "unseen", text, f"is {letter.glyph.unseen}")
        for letter in self.shown.hidden[:1]:
            text = "".join(x.text for x in self.shown.hidden if x.page == letter.page)
            yield self._at(letter, "unseen", text, f"is {letter.glyph.unseen}, in a margin")

    def _marks(self) -> Iterator[WitnessFinding]:
        """Numbers of lists that do not show, and marks of notes that read as part of the text."""
        pairs, letters = self.aligned.pairs, self.shown.letters
        for mark in self.labels.wrong:
            yield WitnessFinding("altered", mark.before, f"is a heading: {mark.fault}")
        for mark in (m for some in self.labels.left.values() for m in some if m.texts):
            if not mark.bullet and not mark.sign:
                message = "is the number of a list, which Word counts but does not show"
                yield WitnessFinding("missing", mark.texts[0], message)
        for at, length in self.said.noted.items():
            places = [pairs.get(at + n) for n in range(-1, length + 1)]
            before, *between, behind = (None if to is None else letters[to] for to in places)
            signs = [letter for letter in between if letter is not None]
            if signs and reads_on(before, signs, behind):
                message = "is a note mark that looks like part of the text next to it"
                yield self._at(signs[0], "surplus", self.words.around(at, at + length), message)

    def _margins(self) -> Iterator[WitnessFinding]:
        pages = sorted(self.heights)
        hidden = {letter.page for letter in self.shown.hidden}
        for margin in self.said.margins:
            seen = self.shown.margins.get(margin.text, set())
            lost = (
                [n for n in pages if n not in seen] if margin.every else pages if not seen else []
            )
            if lost and not hidden & set(lost):
                yield self._margin(margin, lost[0])

    def _margin(self, margin: Margin, page: int) -> WitnessFinding:
        message = f"a line of the {margin.kind} is missing"
        message += f" on page {page}" if margin.every else " on any page"
        return WitnessFinding("missing", margin.text, message)

    def _at(self, letter: Letter, kind: str, text: str, message: str) -> WitnessFinding:
        return finding_at(letter, self.heights[letter.page], kind, text, message)

    def _spaced(self, letters: Sequence[Letter]) -> str:
        text = letters[0].text if letters else ""
        for before, after in pairwise(letters):
            text += ("" if joined(before, after) else " ") + after.text
        return text


def finding_at(letter: Letter, height: float, kind: str, text: str, message: str) -> WitnessFinding:
    """A finding at the place of a letter."""
    across = round(letter.glyph.left / _POINTS)
    down = round((height - letter.glyph.top) / _POINTS)
    return WitnessFinding(kind, text, message, letter.page, across, down)
