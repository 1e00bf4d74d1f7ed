"""The rules of relevance name only what there is: fields, derivations, reasons."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest

from comity.host import Host
from comity.law.conditions import KEYS, paths_of
from comity.model.drafts.describe import describe, walk
from comity.steps.read.heading import model_of
from comity.tasks.questions.derived import DERIVATIONS
from comity.tasks.questions.sections import mapped_kinds
from comity.text.messages import load_family

FOLDER = files("comity.tasks.questions") / "rules"
FILES = {file.name.removesuffix(".toml"): file for file in FOLDER.iterdir()}
ROWS = {
    name: tomllib.loads(file.read_text(encoding="utf-8"))["rule"] for name, file in FILES.items()
}
DERIVED = ("is.", "case.")


def conditions(row: Any) -> Iterator[dict[str, Any]]:
    if isinstance(row, dict):
        yield row
        for value in row.values():
            yield from conditions(value)
    elif isinstance(row, list):
        for value in row:
            yield from conditions(value)


@pytest.fixture(scope="module")
def places(host: Host) -> dict[str, set[str]]:
    """The field paths of each kind, and of all of them."""
    found = {
        kind: {path for path, _ in walk(describe(model_of(record)))}
        for kind, record in host.document_types().items()
    }
    return found | {"shared": set().union(*found.values())}


def test_every_kind_of_document_has_rules() -> None:
    assert set(ROWS) == {"shared", *mapped_kinds()}


@pytest.mark.parametrize("name", ROWS)
def test_a_rule_is_about_fields_that_there_are(name: str, places: dict[str, set[str]]) -> None:
    named = [path for row in ROWS[name] for path in row["fields"]]
    assert [path for path in named if path not in places[name]] == []


@pytest.mark.parametrize("name", ROWS)
def test_a_rule_has_a_reason_or_a_derivation(name: str) -> None:
    for row in ROWS[name]:
        assert row["state"] in ("ask", "derived", "rare", "pointless")
        assert ("by" in row) == (row["state"] == "derived"), row
        assert ("why" in row) == (row["state"] != "derived"), row


@pytest.mark.parametrize("name", ROWS)
def test_a_condition_is_in_the_language_of_the_law_files(
    name: str, places: dict[str, set[str]]
) -> None:
    fields = {path.rpartition("[].")[2] for path in places["shared"]} | places["shared"]
    for row in ROWS[name]:
        when = row.get("when", {})
        assert all(set(one) <= KEYS for one in conditions(when)), row
        for path in paths_of(when):
            within = re.sub(r"\[\d+\]$", "", path.split("[].")[-1])
            assert within.startswith(DERIVED) or within in fields, path


def test_every_derivation_is_used_by_a_rule() -> None:
    assert {row["by"] for rows in ROWS.values() for row in rows if "by" in row} == set(DERIVATIONS)


def test_every_reason_is_a_message_and_every_message_a_reason() -> None:
    known = {id.removeprefix("relevance.") for id in load_family("relevance")}
    used = {row["why"] for rows in ROWS.values() for row in rows if "why" in row}
    general = {"answered", "by-law", "model", "rare", "usual", "nothing-to-name"}
    assert used <= known
    assert {one for one in known - used if not one.startswith("from-")} == general
