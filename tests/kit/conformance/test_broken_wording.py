"""Countries whose sentences are in another language, or unfinished."""

from __future__ import annotations

import pytest
from broken import (
    LAW,
    SOURCE,
    Files,
    Flaw,
    Run,
    answer_to,
    assert_named,
    change,
    country,
    shown,
    with_rule,
)

PAGE, SORT = "kit-messages-sources.md", "Wording and languages"


def says(files: Files, text: str) -> None:
    with_rule(files)
    change(files, LAW, "A request for content names the facts.", text)


def sentence_in_portuguese(files: Files) -> None:
    says(files, "O pedido de conteúdo indica os fatos em que se baseia.")


def cure_in_german(files: Files) -> None:
    with_rule(files)
    change(files, LAW, "says =", 'cure = "Die Tatsachen sind unter facts zu nennen."\nsays =')


def sentence_in_another_script(files: Files) -> None:
    says(files, "В запросе о содержании указываются факты.")


def unfinished_sentence(files: Files) -> None:
    says(files, "TODO: what the article says of facts.")


def markup_in_a_sentence(files: Files) -> None:
    says(files, "A request for <b>content</b> names the facts.")


def tag_in_a_sentence(files: Files) -> None:
    says(files, "A request of {{ requesting.name }} names the facts.")


def letter_that_nobody_sees(files: Files) -> None:
    says(files, "A request for con\u200btent names the facts.")


def language_of(files: Files, code: str, tags: str) -> None:
    country(files, code, "en")
    file = f"src/comity_{code.lower()}/jurisdiction.toml"
    change(files, file, 'languages = ["en"]', f"languages = [{tags}]")


def breton_for_brazil(files: Files) -> None:
    language_of(files, "BR", '"br"')


def old_tag_of_indonesian(files: Files) -> None:
    language_of(files, "IN", '"in", "en"')


def no_language_for_japan(files: Files) -> None:
    language_of(files, "JP", '"jp"')


def minority_for_sweden(files: Files) -> None:
    language_of(files, "SE", '"se"')


def tag_given_twice(files: Files) -> None:
    language_of(files, "KE", '"en", "sw", "en"')


def breton_accepted(files: Files) -> None:
    country(files, "BR", "pt")
    files["src/comity_br/sources.toml"] = SOURCE
    text = answer_to("languages", '{ accepts = ["br"] }', "Requests are in the State's language.")
    files["src/comity_br/law/act.toml"] = f"schema = 1\n{text}".encode()


FLAWS = {
    "A sentence in Portuguese": Flaw(sentence_in_portuguese, "language"),
    "A cure in German": Flaw(cure_in_german, "language"),
    "A sentence in another script": Flaw(sentence_in_another_script, "language"),
    "An unfinished sentence": Flaw(unfinished_sentence, "wording"),
    "Markup in a sentence": Flaw(markup_in_a_sentence, "wording"),
    "A tag of a template in a sentence": Flaw(tag_in_a_sentence, "wording"),
    "A letter that nobody sees": Flaw(letter_that_nobody_sees, "wording"),
    "Breton for Brazil": Flaw(breton_for_brazil, "tags", "BR"),
    "An old tag of Indonesian for India": Flaw(old_tag_of_indonesian, "tags", "IN"),
    "No language for Japan": Flaw(no_language_for_japan, "tags", "JP"),
    "Northern Sami for Sweden": Flaw(minority_for_sweden, "tags", "SE"),
    "A language given twice": Flaw(tag_given_twice, "tags", "KE"),
    "Breton among the languages that Brazil accepts": Flaw(breton_accepted, "tags", "BR"),
}


@pytest.mark.parametrize("flaw", FLAWS)
def test_the_kit_names_the_flaw_and_the_page_shows_what_it_says(
    flaw: str, quarryland: Files, score: Run
) -> None:
    assert_named(FLAWS[flaw], shown(PAGE, SORT).get(flaw), quarryland, score, code=True)


def test_the_page_shows_every_flaw_of_this_sort_and_no_other() -> None:
    assert list(shown(PAGE, SORT)) == list(FLAWS)
