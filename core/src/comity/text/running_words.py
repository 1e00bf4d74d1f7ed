"""The running words of a paragraph: what is left when names, marks and quotations are taken out.

A name is known by its capital, a mark by a digit, a sign or a point inside it. The small words
within a name (``van der``, ``de la``) go with it, and so does a word with a capital inside
(``l'Habitat``).
"""

from __future__ import annotations

import re

from comity.text.scripts import script_of

__all__ = ["running", "unquoted"]

EDGES = re.compile(r"^[\W_]+|[\W_]+$")
MARK = re.compile(r"[\d@/\\_]|\w\.\w")
QUOTED = re.compile(r'“[^“”]*”|"[^"]*"|«[^«»]*»|„[^„“”]*[“”]|「[^「」]*」|『[^『』]*』')
BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
PARTICLES = frozenset(
    [
        *("al", "au", "aux", "abu", "ben", "bin", "bint", "binti", "da", "das", "de", "del"),
        *("della", "den", "der", "des", "di", "do", "dos", "du", "el", "ibn", "la", "las", "le"),
        *("les", "los", "van", "von", "zu", "zum"),
    ]
)


def running(text: str, scripts: tuple[str, ...] = ()) -> str:
    """The words that are no names and no marks, in one of these scripts (in any, for none)."""
    words = [word for word in (EDGES.sub("", word) for word in text.split()) if word]
    named = [not word.islower() and any(map(str.isupper, word)) for word in words]
    return " ".join(
        word
        for index, word in enumerate(words)
        if not named[index]
        and not MARK.search(word)
        and (not scripts or script_of(word[0]) in scripts)
        and not _within_a_name(index, words, named)
    )


def unquoted(text: str) -> str:
    """The text without what stands in quotation marks or brackets, which may be in the original."""
    return BRACKETS.sub(" ", QUOTED.sub(" ", text))


def _within_a_name(index: int, words: list[str], named: list[bool]) -> bool:
    """Whether a word is a particle between two words with a capital, other particles aside."""
    if words[index] not in PARTICLES:
        return False
    before = index - 1
    while before >= 0 and words[before] in PARTICLES:
        before -= 1
    after = index + 1
    while after < len(words) and words[after] in PARTICLES:
        after += 1
    return before >= 0 and named[before] and after < len(words) and named[after]
