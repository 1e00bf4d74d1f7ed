"""The official names of States in any language: ``Federal Republic of Germany``.

pycountry carries those of ISO 3166-1 with their translations (the package iso-codes); Babel's
data, from CLDR, have the short names alone.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Mapping
from functools import cache

__all__ = ["official_state"]

ARTICLES = ("the ", "la ", "le ", "les ", "l'", "die ", "der ", "das ")


def official_state(named: str, languages: Iterable[str]) -> str:
    """The code of the State of an official name, or nothing.

    Args:
        named: the name as written, with or without an article.
        languages: the tags of the languages in which it may be, beside English.
    """
    said = _plain(named)
    for language in dict.fromkeys(("en", *languages)):
        if code := _names(language.partition("-")[0]).get(said):
            return code
    return ""


@cache
def _names(language: str) -> Mapping[str, str]:
    import pycountry

    words = gettext.translation(
        "iso3166-1", pycountry.LOCALES_DIR, languages=[language], fallback=True
    )
    found: dict[str, str] = {}
    for one in pycountry.countries:
        for name in (getattr(one, "official_name", ""), getattr(one, "common_name", ""), one.name):
            if name:
                found.setdefault(_plain(words.gettext(str(name))), str(one.alpha_2))
    return found


def _plain(name: str) -> str:
    said = " ".join(name.replace("\u2019", "'").split()).casefold().strip(" .")
    for article in ARTICLES:
        said = said.removeprefix(article)
    return said
