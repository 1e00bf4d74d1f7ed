"""The number or sign that Word sets before a paragraph: which it is, and that it is no figure.

It stands in no other format, and right before the text: a bullet that is a digit makes another
date of a date. So whichever way a paragraph gets to its level of a list, by itself, by its style,
by a style of lists or by the level, what is set there has to look like a bullet, or like a number
that is counted and kept apart from the text (ECMA-376, part 1, 17.9).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from comity.steps.render.visible.sign_kinds import WIDE
from comity.word.ooxml import Element, child, w, yes

__all__ = ["ANEW", "BULLET", "Lists", "behind_label", "label_faults", "label_of"]

_COUNTED = re.compile(r"%[1-9]")
_BULLETS = frozenset("•●○◦▪▫■□◆◇◊❖❑❒➢➤►▶▸‣→⇒✓✔✗✘☐☑☒★☆♦§*\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf0fe\uf0e0")
_SYMBOLS_OF_BULLETS = frozenset("\uf076\uf071\uf06c\uf06e\uf06f\uf0fb\uf0d7\uf0de")
_BULLETS_WITH_TAB = frozenset("-‐‑‒–—―−·∙⁃o")  # a sign or a nought, if they stand too near
_LETTERS_OF_WINGDINGS = frozenset("Øüvqnl¨")
_CLOSING = frozenset(".):]．。）、")
_DEEPEST = 10

BULLET = "Choose a bullet such as •, with a tab after it"
ANEW = "Define the list again, with a tab after its number"


class Lists:
    """The lists of a package: which level a paragraph may be at."""

    def __init__(self, roots: Sequence[Element], styles: Mapping[str, Element]) -> None:
        """Keep the definitions; ``styles`` are those of the package, by id."""
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._numbers: dict[str, Element] = {}
        self._starts: dict[Element, int] | None = None
        for root in roots:
            for node in root.iter(w("abstractNum")):
                self._abstract[node.get(w("abstractNumId"), "")] = node
            for node in root.iter(w("num")):
                self._numbers[node.get(w("numId"), "")] = node

    def levels(
        self, properties: Sequence[Element | None], styles: Sequence[str]
    ) -> tuple[Element, ...]:
        """The levels that a paragraph may be at, the one that Word takes first.

        Programs do not agree on it where the level is not given beside the list, so it may be
        more than one.

        Args:
            properties: ``w:pPr`` of the paragraph and of its styles, what counts most first.
            styles: the ids of its styles, its own first.
        """
        given = [one for one in (_child(each, "numPr") for each in properties) if one is not None]
        numbers = [number for one in given if (number := _value(one, "numId"))]
        if not numbers or _ordinal(numbers[0]) == 0:
            return ()
        by_place = self._by_place(numbers[0])
        places = [_ordinal(place) for one in given if (place := _value(one, "ilvl"))]
        by_hand = places[:1] if given and _value(given[0], "ilvl") else []
        linked = [
            place
            for place, levels in by_place.items()
            if any(_value(level, "pStyle") in styles for level in levels)
        ]
        wanted = dict.fromkeys((*by_hand, *linked, *places, *(() if places or linked else (0,))))
        return tuple(level for place in wanted for level in by_place.get(place, ()))

    def start(self, level: Element) -> int:
        """The highest number that a level starts with, in any list that has it."""
        if self._starts is None:
            self._starts = {}
            for number, at in self._numbers.items():
                for changed in at.iterchildren(w("lvlOverride")):
                    given = _ordinal(_value(changed, "startOverride"))
                    place = _ordinal(changed.get(w("ilvl"), "0"))
                    for one in self._by_place(number).get(place, ()) if given > 1 else ():
                        self._starts[one] = max(given, self._starts.get(one, 1))
        return max(1, _ordinal(_value(level, "start") or "1"), self._starts.get(level, 1))

    def _by_place(self, number: str) -> dict[int, list[Element]]:
        """The levels of a list by their place; what replaces a level stands before it."""
        found: dict[int, list[Element]] = {}
        at = self._numbers.get(number)
        for changed in () if at is None else at.iterchildren(w("lvlOverride")):
            for level in changed.iterchildren(w("lvl")):
                for place in {changed.get(w("ilvl"), "0"), level.get(w("ilvl"), "0")}:
                    found.setdefault(_ordinal(place), []).append(level)
        for definition in self._definitions(number):
            for level in definition.iterchildren(w("lvl")):
                found.setdefault(_ordinal(level.get(w("ilvl"), "0")), []).append(level)
        return found

    def _definitions(self, number: str) -> list[Element]:
        """What defines a list, by way of styles of lists too."""
        found: list[Element] = []
        waiting = [number]
        while waiting and len(found) < _DEEPEST:
            at = self._numbers.get(waiting.pop(0))
            named = self._abstract.get(_value(at, "abstractNumId"))
            if named is None or named in found:
                continue
            found.append(named)
            style = _value(named, "numStyleLink")
            if not style:
                continue
            found += [
                one
                for one in self._abstract.values()
                if one not in found and _value(one, "styleLink") == style
            ]
            properties = _child(self._styles.get(style), "pPr")
            waiting.append(_value(_child(properties, "numPr"), "numId"))
        return found


def label_of(level: Element) -> str:
    """What a level sets before a paragraph, ``%1`` standing for a number."""
    return _value(level, "lvlText")


def behind_label(level: Element) -> str:
    """What stands behind what a level sets before a paragraph: ``tab``, ``space`` or another."""
    behind = _value(level, "suff") or "tab"
    if yes(level, "legacy"):
        return "nothing"
    ends_in_blank = label_of(level).endswith(tuple(WIDE))
    return "space" if behind not in ("tab", "space") and ends_in_blank else behind


def label_faults(level: Element, *, before_value: bool) -> Iterator[tuple[str, str]]:
    """Why what a level sets before a paragraph could be read as part of it: cause and cure.

    Args:
        level: the level.
        before_value: whether a value begins the paragraph; before words a number may stand close.
    """
    text = label_of(level)
    kind = _value(level, "numFmt") or "decimal"
    behind = behind_label(level)
    if not text.strip():
        return
    literal = _COUNTED.sub("", text)
    if kind == "bullet" or _COUNTED.search(text) is None:
        if not _is_bullet(text.strip(), level, behind):
            cause = f"its list puts {text.strip()!r} before it, which looks like part of it"
            yield cause, BULLET
    elif any(unicodedata.category(one).startswith("N") for one in literal):
        yield "its list puts a fixed digit before it", ANEW
    elif before_value and behind not in ("tab", "space"):
        cause = "its number is right before the text, so it looks like another value"
        yield cause, ANEW
    elif before_value and behind == "space" and text.rstrip("".join(WIDE))[-1:] not in _CLOSING:
        cause = "only a space separates its number from the text, so they look like one value"
        yield cause, ANEW


def _is_bullet(text: str, level: Element, behind: str) -> bool:
    if text in _BULLETS or text in _SYMBOLS_OF_BULLETS:
        return True
    if behind != "tab" or len(text) != 1:
        return False
    fonts = _child(_child(level, "rPr"), "rFonts")
    font = "" if fonts is None else fonts.get(w("ascii"), "")
    return text in _BULLETS_WITH_TAB or (text in _LETTERS_OF_WINGDINGS and "Wingdings" in font)


def _child(parent: Element | None, name: str) -> Element | None:
    return None if parent is None else child(parent, name)


def _value(parent: Element | None, name: str) -> str:
    found = _child(parent, name)
    return "" if found is None else found.get(w("val"), "")


def _ordinal(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        return 0
