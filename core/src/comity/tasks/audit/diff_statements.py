"""The statements of law files, each under a name that stays the same between versions."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from comity.tasks.audit.wheel import LawFiles

__all__ = ["Statement", "statements_of"]

NAMES = ("id", "code", "question", "topic", "relation", "party")
BESIDE = ("for", "matter", "road", "part", "to")  # what tells two without an id apart
# lists with a line a State, and what each line is: a change of one is no change of all
LINES = {
    "parties": ("states", "party"),
    "table": ("treaties", "treaty"),
    "group": ("members", "member"),
}


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: its kind and name, where it stands in law, and its keys."""

    kind: str
    name: str
    cite: str
    keys: Mapping[str, Any]

    @property
    def place(self) -> str:
        """Kind and name, with source and article where they are known."""
        text = f"{self.kind} {self.name}"
        return f"{text} ({self.cite})" if self.cite else text


def statements_of(files: LawFiles) -> dict[tuple[str, str], Statement]:
    """Every statement by kind and name: the State, sources, answers, rules, treaties, parties."""
    sources = _sources(files)
    found: dict[tuple[str, str], Statement] = {}
    times: Counter[tuple[str, str]] = Counter()
    for file, table in files.tables.items():
        whole, lists = _whole(table), table.get("parties") or table.get("table") or {}
        for kind, row in _rows(file, table):
            name = " ".join(filter(None, (whole if kind != "instrument" else "", _name(row))))
            name = name or file.removesuffix(".toml")
            times[kind, name] += 1
            if times[kind, name] > 1 and kind in ("instrument", "parties"):
                row = {**found[kind, name].keys, **row}  # one instrument in several files
            elif times[kind, name] > 1:
                name = f"{name} #{times[kind, name]}"
            line = kind in ("party", "treaty")
            cite = _cite({"source": lists.get("source", ""), **row} if line else row, sources)
            found[kind, name] = Statement(kind, name, cite, row)
    return found


def _whole(table: Mapping[str, Any]) -> str:
    """What the statements of a file are part of: an instrument, a table of treaties, a group."""
    names = (("instrument", "id"), ("table", "state"), ("group", "code"))
    return next((str(table[a][b]) for a, b in names if b in table.get(a, {})), "")


def _sources(files: LawFiles) -> dict[str, Mapping[str, Any]]:
    return {
        key: row
        for file, table in files.tables.items()
        if file.startswith("sources")
        for key, row in table.items()
        if isinstance(row, Mapping)
    }


def _rows(file: str, table: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if file == "jurisdiction.toml":
        yield "State", {k: v for k, v in table.items() if k not in ("schema", "part", "exempt")}
    for key, value in table.items():
        if isinstance(value, Mapping):
            if file.startswith("sources"):
                yield "source", {"id": key, **value}
                continue
            inside, kind = LINES.get(key, ("", ""))
            yield key, {k: v for k, v in value.items() if k != inside}
            yield from ((kind, row) for row in value.get(inside, ()) if isinstance(row, Mapping))
        elif isinstance(value, list):
            rows = [row for row in value if isinstance(row, Mapping)]
            yield from ((key, row) for row in sorted(rows, key=_since))


def _since(row: Mapping[str, Any]) -> tuple[str, dt.date]:
    """Versions of one statement in the order of time, so that a new one is the last."""
    start = row.get("from")
    return _name(row), start if isinstance(start, dt.date) else dt.date.min


def _name(row: Mapping[str, Any]) -> str:
    key = next((key for key in NAMES if key in row), None)
    if key is None:
        return ""
    beside = [] if key in ("id", "code") else [row[k] for k in BESIDE if row.get(k) and k != "to"]
    if key == "relation":
        beside = [row.get("to", "")]
    if key == "topic":
        beside = [row.get("article", "")]
    texts = [", ".join(map(str, b)) if isinstance(b, list) else str(b) for b in beside]
    return f"{row[key]} [{'; '.join(filter(None, texts))}]" if any(texts) else str(row[key])


def _cite(row: Mapping[str, Any], sources: Mapping[str, Mapping[str, Any]]) -> str:
    """Every source with its article, as a citation is written."""
    further = [one for one in row.get("also", ()) if isinstance(one, Mapping)]
    own, *others = (_cite_one(one, sources) for one in (row, *further))
    return f"{own}, with {', and '.join(others)}" if others else own


def _cite_one(row: Mapping[str, Any], sources: Mapping[str, Mapping[str, Any]]) -> str:
    source = sources.get(str(row.get("source", "")), {})
    title = str(source.get("cite") or source.get("title") or row.get("source", ""))
    article = str(row.get("article") or row.get("mla_articles") or "")
    return f"{title} {article}".strip(" ,")
