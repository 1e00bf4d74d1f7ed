"""Every catalogue beside the English one is whole, and a document in it says nothing in English."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import pytest
from compositions import LAW_SAYS, authors_texts
from pydantic import BaseModel

from comity.law.assistance_kinds import load_assistance_kinds
from comity.model.content import Content
from comity.pipeline.build import check_case, read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.compose import compose
from comity.steps.read.heading import model_of
from comity.steps.wording.catalogue import SLOT, own_catalogue
from comity.steps.wording.titles import choice_words, field_ids
from comity.text import load_detector
from comity_templates import catalogues

OTHERS = [language for language in catalogues() if language != "en"]
FAMILIES = (
    *("field.", "measure.", "particular.", "choice.", "instrument.", "cited.", "class."),
    *("state.", "term."),
    # what the program says and asks, which English has in tables of its own
    *("message.", "about.", "example."),
)
MODELS: tuple[type[BaseModel], ...] = tuple(
    model_of(kind) for kind in open_host().document_types().values()
)
SAMPLES = sorted((files("comity.kit.samples") / "").iterdir(), key=lambda file: file.name)
CASES = [Path(str(file)) for file in SAMPLES if file.name.endswith(".yaml")]

Everything = Callable[[str], Iterator[tuple[dict[str, Any], Content]]]


def fields(
    model: type[BaseModel], steps: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], str, Any]]:
    """Every field of a model with its path, its English title and its annotation."""
    for key, field in model.model_fields.items():
        here = (*steps, field.alias or key)
        yield here, field.title or here[-1], field.annotation
        inner = model_in(field.annotation)
        if inner is not None:
            yield from fields(inner, here)


def model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((m for a in get_args(annotation) if (m := model_in(a)) is not None), None)


@pytest.mark.parametrize("language", OTHERS)
def test_it_has_every_clause_of_the_english_one_with_the_same_slots(language: str) -> None:
    other = own_catalogue(language).texts
    english = {
        text: said
        for text, said in own_catalogue("en").texts.items()
        if not text.startswith(FAMILIES)
    }
    own = {text for text in other if not text.startswith(FAMILIES)}

    assert own == set(english)
    assert {text for text, said in other.items() if not said.strip()} == set()
    for text, said in english.items():
        assert set(SLOT.findall(other[text])) == set(SLOT.findall(said)), text


@pytest.mark.parametrize("language", OTHERS)
def test_it_titles_every_field_and_one_title_stands_for_one_english_title(language: str) -> None:
    words = own_catalogue(language)
    english: dict[str, set[str]] = {}
    for model in MODELS:
        for steps, title, _ in fields(model):
            found = next((name for name in field_ids(model, steps) if words.has(name)), None)
            assert found is not None, f"{model.__name__}: {'.'.join(steps)}"
            english.setdefault(found, set()).add(title)

    assert {name: titles for name, titles in english.items() if len(titles) > 1} == {}
    assert {text for text in words.texts if text.startswith("field.")} == set(english)


@pytest.mark.parametrize("language", OTHERS)
def test_it_names_every_kind_of_assistance_with_its_particulars_and_no_other(language: str) -> None:
    words = own_catalogue(language)
    kinds = {f"measure.{measure.kind}" for measure in load_assistance_kinds()}
    names = {
        f"particular.{name}"
        for measure in load_assistance_kinds()
        for name in (*measure.particulars, *measure.also)
    }

    assert {text for text in words.texts if text.startswith("measure.")} == kinds
    assert names - set(words.texts) == set()
    assert {text for text in words.texts if text.startswith("particular.")} - names == set()


@pytest.mark.needs_country
@pytest.mark.parametrize("language", OTHERS)
def test_it_titles_no_instrument_that_there_is_not(language: str) -> None:
    texts = own_catalogue(language).texts
    titled = {text.split(".")[1] for text in texts if text.startswith("instrument.")}

    assert titled
    assert titled - set(open_host().instruments()) == set()
    assert all(f"instrument.{name}.title" in texts for name in titled)


@pytest.mark.needs_country
@pytest.mark.parametrize("language", OTHERS)
def test_it_has_every_word_that_names_articles_of_instruments(language: str) -> None:
    words = own_catalogue(language)
    cited = " ".join(instrument.mla_articles for instrument in open_host().instruments().values())
    used = set(re.findall(r"\b[a-z]{2,}\b", cited))

    assert {"arts", "and", "to"} <= used
    assert {word for word in used if not words.has(f"cited.{word}")} == set()


@pytest.mark.parametrize("language", OTHERS)
def test_it_words_every_closed_list_that_no_clause_words(language: str) -> None:
    words = own_catalogue(language)
    table = tomllib.loads((files("comity_templates") / "clauses.toml").read_text(encoding="utf-8"))
    worded = {path for row in table.values() if isinstance(row, dict) for path in said_by(row)}
    lacking = {
        f"{model.__name__}.{'.'.join(steps)}: {value}"
        for model in MODELS
        for steps, _, annotation in fields(model)
        for value in choice_words(annotation)
        if not any(f".{path}".endswith(f".{'.'.join(steps[-2:])}") for path in worded)
        and steps[-1] not in ("schema", "kind")  # withheld at the top, worded below
        and not words.has(f"choice.{steps[-1]}.{value}")
        and not words.has(f"choice.{value}")
    }
    assert lacking == set()


def said_by(row: dict[str, Any]) -> list[str]:
    return list(row.get("fields", ()))


def test_a_field_that_a_catalogue_does_not_title_is_in_english_and_noted() -> None:
    words = replace(own_catalogue("fr"), missed=set())

    assert words.titled(("field.request.invented", "field.invented"), "Invented") == "Invented"
    assert words.missed == {"field.invented"}


@pytest.mark.parametrize("language", OTHERS)
def test_no_clause_was_left_in_english(language: str) -> None:
    english, other = own_catalogue("en").texts, own_catalogue(language).texts
    same = [
        clause
        for clause, text in english.items()
        if other[clause] == text and len(re.findall(r"[^\W\d_]+", SLOT.sub("", text))) > 1
    ]
    assert same == []


# --- French -------------------------------------------------------------------------------------


def printed() -> Iterator[tuple[str, str]]:
    """The French texts of documents, without what the program says to its user."""
    for clause, text in own_catalogue("fr").texts.items():
        if not clause.startswith(("message.", "about.")):
            yield clause, text


def test_french_is_set_as_french_is_printed() -> None:
    for clause, text in printed():
        assert not re.search(r"(?<![\u00a0\u202f{])[;?!»]|(?<!\u00a0):(?!\w)", text), clause
        assert "'" not in text, clause
        assert "«" not in text or "«\u00a0" in text, clause


def test_a_state_stands_in_brackets_in_french_so_that_no_contraction_can_be_wrong() -> None:
    for clause, text in printed():
        for slot in ("requesting", "requested", "state"):
            assert text.count(f"{{{slot}}}") == text.count(f"({{{slot}}})"), clause


def test_no_name_follows_a_word_that_french_would_elide_or_contract() -> None:
    before = re.compile(r"\b(?:de|que|le|la|du|des|au|aux|jusque) \{(\w+)\}")
    # these begin with a figure
    figures = {
        "within",
        "period",
        "date",
        "start",
        "end",
        "since",
        "first",
        "last",
        "more",
        "needed",
        "day",
    }
    articles = {"authorities"}  # it begins with an article: “les autorités”, “ces autorités”
    for clause, text in printed():
        assert set(before.findall(text)) <= figures | articles, clause


@cache
def fragments() -> dict[str, re.Pattern[str]]:
    """What stands between the slots of the English clauses, where French says it otherwise."""
    french = "\n".join(own_catalogue("fr").texts.values()).casefold()
    found = set()
    for text in own_catalogue("en").texts.values():
        for piece in SLOT.split(text)[::2]:
            piece = piece.strip(" .,;:()")
            phrase = len(piece.split()) > 2  # which is no word that both languages have
            if len(piece) > 4 and (phrase or piece.casefold() not in french):
                found.add(piece)
    return {piece: re.compile(rf"(?<!\w){re.escape(piece)}(?!\w)") for piece in sorted(found)}


def english_in(text: str) -> list[str]:
    """The fragments that stand in a text as whole words."""
    return [piece for piece, whole in fragments().items() if piece in text and whole.search(text)]


def shown(value: Any) -> Any:
    """The same without the names by which a template may pick a row, which nobody reads."""
    if isinstance(value, dict):
        return {key: shown(inner) for key, inner in value.items() if key != "name"}
    return [shown(inner) for inner in value] if isinstance(value, list) else value


def own_words(data: dict[str, Any], content: Content) -> str:
    """What the toolkit says: the text without the author's, the law's, and what is marked."""
    parts = {name: part for name, part in content.context["parts"].items() if name != "law"}
    told = [content.context[name] for name in ("salutation", "closing", "signature", "doc")]
    lines = list(authors_texts(shown([parts, told, content.context["labels"]])))
    text = "\n".join(re.sub(r"(?s).*\((?:texte|intitulé) en anglais\)", "", line) for line in lines)
    for written in sorted(set(authors_texts(data)), key=len, reverse=True):
        for block in written.split("\n\n"):
            text = text.replace(block.strip(), "\n") if len(block.strip()) > 2 else text
            opening = block.strip()[:1].upper() + block.strip()[1:]  # where it opens a cell
            text = text.replace(opening, "\n") if len(opening) > 2 else text
    return text


def test_there_is_english_to_look_for() -> None:
    assert len(fragments()) > 300
    assert english_in("Legal basis")
    assert english_in("Legal basiss") == []


def test_english_that_is_there_is_found(
    composed: Callable[..., Content], notice_data: dict[str, Any]
) -> None:
    text = own_words(notice_data, composed(notice_data))

    assert len(english_in(text)) > 5


def test_a_french_document_says_nothing_in_english_fills_every_slot_and_marks_english_law(
    everything: Everything,
) -> None:
    told = []
    for data, content in everything("fr"):
        text = own_words(data, content)
        assert english_in(text) == [], data["kind"]
        assert not re.search(r"\{\w+\}", text)
        told += [line for line in authors_texts(content.context["parts"]) if LAW_SAYS in line]
    assert told
    assert all("(texte en anglais)" in line for line in told)


@pytest.mark.needs_country
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_packaged_sample_in_french_says_nothing_in_english(case: Path) -> None:
    host = open_host()
    (read,) = read_all([case], host)
    checked = check_case(read, host, language="fr")
    content = compose(checked.resolved, host, checked.document_type)
    text = own_words(checked.resolved.draft.data(), content)

    assert english_in(text) == []
    assert not re.search(r"\{\w+\}", text)
    rules = [finding.rule for finding in checked.findings]
    assert ("language.majority" if load_detector() else "language.not-checked") in rules
