"""``comity law show EU``: a bloc of States: its members on a day, and its instruments."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from comity.law.citing import READ
from comity.law.members import Group, Member
from comity.law.states import State, named, short_name_of
from comity.model.law_records import Instrument, PartyRow
from comity.tasks.lawpages.holdings import Holding
from comity.tasks.lawpages.instrument_days import instrument_days
from comity.tasks.lawpages.line_numbers import Places, located
from comity.tasks.lawpages.page import Entry, Item, Page, Section
from comity.tasks.lawpages.show import files_of
from comity.tasks.lawpages.stands import stands
from comity.text.written import capital, day

__all__ = ["bloc_page"]

OWN = "Instruments whose list of parties names it"
WITHIN = "Between its members"


def bloc_page(
    bloc: State, holding: Holding, instruments: Mapping[str, Instrument], on: dt.date
) -> Page:
    """The page of a bloc.

    Args:
        bloc: its line in states.toml.
        holding: what the plugin holds that has its grouping; without a grouping, nothing.
        instruments: all that the host holds, by id.
        on: the day whose members and instruments are shown.
    """
    group = holding.groups.get(bloc.code)
    places = Places(holding.home)
    sections = [*_members(group, places, on), _instruments(bloc, group, holding, instruments, on)]
    source = holding.sources.get(group.source) if group else None
    page = Page(
        id=bloc.code,
        title=f"{bloc.name} ({bloc.code})",
        on=on,
        preface=tuple(_preface(bloc, group, holding, places, on)),
        sections=tuple(section for section in sections if section.items),
        sources=(source,) if source else (),
        facts={
            "code": bloc.code,
            "name": bloc.name,
            "members": [one.code for one in (group.members if group else ()) if one.on(on)],
        },
    )
    return located(page, places)


def _preface(
    bloc: State, group: Group | None, holding: Holding, places: Places, on: dt.date
) -> Iterator[str]:
    yield (
        f"{capital(named(bloc.code))} is a bloc of States, not a State. For the law of a member, "
        "run `comity law show` with its code, such as DE. For what binds two members, run "
        "`comity law ties DE FR`."
    )
    if group is None:
        yield "Its members are not recorded."
        return
    known = f", known up to {day(group.as_of)}" if group.as_of else ""
    source = holding.sources.get(group.source)
    title = source.title if source else group.source
    yield f"Its members are known from {title}: {READ[group.read]}{known}."
    first = min((one.start for one in group.members if one.start), default=None)
    if first is not None and on < first and not any(one.on(on) for one in group.members):
        yield f"The bloc did not exist on {day(on)}: its first members joined on {day(first)}."
        yield f"From {holding.origin}."
    else:
        yield f"As it stands on {day(on)}, from {holding.origin}."
    yield from files_of(holding)
    if group.origin is not None:
        yield f"The group is recorded in {places.of(group.origin)}."


def _members(group: Group | None, places: Places, on: dt.date) -> Iterator[Section]:
    if group is None:
        return
    groups: dict[str, list[str]] = {"Members": [], "No longer members": [], "Not yet members": []}
    for number, member in enumerate(group.members, start=1):
        origin = group.origin
        if origin is not None:
            origin = places.of(replace(origin, table="group.members", number=number))
        line = [f"line {origin.line}"] if origin and origin.line else []
        text = f"{short_name_of(member.code)} ({'; '.join([*_days(member), *line])})"
        groups[_when(member, on)].append(text)
    items = tuple(
        Item(name, f"{name}, on {day(on)} ({len(rows)})", note=f"{', '.join(sorted(rows))}.")
        for name, rows in groups.items()
        if rows
    )
    yield Section("members", "Members", items)


def _when(member: Member, on: dt.date) -> str:
    if member.on(on):
        return "Members"
    gone = member.end is not None and member.end < on
    return "No longer members" if gone else "Not yet members"


def _days(member: Member) -> Iterator[str]:
    if member.start:
        yield f"since {day(member.start)}"
    if member.end:
        yield f"until {day(member.end)}"


def _instruments(
    bloc: State,
    group: Group | None,
    holding: Holding,
    instruments: Mapping[str, Instrument],
    on: dt.date,
) -> Section:
    members = {member.code for member in group.members} if group else set()
    own = [(i, row) for i in instruments.values() if (row := i.party(bloc.code)) is not None]
    held = {instrument.id for instrument, _ in own}
    within = [
        one
        for one in holding.instruments
        if one.id not in held and len(members.intersection(one.rows)) > 1
    ]
    items = (
        Item("own", OWN, entries=tuple(_own(instrument, row, on) for instrument, row in own)),
        Item("within", WITHIN, entries=tuple(_entry(instrument, on) for instrument in within)),
    )
    return Section("instruments", "Instruments", tuple(i for i in items if i.entries))


def _own(instrument: Instrument, row: PartyRow, on: dt.date) -> Entry:
    """An instrument and where the bloc itself stands towards it."""
    return _entry(instrument, on, [f"The bloc itself: {stands(instrument, row, on)}."])


def _entry(instrument: Instrument, on: dt.date, more: Iterable[str] = ()) -> Entry:
    text = f"{instrument.named()}, `comity law show {instrument.id}`"
    return Entry(instrument.id, written=(text, instrument_days(instrument, on), *more))
