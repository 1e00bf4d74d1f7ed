"""Where a text names a street of an address, and whether with the number of the house.

The proper name is looked for; around it stand the word for a street, whole or cut short, and the
number, before the name or behind it, with nothing between but what an address has there. The number
tells the house by its first figures and its letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.steps.protect.address_streets import Street, is_year
from comity.steps.protect.beside_a_name import Side, side_after, side_before
from comity.steps.protect.birth import is_month
from comity.steps.protect.everyday_streets import is_set_as_a_name
from comity.steps.protect.house_numbers import RUN, digits_of, figures, house_numbers
from comity.steps.protect.scanned_text import Text
from comity.steps.protect.street_forms import LEAST_STEM, has_forms, is_form
from comity.steps.protect.street_kinds import (
    Kinds,
    ending_of,
    is_before_a_place,
    is_between,
    kinds_of,
    name_word,
)
from comity.text.everyday import usual

__all__ = ["Named", "Streets"]

LEAST_ALONE = 4  # letters of a name that a number alone tells to be a street
KEY = 2  # letters by which names are looked up
_ITEM = re.compile(rf"(?P<run>{RUN})|[^\W_]+")
_WITHIN = re.compile(r"[\s\-\u2010-\u2015./]{0,3}")
ORDINAL = frozenset(("e", "er", "ere", "o", "a", "go", "th", "st", "nd", "rd"))
"""What stands behind the number in the name of a street: ``ulica 1-go Maja``."""
NO_AGE = 3  # figures of a number that nobody has as an age
LONGEST_SMALL = 6
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s$")
_ENDS = re.compile(r"\s*(?:[.,;:)\]\n!?]|$)")


@dataclass(frozen=True, slots=True)
class Named:
    """A street in a text.

    Attributes:
        owner: the number of the person whose street it is.
        street: as the address has it.
        start: where it begins in the text, with the number of the house where that is told.
        end: where it ends.
        name: with which tokens of the text its name begins and ends.
        whole: the same with the word for a street.
        exact: whether it stands with the number of the house.
        kind: whether the word for a street stands beside the name, or the name needs none.
        elsewhere: whether the number of another house stands beside it.
    """

    owner: int
    street: Street
    start: int
    end: int
    name: tuple[int, int]
    whole: tuple[int, int]
    exact: bool
    kind: bool
    elsewhere: bool


class Streets:
    """The streets of some persons, by the beginnings of their names."""

    def __init__(self, owned: Sequence[tuple[int, Street]]) -> None:
        """Note the streets, each with the number of the person whose it is."""
        self._by_key: dict[str, list[tuple[int, Street, str]]] = {}
        self._by_form: dict[str, list[tuple[int, Street]]] = {}
        self._whole = [(number, street) for number, street in owned if street.whole]
        for number, street in owned:
            if not street.whole:
                name = street.name
                for key in dict.fromkeys((name[:KEY], street.words[0][:KEY])):
                    self._by_key.setdefault(key, []).append((number, street, name))
                first = street.words[0]
                if has_forms(first, declined=street.declined):
                    self._by_form.setdefault(first[:LEAST_STEM], []).append((number, street))
        self._known: dict[str, tuple[tuple[int, Street], ...]] = {}

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self._by_key or self._whole)

    def within(self, text: Text) -> Iterator[Named]:
        """Each place where a text names one of the streets."""
        known, tokens = self._known, text.tokens
        for index, token in enumerate(tokens):
            if (streets := known.get(token)) is None:
                streets = known[token] = tuple(self._begun(token))
            for number, street in streets:
                found = _named(text, index, number, street)
                if found is not None:
                    yield found

    def _begun(self, token: str) -> Iterator[tuple[int, Street]]:
        """The streets whose name a token may begin."""
        word, (stem, _) = name_word(token), ending_of(token)
        for key in dict.fromkeys(one[:KEY] for one in (token, word, stem) if one):
            for number, street, name in self._by_key.get(key, ()):
                if name.startswith((token, word)) or (stem and name == stem):
                    yield number, street
        for number, street in self._by_form.get(token[:LEAST_STEM], ()):
            begins = street.name.startswith((token, word))
            if not begins and is_form(token, street.words[0], declined=street.declined):
                yield number, street
        kinds = kinds_of(token)
        for number, street in self._whole if kinds else ():
            if kinds & kinds_of(street.words[0]):
                yield number, street


def _named(text: Text, index: int, number: int, street: Street) -> Named | None:
    found = (_whole if street.whole else _name)(text, index, street)
    if found is None:
        return None
    last, kinds = found
    folded = text.folded.text
    first, end = text.token_start(index), text.token_end(last)
    ending = text.tokens[last].removeprefix(ending_of(text.tokens[last])[0]) if kinds else ""
    before, after = side_before(folded, first), side_after(folded, end, ending)
    seen = kinds | before.seen() | after.seen()
    if not _agree(street, seen):
        return None
    exact = [
        side
        for side in (before, after)
        if side.run
        and _is_number_of(side, street)
        and (_with_kind(street, seen) or _alone(text, street, (first, end), side, before, after))
    ]
    other = [
        side
        for side in (before, after)
        if side.run
        and not side.flat
        and not (side.small and not side.kinds)  # 14 of Hidden Lane; but 14 rue du Lac
        and figures(side.run).isdisjoint(street.near)
    ]
    none = street.whole or (street.joined and bool(kinds))
    ahead, behind = (0, 0) if none else (s.heads(street.kinds) for s in (before, after))
    start, stop = text.token_start(index - ahead), text.token_end(last + behind)
    for side in exact:
        start, stop = min(start, side.at), max(stop, side.at + len(side.run))
    span = text.folded.span(start, stop)
    kind = street.whole or street.begins or bool(seen & street.kinds)
    return Named(
        owner=number,
        street=street,
        start=span[0],
        end=span[1],
        name=(index, last),
        whole=(index - ahead, last + behind),
        exact=bool(exact),
        kind=kind,
        elsewhere=bool(other),
    )


def _agree(street: Street, seen: Kinds) -> bool:
    """Whether no other word for a street stands beside the name than that of the address."""
    return street.whole or not street.kinds or not seen or bool(seen & street.kinds)


def _with_kind(street: Street, seen: Kinds) -> bool:
    return street.whole or bool(seen & street.kinds)


def _is_number_of(side: Side, street: Street) -> bool:
    return not street.numbers.isdisjoint(house_numbers(side.run))


def _alone(
    text: Text,
    street: Street,
    span: tuple[int, int],
    side: Side,
    before: Side,
    after: Side,
) -> bool:
    """Whether a name and a number are a street where no word says so: ``Lipscani 62``.

    The name has its capital and is no everyday word; the number stands beside it, and nothing goes
    on behind that would be counted: ``Roma 5 times``.
    """
    start, _ = text.folded.span(*span)
    if side.small and not side.told:
        return False
    if not street.kinds:
        if not side.told and not _as_a_name(text, street, span, after if side is after else None):
            return False
        placed = before.seen() | after.seen() or _may_have_a_comma(text, span[0], side)
        return not side.comma or side.told or side is before or bool(placed)
    if street.joined or text.text[start : start + 1].islower():
        return False
    if usual(street.words) and (is_month(street.words[0]) or not _is_placed(text, span[0])):
        return False
    if len(street.name) < LEAST_ALONE or street.name.isdigit():
        return False
    if side.told:
        return True
    folded = text.folded.text
    if side.comma and not _may_have_a_comma(text, span[0], side):
        return False
    behind = span[1] if side is before else after.at + len(after.run)
    if _ENDS.match(folded, behind):
        return True
    follows = _ITEM.search(folded, behind)
    return follows is not None and is_between(follows.group()) and folded[behind] == " "


def _may_have_a_comma(text: Text, start: int, side: Side) -> bool:
    """Whether a number behind a name and a comma is surely no age: ``in Serrano, 61``."""
    return digits_of(side.run) >= NO_AGE or _is_placed(text, start)


def _is_placed(text: Text, start: int) -> bool:
    """Whether a preposition of place stands before a name: ``in Serrano 61``."""
    before = _WORD_BEFORE.search(text.folded.text, max(0, start - LONGEST_SMALL), start)
    return before is not None and is_before_a_place(before[1])


def _as_a_name(text: Text, street: Street, span: tuple[int, int], behind: Side | None) -> bool:
    end = behind.at + len(behind.run) if behind else span[1]
    return is_set_as_a_name(street.words, text.text, *text.folded.span(span[0], end))


def _name(text: Text, index: int, street: Street) -> tuple[int, Kinds] | None:
    """With which token the name of a street ends that begins at one, and what its ending tells."""
    rest, tokens = street.name, text.tokens
    begins = {len("".join(map(name_word, street.words[n:]))): w for n, w in enumerate(street.words)}
    for at in range(index, min(index + 2 * len(street.words) + 3, len(tokens))):
        token = tokens[at]
        if at > index and not _WITHIN.fullmatch(text.between(at - 1, at)):
            return None
        for word in (name_word(token), token):
            if rest.startswith(word):
                rest = rest.removeprefix(word)
                break
        else:
            word = begins.get(len(rest), "")
            if word and is_form(token, word, declined=street.declined):
                rest = rest.removeprefix(name_word(word))
                if not rest:
                    return at, frozenset()
                continue
            if at > index and tokens[at - 1].isdigit() and token in ORDINAL:
                continue
            stem, kinds = ending_of(token)
            if stem == rest and (kinds & street.kinds or not street.kinds):
                return at, kinds
            if at == index or not is_between(token):
                return None
        if not rest:
            return _with_year(tokens, at, street), frozenset()
    return None


def _with_year(tokens: Sequence[str], at: int, street: Street) -> int:
    """The last token of a name that is a day: with the year behind it."""
    day = street.words[0].isdigit() and is_month(tokens[at])
    return at + 1 if day and at + 1 < len(tokens) and is_year(tokens[at + 1]) else at


def _whole(text: Text, index: int, street: Street) -> tuple[int, Kinds] | None:
    """The same of a street that is called after words for a street: ``Court Rd``."""
    tokens, at, left = text.tokens, index, list(street.words)
    while left and at < len(tokens):
        if kinds_of(tokens[at]) & kinds_of(left[0]):
            left.pop(0)
        elif at == index or not is_between(tokens[at]):
            return None
        if at > index and not _WITHIN.fullmatch(text.between(at - 1, at)):
            return None
        at += 1
    starts = (text.token_span(one, one)[0] for one in range(index, at))
    if left or not any(text.text[start].isupper() for start in starts):
        return None
    return at - 1, street.kinds
