"""Where names of persons stand in texts: each text is read once, however many persons there are.

Names are looked up by what they are, and not tried one after the other: a file may list as many
persons and facts as a file may hold, and is checked all the same while its author waits.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

__all__ = ["Names", "Spellings", "plain", "small", "whole_words"]

LETTERS = 5  # of a name in which one that differs is a slip more often than another name
ALIKE = str.maketrans({"İ": "i", "ı": "i", "ſ": "s", "ς": "σ", "µ": "μ"})


def plain(text: str) -> str:
    """The words of a text in small letters without accents, one space between them."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    return " ".join(re.findall(r"\w+", "".join(c for c in bare if not unicodedata.combining(c))))


def small(text: str) -> str:
    """A text in small letters, each where it was."""
    return text.translate(ALIKE).lower().translate(ALIKE)


def whole_words(text: str) -> frozenset[str]:
    """The words of a text, as they stand."""
    return frozenset(re.findall(r"\w+", text))


class Names:
    """Names, each with its number, that are looked for at a place of a text."""

    def __init__(self, names: Sequence[tuple[int, str]], *, any_case: bool = False) -> None:
        """Index the names.

        Args:
            names: each with the number of the person.
            any_case: whether small and capital letters are the same.
        """
        self._any_case = any_case
        self._numbers: dict[str, list[int]] = {}
        for number, name in names:
            self._numbers.setdefault(small(name) if any_case else name, []).append(number)
        self._lengths = sorted({len(name) for name in self._numbers})

    def reading(self, text: str) -> str:
        """The text as places of it are asked for."""
        return small(text) if self._any_case else text

    def beginning(self, text: str, at: int) -> Iterator[int]:
        """The numbers of the names that begin at a place and end with a word."""
        for length in self._lengths:
            end = at + length
            found = self._numbers.get(text[at:end]) if end <= len(text) else None
            if found and _ends_a_word(text, end):
                yield from found

    def ending(self, text: str, at: int) -> Iterator[int]:
        """The numbers of the names that end at a place."""
        for length in self._lengths:
            if length <= at and (found := self._numbers.get(text[at - length : at])):
                yield from found


def _ends_a_word(text: str, at: int) -> bool:
    return (at > 0 and _is_word(text[at - 1])) != (at < len(text) and _is_word(text[at]))


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


class Spellings:
    """Names that are looked for with one letter wrong."""

    def __init__(self, names: Sequence[tuple[int, str]], known: frozenset[str]) -> None:
        """Index the names.

        Args:
            names: each with the number of the person.
            known: the names, in plain letters, that are no slips.
        """
        self._known = known
        self._counts = sorted({len(name.split()) for _, name in names} - {0, 1})
        self._near: dict[tuple[object, ...], list[tuple[int, str]]] = {}
        self._found: dict[tuple[int, str], int | None] = {}
        for number, name in names:
            words, count = plain(name).split(), len(name.split())
            for place, word in enumerate(words):
                if len(word) >= LETTERS:
                    key = _key(count, words, place)
                    self._near.setdefault(key, []).append((number, word))

    def slips(self, text: str) -> list[tuple[int, str]]:
        """The names in a text that are one letter apart from one listed, each with its number."""
        found: dict[str, tuple[int, int]] = {}
        for count in self._counts:
            for place, words in enumerate(_capitalised(text, count)):
                number = self._of(count, words)
                if number is not None and (words not in found or number < found[words][0]):
                    found[words] = number, place
        return [(found[words][0], words) for words in sorted(found, key=lambda one: found[one])]

    def _of(self, count: int, said: str) -> int | None:
        """The number of the first name from which a run of words is one letter apart."""
        if (count, said) not in self._found:
            self._found[count, said] = self._looked_up(count, said)
        return self._found[count, said]

    def _looked_up(self, count: int, said: str) -> int | None:
        words = plain(said).split()
        if " ".join(words) in self._known:
            return None
        near = [
            number
            for place, word in enumerate(words)
            if len(word) >= LETTERS
            for number, other in self._near.get(_key(count, words, place), ())
            if abs(len(word) - len(other)) < 2 and word != other and _edits(word, other)
        ]
        return min(near, default=None)


def _key(count: int, words: list[str], place: int) -> tuple[object, ...]:
    """What two names share that differ in one letter inside one word.

    The first and the last letter count: Daniel and Daniela, Mario and Maria are two names.
    """
    word = words[place]
    return count, place, word[0], word[-1], *words[:place], "", *words[place + 1 :]


def _capitalised(text: str, count: int) -> Iterator[str]:
    """Every run of so many words that begin with a capital."""
    word = r"[^\W\d_a-z][\w'’-]+"
    pattern = rf"(?=(?<!\w)({word}(?:\s+{word}){{{count - 1}}})(?!\w))"
    yield from (found.group(1) for found in re.finditer(pattern, text))


def _edits(a: str, b: str) -> bool:
    """Whether one letter more, one less, another one, or two exchanged make one of the other."""
    if len(a) == len(b):
        wrong = [n for n, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        swapped = len(wrong) == 2 and (a[wrong[0]], a[wrong[1]]) == (b[wrong[1]], b[wrong[0]])
        return len(wrong) == 1 or (swapped and wrong[1] - wrong[0] == 1)
    short, long = sorted((a, b), key=len)
    return len(long) - len(short) == 1 and any(
        long[:n] + long[n + 1 :] == short for n in range(len(long))
    )
