"""The days of an instrument itself: signed, in force, applied, ended; in the tense of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from comity.law.standing import standing
from comity.law.status import before_signature
from comity.model.law_records import Instrument
from comity.text.written import capital, day

__all__ = ["instrument_days"]


def instrument_days(instrument: Instrument, on: dt.date) -> str:
    """Its own days in the tense of the day asked for: ``Signed on ...; in force since ...``."""
    words = [*_signed(instrument, on), *_in_force(instrument, on), *_applied(instrument, on)]
    if instrument.ended is not None:
        ends = "ended" if instrument.ended <= on else "ends"
        words.append(f"{ends} on {day(instrument.ended)}")
    return f"{capital('; '.join(words))}." if words else ""


def _signed(instrument: Instrument, on: dt.date) -> Iterator[str]:
    signed = instrument.signed
    if signed is not None:
        yield f"signed on {day(signed)}" if signed <= on else f"not signed before {day(signed)}"


def _in_force(instrument: Instrument, on: dt.date) -> Iterator[str]:
    """Since when it is in force, as far as that is known."""
    start, force = instrument.in_force, "in force" if instrument.binding else "in use"
    if start is not None:
        yield f"{force} {'since' if start <= on else 'only from'} {day(start)}"
    elif instrument.by is not None:
        yield f"{force} by {day(instrument.by)} at the latest; the exact date has not been checked"
    elif before_signature(instrument, on):
        yield f"so not {force} on {day(on)}"
    elif instrument.binding:
        yield _without_day(instrument, on)


def _applied(instrument: Instrument, on: dt.date) -> Iterator[str]:
    """From when it applies, where that is another day."""
    begins, applies = instrument.in_force, instrument.applies_from
    if applies is None:
        return
    provisional = begins is not None and applies < begins
    past = "applied provisionally from" if provisional else "applies from"
    yield f"{past if applies <= on else 'not applied before'} {day(applies)}"


def _without_day(instrument: Instrument, on: dt.date) -> str:
    """What is known of the force of an instrument of which no day of entry into force is held."""
    found = {standing(instrument, row, on) for row in instrument.parties}
    as_of = instrument.party_list.as_of
    known = min(on, as_of) if as_of else on
    if "bound" in found:
        return f"in force by {day(known)} at the latest; the exact date has not been checked"
    if "entry-not-read" in found:
        return "whether it is in force has not been checked"
    if not found & {"signed", "reported", "ratified"}:
        return "not established whether it is in force, since when and for whom"
    later = instrument.not_in_force_on
    return f"not in force on {day(max(known, min(on, later)) if later else known)}"
