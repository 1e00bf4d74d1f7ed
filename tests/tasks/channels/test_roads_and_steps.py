"""What the ladder says first, by which road a request goes, and what was not looked at."""

from __future__ import annotations

import datetime as dt

import pytest

from channels_page import ladder
from comity.host import Host
from comity.model.office import Office
from comity.pipeline.own_plugin import open_host
from comity.steps.ladder import Entry, Ladder, ladder_of
from comity.steps.resolve import resolve
from comity.tasks.channels import case_between, ladder_data, ladder_text
from comity.text.reader_text import said_in

pytestmark = pytest.mark.needs_country
DAY = dt.date(2026, 11, 29)


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


def urgent(host: Host, one: str, other: str, kind: str, level: str = "emergency") -> Ladder:
    case = case_between(one, other, [host.measures()[kind]], level, DAY)
    seen = host.for_case()
    return ladder_of(resolve(case, seen, on=DAY), seen)


def request(found: Ladder, id: str) -> Entry:
    return next(one for one in found.entries() if one.channel.id == id)


def first(found: Ladder) -> list[str]:
    return [one.text for one in found.first]


def test_the_direct_road_goes_first_and_a_protocol_takes_the_place_of_the_older_roads(
    host: Host,
) -> None:
    for kind in ("bank-accounts-search", "restraint", "interception", "witness-statement"):
        entry = request(ladder(host, "GB", "CH", (kind,)), "ets-030")
        told = [(row.road, row.open) for row in entry.roads]
        assert told == [
            ("judicial-authorities", "yes"),
            ("central-authorities", "yes"),
            ("judicial-authorities", "urgent"),
        ], kind
        assert all("as amended" in row.article for row in entry.roads)
    custody = request(ladder(host, "GB", "CH", ("prisoner-transfer-testimony",)), "ets-030")
    assert [row.road for row in custody.roads] == ["central-authorities"]


def test_evidence_search_and_seizure_go_by_letter_rogatory_where_only_the_convention_binds(
    host: Host,
) -> None:
    for kind in ("restraint", "bank-accounts-search", "bank-monitoring", "interception"):
        entry = request(ladder(host, "KR", "GB", (kind,)), "ets-030")
        assert [row.article for row in entry.roads] == [
            "art. 15(1), (7)",
            "art. 15(2), (4), (5), (7)",
        ]
        assert entry.remark is not None
        assert "Second Additional Protocol" in entry.remark.text  # nobody read whether it binds
    enquiry = request(ladder(host, "KR", "GB", ("location-of-person",)), "ets-030")
    assert [row.article for row in enquiry.roads] == ["art. 15(4), (5)"]


def test_whoever_looks_for_a_person_is_sent_to_the_police_first(host: Host) -> None:
    found = urgent(host, "UA", "MD", "location-of-person")
    assert "INTERPOL" in first(found)[0]
    assert "a lead on persons, identity documents and vehicles" in first(found)[0]
    # for data of a provider, or money, the police have a lead too, and are not the way to them
    for kind in ("subscriber-data", "tracing-of-proceeds"):
        assert not any("INTERPOL, from" in one for one in first(ladder(host, "DE", "BR", (kind,))))


def test_an_emergency_order_names_who_may_issue_it_for_what_is_asked(host: Host) -> None:
    (traffic, *_) = first(urgent(host, "DE", "LU", "traffic-data"))
    assert "For judges and courts." in traffic
    assert "eight hours" in traffic
    assert not any("ten days" in one for one in first(urgent(host, "DE", "LU", "traffic-data")))
    (subscriber, *_) = first(urgent(host, "DE", "LU", "subscriber-data"))
    assert "For judges, courts and prosecutors." in subscriber


def test_an_old_list_and_a_doubtful_law_are_told_as_what_they_are(host: Host) -> None:
    found = urgent(host, "IN", "GB", "stored-content")
    ask, hold, *_ = first(found)
    assert ask.startswith("If somebody's life is in danger, ask the provider now as well")
    assert hold.startswith("Today, ask the provider to preserve the data")
    assert "Nobody has checked its list of 1997 since." in hold
    assert "OPEN IN 1997  G7 24/7" in ladder_text(found)
    (kenya, *_) = first(ladder(host, "KE", "IE", ("stored-content",)))
    assert "Comity knows of no 24/7 point of Kenya." in kenya


def test_an_order_under_the_agreement_says_whom_the_asking_state_may_not_target(
    host: Host,
) -> None:
    american, british = (
        next(one for one in first(ladder(host, *pair, ("stored-content",))) if "Order under" in one)
        for pair in (("US", "GB"), ("GB", "US"))
    )
    assert "It may not target a person in the United Kingdom." in american
    assert "neither a United States person" in british
    assert "neither" not in american


def test_what_no_plugin_in_use_has_is_not_called_absent(host: Host) -> None:
    without = open_host(Office(allowed=frozenset({"comity-gb", "comity-in", "comity-treaties"})))
    found = ladder(without, "IN", "GB", ("stored-content",))
    data = ladder_data(found)
    rungs = ["preservation", "police", "financial-intelligence", "asset-recovery"]
    rungs += ["judicial-network", "provider", "draft-check"]
    assert list(data["not_looked_at"]) == rungs
    text = ladder_text(found)
    assert text.count("Networks were not looked at: comity-channels was set aside") == len(rungs)
    assert "comity-channels" in data["set_aside"]
    assert "Not looked at, as a plugin was set aside: " in text
    assert not ladder_data(ladder(host, "IN", "GB", ("stored-content",)))["not_looked_at"]


def test_every_network_speaks_german(host: Host) -> None:
    for one in host.networks().values():
        for text in (one.title, one.ask_through, one.limits, one.contact):
            assert not text or said_in(text, "de")[1] == "de", (one.id, text)
