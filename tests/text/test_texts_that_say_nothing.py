"""Texts that say nothing, in three languages, written down before the lists were looked at."""

from __future__ import annotations

import pytest

from comity.text import lack_of_substance

NOTHING = {
    "en": """
    x | X. | xxx | - | --- | ... | ??? | n/a | N.A. | none | nil | nothing to add | no comment |
    test | TEST 1 | test test | testing 123 | this is a test | Test text | aaaa | aaaa aaaa |
    asdf | asdf jkl | sdfsdf | qwertyuiop | hjkl hjkl | fact | Fact 1. | the facts | 5 October
    2026 | 2026-10-05 | 05/10/2026 | October 2026 | Monday, 5 October 2026 | 12345 | a |
    something | something happened | some facts | various reasons | and so on | unknown | not
    known | to follow | to be continued | coming soon | see later | will be added later | text
    to come | as discussed | as agreed | as usual | for obvious reasons | very important | very
    urgent | asap, please | please help | thank you | hello world | xyz xyz | foo bar baz | bla
    bla bla | ditto""",
    "de": """
    keine Angabe | keine Angaben | k. A. | folgt | wird noch ergänzt | wird noch nachgereicht |
    noch zu klären | siehe oben | s. o. | Testtext | Test Test | 5. Oktober 2026 | 5.10.2026 |
    Montag, den 5. Oktober 2026 | Oktober 2026 | Platzhalter | wie oben""",
    "fr": """
    à compléter | texte à venir | à voir | rien à signaler | R.A.S. | voir ci-dessus | néant |
    essai | 5 octobre 2026 | le 5 octobre 2026 | octobre 2026 | sans objet""",
}
SOMETHING = """
    To identify the user. | He paid. | She was shot. | Nothing was returned to the victim. |
    None of the money was returned. | None was used. | None is known. | No charge is laid. |
    Test purchases were made on 5 May 2026. | On 5 October 2026 the victim paid. | Sample 5 | He
    was born on 5 October 1976. | Unknown men entered the shop. | They asked for help. | The
    text of the message | Bar 54, Sample Road | Yes: the accused agreed. | May paid in March. |
    See fact 3. | As for fact 1, the account is his. | The costs were agreed by the parties. |
    Wer zahlte, ist unbekannt. | Es wurde nichts zurückgezahlt. | Am 5. Oktober 2026 wurde
    gezahlt. | Rien ne fut rendu à la victime. | Le 5 octobre 2026, la victime paya. | The glass
    was broken. | He was at the hall as dad saw."""


def texts(listed: str) -> list[str]:
    return [" ".join(one.split()) for one in listed.split("|")]


@pytest.mark.parametrize("text", [one for listed in NOTHING.values() for one in texts(listed)])
def test_a_text_that_says_nothing_is_found(text):
    assert lack_of_substance(text) != ""


@pytest.mark.parametrize("text", texts(SOMETHING))
def test_a_short_text_that_says_something_is_left_alone(text):
    assert (
        lack_of_substance(text) in ("", "reference")
        if text == "See fact 3."
        else (lack_of_substance(text) == "")
    )


@pytest.mark.parametrize("text", ["5 October 2026", "2026-10-05", "10/2026 5", "im Oktober 2026"])
def test_a_date_alone_is_told_as_a_date(text):
    assert lack_of_substance(text) in ("date", "nothing")


def test_a_year_alone_is_told_as_nothing():
    assert lack_of_substance("2026") == "nothing"
