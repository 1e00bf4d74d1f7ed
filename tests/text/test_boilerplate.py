"""Which texts say something: short and real ones do, blanks and words for every case do not."""

from __future__ import annotations

import pytest

from comity.text import is_empty_substance, lack_of_substance

EMPTY = {
    "x": "placeholder",
    "XX.": "placeholder",
    "TBC": "placeholder",
    "To be confirmed.": "placeholder",
    "[purpose]": "placeholder",
    "<name of the bank>": "placeholder",
    "Lorem ipsum dolor sit amet, consectetur adipiscing elit.": "placeholder",
    "à compléter": "placeholder",
    "wird nachgereicht": "placeholder",
    "n/a": "placeholder",
    "…": "nothing",
    "": "nothing",
    "As above.": "reference",
    "See annex 2.": "reference",
    "Please see attached": "reference",
    "As described in the annex": "reference",
    "Siehe Anlage 1": "reference",
    "voir annexe 2": "reference",
}
THIN = {
    "Evidence": "general",
    "For the purposes of the investigation": "general",
    "It is necessary for the trial.": "general",
    "To prove the offence.": "general",
    "Pour les besoins de l'enquête": "general",
    "Für das Strafverfahren": "general",
    "Fraud": "one-word",
}
REAL = [
    "To identify the user.",
    "To find the child.",
    "Money was stolen.",
    "None is known.",
    "No other source holds it.",
    "As for measure 1.",
    "As stated in fact 3, the account was opened with a false passport.",
    "The accused has tried to have the house sold.",
    "Identifier l'utilisateur.",
    "Den Nutzer zu ermitteln.",
    "证明资金的去向",
    "See annex 2, where the bank says that he opened the account himself.",
]


@pytest.mark.parametrize(("text", "lack"), EMPTY.items())
def test_blanks_placeholders_and_bare_references_count_as_not_written(text: str, lack: str) -> None:
    assert lack_of_substance(text) == lack
    assert is_empty_substance(text)


@pytest.mark.parametrize(("text", "lack"), THIN.items())
def test_words_that_fit_every_case_are_thin_and_not_empty(text: str, lack: str) -> None:
    assert lack_of_substance(text) == lack
    assert not is_empty_substance(text)


@pytest.mark.parametrize("text", REAL)
def test_a_short_and_real_text_lacks_nothing(text: str) -> None:
    assert lack_of_substance(text) == ""
