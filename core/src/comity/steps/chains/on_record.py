"""What the record of a case file, and the papers beside it, say of its preservations on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from comity.steps.chains.spoken import confirmed, out
from comity.steps.chains.told_ends import OWN, Given, Kept, Renewal, holds_of, is_answered

__all__ = ["Recorded", "recorded_of"]


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is known of the preservations of one file, by the index of a row of ``earlier``.

    Those in ``silent`` were renewed, or are told at another row; ``kept`` is the end of one by the
    record of a file, ``renewals`` what asks for more time and is not confirmed, ``extended`` how
    often it was extended. What the record of the file itself confirms stands under ``OWN``;
    ``own_row`` is the row that names it. ``sent`` is the day on which the file went out or came in.
    ``over``: the answer is there, or the case is closed.
    """

    day: dt.date
    sent: dt.date | None = None
    over: bool = False
    preserved: bool = False
    silent: frozenset[int] = frozenset()
    kept: Mapping[int, Kept] = field(default_factory=dict)
    renewals: Mapping[int, Renewal] = field(default_factory=dict)
    extended: Mapping[int, int] = field(default_factory=dict)
    own_row: int | None = None

    def end_of(self, row: int) -> dt.date | None:
        """The end of the preservation of a row, where it is known by a record."""
        kept = self.kept.get(OWN if row == self.own_row else row)
        return kept.until if kept is not None else None


def recorded_of(own: Given, others: Sequence[Given], day: dt.date) -> Recorded:
    """What a file and those beside it say of its preservations.

    Args:
        own: the file, with its record as it was on the day.
        others: those beside it, each with its record.
        day: the day.
    """
    found = holds_of([own, *others])
    kept = dict(found.kept.get(0, {}))
    silent = frozenset(found.silent.get(0, ()))
    event = confirmed(own.record)
    if event is not None and event.until is not None and OWN not in silent | kept.keys():
        kept[OWN] = Kept(event.until, event.on, "")
    return Recorded(
        day=day,
        sent=out(own.record),
        over=is_answered(own),
        preserved=event is not None and (event.until is None or event.until >= day),
        silent=silent,
        kept=kept,
        renewals=found.renewals.get(0, {}),
        extended=found.extended.get(0, {}),
        own_row=found.own_rows.get(0),
    )
