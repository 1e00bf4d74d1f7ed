"""Every key of law data that the checkout uses is on docs/law-data-keys.md, and no other is."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from comity.law.ask import questions
from law_keys_page import documented, known, page, sections

Used = tuple[str, str, str]  # table, key, where it is used
FOLDERS = ("law", "instruments", "bilateral", "groups")
ROWS = {"articles": "articles", "states": "party", "treaties": "treaty", "members": "members"}
ROWS |= {"also": "also", "extends_to": "extends_to"}
CONDITIONS = ("when", "only", "require", "forbid", "limit")
ABOUT = {"central-authority": "value.authority", "point-of-contact": "value.authority"}
ABOUT |= {"languages": "value.languages", "road": "value.road"}


def test_every_key_in_use_is_documented(checkout: Path) -> None:
    used = set(everything(checkout))
    assert {"answer", "rule", "condition", "value.languages", "party", "case"} <= {
        table for table, _, _ in used
    }
    assert sorted(one for one in used if one[1] not in documented(one[0])) == []


@pytest.mark.parametrize("table", sections())
def test_the_page_has_the_keys_that_the_reader_knows_and_no_others(table: str) -> None:
    assert documented(table) == known(table)


def test_the_page_is_what_the_tool_makes(checkout: Path) -> None:
    shown = (checkout / "docs" / "law-data-keys.md").read_text(encoding="utf-8")
    assert shown == page(), "run `python tools/law_keys_page.py docs`"


def test_every_kind_of_value_that_is_a_table_has_a_section() -> None:
    types = {question.type for group in questions() for question in group.questions}
    tables = {name.removeprefix("value.") for name in sections() if name.startswith("value.")}
    assert types - {"yes-no", "text", "list"} <= tables


def everything(checkout: Path) -> Iterator[Used]:
    for file in sorted(checkout.glob("[jp]*s/*/src/comity_*/**/*.toml")):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        inside = file.relative_to(next(p for p in file.parents if p.parent.name == "src"))
        yield from ((*pair, str(inside)) for pair in _of_file(inside, table))


def _of_file(inside: Path, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    top = inside.parts[0]
    if top == "jurisdiction.toml":
        yield from _keys("jurisdiction", table)
        yield from (pair for row in table.get("part", ()) for pair in _keys("part", row))
    elif top in ("sources", "sources.toml"):
        for row in table.values():
            yield from _keys("source", row) if isinstance(row, dict) else ()
    elif top == "cases":
        yield from _of_case(table)
    elif top in FOLDERS:
        yield from _keys(f"file.{top}", table)
        for name, value in table.items():
            for row in value if isinstance(value, list) else [value]:
                yield from _of_row(name, row) if isinstance(row, dict) else ()


def _of_row(name: str, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from _keys(name, row)
    for key, table in ROWS.items():
        for inner in row[key] if isinstance(row.get(key), list) else ():
            yield from _of_row(table, inner) if isinstance(inner, dict) else ()
    for key in CONDITIONS:
        yield from _of_condition(row.get(key))
    if name == "clock":
        yield from _keys("value.period", row["period"])
    if isinstance(row.get("value"), dict):
        yield from _of_value(row, row["value"])


def _of_value(row: Mapping[str, Any], value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    types = {q.id: f"value.{q.type}" for group in questions() for q in group.questions}
    kind = types[row["question"]] if "question" in row else ABOUT[row["about"]]
    if kind == "value.text":
        return  # one text, by language
    yield from _keys(kind, value)
    yield from _of_condition(value.get("when"))
    if isinstance(value.get("certified"), dict):
        yield from _keys("value.certified", value["certified"])
        yield from _of_condition(value["certified"]["when"])
    if "apply_within" in value:
        yield from _keys("value.period", value["apply_within"])


def _of_condition(condition: Any) -> Iterator[tuple[str, str]]:
    if isinstance(condition, list):
        for part in condition:
            yield from _of_condition(part)
    elif isinstance(condition, dict):
        yield from _keys("condition", condition)
        for key in ("all", "any_of", "not", "any", "every"):
            yield from _of_condition(condition.get(key))


def _of_case(table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from _keys("case", table)
    for half in ("fails", "passes"):
        yield from _keys("case.half", table.get(half, {}))
    yield from _keys("case.expect", table.get("expect", {}))
    for row in table.get("expect", {}).get("values", ()):
        yield from _keys("case.value", row)


def _keys(name: str, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    return ((name, key) for key in table)
