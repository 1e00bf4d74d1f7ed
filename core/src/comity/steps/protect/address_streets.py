"""The streets in the lines of an address: the proper name, what kind of street, the house there.

A line is read part by part, as commas set them apart. A part with a word for a street has its name,
and mostly the number: the rest of the part, or the part beside it that is a number alone (``Moi
Avenue, House 33``). Without such a word a number and a name are a street only where nothing else in
the line is one; a town with its postcode is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from comity.steps.protect.birth import is_month
from comity.steps.protect.house_numbers import RUN, figures, house_numbers
from comity.steps.protect.street_forms import declines
from comity.steps.protect.street_kinds import (
    AREAS,
    BUILDINGS,
    Kinds,
    ending_of,
    is_any_square,
    is_beside,
    is_between,
    is_of_part,
    kinds_of,
    kinds_of_two,
    name_word,
    word_of,
)
from comity.steps.protect.street_words import BOXES
from comity.text.everyday import usual
from comity.text.folding import fold, folded_words

__all__ = ["Street", "is_year", "streets_of"]

MOST = 5  # words of the name of a street
LEAST = 3  # letters of a name without a word for a street
LEAST_OF_A_BUILDING = 4  # letters of its name: no Tower B
LEAST_JOINED = 7  # letters of one word that is a street by its ending
LONGEST = 5  # figures of the number of a house
SHORT_NUMBER = 3  # figures of one where no word says that a street stands beside it
_PARTS = re.compile(
    r"""[,;\n|()\[\]]|\s[-\u2013\u2014\u00b7\u2022/]\s|
        (?<=\d)\s+(?=(?:[a-z]{1,2}-)?\d{4,6}\s+[^\W\d])|  # a postcode with its town after a number
        (?<=\d[a-z])\s+(?=(?:[a-z]{1,2}-)?\d{4,6}\s+[^\W\d])""",
    re.VERBOSE,
)
_ITEM = re.compile(rf"(?P<run>{RUN})|[^\W_]+")
_BEFORE_A_NAME = frozenset(
    folded_words("am an auf aus bei beim hinter im neben ob unter vor zu zum zur aan bij onder op")
)
"""Words with which the name of a street begins that needs no word for a street: Am Alten Markt."""
_BEHIND = frozenset(
    folded_words(
        "road rd street st drive dr lane ln court ct crescent cres cr close terrace gardens grove"
        " gr way highway parkway circle circuit parade mews row walk rise hill estate enclave"
        " house heights society tower towers apartments mansions colony"
    )
)
"""Words for a street that stand behind its name, and do not begin it."""
_EITHER = frozenset(folded_words("park place square avenue boulevard plaza garden"))
"""Words for a street that stand before its name or behind it."""
_WITH_A_SIGN = frozenset(folded_words("al est col ch cr gr os pr tr cl c r v u"))
"""Short forms that count with a sign behind them only: ``Al Safa`` is no avenue."""
_SIGNS = "./"


@dataclass(frozen=True, slots=True)
class Street:
    """A street of an address.

    Attributes:
        words: the words of its proper name, folded; of a street called after words for a street
            (Court Road) all words.
        kinds: the classes of the word for a street beside it; empty without such a word.
        numbers: the numbers of the house, as ``house_numbers`` gives them; none where none is told.
        near: all figures that the address has for it.
        whole: whether each word is a word for a street.
        joined: whether the word for a street is the ending of the name: ``Bergstrasse``.
        begins: whether it begins as the name of a street does: ``Am Alten Markt``.
        alone: whether it is no everyday word.
        part: whether the address goes on with what may be of the name, and may be a town.
        declined: whether its name may have other endings in a sentence: ``na Lesnoj ulice``.
    """

    words: tuple[str, ...]
    kinds: Kinds = frozenset()
    numbers: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()
    whole: bool = False
    joined: bool = False
    begins: bool = False
    alone: bool = True
    part: bool = False
    declined: bool = True

    @property
    def name(self) -> str:
        """The letters of the proper name, in a row."""
        return "".join(map(name_word, self.words))

    @property
    def tells_alone(self) -> bool:
        """Whether the street is worth a word without the number of a house."""
        if self.part or not self.alone:
            return False
        return self.whole or bool(self.kinds - AREAS) or self.begins or self.is_building

    @property
    def is_building(self) -> bool:
        """Whether it is a building of many flats and no street: ``Résidence Les Tilleuls``."""
        named = max(map(len, self.words)) >= LEAST_OF_A_BUILDING and not usual(self.words)
        return named and bool(self.kinds & BUILDINGS) and self.kinds <= AREAS


@dataclass(frozen=True, slots=True)
class _Item:
    """A word or a number of a part; ``sign`` whether a full stop or a slash stands behind it."""

    text: str
    run: bool = False
    sign: bool = False

    @property
    def small(self) -> bool:
        return not self.run and (is_between(self.text) or is_beside(self.text))


_Part = tuple[_Item, ...]


@lru_cache(maxsize=4096)
def streets_of(line: str) -> tuple[Street, ...]:
    """The streets in a line of an address, each once."""
    parts = [part for part in map(_items, _PARTS.split(fold(line).text)) if part]
    found = [_with_kind(part) for part in parts]
    if not any(found):
        found = [_bare(part, first=at == 0) for at, part in enumerate(parts)]
        if not any(found) and len(parts) > 1:
            if _is_number(parts[0]):
                found[1] = _plain(parts[1])
            elif _is_number(parts[1], most=SHORT_NUMBER):
                found[0] = _plain(parts[0])
    told = (_numbered(one, parts, at) for at, several in enumerate(found) for one in several)
    return tuple(dict.fromkeys(told))


def _items(part: str) -> _Part:
    items = [
        _Item(one.group(), bool(one["run"]), part[one.end() : one.end() + 1] in tuple(_SIGNS))
        for one in _ITEM.finditer(part)
    ]
    if any(item.text in BOXES for item in items):
        return ()
    made: list[_Item] = []
    for item in items:
        if item.run and item.sign and item.text[-2:-1] == " " and item is not items[-1]:
            made += [_Item(item.text[:-2], True), _Item(item.text[-1], sign=True)]  # 12 r. Augusta
            continue
        kinds = kinds_of_two(made[-1].text, item.text) if made and not item.run else frozenset()
        if kinds:  # p.zza
            made[-1] = _Item(word_of(kinds))
        else:
            made.append(item)
    return tuple(made)


def is_year(run: str) -> bool:
    """Whether a number in the name of a street is a year: ``Rue du 8 Mai 1945``."""
    return re.fullmatch(r"1[5-9]\d\d|20\d\d", run) is not None


def _digits(run: str) -> int:
    """How many figures the first number has."""
    found = re.search(r"\d+", run)
    return len(found.group()) if found else 0


def _is_number(part: _Part, most: int = SHORT_NUMBER + 1) -> bool:
    """Whether a part is the number of a house and no more: ``nº 27``, ``House 33``."""
    runs = [item.text for item in part if item.run]
    if len(runs) != 1 or not all(item.run or item.small for item in part):
        return False
    told = any(not item.run and is_beside(item.text) for item in part)
    return _digits(runs[0]) <= (LONGEST if told else most)


def _is_flat(part: _Part) -> bool:
    return any(is_of_part(item.text) for item in part)


def _numbered(street: Street, parts: Sequence[_Part], at: int) -> Street:
    """A street with the number that stands in the part beside it: a house before a flat."""
    if street.numbers:
        return street
    beside = [parts[one] for one in (at + 1, at - 1) if 0 <= one < len(parts)]
    numbers = sorted(filter(_is_number, beside), key=_is_flat)
    if not numbers:
        return street
    runs = [item.text for item in numbers[0] if item.run]
    near = (figures(item.text) for part in numbers for item in part if item.run)
    return replace(street, numbers=house_numbers(runs[0]), near=frozenset().union(*near))


def _without_flat(part: _Part) -> _Part:
    """A part without the number of the flat, where it has another number."""
    runs = sum(item.run for item in part)
    kept: list[_Item] = []
    for at, item in enumerate(part):
        flat = at + 1 < len(part) and part[at + 1].run and is_of_part(item.text)
        if runs > 1 and (flat or (item.run and at and is_of_part(part[at - 1].text))):
            continue
        kept.append(item)
    return tuple(kept)


def _kinds_at(part: _Part, at: int) -> Kinds:
    """The classes of a word for a street; none of one that says that a number follows."""
    item = part[at]
    after = part[at + 1] if at + 1 < len(part) else None
    if item.run or (item.text in _WITH_A_SIGN and not item.sign):
        return frozenset()
    if after and is_beside(item.text) and (after.run or is_beside(after.text)):
        return frozenset()
    if name_word(item.text) == "saint" and _is_saint(part, at):
        return frozenset()
    return kinds_of(item.text)


def _is_saint(part: _Part, at: int) -> bool:
    """Whether ``st`` is a saint: a name follows, and none stands before it that has no street."""
    after = part[at + 1] if at + 1 < len(part) else None
    if after is None or after.run or (kinds_of(after.text) and at + 2 == len(part)):
        return False
    before = [item for item in part[:at] if not item.run and not item.small]
    return not before or any(kinds_of(item.text) for item in before)


def _with_kind(whole: _Part) -> tuple[Street, ...]:
    """The street in a part that a word or an ending tells to be one; also without a town behind."""
    part = _without_flat(whole)
    kinds = [_kinds_at(part, at) for at in range(len(part))]
    near = frozenset().union(*(figures(item.text) for item in part if item.run))
    at = next((place for place, one in enumerate(kinds) if one), None)
    if at is None:
        return _compound(part, near)
    first, last = _stretch(part, at)
    core = [n for n in range(first, last) if kinds[n] or not part[n].small]
    placed = _placed(part, kinds, core)
    if placed is None:
        return ()
    names, heads, whole_name = placed
    if not names:
        return _with_a_number_for_a_name(part, kinds[core[0]], first, last, near)
    if len(names) > MOST:
        return ()
    before = part[first - 1].text if first else ""
    after = part[last].text if last < len(part) else ""
    behind = max(heads) > max(names)  # the word for a street
    number = (before or after) if behind or not after else after
    street = Street(
        words=tuple(part[n].text for n in names),
        kinds=frozenset().union(*(kinds[n] for n in heads)),
        numbers=house_numbers(number) if number else frozenset(),
        near=near,
        whole=whole_name,
        declined=any(declines(part[n].text) for n in heads),
    )
    if behind or whole_name or len(names) < 2 or number != before or not number:
        return (street,)
    return street, replace(street, words=street.words[:-1], part=True)  # 12 rue Foch Paris


def _stretch(part: _Part, at: int) -> tuple[int, int]:
    """The words around one, up to the numbers on both sides."""
    first = next((n + 1 for n in range(at - 1, -1, -1) if part[n].run), 0)
    last = next((n for n in range(at, len(part)) if part[n].run), len(part))
    return first, last


def _placed(
    part: _Part, kinds: Sequence[Kinds], core: Sequence[int]
) -> tuple[list[int], list[int], bool] | None:
    """Where the words of the name stand, where those for a street, whether these are the name."""
    named = [n for n in core if not kinds[n]]
    heads = [n for n in core if kinds[n]]
    if not named:
        return ([*heads], [*heads], True) if len(heads) > 1 else ([], heads, False)
    begins = part[core[0]].text if kinds[core[0]] else ""
    if begins and (begins in _BEHIND) and max(heads) < min(named):
        return ([*heads], [*heads], True) if len(heads) > 1 else None
    last = max(heads)
    ends = last > min(named) and (part[last].text in _BEHIND or not begins)
    if ends and (not begins or begins in _BEHIND | _EITHER):
        return [n for n in core if n < last], [last], False
    if begins in _BEHIND:
        return None
    return [n for n in core if n > core[0]], [core[0]], False


def _with_a_number_for_a_name(
    part: _Part, kinds: Kinds, first: int, last: int, near: frozenset[str]
) -> tuple[Street, ...]:
    """``Calle 72 # 10-34``, ``Street 9``, ``Straße des 17. Juni 135``, ``Rue du 8 Mai 1945``."""
    runs = [n for n in range(last, len(part)) if part[n].run]
    if not runs:
        return ()
    stop = runs[1] if len(runs) > 1 else len(part)
    words = [part[n].text for n in range(runs[0] + 1, stop) if not part[n].small]
    day = bool(words) and is_month(words[-1])
    if day and len(runs) > 1 and is_year(part[runs[1]].text):
        runs.pop(1)  # rue du 8 Mai 1945
    if words and len(runs) == 1 and not day:
        return ()
    before = part[first - 1].text if first else ""
    number = part[runs[1]].text if len(runs) > 1 else before
    name = (part[runs[0]].text, *words)
    if len(runs) > 1:
        near = frozenset(one for n in runs[1:] for one in figures(part[n].text))
    numbers = house_numbers(number) if number else frozenset()
    near = near if numbers else frozenset()
    return (Street(name, kinds, numbers, near, declined=False),)


def _compound(part: _Part, near: frozenset[str]) -> tuple[Street, ...]:
    """A street that is one word with the words before it: ``Untere Marktgasse 19``."""
    for at, item in enumerate(part):
        stem, kinds = ("", frozenset()) if item.run else ending_of(item.text)
        if not kinds or len(item.text) < LEAST_JOINED:
            continue
        first, last = _stretch(part, at)
        words = (*(part[n].text for n in range(first, at) if not part[n].small), stem)
        before = part[first - 1].text if first else ""
        number = part[last].text if last < len(part) else before
        numbers = house_numbers(number) if number else frozenset()
        alone = not (len(words) == 1 and (usual((item.text,)) or is_any_square(stem, kinds)))
        return (Street(words, kinds, numbers, near, joined=True, alone=alone, declined=False),)
    return ()


def _bare(part: _Part, *, first: bool) -> tuple[Street, ...]:
    """A number and a name without a word for a street: ``17 Womble``, ``Am Alten Markt 5``."""
    part = _without_flat(part)
    runs = [n for n, item in enumerate(part) if item.run]
    words = tuple(item.text for item in part if not item.run and not is_beside(item.text))
    if len(runs) != 1 or not _is_name(words):
        return ()
    number = part[runs[0]].text
    ahead = all(item.small for item in part[: runs[0]])
    behind = runs[0] == len(part) - 1
    if _digits(number) > SHORT_NUMBER or not (ahead or (behind and first)):
        return ()
    begins = words[0] in _BEFORE_A_NAME and len(words) > 1 and not all(map(is_between, words))
    return (Street(words, frozenset(), house_numbers(number), figures(number), begins=begins),)


def _plain(part: _Part) -> tuple[Street, ...]:
    """A name alone, after a part that is a number alone: ``12, Womble``."""
    words = tuple(item.text for item in part)
    return () if any(item.run for item in part) or not _is_name(words) else (Street(words),)


def _is_name(words: Sequence[str]) -> bool:
    return 0 < len(words) <= MOST and max(map(len, words)) >= LEAST
