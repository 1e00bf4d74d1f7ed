"""Names that are no whole words of a text: elided, hyphened, spaced out, joined, initials."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from comity.protect.everyday import ROLES, TITLES, everyday
from comity.protect.fold import APOSTROPHES, Word, fold, words
from comity.protect.identity import Identity

__all__ = ["torn", "unelided"]

# What French joins to the next word, its vowel left out: "la déclaration d'Abernathy".
ELIDED = frozenset({*"dljmnstc", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"})
HYPHEN = re.compile(r"[-\u2010\u2011\u00ad][\s]*")
BETWEEN_INITIALS = re.compile(r"[.\s-]{0,3}")
AFTER = re.compile(r"\.?[\s,:]{0,2}[\s(\[\"'“‘„«]{1,2}")
BEFORE = re.compile(r"\.?[\s\"'”’“»)\]]{0,3}[(\[](?:(?:the|our|a|le|la|un|une|ce|cette)\s+)?")
ABBREVIATIONS = frozenset({"us", "uk", "eu", "un", "it", "am", "pm"})  # initials of many things
SPACED = re.compile(r"[ \u00a0.]{1,2}")
LEAST = 5  # letters of a name that is told by its pieces


def unelided(word: Word, text: str) -> Word:
    """A word without what French has joined before it; the word itself where nothing is."""
    written = text[word.start : word.end]
    at = next((n for n, sign in enumerate(written) if sign in APOSTROPHES), 0)
    if not at or fold(written[:at]).text not in ELIDED:
        return word
    start = word.start + at + 1
    first = text[start : start + 1]
    tail = fold(text[start : word.end]).text
    return Word(tail, start, word.end, first.isupper() or not first.islower()) if tail else word


def torn(person: Identity, text: str, found: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """The places at which pieces make up a name: start, end, and ``part`` or ``joined``."""
    yield from _hyphened(person, text, found)
    yield from _spaced(person, text, found)
    yield from _initials(person, text, found)
    others = person.parts | everyday()
    for word in found:
        if word.text in person.joined and word.text.isascii() and word.text not in others:
            yield word.start, word.end, "joined"


def _hyphened(person: Identity, text: str, found: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    for word, after in pairwise(found):
        whole = word.text + after.text
        told = len(whole) >= LEAST and whole in person.alone
        if told and HYPHEN.fullmatch(text[word.end : after.start]):
            yield word.start, after.end, "part"


def _spaced(person: Identity, text: str, found: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """A name whose letters stand apart, as some set a word that they stress."""
    for run in _runs(text, found, SPACED):
        whole = "".join(word.text for word in run)
        for part in person.alone:
            at = whole.find(part) if len(part) >= LEAST else -1
            if at >= 0:
                yield run[at].start, run[at + len(part) - 1].end, "part"


def _initials(person: Identity, text: str, found: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """Initials beside a title or a role: elsewhere two letters with dots may be anything."""
    after_role = {
        after.start
        for before, after in pairwise(found)
        if before.text in TITLES | ROLES and AFTER.fullmatch(text[before.end : after.start])
    }
    roles = {word.start for word in found if word.text in ROLES}
    runs = [(run[0].start, run[-1].end) for run in _runs(text, found, BETWEEN_INITIALS)]
    runs += [(word.start, word.end) for word in found if text[word.start : word.end].isupper()]
    for start, end in runs:
        letters = "".join(word.text for word in words(text[start:end]))
        if letters not in person.initials:
            continue
        told = BEFORE.match(text, end) if letters not in ABBREVIATIONS else None
        if start in after_role or (told is not None and told.end() in roles):
            yield start, end, "part"


def _runs(text: str, found: Sequence[Word], between: re.Pattern[str]) -> Iterator[list[Word]]:
    """Letters that stand alone, one behind the other."""
    run: list[Word] = []
    for word in found:
        single = len(word.text) == 1 and (word.capital or between is SPACED)
        if run and not (single and between.fullmatch(text[run[-1].end : word.start])):
            if len(run) > 1:
                yield run
            run = []
        if single:
            run.append(word)
    if len(run) > 1:
        yield run
