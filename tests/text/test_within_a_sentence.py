"""A label or a title within a sentence: small, but for abbreviations, and nouns in German."""

from __future__ import annotations

import pytest

from comity.text.written import within


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Connection with the case", "en", "connection with the case"),
        ("Lien avec l’affaire", "fr", "lien avec l’affaire"),
        ("Zusammenhang mit dem Verfahren", "de", "Zusammenhang mit dem Verfahren"),
        ("Zusammenhang mit dem Verfahren", "de-AT", "Zusammenhang mit dem Verfahren"),
        ("Beweisser", "lb", "Beweisser"),
        ("IP address", "en", "IP address"),
        ("SHA-256", "fr", "SHA-256"),
        ("", "en", ""),
    ],
)
def test_it_begins_as_the_language_writes_it(text: str, language: str, said: str) -> None:
    assert within(text, language) == said
