"""``comity law show coe-185``: an instrument on a day, as a page that a lawyer can check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from comity.law.citing import READ, cited
from comity.law.reach import Reach, reach
from comity.law.standing import standing
from comity.law.status import before_signature
from comity.model.law_records import Cited, Instrument, Order, PartyRow
from comity.model.records import AssistanceKind
from comity.tasks.lawpages.holdings import Holding
from comity.tasks.lawpages.instrument_days import instrument_days
from comity.tasks.lawpages.line_numbers import Places, located
from comity.tasks.lawpages.page import Item, Page, Section, entry_of, read_and_unread
from comity.tasks.lawpages.reach_lines import reach_facts, reach_lines
from comity.tasks.lawpages.show import REVIEW, files_of, sources_of
from comity.tasks.lawpages.show_clocks import clock_items
from comity.tasks.lawpages.show_duties import ground_items, rule_items, unread_section
from comity.tasks.lawpages.show_parties import notified_items, parties_section
from comity.tasks.lawpages.show_ways import way_sections
from comity.tasks.lawpages.show_withheld import withheld_items
from comity.text.written import day, human, listed, sentence

__all__ = ["instrument_page"]

RELATIONS = {
    "prevails-over": "Prevails over",
    "replaces": "Replaces the corresponding provisions of",
    "yields-to": "Yields to",
    "adds-to": "Adds to",
}


def instrument_page(
    instrument: Instrument, holding: Holding, on: dt.date, measures: Mapping[str, AssistanceKind]
) -> Page:
    """The page of an instrument.

    Args:
        instrument: the instrument.
        holding: what its plugin holds, for the sources and the other instruments' names.
        on: the day whose text and parties are shown.
        measures: kinds of assistance, for their titles.
    """
    places = Places(holding.home)
    grounds = _held(instrument.grounds, on)
    rules = _held(instrument.rules, on)
    order, scope = _held(instrument.order, on), _held(instrument.scope, on)
    provisions = _held(instrument.provisions, on)
    clocks = _held(instrument.clocks, on)
    notified = _held(instrument.notified, on)
    roads, issuers = _held(instrument.roads, on), _held(instrument.issuers, on)
    ways = (*roads, *issuers)
    withheld = _held(instrument.withheld, on)
    tables: list[Cited] = [*order, *scope, *provisions, *rules, *ways, *grounds, *clocks, *notified]
    tables += withheld
    found = reach(_tables(instrument), on)
    sections = [
        parties_section(instrument, on, places),
        Section(
            "order", "Among other instruments", _order(order, holding), _silent(instrument.order)
        ),
        Section("scope", "When it carries a request", _scope(scope), _all_of(scope)),
        Section("provisions", "What it provides", _provisions(provisions)),
        Section("rules", "What is required of a request that relies on it", rule_items(rules)),
        *way_sections(roads, issuers, measures),
        Section("grounds", "Grounds of refusal", ground_items(grounds, measures)),
        Section("clocks", "Time limits", clock_items(clocks, measures)),
        Section("notified", "What States notified", notified_items(notified, measures)),
        Section("withheld", "What a reader does not receive", withheld_items(withheld, measures)),
        *unread_section(tables),
    ]
    keys = {instrument.source, *(row.source for row in instrument.parties)}
    cited_here = sources_of(tables, holding.sources)
    others = [s for key, s in holding.sources.items() if key in keys and s not in cited_here]
    page = Page(
        id=instrument.id,
        title=f"{instrument.title} ({instrument.id})",
        on=on,
        preface=_preface(instrument, holding, found, places),
        sections=tuple(s for s in sections if s.items or s.preface),
        sources=(*others, *cited_here),
        facts={**_facts(instrument, on, places), **reach_facts(found)},
    )
    return located(page, places)


def _facts(instrument: Instrument, on: dt.date, places: Places) -> dict[str, Any]:
    """What the JSON gives beside the page: the record of the instrument and its whole list."""
    return {
        "official_id": instrument.official_id,
        "level": instrument.level,
        "binding": instrument.binding,
        "signed": instrument.signed,
        "in_force": instrument.in_force,
        "applies_from": instrument.applies_from,
        "by": instrument.by,
        "not_in_force_on": instrument.not_in_force_on,
        "ended": instrument.ended,
        "amended": instrument.amended,
        "amended_id": instrument.amended_id,
        "amended_from": instrument.amended_from,
        "mla_articles": instrument.mla_articles,
        "measures": instrument.measures,
        "not_measures": instrument.not_measures,
        "protocol_to": instrument.protocol_to,
        "parties_complete": instrument.party_list.complete,
        "parties_as_of": instrument.party_list.as_of,
        "parties_unknown": instrument.party_list.unknown,
        "parties_open_to": instrument.party_list.open_to,
        "origins": [places.of(origin) for origin in instrument.origins],
        "parties": [_row(row, instrument, on, places) for row in instrument.parties],
    }


def _row(row: PartyRow, instrument: Instrument, on: dt.date, places: Places) -> dict[str, Any]:
    """A line of the list as it stands, with where the State stood on the day, and its place."""
    told = row.model_dump(mode="json", exclude_defaults=True, exclude={"citation", "origin"})
    where = {"origin": places.of(row.origin)} if row.origin else {}
    return {**told, "standing": standing(instrument, row, on), **where}


def _held(tables: Iterable[Cited], on: dt.date) -> list[Any]:
    return [table for table in tables if table.held_on(on)]


def _tables(instrument: Instrument) -> tuple[Cited, ...]:
    one = instrument
    ways = (*one.roads, *one.issuers)
    own = (*one.order, *one.scope, *one.provisions)
    return (*own, *one.rules, *ways, *one.grounds, *one.clocks, *one.notified, *one.withheld)


def _preface(
    instrument: Instrument, holding: Holding, found: Reach, places: Places
) -> tuple[str, ...]:
    on = found.on
    binding = "a binding instrument" if instrument.binding else "not binding"
    citation = instrument.citation
    stands = listed(str(places.of(origin)) for origin in instrument.origins)
    lines = [
        f"Also called: {instrument.short_title}." if instrument.short_title else "",
        "This title is descriptive; the official one has not been checked."
        if instrument.described
        else "",
        f"Official id: {instrument.official_id or 'none known'}.",
        f"{human(instrument.level)}; {binding}.",
        instrument_days(instrument, on),
        f"A request relies on {instrument.mla_articles}." if instrument.mla_articles else "",
        f"It adds to {instrument.protocol_to}." if instrument.protocol_to else "",
        f"It covers only: {', '.join(instrument.measures)}." if instrument.measures else "",
        f"It does not cover: {', '.join(instrument.not_measures)}."
        if instrument.not_measures
        else "",
        sentence(instrument.note),
        f"Known from {cited(citation)}: {READ[citation.read]}"
        + (f", checked on {day(citation.checked)}." if citation.checked else ".")
        if citation
        else "",
        _origin(instrument, holding, found),
        *reach_lines(found),
        REVIEW,
        *files_of(holding),
        f"It is recorded in {stands}." if stands else "",
    ]
    return tuple(line for line in lines if line.strip("."))


def _origin(instrument: Instrument, holding: Holding, found: Reach) -> str:
    """Whence the page comes; that something stood so on a day only where there was anything."""
    silent = found.earliest is not None and not found.held
    silent = silent or before_signature(instrument, found.on)
    start = "From" if silent else f"As it stands on {day(found.on)}, from"
    return f"{start} {holding.origin}."


def _order(order: Iterable[Any], holding: Holding) -> tuple[Item, ...]:
    titles = {i.id: i.named() for i in holding.instruments}
    titles["other-mla-treaty"] = "any other treaty on mutual assistance"
    found = []
    for row in order:
        name = f"{RELATIONS[row.relation]} {titles.get(row.to, row.to)}"
        read, _ = read_and_unread([entry_of(row, f"{row.relation} {row.to}")])
        if read:
            found.append(Item(f"{row.relation} {row.to}", name, entries=read))
    return tuple(found)


def _silent(order: tuple[Order, ...]) -> tuple[str, ...]:
    if order:
        return ()
    return (
        "None of its own articles on this is recorded. Its place comes from what the other "
        "instruments say (see `comity law ties`). Where they say nothing, the order "
        "bilateral, regional, multilateral, national is assumed.",
    )


def _scope(scope: Iterable[Any]) -> tuple[Item, ...]:
    found = []
    for row in scope:
        read, _ = read_and_unread([entry_of(row, row.id)])
        note = "" if row.when else "Comity cannot determine whether a case file meets it."
        if read:
            found.append(Item(row.id, row.title or human(row.id), note, entries=read))
    return tuple(found)


def _all_of(scope: list[Any]) -> tuple[str, ...]:
    return ("All of these must apply.",) if len(scope) > 1 else ()


def _provisions(provisions: Iterable[Any]) -> tuple[Item, ...]:
    topics: dict[str, list[Any]] = {}
    for row in provisions:
        read, _ = read_and_unread([entry_of(row, row.topic, label=row.title)])
        topics.setdefault(row.topic, []).extend(read)
    return tuple(Item(t, human(t), entries=tuple(rows)) for t, rows in topics.items() if rows)
