"""Who asks for a field between the States of a case, and nobody whom the case does not concern."""

from __future__ import annotations

import dataclasses
import datetime as dt
from importlib.resources import files
from typing import Any

import pytest

from comity.host import Host
from comity.law.load import read_toml
from comity.model.drafts.describe import walk
from comity.tasks.questions.asked_by import asked_by, source_of, sources
from comity.tasks.questions.occasion import occasion_of
from comity.text.messages import load_family

DAY = dt.date(2026, 10, 5)


def between(requesting: str, requested: str) -> dict[str, Any]:
    """A request of which only the two States are known."""
    return {
        "kind": "request",
        "requesting": {"state": requesting},
        "requested": {"state": requested},
    }


def said(path: str, data: Any, host: Host, language: str | None = None) -> list[str]:
    return [one.says for one in asked_by(path, data, host, on=DAY, language=language)]


def written(host: Host) -> set[str]:
    """Every source that a model names."""
    found = set()
    for kind in host.document_types():
        occasion = occasion_of({"kind": kind}, host, on=DAY)
        found |= {source for _, note in walk(occasion.notes) for source in note.asked_by}
    return found


def test_every_source_that_a_model_names_is_in_the_table(host: Host) -> None:
    found = written(host)

    assert len(found) > 100
    assert {source for source in found if source_of(source) is None} == {
        source for source in found if source.endswith(" of 23 notices")
    }


def test_every_entry_of_the_table_is_used_and_worded(host: Host) -> None:
    used = {one.begins for source in written(host) if (one := source_of(source)) is not None}

    assert {one.begins for one in sources()} == used
    assert {f"asked.source/{one.says}" for one in sources()} <= set(load_family("asked"))


def test_the_longest_beginning_decides() -> None:
    first, second = source_of("Budapest SAP 9"), source_of("Budapest 29(2)(b)")

    assert first is not None
    assert second is not None
    assert (first.instruments, second.instruments) == (("cets-224",), ("coe-185",))


def test_a_source_that_is_not_in_the_table_is_an_error() -> None:
    with pytest.raises(KeyError):
        source_of("Treaty of nowhere, 1")


@pytest.mark.needs_country
def test_every_instrument_of_the_table_is_one_that_is_installed(host: Host) -> None:
    named = {id for one in sources() for id in one.instruments}
    assert named <= set(host.instruments())


@pytest.mark.needs_country
def test_the_members_of_the_union_are_those_whose_dates_were_read() -> None:
    (members,) = {one.between for one in sources() if one.begins == "EJN Fiche"}
    group = read_toml(files("comity_eu") / "groups" / "eu.toml")["group"]
    assert set(members) == {one["code"] for one in group["members"] if "to" not in one}


@pytest.mark.needs_country
def test_a_treaty_is_named_only_where_it_binds_both_states(host: Host) -> None:
    kenyan = said("measures[0].purpose", between("KE", "US"), host)
    german = said("measures[0].press", between("DE", "FR"), host)
    other = said("measures[0].press", between("KE", "US"), host)

    assert "UNTOC deals with this (art. 18(15)(f))." in kenyan
    assert not any("Budapest" in one or "EU" in one for one in kenyan)
    assert "European Investigation Order Directive deals with this (art. 11(1)(a))." in german
    assert other == []


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("path", "one", "other"),
    [
        ("measures[0].deadline", "KE", "US"),  # UN Model Treaty
        ("offences[0].limitation", "KE", "GB"),  # UK guidelines
        ("delivery.custody_record", "KE", "US"),  # SHERLOC models
        ("classification", "AU", "FJ"),  # PILON templates
        ("measures[0].not_before", "DE", "FR"),  # Annex A of the EIO Directive
        ("basis[0].articles", "DE", "GB"),  # PC-OC model form
        ("offences[0].elements", "KE", "US"),  # guidelines of requested States
    ],
)
def test_a_text_that_nobody_has_read_says_nothing(
    path: str, one: str, other: str, host: Host
) -> None:
    unread = ("UN Model", "Kingdom", "model requests", "Pacific", "Order", "Council of", "States")
    found = said(path, between(one, other), host)
    assert not any(name in sentence for name in unread for sentence in found)


def test_guidelines_of_a_requested_state_are_about_requests_to_it(
    host: Host, monkeypatch: pytest.MonkeyPatch
) -> None:
    unread = source_of("UK guidelines")
    assert unread is not None
    guide = dataclasses.replace(unread, unread=False)
    monkeypatch.setattr("comity.tasks.questions.asked_by.source_of", lambda _: guide)
    found = [
        any("guidelines of the United Kingdom" in one for one in said("subject", states, host))
        for states in (between("KE", "GB"), between("GB", "KE"))
    ]
    assert found == [True, False]


@pytest.mark.needs_country
def test_the_law_of_the_requested_state_goes_before_practice(host: Host) -> None:
    found = asked_by("measures[0].kind", between("KE", "US"), host, on=DAY)

    assert found[0].binds
    assert [one.binds for one in found] == sorted((one.binds for one in found), reverse=True)


@pytest.mark.needs_country
def test_what_binds_goes_before_what_is_only_usual(host: Host) -> None:
    found = asked_by("transmission.format", between("DE", "FR"), host, on=DAY)
    assert [one.binds for one in found] == [True, False]


def test_the_marks_of_european_police_concern_two_states_of_the_union(host: Host) -> None:
    inside = said("facts[0].handling", between("DE", "FR"), host)
    outside = said("facts[0].handling", between("DE", "KE"), host)
    assert any("European police" in one for one in inside)
    assert not any("European police" in one for one in outside)


def test_practice_is_named_everywhere_and_binds_nobody(host: Host) -> None:
    (found,) = asked_by("persons[0].minor", between("TV", "NR"), host, on=DAY)
    assert (found.says, found.binds) == ("It is usual in practice.", False)


def test_the_model_of_a_notice_says_nothing_of_a_request(host: Host) -> None:
    notice = said("costs.practice", {"kind": "notice", "host": "TV"}, host)
    assert "The 2015 Model Corporate Transparency Notice recommends it." in notice
    request = said("loss.amount", between("TV", "NR"), host)
    assert not any("Notice" in one for one in request)


def test_the_count_of_notices_is_said_in_words(host: Host) -> None:
    found = said("version", {"kind": "notice", "host": "TV"}, host)
    assert found == ["Of 23 published notices that were read, 15 have it."]


@pytest.mark.needs_country
def test_the_sentences_are_in_the_language_of_the_reader(host: Host) -> None:
    found = said("persons[0].minor", between("TV", "NR"), host, "de")
    assert found == ["Diese Angabe ist in der Praxis üblich."]


@pytest.mark.parametrize("data", [None, [], "x", {}, {"kind": "letter"}, {"kind": ["request"]}])
def test_what_is_no_draft_has_nobody_who_asks(host: Host, data: Any) -> None:
    assert asked_by("reference", data, host) == ()


@pytest.mark.parametrize("path", ["", "nothing", "measures[0].nothing", "..[", "[]"])
def test_a_path_that_leads_nowhere_has_nobody_who_asks(host: Host, path: str) -> None:
    assert asked_by(path, between("KE", "US"), host, on=DAY) == ()
