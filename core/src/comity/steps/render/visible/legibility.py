"""Why letters could not be seen, or would be seen as others: size, colour, effects, fonts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.steps.render.visible.colour import LEAST_CONTRAST, Colours
from comity.steps.render.visible.letter_format import Appearance, Props, amount, merged, switched_on
from comity.word.ooxml import Element, child, parse, w
from comity.word.package import Package

__all__ = ["LEAST_SIZE", "Fonts", "letter_faults", "ornaments"]

LEAST_SIZE = 12
"""The least size of letters, in half points."""
_RAISED = 2 / 3  # how much smaller Word sets letters that are raised or lowered
_SMALL_CAPITALS = 0.8
_WIDTHS = (50, 200)  # per cent of a letter's own width
_TIGHTEST, _WIDEST = 0.2, 2.0  # of the size, taken away or put between two letters

_HIDING = {
    "vanish": "it is hidden text",
    "specVanish": "it is hidden text",
    "webHidden": "it is hidden in web pages",
}
_DISGUISING = {
    "outline": "only its outlines are drawn",
    "emboss": "it is embossed",
    "imprint": "it is engraved",
    "strike": "it is struck through, which no other format shows",
    "dstrike": "it is struck through, which no other format shows",
}
_EFFECTS = ("textFill", "textOutline", "glow", "shadow", "reflection", "props3d", "scene3d")
_SYMBOLS = (
    "symbol",
    "wingdings",
    "webdings",
    "marlett",
    "mt extra",
    "zapf dingbats",
    "zapfdingbats",
    "itc zapf dingbats",
    "opensymbol",
    "starsymbol",
    "bookshelf symbol",
    "segoe mdl2",
    "segoe fluent icons",
    "holomdl2",
    "hololens mdl2",
    "d050000l",
    "d05000l",
    "standard symbols",
    "ornaments",
    "bodoni ornaments",
    "adobe ornaments",
    "hoefler text ornaments",
    "type embellishments",
    "almanac mt",
    "vacation mt",
    "holidaypi",
    "sports mt",
    "botanical mt",
    "parties mt",
    "signs mt",
    "transport mt",
    "font awesome",
    "fontawesome",
    "material icons",
    "material symbols",
    "dingbats",
    "monotype sorts",
    "ms outlook",
    "ms reference specialty",
    "adobe blank",
    "lastresort",
    "code 39",
    "code128",
    "libre barcode",
    "redacted",
    "flow",
)
_ASKS = re.compile(r"[:@]")  # as "Font:sups" in LibreOffice, "@Font" for turned letters
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_THEME_FONTS = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")
_FONTS = ("ascii", "hAnsi", "eastAsia", "cs")

SHOW = "Select it and clear Hidden (Ctrl+D), or remove it"
BIGGER = "Choose a size of 6 points or more"
DARKER = "Choose a darker colour or a lighter shading"
CLEAR = "Clear the effect (Ctrl+Space, or Modify in the style)"
PLAIN_FONT = "Choose a font of ordinary letters"


def ornaments(font: str) -> bool:
    """Whether a font is known to have signs and ornaments in place of letters."""
    return _name(font).startswith(_SYMBOLS)


class Fonts:
    """The fonts of a package that have other glyphs than letters, and those of its theme."""

    def __init__(self, package: Package) -> None:
        """Read the table of fonts and the theme.

        Raises:
            RenderError: one of them is no sound XML.
        """
        self.symbols: set[str] = set()
        self.theme: dict[str, tuple[str, ...]] = {}
        self.tables = [
            (part.name, parse(part.blob, part.name)) for part in package.related("fontTable")
        ]
        for _, root in self.tables:
            for font in root.iter(w("font")):
                charset = child(font, "charset")
                if charset is not None and charset.get(w("val"), "").lstrip("0") == "2":
                    self.symbols.add(_name(font.get(w("name"), "")))
        for part in package.related("theme"):
            root = parse(part.blob, part.name)
            for kind in ("major", "minor"):
                faces = [
                    node.get("typeface", "")
                    for scheme in root.iter(f"{_A}{kind}Font")
                    for node in scheme.iterchildren("*")
                ]
                self.theme[kind] = tuple(face for face in faces if face)

    def odd(self, font: str) -> bool:
        """Whether a font has other glyphs than the letters it is asked for."""
        return any(_name(one) in self.symbols or ornaments(one) for one in font.split(";"))

    def featured_in(self, letters: Props) -> str:
        """A font of some letters that asks for other forms of its letters, or nothing."""
        return next((name for name in self._named(letters) if _ASKS.search(name)), "")

    def odd_in(self, letters: Props) -> str:
        """A font of some letters that is odd, or nothing."""
        return next((name for name in self._named(letters) if self.odd(name)), "")

    def _named(self, letters: Props) -> list[str]:
        given = letters.get("rFonts", {})
        names = [given[one] for one in _FONTS if one in given]
        for one in _THEME_FONTS:
            names += self.theme.get(given.get(one, "")[:5], ())
        return names

    def faults(self) -> Iterator[tuple[str, Element, str, str]]:
        """Fonts that a table embeds or swaps: its part, the font, why not, the cure."""
        for part, root in self.tables:
            for font in root.iter(w("font")):
                name = font.get(w("name"), "")
                inner = {str(one.tag).rpartition("}")[2]: one for one in font.iterchildren("*")}
                if any(one.startswith("embed") for one in inner):
                    cause = f"the font {name!r} is embedded and could show other digits"
                    cure = "File, Options, Save: clear Embed fonts in the file"
                    yield part, font, cause, cure
                other = inner.get("altName")
                swapped = "" if other is None else other.get(w("val"), "")
                if _ASKS.search(swapped):
                    cause = (
                        f"the font {name!r} may be shown as {swapped!r}, which changes its letters"
                    )
                    yield part, font, cause, PLAIN_FONT
                if not self.odd(name) and any(self.odd(one) for one in swapped.split(",")):
                    cause = f"the font {name!r} may be shown as {swapped!r}, which shows symbols"
                    yield part, font, cause, PLAIN_FONT


def _name(font: str) -> str:
    return " ".join(font.casefold().lstrip("@").split())


def letter_faults(
    look: Appearance, behind: tuple[Props, ...], colours: Colours, fonts: Fonts, *, in_field: bool
) -> Iterator[tuple[str, str]]:
    """Why letters of a look could not be seen as they are, each with a cure.

    Args:
        look: the properties of the letters by level.
        behind: what may fill the ground behind them, the nearest first.
        colours: of the package.
        fonts: of the package.
        in_field: whether they are the result of a field, whose page numbers Word hides in web
            pages.
    """
    for name, says in _HIDING.items():
        if switched_on(look, name) and not (in_field and name == "webHidden"):
            yield says, SHOW
    for name, says in _DISGUISING.items():
        if switched_on(look, name):
            yield says, CLEAR
    letters = merged(*look)
    yield from _size(letters, small=switched_on(look, "smallCaps"))
    pair = colours.lacks_contrast(look, behind)
    if pair:
        yield f"it has {pair}, a contrast of less than {LEAST_CONTRAST:g}:1", DARKER
    odd = fonts.odd_in(letters)
    if odd:
        yield f"the font {odd!r} shows symbols instead of letters and digits", PLAIN_FONT
    featured = fonts.featured_in(letters)
    if featured:
        cause = f"the font {featured!r} changes the form of letters and digits"
        yield cause, "Choose the font by its name alone, without : or @"
    yield from _effects(letters)


def _size(letters: Props, *, small: bool) -> Iterator[tuple[str, str]]:
    sizes = [amount(letters.get(name), default=20) for name in ("sz", "szCs")]
    raised = letters.get("vertAlign", {}).get("val") in ("superscript", "subscript")
    share = (_RAISED if raised else 1) * (_SMALL_CAPITALS if small else 1)
    least = min(sizes) * share
    if least < LEAST_SIZE:
        yield f"its size is {least / 2:.3g} pt, less than {LEAST_SIZE / 2:g}", BIGGER
    size = max(sizes)
    wide = amount(letters.get("w"), default=100)
    if not _WIDTHS[0] <= wide <= _WIDTHS[1]:
        yield (
            f"its letters are scaled to {wide} % of their width",
            "Set the scale of the font to 100 %",
        )
    apart = amount(letters.get("spacing"))  # twips; a half point is ten
    narrow = min(1, wide / 100) * (_RAISED if raised else 1)  # moved closer, they overlap sooner
    if not -_TIGHTEST * size * 10 * narrow <= apart <= _WIDEST * size * 10:
        cause = "its letters overlap or are far apart"
        yield cause, "Set the spacing of the font to normal"
    if abs(amount(letters.get("position"))) > size:
        yield "it is raised or lowered by more than a line", "Set the position to normal"


def _effects(letters: Props) -> Iterator[tuple[str, str]]:
    if letters.get("effect", {}).get("val", "none") != "none":
        yield "it blinks or shimmers", CLEAR
    if "fitText" in letters:
        yield "it is squeezed into a fixed width", "Turn off Fit Text"
    given = letters.get("eastAsianLayout", {})
    squeezed = (given.get(name, "0") for name in ("combine", "vertCompress"))
    if any(one not in ("0", "false", "off") for one in squeezed):
        yield "two lines are squeezed into one", "Turn off Two Lines in One"
    if given.get("vert", "0") not in ("0", "false", "off"):
        yield "it is rotated", "Turn off Horizontal in Vertical"
    for name in _EFFECTS:
        effect = letters.get(f"w14:{name}")
        if effect is not None and not effect.get("plain"):
            yield f"it has a text effect ({name}) that can hide it", CLEAR
