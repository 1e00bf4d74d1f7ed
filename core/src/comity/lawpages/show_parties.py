"""The parties to an instrument, on a page: who was bound on a day, and how that is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from comity.law.citing import READ
from comity.law.records import Instrument, Notification, PartyRow
from comity.law.states import short_name_of as _state
from comity.law.status import not_applied_yet, position
from comity.law.written import capital, day, human, listed, written
from comity.lawpages.page import Entry, Item, Section, entry_of, read_and_unread
from comity.lawpages.show_duties import titled
from comity.records import Measure, Read

__all__ = ["notified_items", "parties_section"]

POSITIONS = (
    "Bound on that day",
    "Not yet bound on that day",
    "Bound on that day, before it applies",
    "Signed only",
    "No longer bound on that day",
    "Invited to join",
    "No party",
    "Position not known",
    "Still to be read",
)


def parties_section(instrument: Instrument, on: dt.date) -> Section:
    """The States by their position on a day, and how complete and how well read the list is."""
    known = instrument.party_list
    as_of = f" It shows the state of {day(known.as_of)}." if known.as_of else ""
    if known.unknown:
        as_of += f" It cannot tell for {listed(sorted(map(_state, known.unknown)))}."
    if known.open_to:
        as_of += f" Open to {known.region or 'these alone'}: {listed(map(_state, known.open_to))}."
    preface = (
        "The list of parties is complete: a State that it does not name is no party."
        if known.complete == "yes"
        else "The list of parties is not complete: a State that it does not name may be one."
    )
    groups: dict[str, list[str]] = {title: [] for title in POSITIONS}
    for row in instrument.parties:
        groups[_position(instrument, row, on)].append(_party(row))
    items = [
        Item(title, f"{title} ({len(names)})", note="; ".join(sorted(names)) + ".")
        for title, names in groups.items()
        if names
    ]
    return Section("parties", "Parties", (*items, *_notes(instrument)), (preface + as_of,))


def notified_items(
    notified: Iterable[Notification], measures: Mapping[str, Measure]
) -> tuple[Item, ...]:
    """What States notified of their authorities, languages and roads, one item a State."""
    entries: dict[str, list[Entry]] = {}
    for row in notified:
        kind = row.about if row.about in ("languages", "road") else "authority"
        lines = written(row.value, kind)
        only = f", for {titled(row.measures, measures)}" if row.measures else ""
        if row.not_from:
            lines += (f"Not for requests from {listed(map(_state, row.not_from))}.",)
        entry = entry_of(
            row, row.about, label=human(row.about) + only, value=row.value, written=lines
        )
        read, _ = read_and_unread([entry])
        entries.setdefault(row.code, []).extend(read)
    named = sorted((_state(code), code, rows) for code, rows in entries.items() if rows)
    return tuple(Item(code, name, entries=tuple(rows)) for name, code, rows in named)


def _notes(instrument: Instrument) -> list[Item]:
    """How the rows were read, and what is to be said of some of them."""
    counts = {read: sum(row.read is read for row in instrument.parties) for read in READ}
    reading = "; ".join(f"{READ[read]} for {count}" for read, count in counts.items() if count)
    about: dict[str, list[str]] = {}
    for row in instrument.parties:
        if row.note:
            about.setdefault(row.note.rstrip("."), []).append(_state(row.code))
    notes = [f"{listed(sorted(names))}: {note}." for note, names in about.items()]
    lines = (f"{capital(reading)} of the rows above.", *notes)
    entry = Entry("notes", written=lines)
    return [Item("notes", "How the list is known", entries=(entry,))] if reading else []


def _position(instrument: Instrument, row: PartyRow, on: dt.date) -> str:
    bound, not_yet, early, signed, ended, invited, no_party, not_known, unread = POSITIONS
    if row.read is Read.NONE:
        return unread
    if row.status == "invited":
        return invited
    if row.status == "not-party":
        return no_party
    found = position(instrument, row.code, on).status
    if found == "not-party":
        begins = row.bound or row.signed
        return not_yet if begins and begins > on else ended
    if found == "signed" and row.bound and row.bound > on:
        return not_yet
    if found == "signed" and row.bound and not_applied_yet(instrument, on):
        return early
    return {"in-force": bound, "signed": signed, "unknown": not_known}[found]


def _party(row: PartyRow) -> str:
    date = row.bound or row.signed
    through = f", through {row.through}" if row.through else ""
    name = _state(row.code)
    return f"{name} ({day(date)}{through})" if date else name + through
