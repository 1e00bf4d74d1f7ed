"""The road that a State declared for requests: told, and a draft that goes past it is warned of."""

from __future__ import annotations

from typing import Any

import pytest

from comity.law.load import parse
from comity.model.errors import LawDataError
from comity.model.findings import Severity
from comity.model.law_records import Notification
from comity.model.office import Office
from comity.steps.check import check

WAY = {"to": "the Ministry of Justice", "direct": "urgent", "unless": "it is urgent"}


def road(**more: Any) -> dict[str, Any]:
    told = {"code": "NR", "about": "road", "value": WAY, "source": "t", "read": "official"}
    return {**told, "article": "declaration under art. 15", **more}


@pytest.fixture
def roads(make_host):
    """The findings on the road of a resolved case."""

    def roads(resolved) -> list[Any]:
        host = make_host(Office(allowed=frozenset({"comity-nr", "comity-pact"})))
        return [one for one in check(resolved, host) if "road" in one.rule]

    return roads


def relying(data: dict[str, Any], *names: str, **requested: Any) -> dict[str, Any]:
    side = {**data["requested"], **requested}
    return data | {"basis": [{"instrument": name} for name in names], "requested": side}


COURT = {"executing_authority": {"name": "District Court"}}


def test_a_request_is_told_the_road_that_the_requested_state_declared(
    pact, resolve_case, request_data, roads
) -> None:
    pact({"id": "a", "notified": [road(value=WAY | {"copy_to": "the Attorney General"})]})
    (found,) = roads(resolve_case(relying(request_data, "a")))

    assert (found.rule, found.severity) == ("notified.road", Severity.ADVICE)
    assert found.message == (
        "Nauru has declared that this request is to be sent to the Ministry of Justice. This "
        "does not apply if it is urgent. A copy is to be sent to the Attorney General."
    )


@pytest.mark.parametrize(
    ("read", "direct", "urgent", "rule", "severity"),
    [
        ("official", "no", False, "notified.road-closed", Severity.WARNING),
        ("official", "no", True, "notified.road-closed", Severity.WARNING),
        ("official", "urgent", False, "notified.road-closed", Severity.WARNING),
        ("official", "yes", False, "notified.road", Severity.ADVICE),
        ("secondary", "no", False, "notified.road-closed", Severity.ADVICE),
    ],
)
def test_a_draft_that_goes_straight_to_a_court_past_a_declaration_is_warned_of(
    read, direct, urgent, rule, severity, pact, resolve_case, request_data, roads
) -> None:
    pact({"id": "a", "notified": [road(read=read, value=WAY | {"direct": direct})]})
    if urgent:
        request_data["urgency"] = {"level": "urgent", "reason": "The data go tomorrow."}
    (found,) = roads(resolve_case(relying(request_data, "a", **COURT)))

    assert (found.rule, found.severity) == (rule, severity)


@pytest.mark.parametrize(
    ("copy", "sent", "told"),
    [(None, None, []), ("that Ministry", None, ["notified.road-copy"]), ("it", "The Ministry", [])],
)
def test_an_urgent_request_that_takes_the_road_left_to_it_is_asked_for_no_more_than_a_copy(
    copy, sent, told, pact, resolve_case, request_data, roads
) -> None:
    value = WAY | {"direct": "urgent"} | ({"copy_to": copy} if copy else {})
    pact({"id": "a", "notified": [road(value=value)]})
    request_data["urgency"] = {"level": "urgent", "reason": "The data go tomorrow."}
    request_data["transmission"] = {"road": "judicial-authorities"}
    if sent:
        request_data["transmission"]["urgent_copy"] = sent
    found = roads(resolve_case(relying(request_data, "a", **COURT)))

    assert [one.rule for one in found] == told
    assert all("A copy is to be sent to that Ministry." in one.message for one in found)


def test_a_draft_with_a_central_authority_of_its_own_goes_no_closed_road(
    pact, resolve_case, request_data, roads
) -> None:
    pact({"id": "a", "notified": [road()]})
    named = {**COURT, "central_authority": {"name": "Ministry of Justice"}}
    (found,) = roads(resolve_case(relying(request_data, "a", **named)))

    assert found.rule == "notified.road"


def test_no_diplomatic_channels_are_advised_where_a_road_is_declared(
    pact, resolve_case, request_data, make_host
) -> None:
    pact({"id": "a", "notified": [road()]})
    host = make_host(Office(allowed=frozenset({"comity-nr", "comity-pact"})))
    found = check(resolve_case(relying(request_data, "a")), host)

    assert "addressee.unknown" not in {one.rule for one in found}
    assert not [one for one in found if "diplomatic" in one.cure]


@pytest.mark.parametrize(
    "more",
    [{"read": "none"}, {"from": "2030-01-01"}, {"to": "2020-01-01"}, {"for": ["interception"]}],
)
def test_a_road_that_nobody_read_or_that_does_not_hold_is_not_told(
    more: dict[str, Any], pact, resolve_case, request_data, roads
) -> None:
    pact({"id": "a", "notified": [road(**more)]})
    assert roads(resolve_case(relying(request_data, "a"))) == []


def test_a_road_under_another_treaty_is_not_told(pact, resolve_case, request_data, roads) -> None:
    pact({"id": "a"}, {"id": "b", "notified": [road()]})
    assert roads(resolve_case(relying(request_data, "a"))) == []


def test_the_road_under_a_protocol_in_force_takes_the_place_of_the_parents(
    pact, resolve_case, request_data, roads
) -> None:
    other = road(value={"to": "the prosecutor of the place", "direct": "yes"})
    pact({"id": "a", "notified": [road()]}, {"id": "b", "protocol_to": "a", "notified": [other]})
    (found,) = roads(resolve_case(relying(request_data, "a")))

    assert "the prosecutor of the place" in found.message


def test_a_road_for_the_kinds_that_are_asked_goes_before_one_at_large(
    pact, resolve_case, request_data, roads
) -> None:
    own = road(value={"to": "the Police", "direct": "yes"}, **{"for": ["subscriber-data"]})
    pact({"id": "a", "notified": [road(), own]})
    (found,) = roads(resolve_case(relying(request_data, "a")))

    assert "to the Police" in found.message


@pytest.mark.parametrize(
    "value", [{"to": "the Ministry"}, {"direct": "no"}, {"to": "x", "direct": "y"}]
)
def test_a_road_without_an_end_or_a_way_is_a_fault_of_the_file(value: dict[str, str]) -> None:
    with pytest.raises(LawDataError, match="a road needs"):
        parse(Notification, road(value=value), "x.toml", "notified 1")


@pytest.mark.parametrize(
    ("way", "told"),
    [
        ("Direct between the courts", ["notified.road-copy"]),
        ("Direct, with certified copies of the papers for the court", ["notified.road-copy"]),
        ("Direct, with a copy to the Ministry of Justice", []),
        ("Direkt, Abschrift an das Ministerium", []),
        ("Directement, avec copie au ministère", []),
    ],
)
def test_a_copy_that_the_way_of_the_letter_tells_is_not_asked_for(
    way, told, pact, resolve_case, request_data, roads
) -> None:
    value = WAY | {"direct": "urgent", "copy_to": "that Ministry"}
    pact({"id": "a", "notified": [road(value=value)]})
    request_data["urgency"] = {"level": "urgent", "reason": "The data go tomorrow."}
    request_data["transmission"] = {"road": "judicial-authorities", "way": way}
    assert [one.rule for one in roads(resolve_case(relying(request_data, "a", **COURT)))] == told
