"""The names, numbers and identifiers within a text, and short texts that are values themselves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from comity.steps.protect.everyday_names import NOUNS_WITH_CAPITALS
from comity.steps.protect.rights import listed
from comity.text.bare_letters import tokens_of, units_of
from comity.text.everyday import ROLES, TITLES, everyday
from comity.text.folding import folded_words
from comity.text.function_words import small_words
from comity.text.written_date_words import word_months

__all__ = ["telling_values"]

FEW_WORDS = 5  # a text of fewer is a value itself
LEAST_DIGITS = 5  # of a number that tells something
LEAST_SUM = 4  # digits of a sum of money before its decimals
LEAST_NAME = 4  # letters of a word that is a name by its capital letter
_IBAN = r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{2,4}){3,8}\b"
_OWN_NUMBER = {"DE": 10, "AT": 11, "GB": 8, "IE": 8, "NL": 10, "ES": 10, "CH": 12, "LI": 12} | {
    **{"PL": 16, "BE": 9, "IT": 12, "FR": 13, "LU": 13, "PT": 13, "DK": 10, "SE": 17, "FI": 8}
}
"""The last signs of an IBAN that are the number of the account, with its check digits."""
_LOCAL = re.compile(r"(?<![\w.+-])([\w.+-]*[\w][.+_\d-][\w.+-]*)@")
_STREET = re.compile(
    r"\b[\w-]*[^\W\d_](?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|steig)"
    r" ?\d+ ?[a-z]?\b",
    re.IGNORECASE,
)
_MARK = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # e-mail
    r"|(?i:https?://|www\.)[^\s<>\"']+"
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b"  # IP
    r"|\b(?:[0-9a-fA-F]{1,4}:){3,7}[0-9a-fA-F:]+\b"
    rf"|{_IBAN}"
    r"|\b(?:[\w-]+\.)+(?!\d)[^\W\d_]{2,}(?:/[^\s<>\"']*)?(?![\w@.-])"  # a domain
    r"|\b[A-ZÄÖÜ]{1,3}[ -][A-Z]{1,3}[ -]?\d{1,4}[EH]?\b"  # the plate of a vehicle
    r"|\b[A-Z]{1,3}[ -]?\d{1,4}[ -][A-Z]{1,3}\b"
    r"|\b(?=\w*\d)(?=\w*[^\W\d_])[\w-]{5,}\b"
)
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b")
_NUMBER = re.compile(r"\+?\(?\d+(?:[ .,/()\u00a0\u202f'’-]{1,2}\d+)*")
_CENTS = re.compile(r"[.,]\d{2}$")
_POSSESSIVE = re.compile(r"['’]s?$")
_PAIR = re.compile(r"(?=\b([^\W\d_a-zäöü][\w'’-]{2,}) ([^\W\d_a-zäöü][\w'’-]{2,}))")
_CAPITAL = re.compile(r"[^\W\d_][\w'’-]*")


def telling_values(value: Any, language: str = "en") -> Iterator[str]:
    """What in a value tells something by itself, as it is written there.

    A day tells nothing, nor does a word of everyday use or one of a closed list.
    """
    if isinstance(value, bool):
        return
    if isinstance(value, (int, float, Decimal)):
        yield from _numbers(str(value))
    if not isinstance(value, str):
        return
    text = unicodedata.normalize("NFKC", value)
    if sum(unit.weight for unit in units_of(text)) < FEW_WORDS and _is_value(text):
        yield text
    yield from (one for one in map(re.Match.group, _MARK.finditer(text)) if not _is_service(one))
    yield from (match.group() for match in _STREET.finditer(text))
    yield from (match.group(1) for match in _LOCAL.finditer(text))
    for match in re.finditer(_IBAN, text):
        yield from _accounts(re.sub(r"\s", "", match.group()))
    yield from _numbers(text)
    if language.partition("-")[0] in NOUNS_WITH_CAPITALS:
        yield from _pairs(text, language)
    else:
        yield from _names(text)


def _is_service(text: str) -> bool:
    """Whether a text is the domain of a service that everybody uses: ``www.google.com``."""
    at_home = re.fullmatch(r"(?:https?://)?(?:[\w-]+\.)+[^\W\d_]{2,}/?", text, re.IGNORECASE)
    return bool(at_home) and not listed("services").isdisjoint(tokens_of(text))


def _is_value(text: str) -> bool:
    """Whether a short text is more than a day, everyday words or one of a closed list."""
    if _DAY.fullmatch(text.strip()):
        return False
    tokens = tokens_of(text)
    plain = re.fullmatch(r"[a-z_-]+", text.strip())
    return not plain and not all(_usual(token) for token in tokens)


def _usual(token: str) -> bool:
    known = token in everyday() or token in small_words() or token in _public()
    return known or (token.isdigit() and len(token) <= 4)


@cache
def _public() -> frozenset[str]:
    """Services that everybody uses, and places: towns of time zones and parts of States."""
    import pycountry

    zones = (zone.rpartition("/")[2] for zone in available_timezones())
    parts = (str(one.name).partition(" [")[0] for one in pycountry.subdivisions)
    return listed("services") | frozenset(folded_words(" ".join((*zones, *parts))))


def _numbers(text: str) -> Iterator[str]:
    for match in _NUMBER.finditer(_DAY.sub(" ", text)):
        written = match.group()
        digits = re.sub(r"\D", "", written)
        if len(digits) >= LEAST_DIGITS:
            yield written
        whole = _CENTS.sub("", written)
        figures = re.sub(r"\D", "", whole)
        year = len(figures) == LEAST_SUM and figures[:2] in ("19", "20")
        if whole != written and len(figures) >= LEAST_SUM and not year:
            yield whole


def _accounts(iban: str) -> Iterator[str]:
    """A bank and an account as they are written without an IBAN, and the account alone."""
    yield iban[4:]
    own = iban[-_OWN_NUMBER[iban[:2]] :] if iban[:2] in _OWN_NUMBER else ""
    bare = own.lstrip("0")
    if len(bare) >= LEAST_DIGITS:
        yield from (own, bare, iban[4 : -len(own)] + bare)


def _pairs(text: str, language: str) -> Iterator[str]:
    """Two words with capitals side by side within a sentence, both of them unusual.

    So a firm and a person are written where every noun has a capital: ``Zebrowski Backwaren``.
    """
    months = frozenset(folded_words(" ".join(word_months(language.partition("-")[0]))))
    common = months | listed("data") | listed("offices") | TITLES | ROLES
    for match in _PAIR.finditer(text):
        first, second = match.groups()
        opens = text[: match.start()].rstrip(" \t\n\"'“”«»(„")[-1:] in ("", *".!?;:\u2026")
        tokens = [*tokens_of(first), *tokens_of(second)]
        if not opens and not any(one in common or _usual(one) for one in tokens):
            yield f"{first} {second}"


def _names(text: str) -> Iterator[str]:
    """Words that a capital letter within a sentence makes a name, those side by side as one.

    That of a word at the start of a sentence tells nothing, if no other follows it.
    """
    run: list[tuple[str, bool]] = []
    end = -1
    for match in _CAPITAL.finditer(text):
        word, before = (
            _POSSESSIVE.sub("", match.group()),
            text[: match.start()].rstrip(" \t\n\"'“”«»("),
        )
        opens = not before or before[-1] in ".!?;:\u2026"
        if not word[0].isupper() or (opens and all(map(_usual, tokens_of(word)))):
            yield from _told(run)
            run = []
            continue
        if run and not text[end : match.start()].isspace():
            yield from _told(run)
            run = []
        if not run and tokens_of(word)[:1] and tokens_of(word)[0] in TITLES:
            continue
        run.append((word, opens))
        end = match.end()
    yield from _told(run)


def _told(run: list[tuple[str, bool]]) -> Iterator[str]:
    tokens = [token for word, _ in run for token in tokens_of(word)]
    if all(map(_usual, tokens)):
        return
    if len(run) > 1:
        yield " ".join(word for word, _ in run)
    for word, opens in run:
        if not opens and len(word) >= LEAST_NAME and not all(map(_usual, tokens_of(word))):
            yield word
