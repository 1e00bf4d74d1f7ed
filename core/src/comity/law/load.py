"""Reading law files: TOML to the tables of ``comity.law.records``, with their citations put in.

Files are read when asked for, never at start, and only those of the States and topics involved.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from pydantic import ValidationError

from comity.errors import LawDataError
from comity.law.records import (
    Answer,
    Assurance,
    Cited,
    Clock,
    Ground,
    Instrument,
    LawTable,
    Order,
    PartyList,
    PartyRow,
    Provision,
    Rule,
    Scope,
    Source,
)
from comity.records import Citation, Jurisdiction, LawBook, Read

__all__ = [
    "SCHEMA",
    "in_force",
    "load_instruments",
    "load_jurisdictions",
    "load_law",
    "load_sources",
    "read_toml",
]

SCHEMA = 1
TABLES: dict[str, type[Cited]] = {
    "answer": Answer,
    "rule": Rule,
    "ground": Ground,
    "assurance": Assurance,
    "clock": Clock,
}
# "s. 1, with s. 2" stays in one enactment; "with S.I. 2020/38" or "with § 2711(4)" names another
# source, read in a copy of another day, so that the first one's day would not be true of both.
OTHER_SOURCE = re.compile(r"\bwith (?!ss?\. )")
Sources = Mapping[str, Source]
Table = TypeVar("Table", bound=LawTable)


def read_toml(file: Traversable) -> dict[str, Any]:
    """A law file as a mapping.

    Raises:
        LawDataError: the file is missing, is no TOML, or has a schema this version cannot read.
    """
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise LawDataError(f"{file.name}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LawDataError(f"{file.name}: is no valid TOML: {error}") from error
    if table.get("schema") != SCHEMA:
        raise LawDataError(
            f"{file.name}: schema is {table.get('schema')!r}; this version reads schema {SCHEMA}"
        )
    return table


def load_jurisdictions(package: str) -> tuple[Jurisdiction, ...]:
    """The records in a country's jurisdiction.toml: the State, then its parts (GB-SCT).

    Raises:
        LawDataError: the file is missing, or a required key is.
    """
    table = read_toml(files(package) / "jurisdiction.toml")
    try:
        languages = tuple(map(str, table["languages"]))
        return tuple(
            Jurisdiction(
                code=str(row["code"]),
                name=str(row["name"]),
                short_name=str(row.get("short_name", row["name"])),
                languages=tuple(map(str, row.get("languages", languages))),
                article=str(row.get("article", "")),
                short_article=str(row.get("short_article", row.get("article", ""))),
                law_as_of=table.get("law_as_of"),
            )
            for row in (table, *table.get("part", ()))
        )
    except KeyError as error:
        raise LawDataError(f"{package}: jurisdiction.toml lacks {error.args[0]!r}") from error


def load_sources(package: str) -> dict[str, Source]:
    """The sources a plugin cites, by key."""
    table = read_toml(files(package) / "sources.toml")
    return {
        key: _parse(Source, value, "sources.toml", key)
        for key, value in table.items()
        if isinstance(value, dict)
    }


def load_law(package: str, code: str) -> LawBook:
    """Everything in a country's law folder, whatever the day; ``in_force`` narrows it down.

    Raises:
        LawDataError: a file breaks its schema or cites a source that is not there.
    """
    sources = load_sources(package)
    found: dict[str, list[Any]] = {name: [] for name in TABLES}
    for file in _toml_files(files(package) / "law"):
        table = read_toml(file)
        for name, model in TABLES.items():
            found[name] += [
                _cite(_parse(model, row, file.name, f"{name} {n}"), sources, file.name)
                for n, row in enumerate(table.get(name, ()), start=1)
            ]
    return LawBook(
        source=code,
        answers=tuple(found["answer"]),
        rules=tuple(found["rule"]),
        grounds=tuple(found["ground"]),
        assurances=tuple(found["assurance"]),
        clocks=tuple(found["clock"]),
    )


def load_instruments(package: str) -> tuple[Instrument, ...]:
    """Every instrument in a topic's instruments folder; one may be spread over several files.

    Raises:
        LawDataError: a file breaks its schema or cites a source that is not there.
    """
    sources = load_sources(package)
    parts: dict[str, dict[str, Any]] = {}
    for file in _toml_files(files(package) / "instruments"):
        table = read_toml(file)
        whole = parts.setdefault(str(table["instrument"]["id"]), {"instrument": {}, "name": ""})
        whole["instrument"] |= table["instrument"]
        whole["name"] = file.name
        whole["parties"] = table.get("parties", whole.get("parties", {}))
        for name in ("party", "order", "scope", "provision", "rule", "ground"):
            whole.setdefault(name, []).extend(table.get(name, ()))
    return tuple(_instrument(whole, sources) for whole in parts.values())


def _instrument(whole: Mapping[str, Any], sources: Sources) -> Instrument:
    name = str(whole["name"])

    def rows(key: str, model: type[Cited]) -> tuple[Any, ...]:
        return tuple(
            _cite(_parse(model, row, name, f"{key} {n}"), sources, name)
            for n, row in enumerate(whole.get(key, ()), start=1)
        )

    head = whole["instrument"]
    return _parse(
        Instrument,
        {
            **head,
            "citation": _citation_of(head, sources, name),
            "party_list": _parse(PartyList, whole.get("parties", {}), name, "parties"),
            "parties": tuple(_parse(PartyRow, row, name, "party") for row in whole["party"]),
            "order": rows("order", Order),
            "scope": rows("scope", Scope),
            "provisions": rows("provision", Provision),
            "rules": rows("rule", Rule),
            "grounds": rows("ground", Ground),
        },
        name,
        "instrument",
    )


def _citation_of(head: Mapping[str, Any], sources: Sources, name: str) -> Citation:
    source = _source(str(head.get("source", "")), sources, name)
    return Citation(
        title=source.title,
        article=str(head.get("mla_articles", "")),
        read=Read(head.get("read", "none")),
        cite=source.cite,
        official_id=source.official_id,
        url=source.url,
        checked=head.get("checked"),
        as_of=source.as_of,
    )


def _toml_files(folder: Traversable) -> list[Traversable]:
    if not folder.is_dir():
        return []
    return sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)


def _parse(model: type[Table], row: Any, file: str, what: str) -> Table:
    try:
        return model.model_validate(row)
    except ValidationError as error:
        faults = "; ".join(
            f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()
        )
        name = row.get("id") or row.get("question") if isinstance(row, dict) else None
        raise LawDataError(f"{file}: {what}{f' ({name})' if name else ''}: {faults}") from error


def _cite(table: Cited, sources: Sources, file: str) -> Cited:
    source = _source(table.source, sources, file)
    citation = Citation(
        title=source.title,
        article=table.article,
        read=table.read,
        cite=source.cite,
        official_id=source.official_id,
        url=source.url,
        start=table.start,
        end=table.end,
        checked=table.checked,
        reviewed_by=table.reviewed_by,
        as_of=None if OTHER_SOURCE.search(table.article) else source.as_of,
    )
    return table.model_copy(update={"citation": citation})


def _source(key: str, sources: Sources, file: str) -> Source:
    if key not in sources:
        raise LawDataError(f"{file}: cites {key!r}, which sources.toml does not hold")
    return sources[key]


def in_force(book: LawBook, day: dt.date, code: str = "") -> LawBook:
    """The part of a law book that held on a day, for a State or for a part of it (GB-SCT)."""
    part = code if "-" in code else ""

    def held(tables: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(table for table in tables if table.held_on(day) and table.speaks_for(part))

    return LawBook(
        source=code or book.source,
        answers=held(book.answers),
        rules=held(book.rules),
        grounds=held(book.grounds),
        assurances=held(book.assurances),
        clocks=held(book.clocks),
        clauses=book.clauses,
    )
