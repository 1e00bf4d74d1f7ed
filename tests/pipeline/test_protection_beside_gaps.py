"""A protected name in a text is told of, whatever cannot be read in the entry of somebody else."""

from __future__ import annotations

import pytest
import yaml

import comity
from comity.kit.samples import sample_files

WITNESS = {"id": "P9", "role": "witness", "protect": "pseudonym"}
WITNESS |= {"name": {"full": "Zerlina Quastelwitz"}, "address": ["17 Womble Road", "Mombasa"]}


@pytest.fixture
def examined():
    (file,) = [one for one in sample_files() if one.stem == "bec-request"]
    host = comity.Host()

    def examined(*, own=WITNESS, text="", **of_another):
        tree = yaml.load(file.read_text(), yaml.BaseLoader)
        tree["persons"] = [tree["persons"][0] | of_another, *tree["persons"][1:], own]
        tree["facts"][0]["text"] += " ZERLINA QUASTELWITZ said so in Womble Road."
        tree["facts"][1]["text"] += text
        return comity.examine(tree, host)

    return examined


def told(found):
    return {one.rule for one in found.findings if one.field == "facts[0].text"}


@pytest.mark.parametrize(
    "of_another",
    [{}, {"born": "31 2 1980"}, {"name": "Max Muster"}, {"shoe": "1"}, {"identifiers": "x"}],
    ids=str,
)
def test_a_name_is_told_whatever_is_wrong_with_another_entry(examined, of_another):
    found = examined(**of_another)
    assert bool(found.gaps) == bool(of_another)
    assert {"protection.name", "protection.street"} <= told(found)


def test_that_not_everybody_was_looked_for_is_said_too(examined):
    pending = {one.rule: one.needs for one in examined(born="31 2 1980").pending}
    assert pending["protection.name"] == ("persons[0].born",)


@pytest.mark.parametrize(
    "unread",
    [
        {"role": None},
        {"role": "cousin"},
        {"protect": "pseudonymous"},
        {"protect": ["pseudonym"]},
        {"name": "Zerlina Quastelwitz"},
        {"name": {"full": ["Zerlina Quastelwitz"]}},
        {"id": "P1"},
        {"born": "17/17/1991"},
    ],
    ids=str,
)
def test_a_name_is_told_whatever_is_wrong_with_the_entry_of_its_own_person(examined, unread):
    own = {name: value for name, value in (WITNESS | unread).items() if value is not None}
    found = examined(own=own)

    assert found.gaps
    assert "protection.name" in told(found)
    assert [one for one in found.findings if "Zerlina" in f"{one.message} {one.cure}"] == []


@pytest.mark.parametrize("unread", [{"role": "cousin"}, {"name": "Zerlina Quastelwitz"}], ids=str)
def test_an_entry_that_cannot_be_read_makes_no_other_text_a_name(examined, unread):
    found = examined(own=WITNESS | unread)
    fields = [one.field for one in found.findings if one.rule == "protection.name"]

    assert fields == ["facts[0].text"]


@pytest.mark.parametrize(
    "unread",
    [{"role": None}, {"id": "P1"}, {"protect": "pseudonymous"}, {"name": "Zerlina Quastelwitz"}],
    ids=str,
)
@pytest.mark.parametrize(
    "where",
    [{"location": "Munich, Federal Republic of Germany"}, {"birthplace": "Munich"}],
    ids=str,
)
def test_neither_her_town_nor_her_state_is_a_name_of_hers(examined, unread, where):
    more = unread | where | {"nationalities": ["German"]}
    own = {name: value for name, value in (WITNESS | more).items() if value is not None}
    found = examined(own=own, text=" A German bank in Munich, Germany, paid.")

    assert "protection.name" in told(found)
    assert [one.field for one in found.findings if one.rule == "protection.name"] == [
        "facts[0].text"
    ]
    assert found.hide("The Federal Republic of Germany, Munich") == (
        "The Federal Republic of Germany, Munich"
    )


def test_where_she_is_told_to_be_stays_hidden_until_her_entry_is_read(examined):
    own = WITNESS | {"role": "cousin", "location": "In the house of the miller, Munich"}
    hidden = examined(own=own).hide("She is in the house of the miller, at 17 Womble Road.")

    assert "miller" not in hidden and "Womble" not in hidden
