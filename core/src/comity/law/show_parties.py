"""The parties to an instrument, on a page: who was bound on a day, and how that is known."""

from __future__ import annotations

import datetime as dt

from babel import Locale

from comity.law.citing import READ
from comity.law.page import Entry, Item, Section
from comity.law.records import Instrument, PartyRow
from comity.law.written import day, listed
from comity.records import Read

__all__ = ["parties_section"]

POSITIONS = (
    "Bound on that day",
    "Not yet bound on that day",
    "Signed only",
    "No longer bound on that day",
    "Still to be read",
)


def parties_section(instrument: Instrument, on: dt.date) -> Section:
    """The States by their position on a day, and how complete and how well read the list is."""
    known = instrument.party_list
    as_of = f" It shows the state of {day(known.as_of)}." if known.as_of else ""
    preface = (
        "The list of parties is complete: a State that it does not name is no party."
        if known.complete == "yes"
        else "The list of parties is not complete: a State that it does not name may be one."
    )
    groups: dict[str, list[str]] = {title: [] for title in POSITIONS}
    for row in instrument.parties:
        groups[_position(row, on)].append(_party(row))
    items = [
        Item(title, f"{title} ({len(names)})", note="; ".join(sorted(names)) + ".")
        for title, names in groups.items()
        if names
    ]
    return Section("parties", "Parties", (*items, *_notes(instrument)), (preface + as_of,))


def _notes(instrument: Instrument) -> list[Item]:
    """How the rows were read, and what is to be said of some of them."""
    counts = {read: sum(row.read is read for row in instrument.parties) for read in READ}
    reading = "; ".join(f"{READ[read]} for {count}" for read, count in counts.items() if count)
    about: dict[str, list[str]] = {}
    for row in instrument.parties:
        if row.note:
            about.setdefault(row.note.rstrip("."), []).append(_name(row))
    notes = [f"{listed(sorted(names))}: {note}." for note, names in about.items()]
    lines = (f"{reading[:1].upper()}{reading[1:]} of the rows above.", *notes)
    entry = Entry("notes", written=lines)
    return [Item("notes", "How the list is known", entries=(entry,))] if reading else []


def _position(row: PartyRow, on: dt.date) -> str:
    bound, not_yet, signed, ended, unread = POSITIONS
    if row.read is Read.NONE:
        return unread
    if row.status == "withdrawn" or (row.ended and row.ended < on):
        return ended
    begins = row.in_force or row.signed
    if begins and begins > on:
        return not_yet
    return bound if row.status == "party" else signed


def _party(row: PartyRow) -> str:
    date = row.in_force or row.signed
    return f"{_name(row)} ({day(date)})" if date else _name(row)


def _name(row: PartyRow) -> str:
    return str(Locale("en").territories.get(row.code, row.code))
