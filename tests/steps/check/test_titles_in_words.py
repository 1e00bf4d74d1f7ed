"""Titles in words: an act goes by its number, and a treaty by what it was before it was amended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.needs_country

Ask = Callable[..., Any]
FINES, LATER = "Framework Decision", "Framework Decision 2009/299/JHA"
FINED = "eu-2005-214"
EUROPEAN = "European Convention on Mutual Assistance in Criminal Matters"
BETWEEN = "Treaty on Mutual Legal Assistance in Criminal Matters of 6 January 1994"


@pytest.mark.parametrize(
    ("pair", "kind", "words", "id"),
    [
        ("NL-DE", "fine-enforcement", f"{FINES} 2005/214/JHA on financial penalties", FINED),
        ("NL-DE", "fine-enforcement", f"Council {FINES} 2005/214/JHA as amended by {LATER}", FINED),
        ("NL-DE", "fine-enforcement", f"{FINES} 2005/214/JHA, as amended in 2009", FINED),
        ("NL-DE", "fine-enforcement", "Rahmenbeschluss 2005/214/JI in der Fassung von 2009", FINED),
        ("NL-DE", "fine-enforcement", "Décision-cadre 2005/214/JAI modifiée par 2009/299", FINED),
        ("EE-FR", "seizure-of-items", "Directive 2014/41/EU, as last amended in 2022", "eu-eio"),
        ("EE-FR", "restraint", "Regulation (EU) 2018/1805", "eu-2018-1805"),
        ("DE-CH", "bank-records", f"{EUROPEAN}, as amended by the Second Protocol", "ets-030"),
        (
            "GB-US",
            "stored-content",
            f"{BETWEEN}, as amended by the European agreement",
            "us-gb-mlat",
        ),
    ],
)
def test_a_title_in_words_with_what_amended_it_is_recognised(
    ask: Ask, pair: str, kind: str, words: str, id: str
) -> None:
    found = ask(pair, [kind], [words])["basis.not-installed"]
    assert found.said.id == "basis.not-installed/in-words"
    assert f"id {id}," in found.cure


@pytest.mark.parametrize(
    "words", [f"{LATER} amending {FINES} 2005/214/JHA", "Decision of 2005/02/14 on penalties"]
)
def test_what_amends_an_act_or_has_a_date_is_not_the_act(ask: Ask, words: str) -> None:
    found = ask("NL-DE", ["fine-enforcement"], [words])["basis.not-installed"]
    assert found.said.id != "basis.not-installed/in-words"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("The comity of nations", False),
        ("International courtesy and reciprocity", False),
        ("Grundsatz der Gegenseitigkeit", False),
        ("La courtoisie internationale", False),
        ("Reciprocity Act 1999", True),
        ("Treaty on reciprocity in criminal matters", True),
    ],
)
def test_courtesy_is_not_a_text_that_could_be_checked(ask: Ask, name: str, title: bool) -> None:
    assert ("basis.not-installed" in ask("US-AG", ["bank-records"], [name])) is title
