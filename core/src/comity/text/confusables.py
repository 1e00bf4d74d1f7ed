"""Text that is not what it looks like: invisible characters, letters of two scripts in one word.

Scripts are told by the Unicode names of characters (``letters.script_of``), so nothing need be
installed: the packages that know look-alikes are either unmaintained and flag a decomposed "José",
or come with a C library. What looks like what follows Unicode Technical Standard 39 and its
confusables.txt, cut down to the letters that all look Latin in common fonts.

Nothing here is refused. A name may mix scripts with reason, and a spoofed address is often the
very evidence: so it is shown. Controls that reorder text are refused where files are read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from comity.model.messages import Message
from comity.text.messages import message
from comity.text.scripts import NAMES, script_of

__all__ = ["Disguise", "as_it_looks", "disguises", "undisguised"]

_SCRIPTS = frozenset(name for names in NAMES.values() for name in names) | {
    "CHEROKEE",
    "COPTIC",
    "DESERET",
    "LISU",
    "MONGOLIAN",
    "SYRIAC",
    "TIFINAGH",
    "VAI",
}
_EAST_ASIAN = frozenset(["CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO"])
_INDIC = frozenset(
    ["DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA"]
) | {"MALAYALAM", "SINHALA", "TIBETAN", "KHMER", "MYANMAR"}
_JOINING = _INDIC | {"ARABIC", "SYRIAC", "MONGOLIAN"}
_UNSPACED = frozenset(["THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", *_EAST_ASIAN])
_ALL_LOOK_LATIN = frozenset(["LISU", "CHEROKEE", "COPTIC", "DESERET"])
_LOOK_LATIN = frozenset(
    "аеорсухіјѕһԁԛԝӏАВЕКМНОРСТУХІЈЅԚԜҮ"  # Cyrillic
    "ονιυρϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"  # Greek
    "օսոցհլԼՕՍ"  # Armenian
)
_LOOK_LIKE_MARKS = frozenset("\u2024\u2044\u2215\u2236\ua789\u0589\u02d0\ufe52\uff0e\uff0f\uff20")

_JOINERS = frozenset("\u200c\u200d")
_SIDE_MARKS = frozenset("\u200e\u200f\u061c")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2060-\u2064"
    "\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff]"
)
_STYLED = ("MATHEMATICAL", "CIRCLED", "PARENTHESIZED", "SQUARED", "NEGATIVE", "DOUBLE-STRUCK")
_MOST_MARKS = 2  # on one letter, after composition: Yoruba and Vietnamese need no more
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")


_PLAIN = str.maketrans(
    "аеорсухіјѕһԁԛԝӏАВЕКМНОРСТУХІЈЅԚԜҮονιρϲϳΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijshdqwlABEKMHOPCTYXIJSQWYovipcjABEZHIKMNOPTYX",
)


@dataclass(frozen=True, slots=True)
class Disguise:
    """Something in a text that a reader would not see: where (an index), and what."""

    index: int
    said: Message

    @property
    def message(self) -> str:
        """What it is, in English, for the end of another sentence."""
        return self.said.text.removesuffix(".")


def disguises(text: str) -> tuple[Disguise, ...]:
    """Whatever in a text is not what it looks like, in order; () for plain text of any script."""
    if text.isascii():
        return ()
    composed = unicodedata.normalize("NFC", text)
    found = [*_characters(composed), *_words(composed), *_numbers(composed)]
    return tuple(sorted(found, key=lambda disguise: disguise.index))


def undisguised(text: str) -> str:
    """The text in the letters that it seems to be written in; empty where that is not certain."""
    composed = unicodedata.normalize("NFC", text)
    east_asian = any(script_of(c) in _EAST_ASIAN for c in composed if not c.isascii())
    kept = (
        unicodedata.normalize("NFKC", c) if _is_styled(c, east_asian=east_asian) else c
        for index, c in enumerate(composed)
        if not _INVISIBLE.match(c) or _belongs(composed, index)
    )
    plain = _WORD.sub(
        lambda word: word.group().translate(_PLAIN) if disguises(word.group()) else word.group(),
        "".join(kept),
    )
    return "" if disguises(plain) else plain


def as_it_looks(text: str) -> str:
    """The text with each letter that looks like a Latin one replaced by that, to compare by.

    Whole words of another script change too, so it is nothing to show.
    """
    return unicodedata.normalize("NFKC", text).translate(_PLAIN)


def _characters(text: str) -> Iterator[Disguise]:
    east_asian = any(script_of(c) in _EAST_ASIAN for c in text if not c.isascii())
    marks = 0
    for index, character in enumerate(text):
        marks = marks + 1 if unicodedata.category(character) == "Mn" else 0
        if character.isascii():
            continue
        if _INVISIBLE.match(character) and not _belongs(text, index):
            yield _disguise(index, "form.disguise/invisible", sign=_named(character))
        elif unicodedata.category(character) in ("Co", "Cn"):
            yield _disguise(index, "form.disguise/private", sign=f"U+{ord(character):04X}")
        elif _is_styled(character, east_asian=east_asian):
            plain = unicodedata.normalize("NFKC", character)
            yield _disguise(index, "form.disguise/styled", sign=_named(character), plain=plain)
        elif character in _LOOK_LIKE_MARKS and _between_letters(text, index):
            yield _disguise(index, "form.disguise/other-sign", sign=_named(character))
        elif unicodedata.category(character) == "Me":
            yield _disguise(index, "form.disguise/enclosing", sign=_named(character))
        elif marks == _MOST_MARKS + 1 and _base_script(text, index) in ("LATIN", "CYRILLIC"):
            yield _disguise(index, "form.disguise/marks", most=_MOST_MARKS)


def _belongs(text: str, index: int) -> bool:
    """Whether an invisible character does the work that it is made for."""
    character, before = text[index], text[index - 1] if index else " "
    after = text[index + 1] if index + 1 < len(text) else " "
    if character in _JOINERS:
        return script_of(before) in _JOINING or _is_pictured(before)
    if character in _SIDE_MARKS:
        rest = (c for c in text if c not in _SIDE_MARKS)  # which are of that direction themselves
        return any(unicodedata.bidirectional(c) in ("R", "AL") for c in rest)
    if character == "\u200b":
        return {script_of(before), script_of(after)} <= _UNSPACED
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return _is_pictured(before) or before in "0123456789#*" or script_of(before) == "CJK"
    if "\U000e0020" <= character <= "\U000e007f":  # the tags of a flag, as Scotland's
        return before == "\U0001f3f4" or "\U000e0020" <= before <= "\U000e007f"
    return "\u180b" <= character <= "\u180e" and script_of(before) == "MONGOLIAN"


def _is_pictured(character: str) -> bool:
    return unicodedata.category(character) in ("So", "Sk", "Sm") or character in "\ufe0f\u203c"


def _is_styled(character: str, *, east_asian: bool) -> bool:
    """A letter or digit in disguise: mathematical, circled, or of full width outside East Asia."""
    name = unicodedata.name(character, "")
    if name.startswith("FULLWIDTH"):
        return not east_asian
    if name.startswith(_STYLED) or name.startswith(("SCRIPT ", "BLACK-LETTER ")):
        plain = unicodedata.normalize("NFKC", character)
        return plain != character and any(c.isascii() and c.isalpha() for c in plain)
    return "SMALL CAPITAL" in name or name in (
        "LATIN SMALL LETTER ALPHA",
        "LATIN SMALL LETTER SCRIPT G",
    )


def _between_letters(text: str, index: int) -> bool:
    beside = text[max(index - 1, 0) : index] + text[index + 1 : index + 2]
    return len(beside) == 2 and all(c.isascii() and c.isalpha() for c in beside)


def _base_script(text: str, index: int) -> str:
    while index and unicodedata.category(text[index]) == "Mn":
        index -= 1
    return script_of(text[index])


def _words(text: str) -> Iterator[Disguise]:
    """Words of two scripts, and words of another script that all look Latin beside Latin ones."""
    words = [(match.start(), match.group(), _scripts(match.group())) for match in _finds(text)]
    latin = any(scripts == {"LATIN"} for _, _, scripts in words)
    plain = {
        script
        for _, word, scripts in words
        if len(scripts) == 1 and not _looks_latin(word, scripts)
        for script in scripts
    }
    for start, word, scripts in words:
        if len(scripts) > 1 and not scripts <= {"LATIN", *_EAST_ASIAN}:
            named = tuple(sorted(scripts))
            yield _disguise(start, "form.disguise/mixed", word=word, scripts=named)
        elif latin and not scripts & plain and _looks_latin(word, scripts):
            script = "".join(scripts)
            yield _disguise(start, "form.disguise/looks-latin", word=word, script=script)


def _finds(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _WORD.finditer(text) if len(match.group()) > 1)


def _scripts(word: str) -> frozenset[str]:
    return frozenset(script for c in word if (script := script_of(c)) in _SCRIPTS)


def _looks_latin(word: str, scripts: frozenset[str]) -> bool:
    if scripts & _ALL_LOOK_LATIN:
        return True
    return "LATIN" not in scripts and all(c in _LOOK_LATIN for c in word)


def _numbers(text: str) -> Iterator[Disguise]:
    """Numbers written with the digits of two scripts."""
    for match in re.finditer(r"\d{2,}", text):
        zeros = {ord(digit) - unicodedata.digit(digit, 0) for digit in match.group()}
        if len(zeros) > 1:
            yield _disguise(match.start(), "form.disguise/digits", word=match.group())


def _disguise(index: int, id: str, **params: Any) -> Disguise:
    return Disguise(index, message(id, **params))


def _named(character: str) -> str:
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'unnamed')})"
