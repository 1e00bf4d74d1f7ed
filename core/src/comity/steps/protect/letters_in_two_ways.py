"""Letters that a passport writes with two: ``Øvergård`` is ``Oevergaard``, ``Đurić`` ``Djuric``.

A text is folded to letters without their marks (``comity.text.folding``); this is the other way,
which machines and offices without these letters use. In one name both can stand: ``Øvergaard``.
"""

from __future__ import annotations

import re
from itertools import islice, product

__all__ = ["letter_forms"]

_TWO = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "đ": "dj"}
_LETTER = re.compile("[äöüøåđ]", re.IGNORECASE)
# not of Michael and Rafael, nor of Miguel and Enrique
_WRITTEN_OUT = re.compile(r"ae(?!l\b)|oe|(?<![gq])ue|aa|dj", re.IGNORECASE)
_ONE = {"ae": "a", "oe": "o", "ue": "u", "aa": "a", "dj": "d"}
LEAST = 6  # letters of a word in which two letters may stand for one: not of "Noel, Joel, Samuel"
MOST = 32


def letter_forms(text: str) -> tuple[str, ...]:
    """The ways in which a name may be written, the name as it stands first."""
    found = dict.fromkeys((text,))
    places = [match.start() for match in _LETTER.finditer(text)]
    if places:
        ways = product(*(_ways(one) for one in _LETTER.findall(text)))
        for way in islice(ways, MOST):
            letters = dict(zip(places, way, strict=True))
            found["".join(letters.get(at, one) for at, one in enumerate(text))] = None
    for word in re.findall(r"[^\W\d_]+", text):
        if len(word) >= LEAST and _WRITTEN_OUT.search(word[1:]):
            found[word[0] + _WRITTEN_OUT.sub(_as_one, word[1:])] = None
        if word[:2].lower() == "dj" and len(word) >= LEAST:
            found[word[0] + word[2:]] = None
    return tuple(found)


def _ways(letter: str) -> tuple[str, str]:
    two = _TWO[letter.lower()]
    return letter, two.capitalize() if letter.isupper() else two


def _as_one(match: re.Match[str]) -> str:
    return _ONE[match.group().lower()]
