"""A paragraph in its language, in another, or not to be told."""

from __future__ import annotations

import pytest

from comity.text import Verdict, judge, letters
from comity.text.scripts import outside

LATIN = ("LATIN",)


def test_there_are_enough_paragraphs_to_speak_of_rates(english, foreign) -> None:
    assert sum(letters(text) >= 40 for text in english) >= 30
    assert sum(letters(text) >= 40 for _, text in foreign) == len(foreign) >= 30
    assert len({tag for tag, _ in foreign}) >= 12
    assert len(english) == len(set(english))
    assert len(foreign) == len(set(foreign))


def test_no_english_paragraph_full_of_names_is_taken_for_foreign(english, detector) -> None:
    assert [text for text in english if judge(text, "en", detector).kind != "own"] == []


def test_foreign_paragraphs_are_caught(foreign, detector) -> None:
    missed = [text for _, text in foreign if judge(text, "en", detector).kind != "foreign"]
    assert len(missed) <= 0.02 * len(foreign), missed


def test_a_paragraph_is_never_foreign_to_its_own_language(foreign, detector) -> None:
    wrong = [(tag, text) for tag, text in foreign if judge(text, tag, detector).kind != "own"]
    assert wrong == []


def test_most_foreign_paragraphs_are_named_rightly(foreign, detector) -> None:
    named = [judge(text, "en", detector).seems == tag for tag, text in foreign]
    assert sum(named) >= 0.85 * len(named)


def test_without_a_detector_another_script_is_noticed_all_the_same(foreign) -> None:
    other = [(tag, text) for tag, text in foreign if outside(text, LATIN)[0] > 0.5]
    assert len(other) >= 10
    assert {judge(text, "en", None).kind for _, text in other} == {"foreign"}
    assert {judge(text, "ru", None).kind for tag, text in other if tag == "ru"} == {"untold"}


def test_without_a_detector_latin_writing_is_told_by_many_small_words_and_never_guessed(
    english, foreign
) -> None:
    latin = [(tag, text) for tag, text in foreign if outside(text, LATIN)[0] == 0]
    found = [(tag, judge(text, "en", None)) for tag, text in latin]
    told = [(tag, verdict.seems) for tag, verdict in found if verdict.kind == "foreign"]

    assert {judge(text, "en", None).kind for text in english} == {"untold"}
    assert {verdict.kind for _, verdict in found} == {"untold", "foreign"}
    assert all(tag.partition("-")[0] == seems for tag, seems in told)


def test_latin_writing_is_foreign_to_a_language_of_another_script(english) -> None:
    assert {judge(text, "ar", None).kind for text in english} == {"foreign"}


def test_names_alone_are_foreign_to_nothing(detector) -> None:
    names = "Szabó Gergely, Nagy Bálint, Kovács Béla, Horváth István, Tóth Erzsébet"
    assert judge(names, "en", detector).kind == "own"


def test_a_language_that_the_detector_does_not_know_is_not_told(english, detector) -> None:
    assert judge(english[0], "rw", detector).kind == "untold"


@pytest.mark.parametrize(("wanted", "written"), [("sr-Latn", "hr"), ("nb", "no"), ("ms", "id")])
def test_close_standards_are_not_held_against_each_other(
    wanted: str, written: str, foreign, detector
) -> None:
    texts = [text for tag, text in foreign if tag == written]
    assert len(texts) >= 4
    assert {judge(text, wanted, detector).kind for text in texts} == {"own"}


def test_english_is_foreign_to_other_languages_too(detector) -> None:
    text = "The suspect opened an account at the bank and had the money paid into it."
    for wanted in ("fr", "hu", "de", "id", "no"):
        assert judge(text, wanted, detector) == judge(text, "fr", detector)
        assert judge(text, wanted, detector).seems == "en"


def test_a_quotation_within_a_sentence_is_left_aside(detector) -> None:
    said = "kérem utalja át az összeget a megadott számlára még ma délután"
    text = f"The message to the company read: “{said}”, and nothing else was said."
    assert judge(text, "en", detector).kind == "own"
    assert judge(f"“{said}”", "en", detector).kind == "foreign"


def test_capitals_throughout_are_read_as_words(detector) -> None:
    text = "LE SUSPECT A OUVERT UN COMPTE AUPRÈS DE LA BANQUE POUR RECEVOIR LA SOMME"
    assert judge(text, "en", detector).seems == "fr"
    text = "THE SUSPECT OPENED AN ACCOUNT AT THE BANK TO RECEIVE THE MONEY"
    assert judge(text, "en", detector).kind == "own"


def test_foreign_courts_and_remedies_make_no_english_sentence_foreign(terms, detector) -> None:
    assert len(terms) == 20
    wrong = [text for text in terms if judge(text, "en", detector).kind != "own"]
    assert wrong == []


def test_truly_foreign_paragraphs_are_surely_foreign(truly, detector) -> None:
    assert len(truly) == 10
    wrong = [text for _, text in truly if judge(text, "en", detector) != _sure(text, detector)]
    assert wrong == []


def _sure(text: str, detector) -> Verdict:
    return Verdict("foreign", judge(text, "en", detector).seems, sure=True)


def test_a_mere_term_is_never_surely_foreign(detector) -> None:
    for text in (
        "recurso de apelación; recurso de casación",
        "sofortige Beschwerde, weitere Beschwerde, Revision",
        "ricorso per cassazione, istanza di riesame",
    ):
        found = judge(text, "en", detector)
        assert found.kind == "own" or not found.sure, text
