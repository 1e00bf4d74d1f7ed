"""Streets that are called after everyday words alone: ``4 The Green``, and ``4 the green car``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.steps.protect.post_boxes import is_box
from comity.steps.protect.street_kinds import is_beside, is_between, kinds_of
from comity.steps.protect.street_words import HOUSES, HOUSES_BEFORE, HOUSES_BEHIND
from comity.text.everyday import usual
from comity.text.folding import fold

__all__ = ["has_capitals", "is_everyday_line", "is_house_line", "is_set_as_a_name"]

MOST = 5  # words of the name of a house

_WORD = re.compile(r"[^\W\d_]+")
_ENDS = re.compile(r"\s*(?:[.,;:)\]\n!?]|$)")


def is_everyday_line(phrase: Sequence[str]) -> bool:
    """Whether a line is a number and everyday words, none of them for a street, a house or a box.

    Args:
        phrase: the words of the line, folded.
    """
    told = [word for word in phrase if not word.isdigit()]
    if len(told) != len(phrase) - 1 or (phrase[0] in told and phrase[-1] in told):
        return False
    known = any(word in HOUSES or is_beside(word) or kinds_of(word) for word in told)
    return not known and not is_box(phrase) and _are_everyday(told)


def is_house_line(phrase: Sequence[str]) -> bool:
    """Whether a line is the name of a house: ``Casa Nuova``, and ``la casa nuova`` is any."""
    ends = phrase[-1] in HOUSES | HOUSES_BEHIND or phrase[0] in HOUSES_BEFORE
    return ends and len(phrase) <= MOST and not any(map(str.isdigit, "".join(phrase)))


def has_capitals(text: str, start: int, end: int) -> bool:
    """Whether each word of a name has its capital, or signs join them: ``rosewood-cottage.pdf``."""
    written = text[start:end]
    words = (word for word in _WORD.findall(written) if not is_between(fold(word).text))
    joined = not any(map(str.isspace, written))
    houses = HOUSES | HOUSES_BEHIND | HOUSES_BEFORE
    return joined or not any(w.islower() and fold(w).text not in houses for w in words)


def is_set_as_a_name(words: Sequence[str], text: str, start: int, end: int) -> bool:
    """Whether a place in a text is surely no everyday words: by a capital, or as nothing follows.

    Args:
        words: the words of the name, folded.
        text: the text.
        start: where the name begins in it.
        end: where it ends, with a number behind it.
    """
    if not _are_everyday(words):
        return True
    large = (word for word in _WORD.findall(text[start:end]) if word[0].isupper())
    return any(not is_between(fold(word).text) for word in large) or bool(_ENDS.match(text, end))


def _are_everyday(words: Sequence[str]) -> bool:
    return all(usual((word,)) for word in words if not is_between(word))
