"""``comity law ties NG US``: the ties of a pair on a day, as a page that a lawyer can check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from comity.law.citing import READ
from comity.law.covers import Coverage
from comity.law.precedence import places
from comity.law.reciprocity import Reciprocity
from comity.law.records import Instrument, PartyRow
from comity.law.states import state_of
from comity.law.status import Position, in_force_nowhere, not_applied_yet
from comity.law.ties import UNLISTED, Tie
from comity.law.written import CASES, capital, day, human
from comity.lawpages.find_ties import Pair
from comity.lawpages.page import Entry, Item, Page, Section, entry_of
from comity.lawpages.ties_records import sources_of_tie
from comity.records import Citation, Jurisdiction, Measure, Read, owner_of

__all__ = ["ties_page"]

ORDER = (
    "Those in force stand in the order of precedence. Where no article states it, the order "
    "bilateral, regional, multilateral is assumed, and said to be."
)
KNOWN = (
    "A list of parties is known up to a day. A later day has the status of that day, and the "
    "entry says so. A State that a list does not name is no party only if the list is complete."
)
COVERED = {
    "yes": "Its terms name it.",
    "no": "It cannot be asked under this instrument.",
    "not-excluded": "No term that was read names it or leaves it out.",
}


def ties_page(pair: Pair, measures: dict[str, Measure]) -> Page:
    """The page of a pair, the State that asks first.

    Args:
        pair: what was found.
        measures: kinds of assistance, for the title of the one that was asked for.
    """
    asking, asked = pair.states
    title = measures[pair.kind].title if pair.kind else ""
    not_for = [t for t in pair.ties.in_force if _left_out(t, pair)]
    carry = [t for t in pair.ties.in_force if t not in not_for]
    sections = [
        Section("in-force", "In force", _full(carry, pair, title), _none(carry)),
        Section("not-for", f"In force, but not for this: {title}", _full(not_for, pair, title)),
        Section(
            "signed", "Signed, not in force between them", _full(pair.ties.signed, pair, title)
        ),
        Section("reciprocity", "Reciprocity", _reciprocity(pair)),
        Section("unknown", "Not known", _short(pair.ties.unknown, pair)),
        Section("not-party", "Not between them", _short(pair.ties.not_party, pair)),
    ]
    asked_for = (f"Kind of assistance: {title} ({pair.kind}).",) if pair.kind else ()
    aside = tuple(f"Set aside, and not asked: {text}" for text in pair.aside)
    return Page(
        id=f"{asking.code} {asked.code}",
        title=f"Ties of {_named(asking)} with {_named(asked)} on {day(pair.on)}",
        on=pair.on,
        preface=(*asked_for, ORDER, KNOWN, *aside),
        sections=tuple(s for s in sections if s.items or s.preface),
    )


def _named(state: Jurisdiction) -> str:
    return f"{state.short_named()} ({state.code})"


def _none(ties: list[Tie]) -> tuple[str, ...]:
    return () if ties else ("Nothing that is held here is in force between them on this day.",)


def _left_out(tie: Tie, pair: Pair) -> bool:
    found = pair.coverage.get(tie.instrument.id)
    return found is not None and found.covered == "no"


def _full(ties: list[Tie] | tuple[Tie, ...], pair: Pair, title: str) -> tuple[Item, ...]:
    return tuple(
        Item(
            tie.instrument.id,
            f"{number}. {tie.instrument.named()} ({tie.instrument.id})",
            entries=tuple(_entries(tie, pair, title)),
        )
        for number, tie in enumerate(ties, start=1)
    )


def _entries(tie: Tie, pair: Pair, title: str) -> Iterator[Entry]:
    yield Entry("status", written=tuple(_about(tie, pair)), note=tie.instrument.note)
    for row in tie.instrument.scope:
        if row.read is not Read.NONE and row.held_on(pair.on):
            yield entry_of(row, row.id, label=f"Scope, {human(row.id).lower()}")
    found = pair.coverage.get(tie.instrument.id)
    if found is not None:
        yield from _covered(found, tie.instrument, title)


def _covered(found: Coverage, instrument: Instrument, title: str) -> Iterator[Entry]:
    listed = f" It serves: {', '.join(instrument.measures)}." if instrument.measures else ""
    yield Entry("measure", label=title, written=(COVERED[found.covered] + listed,))
    for row in found.provisions:
        yield entry_of(row, row.topic, label=human(row.topic))


def _about(tie: Tie, pair: Pair) -> Iterator[str]:
    instrument = tie.instrument
    official = f", {instrument.official_id}" if instrument.official_id else ""
    if instrument.short_title:
        yield f"{instrument.title}{official}."
    elif official:
        yield f"Official id: {instrument.official_id}."
    if instrument.described:
        yield "So described here: the treaty's own title was not read."
    yield f"{human(instrument.level)}, {'binding' if instrument.binding else 'binds nobody'}."
    yield _status(tie, pair.on)
    if instrument.mla_articles:
        yield f"A request relies on {instrument.mla_articles}."
    yield _place(tie)
    for position, state in zip(tie.positions, pair.states, strict=True):
        yield f"{capital(state.short_named())}: {_row(position)}"
    for source in sources_of_tie(tie):
        yield f"Source: {_source(source)}"


def _status(tie: Tie, on: dt.date) -> str:
    known = tie.as_of if tie.beyond and tie.as_of else on
    if tie.status == "in-force":
        since = f"since {day(tie.since)}" if tie.since else "since a day that is not established"
        text = f"In force between them {since}"
    elif not_applied_yet(tie.instrument, known) and tie.instrument.applies_from:
        text = f"In force, and not applied before {day(tie.instrument.applies_from)}"
    elif in_force_nowhere(tie.instrument, known):
        text = "Signed, in force nowhere"
    else:
        text = "Signed, not in force between them"
    return f"{text}.{_as_of(tie)}"


def _as_of(tie: Tie) -> str:
    if tie.as_of is None:
        return ""
    if tie.beyond:
        return f" This is the status of {day(tie.as_of)}, the last day that is known."
    return f" Known up to {day(tie.as_of)}."


def _place(tie: Tie) -> str:
    if not tie.articles:
        return "Place: assumed from its level; no article that was read settles it."
    return f"Place: {'; '.join(places(tie.articles))}."


def _row(position: Position) -> str:
    row = position.row
    if row is None:
        return f"{human(position.status).lower()}; the list does not name it."
    words = [row.status if row.status != "party" else "", *_dates(row)]
    words += [f"through {row.through}"] if row.through else []
    words += [row.note] if row.note else []
    told = [word for word in words if word] or ["party, since a day that is not established"]
    return f"{'; '.join(told)} ({READ[row.read]})."


def _dates(row: PartyRow) -> Iterator[str]:
    for label, date in (
        ("signed", row.signed),
        ("ratified or acceded", row.ratified),
        ("in force", row.in_force),
        ("transposed", row.transposed),
        ("bound at the latest", row.by),
        ("ended", row.ended),
    ):
        if date is not None:
            yield f"{label} {day(date)}"


def _source(citation: Citation) -> str:
    article = f", {citation.article}" if citation.article else ""
    url = f", {citation.url}" if citation.url else ""
    return f"{citation.title}{article}{url} ({READ[citation.read]})."


def _short(ties: tuple[Tie, ...], pair: Pair) -> tuple[Item, ...]:
    """One line for each instrument: whom the list does not name, or what it says of whom."""
    lines = tuple(_line(tie, pair) for tie in ties)
    return (Item("list", "", entries=(Entry("list", written=lines),)),) if lines else ()


def _line(tie: Tie, pair: Pair) -> str:
    instrument = tie.instrument
    if instrument is UNLISTED:
        return f"{instrument.title}: {instrument.note}"
    weaker = [
        f"{capital(state.short_named())}{_why(position, instrument)}"
        for position, state in zip(tie.positions, pair.states, strict=True)
        if position.status == tie.status
    ]
    text = "; ".join(weaker) or "both on one side, so that it does not work between them"
    return f"{instrument.named()} ({instrument.id}): {text}.{_as_of(tie)}"


def _why(position: Position, instrument: Instrument) -> str:
    """What stands after a State's name: why it is not bound, or why that is not known."""
    row = position.row
    if instrument.list_of:
        none = " has none, by a list that is complete"
        return none if position.status == "not-party" else ": the list is not complete"
    if row is None:
        return _absent(position, instrument)
    if row.status in ("invited", "not-party", "unknown", "withdrawn"):
        return f": {row.note or row.status}"
    if row.read is Read.NONE:
        return ": its line was not read"
    return " was not bound" if position.status == "not-party" else ": since when is not known"


def _absent(position: Position, instrument: Instrument) -> str:
    known, code = instrument.party_list, owner_of(position.code)
    if state_of(code):
        if position.status == "not-party":
            return f": {state_of(code)} is not bound, or left it out"
        return f": nothing read says whether {state_of(code)} extended it there"
    if code in known.unknown:
        return ": the list cannot tell"
    if known.open_to and code not in known.open_to:
        return f" cannot be a party; it is open to {known.region or 'other States'}"
    whole = "complete" if known.complete == "yes" else "not complete"
    return f" is not on the list, which is {whole}"


def _reciprocity(pair: Pair) -> tuple[Item, ...]:
    asking, asked = pair.states
    found = pair.reciprocity
    entries = [
        *_asked(found, asked.short_named()),
        *(
            entry_of(
                row, row.id, label=f"{capital(asking.short_named())} promises, by {row.given_by}"
            )
            for row in found.promises
        ),
    ]
    note = "" if entries else _not_known(found, asked)
    title = capital(f"{asking.short_named()} asks {asked.short_named()}")
    return (Item("reciprocity", title, note, tuple(entries)),)


def _asked(found: Reciprocity, named: str) -> Iterator[Entry]:
    for label, row in (
        (f"Treaty needed, by the law of {named}", found.treaty_needed),
        (f"Reciprocity asked for, by the law of {named}", found.asked_for),
    ):
        if row is not None:
            written = (CASES.get(str(row.value), str(row.value)),)
            yield entry_of(row, row.question, label=label, value=row.value, written=written)


def _not_known(found: Reciprocity, asked: Jurisdiction) -> str:
    return (
        f"Not known: no law that is held here says whether {asked.short_named()} assists "
        "without a treaty."
    )
