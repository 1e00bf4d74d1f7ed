"""Which occupations are shielded: the table that both commands answer to, word by word."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from comity.text.professions import press, press_calling, privileged, privileged_calling

TABLE = tomllib.loads(Path(__file__).with_name("occupations.toml").read_text("utf-8"))


def rows(name: str) -> list[str]:
    return [one for language in TABLE[name].values() for one in language]


def shown(occupation: str) -> str:
    return privileged_calling(occupation) or press_calling(occupation)


@pytest.mark.parametrize("occupation", rows("alarm"))
def test_a_shielded_occupation_is_seen_in_any_case(occupation: str) -> None:
    assert shown(occupation)
    assert shown(occupation.upper())


@pytest.mark.parametrize("occupation", rows("calm"))
def test_another_occupation_is_not(occupation: str) -> None:
    assert shown(occupation) == ""


def test_the_table_is_large_enough_and_no_occupation_stands_twice() -> None:
    every = rows("alarm") + rows("calm")
    assert len(every) == len(set(every)) >= 40
    assert set(TABLE["alarm"]) == set(TABLE["calm"]) == {"en", "fr", "de"}


def test_what_is_quoted_stands_in_the_text() -> None:
    assert press_calling("Part-time photo-journalist") == "photo-journalist"
    assert privileged_calling("Attorney-at-law, of counsel") == "Attorney-at-law"


@pytest.mark.parametrize("name", ["Nurse & Sons Ltd", "Bishop Freight GmbH", "Vicars Motors"])
def test_a_surname_in_the_name_of_a_firm_is_no_calling(name: str) -> None:
    assert privileged([name]) == ""
    assert press([name]) == ""


@pytest.mark.parametrize("text", ["Clinic of Dr Sample", "St Sample Hospital", "Zahnarztpraxis"])
def test_a_place_of_medicine_is_shielded_and_whoever_works_there_is_not(text: str) -> None:
    assert privileged([text])
    assert privileged_calling(text) == ""
