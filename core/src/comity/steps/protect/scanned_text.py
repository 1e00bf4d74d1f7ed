"""A text as it is looked through: read once, whoever is looked for in it.

Folding a text and telling its words apart costs more than to look each word up. So all that does
not depend on the persons is worked out here, when first asked for, and kept.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from comity.steps.protect.inflection import script_of
from comity.text.folding import APOSTROPHES, Atom, Folded, Word, atoms_of, fold, words_of

__all__ = ["Apart", "Text", "begun_before", "read", "runs_on"]

# an address or a file name; in steps, so that a text without a space takes no longer than any other
SPACELESS = re.compile(r"\S+")
ADDRESS_SIGN = re.compile(r"[@/\\_]")
SIGNS = dict.fromkeys(("at", "ät", "arroba", "chez", "a"), "@") | dict.fromkeys(
    ("dot", "punkt", "point", "punto", "ponto", "punt"), "."
)
_SIGN = rf"\s?[(\[{{<]\s?(?:{'|'.join(SIGNS)})\s?[)\]}}>]\s?"
IN_BRACKETS = re.compile(_SIGN, re.IGNORECASE)
DISGUISED = re.compile(rf"[\w.+-]{{1,64}}(?:{_SIGN}[\w.+-]{{1,64}}){{1,9}}", re.IGNORECASE)
DOTTED = re.compile(r"[\w.-]+")
FILE_ENDING = re.compile(r"\w\.(?:[a-z]\w{1,4}|(?-i:[a-z]{6,12}))\b", re.IGNORECASE)
# whatever signs and spaces a writer sets between them; the last look parts texts by five (APART)
DIGITS = re.compile(r"\d(?:[\W_]{0,4}\d){6,}")
TOKEN = re.compile(r"[^\W_]+")
TURN = re.compile(r"(?<=[a-z])(?=[A-Z\d])|(?<=[A-Z])(?=\d)")
# What French joins to the next word without its vowel: "la déclaration d'Abernathy".
ELIDED = frozenset({*"dljmnstc", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"})
LONGEST_TAIL = 5  # letters behind an apostrophe that are an ending: "Abernathy'ego"
KEPT = 16  # texts


class Apart(NamedTuple):
    """A word with an apostrophe: what follows an elision, and what stands before an ending."""

    bare: Word | None
    name: str


class Text:
    """A text, and what is told of it without knowing who is looked for."""

    def __init__(self, text: str) -> None:
        """Fold the text; all else waits until it is asked for."""
        self.text = text
        self.folded: Folded = fold(text)
        self.ascii = text.isascii()

    @cached_property
    def words(self) -> list[Word]:
        """The words in order."""
        return words_of(self.text, self.folded)

    def script(self, word: Word) -> str:
        """The script that the endings of a word are of."""
        return "Latin" if self.ascii else script_of(self.text[word.start])

    @cached_property
    def apart(self) -> dict[int, Apart]:
        """The words with an apostrophe in them, by their index."""
        if APOSTROPHES.isdisjoint(self.text):
            return {}
        found = {}
        for index, word in enumerate(self.words):
            written = self.text[word.start : word.end]
            if not APOSTROPHES.isdisjoint(written):
                found[index] = _apart(self.text, word)
        return found

    @cached_property
    def singles(self) -> list[int]:
        """The indexes of the words of one letter."""
        return [index for index, word in enumerate(self.words) if len(word.text) == 1]

    @cached_property
    def atoms(self) -> list[Atom]:
        """Runs of letters and of digits in ``folded``, in order."""
        return atoms_of(self.folded)

    @cached_property
    def tokens(self) -> list[str]:
        """Words and numbers, folded, in order."""
        return [match.group() for match in self._tokens]

    def token_span(self, first: int, last: int) -> tuple[int, int]:
        """The place in the text of a row of tokens."""
        return self.folded.span(self._tokens[first].start(), self._tokens[last].end())

    def token_start(self, index: int) -> int:
        """Where in ``folded`` a token begins."""
        return self._tokens[index].start()

    def token_end(self, index: int) -> int:
        """Where in ``folded`` a token ends."""
        return self._tokens[index].end()

    def between(self, first: int, second: int) -> str:
        """What stands in ``folded`` between two tokens."""
        return self.folded.text[self._tokens[first].end() : self._tokens[second].start()]

    @cached_property
    def squeezed(self) -> str:
        """The letters and digits alone, folded."""
        return "".join(self.tokens)

    def folded_span(self, start: int, end: int) -> tuple[int, int]:
        """The place in ``folded`` of a part of ``squeezed``."""
        return self._back(start), self._back(end - 1) + 1

    def squeezed_span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text of a part of ``squeezed``."""
        return self.folded.span(*self.folded_span(start, end))

    @cached_property
    def beginnings(self) -> list[int]:
        """The places in ``squeezed`` at which a mark may begin: no run of its kind goes before."""
        if isinstance(self.folded.origin, range):
            return self._plain_beginnings()
        found, text, origin = [], self.text, self.folded.origin
        for offset, match in zip(self._offsets, self._tokens, strict=True):
            start = match.start()
            for index in range(start, match.end()):
                at = origin[index]
                if index > start and origin[index - 1] == at:
                    continue
                if not begun_before(text[max(at - 1, 0) : at], text[at : at + 1]):
                    found.append(offset + index - start)
        return found

    def _plain_beginnings(self) -> list[int]:
        turns = [match.start() for match in TURN.finditer(self.text)]
        if not turns:
            return self._offsets
        found, at = [], 0
        for offset, match in zip(self._offsets, self._tokens, strict=True):
            found.append(offset)
            while at < len(turns) and turns[at] < match.end():
                if turns[at] > match.start():
                    found.append(offset + turns[at] - match.start())
                at += 1
        return found

    @cached_property
    def numbers(self) -> list[tuple[int, int]]:
        """The places in ``folded`` of runs of seven digits and more, signs between them."""
        return [match.span() for match in DIGITS.finditer(self.folded.text)]

    @cached_property
    def addresses(self) -> list[tuple[int, int]]:
        """The places of what looks like an e-mail address, a link, a path or a file name."""
        if not (ADDRESS_SIGN.search(self.text) or FILE_ENDING.search(self.text)):
            return []
        return list(self._addresses())

    def _addresses(self) -> Iterator[tuple[int, int]]:
        for token in SPACELESS.finditer(self.text):
            if ADDRESS_SIGN.search(token.group()):
                yield token.span()
            elif "." in token.group():
                for run in DOTTED.finditer(token.group()):
                    if FILE_ENDING.search(run.group()):
                        yield token.start() + run.start(), token.start() + run.end()

    @cached_property
    def disguised(self) -> list[tuple[int, int, str]]:
        """The places of addresses in which words stand for the signs, each with what it says."""
        return [
            (*match.span(), IN_BRACKETS.sub(_sign, match[0]))
            for match in DISGUISED.finditer(self.text)
        ]

    @cached_property
    def _tokens(self) -> list[re.Match[str]]:
        return list(TOKEN.finditer(self.folded.text))

    @cached_property
    def _offsets(self) -> list[int]:
        """Where in ``squeezed`` each token begins."""
        return list(accumulate((len(token) for token in self.tokens), initial=0))[:-1]

    def _back(self, index: int) -> int:
        """The place in ``folded`` of a letter of ``squeezed``."""
        token = bisect_right(self._offsets, index) - 1
        return self._tokens[token].start() + index - self._offsets[token]


@lru_cache(maxsize=KEPT)
def read(text: str) -> Text:
    """A text, read once for all who are looked for in it one after the other."""
    return Text(text)


def _apart(text: str, word: Word) -> Apart:
    """A word without what French has joined before it, and without an ending behind a name."""
    written = text[word.start : word.end]
    at = [n for n, sign in enumerate(written) if sign in APOSTROPHES]
    name = fold(written[: at[-1]]).text if len(written) - at[-1] - 1 <= LONGEST_TAIL else ""
    if not at[0] or fold(written[: at[0]]).text not in ELIDED:
        return Apart(None, name)
    start = word.start + at[0] + 1
    first = text[start : start + 1]
    tail = fold(text[start : word.end]).text
    capital = first.isupper() or first.title() == first
    return Apart(Word(tail, start, word.end, capital) if tail else None, name)


def _sign(written: re.Match[str]) -> str:
    return SIGNS[written.group().strip().strip("()[]{}<>").strip().lower()]


def begun_before(before: str, after: str) -> bool:
    """The same for the first of a mark: a digit before its letters belongs to another number."""
    return runs_on(before, after) or (before.isdigit() and after.isalnum())


def runs_on(before: str, after: str) -> bool:
    """Whether one letter or digit goes on the run of the other: no kind changes between them.

    Letters and digits are two kinds, and a capital behind a small letter begins anew.
    """
    if not (before.isalnum() and after.isalnum()) or before.isdigit() != after.isdigit():
        return False
    return not (before.islower() and after.isupper())
