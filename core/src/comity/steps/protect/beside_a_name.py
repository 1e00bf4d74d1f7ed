"""What stands beside a name in a text: the word for a street, and the number of a house.

Nothing stands between but what an address has there: articles, words for a number, commas.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from comity.steps.protect.house_numbers import RUN
from comity.steps.protect.street_kinds import (
    Kinds,
    is_beside,
    is_between,
    is_cut_short,
    is_of_part,
    kinds_of,
    kinds_of_two,
)
from comity.text.folding import folded_words
from comity.text.written_date_words import word_months

__all__ = ["Side", "months", "side_after", "side_before"]

WINDOW = 72  # letters beside a name that are looked at
MOST_BESIDE = 6  # words between a name and its number
LANGUAGES = ("en", "fr", "de")
_ITEM = re.compile(rf"(?P<run>{RUN})|[^\W_]+")
_SIGNS = frozenset(" \t\n\r\u00a0\u202f,#()'./\u00b0\u00ba\u00aa-\u2010\u2011\u2013\u2014")
MOST_SIGNS = 4


@dataclass(slots=True)
class Side:
    """What stands on one side of a name, up to a number."""

    edge: int
    run: str = ""
    at: int = 0
    kinds: dict[int, Kinds] = field(default_factory=dict)
    told: bool = False
    small: bool = False
    comma: bool = False
    flat: bool = False
    words: int = 0

    def seen(self) -> Kinds:
        """The classes of the words for a street that stand here."""
        return frozenset().union(*self.kinds.values())

    def heads(self, kinds: Kinds) -> int:
        """How many words from the name on the last of some classes stands."""
        return max((at for at, one in self.kinds.items() if one & kinds), default=0)


def side_before(folded: str, start: int) -> Side:
    """What stands before a name, from the nearest word on."""
    side, cut = Side(start), max(0, start - WINDOW)
    items = list(_ITEM.finditer(folded, cut, start))
    while items:
        item = items.pop()
        word, gap = item.group(), folded[item.end() : side.edge]
        letter = word[-1] if word[-2:-1] == " " else ""  # 12 r. Augusta
        if side.words == MOST_BESIDE or not _joined(gap, letter if item["run"] else word):
            break
        side.comma |= "," in gap
        side.words += 1
        if item["run"]:
            side.run, side.at = word, item.start()
            side.told |= not word[0].isdigit() or (bool(items) and is_beside(items[-1].group()))
            side.flat = bool(items) and is_of_part(items[-1].group())
            if letter and not side.kinds:
                side.kinds[side.words] = kinds_of(letter)
            break
        near = len(word) == 1 and (side.words == 1 or gap[:1] in ("/", "."))  # C/ de Serrano
        kinds = frozenset() if is_beside(word) and not near else kinds_of(word)
        side.told |= is_beside(word) and not is_between(word)
        if items and not kinds and (kinds := kinds_of_two(items[-1].group(), word)):
            item = items.pop()
        if kinds and not (len(word) == 1 and side.words > 1 and not side.small):
            if not side.comma:
                side.kinds[side.words] = kinds
        elif is_between(word):
            side.small = True
        elif not is_beside(word):
            break
        side.edge = item.start()
    return side


def side_after(folded: str, end: int, last: str) -> Side:
    """What stands behind a name, from the nearest word on; ``last`` is the ending of the name."""
    side = Side(end)
    items = list(_ITEM.finditer(folded, end, end + WINDOW))
    for at, item in enumerate(items):
        word, gap = item.group(), folded[side.edge : item.start()]
        if side.words == MOST_BESIDE or not _joined(gap, last):
            break
        side.comma |= "," in gap
        side.words += 1
        if item["run"]:
            dated = at + 1 < len(items) and items[at + 1].group() in months()
            if not dated and (side.told or not side.small):
                side.run, side.at, side.flat = word, item.start(), is_of_part(last)
            break
        kinds = kinds_of(word)
        if at + 1 < len(items):
            kinds = kinds or kinds_of_two(word, items[at + 1].group())
        if is_beside(word):
            side.told = True
        elif is_between(word):
            side.small = True
        elif not kinds and not kinds_of_two(last, word):
            break
        if kinds and not side.comma:
            side.kinds[side.words] = kinds
        side.edge, last = item.end(), word
    return side


def _joined(gap: str, word: str) -> bool:
    """Whether signs go on an address: a full stop only behind a word that is cut short.

    A colon stands only behind a word for a number: ``No: 12``.
    """
    if gap.strip() == ":":
        return is_beside(word)
    if len(gap) > MOST_SIGNS or not _SIGNS.issuperset(gap) or gap.count("\n") > 1:
        return False
    if "." not in gap or not gap[gap.index(".") + 1 :]:
        return True
    return bool(word) and is_cut_short(word)


@cache
def months() -> frozenset[str]:
    """The names of months, folded."""
    return frozenset(folded_words(" ".join(name for one in LANGUAGES for name in word_months(one))))
