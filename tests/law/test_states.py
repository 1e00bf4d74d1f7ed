"""The list of States: complete, each by a name that CLDR knows the code of."""

from __future__ import annotations

from comity.law.states import state_of, states
from comity.model.records import owner_of
from comity.steps.resolve.state_records import territory_names


def test_the_members_of_the_united_nations_are_193() -> None:
    assert sum(state.group == "un" for state in states().values()) == 193


def test_every_code_but_that_of_the_union_is_one_of_iso_3166() -> None:
    known = {*territory_names(), "EU"}
    assert set(states()) <= known


def test_a_territory_belongs_to_a_state_that_is_listed() -> None:
    for code, state in states().items():
        assert (state.group == "territories") == bool(state.of)
        assert not state.of or states()[state.of].group == "un", code


def test_a_part_belongs_to_its_state_and_a_territory_is_answered_for() -> None:
    assert owner_of("GB-SCT") == "GB"
    assert state_of("HK") == "CN"
    assert state_of("GB") == ""


def test_a_name_stands_with_its_article_where_english_asks_for_one() -> None:
    kenya, gambia = (states()[code].jurisdiction() for code in ("KE", "GM"))
    assert kenya.named() == "the Republic of Kenya"
    assert kenya.short_named() == "Kenya"
    assert gambia.short_named() == "the Gambia"
    assert all(state.name[:1].isupper() for state in states().values())
