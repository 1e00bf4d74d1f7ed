"""Every field's description has an id, which says the English that the field says."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from comity.law.assistance_kinds import load_assistance_kinds
from comity.model.drafts.base import Money, Period
from comity.model.drafts.request import Request
from comity.pipeline.own_plugin import open_host
from comity.steps.read.heading import model_of
from comity.steps.wording.abouts import (
    MODELS,
    about_ids,
    about_places,
    abouts,
    kind_about_ids,
    particular_about_ids,
    particular_sentence,
    said_about,
)
from comity.steps.wording.catalogue_loading import document_words, load_catalogue
from comity.steps.wording.needed import all_ids, needed, needed_for_messages
from comity.steps.wording.titles import model_fields

HOST = open_host()
KINDS = HOST.document_types()
ROLE = "The person's role in the proceedings."


def table() -> dict[str, object]:
    text = (files("comity_templates") / "abouts.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def described() -> list[tuple[tuple[str, ...], str]]:
    """The ids and the text of every field of every kind of document, and of kinds of assistance."""
    models = (*map(model_of, KINDS.values()), Money, Period)
    found = [
        (about_ids(model, steps), field.description or "")
        for model in models
        for steps, field in model_fields(model)
    ]
    for kind in load_assistance_kinds():
        found.append((kind_about_ids(kind.kind), kind.definition))
        for name, about in kind.particulars.items():
            found.append((particular_about_ids((kind.kind,), name), particular_sentence(about)))
    return [(ids, said) for ids, said in found if said]


def test_the_longest_id_of_each_field_says_what_the_field_says_and_no_id_is_unused() -> None:
    used: dict[str, set[str]] = {}
    for ids, said in described():
        id = next((one for one in ids if one in abouts()), "")
        used.setdefault(id, set()).add(said)
    other = {f"about.{name}": {said} for name, said in table()["other"].items()}

    assert used.pop("", set()) == set(), "List a longer id in abouts.toml."
    assert {**used, **other} == {id: {said} for id, said in abouts().items()}


def test_every_kind_of_document_of_the_host_is_described() -> None:
    assert set(MODELS) == set(map(model_of, KINDS.values()))
    assert {model.__name__.lower() for model in MODELS} == set(KINDS)


def test_an_id_that_the_table_lists_is_one_of_a_field_and_stands_there_once() -> None:
    ids = table()["ids"]

    assert sorted({f"about.{id}" for id in ids}) == sorted(f"about.{id}" for id in ids)
    assert {f"about.{id}" for id in ids} <= set(abouts())


@pytest.mark.parametrize("language", [pytest.param("de", marks=pytest.mark.needs_country), "fr"])
def test_every_description_has_its_own_words_in_the_languages_that_have_all(language: str) -> None:
    found = HOST.languages.wordings(language)

    assert found is not None
    texts = found.texts
    english = {id: said for file in found.files for id, said in file.english.items()}
    assert {id for id in abouts() if id not in texts} == set()
    assert {id: said for id, said in abouts().items() if english.get(id) != said} == {}
    # one English text is one text in the other language, wherever it stands
    by_english: dict[str, set[str]] = {}
    for id, said in abouts().items():
        by_english.setdefault(said, set()).add(texts[id])
    assert {said: own for said, own in by_english.items() if len(own) > 1} == {}


def test_the_longest_end_of_a_path_is_taken() -> None:
    ids = about_ids(Request, ("persons", "role"))
    texts = {"about.role": "kurz", "about.persons.role": "lang"}

    assert ids == ("about.request.persons.role", "about.persons.role", "about.role")
    assert said_about({"about.role": "kurz"}, ids, ROLE) == "kurz"
    assert said_about(texts, ids, ROLE) == "lang"


def test_a_text_serves_only_the_english_from_which_it_was_translated() -> None:
    texts = {"about.role": "Die Stellung der Person im Verfahren."}
    ids = ("about.permit.holders.role", "about.holders.role", "about.role")

    assert said_about(texts, ids, ROLE)
    assert said_about(texts, ids, "What the holder of the permit may do.") == ""


def test_a_kind_of_assistance_has_its_own_text_where_its_field_means_something_else() -> None:
    searched, traced = (
        next(id for id in particular_about_ids((kind,), "grounds") if id in abouts())
        for kind in ("bank-accounts-search", "tracing-of-proceeds")
    )

    assert (searched, traced) == (
        "about.particular.grounds",
        "about.particular.tracing-of-proceeds.grounds",
    )
    assert abouts()[searched] != abouts()[traced]


def test_a_plugin_words_the_field_of_its_own_kind_of_assistance() -> None:
    ids = particular_about_ids(("quarry-survey",), "depth")
    texts = {"about.particular.quarry-survey.depth": "Wie tief gegraben wird."}

    assert said_about(texts, ids, "How deep they dig.") == "Wie tief gegraben wird."


def test_a_translator_is_told_which_fields_a_text_is_said_of() -> None:
    places = about_places()

    assert "request.persons.role" in places["about.role"]
    assert set(places) <= set(abouts())


def test_descriptions_are_questions_and_no_document_needs_them() -> None:
    ids = set(abouts())

    assert ids <= needed_for_messages("questions", "pt")
    assert ids <= set(all_ids("pt"))
    assert not ids & needed_for_messages("findings", "pt")
    assert not any(ids & needed(kind, "pt") for kind in KINDS.values())


def test_what_a_document_may_say_is_none_of_the_descriptions() -> None:
    catalogue = load_catalogue(HOST.languages, "fr")
    said = catalogue.texts["about.role"]

    assert said not in document_words(catalogue)
    assert catalogue.texts["field.role"] in document_words(catalogue)
