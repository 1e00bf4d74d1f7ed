"""A counterpart offence in the law of a State that is not asked is a finding."""

from __future__ import annotations

from typing import Any

import pytest

from comity.model.findings import Finding

OWN = """
[[answer]]
question = "dual-criminality"
value = "no"
source = "act"
article = "s. 1"
read = "official"
"""


@pytest.fixture
def counterpart(findings, request_data):
    """The findings on a counterpart offence that a request of TV to another State names."""

    def counterpart(provision: str, state: str = "NR", **draft: Any) -> list[Finding]:
        request_data["requested"] = {"state": state}
        request_data["offences"][0]["requested_law"] = {"provision": provision}
        found = findings(request_data | draft)
        return [f for f in found if f.rule == "links.counterpart-elsewhere"]

    return counterpart


def test_the_code_of_a_third_state_is_an_error(counterpart) -> None:
    (found,) = counterpart("18 U.S.C. § 1030(a)(5)", "DE")
    assert found.severity == "error"
    assert found.message == (
        "“18 U.S.C.” is law of the United States, but this field is for the law of Germany."
    )
    assert found.field == "offences[0].requested_law.provision"
    assert counterpart("18 U.S.C. § 1030(a)(5)", "US") == []


def test_an_element_is_looked_at_too(findings, request_data) -> None:
    request_data["requested"] = {"state": "DE"}
    element = {"id": "O1a", "text": "Deceit.", "facts": ["F1"]}
    request_data["offences"][0]["elements"] = [element | {"requested_law": "18 U.S.C. § 1343"}]
    fields = [f.field for f in findings(request_data) if f.rule == "links.counterpart-elsewhere"]
    assert fields == ["offences[0].elements[0].requested_law"]


def test_the_requesting_states_own_act_is_known_from_its_law_book(
    country, counterpart, write_record
) -> None:
    sources = (
        "schema = 1\n[act]\ntitle = 'Act'\ncite = 'Example Crimes Act 1999,'\nread = 'official'"
    )
    site = country("TV", law=OWN)
    (site / "comity_tv" / "sources.toml").write_text(sources + "\nurl = 'https://law.example'\n")
    write_record(site / "comity_tv-1.0.dist-info")
    (found,) = counterpart("Example Crimes Act 1999, s. 4")
    assert "“Example Crimes Act 1999” is law of Tuvalu" in found.message
    assert counterpart("Another Crimes Act 2001, s. 4") == []


@pytest.mark.parametrize(
    ("provision", "state", "language"),
    [
        ("Penal Code, section 420", "DE", "en"),
        ("StGB, § 263", "DE", "en"),
        ("StGB, § 146", "AT", "en"),
        ("Code pénal, art. 313-1", "DE", "fr"),  # in a French draft it may be a translated name
        ("German law: StGB, § 303b, as 18 U.S.C. § 1030 in Germany", "DE", "en"),
        ("Code pénal, art. 313-1", "BE", "en"),
    ],
)
def test_what_may_be_right_raises_nothing(
    provision: str, state: str, language: str, counterpart
) -> None:
    assert counterpart(provision, state, language=language) == []


def test_a_name_that_states_of_a_language_share_warns(counterpart) -> None:
    (found,) = counterpart("Strafgesetzbuch, section 184b", "US", language="en")
    assert found.severity == "warning"
