"""What stands by right in a document for another reader, and what of it that makes no secret.

A field makes known only what its kind is for: a name field a name, a number field a number. A
sentence in a name field is none, so it makes nothing known and is looked at like any other text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files
from typing import Any

from comity.model.drafts.base import leaves
from comity.text.bare_letters import units_of
from comity.text.currency_words import currency_words
from comity.text.folding import folded_words
from comity.text.function_words import small_words

__all__ = [
    "Right",
    "Stands",
    "currencies",
    "listed",
    "of_an_office",
    "right_of",
    "standing",
    "statutes",
]


class Right(Enum):
    """What a field that stands there by right makes known."""

    TOLD = "told"  # all of it: the law has the reader told
    LAW = "law"  # the wording of a law
    CITATION = "citation"  # where a law stands
    TITLE = "title"  # what an offence is called
    NAME = "name"  # a name, without figures
    TARGET = "target"  # what identifies the data: as it is, with the names within
    NUMBER = "number"  # a number or address, as a whole
    ADDRESS = "address"  # lines of an address
    REFERENCE = "reference"  # a file number, as a whole


_OFFICE = (
    r"(?:requesting\.(?:authority|issued_by|validated_by|contacts\[\d+\])"
    r"|(?:requesting|requested)\.[a-z_]*authority|addressee"
    r"|delivery\.receiving_authority|proceedings\.(?:authority|court)|measures\[\d+\]\.holder)"
)
_KINDS: tuple[tuple[Right, re.Pattern[str]], ...] = tuple(
    (right, re.compile(pattern))
    for right, pattern in (
        (
            Right.TOLD,
            r"(?:date|language)$|(?:requesting|requested)\.state$|basis\[\d+\]\.instrument$"
            r"|measures\[\d+\]\.(?:kind|period\.(?:from|to))$",
        ),
        (Right.LAW, r"offences\[\d+\]\.(?:text|maximum_penalty\.text)$"),
        (
            Right.CITATION,
            r"offences\[\d+\]\.(?:provision|requested_law|limitation)(?:[.\[]|$)"
            r"|domestic_basis|basis\[\d+\]\.articles|measures\[\d+\]\.domestic_power",
        ),
        (Right.TITLE, r"offences\[\d+\]\.(?:title|category)$"),
        (Right.REFERENCE, r"(?:their_)?reference$|earlier\[\d+\]\.(?:their_)?reference$"
                          r"|(?:.*\.)?file_number$|classification$"
            r"|measures\[\d+\]\.identifiers\[\d+\]\.note$"),
        (
            Right.TARGET,
            r"measures\[\d+\]\.(?:identifiers\[\d+\]\.(?:value|port|time|until)|accounts\[\d+\]\."
            r"(?:number|iban|bic|bank|name|holder))$|persons\[\d+\]\.(?:identifiers\[\d+\]\.value"
            r"|name\.|email|phone)",
        ),
        (
            Right.NUMBER,
            rf"{_OFFICE}\.(?:email|phone|mobile|fax|url|registration_number)$",
        ),
        (Right.ADDRESS, rf"(?:{_OFFICE}|persons\[\d+\])\.address(?:\[|$)"),
        (
            Right.NAME,
            rf"{_OFFICE}\.(?:name|unit|title|authority|place|branch|service|representative)$"
            r"|measures\[\d+\]\.identifiers\[\d+\]\.(?:service|issued_by)$"
            r"|proceedings\.(?:authority|court)$|persons\[\d+\]\.",
        ),
    )
)  # fmt: skip
_EMERGENCY = re.compile(r"urgency\.|measures\[\d+\]\.particulars\.(?:emergency|link_to_risk)")
"""In an emergency the reasons for it as well: whoever is to act within hours is told them."""
_OF_AN_OFFICE = re.compile(
    rf"{_OFFICE}\.(?:email|url|address|name|authority|place|unit|branch|service)(?:\[|$)"
    r"|persons\[\d+\]\.(?:name\.|address|location|birthplace)"
)
MOST_NAME = 12  # words of a name
MOST_ALIAS = 8  # words of what somebody is called: "Unknown person who is called Example"
MOST_TITLE = 10  # words of the name of an offence
MOST_WORDS = 4  # words of a number, with its kind: "Case no. 12 Js 417/26"
_ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NOUNS_WITH_CAPITALS = ("de", "lb")
_TABLE = tomllib.loads(
    files("comity.steps.protect").joinpath("right_words.toml").read_text(encoding="utf-8")
)


@dataclass(frozen=True, slots=True)
class Stands:
    """A text that stands there by right, and what it makes known."""

    path: str
    text: str
    right: Right


@cache
def listed(name: str) -> frozenset[str]:
    """A list of right_words.toml, folded."""
    return frozenset(folded_words(str(_TABLE[name])))


@cache
def currencies() -> Mapping[str, tuple[str, ...]]:
    """Codes, signs and words for currencies, each with the codes that it may stand for.

    Codes are in capitals, words in small letters.
    """
    import pycountry

    told = {code for several in currency_words().values() for code in several}
    codes = {str(one.alpha_3) for one in pycountry.currencies} | told
    return {**{code: (code,) for code in codes}, **currency_words()}


def statutes() -> tuple[str, ...]:
    """The words in which a law gives the grounds not to tell the person concerned."""
    return tuple(_TABLE["statutes"])


def right_of(path: str, lesser: Mapping[str, Any]) -> Right | None:
    """What a field of what a reader gets makes known, if it stands there by right."""
    if (lesser.get("urgency") or {}).get("level") == "emergency" and _EMERGENCY.match(path):
        return Right.TOLD
    return next((right for right, pattern in _KINDS if pattern.match(path)), None)


def of_an_office(path: str) -> bool:
    """Whether a field names an authority, a holder or a person who stays, or tells where it is."""
    return bool(_OF_AN_OFFICE.match(path))


def standing(lesser: Mapping[str, Any], language: str = "en") -> Iterator[Stands]:
    """What stands by right in what a reader gets, where it is what its field is for."""
    law = frozenset(
        word
        for path, value in leaves(lesser)
        if re.match(r"offences\[\d+\]\.(?:provision|text)$", path)
        for word in folded_words(str(value))
    )
    for path, value in leaves(lesser):
        right = right_of(path, lesser)
        if right and not isinstance(value, bool) and _fits(path, str(value), right, law, language):
            yield Stands(path, str(value), right)


def _fits(path: str, text: str, right: Right, law: Iterable[str], language: str) -> bool:
    """Whether a text is what such a field is for."""
    if right in (Right.TOLD, Right.LAW):
        return True
    if right is Right.TITLE:
        known = (listed("crimes") | frozenset(law)) - small_words()
        short = _words(text) <= MOST_TITLE
        return short and (_named(text, language) or not known.isdisjoint(folded_words(text)))
    if right is Right.REFERENCE:
        return _is_reference(text)
    if path.startswith("persons") and _words(text) <= MOST_ALIAS:
        return True
    if right in (Right.NUMBER, Right.TARGET):
        return sum(len(word) > 1 for word in _WORD.findall(text)) <= MOST_WORDS or not re.search(
            r"\s", text.strip()
        )
    return _named(text, language)


def _is_reference(text: str) -> bool:
    """Whether a text looks like a file number: figures, few words, no account, no telephone."""
    few = sum(len(word) > 1 for word in _WORD.findall(text)) <= MOST_WORDS
    strange = "@" in text or _ACCOUNT.search(text) or re.match(r"\s*(?:\+|0\d)", text)
    return few and any(map(str.isdigit, text)) and not strange


def _named(text: str, language: str) -> bool:
    """Whether a text may be a name or a citation: capitals, figures, words of offices and laws."""
    if _words(text) > MOST_NAME:
        return False
    told = [w for w in _WORD.findall(text) if len(w) > 2 and w.lower() not in small_words()]
    plain = [
        word
        for word in told
        if word[0].islower() and listed("offices").isdisjoint(folded_words(word))
    ]
    most = 1 if language.partition("-")[0] in _NOUNS_WITH_CAPITALS else max(1, len(told) // 2)
    figures = len(re.findall(r"\d+", text))
    return len(plain) <= most + min(figures, 1)


def _words(text: str) -> float:
    return sum(unit.weight for unit in units_of(text))
