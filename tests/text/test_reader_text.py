"""A reader gets a text in the reader's language, or the default with the language that it is in."""

from __future__ import annotations

import pytest

from comity.model.messages import Term
from comity.model.said_text import Said
from comity.text.messages import Catalogue, Words, finding, law_says, message, worded
from comity.text.reader_text import labelled, said_in
from comity.text.tags import alike, is_language

SECRET = Said("It is secret.", "en", {"pt-BR": "É segredo.", "de": "Es ist geheim."})
ONLY = Said("É segredo.", "pt")
GERMAN = Catalogue(
    "de",
    {
        "law.says": Words("{says}"),
        "law.rule": Words("{says} {account}"),
        "law.in-language": Words("{text} (auf {language})"),
    },
)


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ("de", ("Es ist geheim.", "de")),
        ("de-AT", ("Es ist geheim.", "de")),
        ("pt-BR", ("É segredo.", "pt-BR")),
        ("pt", ("É segredo.", "pt-BR")),
        ("pt-PT", ("É segredo.", "pt-BR")),
        ("fr", ("It is secret.", "en")),
        ("en-GB", ("It is secret.", "en")),
    ],
)
def test_the_text_is_that_of_the_language_region_aside(wanted: str, told: tuple[str, str]) -> None:
    assert said_in(SECRET, wanted) == told


def test_a_plain_text_is_english_for_every_reader() -> None:
    assert said_in("It is secret.", "de") == ("It is secret.", "en")


def test_another_script_is_another_language() -> None:
    chinese = Said("秘密", "zh-Hans", {"en": "Secret"})
    assert said_in(chinese, "zh-TW") == ("秘密", "zh-Hans")
    assert not alike("zh-Hans", "zh-TW")
    assert alike("zh-Hant", "zh-TW")


def test_two_letters_that_are_no_language_are_no_tag() -> None:
    assert [tag for tag in ("pt", "pt-BR", "gsw", "qq", "portugues", "") if is_language(tag)] == [
        "pt",
        "pt-BR",
        "gsw",
    ]


def test_the_titles_of_a_plugins_record_become_one_text() -> None:
    title = labelled("Survey", {"pt": "Levantamento", "de": " "})
    assert said_in(title, "pt")[0] == "Levantamento"
    assert said_in(title, "de") == ("Survey", "en")
    assert type(labelled("Survey", {})) is str


# --- findings -----------------------------------------------------------------------------------


def test_an_english_finding_marks_law_in_another_language() -> None:
    found = finding("law.rule", weight="error", says=ONLY, remedy=law_says(ONLY))
    assert (found.message, found.cure) == ("É segredo. (in Portuguese)",) * 2


def test_a_finding_says_the_law_in_the_readers_language_without_a_mark() -> None:
    said = message("law.rule", says=SECRET, remedy=law_says(SECRET))
    assert said.text == said.cure == "It is secret."
    assert worded(said, GERMAN) == ("Es ist geheim.",) * 2


def test_a_finding_in_another_language_marks_english_law() -> None:
    said = message("law.rule", says="It is secret.")
    assert worded(said, GERMAN)[0] == "It is secret. (auf Englisch)"


def test_the_mark_is_in_english_where_a_catalogue_has_none() -> None:
    words = {name: one for name, one in GERMAN.words.items() if name != "law.in-language"}
    said = message("law.rule", says=ONLY)
    assert worded(said, Catalogue("de", words))[0] == "É segredo. (in Portugiesisch)"


def test_a_masked_message_is_masked_in_every_language() -> None:
    def mask(text: str) -> str:
        return text.replace("segredo", "***").replace("geheim", "***")

    masked = message("law.rule", says=SECRET).mapped(mask)
    assert worded(masked, GERMAN)[0] == "Es ist ***."


def test_what_a_plugin_calls_by_an_id_goes_by_its_name_in_the_readers_language() -> None:
    title = Said("Bank secrecy", "en", {"de": "Bankgeheimnis"})
    term = Term("term", "xx.bank-secrecy", title)
    assert GERMAN.named(term) == "Bankgeheimnis"
    own = Catalogue("de", texts={"term.xx.bank-secrecy": "Geheimnis der Banken"})
    assert own.named(term) == "Geheimnis der Banken"


def test_a_part_of_a_state_goes_by_the_name_that_it_has_in_the_language() -> None:
    scotland = Term("state", "GB-SCT", Said("Scotland", "en", {"de": "Schottland"}))
    assert GERMAN.named(scotland) == "Schottland"
    assert GERMAN.named(Term("state", "FR", "France")) == "Frankreich"
