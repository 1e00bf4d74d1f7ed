"""Whether a notice says a thing, says it in part, is silent on it, or says the opposite.

The rows are data (``comity.model.notice_points``). What a notice says for some only, in a variant
or in a rule in words, is said in part. Of a text in the company's own words only its signs are
known: words that stand in one sentence, and no word of denial with them. A sentence on what the
notice itself is for says nothing of what the company does, and one on civil cases nothing of what
it does for authorities.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from comity.law.conditions import holds, paths_of, values
from comity.model.notice_points import NoticeDuty, NoticePoint

__all__ = ["Judged", "Said", "Why", "Wording", "for_civil_cases", "judged", "reads_of"]

Data = Mapping[str, Any]
SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
DENIED = re.compile(
    r"\b(?:not(?! only| later)|no(?! more than| later than| fewer than| less than)|never|cannot"
    r"|nicht(?! nur)|kein\w*|nie|niemals|ne|n['’]\w+|pas|aucun\w*|jamais|não(?! só)|nunca"
    r"|nenhum\w*)\b",
    re.IGNORECASE,
)

ITSELF = re.compile(  # a sentence on what the notice itself is for, or does
    r"^\W*(?:we (?:hope|intend|want|wish|publish|provide|wrote) (?:that )?)?"
    r"(?:the (?:aims?|goals?|purposes?) of )?"
    r"(?:(?:these|this|our|the) (?:[\w-]+ ){0,2}(?:guidelines?|guide|guidance)"
    r"|this (?:notice|document|page|statement)"
    r"|dies\w* (?:erklärung|leitfaden|leitlinien|hinweise|dokument|seite)"
    r"|(?:ces?|cette) (?:guide|document|notice|page|lignes directrices)"
    r"|est\w* (?:guia|documento|página|diretrizes|orientações))\b",
    re.IGNORECASE,
)
CIVIL = re.compile(
    r"\bcivil (?:case|claim|court|discovery|law ?suit|litig|matter|order|part|proce|request|subp"
    r"|suit)"
    r"|\blitigant|\bzivil|\bpriva\w+ part|\bcíve(?:l|is)\b|\bparties? civile",
    re.IGNORECASE,
)
KINDS_OF_CASE = ("cases", "authorities", "processes")
CIVIL_SIGN = re.compile(r"\b(?:civil|litigant|zivil|cível)", re.IGNORECASE)
OFFICIAL = re.compile(
    r"\b(?:criminal|police|prosecut|government|authorit|law[- ]enforcement|warrant|straf|polizei"
    r"|behörd|pénal|autorit|autorid|penal|polícia)",
    re.IGNORECASE,
)
RESERVED = re.compile(  # a denial that leaves something open
    r"\b(?:unless|except|only|until|other than|without|if|when|where|while|before|after|directly"
    r"|außer|nur|ohne|sofern|soweit|bis|wenn|falls|solange|bevor|vor|nach|sauf|uniquement|sans|si"
    r"|lorsque|avant|après|salvo|exceto|apenas|somente|sem|quando|antes|após)\b",
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
    if _said_by(point, texts):
        return Judged(Said.SAID)
    if _told(point.contrary, (one for one in _sentences(texts) if not RESERVED.search(one))):
        return Judged(Said.CONTRADICTED)
    if general is Said.PART:
        return Judged(general, Why.SOME)
    if _told((*point.words, *point.hints), _sentences(texts)):
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
        if not isinstance(variant, Mapping) or for_civil_cases(variant.get("for")):
            continue
        if _by_fields(point, variant) is not Said.SILENT:
            return True
    if point.lead and wording.rules:
        return True
    return _told((*point.words, *point.hints), _sentences(wording.for_some))


def for_civil_cases(scope: Any) -> bool:
    """Whether a rule or a variant holds for civil cases, or for the parties to them, alone."""
    if not isinstance(scope, Mapping):
        return False
    named = [
        str(one) for key in ("cases", "authorities", "processes") for one in scope.get(key, ())
    ]
    return bool(named) and all(map(_on_civil_cases, named))


def _on_civil_cases(text: str) -> bool:
    """Whether a text is about civil cases or the parties to them, and names no authority."""
    return bool(CIVIL.search(text)) and not OFFICIAL.search(text)


def _said_by(point: NoticePoint, texts: Iterable[str]) -> bool:
    """Whether a sign stands in a sentence that denies nothing and is on the company's practice.

    Of a denial, only a sign that denies is found: of *no charge in matters of children* it is said.
    """
    found = [
        one
        for one in _sentences(texts)
        if not ITSELF.search(one) and not any(_all_in((word,), one) for word in point.apart)
    ]
    denying = [sign for sign in point.words if DENIED.search(" ".join(sign))]
    affirmed = [one for one in found if not DENIED.search(one)]
    return _told(point.words, affirmed) or _told(denying, found)


def _sentences(texts: Iterable[str]) -> Iterator[str]:
    return (one for text in texts for one in SENTENCE.split(text))


def _told(signs: Sequence[Sequence[str]], sentences: Iterable[str]) -> bool:
    """Whether the words of one sign stand in one sentence.

    A sign stands at the beginning of a word: ``assist`` is found in *assistance*, not in *desist*.
    In a sentence on civil cases alone only a sign that names them itself is found.
    """
    return any(
        _all_in(sign, one) and (not _on_civil_cases(one) or CIVIL_SIGN.search(" ".join(sign)))
        for one in sentences
        for sign in signs
    )


def _all_in(sign: Sequence[str], sentence: str) -> bool:
    return all(re.search(rf"\b{re.escape(word)}", sentence, re.IGNORECASE) for word in sign)


def reads_of(point: NoticePoint) -> Iterator[str]:
    """The fields that decide how far a thing is said, as patterns of ``model.field_reads``."""
    conditions = [*point.conditions, *([point.when] if point.when else [])]
    paths = [*(path for one in conditions for path in paths_of(one)), *point.own]
    for path in dict.fromkeys(paths):
        yield from (path, f"{path}.*", f"{path}[]")
