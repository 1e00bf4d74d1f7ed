"""Whether a sentence in other words says the opposite of the one that it replaces.

Words alone tell little, so this speaks only of plain sentences: the same verb as in the fixed
sentence, denied or affirmed, with nothing that limits it to some cases. Of all else it says
nothing. A sentence that is less sure than the fixed one (may, where possible) is no opposite.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from typing import Literal

from comity.text.detect import bare
from comity.text.word_lists import LANGUAGES, listed

__all__ = ["Turn", "turned"]

Turn = Literal["denies", "affirms", ""]

_SLOT = re.compile(r"\{(\w+)\}")
_SENTENCE = re.compile(r"[.!?;]+(?:\s+|$)")
_WORD = re.compile(r"[^\W\d_]{4,}")
STEM = 5
"""From how many letters on two words are of the same stem."""
SHARED = 0.5
"""How much of the fixed sentence one that affirms must repeat."""


def turned(text: str, says: Literal["yes", "no"], yes: str, no: str, language: str) -> Turn:
    """What a sentence does to the one that it replaces, or nothing if it cannot be told.

    Args:
        text: the sentence in other words, with its slots.
        says: which of the two fixed sentences it replaces.
        yes: the fixed sentence that says yes.
        no: the one that says no.
        language: the language of all three, as a BCP 47 tag.
    """
    tag = bare(language)
    if tag not in LANGUAGES:
        return ""
    fixed = yes if says == "yes" else no
    shared = partial(_shared, text, fixed)
    text, yes, no = (_plain(one, tag) for one in (text, yes, no))
    verb = _verb(yes, no, tag)
    if not verb or _is_limited(text, f"{yes} {no}", tag):
        return ""
    sentences = [one for one in _SENTENCE.split(text) if re.search(r"\w", one)]
    if says == "yes" and sentences and all(_denies(one, verb, tag) for one in sentences):
        return "denies" if shared(verb) else ""
    if says == "no" and len(sentences) == 1 and _affirms(text, verb, tag):
        return "affirms" if shared(verb) >= SHARED else ""
    return ""


def _plain(text: str, tag: str) -> str:
    """A sentence on one line, with the company as its only slot, without nouns like a verb."""
    text = _SLOT.sub(lambda slot: slot[0] if slot[1] == "company" else "", text)
    text = " ".join(text.split())
    nouns = listed("polarity", "nouns", tag)
    return re.sub(rf"(?<!\w)(?:{'|'.join(nouns)})(?!\w)", "…", text, flags=re.I) if nouns else text


def _verb(yes: str, no: str, tag: str) -> str:
    """The family of the verb that the one fixed sentence affirms and the other denies."""
    families = listed("polarity", "verbs", tag)
    places = {family: found.start() for family in families if (found := _verb_in(family, yes))}
    for family in sorted(places, key=lambda one: places[one]):
        if _denies(no, family, tag) and not _denies(yes, family, tag):
            return family
    return ""


def _verb_in(family: str, text: str) -> re.Match[str] | None:
    return _compiled(rf"(?<!\w)(?:{family})(?!\w)").search(text)


def _denies(text: str, verb: str, tag: str) -> bool:
    """Whether a sentence denies the verb wherever it has it."""
    if not all(_compiled(one).search(text) for one in listed("polarity", "with", tag)):
        return False
    left, count = text, 0
    for pattern in _patterns("denies", verb, tag):
        left, found = pattern.subn("…", left)
        count += found
    nays = _any_of("nays", tag).findall(text)
    return count > 0 and len(nays) == 1 and not _verb_in(verb, left)


def _affirms(text: str, verb: str, tag: str) -> bool:
    if _any_of("negatives", tag).search(text):
        return False
    return any(pattern.search(text) for pattern in _patterns("affirms", verb, tag))


def _is_limited(text: str, fixed: str, tag: str) -> bool:
    """Whether a sentence has a word that limits it, which the fixed sentences do not have."""
    limits = {found.group().casefold() for found in _any_of("limits", tag).finditer(text)}
    return any(limit not in fixed.casefold() for limit in limits)


def _shared(text: str, fixed: str, verb: str) -> float:
    """How many of the words of the fixed sentence, beside its verb, the other one has."""
    words, wanted = (set(_stems(_SLOT.sub("", one), verb)) for one in (text, fixed))
    return len(words & wanted) / len(wanted) if wanted else 0.0


def _stems(text: str, verb: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        if not _compiled(verb).fullmatch(word):
            yield word.casefold()[:STEM].rstrip("s")


def _patterns(name: str, verb: str, tag: str) -> Iterator[re.Pattern[str]]:
    for pattern in listed("polarity", name, tag):
        yield _compiled(rf"(?<!\w)(?:{pattern.replace('VERB', verb)})")


def _any_of(name: str, tag: str) -> re.Pattern[str]:
    return _compiled(rf"(?<!\w)(?:{'|'.join(listed('polarity', name, tag))})(?!\w)")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)
