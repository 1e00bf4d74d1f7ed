"""Texts of law files may be given in several languages: ``says = { en = "...", pt = "..." }``."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from comity.law.load import load_jurisdictions, load_law, load_sources
from comity.law.load_instruments import load_instruments
from comity.model.errors import LawDataError
from comity.model.said_text import Said

WritePackage = Callable[..., str]
ANSWER = """schema = 1
[[answer]]
question = "confidentiality"
value = {value}
says = {says}
source = "act"
read = "official"
"""
STATE = """schema = 1
law_language = "pt"
code = "QX"
name = {{ pt = "República de Testlândia", en = "Republic of Testland" }}
languages = ["pt"]
[[part]]
code = "QX-AA"
name = {name}
"""
SOURCES = """schema = 1
[act]
title = "Lei da Prova"
read = "official"
enacted = 2020
official_id = "Lei 1/2020"
"""


def law(says: str, value: str = '"yes"') -> dict[str, str]:
    return {"law/act.toml": ANSWER.format(says=says, value=value)}


def state(name: str = '"Aldeia"') -> dict[str, str]:
    return {"jurisdiction.toml": STATE.format(name=name)}


def test_a_plain_text_is_english_and_stays_a_plain_text(write_package: WritePackage) -> None:
    (answer,) = load_law(write_package(law('"It is kept secret."')), "QX").answers
    assert type(answer.says) is str


def test_a_table_gives_one_text_that_holds_the_others(write_package: WritePackage) -> None:
    says = '{ en = "It is kept secret.", pt-br = "Fica em segredo." }'
    (answer,) = load_law(write_package(law(says)), "QX").answers
    assert answer.says == "It is kept secret."
    assert isinstance(answer.says, Said)
    assert answer.says.texts == {"en": "It is kept secret.", "pt-BR": "Fica em segredo."}


def test_the_texts_pass_from_one_process_to_another() -> None:
    said = Said("Secret.", "en", {"pt": "Segredo."})
    again = pickle.loads(pickle.dumps(said))
    assert (again, again.language, again.others) == ("Secret.", "en", {"pt": "Segredo."})


def test_a_plain_text_is_in_the_language_that_the_file_of_the_state_names(
    write_package: WritePackage,
) -> None:
    (answer,) = load_law(write_package({**law('"Fica em segredo."'), **state()}), "QX").answers
    assert isinstance(answer.says, Said)
    assert (answer.says.language, answer.says.others) == ("pt", {})


def test_the_default_of_a_portuguese_file_is_the_english_if_there_is_one(
    write_package: WritePackage,
) -> None:
    says = '{ pt = "Fica em segredo.", en = "It is kept secret." }'
    (answer,) = load_law(write_package({**law(says), **state()}), "QX").answers
    assert answer.says == "It is kept secret."


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ('{ en = "a form", pt = "um formulário" }', ["a form"]),
        ('["a", { en = "a form", pt = "um formulário" }]', ["a form"]),
        ('{ process = { en = "order", pt = "ordem" }, standard = "doubt" }', ["order"]),
        (
            '{ accepts = ["pt"], on = { en = "reciprocity", pt = "reciprocidade" } }',
            ["reciprocity"],
        ),
        ('{ to = { en = "the court", pt = "o tribunal" }, direct = "yes" }', ["the court"]),
    ],
)
def test_the_texts_of_a_value_may_be_in_several_languages(
    write_package: WritePackage, value: str, texts: list[str]
) -> None:
    (answer,) = load_law(write_package(law('""', value)), "QX").answers

    def found(inner: object) -> list[Said]:
        if isinstance(inner, dict):
            return [one for each in inner.values() for one in found(each)]
        if isinstance(inner, list):
            return [one for each in inner for one in found(each)]
        return [inner] if isinstance(inner, Said) else []

    assert found(answer.value) == texts
    assert all("pt" in one.others for one in found(answer.value))


@pytest.mark.parametrize(
    ("says", "fault"),
    [
        ('{ en = "A", portugues = "B" }', r"says: 'portugues' is not the tag of a language; write"),
        ('{ en = "A", qq = "B" }', r"says: 'qq' is not the tag of a language; write a BCP 47 tag"),
        ('{ en = "A", pt = " " }', r"says\.pt: is empty; write the text, or remove the key"),
        ('{ en = "A", pt = 3 }', r"says\.pt: is not a text; write it in quotes"),
        ('{ pt = "B" }', r'says: has no text in English, the language of the file; add en = "\.'),
        ('{ en = "A", pt-br = "B", pt-BR = "C" }', r"says: has two texts for 'pt-BR'; remove one"),
        ("{}", r"says: has no text in English"),
        ("3", r"says: Input should be a valid string"),
    ],
)
def test_a_fault_in_a_table_is_one_error_with_file_place_and_cure(
    write_package: WritePackage, says: str, fault: str
) -> None:
    package = write_package(law(says))
    with pytest.raises(LawDataError, match=fault) as caught:
        load_law(package, "QX")
    assert str(caught.value).startswith("act.toml: answer 1 (confidentiality): says")
    assert ";" not in str(caught.value).replace("; write", "").replace("; add", "").replace(
        "; remove", ""
    )


def test_a_fault_in_a_value_names_its_place(write_package: WritePackage) -> None:
    package = write_package(law('"A"', '{ process = { en = "order", xyzw = "ordem" } }'))
    with pytest.raises(LawDataError, match=r"value\.process: 'xyzw' is not the tag of a language"):
        load_law(package, "QX")


def test_every_fault_of_a_row_is_told_in_one_pass(write_package: WritePackage) -> None:
    rows = law('{ pt = "B" }')["law/act.toml"].replace('"official"', '"offical"')
    with pytest.raises(LawDataError, match=r"says: has no text.*; read: "):
        load_law(write_package({"law/act.toml": rows}), "QX")


@pytest.mark.parametrize("tag", ['"portugues"', '"qq"', "3"])
def test_a_law_language_that_is_none_is_refused(write_package: WritePackage, tag: str) -> None:
    text = STATE.format(name='"A"').replace('"pt"', tag, 1)
    package = write_package({**law('"A"'), "jurisdiction.toml": text})
    with pytest.raises(LawDataError, match=r"jurisdiction\.toml: law_language is .*; write a BCP"):
        load_law(package, "QX")


def test_a_state_and_its_parts_have_names_in_several_languages(write_package: WritePackage) -> None:
    whole, part = load_jurisdictions(write_package(state('{ pt = "Aldeia", en = "The Village" }')))
    assert whole.name == whole.short_name == "Republic of Testland"
    assert isinstance(part.name, Said)
    assert part.name.texts == {"en": "The Village", "pt": "Aldeia"}


def test_a_name_with_a_fault_is_refused_with_its_file(write_package: WritePackage) -> None:
    with pytest.raises(LawDataError, match=r"jurisdiction\.toml: name: has no text in Portuguese"):
        load_jurisdictions(write_package(state('{ en = "The Village" }')))


def test_the_title_of_a_source_is_in_the_language_of_the_file(write_package: WritePackage) -> None:
    source = load_sources(write_package(state(), sources=SOURCES))["act"]
    assert isinstance(source.title, Said)
    assert source.title.language == "pt"


def test_a_topic_names_the_language_of_its_files_in_its_sources(
    write_package: WritePackage, tmp_path
) -> None:
    instrument = """schema = 1
[instrument]
id = "pact"
title = { pt = "Pacto de Auxílio", en = "Assistance Pact" }
level = "bilateral"
source = "act"
read = "official"
[[provision]]
topic = "languages"
says = "Os pedidos são feitos em português."
source = "act"
read = "official"
"""
    table = """schema = 1
[table]
state = "BR"
title = { pt = "Tratados do Brasil" }
treaty_title = { pt = "Tratado entre {state} e {party}", en = "Treaty between {state} and {party}" }
source = "act"
read = "official"
treaties = [{ party = "PT" }]
"""
    files = {"instruments/pact.toml": instrument, "bilateral/br.toml": table}
    sources = SOURCES.replace("schema = 1\n", 'schema = 1\nlaw_language = "pt"\n')
    package = write_package(files, sources=sources)
    (tmp_path / "site" / package / "jurisdiction.toml").unlink()  # a topic has none
    pact, treaty, whole = load_instruments(package)

    assert (pact.title, pact.title.texts["pt"]) == ("Assistance Pact", "Pacto de Auxílio")
    assert pact.provisions[0].says.language == "pt"
    assert treaty.title == "Treaty between Brazil and Portugal"
    assert treaty.title.texts["pt"] == "Tratado entre Brazil e Portugal"
    assert (whole.title, whole.title.language) == ("Tratados do Brasil", "pt")
