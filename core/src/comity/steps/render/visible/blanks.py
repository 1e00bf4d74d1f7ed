"""Blanks that are set so small, scaled or moved so close that they part nothing.

The blank between a digit and a value may be in a run of its own, one point high: the page then
shows one number. A blank counts from 0.15 of the size of the letters beside it; by itself it is a
quarter of an em wide.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from comity.steps.render.visible.letter_format import (
    Appearance,
    Formats,
    Props,
    amount,
    merged,
    style_of,
    switched_on,
)
from comity.steps.render.visible.touching import printed, tags_in
from comity.word.ooxml import Element, child, w

__all__ = ["Blanks", "blank_width", "size_of"]

_BLANK = 0.25  # of an em, in the fonts of letters
_LEAST = 0.15
_RAISED = 2 / 3


def size_of(look: Appearance) -> int:
    """The size of letters in half points; a tenth of an em in twips."""
    return max(0, amount(merged(*look).get("sz"), default=20))


def blank_width(look: Appearance) -> float:
    """How wide a blank of some look is, in twips."""
    letters = merged(*look)
    if "fitText" in letters or any(switched_on(look, name) for name in ("vanish", "specVanish")):
        return 0.0
    raised = letters.get("vertAlign", {}).get("val") in ("superscript", "subscript")
    size = size_of(look)
    if switched_on(look, "rtl") or switched_on(look, "cs"):
        size = min(size, amount(letters.get("szCs"), default=20))
    em = size * 10 * (_RAISED if raised else 1)
    scale = amount(letters.get("w"), default=100) / 100
    return em * _BLANK * scale + amount(letters.get("spacing"))


class Blanks:
    """Tells of the runs of a package whether their blanks part what stands beside them."""

    def __init__(self, formats: Formats) -> None:
        """Keep the formats; each look is worked out once."""
        self._formats = formats
        self._known: dict[tuple[str, bytes, int], tuple[float, int, int]] = {}
        self._paragraphs: dict[Element, tuple[int, int]] = {}
        self._printed: dict[Element, str] = {}

    def printed(self, paragraph: Element) -> str:
        """The text of a paragraph as ``visible_touch.printed`` gives it, worked out once."""
        if paragraph not in self._printed:
            self._printed[paragraph] = printed(paragraph, self.narrow)
        return self._printed[paragraph]

    def narrow(self, run: Element) -> bool:
        """Whether the blanks of a run are too narrow to part a digit from a value."""
        paragraph = next(run.iterancestors(w("p")), None)
        if paragraph is None:
            return False
        width, size, _ = self._look(run, paragraph)
        own = _without_tags("".join(text.text or "" for text in run.iter(w("t"))))
        if not any(map(str.isalnum, own)):  # what it parts stands in other runs
            largest, closest = self._around(paragraph)
            size, width = max(size, largest), width + closest
        return width < _LEAST * size * 10

    def _around(self, paragraph: Element) -> tuple[int, int]:
        """The largest size of values in a paragraph; how much the closest letters move together."""
        if paragraph not in self._paragraphs:
            looks = [
                (run, *self._look(run, paragraph)[1:])
                for run in paragraph.iter(w("r"))
                if next(run.iterchildren(w("t")), None) is not None
            ]
            held = [size for run, size, _ in looks if _has_value(run)]
            closest = min((moved for _, _, moved in looks), default=0)
            self._paragraphs[paragraph] = max(held, default=0), min(0, closest)
        return self._paragraphs[paragraph]

    def _look(self, run: Element, paragraph: Element) -> tuple[float, int, int]:
        """The width of a run's blanks, its size, and what is put between its letters."""
        cell = next(paragraph.iterancestors(w("tc")), None)
        by_hand = child(run, "rPr")
        written = b"" if by_hand is None else etree.tostring(by_hand, with_tail=False)
        said: tuple[Mapping[str, Props], ...] = ({},) if cell is None else self._formats.cells(cell)
        key = (style_of(paragraph), written, id(said) if cell is not None else 0)
        if key not in self._known:  # what is said of a cell is kept as long as the formats
            looks = [self._formats.letters(run, paragraph, one.get("rPr", {})) for one in said]
            self._known[key] = (
                min(map(blank_width, looks)),
                max(map(size_of, looks)),
                min(amount(merged(*look).get("spacing")) for look in looks),
            )
        return self._known[key]


def _has_value(run: Element) -> bool:
    return any(not {"{", "}"}.isdisjoint(text.text or "") for text in run.iterchildren(w("t")))


def _without_tags(text: str) -> str:
    kept, at = [], 0
    for start, end in tags_in(text):
        kept.append(text[at:start])
        at = end
    return "".join((*kept, text[at:]))
