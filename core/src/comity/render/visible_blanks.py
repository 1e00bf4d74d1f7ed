"""Blanks that are set so small, scaled or moved so close that they part nothing.

The blank between a digit and a value may be in a run of its own, one point high: the page then
shows one number. A blank counts from 0.15 of the size of the paragraph's letters; by itself it is a
quarter of an em wide.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from comity.render.ooxml import Element, child, w
from comity.render.visible_format import (
    Formats,
    Look,
    Props,
    amount,
    merged,
    style_of,
    switched_on,
)
from comity.render.visible_touch import printed

__all__ = ["Blanks", "blank_width", "size_of"]

_BLANK = 0.25  # of an em, in the fonts of letters
_LEAST = 0.15
_RAISED = 2 / 3


def size_of(look: Look) -> int:
    """The size of letters in half points; a tenth of an em in twips."""
    return max(0, amount(merged(*look).get("sz"), default=20))


def blank_width(look: Look) -> float:
    """How wide a blank of some look is, in twips."""
    letters = merged(*look)
    if "fitText" in letters or any(switched_on(look, name) for name in ("vanish", "specVanish")):
        return 0.0
    raised = letters.get("vertAlign", {}).get("val") in ("superscript", "subscript")
    size = min(amount(letters.get(name), default=20) for name in ("sz", "szCs"))
    em = size * 10 * (_RAISED if raised else 1)
    scale = amount(letters.get("w"), default=100) / 100
    return em * _BLANK * scale + amount(letters.get("spacing"))


class Blanks:
    """Tells of the runs of a package whether their blanks part what stands beside them."""

    def __init__(self, formats: Formats) -> None:
        """Keep the formats; each look is worked out once."""
        self._formats = formats
        self._known: dict[tuple[str, bytes, int], bool] = {}
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
        cell = next(paragraph.iterancestors(w("tc")), None)
        by_hand = child(run, "rPr")
        written = b"" if by_hand is None else etree.tostring(by_hand, with_tail=False)
        said: tuple[Mapping[str, Props], ...] = ({},) if cell is None else self._formats.cells(cell)
        return any(self._is_narrow(run, paragraph, one, written) for one in said)

    def _is_narrow(
        self, run: Element, paragraph: Element, said: Mapping[str, Props], written: bytes
    ) -> bool:
        key = (style_of(paragraph), written, id(said) if said else 0)  # kept as long as formats
        if key not in self._known:
            look = self._formats.letters(run, paragraph, said.get("rPr", {}))
            around = self._formats.letters(None, paragraph, said.get("rPr", {}))
            size = max(size_of(look), size_of(around))
            self._known[key] = blank_width(look) < _LEAST * size * 10
        return self._known[key]
