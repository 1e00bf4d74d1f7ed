"""Which rows of which files name one preservation, and which preservation renewed which.

That is decided here alone. The register, the deadlines and the check put questions of their own to
the same chains.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from comity.steps.chains.spoken import Listed, Spoken, confirmed, plain

__all__ = ["Hold", "earlier_than", "later_than", "place"]

_File = TypeVar("_File")
_Any = TypeVar("_Any")

NUMBERED = ("preserved", "acknowledged", "received")
"""The events with which the other side gives a number to a paper."""


@dataclass(eq=False)
class Hold(Generic[_File]):
    """One preservation: the paper that asked for it, the rows that name it, what it renewed.

    ``by`` is a request whose own record confirms it. ``rows`` stand in the order of the files:
    those that went out before drafts, the newest first.
    """

    paper: _File | None = None
    by: _File | None = None
    rows: list[tuple[_File, Listed]] = field(default_factory=list)
    before: list[Hold[_File]] = field(default_factory=list)
    later: list[Hold[_File]] = field(default_factory=list)


def place(files: Iterable[_File], about: Callable[[_File], Spoken]) -> list[Hold[_File]]:
    """The preservations that some files speak of, each once.

    Args:
        files: the files.
        about: what each says.
    """
    pairs = [(one, about(one)) for one in files]
    pairs.sort(key=lambda pair: pair[1].order)
    book = [_Known(Hold(paper=one), told) for one, told in pairs if told.counts]
    own = dict(zip((n for n, (_, told) in enumerate(pairs) if told.counts), book, strict=True))
    for number, (one, told) in enumerate(pairs):
        mine = own.get(number)
        placed: list[_Known[_File]] = []
        for row in told.listed:
            free = [each for each in book if each is not mine and each not in placed]
            known = _named(free, row, told)
            if known is None:
                known = _Known(Hold())
                book.append(known)
            known.add(one, told, row)
            placed.append(known)
        if mine is not None:
            mine.follow([each for each in placed if each.is_renewed_by(told)])
        elif not told.is_paper and confirmed(told.record) is not None:
            found = _confirmed_by(told, placed)
            if found is None:
                found = _Known(Hold())
                book.append(found)
            found.hold.by = one
    return [one.hold for one in book]


def earlier_than(hold: Hold[_File]) -> list[Hold[_File]]:
    """What a hold renewed, and what that had renewed; of two that name each other neither did."""
    return _one_way(hold, _before, _later)


def later_than(hold: Hold[_File]) -> list[Hold[_File]]:
    """Those that renewed a hold, or renewed what did; of two that name each other neither did."""
    return _one_way(hold, _later, _before)


@dataclass(eq=False)
class _Known(Generic[_File]):
    """A hold with what its paper and the files of its rows say."""

    hold: Hold[_File]
    paper: Spoken | None = None
    rows: list[tuple[Spoken, Listed]] = field(default_factory=list)

    def add(self, file: _File, told: Spoken, row: Listed) -> None:
        self.hold.rows.append((file, row))
        self.rows.append((told, row))

    def follow(self, earlier: Sequence[_Known[_File]]) -> None:
        for one in earlier:
            self.hold.before.append(one.hold)
            one.hold.later.append(self.hold)

    def names(self) -> set[str]:
        found = {plain(text) for _, row in self.rows for text in (row.reference, row.theirs)}
        if self.paper is not None:
            found |= {plain(self.paper.reference), *self.paper.numbers(*NUMBERED)}
        return found - {""}

    def is_paper_of(self, reference: str) -> bool:
        """Whether its own paper has that reference."""
        return (
            self.paper is not None
            and bool(reference)
            and (plain(self.paper.reference) == plain(reference))
        )

    def numbers(self) -> set[str]:
        """The numbers that the other side gave to the preservation, not to a letter about it."""
        own = self.paper.numbers("preserved") if self.paper is not None else ()
        return {*own, *(plain(row.theirs) for _, row in self.rows)} - {""}

    def is_named(self, row: Listed, told: Spoken) -> bool:
        """Whether a row names it: by a reference, and nothing that it says is against it."""
        if not ({plain(row.reference), plain(row.theirs)} - {""}) & self.names():
            return False
        holders = {plain(one.holder) for _, one in self.rows}
        holders |= self.paper.holders if self.paper is not None else frozenset()
        if _differ(row.holder, holders) or _differ(row.theirs, self.numbers()):
            return False
        files = [one for one, _ in self.rows]
        files += [self.paper] if self.paper is not None else []
        return not any(_elsewhere(one, told) for one in files)  # they may use one number

    def is_renewed_by(self, told: Spoken) -> bool:
        """Whether a paper that lists it asks for more time: by its words, or about its data."""
        if told.renews:
            return plain(told.renews) in self.names()
        if any(_differ(row.holder, set(told.holders)) for _, row in self.rows):
            return False
        theirs = self.paper.identifiers if self.paper is not None else frozenset()
        return not told.identifiers or not theirs or bool(told.identifiers & theirs)


def _named(book: Sequence[_Known[_File]], row: Listed, told: Spoken) -> _Known[_File] | None:
    """The one that a row names; None where there is none, or nobody can tell which."""
    found = [one for one in book if one.is_named(row, told)]
    exact = [one for one in found if row.theirs and plain(row.theirs) in one.numbers()]
    found = exact or found
    # the other side may give one number to two papers; its own reference an office gives once
    own = [one for one in found if one.is_paper_of(row.reference)]
    found = own if len(found) > 1 and len(own) == 1 else found
    return found[0] if len(found) == 1 else None


def _confirmed_by(told: Spoken, placed: Sequence[_Known[_File]]) -> _Known[_File] | None:
    """Which preservation the record of a request confirms; None for one that no row names.

    What is confirmed for less time than a file knew of is another one.
    """
    event = confirmed(told.record)
    number = plain(event.reference) if event is not None else ""
    known = [one for one in placed if number and number in one.names()] or placed
    if event is None or len(known) != 1:
        return None
    ends = [(row.expires, file.date) for file, row in known[0].rows if row.expires is not None]
    if event.until is not None and ends:
        end, day = ends[0]
        if event.until < end and day <= event.on:
            return None
    return known[0]


def _one_way(
    hold: Hold[_File],
    onward: Callable[[Hold[_File]], Iterable[Hold[_File]]],
    back: Callable[[Hold[_File]], Iterable[Hold[_File]]],
) -> list[Hold[_File]]:
    reversed_ = _reached(hold, back)
    return [one for one in _reached(hold, onward) if one not in reversed_]


def _before(hold: Hold[_File]) -> list[Hold[_File]]:
    return hold.before


def _later(hold: Hold[_File]) -> list[Hold[_File]]:
    return hold.later


def _reached(start: _Any, onward: Callable[[_Any], Iterable[_Any]]) -> list[_Any]:
    """Everything that can be reached from a start, step by step; each once, the start never."""
    found: list[_Any] = []
    todo = list(onward(start))
    while todo:
        one = todo.pop()
        if one is not start and one not in found:
            found.append(one)
            todo += onward(one)
    return found


def _elsewhere(one: Spoken, other: Spoken) -> bool:
    """Whether two files are known to be between other States."""
    return any(a and b and a != b for a, b in zip(one.states, other.states, strict=True))


def _differ(one: str, others: set[str]) -> bool:
    known = others - {""}
    return bool(one) and bool(known) and plain(one) not in known
