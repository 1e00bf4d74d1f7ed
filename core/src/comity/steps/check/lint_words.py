"""Words that the lint looks for (text/words/*.toml), each list as one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from comity.text.word_lists import any_of, whole_words

__all__ = [
    "LONGEST",
    "clause_at",
    "denies",
    "found",
    "named",
    "of_nobody",
    "sentences",
    "shortened",
    "speaks",
    "undenied",
]

NAMES = frozenset({"nie", "no", "non", "pas", "sans", "ne"})  # words that also stand in names
CLAUSE = re.compile(r"[,;:]")
SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n{2,}")
LONGEST = 8000
"""Letters of a text that is remembered: a case is checked at every save, and few texts changed."""


def speaks(name: str, text: str) -> str:
    """What a text holds of a list of the lint, as it stands there; or nothing."""
    hit = any_of("lint", (name,)).search(text)
    return hit.group(0) if hit else ""


def found(section: str, name: str, text: str | None) -> str:
    """The first expression of a list that a text has, as it stands there; or nothing."""
    hit = any_of(section, (name,)).search(text or "")
    return hit.group(0).strip(" ,") if hit else ""


def undenied(section: str, name: str, text: str) -> str:
    """The words of a list in a sentence of a text that denies nothing; or nothing."""
    told = ((found(section, name, one), one) for one in sentences(text))
    return next((words for words, one in told if words and not denies(one)), "")


def shortened(text: str, most: int) -> str:
    """A text on one line, cut after a word where it has more than ``most`` signs."""
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[:most].rsplit(' ', 1)[0]} …"


def denies(text: str) -> bool:
    """Whether a sentence denies something, or sets one thing against another."""
    hits = whole_words("negation", ("denied", "particle", "without", "instead")).finditer(text)
    return any(not _of_a_name(hit) for hit in hits)


def of_nobody(sentence: str, at: int) -> bool:
    """Whether the clause of a sentence says nobody does what its words from ``at`` on tell."""
    return bool(whole_words("negation", ("nothing",)).search(CLAUSE.split(sentence[:at])[-1]))


def clause_at(sentence: str, at: int) -> str:
    """The part of a sentence between its commas and colons that has the place ``at``."""
    return CLAUSE.split(sentence[:at])[-1] + CLAUSE.split(sentence[at:])[0]


def _of_a_name(hit: re.Match[str]) -> bool:
    """Whether a short word is part of a name: “Mr Nie”, “Pas-de-Calais”."""
    word, before = hit.group(0), hit.string[: hit.start()].rstrip(" \n\t")
    inside = bool(before) and (before[-1].isalpha() or before[-1] in "-'’")
    return word.istitle() and word.casefold() in NAMES and inside


def named(name: str, texts: Iterable[str | None], unless: str = "") -> str:
    """The first whole word of a list in one of the texts, once what ``unless`` lists is out.

    ``bankers`` are looked for once ``no_bankers`` are taken out: a data bank is none.
    """
    wanted = whole_words("lint", (name,), streets=False)
    for text in texts:
        plain = whole_words("lint", (unless,)).sub(" ", text or "") if unless else (text or "")
        if hit := wanted.search(plain):
            return hit.group(0)
    return ""


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, roughly: what lies between full stops and semicolons."""
    return iter(_apart(text) if len(text) <= LONGEST else _apart.__wrapped__(text))


@lru_cache(maxsize=2048)  # many checks ask for those of the same text, at every save again
def _apart(text: str) -> tuple[str, ...]:
    return tuple(piece for piece in SENTENCE.split(" ".join(text.split())) if piece)
