"""``comity law show --language``: the texts in a language, where the law files have them."""

from __future__ import annotations

import json

import pytest

from comity.cli import main

pytestmark = pytest.mark.needs_country
SEAL = "Auf die Unterschrift müssen die Amtsbezeichnung und ein Abdruck des Dienstsiegels folgen."


def shown(capsys, *options: str) -> str:
    assert main(["law", "show", "DE", *options]) == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("tag", ["de", "de-AT"])
def test_a_text_is_shown_in_the_language_and_what_has_none_in_english(capsys, tag: str) -> None:
    page = shown(capsys, "--language", tag)
    assert SEAL in page
    assert "an imprint of the official seal must follow" not in page
    assert "Germany informs the recipient that data may be used only" in page


@pytest.mark.parametrize("options", [(), ("--language", "fr"), ("--language", "en-GB")])
def test_another_language_shows_the_english(capsys, options: tuple[str, ...]) -> None:
    page = shown(capsys, *options)
    assert "an imprint of the official seal must follow" in page
    assert SEAL not in page


def test_json_has_the_text_in_the_language(capsys) -> None:
    page = json.loads(shown(capsys, "--language", "de", "--format", "json"))
    items = [item for section in page["sections"] for item in section["items"]]
    texts = [entry.get("says") for item in items for entry in item.get("entries", ())]
    assert SEAL in texts


def test_an_instrument_is_shown_in_a_language_that_it_does_not_have(capsys) -> None:
    assert main(["law", "show", "coe-185", "--language", "de"]) == 0
    german = capsys.readouterr().out
    assert main(["law", "show", "coe-185"]) == 0
    assert german == capsys.readouterr().out


def test_a_word_that_is_no_language_is_refused_with_a_cure(capsys) -> None:
    assert main(["law", "show", "DE", "--language", "german"]) == 2
    assert "'german' is not the tag of a language. Write a tag: pt, pt-BR." in " ".join(
        capsys.readouterr().err.split()
    )
