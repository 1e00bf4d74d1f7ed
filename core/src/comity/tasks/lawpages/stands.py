"""Where a State stands towards an instrument, in words: the title of a position, and its days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from comity.law.citing import READ
from comity.law.standing import Standing, latest, standing
from comity.law.states import short_name_of
from comity.model.law_records import Instrument, PartyRow
from comity.text.written import day, listed

__all__ = ["DATED", "TITLES", "dates", "ended", "stands"]

TITLES: dict[Standing, str] = {
    "bound": "Bound",
    "takes-part": "Take part; not binding",
    "early": "Bound, but not yet applied",
    "untransposed": "Bound, but not yet transposed",
    "ratified": "Ratified, but not yet bound",
    "reported": "Signed and reported to have ratified, but not bound",
    "signed": "Signed, but not bound",
    "entry-not-read": "Signed; not checked whether it has come into force",
    "not-yet": "Not yet bound",
    "ended": "No longer bound",
    "invited": "Invited to join",
    "not-party": "Not a party",
    "unknown": "Position not known",
    "unread": "Still to be read",
}
DATED = (
    *("bound", "takes-part", "early", "untransposed", "ratified", "reported", "signed"),
    *("not-yet", "ended"),
)
"""The positions whose title tells of which day they are."""


def stands(instrument: Instrument, row: PartyRow, on: dt.date) -> str:
    """Where one State stands on a day, and since when: "bound (since 2 January 2011; ...)"."""
    name = standing(instrument, row, on)
    title = "takes part; not binding" if name == "takes-part" else TITLES[name]
    told = "; ".join([*dates(row, instrument, name), READ[row.read]])
    return f"{title[:1].lower()}{title[1:]} ({told})"


def dates(row: PartyRow, instrument: Instrument, name: Standing) -> Iterator[str]:
    """The day that made a State what it is: never the signature of one that is bound."""
    if name in ("bound", "takes-part", "early"):
        yield from _since(row, instrument, name)
    if name == "ended":
        yield from ended(row, instrument)
    if name in ("signed", "reported", "entry-not-read") and row.signed is not None:
        yield f"signed on {day(row.signed)}"
    if name == "ratified" and row.ratified is not None:
        yield f"ratified on {day(row.ratified)}"
    if name in ("not-yet", "untransposed"):
        yield from _later(row)
    if row.not_to:
        yield f"not for {listed(map(short_name_of, row.not_to))}"
    if row.as_of is not None and row.as_of != instrument.party_list.as_of:
        yield f"known up to {day(row.as_of)}"


def ended(row: PartyRow, instrument: Instrument) -> Iterator[str]:
    """From when to when a State was bound, as far as that is known."""
    by = row.by or instrument.by
    if row.bound is not None:
        began = "transposed on" if row.bound == row.transposed else "bound from"
        yield f"{began} {day(row.bound)}"
    elif by is not None:
        yield f"bound by {day(by)} at the latest"
    last = row.ended or instrument.ended
    if last is not None:
        yield f"ended on {day(last)}"


def _since(row: PartyRow, instrument: Instrument, name: Standing) -> Iterator[str]:
    """Since when a State is bound; the latest day it can have begun where that is not known."""
    by = latest(instrument, row)
    if row.applies_from is not None and row.in_force is not None:
        first, then = day(row.applies_from), day(row.in_force)
        yield f"applied provisionally from {first}, in force from {then}"
    elif row.bound is not None:
        yield f"{'transposed on' if row.bound == row.transposed else 'since'} {day(row.bound)}"
    elif name == "bound" and by is not None:
        yield f"by {day(by)} at the latest"


def _later(row: PartyRow) -> Iterator[str]:
    """The first thing that a State did after the day, where any is known."""
    if row.signed is not None:
        yield f"signed later, on {day(row.signed)}"
    elif row.ratified is not None:
        yield f"ratified later, on {day(row.ratified)}"
    elif row.transposed is not None:
        yield f"transposed later, on {day(row.transposed)}"
    elif row.bound is not None:
        yield f"bound later, from {day(row.bound)}"
