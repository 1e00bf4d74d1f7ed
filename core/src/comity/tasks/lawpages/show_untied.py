"""Instruments that do not tie a pair, or of which it is not known, a line each: who, and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from comity.law.standing import standing
from comity.law.states import named, state_of
from comity.law.status import Position, before_signature
from comity.law.status import position as position_of
from comity.law.ties import UNLISTED, Tie
from comity.model.citations import Read
from comity.model.law_records import Instrument, PartyRow
from comity.model.records import Jurisdiction, owner_of
from comity.tasks.lawpages.find_ties import Pair
from comity.tasks.lawpages.page import Entry, Item
from comity.tasks.lawpages.stands import dates, ended
from comity.text.written import capital, day, sentence

__all__ = ["known_up_to", "short_items", "who"]

WHY = {
    "invited": "invited to join",
    "not-party": "not a party",
    "unknown": "its position is not known",
    "withdrawn": "has withdrawn",
}


def short_items(ties: tuple[Tie, ...], pair: Pair) -> tuple[Item, ...]:
    """One line for each instrument: whom the list does not name, or what it says of whom."""
    lines = tuple(_line(tie, pair) for tie in ties)
    return (Item("list", "", entries=(Entry("list", written=lines),)),) if lines else ()


def _line(tie: Tie, pair: Pair) -> str:
    instrument = tie.instrument
    if instrument is UNLISTED:
        return f"{instrument.title}: {instrument.note}"
    name = f"{instrument.named()} ({instrument.id})"
    if instrument.signed is not None and before_signature(instrument, pair.on):
        return f"{name}: not signed before {day(instrument.signed)}."
    if instrument.level == "bilateral" and _alike(tie):
        row = tie.positions[0].row
        note = f" {sentence(instrument.note)}" if instrument.note else ""
        why = _entry_not_read(row) if row else ""
        return f"{name}: {why}.{known_up_to(tie)}{note}"
    both = zip(tie.positions, pair.states, strict=True)
    weaker = [(position, state) for position, state in both if position.status == tie.status]
    several = len({position.as_of for position, _ in weaker}) > 1
    told = [
        f"{who(position, state)}{_why(position, instrument, pair.on)}"
        + (f", known up to {day(position.as_of)}" if several and position.as_of else "")
        for position, state in weaker
    ]
    text = capital("; ".join(told)) or "both on one side, so it does not apply between them"
    return f"{name}: {text}.{'' if several else _of_day(tie, [one for one, _ in weaker])}"


def _of_day(tie: Tie, weaker: Sequence[Position]) -> str:
    """Up to which day that is known which is told of one State, or of both alike."""
    if not weaker:
        return known_up_to(tie)
    as_of = weaker[0].as_of
    return _known(as_of, beyond=weaker[0].beyond) if as_of is not None else ""


def _alike(tie: Tie) -> bool:
    """Whether one thing is to be said of both States: that its entry into force was not read."""
    rows = [position.row for position in tie.positions]
    return all(row is not None and row.status == "entry-not-read" for row in rows)


def _why(position: Position, instrument: Instrument, on: dt.date) -> str:
    """What stands after a State's name: why it is not bound, or why that is not known."""
    row = position.row
    if instrument.list_of:
        return _unlisted(position, instrument)
    if row is None:
        return _absent(position, instrument, on)
    if row.status == "entry-not-read":
        return f": {_entry_not_read(row)}"
    if row.status == "invited" and position.as_of is not None and not row.note:
        return f": not a party; invited to join by {day(position.as_of)}"
    if row.status in ("invited", "not-party", "unknown", "withdrawn"):
        return f": {row.note or WHY[row.status]}"
    if row.read is Read.NONE:
        return ": its entry has not been checked"
    if position.status != "not-party":
        return ": date not known"
    return _not_bound(row, instrument, on)


def _not_bound(row: PartyRow, instrument: Instrument, on: dt.date) -> str:
    """Whether a State is no longer bound, or not yet, and from which day."""
    name = standing(instrument, row, on)
    if name == "ended":
        told = ", ".join(ended(row, instrument))
        return " is no longer bound" + (f" ({told})" if told else "")
    later = "; ".join(dates(row, instrument, name)) if name == "not-yet" else ""
    return " was not bound yet" + (f" ({later})" if later else "")


def _entry_not_read(row: PartyRow) -> str:
    on = f" on {day(row.signed)}" if row.signed else ""
    return f"signed{on}, not checked whether it has come into force"


def _unlisted(position: Position, instrument: Instrument) -> str:
    """What a table of bilateral treaties tells of a State that it does not name."""
    if position.code in instrument.party_list.unknown:
        return ": not clear from the list"
    if position.status != "not-party":
        return " is not on the list, which is not complete"
    by = f" of {day(position.as_of)}" if position.as_of else ""
    return f" has none on the list{by}, which is complete"


def _absent(position: Position, instrument: Instrument, on: dt.date) -> str:
    known, code = instrument.party_list, owner_of(position.code)
    if state_of(code):
        parent = named(state_of(code))
        if position.status != "not-party":
            return f": no text consulted says whether {parent} extended it there"
        theirs = position_of(instrument, state_of(code), on).status
        return f": {parent} {'is not bound' if theirs == 'not-party' else 'excluded it'}"
    if code in known.unknown:
        return ": not clear from the list"
    if known.open_to and code not in known.open_to:
        return f" cannot be a party; it is open to {known.region or 'other States'}"
    whole = "complete" if known.complete == "yes" else "not complete"
    return f" is not on the list, which is {whole}"


def who(position: Position, state: Jurisdiction) -> str:
    """Whose line it is: a part of a State (GB-SCT) is bound by what the State has joined."""
    row = position.row
    return state.short_named() if row is None or row.code == state.code else named(row.code)


def known_up_to(tie: Tie) -> str:
    """Up to which day the status of a tie is known."""
    if tie.as_of is None:
        return ""
    if tie.since is not None and tie.since > tie.as_of:
        return f" The entry of one of them is known only up to {day(tie.as_of)}."
    return _known(tie.as_of, beyond=tie.beyond)


def _known(as_of: dt.date, *, beyond: bool) -> str:
    if beyond:
        return f" This is the status on {day(as_of)}, the last known date."
    return f" Known up to {day(as_of)}."
