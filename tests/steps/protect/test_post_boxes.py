"""The box for letters of a protected person is found under every word for a box."""

from __future__ import annotations

import pytest

from comity.steps.protect.identity import identities
from comity.steps.protect.match import find_all

IN_KENYA = "P.O. Box 4471, Nairobi"


def found(line: str, text: str) -> list[str]:
    """What of a text tells a protected person with that line of an address."""
    person = {"id": "P2", "role": "witness", "protect": "pseudonym"}
    person |= {"name": {"full": "Zerlina Quastelwitz"}, "address": [line]}
    people = identities({"persons": [person]})
    return [text[place.start : place.end] for _, place in find_all(people, text)]


@pytest.mark.parametrize(
    "written",
    [
        *("PO Box 4471", "P.O. Box 4471", "POB 4471", "P.O.B. 4471", "Box 4471", "box no. 4471"),
        *("P.O. Box 4471-00100", "B.P. 4471", "BP 4471", "boîte postale 4471", "B.P. n° 4471"),
        *("Postfach 4471", "Postfach 44 71", "Pf. 4471", "Schließfach 4471", "case postale 4471"),
        *("Apartado 4471", "apartado de correos 4471", "Apdo. 4471", "Casilla 4471", "CP 4471"),
        *("Caixa Postal 4471", "C.P. 4471", "Casella postale 4471", "Postbus 4471"),
        *("Private Bag 4471", "а/я 4471", "абонентский ящик 4471", "S.L.P. 4471"),
    ],
)
def test_a_box_is_found_under_every_word_for_one(written: str) -> None:
    assert found(IN_KENYA, f"He wrote to her at {written} in March.") != []


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("B.P. 45, Dakar", "Elle écrit de la boîte postale 45."),
        ("BP 45", "Elle écrit de la B.P. 45 à Dakar."),
        ("12, rue des Lilas, BP 445", "Her mail goes to P.O. Box 445."),
        ("Postfach 44 71, 80331 München", "Briefe gehen an das Postfach 4471."),
        ("Pf. 4471, 1010 Wien", "Briefe gehen an das Postfach 4471."),
        ("а/я 4471, Москва", "He wrote to P.O. Box 4471 in Moscow."),
        ("Private Bag X21, Pretoria", "He wrote to P/Bag X21."),
        ("Private Bag 12, Lilongwe", "He wrote to P.O. Box 12."),
        ("P.O. Box 4471-00100 Nairobi", "Il a écrit à la B.P. 4471."),
    ],
)
def test_the_address_may_have_any_of_these_words(line: str, text: str) -> None:
    assert found(line, text) != []


@pytest.mark.parametrize(
    "text",
    [
        "He wrote to P.O. Box 4472 in March.",
        "He wrote to P.O. Box 14471, Nairobi.",
        "He wrote to B.P. 447 in Dakar.",
        "The account ends in 4471.",
        "He paid 4471 shillings into a box.",
        "Pages 44 to 71 of the file are about the box.",
    ],
)
def test_another_box_and_the_number_alone_are_no_alarm(text: str) -> None:
    assert found(IN_KENYA, text) == []


@pytest.mark.parametrize("line", ["C.P. 06700 México", "CP 28013 Madrid"])
def test_a_postcode_is_no_box(line: str) -> None:
    assert found(line, "The bank is in Madrid, CP 28013, and in C.P. 06700.") == []
