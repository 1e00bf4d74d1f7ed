"""Codes and figures: States, nationalities, currencies, accounts, ports, times of day.

The check digits of an IBAN are a dozen lines here: ``python-stdnum`` is LGPL, and has two hundred
formats of which a case file needs one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from babel.core import Locale, get_global

from comity.law.states import short_name_of, states
from comity.model.findings import Finding, Severity
from comity.model.messages import Term
from comity.steps.check.values.around import Around, Leaf
from comity.steps.check.values.looks import shape_of, state_named
from comity.steps.check.values.peoples import is_of_no_people, says_none
from comity.text.messages import finding, message

__all__ = [
    "IBAN",
    "check_amount",
    "check_bic",
    "check_clock",
    "check_currency",
    "check_iban",
    "check_nationality",
    "check_port",
    "check_state",
]

WARNING = Severity.WARNING
PSEUDO = frozenset({"XA", "XB", "XX", "ZZ"})  # for a State that is being written, or is not known
IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
BIC = re.compile(r"[A-Z]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?")
THREE_DECIMALS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
CLOCK = re.compile(r"(?<![\d:.])(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])")
AMISS = ("placeholder", "date", "number", "telephone", "email", "url")


def check_state(leaf: Leaf, around: Around) -> Iterator[Finding]:
    """A code that no State and no territory has."""
    text = str(leaf.value).strip()
    if text in around.states or _is_state(text.partition("-")[0]):
        return
    quote = around.quote(text, leaf.path)
    if code := state_named(text, around.language):
        state = Term("state", code, short_name_of(code))
        yield finding("value.state-unknown/near", leaf.path, quote=quote, code=code, state=state)
    else:
        yield finding("value.state-unknown", leaf.path, quote=quote)


def _is_state(code: str) -> bool:
    return code in states() or code in PSEUDO or code in _territories()


@cache
def _territories() -> frozenset[str]:
    known = Locale("en").territories
    return frozenset(str(code) for code in known if str(code).isalpha() and len(str(code)) == 2)


def check_nationality(leaf: Leaf, around: Around) -> Iterator[Finding]:
    """What is no code and no words: a date, two letters of nobody; or words of no people."""
    text = str(leaf.value).strip()
    quote = around.quote(text, leaf.path)
    if re.fullmatch(r"[A-Z]{2}", text):
        if not _is_state(text):
            yield finding(
                "value.nationality-unknown", leaf.path, weight=Severity.ADVICE, quote=quote
            )
        return
    shape = shape_of(text, around.language)
    if shape in AMISS:
        yield finding(
            f"value.nonsense/{shape}",
            leaf.path,
            weight=WARNING,
            remedy=message("value.write/nationality"),
            quote=quote,
        )
    elif not shape and is_of_no_people(text, around.language):
        yield finding("value.nationality-unknown/words", leaf.path, weight=WARNING, quote=quote)
    elif shape in ("", "state") and not says_none(text):
        yield from _no_code(text, leaf, around)


def _no_code(text: str, leaf: Leaf, around: Around) -> Iterator[Finding]:
    """A State or a people in words, which the rules on a State's own nationals do not see."""
    quote, rule = around.quote(text, leaf.path), "value.nationality-unknown"
    if code := state_named(text, around.language):
        state = Term("state", code, short_name_of(code))
        yield finding(
            f"{rule}/state", leaf.path, weight=Severity.ADVICE, quote=quote, code=code, state=state
        )
    else:
        yield finding(f"{rule}/people", leaf.path, weight=Severity.ADVICE, quote=quote)


def check_amount(leaf: Leaf, around: Around) -> Iterator[Finding]:
    """An amount with three decimals, which may be thousands as most of Europe writes them."""
    text = str(leaf.value).strip()
    if THREE_DECIMALS.fullmatch(text):
        whole, part = text.replace(".", ""), text.rstrip("0").rstrip(".")
        yield finding("value.amount-mark", leaf.path, quote=text, whole=whole, part=part)


def check_currency(leaf: Leaf, around: Around) -> Iterator[Finding]:
    """A currency that has no such code."""
    text = str(leaf.value).strip()
    if text not in get_global("all_currencies") and text not in Locale("en").currencies:
        yield finding("value.currency", leaf.path, quote=around.quote(text, leaf.path))


def check_iban(leaf: Leaf, around: Around) -> Iterator[Finding]:
    """An IBAN of another form, or one in which a character is wrong (ISO 13616, modulo 97).

    Where bank and holder are named too, the bank finds the account all the same.
    """
    text = str(leaf.value)
    number = re.sub(r"[\s-]", "", text).upper()
    quote = around.quote(text, leaf.path)
    table = leaf.within[0] if leaf.within else {}
    weight = Severity.ADVICE if table.get("bank") and table.get("holder") else WARNING
    if not set(number[2:]) & set("123456789"):
        yield finding("value.iban/placeholder", leaf.path, weight=Severity.ADVICE, quote=quote)
    elif not IBAN.fullmatch(number) or not _is_state(number[:2]):
        yield finding("value.iban/form", leaf.path, weight=weight, quote=quote)
    elif int("".join(str(int(sign, 36)) for sign in number[4:] + number[:4])) % 97 != 1:
        yield finding("value.iban/check", leaf.path, weight=weight, quote=quote)


def check_bic(leaf: Leaf, around: Around) -> Iterator[Finding]:
    """A BIC of another form, or of no State (ISO 9362)."""
    text = str(leaf.value)
    match = BIC.fullmatch(re.sub(r"\s", "", text).upper())
    if match is None or not _is_state(match[1]):
        yield finding("value.bic", leaf.path, quote=around.quote(text, leaf.path))


def check_port(leaf: Leaf, around: Around) -> Iterator[Finding]:
    """Port 0, from which nothing comes; the model refuses what is no port at all."""
    if str(leaf.value).strip() == "0":
        yield finding("value.port", leaf.path)


def check_clock(leaf: Leaf, around: Around) -> Iterator[Finding]:
    """A time of day with an hour or a minute that no day has; words are taken as they are."""
    text = str(leaf.value)
    for hours, minutes, seconds in CLOCK.findall(text):
        last = (int(hours), int(minutes), int(seconds or 0)) == (24, 0, 0)
        # a second of 60 is a leap second, which logs have
        if not last and (int(hours) > 23 or int(minutes) > 59 or int(seconds or 0) > 60):
            yield finding("value.clock", leaf.path, quote=around.quote(text, leaf.path))
            return
    shape = shape_of(text, around.language)
    if shape in ("placeholder", "telephone", "email", "url", "state"):
        yield finding(
            f"value.nonsense/{shape}",
            leaf.path,
            weight=WARNING if shape == "placeholder" else Severity.ADVICE,
            remedy=message("value.write/time"),
            quote=around.quote(text, leaf.path),
        )
