"""Whether a notice says a thing, says it in part, is silent on it, or says the opposite.

The rows are data (``comity.model.notice_points``). What a notice says for some only, in a variant
or in a rule in words, is said in part. Of a text in the company's own words only its signs are
known: words that stand in one sentence, and no word of denial with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from comity.law.conditions import holds, paths_of, values
from comity.model.notice_points import NoticeDuty, NoticePoint

__all__ = ["Judged", "Said", "Why", "Wording", "judged", "reads_of"]

Data = Mapping[str, Any]
SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
DENIED = re.compile(
    r"\b(?:not(?! only| later)|no(?! more than| later than| fewer than| less than)|never|cannot"
    r"|nicht(?! nur)|kein\w*|nie|niemals|ne|n['’]\w+|pas|aucun\w*|jamais|não(?! só)|nunca"
    r"|nenhum\w*)\b",
    re.IGNORECASE,
)


class Said(StrEnum):
    """How far a notice says a thing."""

    SAID = "said"
    PART = "in-part"
    SILENT = "silent"
    CONTRADICTED = "contradicted"


class Why(StrEnum):
    """Why a thing is said in part only; NONE for all else."""

    NONE = ""
    SOME = "some"
    FOR_SOME = "for-some"
    OWN_WORDS = "own-words"


@dataclass(frozen=True, slots=True)
class Wording:
    """The texts in which a section may say a thing in the company's own words.

    ``general`` hold for everybody, ``for_some`` for some only; ``rules`` tells that a rule in words
    on the section, with a practice other than no, is among them.
    """

    general: tuple[str, ...] = ()
    for_some: tuple[str, ...] = ()
    rules: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """How far a thing is said, and why no further."""

    said: Said
    why: Why = Why.NONE


def judged(point: NoticePoint, data: Data, wording: Wording) -> Judged | None:
    """How far a notice says a thing; None where it does not concern it.

    Args:
        point: what is asked.
        data: the data of the notice.
        wording: the texts of its section.
    """
    if not _concerns(point, data):
        return None
    if any(holds(one, data, data) is True for one in point.against):
        return Judged(Said.CONTRADICTED)
    general = _by_fields(point, data)
    if general is Said.SAID:
        return Judged(general)
    own = [str(one) for path in point.own for one in values(path, data, data)]
    texts = [*own, *wording.general]
    if _told(point.words, texts):
        return Judged(Said.SAID)
    if general is Said.PART:
        return Judged(general, Why.SOME)
    if own or _told((*point.words, *point.hints), texts, denied=True):
        return Judged(Said.PART, Why.OWN_WORDS)
    if _for_some(point, data, wording):
        return Judged(Said.PART, Why.FOR_SOME)
    return Judged(Said.SILENT)


def _concerns(point: NoticePoint, data: Data) -> bool:
    """Whether it concerns the company: of a duty of law only where the notice shows that."""
    if point.when is None:
        return True
    met = holds(point.when, data, data)
    return met is True if isinstance(point, NoticeDuty) else met is not False


def _by_fields(point: NoticePoint, data: Data) -> Said:
    every = [holds(one, data, data) is True for one in point.every]
    one_of = [holds(one, data, data) is True for one in point.one_of]
    if (every or one_of) and all(every) and (any(one_of) or not one_of):
        return Said.SAID
    part = (holds(one, data, data) is True for one in point.part_said)
    return Said.PART if any(every) or any(one_of) or any(part) else Said.SILENT


def _for_some(point: NoticePoint, data: Data, wording: Wording) -> bool:
    """Whether a variant says it, or a rule in words."""
    for variant in values("variants[]", data, data):
        if isinstance(variant, Mapping) and _by_fields(point, variant) is not Said.SILENT:
            return True
    if point.lead and wording.rules:
        return True
    return _told((*point.words, *point.hints), wording.for_some, denied=True)


def _told(signs: Iterable[Sequence[str]], texts: Iterable[str], *, denied: bool = False) -> bool:
    """Whether the words of one sign stand in one sentence; without ``denied`` in none that denies.

    A sign stands at the beginning of a word: ``assist`` is found in *assistance*, not in *desist*.
    """
    sentences = [one for text in texts for one in SENTENCE.split(text)]
    open_to = [one for one in sentences if denied or not DENIED.search(one)]
    return any(_all_in(sign, one) for sign in signs for one in open_to)


def _all_in(sign: Sequence[str], sentence: str) -> bool:
    return all(re.search(rf"\b{re.escape(word)}", sentence, re.IGNORECASE) for word in sign)


def reads_of(point: NoticePoint) -> Iterator[str]:
    """The fields that decide how far a thing is said, as patterns of ``model.field_reads``."""
    conditions = [*point.conditions, *([point.when] if point.when else [])]
    paths = [*(path for one in conditions for path in paths_of(one)), *point.own]
    for path in dict.fromkeys(paths):
        yield from (path, f"{path}.*", f"{path}[]")
