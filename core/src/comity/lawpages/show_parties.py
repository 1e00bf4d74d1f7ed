"""The parties to an instrument, on a page: where each State stood on a day, and how it is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from comity.law.citing import READ
from comity.law.records import Instrument, Notification, PartyRow
from comity.law.standing import STANDINGS, Standing, latest, standing
from comity.law.states import short_name_of
from comity.law.written import capital, day, human, listed, sentence, written
from comity.lawpages.page import Entry, Item, Section, entry_of, read_and_unread
from comity.lawpages.places import Places
from comity.lawpages.show_duties import titled
from comity.records import Measure

__all__ = ["notified_items", "parties_section", "stands"]

TITLES: dict[Standing, str] = {
    "bound": "Bound",
    "early": "Bound, before it applies",
    "ratified": "Ratified, and not yet bound",
    "signed": "Signed, and not bound",
    "entry-not-read": "Signed; whether it has come into force was not read",
    "not-yet": "Not yet bound",
    "ended": "No longer bound",
    "invited": "Invited to join",
    "not-party": "No party",
    "unknown": "Position not known",
    "unread": "Still to be read",
}
DATED = ("bound", "early", "ratified", "signed", "not-yet", "ended")
TAKES_PART = "Take part; it binds nobody"


def parties_section(instrument: Instrument, on: dt.date, places: Places) -> Section:
    """The States by where they stood on a day, and how complete and how well read the list is.

    Args:
        instrument: the instrument.
        on: the day; where the list is known up to an earlier one only, that day is said.
        places: tells the line of each State.
    """
    groups: dict[tuple[Standing, bool], list[PartyRow]] = {
        (name, own): [] for name in STANDINGS for own in (False, True)
    }
    for row in instrument.parties:
        own = row.as_of is not None and row.as_of != instrument.party_list.as_of
        groups[standing(instrument, row, on), own].append(row)
    items = [
        Item(
            f"{name}.{'lines' if own else 'list'}",
            _title(name, instrument, on, rows, own=own),
            note=_listed(rows, instrument, places, name),
        )
        for (name, own), rows in groups.items()
        if rows
    ]
    return Section("parties", "Parties", (*items, *_notes(instrument)), (_preface(instrument, on),))


def _preface(instrument: Instrument, on: dt.date) -> str:
    known = instrument.party_list
    if instrument.level == "bilateral":
        complete = "It is a treaty of two States."
    elif known.complete == "yes":
        complete = "The list of parties is complete: a State that it does not name is no party."
    else:
        complete = "The list of parties is not complete: a State that it does not name may be one."
    words = [complete]
    if known.as_of is None:
        words.append("It is not recorded up to which day it is known.")
    elif known.as_of < on:
        words.append(f"It is known up to {day(known.as_of)}; what changed later was not looked at.")
    else:
        words.append(f"It is known up to {day(known.as_of)}.")
    if known.unknown:
        words.append(f"It cannot tell for {listed(sorted(map(short_name_of, known.unknown)))}.")
    if known.open_to:
        who = known.region or "these alone"
        words.append(f"Open to {who}: {listed(map(short_name_of, known.open_to))}.")
    return " ".join(words)


def _title(
    name: Standing, instrument: Instrument, on: dt.date, rows: Sequence[PartyRow], *, own: bool
) -> str:
    """What a group is, on which day, and how many States are in it."""
    title = TITLES[name]
    if name == "bound" and not instrument.binding:
        title = TAKES_PART
    as_of = instrument.party_list.as_of
    if own:
        title += ", each on the last day that is known of it"
    elif name in DATED:
        title += f", on {day(min(on, as_of) if as_of else on)}"
    return f"{title} ({len(rows)})"


def _listed(
    rows: Iterable[PartyRow], instrument: Instrument, places: Places, name: Standing
) -> str:
    """The States of a group by the file in which they stand, each with its day and its line."""
    by_file: dict[str, list[str]] = {}
    for row in rows:
        origin = places.of(row.origin) if row.origin else None
        told = [*_dates(row, instrument, name)]
        told += [f"through {row.through}"] if row.through else []
        told += [f"line {origin.line}"] if origin and origin.line else []
        text = f"{short_name_of(row.code)} ({'; '.join(told)})" if told else short_name_of(row.code)
        by_file.setdefault(origin.file if origin and origin.line else "", []).append(text)
    return " ".join(
        f"{f'In {file}: ' if file else ''}{', '.join(sorted(texts))}."
        for file, texts in by_file.items()
    )


def stands(instrument: Instrument, row: PartyRow, on: dt.date) -> str:
    """Where one State stands on a day, and since when: "bound (since 2 January 2011; ...)"."""
    name = standing(instrument, row, on)
    title = TITLES[name] if instrument.binding or name != "bound" else "takes part; it binds nobody"
    told = "; ".join([*_dates(row, instrument, name), READ[row.read]])
    return f"{title[:1].lower()}{title[1:]} ({told})"


def _dates(row: PartyRow, instrument: Instrument, name: Standing) -> Iterable[str]:
    """The day that made a State what it is: never the signature of one that is bound."""
    bound, by = row.bound, latest(instrument, row)
    if name in ("bound", "early", "ended") and bound is not None:
        yield f"bound from {day(bound)}" if name == "ended" else f"since {day(bound)}"
    if name == "bound" and bound is None and by is not None and instrument.binding:
        yield f"by {day(by)} at the latest"
    if name == "ended" and row.ended is not None:
        yield f"ended on {day(row.ended)}"
    if name in ("signed", "entry-not-read") and row.signed is not None:
        yield f"signed on {day(row.signed)}"
    if name == "ratified" and row.ratified is not None:
        yield f"ratified on {day(row.ratified)}"
    if name == "not-yet":
        yield _later(row)
    if row.as_of is not None and row.as_of != instrument.party_list.as_of:
        yield f"known up to {day(row.as_of)}"


def _later(row: PartyRow) -> str:
    """The first thing that a State did after the day."""
    if row.signed is not None:
        return f"signed later, on {day(row.signed)}"
    if row.ratified is not None:
        return f"ratified later, on {day(row.ratified)}"
    return f"bound later, from {day(row.bound)}" if row.bound is not None else "later"


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
            lines += (f"Not for requests from {listed(map(short_name_of, row.not_from))}.",)
        entry = entry_of(
            row, row.about, label=human(row.about) + only, value=row.value, written=lines
        )
        read, _ = read_and_unread([entry])
        entries.setdefault(row.code, []).extend(read)
    named = sorted((short_name_of(code), code, rows) for code, rows in entries.items() if rows)
    return tuple(Item(code, name, entries=tuple(rows)) for name, code, rows in named)


def _notes(instrument: Instrument) -> list[Item]:
    """How the rows were read, and what is to be said of some of them."""
    counts = {read: sum(row.read is read for row in instrument.parties) for read in READ}
    reading = "; ".join(f"{READ[read]} for {count}" for read, count in counts.items() if count)
    about: dict[str, list[str]] = {}
    for row in instrument.parties:
        if row.note:
            about.setdefault(row.note.rstrip("."), []).append(short_name_of(row.code))
    notes = [f"{listed(sorted(names))}: {sentence(note)}" for note, names in about.items()]
    lines = (f"{capital(reading)} of the lines above.", *notes)
    entry = Entry("notes", written=lines)
    return [Item("notes", "How the list is known", entries=(entry,))] if reading else []
