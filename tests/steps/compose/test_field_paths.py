"""Every field that a document reads by its path is a field of the schema."""

from __future__ import annotations

import ast
import re
import typing
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

import comity.steps.compose
from comity.model.drafts.base import DraftPart
from comity.pipeline.own_plugin import open_host
from comity.steps.compose.row_tables import row_tables

SOURCES = sorted(Path(comity.steps.compose.__file__).parent.rglob("*.py"))
READERS = {
    *("text", "word", "get", "has", "count", "each", "paragraphs", "each_text", "joined", "lines"),
    *("refer", "measure", "languages", "whole", "used", "place_period", "withhold"),
}
DEPTH = 5
FREE = ("particulars", "extensions")
"""Tables whose keys the schema leaves open: a kind of assistance or a plugin declares them."""


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from _models(inner)


def _chains(model: type[BaseModel], depth: int) -> Iterator[str]:
    for name, field in model.model_fields.items():
        name = field.alias or name
        yield name
        if depth > 1:
            for inner in _models(field.annotation):
                yield from (f"{name}.{rest}" for rest in _chains(inner, depth - 1))


def _subclasses(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for one in model.__subclasses__():
        yield one
        yield from _subclasses(one)


@cache
def known() -> frozenset[str]:
    """The paths below any table of a case file, without indexes."""
    for document in open_host().document_types().values():
        __import__(document.model.partition(":")[0])
    found: set[str] = set()
    for model in {DraftPart, *_subclasses(DraftPart)}:
        found.update(_chains(model, DEPTH))
    return frozenset(found)


def _literal(node: ast.expr) -> str:
    """The path that an argument names; what comes from a variable before it is left out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.FormattedValue):
        rest = node.values[1:]
        if all(isinstance(part, ast.Constant) for part in rest):
            return "".join(str(typing.cast(ast.Constant, part).value) for part in rest)
    return ""


def _read() -> Iterator[tuple[str, str]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id in ("drafter", "self")
                and node.func.attr in READERS
                and node.args
            ):
                written = re.sub(r"\[\d*\]", "", _literal(node.args[0])).strip(".")
                if written and not any(part in FREE for part in written.split(".")):
                    yield f"{path.name}:{node.lineno}", written


def test_the_sources_read_many_fields() -> None:
    assert len(list(_read())) > 300
    assert "requesting.authority.name" in known()
    assert "requesting.authority.nmae" not in known()


def test_every_field_that_a_document_reads_is_in_the_schema() -> None:
    assert {(where, path) for where, path in _read() if path not in known()} == set()


@pytest.mark.parametrize("table", row_tables())
def test_every_row_that_a_document_lists_reads_a_field_of_the_schema(table: str) -> None:
    assert {field for _, field, _ in row_tables()[table] if field not in known()} == set()
