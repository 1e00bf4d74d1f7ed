"""The street of a protected person, named in the letter without the number of the house.

With its number it is a line of the address, and no document shows it. Without it many people live
there, so that nothing is taken out: the author is told where it stands. A town tells too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from comity.model.findings import Finding
from comity.steps.protect.identity import Identity
from comity.steps.protect.match import find_all
from comity.steps.protect.scanned_text import Text, read
from comity.steps.protect.street_words import ENDINGS, SHORT, TYPES, WITHIN
from comity.steps.protect.written_texts import is_reference, written_texts
from comity.text.everyday import usual
from comity.text.folding import folded_words
from comity.text.function_words import small_words
from comity.text.messages import finding, message
from comity.text.written_date_words import word_months

__all__ = ["check_streets"]

MOST = 5  # words of the name of a street
LEAST = 7  # letters of a name that is one word
LANGUAGES = ("en", "fr", "de")
_PARTS = re.compile(r"[,;\n]")
_NUMBER = re.compile(r"\d+[a-z]?")
_BEFORE = re.compile(r"\b\d{1,4}[a-z]?,?\s*(?:(?:bis|ter)\s+)?$", re.IGNORECASE)
_AFTER = re.compile(
    r",?\s*(?:(?:nr|no|n°|nº|number|numéro|haus|house)\b\.?\s*)?\d{1,4}[a-z]?\b(?:\s+(\w+))?",
    re.IGNORECASE,
)

Street = tuple[str, ...]


def check_streets(
    people: Sequence[Identity], data: Mapping[str, Any], own: set[str], sealed: set[str]
) -> Iterator[Finding]:
    """A finding for each text that names the street of somebody protected.

    Args:
        people: those who are protected.
        data: the data of the draft.
        own: the paths of what no document shows, as ``written_texts`` takes them.
        sealed: the paths of what the sealed annex shows in the place of the letter.
    """
    streets = {street: one for one in people for street in _streets_of(data, one)}
    if not streets:
        return
    for path, text in written_texts(data, "", own):
        if path in sealed or is_reference(path, text, data):
            continue
        told = [(place.start, place.end) for _, place in find_all(people, text)]
        places = [one for one in _named(streets, text) if not _in(one[1], told)]
        for person, found in groupby(places, key=lambda one: one[0]):
            (_, (start, _)), *more = found
            yield finding(
                "protection.street",
                path,
                person=person.label,
                word=len(text[:start].split()) + 1,
                more=message("protection.more-places", places=len(more)) if more else None,
            )


def _streets_of(data: Mapping[str, Any], person: Identity) -> Iterator[Street]:
    """The streets in the address of a person: words in a row, one of which says that it is one."""
    entry = data["persons"][person.index]
    lines = (*(entry.get("address") or ()), entry.get("location") or "")
    for part in (part for line in lines for part in _PARTS.split(str(line))):
        tokens = read(part).tokens
        for kind, run in groupby(tokens, key=lambda token: bool(_NUMBER.fullmatch(token))):
            words = tuple(SHORT.get(word, word) for word in run if word not in WITHIN)
            if not kind and len(words) <= MOST and _is_street(words):
                yield tuple(map(_plain, words))


def _is_street(words: Street) -> bool:
    if len(words) == 1:
        return len(words[0]) >= LEAST and words[0].endswith(ENDINGS) and not usual(words)
    named = set(words) - TYPES - small_words()
    return bool(named) and any(one in TYPES or one.endswith(ENDINGS) for one in words)


def _plain(word: str) -> str:
    """A word of a street in one spelling: ``Beispielstr.`` is ``Beispielstraße``."""
    word = SHORT.get(word, word)
    return f"{word[:-3]}strasse" if len(word) > LEAST - 1 and word.endswith("str") else word


def _named(
    streets: Mapping[Street, Identity], text: str
) -> Iterator[tuple[Identity, tuple[int, int]]]:
    """Where a text names one of some streets with no number of a house beside it."""
    known = read(text)
    tokens = [_plain(token) for token in known.tokens]
    for index in range(len(tokens)):
        for street, person in streets.items():
            if tuple(tokens[index : index + len(street)]) != street:
                continue
            span = known.token_span(index, index + len(street) - 1)
            if _as_a_name(known, index, street) and not _numbered(text, *span):
                yield person, span


def _as_a_name(text: Text, index: int, street: Street) -> bool:
    """Whether each word of the name has its capital: ``High Street``, and no ``high street``."""
    for at, word in enumerate(street, index):
        start, end = text.token_span(at, at)
        if word not in TYPES and word not in small_words() and text.text[start:end].islower():
            return False
    return True


def _numbered(text: str, start: int, end: int) -> bool:
    """Whether the number of a house stands beside it: of another house, or told of as the same."""
    if _BEFORE.search(text[:start]):
        return True
    after = _AFTER.match(text, end)
    return after is not None and not _months() & set(folded_words(after.group(1) or ""))


@cache
def _months() -> frozenset[str]:
    return frozenset(folded_words(" ".join(name for one in LANGUAGES for name in word_months(one))))


def _in(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)
