"""Examples of answers in the reader's language, each for the English that it translates."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from comity.pipeline.own_plugin import open_host
from comity.steps.read.heading import model_of
from comity.steps.wording.catalogue_loading import document_words, load_catalogue
from comity.steps.wording.examples import (
    example_ids,
    examples,
    item_example_ids,
    particular_example_ids,
    said_example,
)
from comity.tasks.authoring.agenda import Agenda
from comity.tasks.questions.fields import field_at, fields, of_kind, walk

HOST = open_host()
KINDS = HOST.document_types()
WHEELCHAIR = "Uses a wheelchair."


def exemplified() -> list[tuple[tuple[str, ...], str]]:
    """The ids and the example of every field, of each particular and of each item."""
    file = files("comity.tasks.questions") / "particular_examples.toml"
    rows = tomllib.loads(file.read_text(encoding="utf-8"))["all"]  # for kinds of plugins too
    found = [(particular_example_ids((), name), said) for name, said in rows.items()]
    for kind, type_ in KINDS.items():
        for field in walk(fields(kind, HOST)):
            if not field.examples or field.plugin:
                continue
            if field.kinds:
                ids = particular_example_ids(field.kinds, field.name)
            else:
                steps = tuple(step.removesuffix("[]") for step in field.path.split("."))
                ids = example_ids(model_of(type_), steps)
            found.append((ids, field.examples[0]))
    items = field_at(fields("request", HOST), "measures[].items")
    assert items is not None
    for kind in HOST.measures():
        if told := of_kind(items, kind).examples:
            found.append((item_example_ids(items.path, kind), told[0]))
    return found


def test_every_id_words_the_example_of_a_field_and_none_is_unused() -> None:
    used = {
        next((id for id in ids if examples().get(id) == said), "") for ids, said in exemplified()
    }

    assert used - {""} == set(examples())


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("language", "said"), [("de", "Benutzt einen Rollstuhl."), ("fr", "Se déplace en fauteuil")]
)
def test_an_example_is_in_the_language_of_the_reader(language: str, said: str) -> None:
    needs = field_at(fields("request", HOST, language=language), "persons[].needs")
    assert needs is not None
    assert needs.examples[0].startswith(said)
    assert needs.example_language == language

    measure = {"measures": [{"kind": "tax-data"}]}
    items = Agenda(HOST, "request", language).field("measures[0].items", measure)
    assert items is not None
    assert items.example_language == language
    assert items.examples != ("The tax return for 2025",)


def test_an_example_that_a_language_lacks_stays_english_and_says_so() -> None:
    needs = field_at(fields("request", HOST, language="en"), "persons[].needs")
    assert needs is not None
    assert needs.examples == (WHEELCHAIR,)
    assert needs.example_language == "en"
    other = of_kind(needs, "interception", "fr", {"example.items.interception": "Les appels"})
    assert other.example_language == "en"
    name = field_at(fields("request", HOST, language="fr"), "persons[].custody.place")
    assert name is not None
    assert (name.examples, name.example_language) == (("Ikoyi Prison",), "")


def test_a_text_serves_only_the_english_that_it_translates_unless_a_plugin_has_the_id() -> None:
    ids = ("example.persons.needs", "example.needs")
    texts = {"example.needs": "Se déplace en fauteuil roulant."}

    assert said_example(texts, ids, WHEELCHAIR) == texts["example.needs"]
    assert said_example(texts, ids, "Needs rest.") == ""
    own = {"example.particular.quarry-survey.depth": "Zwölf Meter"}
    assert said_example(own, tuple(own), "Twelve metres") == "Zwölf Meter"


def test_no_document_prints_an_example() -> None:
    french = document_words(load_catalogue(HOST.languages, "fr"))

    assert "Se déplace en fauteuil roulant." not in french
