"""The clause table: what each clause carries, and every commitment of the 2015 model carried."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Collection, Iterator
from importlib.resources import files
from typing import Any

import pytest

from comity.law.ask import questions
from comity.model.content import Content
from comity.model.drafts.describe import describe, walk
from comity.pipeline.own_plugin import open_host
from comity.steps.read.heading import model_of
from comity.steps.wording.catalogue import Catalogue, own_catalogue
from schema_pages import KINDS

ROLES = {"sentence", "heading", "column", "label", "word", "format"}
COLUMNS = {"also", "role", "carries", "fields", "law", "why", "when"}
FURNITURE = {"heading", "format"}  # these may stand without a field, a law or a reason


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("comity_templates") / name).read_text(encoding="utf-8"))


CLAUSES = {key: row for key, row in read("clauses.toml").items() if key != "schema"}
MODEL = read("model-2015.toml")
COMMITMENTS = {one["id"]: one for part in MODEL["section"] for one in part["commitments"]}
QUESTIONS = {question.id for group in questions() for question in group.questions}
FIELDS = {
    f"{kind}.{path}".replace("[]", "")
    for kind in KINDS
    for path, _ in walk(describe(model_of(open_host().document_types()[kind])))
}


def clauses() -> list[str]:
    """The clauses in their order, without the labels of particulars, which belong to fields."""
    return [text for text in own_catalogue("en").texts if not text.startswith("particular.")]


def test_every_clause_is_in_the_table_and_every_line_of_the_table_is_a_clause() -> None:
    known = set(clauses())

    assert known - set(CLAUSES) == set()
    assert set(CLAUSES) - known == set()


def test_the_table_is_in_the_order_of_the_catalogue() -> None:
    assert list(CLAUSES) == clauses()


def test_a_line_says_what_its_clause_is_for() -> None:
    reasons = ("carries", "fields", "law", "why")
    silent = [
        clause
        for clause, row in CLAUSES.items()
        if row["role"] not in FURNITURE and not any(row.get(column) for column in reasons)
    ]

    assert len(CLAUSES) > 800
    assert {clause for clause, row in CLAUSES.items() if not set(row) <= COLUMNS} == set()
    assert {clause for clause, row in CLAUSES.items() if row["role"] not in ROLES} == set()
    assert silent == []


@pytest.mark.parametrize(
    ("column", "known"), [("fields", FIELDS), ("carries", COMMITMENTS), ("law", QUESTIONS)]
)
def test_what_a_line_names_exists(column: str, known: Collection[str]) -> None:
    named = [(clause, one) for clause, row in CLAUSES.items() for one in row.get(column, ())]

    assert named
    assert [(clause, one) for clause, one in named if one not in known] == []


def test_the_2015_model_has_twelve_sections_numbered_in_order() -> None:
    assert [part["number"] for part in MODEL["section"]] == list(range(1, 13))
    for part in MODEL["section"]:
        ids = [one["id"] for one in part["commitments"]]
        assert ids == [f"model.{part['number']}.{n}" for n in range(1, len(ids) + 1)]


def carried() -> set[str]:
    return {name for row in CLAUSES.values() for name in row.get("carries", ())}


@pytest.mark.parametrize("name", COMMITMENTS)
def test_a_commitment_of_the_model_has_a_clause_or_a_field_with_its_reason(name: str) -> None:
    commitment = COMMITMENTS[name]
    fields = [f"notice.{path}" for path in commitment.get("fields", ())]

    assert name in carried() or fields
    assert bool(fields) == bool(commitment.get("reason"))
    assert [path for path in fields if path not in FIELDS] == []


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The ids of the clauses that are asked of a catalogue from now on."""
    asked: set[str] = set()
    original = Catalogue.text

    def text(self: Catalogue, clause: str, values: dict[str, str]) -> str:
        asked.add(clause)
        return original(self, clause, values)

    monkeypatch.setattr(Catalogue, "text", text)
    return asked


@pytest.mark.parametrize("language", ["en", pytest.param("fr", marks=pytest.mark.long)])
def test_no_clause_is_an_orphan(
    language: str,
    printed: set[str],
    everything: Callable[[str], Iterator[tuple[dict[str, Any], Content]]],
    say_everything: Callable[[dict[str, Any], str], None],
    request_data: dict[str, Any],
) -> None:
    contents = [content for _, content in everything(language)]
    say_everything(request_data, language)

    assert len(contents) > 20
    foreign = {"law.text", "law.title", "document.law.language"}  # only where English is foreign
    unprinted = {one for one in CLAUSES if one.startswith("document.missing")}  # previews
    unprinted.add("document.to-complete")
    # versions, as for the defence
    unprinted |= {"document.only.others", "disclosure.for_others"}
    unprinted |= {"request.identifier.hidden", "request.target.hidden"}
    # what `comity follow-up` writes into a file
    unprinted |= {one for one in CLAUSES if one.startswith("reminder.item.")}
    assert set(CLAUSES) - printed - unprinted == (foreign if language == "en" else set())
