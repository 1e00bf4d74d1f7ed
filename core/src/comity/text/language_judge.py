"""Whether a paragraph is in the asked language: by its script, then by the detector.

Names fool every detector: an English sentence about five people from Budapest reads as Hungarian.
So a paragraph is foreign only when both the whole of it and its running words alone
(``comity.text.running_words``) read as foreign, and surely so only when its small words
(``comity.text.function_words``) say the same: the name of a court or of a remedy has few.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from comity.text.detect import KNOWN, Detector, bare
from comity.text.function_words import LISTED, count, known
from comity.text.running_words import running, unquoted
from comity.text.scripts import letters, outside, scripts_of_language

__all__ = ["THRESHOLD", "Verdict", "judge"]

THRESHOLD = 0.8  # the probability that a text is in no way of writing the language
HALF = 0.5
ENOUGH = 20  # letters of running words that speak for themselves
FEW = 6  # from here to ENOUGH they must name the same language as the whole, and surely
LEAST_SMALL = 3  # different small words without which nothing is a sentence
LEAST_OWN = 2  # of the language that is wanted, where those of the other are not listed
LEAST_WORDS = 4  # running words, where the small words of a language are not listed
KEPT = 16_384  # verdicts: a case is checked again after each answer; a catalogue has some 5,000
# standards so close that the detector cannot tell them apart: each counts for the others
KIN = (
    frozenset({"hr", "sr", "bs", "sh"}),
    frozenset({"no", "nn"}),
    frozenset({"id", "ms"}),
    frozenset({"zh", "yue", "wuu"}),
    frozenset({"ar", "arz"}),
    frozenset({"en", "sco"}),
    frozenset({"de", "als", "bar"}),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of a paragraph.

    ``untold`` means that it could not be judged. ``seems`` is the tag of the language that it seems
    to be in, or the name of its script (``CYRILLIC``), for a foreign paragraph. One that is not
    ``sure`` may be a few foreign words, such as the name of a remedy.
    """

    kind: Literal["own", "foreign", "untold"]
    seems: str = ""
    sure: bool = True


_found: dict[tuple[bytes, str, Detector | None], Verdict] = {}


def judge(text: str, wanted: str, detector: Detector | None) -> Verdict:
    """Judge a paragraph; the verdict is kept, and of the text no more than its digest.

    Args:
        text: the paragraph, of forty letters or more: a shorter one is a matter of luck.
        wanted: the BCP 47 tag of the language it should be in.
        detector: what ``load_detector`` gave; without it another script is noticed, and a language
            by its small words, where those of both are listed.
    """
    key = (sha256(text.encode("utf-8", "surrogatepass")).digest(), wanted, detector)
    if (verdict := _found.get(key)) is not None:
        return verdict
    if len(_found) >= KEPT:
        _found.clear()
    return _found.setdefault(key, _judged(text, wanted, detector))


def _judged(text: str, wanted: str, detector: Detector | None) -> Verdict:
    scripts = scripts_of_language(wanted)
    text = _unquoted(text, scripts)
    share, script = outside(text, scripts) if scripts else (0.0, "")
    if share > HALF:
        return Verdict("foreign", _seems_by_script(text, script, detector))
    language = bare(wanted)
    if detector is None or language not in KNOWN:
        return _by_words_alone(text, language)
    plain = text.lower() if text.isupper() else text
    return _by_detector(plain, running(plain, scripts), language, detector)


def _by_words_alone(text: str, language: str) -> Verdict:
    """What small words alone show: many of another language, and none of the one that is wanted."""
    if not known(language) or count(text, language, apart=True):
        return Verdict("untold")
    other = max(LISTED, key=lambda tag: count(text, tag, apart=True))
    plenty = count(text, other, apart=True) > LEAST_SMALL
    return Verdict("foreign", other) if plenty else Verdict("untold")


def _by_detector(whole: str, words: str, language: str, detector: Detector) -> Verdict:
    length = letters(words)
    if length < FEW:
        return Verdict("own")
    own = next((kin for kin in KIN if language in kin), frozenset({language}))
    firsts: list[str] = []
    for text in (whole, words):
        scores = detector(text)
        here = sum(scores.get(tag, 0.0) for tag in own)
        first = _first(scores)
        sure = length >= ENOUGH or scores.get(first, 0.0) >= THRESHOLD
        if 1 - here < THRESHOLD or first in own or not sure:
            return Verdict("own")
        firsts.append(first)
    if length < ENOUGH and firsts[0] != firsts[1]:
        return Verdict("own")
    return _by_small_words(whole, words, language, firsts[1])


def _by_small_words(whole: str, words: str, language: str, seems: str) -> Verdict:
    """A sentence of the language with foreign names in it; else a foreign one, sure or not."""
    mine, theirs = count(whole, language, apart=True), count(words, seems, apart=True)
    if mine >= (max(theirs, 1) if known(seems) else LEAST_OWN):
        return Verdict("own")
    if known(seems):
        return Verdict("foreign", seems, sure=not mine and count(words, seems) >= LEAST_SMALL)
    return Verdict("foreign", seems, sure=len(words.split()) >= LEAST_WORDS)


def _unquoted(text: str, scripts: tuple[str, ...]) -> str:
    """The text without its quotations; whole, where it is little but a quotation."""
    rest = unquoted(text)
    return rest if letters(running(rest, scripts)) >= ENOUGH else text


def _seems_by_script(text: str, script: str, detector: Detector | None) -> str:
    if detector is not None:
        scores = detector(text)
        if scores.get(first := _first(scores), 0.0) >= THRESHOLD:
            return first
    return script


def _first(scores: Mapping[str, float]) -> str:
    return max(scores, key=lambda tag: scores[tag], default="")
