"""The instruments that are installed: what every one must hold, and ties that are known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from comity.law.assistance_kinds import load_assistance_kinds
from comity.law.load import load_sources
from comity.law.precedence import OTHER
from comity.law.states import states
from comity.law.ties import TieTable
from comity.model.citations import Read
from comity.model.law_records import Cited, Instrument
from comity.pipeline.own_plugin import open_host

pytestmark = pytest.mark.needs_country

TOPICS = ("comity_treaties", "comity_eu")
COUNTED = {"untoc": 191, "uncac": 190, "un-1988": 191, "coe-185": 81}


@pytest.fixture(scope="module")
def instruments() -> dict[str, Instrument]:
    return dict(open_host().instruments())


@pytest.fixture(scope="module")
def tied(instruments: dict[str, Instrument]):
    """``tied("DE", "FR", "eu-eio", on="2026-11-25")`` gives the status of one pair."""

    def status(one: str, other: str, name: str, on: str = "2026-11-25") -> str:
        table = TieTable(instruments.values(), dt.date.fromisoformat(on))
        (tie,) = [tie for tie in table.between(one, other).all() if tie.instrument.id == name]
        return tie.status

    return status


def cited(instruments: dict[str, Instrument]) -> Iterator[tuple[str, Cited]]:
    for name, instrument in instruments.items():
        for entry in (
            *instrument.order,
            *instrument.scope,
            *instrument.provisions,
            *instrument.rules,
            *instrument.grounds,
        ):
            yield name, entry


def test_the_instruments_that_the_two_topics_promise_are_all_there(instruments) -> None:
    assert instruments.keys() >= {
        *(
            "coe-185",
            "cets-224",
            "ets-030",
            "ets-073",
            "ets-099",
            "ets-141",
            "ets-182",
            "untoc",
            "uncac",
            "un-1988",
        ),
        *("un-cybercrime", "oas-a-55", "asean-mlat", "harare", "us-gb-cloud-act"),
        *("us-au-cloud-act", "eu-eio", "eu-2023-1543", "eu-mla-2000", "eu-2018-1805"),
        *("eu-us-mla", "eu-jp-mla", "eu-gb-tca", "us-bilateral", "us-ng-mlat"),
    }


def test_every_instrument_says_where_it_was_read_and_when(instruments) -> None:
    silent = [
        name
        for name, instrument in instruments.items()
        if instrument.read is Read.NONE or not instrument.source or not instrument.checked
    ]
    assert silent == []


def test_every_list_of_parties_names_its_last_day_its_source_and_only_known_states(
    instruments,
) -> None:
    known = set(states())
    for name, instrument in instruments.items():
        assert instrument.party_list.as_of, name
        codes = [row.code for row in instrument.parties]
        assert codes, name
        assert len(codes) == len(set(codes)), name
        assert set(codes) <= known, name
        assert all(row.source or instrument.party_list.source for row in instrument.parties), name


def test_nobody_is_bound_before_the_instrument_is_in_force_or_applied(instruments) -> None:
    early = [
        (name, row.code)
        for name, instrument in instruments.items()
        for row in instrument.parties
        if row.bound
        and instrument.in_force
        # an agreement may be applied provisionally before
        and row.bound < min(instrument.in_force, instrument.applies_from or instrument.in_force)
    ]
    assert early == []


def test_an_official_reading_is_of_a_source_that_was_read_officially(instruments) -> None:
    read = {key: source.read for topic in TOPICS for key, source in load_sources(topic).items()}
    wrong = [
        (name, entry.source, entry.article)
        for name, entry in cited(instruments)
        if entry.read is Read.OFFICIAL and read[entry.source] is not Read.OFFICIAL
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "name", ["eu-mla-2000", "eu-mla-2001-protocol", "eu-2018-1805", "eu-2023-1543"]
)
def test_what_was_read_whole_rests_on_the_official_text_alone(name: str, instruments) -> None:
    entries = [entry for _, entry in cited({name: instruments[name]})]
    assert len(entries) > 10
    assert {entry.read for entry in entries} == {Read.OFFICIAL}


@pytest.mark.parametrize(
    ("name", "topic", "kind", "article", "word"),
    [
        ("eu-2023-1543", "content", "traffic-data", "art. 5(4)", "three years"),
        ("eu-2023-1543", "channel", "stored-content", "art. 4(2)", "prosecutor is not enough"),
        ("eu-2018-1805", "urgency", "restraint", "art. 9(1), (3)", "48 hours"),
        ("eu-mla-2000", "content", "interception", "art. 18(3), (4)", "lawful order"),
        ("eu-mla-2001-protocol", "content", "bank-accounts-search", "art. 1(1), (4)", "value"),
    ],
)
def test_what_the_articles_of_the_union_ask_for(
    name: str, topic: str, kind: str, article: str, word: str, instruments
) -> None:
    (found,) = [
        entry
        for entry in instruments[name].provisions
        if entry.topic == topic and kind in entry.measures and entry.article == article
    ]
    assert word in found.says


def test_a_refusal_of_a_freezing_order_need_not_come_in_writing_any_more(instruments) -> None:
    said = [entry.says for entry in instruments["eu-2018-1805"].provisions if "19" in entry.article]
    assert said
    assert not [text for text in said if "writing" in text]


def test_the_kinds_of_assistance_that_articles_speak_of_exist(instruments) -> None:
    kinds = {measure.kind for measure in load_assistance_kinds()}
    for name, instrument in instruments.items():
        named = {*instrument.measures, *instrument.not_measures}
        named |= {kind for entry in instrument.provisions for kind in entry.measures}
        assert named <= kinds, name


def test_an_order_points_at_an_instrument_that_is_there(instruments) -> None:
    for name, instrument in instruments.items():
        for order in instrument.order:
            assert order.to in {OTHER, "national-law", *instruments}, name


@pytest.mark.parametrize(("name", "count"), COUNTED.items())
def test_a_complete_list_has_as_many_parties_as_its_comment_says(
    name: str, count: int, instruments
) -> None:
    rows = [row for row in instruments[name].parties if row.status == "party"]
    assert len(rows) == count
    assert instruments[name].party_list.complete == "yes"


@pytest.mark.parametrize(
    ("one", "other", "name", "status"),
    [
        ("DE", "FR", "eu-eio", "in-force"),
        ("DE", "IE", "eu-eio", "not-party"),
        ("DK", "DE", "eu-eio", "not-party"),
        ("DE", "IE", "eu-2023-1543", "in-force"),
        ("DK", "DE", "eu-2023-1543", "not-party"),
        ("DE", "IE", "eu-2018-1805", "not-party"),
        ("DE", "US", "eu-us-mla", "in-force"),
        ("DE", "FR", "eu-us-mla", "not-party"),
        ("DE", "JP", "eu-jp-mla", "in-force"),
        ("FR", "GB", "eu-gb-tca", "in-force"),
        ("GB", "US", "eu-us-mla", "not-party"),
        ("DE", "CH", "ets-030", "in-force"),
        ("US", "DE", "ets-182", "not-party"),
        ("US", "AG", "us-ag-mlat", "in-force"),
        ("US", "AG", "oas-a-55", "in-force"),
        ("US", "CO", "us-co-mlat", "signed"),
        ("IN", "DE", "in-de-mlat", "unknown"),
        ("GB", "IN", "gb-in-mlat", "in-force"),
        ("GB", "KE", "gb-bilateral", "unknown"),
        ("GB", "KE", "harare", "in-force"),
        ("TH", "LA", "asean-mlat", "in-force"),
        ("TH", "JP", "asean-mlat", "not-party"),
        ("TH", "TL", "asean-mlat", "unknown"),
        ("NG", "GH", "ecowas-mla", "unknown"),
        ("IN", "US", "coe-185", "not-party"),
        ("JP", "NG", "untoc", "in-force"),
        ("US", "UY", "oas-a-55", "unknown"),
        ("NG", "IR", "untoc", "unknown"),
        ("US", "GB", "us-gb-cloud-act", "in-force"),
        ("DE", "GB", "eu-mla-2000", "not-party"),
        ("DE", "GB", "eu-mla-2001-protocol", "not-party"),
        ("NG", "ZA", "un-cybercrime", "signed"),
        ("NG", "KE", "un-cybercrime", "not-party"),
        ("NG", "CH", "un-cybercrime", "unknown"),
        ("CA", "AU", "un-cybercrime", "signed"),
        ("DE", "IE", "eu-mla-2000", "in-force"),
        ("DE", "GR", "eu-mla-2000", "signed"),
        ("DE", "DK", "eu-mla-2001-protocol", "in-force"),
        ("DE", "IE", "eu-mla-2001-protocol", "unknown"),
        ("DE", "TR", "ets-099", "in-force"),
        ("DE", "CH", "ets-099", "not-party"),
        ("DE", "LI", "ets-099", "not-party"),
        ("DE", "SE", "ets-099", "unknown"),
        ("DE", "SM", "ets-099", "not-party"),
        ("DE", "KR", "ets-099", "in-force"),
        ("SK", "RO", "ets-073", "in-force"),
        ("SK", "DE", "ets-073", "unknown"),
        ("DE", "CH", "ets-141", "in-force"),
        ("DE", "SK", "ets-141", "in-force"),
        ("DE", "TR", "ets-141", "unknown"),
    ],
)
def test_the_ties_that_are_known(one: str, other: str, name: str, status: str, tied) -> None:
    assert tied(one, other, name) == status


@pytest.mark.parametrize(
    ("one", "other", "name", "on", "status"),
    [
        ("DE", "FR", "eu-2023-1543", "2023-08-16", "not-party"),
        ("DE", "FR", "eu-2023-1543", "2026-08-17", "signed"),  # in force, and not applied yet
        ("NG", "ZA", "un-cybercrime", "2025-10-24", "not-party"),
        ("DE", "GB", "eu-mla-2000", "2019-06-01", "in-force"),
        ("DE", "IE", "eu-mla-2000", "2020-08-22", "signed"),
        ("CA", "AU", "un-cybercrime", "2026-06-01", "not-party"),
        ("GB", "DE", "eu-eio", "2019-06-01", "in-force"),
        ("GB", "ES", "eu-eio", "2018-07-01", "signed"),  # it binds Spain, which transposes later
        ("GB", "ES", "eu-eio", "2018-07-02", "in-force"),
        ("GB", "NL", "eu-eio", "2018-09-14", "unknown"),
        ("GB", "NL", "eu-eio", "2018-09-15", "in-force"),
        ("GB", "DE", "eu-eio", "2020-12-31", "in-force"),
        ("GB", "DE", "eu-eio", "2021-01-01", "not-party"),
        ("GB", "DE", "eu-mla-2000", "2020-12-31", "in-force"),
        ("GB", "JP", "eu-jp-mla", "2020-12-31", "in-force"),
        ("GB", "US", "eu-us-mla", "2021-01-01", "not-party"),
        ("KR", "CL", "ets-099", "2011-12-27", "signed"),
        ("KR", "CL", "ets-099", "2011-12-28", "in-force"),
        ("ES", "FR", "ets-182", "2018-06-30", "signed"),
        ("ES", "FR", "ets-182", "2018-07-01", "in-force"),
        ("CH", "TR", "ets-030", "1969-09-21", "signed"),
        ("CH", "TR", "ets-030", "1969-09-22", "in-force"),
        ("GB", "FR", "eu-gb-tca", "2020-12-31", "not-party"),
        ("DE", "JP", "uncac", "2017-08-09", "signed"),
        ("US", "GB", "us-gb-cloud-act", "2022-10-02", "signed"),
    ],
)
def test_a_tie_begins_and_ends_on_its_day(
    one: str, other: str, name: str, on: str, status: str, tied
) -> None:
    assert tied(one, other, name, on) == status


def test_between_members_the_investigation_order_comes_before_the_european_convention(
    instruments,
) -> None:
    table = TieTable(instruments.values(), dt.date(2026, 11, 25))
    order = [tie.instrument.id for tie in table.between("DE", "FR").in_force]
    assert order.index("eu-eio") < order.index("ets-030") < order.index("ets-182")


@pytest.mark.parametrize(
    ("one", "other", "since"),
    [
        ("DE", "FR", "2017-05-22"),
        ("DE", "AT", "2018-07-01"),
        ("AT", "LU", "2018-09-15"),
        ("FI", "SK", "2017-10-15"),
        ("CZ", "GR", "2018-08-16"),
    ],
)
def test_the_investigation_order_works_and_takes_precedence_once_both_have_transposed(
    one: str, other: str, since: str, instruments
) -> None:
    first = dt.date.fromisoformat(since)
    (tie,) = (
        tie
        for tie in TieTable(instruments.values(), first).between(one, other).in_force
        if tie.instrument.id == "eu-eio"
    )
    before = TieTable(instruments.values(), first - dt.timedelta(1)).between(one, other)
    names = [tie.instrument.id for tie in before.in_force]

    assert tie.since == first
    assert tie.order_stated
    assert "eu-eio" not in names
    assert "ets-030" in names
    assert not any(
        article.other.id == "eu-eio" for tie in before.in_force for article in tie.articles
    )


OFFICIAL = ("CZ", "EE", "FI", "FR", "GB", "GR", "LU", "PL", "SK")
NO_DAY_FOUND = ("CY", "HR", "HU", "LT", "LV", "MT", "NL", "PT", "RO", "SI")


def test_each_member_state_has_a_day_of_transposition_or_the_latest_that_is_known(
    instruments,
) -> None:
    rows = instruments["eu-eio"].rows
    days = {code: row.transposed or row.by for code, row in rows.items()}

    assert len(rows) == 26
    assert not {"DK", "IE"} & rows.keys()
    assert max(days.values()) == days["LU"] == dt.date(2018, 9, 15)  # the last of them
    assert sorted(code for code, row in rows.items() if row.read is Read.OFFICIAL) == [*OFFICIAL]
    assert tuple(sorted(c for c, row in rows.items() if row.transposed is None)) == NO_DAY_FOUND


def test_a_scheme_binds_nobody(instruments) -> None:
    assert not instruments["harare"].binding
    assert instruments["harare"].level == "scheme"
