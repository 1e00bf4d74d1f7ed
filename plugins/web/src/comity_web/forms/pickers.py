"""States, languages and time zones: their names, and the lists from which one is chosen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from zoneinfo import available_timezones

from babel import Locale

from comity.host import Host
from comity.law.terms import language_term
from comity.steps.resolve.state_records import territory_names
from comity.steps.wording.catalogue_loading import load_messages
from comity.tasks.authoring.case_setup import UnknownStateError, find_state, state_called
from comity.tasks.authoring.voice import Voice, state_names
from comity.tasks.questions.fields import Field
from comity_web.forms.book import Book
from comity_web.forms.currencies import currency_found
from comity_web.forms.open_words import (
    OPEN_LISTS,
    list_of,
    offered_words,
    word_found,
    word_shown,
)
from comity_web.wording.collation import alphabetical

__all__ = ["CLOSED", "CURRENCY", "found_as", "listed", "shown_as"]

CLOSED = ("state", "language", "time-zone")
CODED = re.compile(r"\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\)\s*$")
TAG = re.compile(r"[a-z]{2,3}")
CURRENCY = "currency"
"""The name of every field that holds the code of a currency."""
ARTICLE = "the "
"""What a list of States leaves out of their English names."""


def shown_as(book: Book, field: Field, code: str) -> str:
    """A code by its name, if the name leads back to it; all else as it is."""
    if list_ := list_of(field):
        return word_shown(book.shared, book.language, list_, code)
    if not code or field.place not in ("state", "language"):
        return code
    name = _name(book.shared, book.language, field.place, code)
    bare = name.removeprefix(ARTICLE)
    names = (one for one in (bare, name) if one and found_as(book, field, one) == code)
    return next(names, code)


def found_as(book: Book, field: Field, text: str) -> str:
    """The code that a name or a code stands for; a text that names nothing stays."""
    if field.name == CURRENCY:
        return currency_found(book.language, text.strip())
    if list_ := list_of(field):
        return word_found(book.shared, book.language, list_, text.strip())
    return _found(book.shared, book.language, field.place, text.strip())


@lru_cache(maxsize=4096)
def _name(host: Host, language: str, place: str, code: str) -> str:
    catalogue = load_messages(host.languages, language)
    return catalogue.named(state_called(host, code) if place == "state" else language_term(code))


@lru_cache(maxsize=4096)
def _found(host: Host, language: str, place: str, text: str) -> str:
    if place == "time-zone":
        zones = _zones()
        return zones.get(text.casefold().replace(" ", "_"), text)
    coded = CODED.search(text)
    if place == "language":
        names = languages(language)
        found = names.get(text.casefold()) or languages("en").get(text.casefold())
        return found or (coded[1] if coded else text)
    voice = Voice(load_messages(host.languages, language))
    for said in (text, *((coded[1],) if coded else ())):
        try:
            return find_state(host, said, voice, spoken=True)
        except UnknownStateError:
            continue
    return text


@lru_cache(maxsize=8)
def languages(tag: str) -> Mapping[str, str]:
    """The codes of languages by their names in a language, as CLDR has them."""
    names = Locale.parse(tag, sep="-").languages
    return {
        str(name).casefold(): str(code).replace("_", "-")
        for code, name in reversed(list(names.items()))
    }


@lru_cache(maxsize=1)
def _zones() -> Mapping[str, str]:
    """Time zones by name, and by their city where no other zone has it."""
    found: dict[str, str] = {}
    for zone in filter(_is_region, available_timezones()):
        city = zone.rpartition("/")[2].casefold()
        found[city] = "" if city in found else zone
    return {
        **{k: v for k, v in found.items() if v},
        **{z.casefold(): z for z in available_timezones()},
    }


@lru_cache(maxsize=32)
def listed(place: str, host: Host, language: str) -> tuple[str, ...]:
    """What a list of States, languages or time zones offers, in the order of the alphabet."""
    if place in OPEN_LISTS:
        return offered_words(host, language, place)
    if place == "time-zone":
        return tuple(sorted(one for one in available_timezones() if _is_region(one)))
    if place == "language":
        names = Locale.parse(language, sep="-").languages
        offered = (str(name) for code, name in names.items() if TAG.fullmatch(str(code)))
        return tuple(sorted(offered, key=alphabetical))
    named = state_names(territory_names(), language)
    own = {code: _name(host, language, "state", code) for code in host.installed()}
    named |= {code: name.removeprefix(ARTICLE) for code, name in own.items()}
    return tuple(sorted(filter(None, named.values()), key=alphabetical))


def _is_region(zone: str) -> bool:
    region = zone.partition("/")[0]
    return zone == "UTC" or (
        "/" in zone and region not in ("Etc", "posix", "right", "SystemV", "US")
    )
