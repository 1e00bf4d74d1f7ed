"""The order of the alphabet as readers of English, French and German expect it."""

from __future__ import annotations

import unicodedata

__all__ = ["alphabetical"]


def alphabetical(text: str) -> tuple[str, str]:
    """The key by which a text is sorted: letters with an accent stand with those without one.

    Accents and capitals decide only between texts that are alike without them.
    """
    parts = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    plain = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return plain.casefold().replace("\u0153", "oe").replace("\u00e6", "ae"), text
