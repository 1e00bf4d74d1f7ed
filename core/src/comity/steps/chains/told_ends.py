"""Where the end of each chain of preservations is told, and which end that is.

Of each chain one end is told: that which was confirmed last. A renewal that nobody confirmed takes
no end away. Which files are of one chain, ``placing`` tells.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from comity.model.case_record import CaseRecord
from comity.model.drafts.base import Draft
from comity.model.drafts.correspondence_preservation import Preservation
from comity.steps.chains.placing import Hold, earlier_than, later_than, place
from comity.steps.chains.spoken import (
    PRESERVATION,
    Spoken,
    confirmed,
    holders_of,
    identifiers_of,
    listed_in,
)

__all__ = [
    "OWN",
    "PRESERVATION",
    "Given",
    "Holds",
    "Kept",
    "Renewal",
    "holds_of",
    "is_answered",
]

OWN = -1
"""The place of the preservation that a paper itself asks for, or that its record confirms."""
_Hold = Hold[int]


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
    """By the index of a file, and the place of a preservation in it, what is known of them.

    Those in ``silent`` are told elsewhere; ``kept`` is the end of one as another file has it,
    ``renewals`` what asks for more time and is not confirmed, ``extended`` how often it was
    extended. ``own_rows`` is the row that names what the record of the file itself confirms.
    ``asked_by`` are the files whose requests rest on a paper, ``renewed_by`` the confirmed papers
    that renewed it.
    """

    silent: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    kept: dict[int, dict[int, Kept]] = field(default_factory=lambda: defaultdict(dict))
    renewals: dict[int, dict[int, Renewal]] = field(default_factory=lambda: defaultdict(dict))
    extended: dict[int, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    own_rows: dict[int, int] = field(default_factory=dict)
    asked_by: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    renewed_by: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))


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
        self.holds = place(range(len(files)), lambda index: _spoken(files[index]))
        for hold in self.holds:
            hold.rows.sort(key=lambda pair: (pair[0], pair[1].index))

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
        silent = {one for hold in chain for one in self._places(hold)}
        for end in (hold for hold in chain if self._is_end(hold)):
            teller, kept = self._teller(end, chain)
            if teller is None:
                continue
            silent.discard(teller)
            index, slot = teller
            rows = (row.index for file, row in end.rows if file == index)
            if slot == OWN and (row := next(rows, None)) is not None:
                self.told.own_rows[index] = row
            if kept is not None:
                self.told.kept[index][slot] = kept
            self.told.extended[index][slot] = _depth(end)
            waiting = [one.paper for one in end.later if one.paper is not None]
            if waiting:
                self.told.renewals[index][slot] = self._waiting(waiting)
        for index, slot in silent:
            self.told.silent[index].add(slot)
        for hold in chain:
            asks = {i for i, _ in hold.rows if not isinstance(self._draft(i), Preservation)}
            for one in (hold, *earlier_than(hold), *later_than(hold)):  # on a renewal too
                if one.paper is not None:
                    self.told.asked_by[one.paper] |= asks
            if hold.paper is not None:
                self.told.renewed_by[hold.paper] |= self._confirmed_after(hold)

    def _draft(self, index: int) -> Draft:
        return self.files[index].draft

    def _waiting(self, indices: Sequence[int]) -> Renewal:
        """The renewal that is furthest: one that was sent before a draft."""
        found = [Renewal(one.name, _sent(one)) for one in (self.files[i] for i in indices)]
        return max(found, key=lambda one: one.sent or dt.date.min)

    def _is_end(self, hold: _Hold) -> bool:
        """Whether nothing confirmed came after a hold, and it is more than a wish for more time."""
        if any(self._was_confirmed(one) for one in later_than(hold)):
            return False
        known = any(self._has_end(one) for one in earlier_than(hold))
        return not known or self._was_confirmed(hold)

    def _was_confirmed(self, hold: _Hold) -> bool:
        """By the record of its paper, with an end that can be told, or since a request has one."""
        if any(_ends_as_confirmed(self.files[one]) for one in _owners(hold)):
            return True
        rows = ((self._draft(index), row) for index, row in hold.rows)
        return any(row.expires and not isinstance(draft, Preservation) for draft, row in rows)

    def _has_end(self, hold: _Hold) -> bool:
        """Whether anything tells when a hold ends."""
        own = [self.files[one] for one in _owners(hold)]
        known = any(confirmed(one.record) or _sent(one) for one in own)
        return known or any(row.expires or row.date for _, row in hold.rows)

    def _confirmed_after(self, hold: _Hold) -> set[int]:
        """The papers that renewed a hold, and of which somebody confirmed that they did."""
        papers = (one.paper for one in later_than(hold) if one.paper is not None)
        return {one for one in papers if confirmed(self.files[one].record) is not None}

    def _places(self, hold: _Hold) -> list[tuple[int, int]]:
        own = [(one, OWN) for one in _owners(hold)]
        return [*own, *((index, row.index) for index, row in hold.rows)]

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
        teller = next(iter(open_ones or told), None)
        return teller, None if teller == best else self._kept(best)

    def _best(self, hold: _Hold) -> tuple[int, int]:
        """Where the end of a hold is known best."""
        rows = [
            (row.expires, self._draft(index).date, index, row.index)
            for index, row in hold.rows
            if row.expires is not None
        ]
        events = ((one, confirmed(self.files[one].record)) for one in _owners(hold))
        told = [
            (event.on, event.until, one)
            for one, event in events
            if event is not None and event.until
        ]
        if told:
            on, until, owner = max(told, key=lambda one: one[:2])
            newer = [one for one in rows if one[1] > on and one[0] > until]
            if not newer:
                return owner, OWN
            rows = newer
        if rows:
            by_request = [one for one in rows if not isinstance(self._draft(one[2]), Preservation)]
            _, _, index, slot = max(by_request or rows, key=lambda one: (one[1], one[0]))
            return index, slot
        return self._places(hold)[0]

    def _kept(self, best: tuple[int, int]) -> Kept | None:
        """The end that stands in a place of a file which is not listed."""
        one = self.files[best[0]]
        if best[1] == OWN:
            event = confirmed(one.record)
            if event is None or event.until is None:
                return None
            return Kept(event.until, event.on, one.name)
        row = getattr(one.draft, "earlier", ())[best[1]]
        return Kept(row.expires, one.draft.date, one.name) if row.expires else None


def _depth(hold: _Hold) -> int:
    """How often a preservation was extended before it came to this one."""
    depth, level, seen = 0, list(hold.before), [hold]
    while level:
        depth += 1
        seen += level
        level = [one for each in level for one in each.before if one not in seen]
    return depth


def _owners(hold: _Hold) -> list[int]:
    """The files whose own preservation it is: its paper, a request whose record confirms it."""
    return [one for one in (hold.paper, hold.by) if one is not None]


def _ends_as_confirmed(one: Given) -> bool:
    """Whether a preservation was confirmed, and its end is known by that or by its paper."""
    event = confirmed(one.record)
    asked = (getattr(one.draft, name, None) for name in ("hold_until", "hold_for"))
    return event is not None and (event.until is not None or any(asked))


def is_answered(one: Given) -> bool:
    """Whether a file has its whole answer, or is closed.

    The answer to a paper for preservation is its confirmation, with which the time only begins:
    such a paper ends once it is closed.
    """
    record = one.record
    if record is None:
        return False
    answer = record.last("answered") if not isinstance(one.draft, Preservation) else None
    return record.last("closed") is not None or (answer is not None and not answer.in_part)


def _sent(one: Given) -> dt.date | None:
    event = one.record.last("sent") if one.record else None
    return event.on if event else None


def _spoken(one: Given) -> Spoken:
    """What a file says of preservations; of a draft too."""
    draft = one.draft
    own = isinstance(draft, Preservation)
    roles = draft.roles()
    rows = [row.model_dump(mode="json") for row in getattr(draft, "earlier", ())]
    return Spoken(
        name=one.name,
        date=draft.date,
        is_paper=own,
        counts=own,
        reference=str(getattr(draft, "reference", None) or ""),
        listed=tuple(listed_in({"earlier": rows})),
        renews=str(getattr(draft, "renews", None) or ""),
        states=(roles.get("requesting") or "", roles.get("requested") or ""),
        holders=holders_of(draft),
        identifiers=identifiers_of(draft),
        record=one.record,
    )
