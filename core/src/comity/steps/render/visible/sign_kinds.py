"""The signs of a text by their kind, as far as it matters beside a value.

A value is read together with whatever no room parts from it. Signs without a width (marks that
join the letter before them, format characters, selectors of variants) part nothing, whatever
Unicode calls them; of the blanks, those of a sixth of an em or less do not either. The blanks that
are narrower than that of the keyboard, or put digits into groups, part letters but no digits.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = [
    "ACCENT",
    "BEFORE",
    "BEHIND",
    "FIGURE",
    "JOINS",
    "NOTE",
    "SILENT",
    "THIN",
    "VALUE",
    "WIDE",
    "plain",
]

VALUE, FIGURE, NOTE, SILENT = "\ue000", "\ue001", "\ue002", "\ue003"
"""What stands for a value, a field or picture, the raised mark of a note, a tag without print."""
THIN, ACCENT = "\u2009", "\u0301"
"""What stands for any narrow blank, and for any mark that may reach a value."""
_SOLID = "\u00a0"
JOINS = rf"[.,:/\\'’‘‚`´′·•・．，،_~\-\u2044{_SOLID}{THIN}{ACCENT}]{{0,8}}"
"""What may stand within a number, as a pattern of kinds."""
_EAST = "\ue004"  # a letter of a script that is written without blanks
_PAIRS = (  # brackets and quotation marks, and what stands between letters
    "()\\[\\]{}（）［］｛｝「」『』【】〔〕〈〉《》〖〗｢｣⟨⟩"
    "\"'“”„‟‘’‚‛«»‹›〝〞〟＂＇/…，；：！？、。．・"
)
_KNOWN = rf"0a$\-\s{_EAST}{VALUE}{FIGURE}{NOTE}{SILENT}{THIN}{ACCENT}\u2044|"  # told elsewhere
BEFORE = rf"{_PAIRS}¿¡.,;:_{_KNOWN}"
"""What may stand right before a value, or is looked at by itself, as a class of kinds."""
BEHIND = rf"{_PAIRS}.,;:!?_،؛؟۔।॥။၊។៕։።፣፤፥፡｡､{_KNOWN}"
"""What may stand right behind one."""
WIDE = frozenset(" \u2000\u2001\u2002\u2003\u3000\u1680")
"""Blanks that part whatever stands beside them."""

# 0 is a digit, a a letter, $ money, - a hyphen, dash or minus; nothing for what has no width
_KINDS = {"Nd": "0", "Nl": "0", "No": "0", "Sc": "$", "Pd": "-", "Zs": THIN}
_KINDS |= dict.fromkeys(("Cf", "Cc", "Zl", "Zp"), "")
_KINDS |= dict.fromkeys(("Lu", "Ll", "Lt", "Lm"), "a") | dict.fromkeys(("Mn", "Mc", "Me"), ACCENT)
_SAME = {"\u00a0": _SOLID, "\u2215": "\u2044", "\t": "\t", "\n": "\n"}
_SAME |= dict.fromkeys("\u2212\u02d7\u207b\u208b\u2796\u2500\u2501\u2574\u2576\ufe63", "-")
_SAME |= dict.fromkeys("\u00a6\u2223\u23d0\u2502\u2503\uff5c\uffe8", "|")
_SAME |= dict.fromkeys("\u200a\u2006", "")  # blanks of no more than a sixth of an em
_UNSEEN = (  # marks and letters that Unicode calls default ignorable
    (0x034F, 0x034F),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0xE0000, 0xE0FFF),
)
_BLANKLESS = (  # scripts without blanks, in the names of Unicode; jamo and radicals are none
    *("CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH", "HIRAGANA LETTER"),
    *("KATAKANA LETTER", "HALFWIDTH KATAKANA LETTER", "HANGUL SYLLABLE"),
    *("THAI CHARACTER", "LAO LETTER", "LAO VOWEL", "KHMER LETTER", "MYANMAR LETTER"),
)
_STROKES = frozenset("丨丶丿亅乀乁乚乛囗\u0e40\u0e45\u0ec0\u101d")  # as a 1, a 0 or a stroke
_LONE = frozenset("口ロノニﾛﾉﾆ")
_ENCLOSES = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u0890\u0891\u08e2\U000110bd")
_REACHES = frozenset({233, 234})  # combining classes of marks over, or under, two letters


def plain(text: str) -> str:
    """A text in which each sign stands for its kind; what has no width is left out.

    A mark belongs to the letter before it. One that has none, or reaches over the next letter too,
    is kept, and so are no two narrow blanks or marks in a row.
    """
    kept: list[str] = []
    last = ""
    for sign in text:
        kind = _kind(sign)
        if not kind or (kind == last and kind in (THIN, ACCENT)):
            continue
        if kind == ACCENT and last not in _BARE and not _reaches(sign):
            continue
        if sign in _LONE and last != _EAST:
            kind = sign
        kept.append(kind)
        last = kind
    return "".join(kept)


_BARE = frozenset({"", " ", THIN, _SOLID, ACCENT, VALUE, FIGURE, NOTE, SILENT, "\t", "\n"})


@lru_cache(maxsize=4096)
def _kind(sign: str) -> str:
    if sign in _SAME:
        return _SAME[sign]
    if sign in WIDE:
        return " "
    if sign in _ENCLOSES:
        return ACCENT
    if any(first <= ord(sign) <= last for first, last in _UNSEEN):
        return ""
    kind = unicodedata.category(sign)
    if kind == "Lo":
        return _of_letter(sign)
    return _KINDS.get(kind, sign)


def _of_letter(sign: str) -> str:
    """The kind of a letter without cases; some scripts put no blanks between words."""
    if unicodedata.numeric(sign, None) is not None:
        return "0"  # 万 behind 5 makes 50,000 of it
    if unicodedata.name(sign, "").startswith(_BLANKLESS) and sign not in _STROKES:
        return _EAST
    return sign if sign in _STROKES else "a"


def _reaches(sign: str) -> bool:
    """Whether a mark is drawn around a letter or over two, so that it may reach a value."""
    return sign in _ENCLOSES or (
        unicodedata.category(sign) == "Me" or unicodedata.combining(sign) in _REACHES
    )
