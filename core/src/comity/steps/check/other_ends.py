"""Ends outside the criminal case, apart from acts outside it that the case is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.steps.check.lint_words import denies
from comity.steps.check.point_seen import LIST, has
from comity.steps.check.words_beside import word_list

__all__ = ["ends_outside"]


def ends_outside(sentence: str, of_measure: bool = False) -> Iterator[str]:
    """The words of a sentence that name an end outside the criminal case.

    Who is answerable for a publication is asked about an act. The aim of a measure that proves
    something names what it proves, unless the words stand behind *for* or *use in*.
    """
    if denies(sentence) or has("asked-apart", sentence):
        return
    blamed, proved = word_list(LIST, "blamed-for"), word_list(LIST, "to-be-proved")
    for hit in word_list(LIST, "outside-the-case").finditer(sentence):
        before = sentence[: hit.start()]
        if _ends(blamed, before):
            continue
        own = word_list(LIST, "holds-an-end").match(hit.group(0))
        used = own or _ends(word_list(LIST, "led-by-an-end"), before)
        if used or not (of_measure and proved.search(before)):
            yield hit.group(0)


def _ends(words: re.Pattern[str], text: str) -> bool:
    """Whether a text ends with one of some words."""
    last = len(text.rstrip())
    return any(hit.end() in (last, len(text)) for hit in words.finditer(text))
