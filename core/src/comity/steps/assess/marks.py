"""Whether a text speaks of a mark: an account, a number, an address, however it is spaced."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from comity.model.drafts.persons import Person
from comity.text.word_lists import any_of

__all__ = ["CALLED", "calls_one_of", "speaks_of"]

CALLED = ("witness", "victim")
"""Roles that stand for a person in a text: “the witness”."""

AROUND = re.compile(r"^(?:https?://)?(?:www\.)?@?|/+$")  # a page and a user name, as they are cited
GAPS = re.compile(r"[\s()/-]")
LEAST = 6  # signs of a number that is told from others without its gaps
DIGITS = 4
MARKS, TEXTS = 600, 60  # of a large file, which are looked at again and again


def speaks_of(text: str, mark: str) -> bool:
    """Whether a text holds a mark; ``+234 803 555 0119`` and ``+2348035550119`` are one number."""
    said, close_up = _said(text)
    wanted, bare, number = _wanted(mark)
    return wanted in said or bare in said or bool(number and number in close_up)


@lru_cache(maxsize=TEXTS)
def _said(text: str) -> tuple[str, str]:
    """A text in small letters, with its gaps and without."""
    said = text.casefold()
    return said, GAPS.sub("", said)


@lru_cache(maxsize=MARKS)
def _wanted(mark: str) -> tuple[str, str, str]:
    """A mark in small letters, without what is around an address, and without gaps if a number."""
    wanted = mark.casefold().strip()
    bare = AROUND.sub("", wanted)
    close = GAPS.sub("", bare)
    numbered = len(close) >= LEAST and sum(sign.isdigit() for sign in close) >= DIGITS
    return wanted, bare, close if numbered else ""


def calls_one_of(text: str, people: Sequence[Person], ids: Collection[str]) -> bool:
    """Whether a text names one of these persons by the id, or as “the witness”.

    What belongs to a protected person has to stay out of the text: these words lead to it.
    """
    for person in people:
        if person.id not in ids:
            continue
        if re.search(rf"(?<!\w){re.escape(person.id)}(?!\w)", text):
            return True
        if person.role in CALLED and any_of("breadth", (person.role,)).search(text):
            return True
    return False
