"""Whom a text calls by role and number: ``the witness P4``.

In the file the number is that of the person's id. A document counts its persons anew, so that no
gap tells of somebody who was taken out; there the same person may be P3. A text is read by the ids
of the file, and says in the document the number that the person has there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from comity.steps.protect.number_words import BEFORE, WITHOUT_SPACES, calls_somebody, is_of_a_thing

__all__ = ["Called", "Told", "called_in", "is_kept"]

_ID = re.compile(r"P\d{1,3}")
_OTHER_ID = re.compile(r"(?!P\d)[^\W\d_]{1,4}-?\d{1,3}")
"""Ids of other letters, by which a text calls persons too: ``W1``, ``PW-5``."""
_WORD = rf"[^\W{WITHOUT_SPACES}]"  # a letter or a digit, of a script with spaces
_NUMBERED = re.compile(rf"(?<!{_WORD})(?:P[ \u00a0]?|(?<!\()p)(\d{{1,3}})(?!{_WORD}|[-./]\d)")
"""Also ``P 4`` and ``p4``, but neither ``p 4`` nor ``(p4)``, which are pages."""
_PLAIN = re.compile(rf"(?<![\w-]){_ID.pattern}(?![\w-])")  # which counts without a role too
_JOINED = re.compile(
    r"\)?[\s\u00a0,;/&+(\u2010-\u2014-]*(?:(?:and|or|und|oder|sowie|et|ou|y|e|o|i|en|of|og|och|ve|na"
    r"|и|или|και|to|bis|à|au|a|al|até|hasta)[\s\u00a0(]+)?"
)
"""What may stand between two numbers of one role: ``the witnesses P4, P5 and P6``."""
_KEPT = frozenset(
    {"id", "file", "reference", "their_reference", "number", "value", "url", "email", "phone"}
    | {"name", "full", "family", "given", "birth", "original", "aliases", "address"}
)
"""Fields of names, numbers and addresses, which are the same in every document."""
_PLACE = re.compile(r"\[\d+\]")


class Told(NamedTuple):
    """A number in a text, where it stands, and whether the words for a role stand before it."""

    name: str
    start: int
    end: int
    by_role: bool


def called_in(text: str, ids: Iterable[str] = ()) -> Iterator[Told]:
    """The numbers in a text that persons may be called by: ``P4``.

    A number alone need not be a person: ``P3`` may be a visa. ``form P3`` is told of none.

    Args:
        text: any text.
        ids: ids of other letters, which count as these numbers do: ``W1``. In small letters they
            count behind the words for a role.
    """
    last, known = 0, tuple(ids)
    for found in (_with_ids(known) if known else _NUMBERED).finditer(text):
        start, end = found.span()
        joined = last and _JOINED.fullmatch(text, last, start) is not None
        before, after = text[max(0, start - BEFORE) : start], text[end : end + BEFORE]
        by_role = bool(joined) or calls_somebody(before)
        thing = is_of_a_thing(before, after, called=by_role, several=bool(joined))
        told = by_role or found[0] in known or _PLAIN.match(text, start)
        if told and not (thing and not by_role):
            name = f"P{int(found[1])}" if found[1] else _same(found[0], known)
            yield Told(name, start, end, by_role and not thing)
        last = end if by_role and not thing else 0


@lru_cache(maxsize=16)
def _with_ids(ids: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern for numbers and for some ids, whatever their letters."""
    some = "|".join(map(re.escape, sorted(ids, key=len, reverse=True)))
    return re.compile(rf"{_NUMBERED.pattern}|(?<![\w-])(?i:{some})(?!\w|[-./]\d)")


def _same(written: str, ids: Sequence[str]) -> str:
    """The one of some ids that is written in letters of either size."""
    return next(one for one in ids if one.casefold() == written.casefold())


def is_kept(path: str) -> bool:
    """Whether a field of a file is in every document as it is: the name of a file, a reference."""
    return _PLACE.sub("", path).rpartition(".")[2] in _KEPT


class Called:
    """What the persons of a file are called by number, in its texts and in a document.

    Where each id is a letter and a number (``P4``), a text calls persons by their ids. Otherwise
    the number is the place among those of the file who are not omitted, as the document gives it.
    A number that no id has is nobody: in the document it may be that of somebody else. An id of
    other letters and a number (``W1``) calls its person too.
    """

    def __init__(
        self,
        persons: Sequence[Mapping[str, Any]],
        gone: Collection[int] | None = None,
        order: Sequence[int] = (),
    ) -> None:
        """Take the persons of a file.

        Args:
            persons: as in the file.
            gone: the places of those who are not in the document; those who are omitted, if not
                given.
            order: the places of all, in the order in which the documents count them
                (``comity.steps.protect.readers.order_of_persons``); that of the file, if not given.
        """
        counted = order or range(len(persons))
        self.ids = [_plain_id(str(person.get("id") or "")) for person in persons]
        once = Counter(one.casefold() for one in self.ids)
        self.other_ids = tuple(
            one for one in self.ids if _OTHER_ID.fullmatch(one) and once[one.casefold()] == 1
        )
        omitted = [n for n, person in enumerate(persons) if person.get("protect") == "omit"]
        self.gone = frozenset(omitted if gone is None else gone)
        stay = [n for n in range(len(persons)) if n not in omitted]
        self._typed = {n: number for number, n in enumerate(stay, start=1)}
        stay = [n for n in counted if n not in omitted]
        self._letter = {n: number for number, n in enumerate(stay, start=1)}
        here = [n for n in counted if n not in self.gone]
        here += sorted(self.gone)  # whom a text still names has a number that nobody else has
        self._here = {n: number for number, n in enumerate(here, start=1)}
        self._by_id = len({*self.ids}) == len(self.ids) and all(map(_ID.fullmatch, self.ids))

    def whose(self, name: str) -> int | None:
        """The place in the file of whom ``P4`` is; None if it is nobody."""
        if (self._by_id and name in self.ids) or name in self.other_ids:
            return self.ids.index(name)
        return None if self._by_id else _place_of(name, self._typed)

    def is_open(self, name: str) -> bool:
        """Whether ``P4`` is one person by the ids and another by the numbers of the letter."""
        other = self.numbered(name)
        return other is not None and other != self.whose(name)

    def in_file(self, index: int) -> str:
        """How a text of the file calls a person."""
        return self.ids[index] if self._by_id else f"P{self._typed.get(index, index + 1)}"

    def in_document(self, index: int) -> str:
        """How the document calls a person."""
        return f"P{self._here[index]}"

    def said(self, text: str) -> str:
        """A text with the numbers of the document in the place of those of the file."""
        pieces, last = [], 0
        for told in called_in(text, self.other_ids):
            index = self.whose(told.name) if told.by_role else None
            if index is not None:
                pieces += [text[last : told.start], self.in_document(index)]
                last = told.end
        return "".join((*pieces, text[last:])) if pieces else text

    def numbered(self, name: str) -> int | None:
        """The place in the file of whom the letter calls ``P4``; None if it is nobody."""
        return _place_of(name, self._letter)


def _plain_id(name: str) -> str:
    """An id with its letter as documents have it: ``P4`` for ``p4``."""
    return name.upper() if _ID.fullmatch(name.upper()) else name


def _place_of(name: str, numbers: Mapping[int, int]) -> int | None:
    return next((n for n, number in numbers.items() if name == f"P{number}"), None)
