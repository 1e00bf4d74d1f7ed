"""Whether letters stand out from what is behind them: colours as Word works them out.

The measure is the contrast of WCAG 2.2, which asks 3:1 of what must at least be seen (criteria
1.4.3 and 1.4.11): grey ``949494`` on white just passes, ``A0A0A0`` does not.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from comity.steps.render.visible.letter_format import Appearance, Props, merged
from comity.word.ooxml import Element, child, parse, w
from comity.word.package import Package

__all__ = ["LEAST_CONTRAST", "Colours", "contrast"]

LEAST_CONTRAST = 3.0
"""The least contrast of letters to what is behind them."""

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SCHEME = {
    "text1": "t1",
    "background1": "bg1",
    "text2": "t2",
    "background2": "bg2",
    "hyperlink": "hyperlink",
    "followedHyperlink": "followedHyperlink",
}
_MAPPED = {
    "bg1": "light1",
    "t1": "dark1",
    "bg2": "light2",
    "t2": "dark2",
    "hyperlink": "hyperlink",
    "followedHyperlink": "followedHyperlink",
}
_IN_THEME = {
    "light1": "lt1",
    "dark1": "dk1",
    "light2": "lt2",
    "dark2": "dk2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_MARKERS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGray": "808080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "green": "00FF00",
    "lightGray": "C0C0C0",
    "magenta": "FF00FF",
    "red": "FF0000",
    "white": "FFFFFF",
    "yellow": "FFFF00",
}
_BLACK, _WHITE = "000000", "FFFFFF"


@lru_cache(maxsize=4096)
def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21, as WCAG has it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


class Colours:
    """The colours of a package: its theme, how the theme is mapped, what pages are filled with."""

    def __init__(self, package: Package, body: Element) -> None:
        """Read theme, settings and the background of pages.

        Raises:
            RenderError: one of them is no sound XML.
        """
        self.theme: dict[str, str] = {}
        self.mapping = dict(_MAPPED)
        for part in package.related("theme"):
            for scheme in parse(part.blob, part.name).iter(f"{_A}clrScheme"):
                for one in scheme.iterchildren("*"):
                    self.theme[str(one.tag).removeprefix(_A)] = _of_theme(one)
        for part in package.related("settings"):
            for node in parse(part.blob, part.name).iter(w("clrSchemeMapping")):
                self.mapping |= {str(k).rpartition("}")[2]: str(v) for k, v in node.attrib.items()}
        filled = child(body, "background")
        given = {} if filled is None else _attributes(filled)
        self.pages = {_WHITE, *self._named(given, "color", "themeColor", "theme")}

    def lacks_contrast(self, look: Appearance, behind: tuple[Props, ...]) -> str:
        """What letters and ground are that cannot be told apart, or nothing.

        Args:
            look: the letters.
            behind: what may fill the ground, the nearest first: properties of the paragraph, of
                the cell, of the table around it.
        """
        letters = merged(*look)
        grounds, automatic = self._grounds(letters, behind)
        for ink in self._inks(letters):
            inks = (ink,) if ink else () if automatic else (_BLACK,)
            for one in inks:
                for ground in grounds:
                    if contrast(one, ground) < LEAST_CONTRAST:
                        return f"the colour {one} on {ground}"
        return ""

    def fills(self, letters: Props) -> set[str]:
        """What a marker or shading fills the ground of letters with; empty if nothing does."""
        marker = letters.get("highlight", {}).get("val", "none")
        return {_MARKERS[marker]} if marker in _MARKERS else self._filled(letters.get("shd", {}))

    def _inks(self, letters: Props) -> Iterator[str]:
        """What letters may be drawn in; empty for automatic."""
        given = letters.get("color", {})
        named = set(self._named(given, "val", "themeColor", "theme"))
        yield from sorted(named) or [""]
        fill = letters.get("w14:textFill", {}).get("plain", "")
        if _HEX.fullmatch(fill):
            yield fill.upper()

    def _grounds(self, letters: Props, behind: tuple[Props, ...]) -> tuple[set[str], bool]:
        """What may be behind letters, and whether automatic letters suit themselves to it."""
        marker = letters.get("highlight", {}).get("val", "none")
        if marker in _MARKERS:
            return {_MARKERS[marker]}, False
        for one in (letters, *behind):
            filled = self._filled(one.get("shd", {}))
            if filled:
                return filled, True
        return self.pages, False

    def _filled(self, given: Mapping[str, str]) -> set[str]:
        pattern = given.get("val", "nil")
        fill = set(self._named(given, "fill", "themeFill", "themeFill"))
        ink = set(self._named(given, "color", "themeColor", "theme"))
        if pattern == "nil":
            return set()
        if pattern == "clear":
            return fill
        if pattern == "solid":
            return ink or {_BLACK}
        share = re.fullmatch(r"pct(\d+)", pattern)
        if share is None:  # stripes: letters stand on both
            return (fill or {_WHITE}) | (ink or {_BLACK})
        return {
            _mixed(one, other, int(share.group(1)) / 100)
            for one in ink or {_BLACK}
            for other in fill or {_WHITE}
        }

    def _named(self, given: Mapping[str, str], plain: str, theme: str, stem: str) -> Iterator[str]:
        """A colour as properties name it: Word takes the theme's, others may take the other."""
        if _HEX.fullmatch(given.get(plain, "")):
            yield given[plain].upper()
        name = given.get(theme, "")
        if not name or name == "none":
            return
        slot = self.mapping.get(_SCHEME.get(name, ""), name)
        colour = self.theme.get(_IN_THEME.get(slot, slot), "")
        if colour:
            yield _shaded(colour, given.get(f"{stem}Tint", ""), given.get(f"{stem}Shade", ""))


def _attributes(node: Element) -> dict[str, str]:
    return {str(key).rpartition("}")[2]: str(value) for key, value in node.attrib.items()}


def _of_theme(node: Element) -> str:
    for inner in node.iterchildren("*"):
        given = _attributes(inner)
        colour = given.get("lastClr") or given.get("val", "")
        if _HEX.fullmatch(colour):
            return colour.upper()
    return ""


def _shaded(colour: str, tint: str, shade: str) -> str:
    """A colour of the theme made lighter or darker, as Word does it: in its lightness."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    if re.fullmatch("[0-9A-Fa-f]{2}", tint):
        share = int(tint, 16) / 255
        light = light * share + 1 - share
    if re.fullmatch("[0-9A-Fa-f]{2}", shade):
        light *= int(shade, 16) / 255
    return "".join(f"{round(one * 255):02X}" for one in colorsys.hls_to_rgb(hue, light, full))


def _mixed(one: str, other: str, share: float) -> str:
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (0, 2, 4))
    return "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)
