"""Preservations across files: which papers are about the same one, and which renewed which.

A *hold* is one preservation: the paper that asked for it and the rows of ``earlier`` that name it.
A paper that itself asks for preservation, and names an earlier one, renews it. Of each chain one
end is told: that which was confirmed last. A renewal that nobody confirmed takes no end away.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from comity.model.case_record import CaseEvent, CaseRecord
from comity.model.drafts.base import Draft
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.request_papers import Earlier

__all__ = [
    "OWN",
    "PRESERVATION",
    "Given",
    "Holds",
    "Kept",
    "Renewal",
    "holds_of",
    "is_answered",
    "reached",
]

_Any = TypeVar("_Any")

OWN = -1
"""The place of the preservation that a paper itself asks for, or that its record confirms."""
PRESERVATION = "preservation"


@dataclass(frozen=True, slots=True)
class Given:
    """A file that others are seen beside; ``listed``: its own time limits are told.

    ``name`` is that of the file, as it may be printed.
    """

    draft: Draft
    record: CaseRecord | None = None
    name: str = ""
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Kept:
    """The end of a preservation as the record of another file has it, confirmed on a day."""

    until: dt.date
    on: dt.date
    name: str


@dataclass(frozen=True, slots=True)
class Renewal:
    """A paper that asks for more time and is not confirmed; ``sent`` is None for a draft."""

    name: str
    sent: dt.date | None


@dataclass
class Holds:
    """By the index of a file, and the place of a preservation in it, what is known of them."""

    silent: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    kept: dict[int, dict[int, Kept]] = field(default_factory=lambda: defaultdict(dict))
    renewals: dict[int, dict[int, Renewal]] = field(default_factory=lambda: defaultdict(dict))
    extended: dict[int, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    asked_by: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))


@dataclass(eq=False)
class _Hold:
    """One preservation: where it stands, its own paper (``owner``), and what it renewed."""

    owner: int | None = None
    rows: list[tuple[int, int, Earlier]] = field(default_factory=list)
    before: list[_Hold] = field(default_factory=list)
    later: list[_Hold] = field(default_factory=list)


def holds_of(files: Sequence[Given]) -> Holds:
    """What the files say together of each preservation.

    Args:
        files: the files, each with its record as it was on the day.
    """
    book = _Book(files)
    for chain in book.chains():
        book.tell(chain)
    return book.told


class _Book:
    """The holds of the files, and what is told of each."""

    def __init__(self, files: Sequence[Given]) -> None:
        self.files, self.told = files, Holds()
        self.holds: list[_Hold] = []
        own: dict[int, _Hold] = {}
        for index, one in enumerate(files):
            if isinstance(one.draft, Preservation):
                own[index] = _Hold(owner=index)
        self.holds += own.values()
        for index, one in enumerate(files):
            placed = self._place_rows(index, one)
            if index in own:
                for hold in placed:
                    if self._may_renew(index, hold):
                        hold.later.append(own[index])
                        own[index].before.append(hold)
            elif len(placed) == 1 and placed[0].owner is None and _confirmed(one):
                placed[0].owner = index  # confirmed in the record of the request itself

    def _place_rows(self, index: int, one: Given) -> list[_Hold]:
        placed: list[_Hold] = []
        for place, row in enumerate(getattr(one.draft, "earlier", ())):
            if row.kind != PRESERVATION:
                continue
            found = [h for h in self.holds if h not in placed and self._is_of(h, row, index)]
            exact = [h for h in found if row.their_reference and self._theirs(h, row)]
            found = exact or found
            if len(found) == 1:
                hold = found[0]
            else:  # none, or nobody can tell which
                hold = _Hold()
                self.holds.append(hold)
            hold.rows.append((index, place, row))
            placed.append(hold)
        return placed

    def _is_of(self, hold: _Hold, row: Earlier, index: int) -> bool:
        """Whether a row names a hold: by a reference, and nothing that it says is against it."""
        if hold.owner == index or self._against(hold, row):
            return False
        files = {place[0] for place in self._places(hold)}
        if any(_states(self._draft(one)) != _states(self._draft(index)) for one in files):
            return False  # two offices or two States may use one number
        names = {_text(row.reference), _text(row.their_reference)} - {""}
        return bool(names & self._names(hold))

    def _names(self, hold: _Hold) -> set[str]:
        names = set[str]()
        if hold.owner is not None:
            one = self.files[hold.owner]
            if isinstance(one.draft, Preservation):
                names |= {_text(getattr(one.draft, "reference", "")), *_their_numbers(one)}
        for _, _, row in hold.rows:
            names |= {_text(row.reference), _text(row.their_reference)}
        return names - {""}

    def _theirs(self, hold: _Hold, row: Earlier) -> bool:
        numbers = {_text(one.their_reference) for _, _, one in hold.rows}
        if hold.owner is not None:
            numbers |= set(_their_numbers(self.files[hold.owner]))
        return _text(row.their_reference) in numbers

    def _against(self, hold: _Hold, row: Earlier) -> bool:
        """Whether a row and a hold name two holders, or two numbers of the other side."""
        holders = {_text(one.holder) for _, _, one in hold.rows}
        numbers = {_text(one.their_reference) for _, _, one in hold.rows}
        if hold.owner is not None:
            holders |= _holders(self.files[hold.owner].draft)
            numbers |= set(_their_numbers(self.files[hold.owner]))
        return _differ(row.holder, holders) or _differ(row.their_reference, numbers)

    def _may_renew(self, index: int, hold: _Hold) -> bool:
        """Whether a paper can be about the data of an earlier preservation."""
        draft = self.files[index].draft
        holders = _holders(draft)
        if any(_differ(row.holder, holders) for _, _, row in hold.rows if row.holder):
            return False
        if hold.owner is None or not isinstance(self.files[hold.owner].draft, Preservation):
            return True
        mine, theirs = _identifiers(draft), _identifiers(self.files[hold.owner].draft)
        return not mine or not theirs or bool(mine & theirs)

    def chains(self) -> Iterator[list[_Hold]]:
        """The holds, those together of which one was renewed by another."""
        seen: list[_Hold] = []
        for start in self.holds:
            if start in seen:
                continue
            chain, todo = list[_Hold](), [start]
            while todo:
                hold = todo.pop()
                if hold not in chain:
                    chain.append(hold)
                    todo += [*hold.before, *hold.later]
            seen += chain
            yield chain

    def tell(self, chain: Sequence[_Hold]) -> None:
        """Where the end of a chain is told; everywhere else it is silent."""
        silent = {place for hold in chain for place in self._places(hold)}
        for end in (hold for hold in chain if self._is_end(hold)):
            place, kept = self._teller(end, chain)
            if place is None:
                continue
            silent.discard(place)
            index, slot = place
            if kept is not None:
                self.told.kept[index][slot] = kept
            self.told.extended[index][slot] = _depth(end)
            waiting = [one.owner for one in end.later if one.owner is not None]
            if waiting:
                self.told.renewals[index][slot] = self._waiting(waiting)
        for index, slot in silent:
            self.told.silent[index].add(slot)
        for hold in chain:
            asks = {i for i, _, _ in hold.rows if not isinstance(self._draft(i), Preservation)}
            for one in (
                hold,
                *reached(hold, _before),
                *reached(hold, _later),
            ):  # on a renewal too
                if one.owner is not None and isinstance(self._draft(one.owner), Preservation):
                    self.told.asked_by[one.owner] |= asks

    def _draft(self, index: int) -> Draft:
        return self.files[index].draft

    def _waiting(self, indices: Sequence[int]) -> Renewal:
        """The renewal that is furthest: one that was sent before a draft."""
        found = [Renewal(one.name, _sent(one)) for one in (self.files[i] for i in indices)]
        return max(found, key=lambda one: one.sent or dt.date.min)

    def _is_end(self, hold: _Hold) -> bool:
        """Whether nothing confirmed came after a hold, and it is more than a wish for more time."""
        if any(self._was_confirmed(one) for one in reached(hold, _later)):
            return False
        known = any(self._has_end(one) for one in reached(hold, _before))
        return not known or self._was_confirmed(hold)

    def _was_confirmed(self, hold: _Hold) -> bool:
        """By the record of its paper, with an end that can be told, or since a request has one."""
        if hold.owner is not None and _ends_as_confirmed(self.files[hold.owner]):
            return True
        rows = ((self._draft(index), row) for index, _, row in hold.rows)
        return any(row.expires and not isinstance(draft, Preservation) for draft, row in rows)

    def _has_end(self, hold: _Hold) -> bool:
        """Whether anything tells when a hold ends."""
        own = self.files[hold.owner] if hold.owner is not None else None
        known = own is not None and (_confirmed(own) or _sent(own))
        return bool(known) or any(row.expires or row.date for _, _, row in hold.rows)

    def _places(self, hold: _Hold) -> list[tuple[int, int]]:
        own = [(hold.owner, OWN)] if hold.owner is not None else []
        return [*own, *((index, place) for index, place, _ in hold.rows)]

    def _teller(
        self, end: _Hold, chain: Sequence[_Hold]
    ) -> tuple[tuple[int, int] | None, Kept | None]:
        """The place in which an end is told, with the end where that place does not have it.

        A file that has its answer, or is closed, tells nothing as long as another still needs it.
        """
        best = self._best(end)
        places = [best, *self._places(end), *(p for hold in chain for p in self._places(hold))]
        told = [one for one in places if self.files[one[0]].listed]
        open_ones = [one for one in told if not is_answered(self.files[one[0]])]
        place = next(iter(open_ones or told), None)
        return place, None if place == best else self._kept(best)

    def _best(self, hold: _Hold) -> tuple[int, int]:
        """Where the end of a hold is known best."""
        rows = [
            (row.expires, self._draft(index).date, index, place)
            for index, place, row in hold.rows
            if row.expires is not None
        ]
        event = _confirmed(self.files[hold.owner]) if hold.owner is not None else None
        if hold.owner is not None and event is not None and event.until is not None:
            told = event.until
            newer = [one for one in rows if one[1] > event.on and one[0] > told]
            if not newer:
                return hold.owner, OWN
            rows = newer
        if rows:
            by_request = [one for one in rows if not isinstance(self._draft(one[2]), Preservation)]
            _, _, index, place = max(by_request or rows, key=lambda one: (one[1], one[0]))
            return index, place
        return self._places(hold)[0]

    def _kept(self, place: tuple[int, int]) -> Kept | None:
        """The end that stands in a place of a file which is not listed."""
        one = self.files[place[0]]
        if place[1] == OWN:
            event = _confirmed(one)
            if event is None or event.until is None:
                return None
            return Kept(event.until, event.on, one.name)
        row = getattr(one.draft, "earlier", ())[place[1]]
        return Kept(row.expires, one.draft.date, one.name) if row.expires else None


def reached(start: _Any, onward: Callable[[_Any], Iterable[_Any]]) -> list[_Any]:
    """Everything that can be reached from a start, step by step; each once, the start never."""
    found: list[_Any] = []
    todo = list(onward(start))
    while todo:
        one = todo.pop()
        if one is not start and one not in found:
            found.append(one)
            todo += onward(one)
    return found


def _before(hold: _Hold) -> list[_Hold]:
    return hold.before


def _later(hold: _Hold) -> list[_Hold]:
    return hold.later


def _depth(hold: _Hold) -> int:
    """How often a preservation was extended before it came to this one."""
    depth, level, seen = 0, list(hold.before), [hold]
    while level:
        depth += 1
        seen += level
        level = [one for each in level for one in each.before if one not in seen]
    return depth


def _confirmed(one: Given) -> CaseEvent | None:
    return one.record.last("preserved") if one.record else None


def _ends_as_confirmed(one: Given) -> bool:
    """Whether a preservation was confirmed, and its end is known by that or by its paper."""
    event = _confirmed(one)
    asked = (getattr(one.draft, name, None) for name in ("hold_until", "hold_for"))
    return event is not None and (event.until is not None or any(asked))


def is_answered(one: Given) -> bool:
    """Whether a file has its whole answer, or is closed."""
    record = one.record
    if record is None:
        return False
    answer = record.last("answered")
    return record.last("closed") is not None or (answer is not None and not answer.in_part)


def _sent(one: Given) -> dt.date | None:
    event = one.record.last("sent") if one.record else None
    return event.on if event else None


def _their_numbers(one: Given) -> Iterator[str]:
    """The numbers that the other side gave to a paper."""
    for event in one.record.events if one.record else ():
        if event.reference and event.kind in ("preserved", "acknowledged", "received"):
            yield _text(event.reference)


def _states(draft: Draft) -> tuple[str | None, str | None]:
    roles = draft.roles()
    return roles.get("requesting"), roles.get("requested")


def _holders(draft: Draft) -> set[str]:
    measures = getattr(draft, "measures", ())
    return {_text(one.holder.name) for one in measures if one.holder is not None}


def _identifiers(draft: Draft) -> set[str]:
    measures = getattr(draft, "measures", ())
    return {_text(item.value) for one in measures for item in one.identifiers}


def _differ(one: str | None, others: set[str]) -> bool:
    known = others - {""}
    return bool(one) and bool(known) and _text(one) not in known


def _text(value: str | None) -> str:
    return " ".join((value or "").split()).casefold()
