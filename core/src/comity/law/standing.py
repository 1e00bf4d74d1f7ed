"""Where a State stands towards an instrument on a day, in full: what a page prints of a line.

``comity.law.status`` tells whether an instrument can be relied on, and has four answers for it. A
reader is told more: who has ratified and waits, who has only signed, of whom nobody has read
whether the treaty came into force.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from comity.law.status import (
    before_signature,
    not_applied_yet,
    not_transposed_yet,
    position,
)
from comity.model.citations import Read
from comity.model.law_records import Instrument, PartyRow

__all__ = ["STANDINGS", "Standing", "latest", "standing"]

Standing = Literal[
    "bound",
    "takes-part",
    "early",
    "untransposed",
    "ratified",
    "reported",
    "signed",
    "entry-not-read",
    "not-yet",
    "ended",
    "invited",
    "not-party",
    "unknown",
    "unread",
]
STANDINGS: tuple[Standing, ...] = (
    *("bound", "takes-part", "early", "untransposed", "ratified", "reported", "signed"),
    *("entry-not-read", "not-yet", "ended", "invited", "not-party", "unknown", "unread"),
)


def standing(instrument: Instrument, row: PartyRow, on: dt.date) -> Standing:
    """Where the State of a line stands on a day, or on the last day that is known before it.

    ``takes-part`` is bound by nothing, in a scheme that binds nobody. ``early`` is bound by what
    does not apply yet, ``untransposed`` by a directive that its own law does not apply yet.
    ``ratified``, ``reported`` and ``signed`` are not bound: the first has consented and waits for
    the day of entry into force, of the second somebody says so. ``not-yet`` was not bound by then,
    and did something towards it later; where its line gives no day of signature, it may have
    signed before.
    """
    if row.read is Read.NONE:
        return "unread"
    if before_signature(instrument, on):
        silent = row.status in ("invited", "not-party", "unknown") and not _acts(row)
        return "not-party" if silent else "not-yet"
    found = position(instrument, row.code, on)
    day = min(on, found.as_of) if found.as_of else on
    if row.status in ("invited", "not-party"):
        return "invited" if row.status == "invited" else "not-party"
    if found.status == "not-party":
        acts = _acts(row)
        return "not-yet" if acts and min(acts) > day else "ended"
    if found.status == "unknown":
        return "entry-not-read" if row.status == "entry-not-read" else "unknown"
    if found.status == "signed" and not_transposed_yet(instrument, row, day):
        return "untransposed"
    if found.status == "signed" and row.bound is not None and not row.signed and not row.ratified:
        if row.bound > day:
            return "not-yet"
        if not_applied_yet(instrument, day):
            return "early"
    if found.status == "signed":
        return _waiting(row, day)
    return "bound" if instrument.binding else "takes-part"


def _waiting(row: PartyRow, day: dt.date) -> Standing:
    """What a State has done on a day that is not bound yet."""
    if row.ratified is not None and row.ratified <= day:
        return "ratified"
    told = row.reported and (row.as_of is None or row.as_of <= day)
    return "reported" if told else "signed"


def _acts(row: PartyRow) -> list[dt.date]:
    """The days on which a State did something towards being bound, as far as they are known."""
    return [date for date in (row.signed, row.ratified, row.bound) if date is not None]


def latest(instrument: Instrument, row: PartyRow) -> dt.date | None:
    """The day by which a bound State was bound at the latest, where the day itself is not known."""
    return None if row.bound else row.by or instrument.by or instrument.party_list.as_of
