"""The box for letters of an address, under each word that a box has: ``B.P. 4471``, ``а/я 4471``.

The table is ``post_boxes.toml``. The number alone tells nothing. A postcode may stand behind it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from comity.text.folding import folded_words

__all__ = ["boxes", "is_box"]

Words = tuple[str, ...]

LEAST_SHORT, MOST_SHORT = 3, 4  # figures of a number behind a form that means other things too
LEAST_GROUPED = 4  # figures of a number that may be written in groups
MOST_GROUPS = 3
_PARTS = re.compile(r"[,;\n|]|\s[-–—·•]\s")
_NUMBER = re.compile(r"[a-z]?\d{1,7}")  # X21, as in South Africa


class _Table(NamedTuple):
    always: frozenset[Words]
    short: frozenset[Words]
    number: frozenset[str]
    longest: int


def boxes(text: str) -> Iterator[Words]:
    """What tells the boxes that a line of an address names, in folded words.

    Args:
        text: a line of an address.

    Returns:
        For ``P.O. Box 4471-00100`` such as ``box 4471``, ``bp 4471``, ``postfach no 4471``; the
        number also in groups (``postfach 44 71``).
    """
    for part in map(folded_words, _PARTS.split(text)):
        for number in dict.fromkeys(_numbers(part)):
            yield from _written(number)


def is_box(phrase: Sequence[str]) -> bool:
    """Whether folded words are a word for a box and a number."""
    told = tuple(word for word in phrase if not any(map(str.isdigit, word)))
    told = told[:-1] if len(told) > 1 and told[-1] in _table().number else told
    return told != tuple(phrase) and told in _table().always | _table().short


def _numbers(part: Words) -> Iterator[str]:
    """The numbers of the boxes in a part of a line; a number in groups as one and without them."""
    table = _table()
    for start in range(len(part)):
        for end in range(start + 1, min(start + table.longest, len(part) - 1) + 1):
            form = part[start:end]
            if form not in table.always | table.short:
                continue
            at = end + 1 if part[end] in table.number else end
            first = part[at] if at < len(part) else ""
            if not _NUMBER.fullmatch(first):
                continue
            if form in table.always:
                yield first
                yield from _grouped(part[at:])
            elif LEAST_SHORT <= len(first) <= MOST_SHORT:
                yield first


def _grouped(words: Sequence[str]) -> Iterator[str]:
    """A number written in groups: ``44 71``; the last may be a postcode, and is left out then."""
    size = len(words[1]) if len(words) > 1 and words[1].isdigit() else 0
    if size not in (2, 3) or not words[0].isdigit() or len(words[0]) > size:
        return
    last = 1
    while last < min(MOST_GROUPS, len(words)) and words[last].isdigit():
        if len(words[last]) != size:
            break
        last += 1
    yield "".join(words[:last])


def _written(number: str) -> Iterator[Words]:
    table = _table()
    figures = [(number,), *((one, number) for one in sorted(table.number))]
    if number.isdigit() and len(number) >= LEAST_GROUPED:
        figures += [_groups(number, 2), _groups(number, 3)]
    long = len(number) >= LEAST_SHORT
    for form in sorted(table.always | (table.short if long else frozenset())):
        yield from ((*form, *one) for one in figures)


def _groups(number: str, size: int) -> Words:
    """A number in groups of some figures, counted from its end: ``4 471``."""
    first = len(number) % size or size
    return (
        number[:first],
        *(number[at : at + size] for at in range(first, len(number), size)),
    )


@cache
def _table() -> _Table:
    text = files("comity.steps.protect").joinpath("post_boxes.toml").read_text(encoding="utf-8")
    listed = {key: _forms(forms) for key, forms in tomllib.loads(text).items()}
    forms = listed["any"] | listed["short"]
    number = frozenset(word for form in listed["number"] for word in form)
    return _Table(listed["any"], listed["short"], number, max(map(len, forms)))


def _forms(text: str) -> frozenset[Words]:
    return frozenset(filter(None, map(folded_words, text.split(","))))
