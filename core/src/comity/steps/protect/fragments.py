"""Names that are no whole words of a text: hyphened, parted, spaced out, joined, initials."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from comity.steps.protect.announced import is_announced, is_called_so
from comity.steps.protect.identity import Identity
from comity.steps.protect.index import Sought
from comity.steps.protect.initials import has_role_behind, lettered
from comity.steps.protect.names import Place
from comity.steps.protect.scanned_text import Text
from comity.text.everyday import PARTICLES, ROLES, TITLES, everyday, told
from comity.text.folding import Word
from comity.text.function_words import small_words

__all__ = ["fragments", "parted"]

HYPHEN = re.compile(r"[-\u2010\u2011\u00ad][\s]*")
BETWEEN_INITIALS = re.compile(r"[.\s-]{0,3}")
SURNAME = re.compile(r"\.?[ \u00a0]")
AFTER = re.compile(r"\.?[\s,:]{0,2}[\s(\[\"'“‘„«]{1,2}")
ABBREVIATIONS = frozenset({"us", "uk", "eu", "un", "it", "am", "pm"})  # initials of many things
SPACED = re.compile(r"[ \u00a0.]{1,2}")
LEAST = 5  # letters of a name that is told by its pieces
LEAST_PIECE = 3  # letters of each of two words that make up a name
PARTED_AFTER = frozenset({"mac", "mc", "al", "el", "abd", "abu", "ibn", "bin", "ben", "van"})
"""What is joined to a name or not."""
ONE_SPACE = (" ", "\u00a0", "\n")
LEAST_BARE = 3  # initials that tell somebody without a role or a title
NAMED = re.compile(r"^[^\W\d_]\.[\s\u00a0].*\.-?[\s\u00a0]?[^\W\d_]$")


def fragments(sought: Sought, text: Text) -> Iterator[Place]:
    """The places at which pieces make up a name: the person, start, end, ``part`` or ``joined``."""
    yield from _hyphened(sought, text)
    yield from parted(sought, text)
    yield from _spaced(sought, text)
    yield from _initials(sought, text)
    together = sought.run_together.people
    if together.keys().isdisjoint(map(_text, text.words)):
        return
    for word in text.words:
        for number in together.get(word.text, ()):
            if word.text not in everyday() and _is_user(sought.people[number], text, word):
                yield number, word.start, word.end, "joined"


def _is_user(person: Identity, text: Text, word: Word) -> bool:
    """Whether a word is the user name of a person; within an address others look for it."""
    if word.text in person.parts or word.text in person.owned.get(word.text, ()):
        return False
    return not any(start <= word.start < end for start, end in text.addresses)


def _hyphened(sought: Sought, text: Text) -> Iterator[Place]:
    if not HYPHEN.search(text.text):
        return
    for word, after in pairwise(text.words):
        people = sought.alone.get(word.text + after.text, ())
        told = people and len(word.text) + len(after.text) >= LEAST
        if told and HYPHEN.fullmatch(text.text[word.end : after.start]):
            yield from ((number, word.start, after.end, "part") for number in people)


def parted(sought: Sought, text: Text) -> Iterator[Place]:
    """A name written as two words with their capitals: ``Xiao Ming`` for Xiaoming, ``Mac Donald``.

    Both are neither everyday words (``White House``) nor names of the person, and none of another.
    """
    words = text.words
    for index, (word, after) in enumerate(pairwise(words)):
        people = sought.alone.get(word.text + after.text, ())
        if not people or not (word.capital and after.capital):
            continue
        if text.text[word.end : after.start] not in ONE_SPACE or not _are_pieces(word, after):
            continue
        for number in people:
            person = sought.people[number]
            given = word.text + after.text in person.given
            own = not person.parts.isdisjoint((word.text, after.text))
            if not own and not (given and _name_follows(text, index + 1)):
                yield number, word.start, after.end, "part"


def _are_pieces(word: Word, after: Word) -> bool:
    """Whether two words can be one name: each of some letters, the first may be ``Mac``."""
    common = everyday() | small_words() | PARTICLES
    pieces = (after,) if word.text in PARTED_AFTER else (word, after)
    return all(len(one.text) >= LEAST_PIECE and one.text not in common for one in pieces)


def _name_follows(text: Text, index: int) -> bool:
    """Whether another name stands behind: ``Anna Lena Huber`` is not Annalena."""
    words = text.words
    if index + 1 >= len(words) or not words[index + 1].capital:
        return False
    return text.text[words[index].end : words[index + 1].start] in ONE_SPACE


def _spaced(sought: Sought, text: Text) -> Iterator[Place]:
    """A name whose letters stand apart, as some set a word that they stress."""
    for run in _runs(text, SPACED):
        whole = "".join(map(_text, run))
        for start, end, name in sought.spaced.within(whole):
            for number in sought.spaced.people[name]:
                yield number, run[start].start, run[end - 1].end, "part"


def _initials(sought: Sought, text: Text) -> Iterator[Place]:
    """Initials announced, or beside a title or a role: elsewhere letters may be anything."""
    runs = [
        ("".join(map(_text, run)), run[0].start, run[-1].end)
        for run in _runs(text, BETWEEN_INITIALS)
    ]
    if not sought.initials.keys().isdisjoint(map(_text, text.words)):
        upper = (w for w in text.words if text.text[w.start : w.end].isupper())
        runs += [(word.text, word.start, word.end) for word in upper]
    if text.singles and sought.initials:
        runs += lettered(text.text)
    runs = [run for run in dict.fromkeys(runs) if run[0] in sought.initials]
    if not runs:
        return
    after_role = {
        after.start
        for before, after in pairwise(text.words)
        if before.text in _CALLED and AFTER.fullmatch(text.text[before.end : after.start])
    }
    roles = {word.start for word in text.words if word.text in ROLES}
    surnames = _surnames(text)
    for letters, start, end in runs:
        if end in surnames:
            continue
        set_as_one = _is_set_as_a_name(text.text[start:end], letters)
        if set_as_one or is_announced(text.text, letters, start, end):
            yield from ((number, start, end, "part") for number in sought.initials[letters])
            continue
        behind = letters not in ABBREVIATIONS and has_role_behind(text.text, start, end, roles)
        if start in after_role and is_called_so(text.text, start, end):
            continue
        if start in after_role or behind:
            yield from ((number, start, end, "part") for number in sought.initials[letters])


def _is_set_as_a_name(written: str, letters: str) -> bool:
    """Whether letters are set as nobody sets an abbreviation: ``W. M.-O.``, not ``U.S.A.``."""
    return len(letters) >= LEAST_BARE and bool(NAMED.search(written))


def _surnames(text: Text) -> set[int]:
    """Where initials end that a surname follows: ``N. A. Okafor`` is somebody else."""
    return {
        before.end
        for before, after in pairwise(text.words)
        if len(before.text) == 1
        and len(after.text) > 1
        and after.capital
        and after.text not in small_words()  # with which a new sentence begins
        and SURNAME.fullmatch(text.text[before.end : after.start])
    }


def _runs(text: Text, between: re.Pattern[str]) -> Iterator[list[Word]]:
    """Letters that stand alone, one behind the other."""
    run: list[Word] = []
    last = -1
    for index in text.singles:
        word = text.words[index]
        if not word.capital and between is not SPACED:
            continue
        near = index == last + 1 and run and between.fullmatch(text.text[run[-1].end : word.start])
        if not near:
            if len(run) > 1:
                yield run
            run = []
        run.append(word)
        last = index
    if len(run) > 1:
        yield run


def _text(word: Word) -> str:
    return word.text


_CALLED = TITLES | ROLES | told("children")
