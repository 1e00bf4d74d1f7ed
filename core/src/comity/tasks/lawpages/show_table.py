"""``comity law show us-bilateral``: a table of bilateral treaties, which is not itself a treaty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from comity.law.citing import READ, cited
from comity.law.standing import STANDINGS, Standing, latest, standing
from comity.law.states import named, short_name_of
from comity.model.law_records import Instrument
from comity.tasks.lawpages.holdings import Holding
from comity.tasks.lawpages.line_numbers import Places, located
from comity.tasks.lawpages.page import Entry, Item, Page, Section
from comity.tasks.lawpages.show import files_of
from comity.text.written import capital, day, listed, sentence

__all__ = ["table_page"]

TITLES: dict[Standing, str] = {
    "bound": "In force",
    "ratified": "Ratified, not in force",
    "signed": "Signed, not in force",
    "entry-not-read": "Signed; not checked whether it has come into force",
    "not-yet": "Not yet in force",
    "ended": "No longer in force",
    "unknown": "Not known whether in force",
    "unread": "Still to be read",
}


def table_page(table: Instrument, holding: Holding, on: dt.date) -> Page:
    """The page of a table: what it is, how complete, and each of its treaties by its status.

    Args:
        table: the record that stands for the table.
        holding: what its plugin holds, for the treaties and the sources.
        on: the day whose treaties are shown.
    """
    treaties = list(_treaties(table, holding))
    groups: dict[Standing, list[Entry]] = {}
    for treaty, code in treaties:
        row = treaty.party(code)
        assert row is not None
        groups.setdefault(standing(treaty, row, on), []).append(_entry(treaty, code, table))
    items = tuple(
        Item(name, f"{TITLES.get(name, name)} ({len(groups[name])})", entries=tuple(groups[name]))
        for name in STANDINGS
        if name in groups
    )
    keys = {table.source, *(treaty.source for treaty, _ in treaties)}
    page = Page(
        id=table.id,
        title=f"{table.title} ({table.id})",
        on=on,
        preface=tuple(_preface(table, holding, on)),
        sections=(Section("treaties", "Treaties", items),),
        sources=tuple(source for key, source in holding.sources.items() if key in keys),
        facts={
            "list_of": table.list_of,
            "complete": table.party_list.complete,
            "as_of": table.party_list.as_of,
            "treaties": [treaty.id for treaty, _ in treaties],
        },
    )
    return located(page, Places(holding.home))


def _treaties(table: Instrument, holding: Holding) -> Iterator[tuple[Instrument, str]]:
    """The treaties of the table that its plugin holds, each with the other State's code."""
    for code in table.listed:
        for one in holding.instruments:
            of_both = {*one.rows} == {table.list_of, code}
            if one.level == "bilateral" and of_both and not one.direct:
                yield one, code


def _preface(table: Instrument, holding: Holding, on: dt.date) -> Iterator[str]:
    state = named(table.list_of)
    known = table.party_list
    yield "This is a table of bilateral treaties, not a treaty."
    if known.complete == "yes":
        then = f" had none on {day(known.as_of)}" if known.as_of else " has none"
        yield f"It is complete: with a State that it does not name, {state}{then}."
    else:
        yield f"It is not complete: {state} may have one with a State that it does not name."
    if known.as_of is not None:
        later = "; later changes have not been checked" if known.as_of < on else ""
        yield f"It is known up to {day(known.as_of)}{later}."
    if known.unknown:
        yield f"It is not clear for {listed(sorted(map(short_name_of, known.unknown)))}."
    if table.note:
        yield sentence(table.note)
    if table.citation is not None:
        yield f"Known from {cited(table.citation)}: {READ[table.citation.read]}."
    yield f"As it stands on {day(on)}, from {holding.origin}."
    yield from files_of(holding)
    stands = [str(Places(holding.home).of(origin)) for origin in table.origins]
    if stands:
        yield f"It is recorded in {listed(stands)}."


def _entry(treaty: Instrument, code: str, table: Instrument) -> Entry:
    row = treaty.party(code)
    assert row is not None
    by = latest(treaty, row)
    told = [f"signed on {day(row.signed)}" if row.signed else ""]
    if row.bound is not None:
        told.append(f"in force since {day(row.bound)}")
    elif row.status == "party" and by is not None:
        told.append(f"in force by {day(by)} at the latest")
    as_of = row.as_of or treaty.party_list.as_of
    told.append(f"known up to {day(as_of)}" if as_of and as_of != table.party_list.as_of else "")
    told.append(READ[row.read])
    text = f"{capital('; '.join(filter(None, told)))}."
    return Entry(
        treaty.id,
        short_name_of(code),
        written=(text,),
        note=treaty.note,
        origin=treaty.origins[0] if treaty.origins else None,
    )
