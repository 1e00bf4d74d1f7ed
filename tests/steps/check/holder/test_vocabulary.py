"""Regions by their States, places by the State that they end with, names as whole names."""

from __future__ import annotations

import pytest

from comity.law.states import states
from comity.steps.check.holder.company_names import same_name
from comity.steps.check.holder.notice_words import kinds_in, region_states, state_at_end
from comity.steps.check.holder.sender_domain import ascii_domain


@pytest.mark.parametrize(
    ("region", "inside", "outside"),
    [
        ("The European Union", "DE", "NO"),
        ("the European Union and the European Economic Area", "NO", "CH"),
        ("L'Union européenne", "FR", "GB"),
        ("The Americas", "BR", "NG"),
        ("The Americas, Africa, Asia and the Pacific", "NG", "DE"),
        ("Asia-Pacific", "AU", "US"),
        ("IE", "IE", "GB"),
        ("Deutschland", "DE", "AT"),
        ("Trinidad and Tobago", "TT", "US"),
        ("The Middle East", "AE", "IN"),
        ("Europe, the Middle East and Africa", "NG", "US"),
        ("England", "GB", "IE"),
    ],
)
def test_a_region_is_its_states(region: str, inside: str, outside: str) -> None:
    found = region_states(region)
    assert found is not None
    assert inside in found
    assert outside not in found


def test_a_region_that_is_not_known_is_no_region() -> None:
    assert region_states("our northern cluster") is None
    assert region_states("Africa and our northern cluster") is None


def test_every_state_of_the_world_is_in_a_region() -> None:
    members = {code for code, state in states().items() if state.group == "un"}
    assert members - (region_states("world") or set()) == set()


@pytest.mark.needs_country
def test_the_union_is_that_of_the_topic() -> None:
    from importlib.resources import files

    from comity.law.load import read_toml

    group = read_toml(files("comity_eu") / "groups/eu.toml")["group"]
    members = {row["code"] for row in group["members"] if "to" not in row}
    assert region_states("European Union") == members


@pytest.mark.parametrize(
    ("place", "state"),
    [
        ("Lagos, Nigeria", "NG"),
        ("Springfield, Illinois, United States", "US"),
        ("10115 Berlin, Deutschland", "DE"),
        ("Malabo, Equatorial Guinea", "GQ"),
        ("Atlanta, Georgia", ""),
        ("Georgia", "GE"),
        ("1 Nigeria Street, London", ""),
        ("IN", "IN"),
        ("Wilmington, DE", ""),
        ("Belfast, Northern Ireland", "GB"),
        ("Jersey City, New Jersey", ""),
        ("Albuquerque, New Mexico", ""),
        ("Rue de Jordan", ""),
        ("12 avenue de France", ""),
        ("Hotel Panama", ""),
        ("Kinshasa, DR Congo", "CD"),
        ("Congo", ""),
        ("Ankara, Turkey", "TR"),
        ("Amsterdam, Holland", "NL"),
        ("Berlin, Germany.", "DE"),
        ("Austin, TX, U.S.A.", "US"),
        ("Port Moresby, Papua New Guinea", "PG"),
    ],
)
def test_a_place_is_in_the_state_that_stands_after_its_last_comma(place: str, state: str) -> None:
    assert state_at_end(place) == state


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Meta", "Metabank", False),
        ("Meta", "Meta Bank", False),
        ("Example Mail, Inc.", "EXAMPLE MAIL INC", True),
        ("Example Mail GmbH & Co. KG", "Example Mail", True),
        ("Société Exemple S.A.", "societe exemple", True),
        ("Example Mail Europe Limited", "Example Mail", False),
        ("Inc.", "Ltd", False),
        ("Example Mail K.K.", "Example Mail", True),
    ],
)
def test_names_are_compared_whole_and_without_the_legal_form(
    one: str, other: str, same: bool
) -> None:
    assert same_name(one, other) is same


def test_a_domain_is_compared_as_the_network_has_it() -> None:
    assert ascii_domain("BÜRO.example.") == "xn--bro-hoa.example"
    assert ascii_domain("p\u043elice.uk") != "police.uk"
    assert ascii_domain("stra\u00dfe.example") == "xn--strae-oqa.example"


def test_words_of_three_languages_name_a_process_and_others_name_none() -> None:
    for text in ("entraide judiciaire", "Rechtshilfeersuchen", "request under an MLAT"):
        assert kinds_in("process", text) == {"mla"}
    assert kinds_in("process", "a polite letter") == frozenset()
