"""The ladder between five pairs of States, against what the treaties, lists and laws say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from channels_page import ladder
from comity.host import Host
from comity.model.records import RUNGS
from comity.pipeline.own_plugin import open_host
from comity.steps.ladder import Entry, Ladder, ladder_of
from comity.steps.resolve import resolve
from comity.tasks.channels import case_between

pytestmark = pytest.mark.needs_country
DAY = dt.date(2026, 11, 29)
DATA = ("stored-content", "subscriber-data")
Between = Callable[..., Ladder]


@pytest.fixture(scope="module")
def host() -> Host:
    return open_host()


@pytest.fixture(scope="module")
def between(host: Host) -> Between:
    def between(one: str, other: str, *kinds: str, on: dt.date = DAY) -> Ladder:
        return ladder(host, one, other, kinds or DATA, on)

    return between


def channel(found: Ladder, id: str) -> Entry:
    return next(one for one in found.entries() if one.channel.id == id)


def open_ids(found: Ladder, rung: str) -> set[str]:
    own = [one.channel for one in found.entries() if one.channel.kind == rung]
    return {one.id for one in own if one.open == "yes"}


def test_nigeria_and_the_united_states_are_parties_to_budapest_and_have_no_executive_agreement(
    between: Between,
) -> None:
    found = between("NG", "US")
    point = channel(found, "budapest-24-7").channel
    assert (point.open, point.gives["preservation"], point.gives["content"]) == ("yes", "yes", "no")
    assert "60 days" in point.lasts
    assert point.citation is not None
    assert "29" in point.citation.article
    provider = [one.channel for one in found.entries() if one.channel.kind == "provider"]
    closed = [one for one in provider if one.open == "no" and one.source == "US"]
    assert [one.measures for one in closed] == [("stored-content",), ("stored-content",)]
    assert all("§ 2702" in one.citation.article for one in closed if one.citation)
    assert not any("cloud-act" in one.id for one in provider)
    (voluntary,) = [one for one in provider if one.open == "yes"]
    assert (voluntary.measures, dict(voluntary.gives)) == (
        ("subscriber-data",),
        {"subscriber": "by-law"},
    )
    assert channel(found, "us-ng-mlat").channel.open == "yes"
    first = [one.id for one in found.first]
    assert first == ["ladder.first/hold", "ladder.first/voluntary", "ladder.first/request"]


def test_a_treaty_opens_nothing_on_the_day_before_it_is_in_force(between: Between) -> None:
    before, after = dt.date(2022, 10, 31), dt.date(2022, 11, 1)  # Nigeria and Budapest
    assert channel(between("NG", "US", on=before), "budapest-24-7").channel.open == "no"
    assert channel(between("NG", "US", on=after), "budapest-24-7").channel.open == "yes"
    signed = channel(between("GB", "US", on=dt.date(2022, 10, 2)), "us-gb-cloud-act.order")
    assert signed.channel.open == "no"
    assert signed.channel.why is not None
    assert signed.channel.why.id == "ladder.why/signed"
    order = channel(between("GB", "US", on=dt.date(2022, 10, 3)), "us-gb-cloud-act.order").channel
    assert (order.open, order.gives["content"]) == ("yes", "evidence")
    assert "serious crime" in order.limits


def test_india_is_no_party_to_budapest_and_that_closes_nothing_else(between: Between) -> None:
    found = between("IN", "GB")
    point = channel(found, "budapest-24-7").channel
    assert point.open == "no"
    assert point.why is not None
    assert "India" in point.why.text
    assert "United Kingdom" not in point.why.text
    assert channel(found, "g7-24-7").channel.open == "yes"  # both are members of that network
    assert channel(found, "interpol").channel.open == "yes"
    assert channel(found, "preservation-by-provider").channel.open == "unknown"
    assert open_ids(found, "formal-request")


def test_germany_and_brazil_are_both_parties_to_budapest(between: Between) -> None:
    found = between("DE", "BR")
    assert "budapest-24-7" in open_ids(found, "preservation")
    assert channel(found, "coe-185.32").channel.open == "yes"
    assert (
        channel(between("DE", "BR", on=dt.date(2023, 2, 28)), "budapest-24-7").channel.open == "no"
    )


def test_ireland_is_no_party_to_budapest_and_no_law_of_it_was_read(between: Between) -> None:
    found = between("KE", "IE", "stored-content", "tracing-of-proceeds")
    assert channel(found, "budapest-24-7").channel.open == "no"
    assert channel(found, "preservation-by-provider").channel.open == "unknown"
    assert channel(found, "coe-185.32").channel.open == "unknown"  # its own law decides
    assert channel(found, "voluntary").channel.open == "unknown"
    egmont = channel(found, "egmont").channel
    assert (egmont.open, egmont.gives["property"], egmont.use) == ("yes", "lead", "intelligence")
    assert {one.channel.kind for one in found.entries()} <= set(RUNGS)


def test_united_kingdom_and_switzerland_are_in_egmont_and_the_swiss_audit_counted_290_days(
    between: Between,
) -> None:
    found = between("GB", "CH", "bank-accounts-search", "tracing-of-proceeds")
    assert "egmont" in open_ids(found, "financial-intelligence")
    formal = next(step for step in found.steps if step.rung == "formal-request")
    assert (290, 290) in {(time.from_days, time.to_days) for time in formal.times}
    assert not any(time.to_days for step in found.steps[:-2] for time in step.times)


def test_a_list_that_is_not_complete_never_closes_a_channel(between: Between) -> None:
    from comity.model.law_networks import TAKES_PART

    networks = open_host().networks()
    partial = {id for id, one in networks.items() if one.complete == "no" and not one.instrument}
    assert len(partial) > 5
    for pair in (("NG", "US"), ("IN", "GB"), ("DE", "BR"), ("KE", "IE"), ("GB", "CH")):
        for entry in between(*pair).entries():
            one = entry.channel
            if one.id in partial and one.open == "no":
                standing = [networks[one.id].standing(code, DAY) for code in pair]
                told = {"not-member", "suspended"} & set(standing)
                closing = networks[one.id].between in ("only-hub", "across")  # by its text
                hub = closing and set(standing) <= set(TAKES_PART)
                assert told or hub, (pair, one.id)


def test_an_order_of_the_union_goes_where_the_regulation_applies_and_since_it_does(
    between: Between,
) -> None:
    before, after = dt.date(2026, 8, 17), dt.date(2026, 8, 18)
    assert channel(between("DE", "IE", on=before), "epoc-content").channel.open == "no"
    order = channel(between("DE", "IE", on=after), "epoc-content").channel
    assert (order.open, order.used_by) == ("yes", ("judge", "court"))
    assert "ten days" in order.answers_in
    assert "epoc-pr" in open_ids(between("DE", "IE", on=after), "preservation")
    danish = [one.channel for one in between("DE", "DK", on=after).entries()]
    assert not any(one.id.startswith("epoc") and one.open == "yes" for one in danish)


def test_no_channel_of_police_or_intelligence_gives_evidence_or_content(between: Between) -> None:
    rungs = ("police", "financial-intelligence", "asset-recovery", "judicial-network")
    for pair in (("NG", "US"), ("DE", "FR"), ("GB", "CH")):
        for one in (entry.channel for entry in between(*pair).entries()):
            if one.kind in rungs:
                assert "evidence" not in one.gives.values(), one.id
                assert one.gives.get("content", "no") == "no", one.id


def test_an_order_for_content_is_not_for_a_prosecutor_alone(host: Host) -> None:
    kinds = [host.measures()[kind] for kind in DATA]
    case = case_between("DE", "IE", kinds, "ordinary", DAY)
    issuer = case.draft.requesting.issued_by.model_copy(update={"capacity": "prosecutor"})
    side = case.draft.requesting.model_copy(update={"issued_by": issuer})
    signed = replace(case, draft=case.draft.model_copy(update={"requesting": side}))
    seen = host.for_case()
    found = ladder_of(resolve(signed, seen, on=DAY), seen)
    remark = channel(found, "epoc-content").remark
    assert remark is not None
    assert remark.text.endswith("Have the request issued or validated by a judge or a court.")
    assert channel(found, "epoc-subscriber").remark is None


def why(found: Ladder, id: str) -> tuple[str, str]:
    one = channel(found, id).channel
    assert one.why is not None
    return one.open, one.why.text


def test_each_of_two_lists_tells_of_its_own_day_and_the_older_one_is_known_as_old(
    between: Between,
) -> None:
    told = "India takes part by a source of 17 April 2026, and the United Kingdom by one of 1997."
    assert why(between("IN", "GB"), "g7-24-7") == ("yes", told)
    assert channel(between("IN", "GB"), "g7-24-7").old == "1997"
    assert channel(between("IN", "GB"), "interpol").old == ""
    for pair in (("IN", "GB"), ("BR", "US")):
        early = between(*pair, on=dt.date(2001, 1, 1))
        assert channel(early, "g7-24-7").channel.open == "unknown"  # not yet on any list
    swiss = why(between("CH", "DE"), "europol")[1]
    assert swiss.startswith("Switzerland takes part by a source of 2017, and Germany by one of 10")


def test_two_partners_are_unknown_unless_the_text_closes_it_to_them(between: Between) -> None:
    for pair in (("GB", "CH"), ("GB", "US"), ("UA", "MD")):
        assert channel(between(*pair), "europol").channel.open == "unknown", pair
    assert channel(between("GB", "CH"), "eurojust").channel.open == "no"


def test_contact_points_in_third_countries_are_none_between_two_states_of_the_union(
    between: Between,
) -> None:
    for pair in (("DE", "LU"), ("DE", "FR")):
        assert channel(between(*pair), "eurojust-contact-points").channel.open == "no", pair
    assert channel(between("DE", "BR"), "eurojust-contact-points").channel.open == "yes"


def test_a_treaty_that_does_not_bind_is_named_with_the_day_of_its_list(between: Between) -> None:
    listed = "According to a list of 25 April 2026"
    told = f"{listed}, the Budapest Convention did not bind Kenya and Ireland."
    assert why(between("KE", "IE"), "budapest-24-7") == ("no", told)
    early = between("IN", "GB", on=dt.date(2020, 1, 1))
    assert "did not bind India on 1 January 2020" in why(early, "budapest-24-7")[1]


def test_the_data_access_agreement_covers_interception_and_is_unknown_after_five_years(
    between: Between,
) -> None:
    last, later = dt.date(2027, 10, 2), dt.date(2027, 10, 3)
    live = "us-gb-cloud-act.live"
    assert channel(between("GB", "US", "interception", on=last), live).channel.open == "yes"
    for kind, id in (("interception", live), ("traffic-data", "us-gb-cloud-act.order")):
        after = channel(between("GB", "US", kind, on=later), id)
        assert after.channel.open == "unknown"
        assert after.remark is not None
        assert "in force for five years" in after.remark.text
    traffic = between("GB", "US", "real-time-traffic")
    doubtful = channel(traffic, "us-gb-cloud-act.live-traffic")
    assert doubtful.channel.open == "unknown"
    assert doubtful.remark is not None
    assert "not traffic data as they pass" in doubtful.remark.text
    assert [one.id for one in traffic.first] == ["ladder.first/doubtful", "ladder.first/request"]
    australian = between("AU", "US", "interception")
    assert channel(australian, "us-au-cloud-act.order").channel.open == "yes"
    assert [one.id for one in australian.first] == [
        "ladder.first/faster",
        "ladder.first/request-else",
    ]
    assert not any("live" in one.channel.id for one in between("GB", "US").entries())


def test_a_protocol_that_four_have_ratified_is_closed_with_the_day_of_its_list(
    between: Between,
) -> None:
    found = between("HU", "RS", "subscriber-data")
    assert why(found, "cets-224.7") == (
        "no",
        "Agreed, and not in force between the two according to a list of 29 April 2026. Later "
        "ratifications were not checked: look them up on the depositary's page.",
    )
    assert "30 days" in channel(found, "cets-224.7").channel.answers_in


def test_the_first_steps_cover_every_measure_and_say_who_may_issue_the_order(
    between: Between,
) -> None:
    told = [one.text for one in between("DE", "FR", "subscriber-data", "traffic-data").first]
    subscriber, traffic = (one for one in told if one.startswith("For "))
    assert "For judges, courts and prosecutors." in subscriber
    assert traffic.startswith("For traffic data: ")
    assert "For judges and courts." in traffic
    assert not any(one.startswith("Write the formal request now") for one in told)


def test_an_urgent_request_for_restraint_is_told_of_the_urgent_road(host: Host) -> None:
    def first(one: str, other: str, urgency: str) -> str:
        case = case_between(one, other, [host.measures()["restraint"]], urgency, DAY)
        seen = host.for_case()
        return " ".join(step.text for step in ladder_of(resolve(case, seen, on=DAY), seen).first)

    assert "through INTERPOL" in first("GB", "CH", "urgent")
    assert "INTERPOL" not in first("GB", "CH", "ordinary")
    # the treaty of the two was not read, and the roads of others yield to it, but not the means
    hastened = first("NG", "GB", "emergency")
    assert "INTERPOL" not in hastened
    assert "by fax, e-mail" in hastened
    assert "Budapest Convention, for the offences that it covers" in hastened


def test_a_formal_request_says_where_its_address_is_found_and_on_which_articles_it_rests(
    between: Between,
) -> None:
    request = channel(between("KE", "FI"), "treaty-by-offence")
    assert request.where is not None
    assert "directory" in request.where.text
    assert request.channel.citation is not None
    assert [one.article for one in request.channel.citation.sources][-1].startswith("arts. 13, 14")
    assert "only for the offences" in between("KE", "FI").first[-1].text
    formal = next(one for one in between("DE", "FR").steps if one.rung == "formal-request")
    assert formal.entries[0].where is not None
    assert "Atlas" in formal.entries[0].where.text


def test_a_scheme_is_told_and_told_not_to_bind(between: Between) -> None:
    for pair in (("IN", "GB"), ("NG", "GB"), ("NG", "KE")):
        scheme = channel(between(*pair, "search-of-premises"), "harare")
        assert "not binding" in scheme.title.text, pair
    assert all(one.channel.id != "harare" for one in between("NG", "US").entries())
