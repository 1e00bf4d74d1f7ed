"""What Word sets beside the text, met on the pages: passed over where it belongs, and may stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from comity.witness.labels import Mark
from comity.witness.letters import bare
from comity.witness.lines import Letter, joined, same_line

__all__ = ["Labels", "reads_on"]

_BULLET = re.compile(r"[^\w\s+±\-‐‑‒–—−.,'’·]")  # reads as no part of a figure
_CLOSING = frozenset(".:);]")
_RAISED = 0.8  # of the height of the letters before it
_BESIDE_FIGURES = 0.6  # of a letter's height: more than a blank behind a point
_BESIDE = 0.3  # of a letter's height: more than a blank


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
        self._marks: dict[int, Sequence[Mark]] = {
            at: [_judged(m, known, composed) for m in some] for at, some in marks.items()
        }

    def passed(self, at: int, letters: Sequence[Letter], start: int) -> int:
        """How many letters of the pages are a mark that belongs at a place of the text."""
        waiting: Sequence[Mark] = self._marks.get(at, ())
        for index, mark in enumerate(waiting):
            for text in mark.texts:
                end = start + len(text)
                if _reads(letters, start, end) != text:
                    continue
                if mark.sign or _stands_apart(letters, end, mark):
                    self._marks[at] = waiting[index + 1 :]
                    return len(text)
        return 0

    def fault(self, at: int) -> str:
        """Why a mark that belongs at a place may not stand there; empty where none does."""
        return next((mark.fault for mark in self._marks.get(at, ()) if mark.fault), "")


def _judged(mark: Mark, own: Collection[str], composed: Callable[[str], bool]) -> Mark:
    fault = mark.fault
    if not fault and mark.words and bare(mark.words) not in own:
        fault = "its list sets words before it that the template does not have"
    if not fault and mark.moved and composed(mark.before):
        fault = "its list does not count from 1, so that the number may read as part of it"
    return replace(mark, texts=(), fault=fault) if fault else mark


def _reads(letters: Sequence[Letter], start: int, end: int) -> str:
    return "".join(letter.text for letter in letters[start:end])


def _stands_apart(letters: Sequence[Letter], end: int, mark: Mark) -> bool:
    """Whether a number or a sign of a list does not run into the text behind it."""
    if not mark.before or _BULLET.fullmatch(mark.texts[0]) or not 0 < end < len(letters):
        return True
    before, after = letters[end - 1], letters[end]
    if not same_line(before, after):
        return True
    figure = after.text.isdigit() or not after.text.isalpha()
    if joined(before, after):
        return before.text in _CLOSING and not figure
    least = _BESIDE_FIGURES if figure else 0 if before.text in _CLOSING else _BESIDE
    a, b = before.glyph, after.glyph
    return max(a.left, b.left) - min(a.right, b.right) > least * (a.high - a.low)


def reads_on(before: Letter | None, mark: Sequence[Letter], behind: Letter | None) -> bool:
    """Whether the mark of a note reads as part of the text: before it not raised, or behind it."""
    if behind is not None and behind.text.isalnum() and joined(mark[-1], behind):
        return True
    if before is None or not before.text.isalnum() or not joined(before, mark[0]):
        return False
    a, b = before.glyph, mark[0].glyph
    return b.high - b.low > _RAISED * (a.high - a.low)
