"""The tables of ids agree with the models, and no id comes or goes without a version."""

from __future__ import annotations

import hashlib
import tomllib
from importlib.resources import files
from typing import Any

import pytest
from pydantic import BaseModel

from comity.law.assistance_kinds import load_assistance_kinds
from comity.pipeline.own_plugin import open_host
from comity.steps.read.heading import model_of
from comity.steps.wording.needed import all_ids, clause_ids, needed, needed_for_messages, since
from comity.steps.wording.titles import choice_words, field_ids, model_fields
from comity.text.plurals import forms
from comity.text.slots import wordless

KINDS = open_host().document_types()
MODELS: tuple[type[BaseModel], ...] = tuple(map(model_of, KINDS.values()))
OPEN = "choice.holder."  # an open list: `holder.kind` takes any word
CURE = (
    "Raise `version` in versions.toml and list the new ids there:\n"
    '[[added]]\nversion = 2\nids = ["…"]\n'
    "An id of an earlier version stays: a catalogue somewhere words it."
)


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((files("comity_templates") / name).read_text(encoding="utf-8"))


def titles(family: str) -> dict[str, str]:
    return {f"{family}.{id}": said for id, said in table("titles.toml")[family].items()}


def used_titles() -> dict[str, set[str]]:
    """Each id that titles a field, with the titles that the models give; "" is none."""
    known, found = titles("field"), dict[str, set[str]]()
    for model in MODELS:
        for steps, field in model_fields(model):
            id = next((one for one in field_ids(model, steps) if one in known), "")
            found.setdefault(id, set()).add(field.title or steps[-1])
    return found


def test_every_field_has_the_title_of_its_model_and_no_title_is_unused() -> None:
    used = used_titles()

    assert used.pop("", set()) == set()
    assert used == {id: {said} for id, said in titles("field").items()}


def test_every_value_of_a_closed_list_has_its_word_and_no_word_is_unused() -> None:
    known, used = titles("choice"), set[str]()
    rows = [row for row in table("clauses.toml").values() if isinstance(row, dict)]
    worded = [path for row in rows for path in row.get("fields", ())]
    lacking = set()
    for model in MODELS:
        for steps, field in model_fields(model):
            last = f".{'.'.join(steps[-2:])}"
            for value in choice_words(field.annotation):
                ids = (f"choice.{steps[-1]}.{value}", f"choice.{value}")
                id = next((one for one in ids if one in known), "")
                used.add(id)
                if not id and not plain(steps) and not any(path.endswith(last) for path in worded):
                    lacking.add(f"{model.__name__}.{'.'.join(steps)}: {value}")

    assert lacking == set()
    assert set(known) - used == {id for id in known if id.startswith(OPEN)}
    assert {id: word for id, word in known.items() if not word.strip()} == {}


def plain(steps: tuple[str, ...]) -> bool:
    """A value that no document prints: which form the file has, and which kind of document."""
    return steps in (("schema",), ("kind",))


def test_every_id_is_needed_by_some_document_or_message_or_has_no_words_of_its_own() -> None:
    by_kind = {id for kind in KINDS.values() for id in needed(kind, "fr")}
    messages = {id for part in ("findings", "questions") for id in needed_for_messages(part, "fr")}
    rest = {id: said for id, said in all_ids("fr").items() if id not in by_kind | messages}

    assert {id: said for id, said in rest.items() if not wordless(said)} == {}


def test_a_kind_of_document_needs_less_than_all() -> None:
    counts = {kind: len(needed(type_, "fr")) for kind, type_ in KINDS.items()}

    assert max(counts.values()) == counts["request"] < len(clause_ids("fr"))
    assert "notice.title" not in needed(KINDS["request"], "fr")
    assert "request.thanks" not in needed(KINDS["notice"], "fr")


def test_a_language_with_more_plural_forms_needs_words_for_each() -> None:
    assert forms("pl") == ("many", "one", "few", "other") or set(forms("pl")) > {"one", "other"}
    polish = needed(KINDS["request"], "pl") - needed(KINDS["request"], "fr")

    assert "word.persons.few" in polish
    assert {id.rpartition(".")[2] for id in polish} == set(forms("pl")) - {"one", "other"}


def test_every_kind_of_assistance_is_needed_for_a_request() -> None:
    kinds = {f"measure.{kind.kind}" for kind in load_assistance_kinds()}

    assert kinds <= needed(KINDS["request"], "fr")


def test_ids_are_neither_added_nor_removed_without_a_new_version() -> None:
    versions = table("versions.toml")
    later = {id for row in versions.get("added", ()) for id in row["ids"]}
    first = sorted(id for id in all_ids("en") if id not in later)
    digest = hashlib.sha256("\n".join(first).encode()).hexdigest()

    assert later <= set(all_ids("en")), CURE
    assert {"count": len(first), "digest": digest} == versions["first"], CURE
    assert versions["version"] == max([1, *(row["version"] for row in versions.get("added", ()))])


@pytest.mark.parametrize("id", ["request.thanks", "message.lint.all-data", "field.address"])
def test_an_id_of_the_first_version_has_been_there_from_the_start(id: str) -> None:
    assert id in all_ids("en")
    assert since(id) == 1
