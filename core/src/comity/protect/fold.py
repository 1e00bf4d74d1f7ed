"""Text as names are compared: without case, marks and apostrophes, other scripts in Latin letters.

One name is written in many ways: ``Példa``, ``PELDA``, ``Pelda``; ``Петров``, ``Petrov``. All of
them fold to the same letters. Where a folded letter came from is kept, so that a place in the text
can be told. The tables are near to those of passports, and cut down to
single letters; a State's own system goes into ``name.transliteration`` of the person.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

__all__ = ["APOSTROPHES", "Folded", "Word", "fold", "folded_words", "squeeze", "words"]

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


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; ``origin`` has for each of its characters the index in the text it is of."""

    text: str
    origin: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text of what lies between two indexes of the folded one."""
        return self.origin[start], self.origin[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters: folded, its place in the text, and whether it begins with a capital.

    A word of a script without capitals counts as one that has one.
    """

    text: str
    start: int
    end: int
    capital: bool


@cache
def _folded(character: str) -> str:
    """One character folded; nothing for a mark, or for a sign that no reader sees."""
    found = ""
    for part in unicodedata.normalize("NFKD", character):
        if unicodedata.category(part)[0] == "M" or unicodedata.category(part) in ("Cf", "Lm", "Sk"):
            continue
        for low in part.casefold():
            found += _LETTERS.get(low, low)
    return "".join(c for c in found if unicodedata.category(c)[0] != "M")


def fold(text: str) -> Folded:
    """A text folded, with the place that each letter came from."""
    letters: list[str] = []
    origin: list[int] = []
    for index, character in enumerate(text):
        if character in APOSTROPHES and _within_word(text, index):
            continue
        for letter in _folded(character):
            letters.append(letter)
            origin.append(index)
    return Folded("".join(letters), tuple(origin))


def words(text: str) -> list[Word]:
    """The words of a text in order; digits, signs and white space lie between them."""
    folded = fold(text)
    found = []
    for match in _WORD.finditer(folded.text):
        start, end = folded.span(*match.span())
        first = text[start]
        found.append(Word(match.group(), start, end, first.isupper() or not first.islower()))
    return found


def folded_words(text: str) -> tuple[str, ...]:
    """The folded words of a text and the numbers in it: ``1 Sample Road`` as three."""
    return tuple(re.findall(r"[^\W_]+", fold(text).text))


def squeeze(text: str) -> Folded:
    """The letters and digits of a text alone, folded: ``+234 (800) 5`` as ``2348005``."""
    folded = fold(text)
    kept = [index for index, letter in enumerate(folded.text) if letter.isalnum()]
    return Folded("".join(folded.text[i] for i in kept), tuple(folded.origin[i] for i in kept))


def _within_word(text: str, index: int) -> bool:
    before, after = text[max(index - 1, 0)], text[index + 1 : index + 2]
    return index > 0 and before.isalpha() and after.isalpha()
