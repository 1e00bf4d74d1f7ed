"""Texts that put the genders into one word, where the rest of the catalogue does it another way.

``Zeug*innen``, ``Zeug:in``, ``enquêteur·trice``, ``o/a``: each is a way, and so are pairs of words
(``die Zeugin oder der Zeuge``). A catalogue keeps to one way, whichever it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from comity.kit.translating.catalogue_faults import CatalogueFault, Subject, warning
from comity.kit.translating.text_checks import wording_alone

__all__ = ["gender_faults", "ways"]

LETTER = r"[^\W\d_]"
SMALL = r"[^\W\d_A-Z]"
JOINED: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a sign within the word", re.compile(rf"{LETTER}{{3,}}[*:_·•]{SMALL}{{1,6}}(?!{LETTER})")),
    ("a slash within the word", re.compile(rf"{LETTER}{{5,}}/-?{SMALL}{{1,6}}(?!{LETTER})")),
    ("an ending in brackets", re.compile(rf"{LETTER}{{4,}}\((?!s\))-?{SMALL}{{1,6}}\)")),
    ("a capital I within the word", re.compile(rf"{SMALL}{{3,}}In(?:nen)?(?!{LETTER})")),
)
SLASHED = re.compile(rf"{LETTER}/{LETTER}")
PAIR = "pairs of words"
# two words of one stem, with a small word between them, or two: "der Zeuge oder die Zeugin"
TWO = re.compile(
    rf"(?<!{LETTER})({LETTER}{{4,}}?){LETTER}{{0,5}} +"
    rf"(?:{SMALL}{{1,4}} +){{1,2}}\1({LETTER}{{0,8}})"
)


def gender_faults(subject: Subject) -> Iterator[CatalogueFault]:
    """The texts whose way is not that of most."""
    found = [
        (entry.line, id, way)
        for id, entry in subject.written.entries.items()
        for way in sorted(ways(entry.text, subject.english.get(id, "")))
    ]
    counts = Counter(way for _, _, way in found)
    if len(counts) < 2:
        return
    joined = [way for way, _ in JOINED if way in counts]
    usual = PAIR if PAIR in counts and joined else counts.most_common(1)[0][0]
    for line, id, way in found:
        if way != usual:
            message = f"The text words the genders by {way}; other texts here use {usual}."
            yield warning(line, "gender", id, message, "Keep to one way in the whole catalogue.")


def ways(text: str, english: str = "") -> set[str]:
    """In which ways a text words two genders; a slash that the English has too is none: yes/no."""
    plain = wording_alone(text)
    if SLASHED.search(wording_alone(english)):
        plain = plain.replace("/", " ")
    found = {way for way, pattern in JOINED if pattern.search(plain)}
    pairs = (pair for pair in TWO.finditer(plain) if _differ(pair))
    return found | ({PAIR} if next(pairs, None) else set())


def _differ(pair: re.Match[str]) -> bool:
    """Whether the two words share most of their letters and do not end alike."""
    words = pair[0].split()
    first, last = words[0], words[-1]
    return first != last and len(pair[1]) * 2 >= max(len(first), len(last))
