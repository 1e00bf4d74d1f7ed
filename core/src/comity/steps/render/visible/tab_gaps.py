"""Whether a tab leaves room between a figure, or the number of a list, and the value behind it.

A tab leads to the next stop, however near that is: right behind a digit it shows one number. How
wide the text before a tab is depends on the font, so it is taken between a least and a most width.
A tab counts as room if, whatever the width, the stop lies a fifth of an em behind the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from comity.steps.render.visible.letter_format import amount
from comity.steps.render.visible.sign_kinds import (
    ACCENT,
    FIGURE,
    JOINS,
    NOTE,
    SILENT,
    THIN,
    VALUE,
    plain,
)
from comity.word.ooxml import Element, w

__all__ = ["Label", "Letters", "Line", "keeps_label_apart", "keeps_tab_apart", "lines_of"]

_GAP = 0.2  # of an em
_FAR = 2835  # 5 cm: room for a value that ends at a stop
_LEFT = frozenset({"left", "start", "num"})
_NO_STOPS = frozenset({"clear", "bar"})
_COUNTED = re.compile(r"%[1-9]")
_FIGURED = re.compile(rf"[0$\-{FIGURE}{NOTE}]{JOINS}$")
_NARROW, _BROAD = frozenset("iljtfrI.,:;'|!()[]/\\-‐‑· \u00a0`´"), frozenset("mwMWQO@%&—")
# least and most widths in ems: of fonts as narrow as Onyx and as broad as Courier and Verdana
_DIGIT, _THIN_SIGN, _BROAD_SIGN = (0.3, 0.72), (0.1, 0.6), (0.4, 1.05)
_COUNTING_LETTER = (0.2, 0.9)
_FONTS = {  # the widths of a digit and a point, of fonts that others are made to measure
    **dict.fromkeys(("times", "times new roman", "liberation serif", "tinos"), (0.5, 0.25)),
    **dict.fromkeys(("arial", "helvetica", "liberation sans", "arimo"), (0.556, 0.278)),
    **dict.fromkeys(("calibri", "carlito"), (0.507, 0.252)),
}
_BULLET, _OF_SYMBOL = (0.2, 0.8), frozenset("\uf0b7\uf0a7")  # the bullets of Word
_EXACT, _KNOWN_THIN = 0.01, (0.2, 0.36)
_LETTER, _EASTERN, _FIELD, _UNKNOWN = (0.2, 0.8), (0.5, 1.05), (0.0, 1.5), (0.0, 1.05)


@dataclass(frozen=True, slots=True)
class Letters:
    """How letters are set: sizes in half points, widths in hundredths, what is put between."""

    least: int = 20
    most: int = 20
    scales: tuple[int, int] = (100, 100)
    between: tuple[int, int] = (0, 0)
    font: str = ""

    def width(self, sign: str) -> tuple[float, float]:
        """The least and the most width of a sign in ems; of digits in fonts that are known."""
        known = _FONTS.get(self.font.strip().casefold())
        if known is None or not (sign.isdigit() or sign == "."):
            general = _width(sign)
            return _KNOWN_THIN if known and general == _THIN_SIGN else general
        own = known[sign == "."]
        return own * (1 - _EXACT), own * (1 + _EXACT)

    def widths(self, kinds: Iterable[tuple[float, float]]) -> tuple[float, float]:
        """The least and the most width of signs, in twips, whose widths are given in ems."""
        all = list(kinds)
        low = sum(one for one, _ in all) * self.least * 10 * self.scales[0] / 100
        high = sum(one for _, one in all) * self.most * 10 * self.scales[1] / 100
        count = len(all)
        return max(0.0, low + count * self.between[0]), high + count * self.between[1]

    @property
    def gap(self) -> float:
        """The least room between a figure and a value, in twips."""
        return _GAP * self.most * 10


@dataclass(frozen=True, slots=True)
class Line:
    """Where a line may start and which stops it has, in twips from the margin."""

    starts: tuple[int, ...]
    stops: tuple[tuple[int, str], ...]
    every: int

    def stop(self, low: float, high: float) -> tuple[float, str] | None:
        """The stop that a tab leads to, and its kind, or None if it depends on the font.

        Args:
            low: where the text before the tab ends at least.
            high: where it ends at most.
        """
        for place, kind in self.stops:
            if place > low:
                return (place, kind) if place > high else None
        if self.every <= 0 or high == inf:
            return None
        default = (low // self.every + 1) * self.every
        return (default, "left") if default > high else None

    def parts(self, low: float, high: float, gap: float) -> bool:
        """Whether a tab behind text that ends there leaves room."""
        stop = self.stop(low, high)
        return stop is not None and stop[0] - high >= (gap if stop[1] in _LEFT else _FAR)


def lines_of(given: Mapping[str, str], stops: Sequence[Element], every: int) -> tuple[Line, Line]:
    """The first line of a paragraph and the others.

    Args:
        given: the indents that count for the paragraph.
        stops: its tab stops.
        every: how far default stops stand from one another.
    """
    if any(name.endswith("Chars") and amount(given, name) for name in given):
        return Line((0,), (), 0), Line((0,), (), 0)  # in letters of a width that is not known
    left = amount(given, "left") or amount(given, "start")
    firsts = [amount(given, "firstLine")] if "firstLine" in given else []
    firsts += [-amount(given, "hanging")] if "hanging" in given else []
    starts = tuple(left + first for first in firsts) or (left,)
    found = [
        (amount({"pos": stop.get(w("pos"), "0")}, "pos"), stop.get(w("val"), "left"))
        for stop in stops
        if stop.get(w("val")) not in _NO_STOPS
    ]
    hanging = [(left, "left")] if min(starts) < left else []
    return (
        Line(starts, tuple(sorted([*found, *hanging])), every),
        Line((left,), tuple(sorted(found)), every),
    )


def keeps_tab_apart(text: str, lines: tuple[Line, Line], letters: Letters) -> bool:
    """Whether the tabs between a figure and a value stand clear of the figure.

    Args:
        text: of the paragraph, as ``spread`` gives it.
        lines: its first line, and the others.
        letters: how its letters are set.
    """
    return all(
        _clear(one.split("\t"), lines[number > 0], start, letters)
        for number, one in enumerate(text.split("\n"))
        if "\t" in one
        for start in lines[number > 0].starts
    )


def _clear(pieces: Sequence[str], line: Line, start: int, letters: Letters) -> bool:
    low = high = float(start)
    figured = False
    for before, behind in pairwise(pieces):
        least, most = letters.widths(map(_width, before))
        low += 0 if SILENT in before else least
        high = inf if VALUE in before else high + most
        figured = _ends_in_figure(before) or (figured and not before.strip(SILENT))
        if figured and _begins_with_value(behind) and not line.parts(low, high, letters.gap):
            return False
        stop = line.stop(low, high)
        low, high = (low, inf) if stop is None else (stop[0], stop[0])
    return True


def _ends_in_figure(text: str) -> bool:
    return any(_FIGURED.search(plain(one)) for one in text.split(SILENT))


def _begins_with_value(text: str) -> bool:
    return SILENT in text or plain(text).lstrip(f" {THIN}{ACCENT}")[:1] == VALUE


@dataclass(frozen=True, slots=True)
class Label:
    """The number of a list: ``%1`` stands for it in its text; ``side`` is the one it keeps to."""

    text: str
    start: int = 1
    side: str = "left"
    decimal: bool = True

    def widths(self, letters: Letters, more: int) -> tuple[float, float]:
        """The least and the most width, with so many digits more than at the start."""
        counted = len(_COUNTED.findall(self.text))
        signs = [
            _BULLET if sign in _OF_SYMBOL else letters.width(sign)
            for sign in _COUNTED.sub("", self.text)
        ]
        if self.decimal:
            signs += [letters.width("1")] * (counted * len(str(self.start)) + more)
        else:
            signs += [_COUNTING_LETTER] * counted
        low, high = letters.widths(signs)
        share = {"right": 0.0, "end": 0.0, "center": 0.5}.get(self.side, 1.0)
        return low * share, high * share


def keeps_label_apart(label: Label, line: Line, letters: Letters) -> bool:
    """Whether the number of a list stands clear of the text behind its tab.

    Args:
        label: the number.
        line: the first line of the paragraph.
        letters: how the number is set.
    """
    tries = [(0, letters.gap)]
    if label.decimal and _COUNTED.search(label.text):
        tries.append((1, letters.gap / 3))  # later items may be broader, if they do not touch
    for more, gap in tries:
        low, high = label.widths(letters, more)
        if not all(line.parts(at + low, at + high, gap) for at in line.starts):
            return False
    return True


def _width(sign: str) -> tuple[float, float]:
    if sign in (FIGURE, NOTE):
        return _FIELD
    if sign in (SILENT, VALUE):
        return (0.0, 0.0)
    if sign.isdigit():
        return _DIGIT
    if sign in _NARROW:
        return _THIN_SIGN
    if sign in _BROAD:
        return _BROAD_SIGN
    if unicodedata.category(sign)[0] not in "LPS" or not plain(sign):
        return _UNKNOWN  # marks, blanks of all widths, what is not seen
    return _EASTERN if unicodedata.east_asian_width(sign) in "WF" else _LETTER
