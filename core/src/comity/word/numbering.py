"""The number or sign that Word sets before each paragraph of a list, counted as Word counts.

A list is found by way of a paragraph or its style; lists of one definition go on counting where the
other stopped, unless one starts anew (ECMA-376, part 1, 17.9).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from comity.word.ooxml import Element, child, parse, w, yes
from comity.word.package import Package
from comity.word.styles import Styles

__all__ = ["Label", "labels_in", "written"]

_COUNTED = re.compile(r"%([1-9])")
_LEVELS = 9
_DEEPEST = 10  # definitions that lead to one another


@dataclass(frozen=True, slots=True)
class Label:
    """What is set before a paragraph.

    ``text`` is what Word shows, None where it has a format that is not known here; ``plain`` what
    programs show that begin every level anew below a higher one. ``level`` is its definition,
    ``start`` the number from which this level counts.
    """

    text: str | None
    plain: str | None
    level: Element
    start: int

    @property
    def is_bullet(self) -> bool:
        """Whether it is a sign that is not counted."""
        return _value(self.level, "numFmt") == "bullet"


def labels_in(package: Package, root: Element, styles: Styles) -> dict[Element, Label]:
    """The labels of the paragraphs of a part that have one.

    Args:
        package: with the definitions of its lists.
        root: the part.
        styles: of the package.

    Raises:
        RenderError: the definitions are no sound XML.
    """
    roots = [parse(part.blob, part.name) for part in package.related("numbering")]
    lists = _Lists(roots, styles)
    found = ((node, lists.next(node)) for node in root.iter(w("p"))) if roots else ()
    return {node: label for node, label in found if label is not None}


def written(form: str, count: int) -> str | None:
    """A number in a format as ``lowerRoman``; None if the format is not known here."""
    write = _FORMATS.get(form)
    return None if write is None else write(count)


@dataclass(slots=True)
class _Counts:
    """Where the levels of a definition stand; ``plain`` begins anew below every higher level."""

    word: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)
    plain: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)


@dataclass(slots=True)
class _List:
    """A list: its definition, its levels, and where it starts anew."""

    definition: str
    levels: Mapping[int, Element]
    starts: dict[int, int]
    begun: set[int] = field(default_factory=set)

    def start(self, place: int) -> int:
        level = self.levels.get(place)
        return 0 if level is None else _number(_value(level, "start"), 0)


class _Lists:
    def __init__(self, roots: list[Element], styles: Styles) -> None:
        self.styles = styles
        self._abstract: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        for root in roots:
            for node in root.iter(w("abstractNum")):
                self._abstract[node.get(w("abstractNumId"), "")] = node
            for node in root.iter(w("num")):
                self._numbers[node.get(w("numId"), "")] = node
        self._lists: dict[str, _List | None] = {}
        self._counts: dict[str, _Counts] = {}

    def next(self, paragraph: Element) -> Label | None:
        """The label of the next paragraph; each has to be asked for in its turn."""
        owners = [paragraph, *self.styles.lineage(paragraph)]
        listed = (_child(_child(owner, "pPr"), "numPr") for owner in owners)
        given = [one for one in listed if one is not None]
        number = next((text for one in given if (text := _value(one, "numId"))), "")
        found = self._list(number) if number else None
        if found is None:
            return None
        place = self._place(given, owners[1:], found)
        level = found.levels.get(place)
        if level is None:
            return None
        counts = self._counts.setdefault(found.definition, _Counts())
        start = _count(counts, found, place)
        shown = _shown(found, place, counts.word)
        plain = _shown(found, place, counts.plain)
        return None if shown == "" else Label(shown, plain, level, start)

    def _place(self, given: list[Element], styles: list[Element], found: _List) -> int:
        """The level that a paragraph is at: as it says, as one says of its style, or the first."""
        if by_hand := _value(given[0], "ilvl"):
            return _number(by_hand, 0)
        for style in styles:
            for place, level in found.levels.items():
                if _value(level, "pStyle") == style.get(w("styleId"), ""):
                    return place
        return next((_number(text, 0) for one in given if (text := _value(one, "ilvl"))), 0)

    def _list(self, number: str) -> _List | None:
        if number not in self._lists:
            self._lists[number] = self._read(number)
        return self._lists[number]

    def _read(self, number: str) -> _List | None:
        at = self._numbers.get(number)
        definition = self._definition(_value(at, "abstractNumId"))
        if at is None or definition is None:
            return None
        levels: dict[int, Element] = {}
        for level in definition.iterchildren(w("lvl")):
            levels[_number(level.get(w("ilvl"), ""), 0)] = level
        starts: dict[int, int] = {}
        for changed in at.iterchildren(w("lvlOverride")):
            place = _number(changed.get(w("ilvl"), ""), 0)
            if (other := child(changed, "lvl")) is not None:
                levels[place] = other
            if start := _value(changed, "startOverride"):
                starts[place] = _number(start, 0)
        return _List(definition.get(w("abstractNumId"), ""), levels, starts)

    def _definition(self, name: str) -> Element | None:
        """What defines the levels of a list, by way of styles of lists."""
        for _ in range(_DEEPEST):
            found = self._abstract.get(name)
            link = _value(found, "numStyleLink")
            if found is None or not link:
                return found
            style = self.styles.by_id.get(link)
            numbered = _value(_child(_child(style, "pPr"), "numPr"), "numId")
            name = _value(self._numbers.get(numbered), "abstractNumId")
        return None


def _count(counts: _Counts, found: _List, place: int) -> int:
    """Go on by one at a level; the number from which it counts."""
    start = found.start(place)
    anew = place in found.starts and place not in found.begun
    if anew:
        found.begun.add(place)
    for one in (counts.word, counts.plain):
        for above in range(place):  # a level that was left out counts as begun
            if one[above] is None and above in found.levels:
                one[above] = found.start(above)
        before = one[place]
        one[place] = found.starts[place] if anew else start if before is None else before + 1
        for below in range(place + 1, _LEVELS):
            if one is counts.plain or _restarts(found.levels.get(below), place):
                one[below] = None
    return found.starts.get(place, start)


def _restarts(level: Element | None, place: int) -> bool:
    """Whether a level begins anew behind another that stands above it."""
    said = _value(level, "lvlRestart")
    return not said or place < _number(said, _LEVELS)


def _shown(found: _List, place: int, counts: list[int | None]) -> str | None:
    """What a level shows; None where a part of it is not known here."""
    level = found.levels[place]
    text = _value(level, "lvlText")
    if _value(level, "numFmt") == "bullet":
        return text
    names = _COUNTED.findall(text)
    if len(set(names)) < len(names):
        return None  # programs do not agree
    parts: dict[str, str] = {}
    for name in names:
        at = int(name) - 1
        count, of = counts[at], found.levels.get(at)
        form = (_value(of, "numFmt") or "decimal") if of is not None else ""
        legal = yes(level, "isLgl") and form != "none"
        shown = written("decimal" if legal else form, count or 0) if at <= place else None
        if shown is None:
            return None
        parts[name] = shown
    return _COUNTED.sub(lambda match: parts[match[1]], text)


def _roman(count: int) -> str:
    shown = ""
    for value, letters in _ROMAN:
        shown += letters * (count // value)
        count %= value
    return shown


def _letter(count: int) -> str:
    """A to Z, then AA, BB and so on, as Word counts."""
    times, index = divmod(count - 1, 26)
    return chr(ord("A") + index) * (times + 1)


_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda count: _roman(count).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda count: _letter(count).lower(),
    "none": lambda _: "",
}


def _child(parent: Element | None, name: str) -> Element | None:
    return None if parent is None else child(parent, name)


def _value(parent: Element | None, name: str) -> str:
    found = _child(parent, name)
    return "" if found is None else found.get(w("val"), "")


def _number(text: str, otherwise: int) -> int:
    try:
        return int(text)
    except ValueError:
        return otherwise
