"""``comity law ties NG US``: the ties of a pair on a day, as a page that a lawyer can check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from comity.law.citing import READ
from comity.law.covers import Coverage
from comity.law.precedence import places
from comity.law.reciprocity import Reciprocity
from comity.law.standing import Standing, latest, standing
from comity.law.states import named, short_name_of, state_of
from comity.law.status import Position, in_force_nowhere, not_applied_yet
from comity.law.ties import Tie
from comity.model.citations import Citation, Read
from comity.model.law_records import Instrument, PartyRow
from comity.model.records import AssistanceKind, Jurisdiction, owner_of
from comity.tasks.lawpages.find_ties import Pair
from comity.tasks.lawpages.page import Entry, Item, Page, Section, entry_of
from comity.tasks.lawpages.show_untied import known_up_to, short_items, who
from comity.tasks.lawpages.ties_records import sources_of_tie
from comity.text.written import CASES, capital, day, human, listed

__all__ = ["ties_page"]

ORDER = (
    "Instruments in force are in order of precedence. If no article states the order, "
    "the order bilateral, regional, multilateral is assumed, and the entry says so."
)
KNOWN = (
    "A list of parties is known up to a date. For a later date, the entry gives the status on that "
    "date and says so. A State not on a list is certainly not a party only if the list is complete."
)
STANDS: dict[Standing, tuple[str, str]] = {
    "bound": ("is bound", "are bound"),
    "untransposed": ("has not transposed it yet", "have not transposed it yet"),
    "ratified": ("has ratified but is not bound yet", "have ratified but are not bound yet"),
    "reported": (
        "has signed and is reported to have ratified, but is not bound",
        "have signed and are reported to have ratified, but are not bound",
    ),
    "signed": ("has signed but is not bound", "have signed but are not bound"),
}
NOTHING = ("", "")
COVERED = {
    "yes": "Its terms name it.",
    "no": "It cannot be requested under this instrument.",
    "not-excluded": "No term consulted includes or excludes it.",
}


def ties_page(pair: Pair, measures: dict[str, AssistanceKind]) -> Page:
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
            "signed",
            "Signed or ratified, but not in force or not yet applied between them",
            _full(pair.ties.signed, pair, title),
        ),
        Section("reciprocity", "Reciprocity", _reciprocity(pair)),
        Section("unknown", "Not known", short_items(pair.ties.unknown, pair)),
        Section("not-party", "Not between them", short_items(pair.ties.not_party, pair)),
    ]
    asked_for = (f"Kind of assistance: {title} ({pair.kind}).",) if pair.kind else ()
    aside = tuple(f"Quarantined, so not consulted: {text}" for text in pair.aside)
    return Page(
        id=f"{asking.code} {asked.code}",
        title=f"Ties of {_named(asking)} with {_named(asked)} on {day(pair.on)}",
        on=pair.on,
        preface=(*asked_for, ORDER, KNOWN, *_one_state(asking, asked), *aside),
        sections=tuple(s for s in sections if s.items or s.preface),
    )


def _named(state: Jurisdiction) -> str:
    return f"{state.short_named()} ({state.code})"


def _one_state(asking: Jurisdiction, asked: Jurisdiction) -> tuple[str, ...]:
    """That one State answers abroad for both."""
    one, other = (state_of(state.code) or owner_of(state.code) for state in (asking, asked))
    if one != other:
        return ()
    text = "represents both abroad. Whether an instrument applies between them was not checked."
    return (f"{capital(named(one))} {text}",)


def _none(ties: list[Tie]) -> tuple[str, ...]:
    return () if ties else ("No installed instrument is in force between them on this date.",)


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
            yield entry_of(row, row.id, label=f"Scope, {(row.title or human(row.id)).lower()}")
    found = pair.coverage.get(tie.instrument.id)
    if found is not None:
        yield from _covered(found, tie.instrument, title)


def _covered(found: Coverage, instrument: Instrument, title: str) -> Iterator[Entry]:
    serves = f" It covers: {', '.join(instrument.measures)}." if instrument.measures else ""
    yield Entry("measure", label=title, written=(COVERED[found.covered] + serves,))
    for row in found.provisions:
        yield entry_of(row, row.topic, label=row.title or human(row.topic))


def _about(tie: Tie, pair: Pair) -> Iterator[str]:
    instrument = tie.instrument
    official = f", {instrument.official_id}" if instrument.official_id else ""
    if instrument.short_title:
        yield f"{instrument.title}{official}."
    elif official:
        yield f"Official id: {instrument.official_id}."
    if instrument.described:
        yield "This title is descriptive; the official one has not been checked."
    kind = "a binding instrument" if instrument.binding else "not binding"
    yield f"{human(instrument.level)}; {kind}."
    yield _status(tie, pair)
    if instrument.mla_articles:
        yield f"A request relies on {instrument.mla_articles}."
    if tie.status == "in-force":
        yield _place(tie)
    several = len({position.as_of for position in tie.positions}) > 1
    for position, state in zip(tie.positions, pair.states, strict=True):
        line = _row(position, instrument, own_day=several)
        yield f"{capital(who(position, state))}: {line}"
    for source in sources_of_tie(tie):
        yield f"Source: {_source(source)}"


def _status(tie: Tie, pair: Pair) -> str:
    text = _in_force(tie) if tie.status == "in-force" else _not_in_force(tie, pair)
    return f"{text}.{known_up_to(tie)}"


def _in_force(tie: Tie) -> str:
    """Since when both are bound; the latest day it can have begun where the day is not known."""
    what = "In force between them" if tie.instrument.binding else "Both take part in it"
    if tie.since is not None:
        return _since(tie, tie.since, what)
    rows = [position.row for position in tie.positions]
    days = [latest(tie.instrument, row) or row.bound for row in rows if row is not None]
    known = [date for date in days if date is not None]
    if not tie.instrument.binding or len(known) < len(rows):
        return f"{what}, start date unknown"
    return f"{what} by {day(max(known))} at the latest; the exact date has not been checked"


def _since(tie: Tie, since: dt.date, what: str) -> str:
    """Since when both are bound, where it applied on another day than it came into force."""
    force, applies = tie.instrument.in_force, tie.instrument.applies_from
    transposed = any(p.row is not None and p.row.transposed == since for p in tie.positions)
    if force is None or applies is None or force == applies:
        return f"{what} since {day(since)}"
    if since != applies and not transposed:
        return f"{what} since {day(since)}"
    if applies < force:
        return f"Applied provisionally between them from {day(applies)}; in force {day(force)}"
    return f"In force since {day(force)}; applies between them since {day(applies)}"


def _not_in_force(tie: Tie, pair: Pair) -> str:
    """What each State has done, where that does not bind both."""
    known = tie.as_of if tie.beyond and tie.as_of else pair.on
    if not_applied_yet(tie.instrument, known) and tie.instrument.applies_from:
        return f"In force but not applied before {day(tie.instrument.applies_from)}"
    if tie.instrument.level == "bilateral":
        return "Signed, not in force between them"
    done = [
        STANDS.get(standing(tie.instrument, position.row, pair.on), NOTHING)
        if position.row is not None
        else NOTHING
        for position in tie.positions
    ]
    nowhere = in_force_nowhere(tie.instrument, known)
    text = "In force nowhere" if nowhere else "Not in force between them"
    if any(_waits(tie, position, pair.on) for position in tie.positions):
        text = "In force but not yet applied between them"
    if done[0] == done[1]:
        return f"{text}: both {done[0][1]}" if done[0][1] else text
    told = [
        f"{who(position, state)} {alone}"
        for position, state, (alone, _) in zip(tie.positions, pair.states, done, strict=True)
        if alone
    ]
    return f"{text}: {'; '.join(told)}"


def _waits(tie: Tie, position: Position, on: dt.date) -> bool:
    """Whether a State is bound by a directive that its own law does not apply yet."""
    row = position.row
    return row is not None and standing(tie.instrument, row, on) == "untransposed"


def _place(tie: Tie) -> str:
    if not tie.articles:
        return "Precedence: assumed from its level. No article consulted settles it."
    return f"Precedence: {'; '.join(places(tie.articles))}."


def _row(position: Position, instrument: Instrument, *, own_day: bool) -> str:
    """What a list tells of one State; up to which day, where that differs from the other's."""
    row = position.row
    if row is None:
        return f"{human(position.status).lower()}; it is not on the list."
    words: list[str] = [row.status if row.status in ("withdrawn", "invited", "not-party") else ""]
    words += _dates(row)
    words += [f"through {row.through}"] if row.through else []
    words += [f"reported to have {row.reported}"] if row.reported else []
    words += [f"not for {listed(map(short_name_of, row.not_to))}"] if row.not_to else []
    words += [row.note] if row.note else []
    told = [word for word in words if word] or [_undated(position, row, instrument)]
    known = f"known up to {day(position.as_of)}; " if own_day and position.as_of else ""
    return f"{'; '.join(told)} ({known}{READ[row.read]})."


def _undated(position: Position, row: PartyRow, instrument: Instrument) -> str:
    """What is said of a line without a day."""
    if position.status == "in-force" and not instrument.binding:
        return "takes part, start date unknown"
    if position.status == "in-force":
        by = latest(instrument, row)
        return f"bound by {day(by)} at the latest" if by else "bound, date not checked"
    return "signed, date unknown"


def _dates(row: PartyRow) -> Iterator[str]:
    for label, date in (
        ("signed", row.signed),
        ("ratified or acceded", row.ratified),
        ("applied provisionally from", row.applies_from),
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
        (f"Reciprocity required, by the law of {named}", found.asked_for),
    ):
        if row is not None:
            written = (CASES.get(str(row.value), str(row.value)),)
            yield entry_of(row, row.question, label=label, value=row.value, written=written)


def _not_known(found: Reciprocity, asked: Jurisdiction) -> str:
    return (
        f"Unknown: the installed law does not say whether {asked.short_named()} assists "
        "without a treaty."
    )
