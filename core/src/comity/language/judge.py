"""Whether a paragraph is in the asked language: by its script, then by the detector.

Names fool every detector: an English sentence about five people from Budapest reads as Hungarian.
So words that begin with a capital, hold a digit or an @, or stand in a script of their own are
taken out first, and both the whole text and what is left must read as foreign.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from comity.language.detect import KNOWN, Detector, bare
from comity.language.letters import letters, outside, script_of, scripts_of_language

__all__ = ["THRESHOLD", "Verdict", "judge"]

THRESHOLD = 0.8  # the probability that the text is in none of the ways of writing the language
HALF = 0.5
RUNNING = 20  # letters of running words without which a Latin text is no more than names
EDGES = re.compile(r"^[\W_]+|[\W_]+$")
NO_WORD = re.compile(r"[\d@/\\]|\w\.\w")
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
    to be in, or the name of its script (``CYRILLIC``), for a foreign paragraph.
    """

    kind: Literal["own", "foreign", "untold"]
    seems: str = ""


def judge(text: str, wanted: str, detector: Detector | None) -> Verdict:
    """Judge a paragraph.

    Args:
        text: the paragraph, of forty letters or more: a shorter one is a matter of luck.
        wanted: the BCP 47 tag of the language it should be in.
        detector: what ``load_detector`` gave; without it only another script is noticed.
    """
    scripts = scripts_of_language(wanted)
    share, script = outside(text, scripts) if scripts else (0.0, "")
    if share > HALF:
        return Verdict("foreign", _seems_by_script(text, script, detector))
    language = bare(wanted)
    if detector is None or language not in KNOWN:
        return Verdict("untold")
    running = _running(text, scripts)
    if letters(running) < RUNNING:
        return Verdict("own")
    return _by_detector(detector(_plain(text)), detector(running), language)


def _by_detector(
    whole: Mapping[str, float], running: Mapping[str, float], language: str
) -> Verdict:
    own = next((kin for kin in KIN if language in kin), frozenset({language}))
    for scores in (whole, running):
        here = sum(scores.get(tag, 0.0) for tag in own)
        if 1 - here < THRESHOLD or _first(scores) in own:
            return Verdict("own")
    return Verdict("foreign", _first(running))


def _running(text: str, scripts: tuple[str, ...]) -> str:
    """The words of a text that are no names: begun small, of letters only, in the right script."""
    words = [EDGES.sub("", word) for word in _plain(text).split()]
    return " ".join(
        word
        for word in words
        if word
        and not word[0].isupper()
        and not NO_WORD.search(word)
        and (not scripts or script_of(word[0]) in scripts)
    )


def _plain(text: str) -> str:
    """The text, in small letters where it is written in capitals throughout."""
    return text.lower() if text.isupper() else text


def _seems_by_script(text: str, script: str, detector: Detector | None) -> str:
    if detector is not None:
        scores = detector(text)
        if scores.get(first := _first(scores), 0.0) >= THRESHOLD:
            return first
    return script


def _first(scores: Mapping[str, float]) -> str:
    return max(scores, key=lambda tag: scores[tag], default="")
