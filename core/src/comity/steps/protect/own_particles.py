"""A family name of a particle and an everyday word: ``van der Berg``, ``St. Clair``.

The word alone tells nobody. Behind the particles of the name it does, where they are no preposition
and no article of the languages that letters are written in.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from comity.steps.protect.scanned_text import Text
from comity.text.everyday import PARTICLES

__all__ = ["is_behind_own_particles"]

_TELLING = frozenset({"van", "mac", "mc", "st", "bin", "ibn", "ben", "ter", "abd", "abu", "umm"})
_HYPHENED = frozenset({"al", "el", "ad", "as", "ash", "at", "an", "ar"})
"""Articles of Arabic, which a hyphen joins to a name: ``Al-Amin``."""
_GAP = re.compile(r"\.?[ \u00a0]|\.?[-\u2010\u2011]")
_HYPHEN = re.compile(r"[-\u2010\u2011]")


def is_behind_own_particles(text: Text, index: int, particles: Collection[str]) -> bool:
    """Whether the particles of the name stand before a word with a capital.

    Args:
        text: the text.
        index: the word.
        particles: those of the person's names.
    """
    words, at, telling = text.words, index, False
    if not words[index].capital:
        return False
    while at and words[at - 1].text in PARTICLES:
        gap = text.text[words[at - 1].end : words[at].start]
        particle = words[at - 1].text
        if particle not in particles or not _GAP.fullmatch(gap):
            break
        hyphened = particle in _HYPHENED and _HYPHEN.fullmatch(gap) is not None
        telling = telling or particle in _TELLING or hyphened
        at -= 1
    return telling
