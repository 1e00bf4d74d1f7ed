"""What Word sets beside the text, met on the pages: passed over where it belongs, and may stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from comity.steps.witness.labels import Mark
from comity.steps.witness.letter_forms import bare
from comity.steps.witness.lines import Letter, joined, same_line, spelling_anyhow

__all__ = ["Labels", "reads_on"]

_BULLET = re.compile(r"[^\w\s+±\-‐‑‒–—−.,'’·]")  # reads as no part of a figure
_BRACKETS, _POINTS = frozenset(")]"), frozenset(".:;")
_MONTH = re.compile(r"[^\W\d]{3,12}\W?[12]\d{3}")  # and its year, blanks left out
_FAR = 0.6  # of a letter's height: more than a blank behind a point
_RAISED = 0.8  # of the height of the letters before it


class Labels:
    """Passes over the marks of a document where its pages show them."""

    def __init__(
        self,
        marks: Mapping[int, Sequence[Mark]],
        own: Collection[str],
        composed: Callable[[str], bool],
    ) -> None:
        """Keep what may stand.

        Args:
            marks: of the document, by their place in its text.
            own: the words that its template's lists may set.
            composed: tells whether a text begins with what was composed from the case.
        """
        known = {bare(text) for text in own}
        judged = {at: [_judged(m, known, composed) for m in some] for at, some in marks.items()}
        self.wrong = [m for some in judged.values() for m in some if m.heading and m.fault]
        """The numbers of headings that may not stand there."""
        self.composed = composed
        self.left: dict[int, Sequence[Mark]] = {
            at: [mark for mark in some if not mark.heading] for at, some in judged.items()
        }
        """The marks that no page has shown yet, by their place."""

    def passed(self, at: int, letters: Sequence[Letter], start: int) -> int:
        """How many letters of the pages are a mark that belongs at a place of the text."""
        waiting = self.left.get(at, ())
        for index, mark in enumerate(waiting):
            for text in mark.texts:
                end = start + len(text)
                if _shows(letters[start:end], text, mark) and self._stands_apart(
                    letters, end, mark
                ):
                    self.left[at] = waiting[index + 1 :]
                    return len(text)
            if not mark.bullet:
                break  # a number that does not show, and was counted
        return 0

    def first(self, at: int, line: Sequence[Letter]) -> list[Letter] | None:
        """A line that may run both ways, its mark put first; None where it has none.

        The mark stands at its right or its left end.
        """
        for mark in self.left.get(at, ())[:1]:
            for text in mark.texts:
                by_place = sorted(line, key=lambda letter: letter.glyph.left)
                for ends in (by_place[-len(text) :], by_place[: len(text)]):
                    found = spelling_anyhow(text, ends)
                    if found is not None:
                        return [*found, *(one for one in line if one not in ends)]
        return None

    def fault(self, at: int) -> str:
        """Why a mark that belongs at a place may not stand there; empty where none does."""
        return next((mark.fault for mark in self.left.get(at, ()) if mark.fault), "")

    def _stands_apart(self, letters: Sequence[Letter], end: int, mark: Mark) -> bool:
        """Whether a number or a sign of a list does not run into the text behind it.

        Before what comes from the case, a point needs a tab, however short what is left of it; one
        before figures, or before what may be a month and its year, has to be wider than a blank:
        ``5. May 2026`` is a date.
        """
        if mark.sign or not mark.before or not 0 < end < len(letters):
            return True
        before, after = letters[end - 1], letters[end]
        if _BULLET.fullmatch(mark.texts[0]) or not same_line(before, after):
            return True
        figure = after.text.isdigit() or not after.text.isalpha()
        closed = before.text in _BRACKETS or mark.texts[0].rstrip(".").count(".") > 1  # as 1.2.3
        tabbed = mark.tabbed and _MONTH.match(mark.before) is None
        closed |= before.text in _POINTS and (tabbed or not self.composed(mark.before))
        if closed and not figure:
            return True
        a, b = before.glyph, after.glyph
        return max(a.left, b.left) - min(a.right, b.right) > _FAR * (a.high - a.low)


def _judged(mark: Mark, own: Collection[str], composed: Callable[[str], bool]) -> Mark:
    fault = mark.fault
    if not fault and mark.words and bare(mark.words) not in own:
        fault = "its list puts words before it that are not in the template"
    if not fault and mark.moved and not mark.heading and (not mark.before or composed(mark.before)):
        fault = "its list does not count from 1, so the number may look like part of it"
    return replace(mark, texts=(), fault=fault) if fault else mark


def _shows(letters: Sequence[Letter], text: str, mark: Mark) -> bool:
    """Whether letters are a mark; a number that was counted has to be seen."""
    if "".join(letter.text for letter in letters) != text:
        return False
    return mark.bullet or not any(letter.glyph.unseen for letter in letters)


def reads_on(before: Letter | None, mark: Sequence[Letter], behind: Letter | None) -> bool:
    """Whether the mark of a note reads as part of the text: before it not raised, or behind it."""
    if behind is not None and behind.text.isalnum() and joined(mark[-1], behind):
        return True
    if before is None or not before.text.isalnum() or not joined(before, mark[0]):
        return False
    a, b = before.glyph, mark[0].glyph
    return b.high - b.low > _RAISED * (a.high - a.low)
