"""Text as names are compared: without case, marks and apostrophes, other scripts in Latin letters.

One name is written in many ways: ``Példa``, ``PELDA``, ``Pelda``; ``Петров``, ``Petrov``. All of
them fold to the same letters, and the digits of every script to those of ASCII. Where a folded
letter came from is kept, so that a place in the text can be told. The tables are near to those of
passports, and cut down to single letters; a State's own system goes into ``name.transliteration``
of the person.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

__all__ = [
    "APOSTROPHES",
    "Atom",
    "Folded",
    "Word",
    "atoms_of",
    "fold",
    "folded_words",
    "squeeze",
    "words",
    "words_of",
]

_LATIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"} | {
    "ħ": "h",
    "ə": "a",
    "ŋ": "n",
}
_PAIRS = (  # a letter, and what it is in Latin: Cyrillic, Greek
    "аa бb вv гg ґg дd еe єie жzh зz иi іi кk лl мm нn оo пp рr сs тt уu фf хkh цts "
    "чch шsh щshch ъ ыy ь эe юiu яia ђd јj љlj њnj ћc џdz ўu қq ғg ҳh "
    "αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs τt υy φf χch ψps ωo ςs"
)
_LETTERS = _LATIN | {pair[0]: pair[1:] for pair in _PAIRS.split()}
APOSTROPHES = frozenset("'\u2019\u2018\u02bc`\u00b4\u2032\u02b9")
_WORD = re.compile(r"[^\W\d_]+")
# the letters of scripts without spaces as they fold (Korean in single sounds); a word ends there
_NO_SPACES = r"\u0e00-\u0eff\u1000-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD_OR_RUN = re.compile(rf"[{_NO_SPACES}]+|[^\W\d_{_NO_SPACES}]+")
_HAS_NO_SPACES = re.compile(rf"[{_NO_SPACES}]")
_TOKEN = re.compile(r"[^\W_]+")
_ATOM = re.compile(r"\d+|[^\W\d_]+")
# what folds to its small letters, at the same length: ASCII, without its apostrophes and signs
_PLAIN = re.compile(r"[\x00-\x26\x28-\x5d\x5f\x61-\x7f]*")
_RUNS = re.compile(r"([\x00-\x26\x28-\x5d\x5f\x61-\x7f]+)|[^\x00-\x26\x28-\x5d\x5f\x61-\x7f]+")
# Cyrillic and Greek letters, and the Latin ones that they look like (Unicode TS 39)
_LOOK_ALIKES = str.maketrans(
    "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅԌαονρυιγΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijshdqwABEKMHOPCTYXIJSGaovpuiyABEZHIKMNOPTYX",
)
_MAY_LOOK_ALIKE = re.compile(r"[\u0370-\u04ff\u0500-\u052f]")
_UPSILON, _OMICRON = frozenset("υύΥΎ"), frozenset("οόΟΌ")  # together one sound: ου is "ou"


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; ``origin`` has for each of its characters the index in the text it is of."""

    text: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text of what lies between two indexes of the folded one."""
        return self.origin[start], self.origin[end - 1] + 1


class Word(NamedTuple):
    """A run of letters: folded, its place in the text, and whether it begins with a capital.

    A word of a script without capitals counts as one that has one.
    """

    text: str
    start: int
    end: int
    capital: bool


class Atom(NamedTuple):
    """A run of digits or of letters of a folded text, and its place there."""

    text: str
    start: int
    end: int


@cache
def _folded(character: str) -> str:
    """One character folded; nothing for a mark, or for a sign that no reader sees."""
    found = ""
    for part in unicodedata.normalize("NFKD", character):
        kind = unicodedata.category(part)
        if kind[0] == "M" or kind in ("Cf", "Lm", "Sk"):
            continue
        if kind == "Nd":
            found += str(unicodedata.decimal(part))
            continue
        for low in part.casefold():
            found += _LETTERS.get(low, low)
    return "".join(c for c in found if unicodedata.category(c)[0] != "M")


def fold(text: str) -> Folded:
    """A text folded, with the place that each letter came from."""
    if _PLAIN.fullmatch(text):
        return Folded(text.lower(), range(len(text)))
    if _MAY_LOOK_ALIKE.search(text):
        text = _TOKEN.sub(_undisguised, text)
    letters: list[str] = []
    origin: list[int] = []
    for run in _RUNS.finditer(text):
        if run.group(1):
            letters.append(run.group().lower())
            origin.extend(range(*run.span()))
            continue
        for index, character in enumerate(run.group(), run.start()):
            if character in APOSTROPHES and _within_word(text, index):
                continue
            found = _folded(character)
            if character in _UPSILON and text[index - 1 : index] in _OMICRON:
                found = "u"
            letters.append(found)
            origin.extend([index] * len(found))
    return Folded("".join(letters), origin)


def _undisguised(token: re.Match[str]) -> str:
    """A word in which letters of another script stand for Latin ones, in Latin; else as it is.

    So it is beside a Latin letter or a digit, where each of the others looks Latin: ``АВ1234567``.
    """
    written = token.group()
    if written.isascii() or not _MAY_LOOK_ALIKE.search(written):
        return written
    plain = written.translate(_LOOK_ALIKES)
    beside = any(one.isdigit() or (one.isascii() and one.isalpha()) for one in written)
    return plain if beside and not _MAY_LOOK_ALIKE.search(plain) else written


def words(text: str) -> list[Word]:
    """The words of a text in order; digits, signs and white space lie between them."""
    return words_of(text, fold(text))


def words_of(text: str, folded: Folded) -> list[Word]:
    """The words of a text that was folded already."""
    found = []
    origin = folded.origin
    mixed = not folded.text.isascii() and _HAS_NO_SPACES.search(folded.text)
    for match in (_WORD_OR_RUN if mixed else _WORD).finditer(folded.text):
        start, end = origin[match.start()], origin[match.end() - 1] + 1
        if not isinstance(origin, range):
            end = _whole(text, end, origin[match.end()] if match.end() < len(origin) else None)
        first = text[start]
        # a letter that has no other at the start of a word, as in Georgian, counts as a capital
        capital = first.isupper() or first.title() == first
        found.append(Word(match.group(), start, end, capital))
    return found


def atoms_of(folded: Folded) -> list[Atom]:
    """The runs of letters and those of digits: ``2nd`` as two."""
    return [Atom(m.group(), m.start(), m.end()) for m in _ATOM.finditer(folded.text)]


def _whole(text: str, end: int, after: int | None) -> int:
    """The end of a word with the letters and marks behind it that fold to nothing: ``Игорь``."""
    last = len(text) if after is None else after
    while end < last and (text[end].isalpha() or unicodedata.category(text[end])[0] == "M"):
        end += 1
    return end


def folded_words(text: str) -> tuple[str, ...]:
    """The folded words of a text and the numbers in it: ``1 Sample Road`` as three."""
    return tuple(_TOKEN.findall(fold(text).text))


def squeeze(text: str) -> Folded:
    """The letters and digits of a text alone, folded: ``+234 (800) 5`` as ``2348005``."""
    folded = fold(text)
    letters: list[str] = []
    origin: list[int] = []
    for match in _TOKEN.finditer(folded.text):
        letters.append(match.group())
        origin.extend(folded.origin[match.start() : match.end()])
    return Folded("".join(letters), origin)


def _within_word(text: str, index: int) -> bool:
    before, after = text[max(index - 1, 0)], text[index + 1 : index + 2]
    return index > 0 and before.isalpha() and after.isalpha()
