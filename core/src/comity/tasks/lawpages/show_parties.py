"""The parties to an instrument, on a page: where each State stood on a day, and how it is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from comity.law.citing import READ
from comity.law.standing import STANDINGS, Standing, standing
from comity.law.states import short_name_of
from comity.law.status import before_signature
from comity.model.law_records import Instrument, Notification, PartyRow
from comity.model.records import AssistanceKind
from comity.tasks.lawpages.line_numbers import Places
from comity.tasks.lawpages.page import Entry, Item, Section, entry_of, read_and_unread
from comity.tasks.lawpages.show_duties import titled
from comity.tasks.lawpages.stands import DATED, TITLES, dates
from comity.text.written import capital, day, human, listed, sentence, written

__all__ = ["notified_items", "parties_section"]

Known = Literal["list", "asked", "lines"]
KNOWN: tuple[Known, ...] = ("list", "asked", "lines")


def parties_section(instrument: Instrument, on: dt.date, places: Places) -> Section:
    """The States by where they stood on a day, and how complete and how well read the list is.

    Args:
        instrument: the instrument.
        on: the day; where the list is known up to an earlier one only, that day is said.
        places: tells the line of each State.
    """
    if before_signature(instrument, on):
        items = list(_nobody(instrument, places))
    else:
        items = [*_groups(instrument, on, places), *_unlisted(instrument)]
    return Section("parties", "Parties", (*items, *_notes(instrument)), (_preface(instrument, on),))


def _groups(instrument: Instrument, on: dt.date, places: Places) -> Iterator[Item]:
    """The States by position, and in each by the day for which it is known."""
    groups: dict[tuple[Standing, Known], list[PartyRow]] = {
        (name, known): [] for name in STANDINGS for known in KNOWN
    }
    for row in instrument.parties:
        groups[standing(instrument, row, on), _known(row, instrument, on)].append(row)
    for (name, known), rows in groups.items():
        if rows:
            note = _listed(rows, instrument, places, name)
            yield Item(f"{name}.{known}", _title(name, instrument, on, rows, known), note=note)


def _known(row: PartyRow, instrument: Instrument, on: dt.date) -> Known:
    """For which day a line tells where its State stood: the list's, the one asked for, its own."""
    of_list, own = instrument.party_list.as_of, row.as_of
    told = min(on, own) if own else min(on, of_list) if of_list else on
    if told == (min(on, of_list) if of_list else on):
        return "list"
    return "asked" if told == on else "lines"


def _nobody(instrument: Instrument, places: Places) -> Iterator[Item]:
    """Before the signature nobody was bound: what the States of the list did is all later."""
    rows = instrument.parties
    assert instrument.signed is not None
    title = (
        f"Nobody was bound: not signed before {day(instrument.signed)} ({len(rows)} on the list)"
    )
    yield Item("not-yet.list", title, note=_listed(rows, instrument, places, "not-yet"))


def _unlisted(instrument: Instrument) -> Iterator[Item]:
    """The States to which an instrument is open, and of which an incomplete list is silent."""
    known = instrument.party_list
    silent = [code for code in known.open_to if code not in instrument.rows]
    if silent and known.complete == "no":
        title = f"{TITLES['unknown']}: not on the list, which is not complete ({len(silent)})"
        yield Item("unlisted", title, note=f"{', '.join(sorted(map(short_name_of, silent)))}.")


def _preface(instrument: Instrument, on: dt.date) -> str:
    known = instrument.party_list
    if instrument.level == "bilateral":
        complete = "It is a treaty of two States."
    elif known.complete == "yes":
        complete = "The list of parties is complete: a State that it does not name is not a party."
    else:
        complete = "The list of parties is not complete: a State that it does not name may be one."
    words = [complete]
    if known.as_of is None:
        words.append("The date up to which it is known is not recorded.")
    elif known.as_of < on:
        words.append(f"It is known up to {day(known.as_of)}. Later changes have not been checked.")
    else:
        words.append(f"It is known up to {day(known.as_of)}.")
    if known.unknown:
        words.append(f"It is not clear for {listed(sorted(map(short_name_of, known.unknown)))}.")
    if known.open_to:
        who = known.region or "these only"
        words.append(f"Open to {who}: {listed(map(short_name_of, known.open_to))}.")
    return " ".join(words)


def _title(
    name: Standing, instrument: Instrument, on: dt.date, rows: Sequence[PartyRow], known: Known
) -> str:
    """What a group is, on which day, and how many States are in it."""
    title, as_of = TITLES[name], instrument.party_list.as_of
    if known == "lines":
        title += ", each on its last known date"
    elif name in DATED:
        title += f", on {day(on if known == 'asked' or as_of is None else min(on, as_of))}"
    return f"{title} ({len(rows)})"


def _listed(
    rows: Iterable[PartyRow], instrument: Instrument, places: Places, name: Standing
) -> str:
    """The States of a group by the file in which they stand, each with its day and its line."""
    by_file: dict[str, list[str]] = {}
    for row in rows:
        origin = places.of(row.origin) if row.origin else None
        told = [*dates(row, instrument, name)]
        told += [f"through {row.through}"] if row.through else []
        told += [f"line {origin.line}"] if origin and origin.line else []
        text = f"{short_name_of(row.code)} ({'; '.join(told)})" if told else short_name_of(row.code)
        by_file.setdefault(origin.file if origin and origin.line else "", []).append(text)
    return " ".join(
        f"{f'In {file}: ' if file else ''}{', '.join(sorted(texts))}."
        for file, texts in by_file.items()
    )


def notified_items(
    notified: Iterable[Notification], measures: Mapping[str, AssistanceKind]
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
