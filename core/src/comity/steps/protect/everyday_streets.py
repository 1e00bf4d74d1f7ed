"""Streets that are called after everyday words alone: ``4 The Green``, and ``4 the green car``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.steps.protect.street_kinds import is_beside, is_between, kinds_of
from comity.steps.protect.street_words import BOXES, HOUSES, POSTAL
from comity.text.everyday import usual
from comity.text.folding import fold

__all__ = ["is_everyday_line", "is_set_as_a_name"]

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
    others = BOXES | HOUSES | POSTAL
    return not any(word in others or is_beside(word) or kinds_of(word) for word in told) and (
        _are_everyday(told)
    )


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
