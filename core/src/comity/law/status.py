"""Who is bound by an instrument on a day: each State's position, and the weaker of two.

A list of parties is known up to its ``as_of``: a later day has the status of that day, and the
position says so (``beyond``). An absence means *no* only where the list is complete, never for a
territory whose State is bound, and never for a State of which the list itself cannot tell. A line
that nobody read tells nothing. Before the day on which an instrument was signed nobody was bound by
it, whatever its list tells or leaves open.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from comity.law.states import state_of
from comity.model.citations import Read
from comity.model.law_records import Instrument, PartyRow
from comity.model.records import owner_of

__all__ = [
    "STRENGTH",
    "Position",
    "Status",
    "before_signature",
    "between",
    "in_force_nowhere",
    "not_applied_yet",
    "not_transposed_yet",
    "position",
    "status_between",
]

Status = Literal["in-force", "signed", "not-party", "unknown"]
STRENGTH: tuple[Status, ...] = ("not-party", "unknown", "signed", "in-force")


@dataclass(frozen=True, slots=True)
class Position:
    """One State and one instrument on a day.

    ``since`` is the day from which the State is bound, None where it is not known; ``as_of`` the
    last day for which its position is known, ``beyond`` whether the day asked for lies after it.
    """

    code: str
    status: Status
    since: dt.date | None = None
    row: PartyRow | None = None
    as_of: dt.date | None = None
    beyond: bool = False


def position(instrument: Instrument, code: str, on: dt.date) -> Position:
    """The position of a State, or of a part of one (GB-SCT), towards an instrument on a day."""
    row = instrument.party(code) or instrument.party(owner_of(code))
    if before_signature(instrument, on):
        return Position(code, "not-party", None, row)
    as_of = (row.as_of if row else None) or instrument.party_list.as_of
    beyond = as_of is not None and on > as_of
    day = as_of if as_of is not None and on > as_of else on
    if row is None:
        return Position(code, _absent(instrument, owner_of(code), on), None, None, as_of, beyond)
    status = _of_row(instrument, row, day)
    since = _bound(instrument, row) if status == "in-force" else None
    return Position(code, _capped(instrument, status, day), since, row, as_of, beyond)


def between(
    one: Position, other: Position, instrument: Instrument
) -> tuple[Status, dt.date | None]:
    """The weaker of two positions, and since when both States have been bound, where known."""
    if one.row and other.row and one.row.side and one.row.side == other.row.side:
        return "not-party", None
    weaker = min(one.status, other.status, key=STRENGTH.index)
    days = [one.since, other.since, instrument.serves_from or one.since]
    if weaker != "in-force" or None in days:
        return weaker, None
    return weaker, max(day for day in days if day is not None)


def status_between(
    instrument: Instrument, one: str, other: str, on: dt.date
) -> tuple[Status, dt.date | None]:
    """The weaker State's status on a day, and since when both have been bound, where known."""
    return between(position(instrument, one, on), position(instrument, other, on), instrument)


def in_force_nowhere(instrument: Instrument, on: dt.date) -> bool:
    """Whether an instrument is known to bind nobody yet on a day: States have signed it, no more.

    Where its list tells of no signature either, nothing is known. It is not said of a treaty of two
    States, which can be in force nowhere but between them.
    """
    of_two = instrument.level == "bilateral"
    known = instrument.by is not None or not_applied_yet(instrument, on)
    if of_two or known or _in_force_itself(instrument, on):
        return False
    found = {_of_row(instrument, row, on) for row in instrument.parties}
    return "signed" in found and "in-force" not in found


def before_signature(instrument: Instrument, on: dt.date) -> bool:
    """Whether an instrument was not yet signed on a day: then there was nothing to be bound by."""
    return instrument.signed is not None and on < instrument.signed


def not_applied_yet(instrument: Instrument, on: dt.date) -> bool:
    """Whether an instrument is in force on a day, and applies only from a later one."""
    start, applies = instrument.in_force, instrument.applies_from
    return start is not None and applies is not None and start <= on < applies


def not_transposed_yet(instrument: Instrument, row: PartyRow, on: dt.date) -> bool:
    """Whether a directive binds a State on a day whose own law applies it only from a later one."""
    start, own = instrument.in_force, row.transposed
    return own is not None and row.bound == own and start is not None and start <= on < own


def _absent(instrument: Instrument, code: str, on: dt.date) -> Status:
    """The status of a State that the list does not name."""
    known = instrument.party_list
    parent = state_of(code)
    if parent:
        row = instrument.party(parent)
        theirs = position(instrument, parent, on).status
        if theirs == "not-party" or (row is not None and code in row.not_to):
            return "not-party"
        return "unknown"
    if code in known.unknown:
        return "unknown"
    closed = bool(known.open_to) and code not in known.open_to
    return "not-party" if closed or known.complete == "yes" else "unknown"


def _of_row(instrument: Instrument, row: PartyRow, day: dt.date) -> Status:
    """What a line says of a day, the instrument itself left aside."""
    if row.status == "unknown" or row.read is Read.NONE:
        return "unknown"
    if row.status == "entry-not-read":
        return "not-party" if row.signed is not None and row.signed > day else "unknown"
    if row.status in ("invited", "not-party") or (row.ended is not None and row.ended <= day):
        return "not-party"
    if row.status == "withdrawn" and row.ended is None:
        return "not-party"
    if row.status == "signed":
        return "not-party" if row.signed is not None and row.signed > day else "signed"
    start = _bound(instrument, row)
    if start is not None and start <= day:
        return "in-force"
    if start is not None:
        waits = not_transposed_yet(instrument, row, day) or _consented(instrument, row, day)
        return "signed" if waits else "not-party"
    nowhere = instrument.by is None and not _in_force_itself(instrument, day)
    if nowhere and (row.signed or row.ratified):
        return "signed" if _consented(instrument, row, day) else "not-party"
    latest = row.by or instrument.party_list.as_of
    return "in-force" if latest is None or latest <= day else "unknown"


def _consented(instrument: Instrument, row: PartyRow, day: dt.date) -> bool:
    """Whether a State that is not yet bound is known to have signed or ratified by a day."""
    both = instrument.signed if instrument.level == "bilateral" else None
    return any(date is not None and date <= day for date in (row.signed, row.ratified, both))


def _bound(instrument: Instrument, row: PartyRow) -> dt.date | None:
    """The day from which a party is bound; a bilateral treaty has one day for both."""
    return row.bound or (instrument.serves_from if instrument.level == "bilateral" else None)


def _capped(instrument: Instrument, status: Status, day: dt.date) -> Status:
    """No State is bound by what is not, or no longer, in force itself."""
    if instrument.ended is not None and instrument.ended <= day:
        return "not-party"
    if status != "in-force" or instrument.list_of or _in_force_itself(instrument, day):
        return status
    return "unknown" if instrument.serves_from is None and instrument.by is not None else "signed"


def _in_force_itself(instrument: Instrument, day: dt.date) -> bool:
    """Whether the instrument, for whomever, is known to be in force on a day and to apply."""
    start = instrument.serves_from or instrument.by
    return start is not None and start <= day
