"""Names in Cyrillic letters as German and French newspapers and offices write them.

The folding of names has one Latin letter for each letter, near to English. German writes by the
Duden, French by its own usage: ``Ковальчук`` is Kowaltschuk and Kovaltchouk. Russian and Ukrainian
read some letters in two ways; a text does not tell which it is in, so both are given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["romanised"]

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LETTERS = "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя'"
_LATIN = {
    "de": (
        "a b w g g d e jo je sch s i i ji i k l m n o p r s t u f ch z tsch sch schtsch "
        "* y * e ju ja *"
    ),
    "fr": (
        "a b v g g d e io ie j z i i i i k l m n o p r s t ou f kh ts tch ch chtch * y * e iou ia *"
    ),
}
_TABLES = [dict(zip(_LETTERS, text.split(), strict=True)) for text in _LATIN.values()]
MUTE = "*"  # of a letter that is not written
_UKRAINIAN = {"г": "h", "и": "y"}
_ENDS = ((re.compile(r"ий\b"), "и"), (re.compile(r"ый\b"), "ы"))  # Schukowski, Joukovski
_FRENCH_IN = re.compile(r"in\b")  # Poutine


def romanised(text: str) -> Iterator[str]:
    """The spellings of a text with Cyrillic letters, in small letters; none of any other."""
    if not _CYRILLIC.search(text):
        return
    small = text.casefold().replace("\u2019", "'")
    short = small
    for ending, kept in _ENDS:
        short = ending.sub(kept, short)
    found: dict[str, None] = {}
    for table in _TABLES:
        for letters in (table, {**table, **_UKRAINIAN}):
            for form in (small, short):
                found["".join(letters.get(sign, sign) for sign in form).replace(MUTE, "")] = None
    found |= {_FRENCH_IN.sub("ine", form): None for form in list(found)}
    yield from found
