"""The names of parts of States, by their ISO 3166-2 codes: US-TX is Texas.

pycountry carries ISO 3166-2 with its translations; Babel's data, from CLDR, have States alone.
"""

from __future__ import annotations

import gettext
from functools import cache

__all__ = ["part_of_state"]


@cache
def part_of_state(code: str, language: str) -> str:
    """The name of a part of a State in a language, or as it is known there; empty if unknown.

    Args:
        code: its code in ISO 3166-2, ``GB-SCT`` for instance.
        language: the primary language of the text, ``de`` for instance.
    """
    import pycountry

    found = pycountry.subdivisions.get(code=code)  # type: ignore[no-untyped-call]
    if found is None:
        return ""
    name = str(found.name).partition(" [")[0]
    words = gettext.translation(
        "iso3166-2", pycountry.LOCALES_DIR, languages=[language], fallback=True
    )
    return words.gettext(str(found.name)).partition(" [")[0] or name
