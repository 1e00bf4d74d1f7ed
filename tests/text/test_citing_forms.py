"""A place in a law is written as readers of a language write it, or left as it is."""

from __future__ import annotations

import pytest

from comity.model.citations import Citation, Read
from comity.text.citing_forms import cited_in, place_in


@pytest.mark.parametrize(
    ("article", "german", "french"),
    [
        ("arts. 29(1), (7)", "Art. 29(1), (7)", "art. 29(1), (7)"),
        ("nos. 22(1), 77a(1), (3)", "Nr. 22 Abs. 1, 77a Abs. 1, Abs. 3", "nos 22(1), 77a(1), (3)"),
        ("§ 97(1) to (5)", "§ 97 Abs. 1 bis 5", "§ 97(1) à (5)"),
        ("§ 66(1) nos. 2 to 4, (3)", "§ 66 Abs. 1 Nr. 2 bis 4, Abs. 3", "§ 66(1) nos 2 à 4, (3)"),
        (
            "§§ 49(1) no. 3(b), 58(3) sentence 2",
            "§§ 49 Abs. 1 Nr. 3 Buchst. b, 58 Abs. 3 Satz 2",
            "§§ 49(1) nº 3(b), 58(3) phrase 2",
        ),
        ("no. 77(2)(a)", "Nr. 77 Abs. 2 Buchst. a", "nº 77(2)(a)"),
        ("§ 8(1)(b)(ii)", "§ 8 Abs. 1 Buchst. b Ziff. ii", "§ 8(1)(b)(ii)"),
        ("art. 3(10)", "Art. 3(10)", "art. 3(10)"),  # a definition, and no paragraph
        ("arts. 5 and 7", "Art. 5 und 7", "art. 5 et 7"),
        ("s. 106B(4)", "s. 106B(4)", "s. 106B(4)"),
        ("art. 5 with notification", "art. 5 with notification", "art. 5 with notification"),
        ("the declaration of 2004", "the declaration of 2004", "the declaration of 2004"),
        ("", "", ""),
    ],
)
def test_a_place_in_a_law_has_the_form_of_the_language(
    article: str, german: str, french: str
) -> None:
    assert place_in(article, "de") == german
    assert place_in(article, "de-AT") == german
    assert place_in(article, "fr") == french
    assert place_in(article, "en") == place_in(article, "pt") == article


def test_the_name_of_a_law_stays() -> None:
    law = Citation("Act to Foo", "§ 97(1) to (5)", Read.OFFICIAL, "StPO,")
    assert cited_in(law, "de") == "StPO, § 97 Abs. 1 bis 5"
    assert cited_in(law, "en") == str(law) == "StPO, § 97(1) to (5)"
    assert cited_in(Citation("Act of 5(1) and 6", "art. 3", Read.OFFICIAL), "de") == (
        "Act of 5(1) and 6, Art. 3"
    )
