"""Whose law a citation names: only a name that tells it counts."""

from __future__ import annotations

import pytest

from comity.law.codes import cited_law


@pytest.mark.parametrize(
    ("text", "of", "not_of"),
    [
        ("18 U.S.C. § 1030(a)(5)", "US", "DE"),
        ("18 USC 1343", "US", "GB"),
        ("Section 2 of the Fraud Act 2006", "GB", "NG"),
        ("The Bribery Act 2010, section 1", "GB", "BR"),
        ("IPC, s. 420", "IN", "GB"),
        ("Bharatiya Nyaya Sanhita 2023, section 318(4)", "IN", "US"),
        ("BNS, s. 318", "IN", "US"),
        ("StGB, § 263", "CH", "FR"),
        ("Code pénal, art. 313-1", "SN", "DE"),
        ("Theft Act 1968, section 1", "GB", "IE"),
    ],
)
def test_a_citation_tells_whose_law_it_is(text: str, of: str, not_of: str) -> None:
    (law,) = cited_law(text)
    assert law.is_of(of)
    assert not law.is_of(not_of)


@pytest.mark.parametrize(
    "text",
    [
        "Penal Code, section 420",
        "Criminal Code, section 380",
        "Example Advance Fee Fraud Act 2006, section 1",  # another act, whose name ends alike
        "section 34 of the Example Act",
        "Theft, a common law offence",
    ],
)
def test_a_name_that_many_states_have_or_nobody_knows_tells_nothing(text: str) -> None:
    assert cited_law(text) == ()
