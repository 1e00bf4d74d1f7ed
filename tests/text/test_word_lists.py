"""The word lists: read in every language at once, and what no list can tell is said."""

from __future__ import annotations

import pytest

from comity.steps.assess.assessment import words_unknown
from comity.steps.check.lint_words import denies, named
from comity.text.word_lists import first_topic, titles, words_known


def test_the_languages_that_are_known_are_named() -> None:
    assert words_unknown().text.endswith("only in English, French and German.")
    assert [words_known(tag) for tag in ("en-GB", "fr", "de-AT", None)] == [True] * 4
    assert not words_known("sw")


@pytest.mark.parametrize(
    ("topic", "text", "word"),
    [
        ("political-offence", "High-treason", "High treason"),
        ("political-offence", "Industrial espionage", ""),
        ("state-premises", "1 Embassy Road", ""),
        ("state-premises", "Die Botschaft", "Botschaft"),
        ("immunity", "Députée", "Députée"),
        ("immunity", "Minister of religion", ""),
        ("immunity", "Lawyer of a minister", "minister"),
    ],
)
def test_a_topic_is_seen_in_any_language_less_what_only_looks_like_it(
    topic: str, text: str, word: str
) -> None:
    assert first_topic(topic, [text]) == word


@pytest.mark.parametrize(
    "text",
    ["It isn't all.", "No data at all", "Rien n’est demandé", "Keinerlei Inhalte", "sauf un"],
)
def test_a_denial_is_one_in_any_language(text: str) -> None:
    assert denies(text)


@pytest.mark.parametrize("text", ["All data", "Toutes les notes", "Alle Knoten", "Files of Keino"])
def test_a_word_that_only_begins_like_a_denial_is_none(text: str) -> None:
    assert not denies(text)


def test_what_a_counterpart_lists_is_taken_out_first() -> None:
    assert named("bankers", ["Sample Bank"], "no_bankers") == "Bank"
    assert named("bankers", ["Sample Data Bank"], "no_bankers") == ""


def test_titles_are_written_as_they_stand_before_a_name() -> None:
    assert {"Mr", "Alhaja", "Frau"} <= set(titles())
