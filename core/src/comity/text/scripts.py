"""Letters and scripts, by the Unicode names of the characters: nothing to install."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

__all__ = ["letters", "outside", "script_of", "scripts_of_language"]

WIDE = ("W", "F")
# ISO 15924 code of a script -> how the Unicode names of its letters begin, if not like its own name
NAMES = {
    "Arab": ("ARABIC",),
    "Armn": ("ARMENIAN",),
    "Beng": ("BENGALI",),
    "Cyrl": ("CYRILLIC",),
    "Deva": ("DEVANAGARI",),
    "Ethi": ("ETHIOPIC",),
    "Geor": ("GEORGIAN",),
    "Grek": ("GREEK",),
    "Gujr": ("GUJARATI",),
    "Guru": ("GURMUKHI",),
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Hebr": ("HEBREW",),
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"),
    "Khmr": ("KHMER",),
    "Knda": ("KANNADA",),
    "Kore": ("HANGUL", "CJK"),
    "Laoo": ("LAO",),
    "Latn": ("LATIN",),
    "Mlym": ("MALAYALAM",),
    "Mymr": ("MYANMAR",),
    "Orya": ("ORIYA",),
    "Sinh": ("SINHALA",),
    "Taml": ("TAMIL",),
    "Telu": ("TELUGU",),
    "Thaa": ("THAANA",),
    "Thai": ("THAI",),
    "Tibt": ("TIBETAN",),
}


_ASCII = re.compile(r"[\x00-\x7f]+")
_NO_LETTERS = bytes(one for one in range(128) if not chr(one).isalpha())


def letters(text: str) -> int:
    """How many letters a text has.

    Digits and signs do not count. A sign of a wide script (Han, kana, Hangul) stands for about two
    letters of an alphabet and counts as two; a vowel sign of an Indic script counts as a letter.
    """
    composed = unicodedata.normalize("NFC", text)
    plain = composed.encode("ascii", "ignore").translate(None, _NO_LETTERS)
    return len(plain) + sum(weight for _, weight in _weighed(_ASCII.sub("", composed)))


@lru_cache(maxsize=4096)
def script_of(character: str) -> str:
    """The script of a letter, as the first word of its Unicode name: LATIN, CYRILLIC, CJK."""
    name = unicodedata.name(character, "").removeprefix("FULLWIDTH ").removeprefix("HALFWIDTH ")
    return name.partition(" ")[0]


def outside(text: str, scripts: tuple[str, ...]) -> tuple[float, str]:
    """The share of a text's letters (0 to 1) in other scripts than these, and the first of those.

    The first is the one with the most letters, or "" where no letter is outside.
    """
    counts: Counter[str] = Counter()
    for (character, weight), times in Counter(_weighed(text)).items():
        counts[script_of(character)] += weight * times
    others = Counter({script: n for script, n in counts.items() if script not in scripts})
    if not others:
        return 0.0, ""
    return others.total() / counts.total(), others.most_common(1)[0][0]


def scripts_of_language(tag: str) -> tuple[str, ...]:
    """The scripts that a language is written in, as ``script_of`` names them.

    The tag's own script subtag goes first (``sr-Latn``), then the usual script of the language by
    CLDR; () where neither is known.
    """
    from babel.core import get_global

    subtags = tag.replace("_", "-").split("-")
    written = next((part.title() for part in subtags[1:] if len(part) == 4), None)
    if written is None:
        likely = get_global("likely_subtags").get(subtags[0].lower(), "")
        written = next((part for part in likely.split("_")[1:] if len(part) == 4), "")
    return NAMES.get(written, ())


def _weighed(text: str) -> list[tuple[str, int]]:
    """Each letter (or vowel sign) of a text and what it counts."""
    if text.isascii():
        return [(character, 1) for character in text if character.isalpha()]
    composed = unicodedata.normalize("NFC", text)
    return [
        (character, 2 if unicodedata.east_asian_width(character) in WIDE else 1)
        for character in composed
        if unicodedata.category(character)[0] in "LM"
    ]
