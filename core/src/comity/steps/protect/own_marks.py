"""What identifies a person beside a name: numbers, addresses, accounts in the person's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from comity.steps.protect.address_parts import house_parts, is_town
from comity.steps.protect.address_streets import Street, streets_of
from comity.steps.protect.birth import birth_figures
from comity.steps.protect.known_towns import is_town_or_state
from comity.steps.protect.number_fields import marks_of, phones_of
from comity.steps.protect.numbers_told import Called
from comity.text.everyday import PARTICLES
from comity.text.folding import folded_words, squeeze

__all__ = [
    "NUMBERS",
    "accounts_in",
    "calls",
    "lines_of",
    "marks_in",
    "phones_in",
    "streets_in",
    "with_accounts",
]

NUMBERS = ("iban", "number")
"""The fields of an account with a bank that number it."""
_IBAN = re.compile(r"[a-z]{2}\d{2}[a-z0-9]{11,30}")
_LAST_DIGITS = re.compile(r"\d{7,}$")
CHECKS = 3  # figures behind the number of an account
_USER = re.compile(r"(?=.*\d)(?=.*[^\W\d_]).{5,}")
"""What stands before the ``@`` of a mailbox and is no word: it tells the mailbox by itself."""
_SUBSCRIBER = re.compile(r"\d[\s)/-]+(\d{6,8})$")
_NAMES = ("full", "family", "given", "original_script", "former", "transliteration")


def marks_in(person: Mapping[str, Any]) -> Iterator[str]:
    """Identifiers and e-mail addresses of an entry; an IBAN also without its country and check."""
    for mark in person.get("identifiers") or ():
        value = str(mark.get("value", ""))
        yield from marks_of(value)
        squeezed = squeeze(value).text
        if _IBAN.fullmatch(squeezed):
            yield squeezed[4:]
    if person.get("email"):
        yield from marks_of(person["email"])
        user = str(person["email"]).partition("@")[0]
        if _USER.fullmatch(user):
            yield user
    yield from marks_of(str((person.get("registration") or {}).get("number", "")))
    yield from _without_area(person)


def accounts_in(person: Mapping[str, Any]) -> Iterator[str]:
    """The digits of what follows the country and check of each IBAN: its end numbers the account.

    Behind the number of the account up to three figures can check it, as in France or Belgium.
    """
    for mark in person.get("identifiers") or ():
        squeezed = squeeze(str(mark.get("value", ""))).text
        if _IBAN.fullmatch(squeezed) and (found := _LAST_DIGITS.search(squeezed[4:])):
            yield from (found[0][: len(found[0]) - check] for check in range(CHECKS + 1))


def phones_in(person: Mapping[str, Any]) -> Iterator[str]:
    """The digits of each telephone number of an entry, without the country code."""
    for number in _phone_fields(person):
        yield from phones_of(number)


def _phone_fields(person: Mapping[str, Any]) -> Iterator[str]:
    yield str(person.get("phone") or "")
    for mark in person.get("identifiers") or ():
        if re.search("phone|mobile|msisdn|imei|whatsapp", str(mark.get("kind", "")), re.IGNORECASE):
            yield str(mark.get("value", ""))


def _without_area(person: Mapping[str, Any]) -> Iterator[str]:
    """What of a number is dialled within its area, where the field sets it apart: ``555014``."""
    for field in _phone_fields(person):
        if found := _SUBSCRIBER.search(field.strip()):
            yield found[1]


def lines_of(person: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Address lines with their parts, whereabouts, and the birth that tells one from others.

    A line that is a town with its postcode tells nobody, once a line before it has the house; a
    line that is a town with its State never does.
    """
    place = str((person.get("custody") or {}).get("place") or "")
    whole = [*_address(person)]
    whole += [str(person.get(field) or "") for field in ("location", "birthplace")]
    for text in whole:
        found = folded_words(text)
        if len(found) > 2 or (len(found) == 2 and any(w.isdigit() for w in found)):
            yield from () if is_town_or_state(text) else (found,)
    for text in (*whole, place):
        yield from house_parts(text)
    if len(folded_words(place)) > 2:
        yield folded_words(place)
    if born := person.get("born"):
        yield from birth_figures(born)


def _address(person: Mapping[str, Any]) -> Iterator[str]:
    """The lines of an address without the town that follows the street with its number."""
    housed = False
    for line in map(str, person.get("address") or ()):
        if not (housed and is_town(line)):
            yield line
        housed = housed or any(street.numbers for street in streets_of(line))


def streets_in(person: Mapping[str, Any]) -> Iterator[Street]:
    """The streets of the address and whereabouts; those of a prison only with a number."""
    for line in (*_address(person), str(person.get("location") or "")):
        yield from streets_of(line)
    for place in ((person.get("custody") or {}).get("place"), person.get("birthplace")):
        numbered = (one for one in streets_of(str(place or "")) if one.numbers)
        yield from (replace(one, alone=False) for one in numbered)


def with_accounts(data: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """The persons of a draft, each protected one with the accounts in the person's name.

    Whoever reads the number of such an account can ask the bank whose it is.
    """
    persons: Sequence[Mapping[str, Any]] = data.get("persons") or ()
    accounts = [
        account
        for measure in data.get("measures") or ()
        for account in measure.get("accounts") or ()
        if isinstance(account.get("holder"), str)
    ]
    if not accounts:
        return persons
    made = []
    for index, person in enumerate(persons):
        numbers = [
            str(account[name])
            for account in accounts
            if person.get("protect") and calls(persons, index, account["holder"])
            for name in NUMBERS
            if isinstance(account.get(name), str)
        ]
        own = [*(person.get("identifiers") or ())]
        own += [{"kind": "account", "value": one} for one in dict.fromkeys(numbers)]
        made.append({**person, "identifiers": own} if numbers else person)
    return made


def calls(persons: Sequence[Mapping[str, Any]], index: int, text: str) -> bool:
    """Whether a short text, such as the holder of an account, calls a person.

    By the id, by what a text of the file calls the person (``the victim P2``), by two words of the
    name, or by a family name that nobody else in the file has.
    """
    person = persons[index]
    numbers = {str(person.get("id") or ""), Called(persons).in_file(index)} - {""}
    if any(re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", text) for one in numbers):
        return True
    said = set(folded_words(text))
    name = person.get("name") or {}
    own = {word for key in _NAMES for word in folded_words(str(name.get(key) or ""))} - PARTICLES
    family = set(folded_words(str(name.get("family") or ""))) - PARTICLES
    others = {
        word
        for number, other in enumerate(persons)
        if number != index
        for word in folded_words(" ".join(map(str, (other.get("name") or {}).values())))
    }
    return len(said & own) > 1 or bool(said & (family - others))
