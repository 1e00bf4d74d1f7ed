"""Every field of both models is in the field's own words, with its meaning, example and source."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from pydantic import BaseModel, TypeAdapter

from comity.model.drafts.base import DraftPart
from comity.model.drafts.correspondence_answers import Acknowledgement, Deficiency
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.correspondence_sent import Reminder, Transmittal
from comity.model.drafts.describe import FieldNote, describe, walk
from comity.model.drafts.notice import Notice
from comity.model.drafts.request import Request

PAPERS = (Transmittal, Reminder, Acknowledgement, Deficiency, Preservation)
FIELDS = {
    f"{model.__name__}: {path}": note
    for model in (Request, Notice, *PAPERS)
    for path, note in walk(describe(model))
}
SELF_EVIDENT = ("choice", "true-false", "table")


def those(holds: Callable[[FieldNote], bool]) -> list[str]:
    """The fields of both models of which something holds."""
    return [path for path, note in FIELDS.items() if holds(note)]


def models(top: type[BaseModel]) -> set[type[BaseModel]]:
    """A model and every table below it."""
    found = {top}
    waiting = [top]
    while waiting:
        for field in waiting.pop().model_fields.values():
            for kind in parts_in(field.annotation) - found:
                found.add(kind)
                waiting.append(kind)
    return found


def parts_in(annotation: object) -> set[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, DraftPart):
        return {annotation}
    inner = getattr(annotation, "__args__", ())
    return {kind for argument in inner for kind in parts_in(argument)}


def test_a_field_has_a_title_and_a_meaning_in_a_sentence() -> None:
    assert len(FIELDS) > 700
    assert those(lambda note: not note.title[0].isupper() or note.title.endswith(".")) == []
    assert those(lambda note: not note.about[:1].isupper() or not note.about.endswith(".")) == []


def test_a_field_says_who_asks_for_it_in_few_words() -> None:
    assert those(lambda note: not note.asked_by) == []
    assert those(lambda note: any(len(source) > 60 for source in note.asked_by)) == []


def test_a_field_has_an_example_unless_it_is_a_choice_or_a_table() -> None:
    assert those(lambda note: not note.examples and note.form not in SELF_EVIDENT) == []


def test_a_name_is_in_small_letters() -> None:
    assert those(lambda note: not re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)*", note.name)) == []


@pytest.mark.parametrize("top", [Request, Notice])
def test_every_table_says_what_it_is_and_refuses_what_it_does_not_know(
    top: type[BaseModel],
) -> None:
    tables = models(top)

    assert len(tables) > 25
    assert [t.__name__ for t in tables if not (t.__doc__ or "").strip().endswith(".")] == []
    assert [t.__name__ for t in tables if t.model_config.get("extra") != "forbid"] == []
    assert [t.__name__ for t in tables if not t.model_config.get("frozen")] == []


@pytest.mark.parametrize("top", [Request, Notice, *PAPERS])
def test_an_example_of_a_field_is_one_that_it_takes(top: type[BaseModel]) -> None:
    wrong = []
    for table in models(top):
        for name, field in table.model_fields.items():
            for example in field.examples or ():
                text = str(example)
                if text.startswith("{"):
                    continue
                many = getattr(field.annotation, "__origin__", None) is tuple
                try:
                    TypeAdapter(field.annotation).validate_python((text,) if many else text)
                except ValueError:
                    wrong.append(f"{table.__name__}.{name}: {text}")
    assert wrong == []


def test_the_sources_of_a_field_are_in_the_json_schema() -> None:
    schema = Request.model_json_schema(by_alias=True)

    assert schema["$defs"]["Measure"]["properties"]["purpose"]["asked_by"][0] == "UNTOC 18(15)(f)"
