"""Blanks and tabs that are drawn on right beside a value, so that they read as a sign of it.

An underlined blank that is raised is a minus, and so is one with a line through it; a blank on
black is a stroke, one in a frame a nought. Underlined blanks to write on are none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from comity.steps.render.visible.blanks import Blanks
from comity.steps.render.visible.colour import Colours, contrast
from comity.steps.render.visible.letter_format import Formats, Props, amount, merged, style_of
from comity.steps.render.visible.touching import tags_in
from comity.word.ooxml import Element, child, w

__all__ = ["drawn_faults", "is_drawn_on"]

_RAISED = 3  # half points: an underline that much higher is no longer below the letters
_SUPERSCRIPT, _SUBSCRIPT = 0.33, -0.14  # of the size of letters
_STANDS_OUT = 1.5  # of the contrast of a filled blank to what is behind the value
_WORDS = 2  # letters that make what is drawn around them a word
_LEADS = frozenset({"hyphen", "underscore", "heavy"})
_PALE = frozenset({"none", "white", "yellow", "cyan", "lightGray"})
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_NONE = frozenset({"none", "nil", "0", "false", "off"})
CURE = "Clear the formatting of the space (Ctrl+Space), or write a word between them"


def is_drawn_on(letters: Props) -> bool:
    """Whether letters of a look are filled, framed, or underlined and raised."""
    shading = letters.get("shd", {})
    fill = shading.get("fill", "auto")
    filled = (
        letters.get("highlight", {}).get("val", "none") not in _PALE
        or shading.get("val", "clear") not in ("clear", "nil")
        or (_HEX.fullmatch(fill) is not None and contrast(fill, "FFFFFF") >= _STANDS_OUT)
    )
    lined = _is_on(letters, "u") and _rise(letters) >= _RAISED
    return filled or lined or any(_is_on(letters, name) for name in ("bdr", "strike", "dstrike"))


def _is_on(letters: Props, name: str) -> bool:
    return name in letters and letters[name].get("val", "single") not in _NONE


def _rise(letters: Props) -> float:
    """How far letters are raised, in half points."""
    share = {"superscript": _SUPERSCRIPT, "subscript": _SUBSCRIPT}
    size = amount(letters.get("sz"), default=20)
    aligned = share.get(letters.get("vertAlign", {}).get("val", ""), 0.0)
    return amount(letters.get("position")) + size * aligned


@dataclass(slots=True)
class _Spot:
    """A piece of a paragraph's text: where it starts, its run."""

    start: int
    text: str
    run: Element


def drawn_faults(
    paragraph: Element,
    said: Mapping[str, Props],
    formats: Formats,
    colours: Colours,
    blanks: Blanks,
) -> Iterator[tuple[str, str]]:
    """Blanks and tabs beside a value that are drawn on: cause and cure.

    Args:
        paragraph: the paragraph.
        said: what the style of the table around it says.
        formats: of the package.
        colours: of the package.
        blanks: tells which blanks count.
    """
    if "{{" not in blanks.printed(paragraph):
        return
    spots = _spots(paragraph)
    looks: dict[tuple[str, bytes], Props] = {}

    def look(spot: _Spot) -> Props:
        own = child(spot.run, "rPr")
        written = b"" if own is None else etree.tostring(own, with_tail=False)
        key = (style_of(paragraph), written)
        if key not in looks:
            looks[key] = merged(*formats.letters(spot.run, paragraph, said.get("rPr", {})))
        return looks[key]

    leads = any(
        stop.get(w("leader")) in _LEADS
        for stop in (*formats.stops(paragraph), *paragraph.iter(w("ptab")))
    )
    pairs = {(one.start, other.start): (one, other) for one, other in _neighbours(spots)}
    for value, beside in pairs.values():  # each once: a run may hold thousands of values
        cause = _cause(look(value), look(beside), beside.text, colours, leads=leads)
        if cause:
            yield cause, CURE
            return


def _spots(paragraph: Element) -> list[_Spot]:
    found: list[_Spot] = []
    at = 0
    for run in paragraph.iter(w("r")):
        text = "".join(map(_text, run.iterchildren("*")))
        if text:
            found.append(_Spot(at, text, run))
            at += len(text)
    return found


def _text(node: Element) -> str:
    if node.tag == w("t"):
        return node.text or ""
    if node.tag in (w("tab"), w("ptab")):
        return "\t"
    return "\n" if node.tag in (w("br"), w("cr")) else ""


def _neighbours(spots: Sequence[_Spot]) -> Iterator[tuple[_Spot, _Spot]]:
    """Each value with the pieces whose blanks lead to it; tags without print are no bound."""
    text = "".join(spot.text for spot in spots)
    tags = tags_in(text)
    kept = list(text)
    for start, end in tags:
        kept[start:end] = ("V" if text.startswith("{{", start) else " ") * (end - start)
    shown = "".join(kept)
    branches = any(text.startswith("{%", start) for start, _ in tags)
    ends = {spot.start + at: spot for spot in spots for at in range(len(spot.text))}
    for start, end in tags:
        if not text.startswith("{{", start):
            continue
        if branches:  # which of the blanks lead to the value is not known
            reached = [spot for spot in spots if any(map(_is_blank, spot.text))]
        else:
            before = range(start - 1, -1, -1)
            places = [*_blank(shown, before), *_blank(shown, range(end, len(shown)))]
            reached = list({ends[place].start: ends[place] for place in places}.values())
        for spot in reached:
            yield ends[start], spot
        if branches:
            return


def _blank(shown: str, places: range) -> Iterator[int]:
    for place in places:
        if not _is_blank(shown[place]):
            return
        yield place


def _is_blank(sign: str) -> bool:
    return sign != "\n" and (sign.isspace() or not sign.isprintable())


def _cause(value: Props, blank: Props, text: str, colours: Colours, *, leads: bool) -> str:
    if any(_is_on(blank, name) for name in ("strike", "dstrike")):
        return "a line through the space next to a value looks like a minus sign"
    raised = _rise(blank) - _rise(value) >= _RAISED
    if raised and (_is_on(blank, "u") or (leads and "\t" in text)):
        return "a raised line under the space next to a value looks like a minus sign"
    if sum(map(str.isalnum, text)) >= _WORDS:
        return ""
    behind = colours.fills(value)
    grounds = behind or {"FFFFFF"}
    filled = colours.fills(blank) - behind
    if any(contrast(one, ground) >= _STANDS_OUT for one in filled for ground in grounds):
        return "the space next to a value is filled, so it looks like a stroke"
    if _is_on(blank, "bdr") and blank["bdr"] != value.get("bdr"):
        return "the space next to a value has a frame, which looks like a sign"
    return ""
