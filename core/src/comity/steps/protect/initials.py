"""Initials: those of a name, and letters in a text that may be some.

``the witness J.L.G.`` may be José Luis García Márquez, ``le témoin M. d’H.`` Maëlys d’Haussonville.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from comity.text.everyday import PARTICLES, everyday, without_particles
from comity.text.folding import fold, words
from comity.text.function_words import small_words

__all__ = ["has_role_behind", "initials_of", "lettered"]

_ELIDED = re.compile(r"[dl]['\u2019\u02bc](?=[^\W\d_])", re.IGNORECASE)
_PARTICLE = "|".join(sorted(PARTICLES, key=len, reverse=True))
_LETTER = r"[^\W\d_](?![^\W\d_'\u2019\u02bc])"
_JOINED = rf"[.\s-]{{0,3}}(?:(?:{_PARTICLE})\s+|[dlvzu](?:['\u2019\u02bc]|\.\s?)){{0,3}}"
_RUN = re.compile(rf"(?<![^\W_]){_LETTER}(?:{_JOINED}{_LETTER})+")
_LAST = re.compile(r"[^\W\d_](?![^\W\d_])")
_ARTICLE = r"(?:(?:the|our|an?|le|la|une?|ce|cette|der|die|eine?|el|il|lo|una?|o|uma?|de|het)\s+)?"
_ADJECTIVE = (
    r"(?:(?:protected|anonymous|female|male|main|key|chief|only|other|geschützte|anonyme|weibliche"
    r"|männliche)\s+)?"
)
_IN_BRACKETS = re.compile(rf"\.?[\s\"'”’“»)\]]{{0,3}}[(\[]{_ARTICLE}{_ADJECTIVE}", re.IGNORECASE)
_APPOSED = re.compile(rf"\.?(?:,\s|\s[\u2013\u2014-]\s){_ARTICLE}{_ADJECTIVE}", re.IGNORECASE)
_CLOSED = re.compile(
    r"\w+(?:\s?[,;:)\u2013\u2014]|\s-\s|[.!?]?\s*$|[.!?]\s"
    r"|\s(?:of|in|to|for|at|who|whose|which|de|du|des|qui|dont|der|im|beim|von|que|del|di|che)\b)"
)
"""A role up to where the words in apposition end: ``B.N., the witness, left``."""
_NAME_BEFORE = re.compile(r"(?<![^\W_])[^\W\d_][^\W_]+[ \u00a0]$")
MOST_GIVEN = 4  # words of a name that is not told apart, of which two may be family names


def initials_of(name: Mapping[str, Any]) -> Iterator[str]:
    """The first letters by which somebody may be called, two at least.

    Of the whole name, and of given names and family names in either order, each whole or their
    first alone. A particle has none, and ``d’`` before a name neither.
    """
    full, given, family = (_first(name.get(key)) for key in ("full", "given", "family"))
    found = [full, full[::-1]]
    if given and family:
        found += _of_parts(given, family)
    elif len(full) > 2:
        found += [full[:1] + full[-1:]]
        if len(full) >= MOST_GIVEN:  # two family names, as in Spanish
            found += _of_parts(full[:-2], full[-2:])
    yield from dict.fromkeys("".join(letters) for letters in found if len(letters) > 1)


def has_role_behind(text: str, start: int, end: int, roles: Collection[int]) -> bool:
    """Whether a role stands behind initials: ``B.N. (the witness)``, ``B.N., a witness, left``.

    Without brackets only where the letters are no part of a longer name (``Dupont S.A.``).

    Args:
        text: the text.
        start: where the letters begin.
        end: where they end.
        roles: where the words for roles begin.
    """
    found = _IN_BRACKETS.match(text, end)
    if found is not None and found.end() in roles:
        return True
    found = _APPOSED.match(text, end)
    if found is None or found.end() not in roles or _CLOSED.match(text, found.end()) is None:
        return False
    before = _NAME_BEFORE.search(text[max(0, start - 40) : start])
    if before is None or not before.group()[0].isupper():
        return True
    return fold(before.group().strip()).text in everyday() | small_words()


def _of_parts(given: list[str], family: list[str]) -> list[list[str]]:
    first, last = given[:1], family[:1]
    return [
        *(given + family, family + given, first + family, given + last, first + last),
        *(last + first, family + first, first + family[-1:]),
    ]


def _first(text: Any) -> list[str]:
    """The first letter of each word of a name, folded."""
    written = str(text or "")
    found = []
    for word in without_particles(words(written)):
        bare = _ELIDED.sub("", written[word.start : word.end])
        found.append((fold(bare).text or word.text)[0])
    return found


def lettered(text: str) -> Iterator[tuple[str, int, int]]:
    """Capital letters in a row, also with a particle between: ``C. von der H.``, ``M. d’H.``.

    Each with the letters folded, the start and the end.
    """
    for found in _RUN.finditer(text):
        letters = [one for one in _LAST.finditer(found[0]) if one[0].isupper()]
        if len(letters) > 1 and found[0][0].isupper():  # a small letter behind is a word: ``a été``
            told = fold("".join(one[0] for one in letters)).text
            yield told, found.start(), found.start() + letters[-1].end()
