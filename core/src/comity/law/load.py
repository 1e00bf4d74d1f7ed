"""Reading law files: TOML to the tables of ``model.law_records``, with their citations put in.

Files are read when asked for, never at start, and only those of the States and topics involved.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from pydantic import ValidationError

from comity.law.home import Home, name_of, root_of
from comity.law.kept import kept
from comity.law.text_tables import law_language, read_text, read_texts
from comity.law.toml import toml_table
from comity.model.citations import Citation
from comity.model.errors import LawDataError
from comity.model.first_days import begins
from comity.model.law_records import (
    Also,
    Answer,
    Assurance,
    Cited,
    Clock,
    Ground,
    Issuer,
    LawTable,
    RoadLaw,
    Rule,
    Source,
)
from comity.model.origin import Origin
from comity.model.records import Jurisdiction, LawBook
from comity.model.said_text import ENGLISH, Said

__all__ = [
    "SCHEMA",
    "Sources",
    "cite",
    "find_source",
    "in_force",
    "load_jurisdictions",
    "load_law",
    "load_sources",
    "names_another",
    "parse",
    "read_toml",
    "tables_of",
    "toml_files",
]

SCHEMA = 1
NAMES = ("name", "short_name")
TABLES: dict[str, type[Cited]] = {
    "answer": Answer,
    "rule": Rule,
    "ground": Ground,
    "assurance": Assurance,
    "clock": Clock,
    "road": RoadLaw,
    "issuer": Issuer,
}
# "s. 1, with s. 2" stays in one enactment; "with S.I. 2020/38" or "with § 2711(4)" names another
# source, read in another copy. It belongs in `also`; a file of an older day may still say so here.
OTHER_SOURCE = re.compile(r"\b(?:with (?!ss?\. )|with ss?\. .* as at )")
Sources = Mapping[str, Source]
Table = TypeVar("Table", bound=LawTable)


def read_toml(file: Traversable) -> dict[str, Any]:
    """A law file as a mapping.

    Raises:
        LawDataError: the file is missing, is no TOML, or has a schema this version cannot read.
    """
    try:
        table = toml_table(file.read_bytes())
    except OSError as error:
        raise LawDataError(f"{file.name}: cannot be read ({error.strerror})") from error
    except LawDataError as error:
        raise LawDataError(f"{file.name}: {error}") from error
    if "schema" not in table:
        raise LawDataError(f"{file.name}: has no schema; start the file with schema = {SCHEMA}")
    if table["schema"] != SCHEMA:
        raise LawDataError(
            f"{file.name}: schema is {table['schema']!r}; this version reads schema {SCHEMA}"
        )
    return table


def tables_of(table: Mapping[str, Any], key: str, file: str, above: str = "") -> list[Any]:
    """The tables that stand under a key: ``[[rule]]``, or a list within the table ``above``.

    Raises:
        LawDataError: it is something else, such as one table or a list of texts.
    """
    rows = table.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        cure = f"write {key} = [{{ ... }}, ...]" if above else f"write [[{key}]] above each"
        name = f"{above}.{key}" if above else key
        raise LawDataError(f"{file}: {name} is not a list of tables; {cure}")
    return rows


def load_jurisdictions(home: Home) -> tuple[Jurisdiction, ...]:
    """The records in a country's jurisdiction.toml: the State, then its parts (GB-SCT).

    Raises:
        LawDataError: the file is missing, or a required key is.
    """
    table = read_toml(root_of(home) / "jurisdiction.toml")
    package = name_of(home)
    rows = (table, *tables_of(table, "part", f"{package}: jurisdiction.toml"))
    for number, row in enumerate(rows):
        _check_jurisdiction(row, number, package)
    rows = tuple(_with_names(row, law_language(home), package) for row in rows)
    languages = tuple(table["languages"])
    return tuple(
        Jurisdiction(
            code=row["code"],
            name=row["name"],
            short_name=row.get("short_name", row["name"]),
            languages=tuple(row.get("languages", languages)),
            article=row.get("article", ""),
            short_article=row.get("short_article", row.get("article", "")),
        )
        for row in rows
    )


def _with_names(row: Mapping[str, Any], language: str, package: str) -> Mapping[str, Any]:
    """A State or a part of it with its names, each of which may be given in several languages."""
    faults: list[str] = []
    names = {key: read_text(row[key], key, language, faults) for key in NAMES if key in row}
    if faults:
        raise LawDataError(f"{package}: jurisdiction.toml: {'; '.join(faults)}")
    return {**row, **names}


def _check_jurisdiction(row: Mapping[str, Any], number: int, package: str) -> None:
    """Whether the keys of a State (number 0) or of a part of it are there, and are texts."""
    file = f"{package}: jurisdiction.toml"
    where = f" in [[part]] no. {number}" if number else ""
    for key in ("code", "name") if number else ("code", "name", "languages"):
        if key not in row:
            raise LawDataError(f"{file} lacks {key!r}{where}")
    for key in ("code", *NAMES, "article", "short_article"):
        texts = row.get(key, "")
        given = list(texts.values()) if key in NAMES and isinstance(texts, Mapping) else [texts]
        if not isinstance(texts, str) and given == [texts]:
            raise LawDataError(f"{file}: {key}{where} is {row[key]!r}; write text in quotes")
        if any("\n" in str(one) for one in given):  # in a list, it could pass for a row of its own
            raise LawDataError(f"{file}: {key}{where} contains a line break; write it on one line")
    tags = row.get("languages", [])
    if not isinstance(tags, list) or not all(isinstance(tag, str) for tag in tags):
        raise LawDataError(f'{file}: languages{where} is not a list of texts such as ["en"]')


def load_sources(home: Home) -> dict[str, Source]:
    """The sources a plugin cites, by key: sources.toml, and the files of a folder sources/.

    Raises:
        LawDataError: a file breaks its schema, or a key stands in two of them.
    """
    found: dict[str, Source] = {}
    root, language = root_of(home), law_language(home)
    several = [(f"sources/{file.name}", file) for file in toml_files(root / "sources")]
    for name, file in (("sources.toml", root / "sources.toml"), *several):
        for key, value in read_toml(file).items():
            if isinstance(value, dict):
                if key in found:
                    raise LawDataError(
                        f"{file.name}: the source {key!r} is already in another file"
                    )
                source = parse(Source, value, file.name, key, language)
                titled = {} if language == ENGLISH else {"title": Said(source.title, language)}
                found[key] = source.model_copy(update={"origin": Origin(name, key), **titled})
    return found


@kept("jurisdiction.toml", "sources.toml", "sources", "law")
def load_law(home: Home, code: str) -> LawBook:
    """Everything in a country's law folder, whatever the day; ``in_force`` narrows it down.

    Raises:
        LawDataError: a file breaks its schema or cites a source that is not there.
    """
    sources, language = load_sources(home), law_language(home)
    found: dict[str, list[Any]] = {name: [] for name in TABLES}
    for file in toml_files(root_of(home) / "law"):
        table = read_toml(file)
        for name, model in TABLES.items():
            found[name] += [
                cite(
                    parse(model, row, file.name, f"{name} {n}", language),
                    sources,
                    Origin(f"law/{file.name}", name, n),
                )
                for n, row in enumerate(tables_of(table, name, file.name), start=1)
            ]
    return LawBook(
        source=code,
        answers=tuple(found["answer"]),
        rules=tuple(found["rule"]),
        grounds=tuple(found["ground"]),
        assurances=tuple(found["assurance"]),
        clocks=tuple(found["clock"]),
        roads=tuple(found["road"]),
        issuers=tuple(found["issuer"]),
    )


def toml_files(folder: Traversable) -> list[Traversable]:
    """The TOML files of a folder by name; none where there is no folder."""
    if not folder.is_dir():
        return []
    return sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)


def parse(model: type[Table], row: Any, file: str, what: str, language: str = ENGLISH) -> Table:
    """A row as a table of the model; its texts are in the language of the file, or in several.

    Raises:
        LawDataError: it does not fit; the message names file, table and every key.
    """
    read, wrong = read_texts(model, row, language) if isinstance(row, Mapping) else (row, [])
    cause: Exception | None = None
    try:
        found = model.model_validate(read)
    except ValidationError as error:
        wrong += [
            ": ".join(filter(None, (".".join(map(str, fault["loc"])), _cause(fault["msg"]))))
            for fault in error.errors()
        ]
        cause = error
    if wrong:
        name = row.get("id") or row.get("question") if isinstance(row, dict) else None
        said = f"{file}: {what}{f' ({name})' if name else ''}: {'; '.join(wrong)}"
        raise LawDataError(said) from cause
    return found


def _cause(message: str) -> str:
    """What pydantic says, less the head that it puts before a reason of our own."""
    return message.removeprefix("Value error, ")


def cite(table: Cited, sources: Sources, origin: Origin) -> Cited:
    """The table with the citation that its sources and its own keys make, and where it stands.

    Raises:
        LawDataError: no source has a key that it cites.
    """
    place = f"{origin.file}: {origin.table} {origin.number}".removesuffix(" 0")
    found = find_source(table.source, sources, place)
    floor, account = _floor(table, sources, place)
    citation = Citation(
        title=found.title,
        article=table.article,
        read=table.read,
        cite=found.cite,
        official_id=found.official_id,
        url=found.url,
        start=table.start,
        end=table.end,
        checked=table.checked,
        reviewed_by=table.reviewed_by,
        enacted=found.enacted,
        not_before=floor,
        account=account or None,
        older_law=table.older_law,
        applies_from=table.applies_from,
        as_of=None if names_another(table.article) else found.as_of,
        also=tuple(_further(one, sources, place) for one in table.also),
    )
    return table.model_copy(update={"citation": citation, "origin": origin})


def _floor(table: Cited, sources: Sources, file: str) -> tuple[dt.date | int | None, bool]:
    """The first day on which all that a statement rests on stood, and whether an account gives it.

    That is the day of the youngest: of its sources, and of the provision where it says so itself.
    """
    named = [find_source(key, sources, file) for key in table.keys]
    days = [(one.enacted, one.account) for one in named if one.enacted is not None]
    days += [(table.enacted, False)] if table.enacted is not None else []
    return max(days, key=lambda day: begins(day[0]), default=(None, False))


def _further(one: Also, sources: Sources, file: str) -> Citation:
    """The citation of a further source: its article, and how that article was read."""
    found = find_source(one.source, sources, file)
    return Citation(
        title=found.title,
        article=one.article,
        read=one.read,
        cite=found.cite,
        official_id=found.official_id,
        url=found.url,
        as_of=found.as_of,
        enacted=found.enacted,
        account=found.account or None,
    )


def names_another(article: str) -> bool:
    """Whether an article names another source in words, which belongs in ``also``.

    Of such a statement no day can be told, and what is said of its reading is true of one alone.
    """
    return OTHER_SOURCE.search(article) is not None


def find_source(key: str, sources: Sources, file: str) -> Source:
    """The source of a key.

    Raises:
        LawDataError: no source has that key.
    """
    if key not in sources:
        raise LawDataError(f"{file}: cites {key!r}, which is not in sources.toml")
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
        roads=held(book.roads),
        issuers=held(book.issuers),
        younger=tuple(
            table
            for table in (*book.statements, *book.younger)
            if table.is_younger_than(day) and table.speaks_for(part)
        ),
    )
