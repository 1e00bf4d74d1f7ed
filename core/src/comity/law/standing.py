"""Where a State stands towards an instrument on a day, in full: what a page prints of a line.

``comity.law.status`` tells whether an instrument can be relied on, and has four answers for it. A
reader is told more: who has ratified and waits, who has only signed, of whom nobody has read
whether the treaty came into force.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from comity.law.records import Instrument, PartyRow
from comity.law.status import before_signature, not_applied_yet, position
from comity.records import Read

__all__ = ["STANDINGS", "Standing", "latest", "standing"]

Standing = Literal[
    "bound",
    "early",
    "ratified",
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
    *("bound", "early", "ratified", "signed", "entry-not-read", "not-yet", "ended"),
    *("invited", "not-party", "unknown", "unread"),
)


def standing(instrument: Instrument, row: PartyRow, on: dt.date) -> Standing:
    """Where the State of a line stands on a day, or on the last day that is known before it.

    ``early`` is bound by what does not apply yet. ``ratified`` and ``signed`` are not bound: the
    first has consented and waits for the day of entry into force. ``not-yet`` was not bound by
    then, and did something towards it later; where its line gives no day of signature, it may have
    signed before.
    """
    if row.read is Read.NONE:
        return "unread"
    if before_signature(instrument, on):
        return "not-yet"
    found = position(instrument, row.code, on)
    day = min(on, found.as_of) if found.as_of else on
    if row.status in ("invited", "not-party"):
        return "invited" if row.status == "invited" else "not-party"
    if found.status == "not-party":
        dates = (row.signed, row.ratified, row.bound)
        begins = min((date for date in dates if date is not None), default=None)
        return "not-yet" if begins is not None and begins > day else "ended"
    if found.status == "unknown":
        return "entry-not-read" if row.status == "entry-not-read" else "unknown"
    if found.status == "signed" and row.bound is not None and not row.signed and not row.ratified:
        if row.bound > day:
            return "not-yet"
        if not_applied_yet(instrument, day):
            return "early"
    if found.status == "signed":
        return "ratified" if row.ratified is not None and row.ratified <= day else "signed"
    return "bound"


def latest(instrument: Instrument, row: PartyRow) -> dt.date | None:
    """The day by which a bound State was bound at the latest, where the day itself is not known."""
    return None if row.bound else row.by or instrument.by or instrument.party_list.as_of
