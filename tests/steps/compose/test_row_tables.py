"""The rows that documents list are data: each table is used, each label has wording."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import comity.steps.compose
from comity.steps.compose.row_tables import row_table, row_tables
from comity.steps.wording.catalogue import own_catalogue

SOURCES = sorted(Path(comity.steps.compose.__file__).parent.rglob("*.py"))
KINDS = {"text", "date", "money", "period", "state", "language", "list", "lines"}


def _used() -> set[str]:
    return {
        argument.value
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "value_rows"
        for argument in node.args[:1]
        if isinstance(argument, ast.Constant)
    }


def test_every_table_is_used_and_every_one_that_is_used_is_there() -> None:
    assert set(row_tables()) == _used()


@pytest.mark.parametrize("name", row_tables())
def test_every_row_has_a_label_with_wording_and_a_kind(name: str) -> None:
    known = own_catalogue("en").texts
    for label, field, kind in row_table(name):
        assert f"label.{label}" in known
        assert field
        assert kind.split(":")[0] in KINDS | {"word", "choice"}


def test_a_table_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        row_table("request/nothing")
