"""The entries at the head of each page, and the languages one may choose there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from babel import Locale
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from comity_web.wording.catalogues import PSEUDO

__all__ = ["Entry", "Tongue", "navigation", "tongues"]

ENTRIES = (
    ("first", "web.base.start"),
    ("register", "web.base.register"),
    ("incoming", "web.base.incoming"),
    ("law", "web.base.law"),
    ("glossary", "web.base.glossary"),
    ("administer", "web.admin.administer"),
    ("trail", "web.audit.title"),
)
"""Names of pages with the ids of their texts."""


class Entry(NamedTuple):
    """An entry: its address, the id of its text, whether it is the page shown, its name."""

    href: str
    text: str
    current: bool
    name: str


class Tongue(NamedTuple):
    """A language: its tag, the tag of its own name, its name for itself."""

    tag: str
    lang: str
    name: str


def navigation(request: HttpRequest) -> Iterator[Entry]:
    """The entries whose pages exist."""
    match = request.resolver_match
    shown = match.view_name if match else None
    for name, text in ENTRIES:
        try:
            yield Entry(reverse(name), text, shown == name, name)
        except NoReverseMatch:
            continue


def tongues(tags: Sequence[str]) -> list[Tongue]:
    """The languages of some tags, each named in itself."""
    return [
        Tongue(PSEUDO, "en", PSEUDO)
        if tag == PSEUDO
        else Tongue(tag, tag, str(Locale.parse(tag, sep="-").get_display_name(tag)).capitalize())
        for tag in tags
    ]
