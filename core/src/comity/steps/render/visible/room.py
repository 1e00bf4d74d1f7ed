"""Whether tabs and the numbers of lists leave room before a value, with all formats counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from comity.steps.render.visible.blanks import Blanks, blank_width, size_of
from comity.steps.render.visible.drawn_blanks import is_drawn_on
from comity.steps.render.visible.legibility import Fonts
from comity.steps.render.visible.letter_format import (
    Appearance,
    Formats,
    Props,
    amount,
    merged,
    properties_of,
    style_of,
)
from comity.steps.render.visible.list_labels import ANEW, BULLET, behind_label, label_of
from comity.steps.render.visible.ruled_lines import bar_faults, border_faults
from comity.steps.render.visible.sign_kinds import JOINS, plain
from comity.steps.render.visible.tab_gaps import (
    Label,
    Letters,
    Line,
    keeps_label_apart,
    keeps_tab_apart,
    lines_of,
)
from comity.steps.render.visible.touching import (
    BEFORE_TAB,
    BEHIND_TAB,
    begins_with_value,
    spread,
    tabbed,
)
from comity.word.ooxml import Element, child, w

__all__ = ["Apart", "default_stop"]

_EVERY = 720  # twips between default stops where the settings say nothing
_BLANK = 0.15  # of an em: a narrower blank parts nothing
_LINES = frozenset({"hyphen", "underscore", "heavy"})
_NUMBER = re.compile(rf"(?:[0%-]|^a){JOINS}$")  # of kinds: %1 reads as a digit, o as a nought
FARTHER = "Set a tab stop further from it (Paragraph, Tabs), or write a word between them"


def default_stop(settings: Element | None) -> int:
    """How far default tab stops stand from one another, in twips."""
    stop = None if settings is None else child(settings, "defaultTabStop")
    return _EVERY if stop is None else amount({"w": stop.get(w("val"), "")}, "w", _EVERY)


class Apart:
    """What parts values from the figures before them, in the paragraphs of a package."""

    def __init__(self, formats: Formats, fonts: Fonts, blanks: Blanks, every: int) -> None:
        """Keep what formats say, and how far default tab stops stand from one another."""
        self._formats = formats
        self._fonts = fonts
        self._blanks = blanks
        self._every = every

    def tabs(
        self, paragraph: Element, given: Props, said: Mapping[str, Props]
    ) -> Iterator[tuple[str, str]]:
        """Tabs that lead from a figure to a value and may leave no room: cause and cure.

        Args:
            paragraph: with a tab in it.
            given: what counts for it.
            said: what the style of the table around it says.
        """
        text = self._blanks.printed(paragraph)
        aligned = next(paragraph.iter(w("ptab")), None) is not None
        if "{{" not in text or ("\t" not in text and not aligned):
            return
        filling = (*self._formats.stops(paragraph), *paragraph.iter(w("ptab")))
        if any(one.get(w("leader")) == "hyphen" for one in filling):
            yield (
                "a tab fills the space before a value with hyphens, which look like a minus sign",
                "Paragraph, Tabs: choose another leader",
            )
        found = tabbed(text)
        if BEHIND_TAB in found:
            cause = "only a tab separates a value from the digit after it"
            yield cause, "Write a word between them, or put them in two cells of a table"
        if BEFORE_TAB not in found:
            return
        if not keeps_tab_apart(
            spread(text), self._lines(paragraph, given), self._letters(paragraph, said)
        ):
            cause = "a tab between a figure and a value may leave no space, so they look like one"
            yield cause, FARTHER

    def bars(self, paragraph: Element, given: Props) -> Iterator[tuple[str, str]]:
        """Lines at the sides of a paragraph that stand right beside its value: cause and cure."""
        yield from border_faults(paragraph, self._formats, self._blanks)
        start = min(min(one.starts) for one in self._lines(paragraph, given))
        yield from bar_faults(paragraph, self._formats, self._blanks, start)

    def label(
        self, paragraph: Element, level: Element, given: Props, look: Appearance
    ) -> Iterator[tuple[str, str]]:
        """A number of a list that may touch the value that its paragraph begins with.

        Args:
            paragraph: the paragraph.
            level: its level of the list, with a label that is not blank.
            given: what counts for the paragraph.
            look: how the label is set.
        """
        text = label_of(level)
        kind = properties_of(level).get("numFmt", {}).get("val", "decimal")
        bullet = kind == "bullet" or "%" not in text
        if not (bullet or _reads(text)) or not begins_with_value(self._blanks.printed(paragraph)):
            return
        what = "the bullet" if bullet else "the number"
        behind = behind_label(level)
        if behind == "tab":
            first = self._lines(paragraph, given)[0]
            side = properties_of(level).get("lvlJc", {}).get("val", "left")
            letters = replace(_set(look), font=self._font(look))
            decimal = not bullet and kind.startswith("decimal")
            label = Label(text, self._formats.lists.start(level), side, decimal=decimal)
            if not keeps_label_apart(label, first, letters):
                cause = f"{what} of its list may be right before a value"
                yield cause, "Adjust List Indents: set a tab 1 cm after it"
            elif self._is_filled(paragraph, level, first, label.widths(letters, 0)):
                yield f"a line fills the space between {what} of its list and a value", ANEW
        elif bullet and behind != "space":
            yield "the bullet of its list is right before a value", BULLET
        elif blank_width(look) < _BLANK * size_of(look) * 10:
            yield f"the space after {what} of its list is too narrow to be seen", ANEW
        if bullet and is_drawn_on(merged(*look)):
            yield "the bullet of its list is drawn in a way that may look like a sign", BULLET

    def _is_filled(
        self, paragraph: Element, level: Element, first: Line, widths: tuple[float, float]
    ) -> bool:
        """Whether a line fills the tab behind a label as wide as that."""
        ends = {first.stop(at + widths[0], at + widths[1]) for at in first.starts}
        places = {end[0] for end in ends if end is not None}
        own = child(level, "pPr")
        tabs = None if own is None else child(own, "tabs")
        return any(
            amount({"pos": stop.get(w("pos"), "0")}, "pos") in places
            and stop.get(w("leader")) in _LINES
            for stop in (*self._formats.stops(paragraph), *(() if tabs is None else tabs))
        )

    def _lines(self, paragraph: Element, given: Props) -> tuple[Line, Line]:
        return lines_of(given.get("ind", {}), self._formats.stops(paragraph), self._every)

    def _font(self, look: Appearance) -> str:
        given = merged(*look).get("rFonts", {})
        theme = self._fonts.theme.get(given.get("asciiTheme", "")[:5], ())
        return theme[0] if theme else given.get("ascii", "")

    def _letters(self, paragraph: Element, said: Mapping[str, Props]) -> Letters:
        looks = [
            _set(self._formats.letters(run, paragraph, said.get("rPr", {})))
            for run in paragraph.iter(w("r"))
        ]
        if not looks:
            return Letters()
        return Letters(
            min(one.least for one in looks),
            max(one.most for one in looks),
            (min(one.scales[0] for one in looks), max(one.scales[1] for one in looks)),
            (min(one.between[0] for one in looks), max(one.between[1] for one in looks)),
        )


def _set(look: Appearance) -> Letters:
    letters = merged(*look)
    size = size_of(look)
    raised = letters.get("vertAlign", {}).get("val") in ("superscript", "subscript")
    scale, between = amount(letters.get("w"), default=100), amount(letters.get("spacing"))
    return Letters(size * 2 // 3 if raised else size, size, (scale, scale), (between, between))


def numbered(formats: Formats, paragraph: Element) -> bool:
    """Whether Word sets a number before a paragraph."""
    levels = formats.levels(child(paragraph, "pPr"), style_of(paragraph))
    return any(_reads(label_of(level)) for level in levels)


def _reads(label: str) -> bool:
    """Whether a label reads as a number with what follows: not behind a bracket, as in ``1)``."""
    return _NUMBER.search(plain(label).strip()) is not None
