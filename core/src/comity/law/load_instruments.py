"""Reading the instruments of a topic: files of one instrument, tables of many bilateral ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from importlib.resources.abc import Traversable
from typing import Any

from comity.law.articles import in_words
from comity.law.bilateral import treaty_heads
from comity.law.home import Home, root_of
from comity.law.kept import kept
from comity.law.load import (
    Sources,
    cite,
    find_source,
    load_sources,
    parse,
    read_toml,
    tables_of,
    toml_files,
)
from comity.law.members import Group, expand, load_groups
from comity.law.status import in_force_nowhere
from comity.law.text_tables import law_language
from comity.model.citations import Citation
from comity.model.errors import LawDataError
from comity.model.first_days import begins
from comity.model.law_records import (
    Cited,
    Clock,
    Ground,
    Instrument,
    Issuer,
    Notification,
    Order,
    PartyList,
    PartyRow,
    Provision,
    RoadLaw,
    Rule,
    Scope,
)
from comity.model.law_withheld import Withheld
from comity.model.origin import Origin

__all__ = ["load_instruments"]

TABLES: dict[str, tuple[str, type[Cited]]] = {
    "order": ("order", Order),
    "scope": ("scope", Scope),
    "provision": ("provisions", Provision),
    "rule": ("rules", Rule),
    "ground": ("grounds", Ground),
    "clock": ("clocks", Clock),
    "notified": ("notified", Notification),
    "road": ("roads", RoadLaw),
    "issuer": ("issuers", Issuer),
    "withheld": ("withheld", Withheld),
}
Whole = dict[str, Any]


@kept("sources.toml", "sources", "groups", "instruments", "bilateral")
def load_instruments(home: Home) -> tuple[Instrument, ...]:
    """Every instrument of a topic: those of instruments/, then those of the tables in bilateral/.

    One instrument may be spread over several files; a treaty of a table that has a file of its
    own is taken from there.

    Raises:
        LawDataError: a file breaks its schema, cites a source that is not there, or says a thing
            twice.
    """
    root = root_of(home)
    sources, groups = load_sources(home), load_groups(home)
    parts: dict[str, Whole] = {}
    language = law_language(home)
    for file in toml_files(root / "instruments"):
        _add(parts, read_toml(file), f"instruments/{file.name}")
    for file in toml_files(root / "bilateral"):
        _add_table(parts, file)
    return tuple(_instrument(whole, sources, groups, language) for whole in parts.values())


def _add(parts: dict[str, Whole], table: Mapping[str, Any], file: str) -> None:
    """Add what one file says of an instrument to what others say of it."""
    try:
        name = str(table["instrument"]["id"])
    except (KeyError, TypeError) as error:
        raise LawDataError(f"{file}: has no [instrument] with an id") from error
    if not isinstance(table.get("parties", {}), Mapping):
        raise LawDataError(f"{file}: parties is not a table; write [parties] above its keys")
    whole = parts.setdefault(name, {"instrument": {}, "parties": {}, "party": [], "origins": []})
    whole["instrument"] |= table["instrument"]
    whole["name"] = file
    line: Origin | None = table.get("line")
    whole["origins"].append(line or Origin(file, "instrument"))
    head = dict(table.get("parties", {}))
    given = {"source": head.get("source", ""), "read": head.get("read", "none")}
    rows = tables_of(table, "party", file), tables_of(head, "states", file, "parties")
    head.pop("states", None)
    for named, lines in zip(("party", "parties.states"), rows, strict=True):
        whole["party"] += [
            (line or Origin(file, named, n), given | row) for n, row in enumerate(lines, start=1)
        ]
    whole["parties"] |= head
    for key in TABLES:
        numbered = enumerate(tables_of(table, key, file), start=1)
        whole.setdefault(key, []).extend((Origin(file, key, n), row) for n, row in numbered)


def _add_table(parts: dict[str, Whole], file: Traversable) -> None:
    """Add the treaties of a table, and the record that stands for the table itself."""
    own = set(parts)
    place = f"bilateral/{file.name}"
    for whole in treaty_heads(read_toml(file), place):
        name = str(whole["instrument"]["id"])
        if name in own and not whole["instrument"].get("list_of"):
            continue
        if name in parts:
            raise LawDataError(f"{file.name}: {name} appears twice, here or in another table")
        _add(parts, whole, place)


def _instrument(
    whole: Whole, sources: Sources, groups: Mapping[str, Group], language: str
) -> Instrument:
    name, head = str(whole["name"]), _with_articles(whole)
    rows = expand(list(_rows(whole, sources, language)), groups, name)
    tables = {
        field: tuple(_cited(whole.get(key, ()), model, sources, head.get("applies_from"), language))
        for key, (field, model) in TABLES.items()
    }
    about = {
        "party_list": parse(PartyList, whole["parties"], name, "parties", language),
        "parties": rows,
        "origins": tuple(whole["origins"]),
    }
    found = parse(Instrument, {**head, **about, **tables}, name, "instrument", language)
    terms = {
        field: tuple(_not_before(found, table) for table in getattr(found, field))
        for field, _ in TABLES.values()
    }
    return found.model_copy(update={"citation": _citation_of(found, sources, name), **terms})


def _not_before(instrument: Instrument, table: Cited) -> Cited:
    """A statement of an instrument: it holds no earlier than the instrument itself.

    Where that is not known to be in force for anybody, its citation says so.
    Where that applies later than it came into force, ``applies_from`` says so of each statement.
    """
    days = [day for day in (instrument.in_force, instrument.applies_from) if day is not None]
    first, citation = min(days, default=None), table.citation
    if citation is not None and in_force_nowhere(instrument, dt.date.max):
        return table.model_copy(update={"citation": replace(citation, pending=True)})
    if first is None or citation is None:
        return table
    own = citation.not_before
    floor: dt.date | int = max(first, own, key=begins) if own is not None else first
    kept = {"instrument_from": first, "citation": replace(citation, not_before=floor)}
    return table.model_copy(update=kept)


def _with_articles(whole: Whole) -> Whole:
    """The head of an instrument whose articles differ by kind, those of requests in a phrase."""
    head: Whole = whole["instrument"]
    listed = tables_of(head, "articles", str(whole["name"]), "instrument")
    requests = (row for row in listed if not row.get("to_provider"))
    rows = [str(row["article"]) for row in requests if "article" in row]
    return head | {"mla_articles": in_words(rows)} if rows else head


def _cited(
    rows: Any, model: type[Cited], sources: Sources, applies: Any, language: str
) -> Iterator[Cited]:
    """The tables of one kind; what says no other applies from the day of the instrument."""
    given = {"applies_from": applies} if applies else {}
    for origin, row in rows:
        what = f"{origin.table} {origin.number}"
        yield cite(parse(model, given | row, origin.file, what, language), sources, origin)


def _rows(whole: Whole, sources: Sources, language: str) -> Iterator[PartyRow]:
    cites: dict[tuple[str, str], Citation] = {}
    seen: set[str] = set()
    for origin, row in whole["party"]:
        file = origin.file
        party = parse(PartyRow, row, file, f"party {row.get('code', '')}", language)
        if party.code in seen:
            raise LawDataError(f"{file}: {whole['instrument'].get('id')} lists {party.code} twice")
        seen.add(party.code)
        key = (party.source, party.read)
        if party.source and key not in cites:
            cites[key] = _listed(party, sources, f"{file}: party {party.code}")
        yield party.model_copy(update={"citation": cites.get(key), "origin": origin})


def _listed(party: PartyRow, sources: Sources, file: str) -> Citation:
    """The citation of a line of a list: the list has no articles."""
    found = find_source(party.source, sources, file)
    return Citation(
        title=found.title,
        article="",
        read=party.read,
        official_id=found.official_id,
        url=found.url,
        as_of=found.as_of,
    )


def _citation_of(instrument: Instrument, sources: Sources, name: str) -> Citation:
    found = find_source(instrument.source, sources, f"{name}: instrument")
    return Citation(
        title=found.title,
        article=instrument.article or instrument.mla_articles,
        read=instrument.read,
        cite=found.cite,
        official_id=found.official_id,
        url=found.url,
        checked=instrument.checked,
        as_of=found.as_of,
        enacted=found.enacted,
        start=instrument.in_force,
        applies_from=instrument.applies_from,
    )
