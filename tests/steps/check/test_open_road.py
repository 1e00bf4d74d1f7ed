"""The road of a request: closed, urgent only, for others, open, unknown; and what carries it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

CITED = {"source": "t", "article": "art. 6", "read": "official", "says": "So it goes."}
CENTRAL = {"road": "central-authorities", "open": "yes"}
DIRECT = {"road": "judicial-authorities", "open": "yes"}


def said(**keys: Any) -> dict[str, Any]:
    return CITED | keys


@pytest.fixture
def taken(findings, treaties, request_data) -> Callable[..., list[Finding]]:
    """``taken(road, [what treaty a says], ...)``: the findings on the road of a request."""

    def taken(
        road: str, roads: list[dict[str, Any]], *more: dict[str, Any], **draft: Any
    ) -> list[Finding]:
        treaties({"id": "a", "roads": [said(**one) for one in roads]}, *more)
        data = request_data | {"basis": [{"instrument": "a"}]} | draft
        del data["reciprocity"]
        data["transmission"] = {"road": road} | draft.get("transmission", {})
        return [f for f in findings(data) if f.rule.split(".")[0] in ("road", "notified")]

    return taken


URGENT = {"level": "urgent", "reason": "The data are deleted on 1 November 2026."}


@pytest.mark.parametrize(("read", "severity"), [("official", "error"), ("secondary", "warning")])
def test_a_road_that_a_text_closes_is_an_error_only_if_the_text_was_read(
    read: str, severity: str, taken
) -> None:
    closed = {"road": "judicial-authorities", "open": "no", "read": read}
    (found,) = taken("judicial-authorities", [closed, CENTRAL])
    assert (found.rule, found.severity, found.field) == (
        "road.closed",
        severity,
        "transmission.road",
    )
    assert "closed for M1: So it goes." in found.message
    assert "Open: between the central authorities." in found.cure


def test_a_text_that_names_the_only_road_closes_the_others_between_authorities(taken) -> None:
    only = CENTRAL | {"closed": True}
    (found,) = taken("judicial-authorities", [only])
    assert found.message.startswith(
        "The request goes directly between judicial authorities. "
        "An instrument or law that applies names other roads for M1"
    )


@pytest.mark.parametrize("road", ["central-authorities", "diplomatic"])
def test_an_open_road_and_the_channel_of_a_state_that_requires_it_are_calm(
    road: str, taken
) -> None:
    roads = [CENTRAL | {"closed": True}, {"road": "diplomatic", "open": "yes"}]
    assert taken(road, roads) == []


def test_a_text_that_leaves_room_for_agreements_only_advises(taken) -> None:
    (found,) = taken("judicial-authorities", [CENTRAL | {"closed": True, "unless_agreed": True}])
    assert found.severity == "advice"


def test_an_urgent_road_needs_an_urgent_request(taken) -> None:
    urgent = DIRECT | {"open": "urgent"}
    (found,) = taken("judicial-authorities", [urgent, CENTRAL])
    assert found.rule == "road.closed"
    assert "not mark this one as urgent" in found.message
    assert "state it under `urgency`" in found.cure


@pytest.mark.parametrize("level", ["urgent", "emergency"])
def test_an_urgent_request_may_take_it(level: str, taken) -> None:
    urgent = DIRECT | {"open": "urgent"}
    assert taken("judicial-authorities", [urgent], urgency=URGENT | {"level": level}) == []


def test_a_road_that_is_not_for_who_issues_the_request(taken, request_data) -> None:
    request_data["requesting"]["issued_by"]["capacity"] = "police"
    (found,) = taken("judicial-authorities", [DIRECT | {"by": ["judge", "court", "other"]}])
    assert (found.rule, found.severity) == ("road.not-theirs", "error")
    assert found.cure.startswith("Have the request issued by a judge or a court, or choose")


@pytest.mark.parametrize("capacity", ["judge", None])
def test_a_road_for_judges_is_open_to_one_and_to_who_is_not_told(
    capacity: str | None, taken, request_data
) -> None:
    if capacity:
        request_data["requesting"]["issued_by"]["capacity"] = capacity
    assert taken("judicial-authorities", [DIRECT | {"by": ["judge"]}]) == []


def test_a_line_on_the_kind_goes_in_place_of_one_on_all_kinds(taken) -> None:
    urgent = DIRECT | {"open": "urgent"}
    own = DIRECT | {"for": ["subscriber-data"]}
    assert taken("judicial-authorities", [urgent, own]) == []


@pytest.mark.parametrize(
    "more",
    [
        *({"for": ["extradition"]}, {"not_for": ["subscriber-data"]}),
        *({"from": "2030-01-01"}, {"read": "none"}),
        {"when": {"field": "kind", "equals": "stored-content"}},
        {"when": {"circumstance": "states-agree"}},
    ],
)
def test_what_does_not_hold_for_the_case_closes_nothing(more: dict[str, Any], taken) -> None:
    closed = {"road": "diplomatic", "open": "no"} | more
    assert taken("diplomatic", [closed]) == []


def test_a_road_that_may_be_open_is_given_the_benefit_of_the_doubt(taken) -> None:
    doubtful = DIRECT | {"when": {"circumstance": "states-agree"}}
    assert taken("judicial-authorities", [CENTRAL | {"closed": True}, doubtful]) == []


def test_what_yields_to_another_treaty_says_nothing_beside_one(taken) -> None:
    only = CENTRAL | {"closed": True, "yields_to": "other-mla-treaty"}
    beside = {"id": "b"}
    (found,) = taken("judicial-authorities", [only], beside)
    assert found.rule == "road.unopened"


def test_a_protocol_goes_in_place_of_the_lines_that_it_rewrites(taken) -> None:
    only = CENTRAL | {"id": "a.1", "closed": True}
    protocol = {"id": "p", "protocol_to": "a", "roads": [said(**DIRECT, instead_of=["a.1"])]}
    assert taken("judicial-authorities", [only], protocol) == []


def test_the_requested_states_law_opens_what_a_treaty_closes_to_requests(taken, country) -> None:
    law = """
[[road]]
road = "judicial-authorities"
open = "yes"
says = "Courts of other States may write to ours."
source = "act"
read = "official"
"""
    country("NR", law=law)
    assert taken("judicial-authorities", [CENTRAL | {"closed": True}]) == []


def test_a_state_that_grants_what_came_by_the_wrong_road_leaves_advice(taken, country) -> None:
    law = """
[[road]]
road = "judicial-authorities"
open = "no"
still_granted = true
says = "A request on a wrong road is granted."
source = "act"
read = "official"
"""
    country("NR", law=law)
    (found,) = taken("judicial-authorities", [DIRECT | {"open": "no"}, CENTRAL])
    assert (found.rule, found.severity) == ("road.closed", "advice")
    assert "but a request that takes it is still granted" in found.message


def test_what_a_state_says_of_requests_that_it_sends_closes_none_that_it_receives(
    taken, country
) -> None:
    law = """
[[road]]
role = "requesting"
road = "diplomatic"
open = "no"
says = "Our requests do not go through diplomatic channels."
source = "act"
read = "official"
"""
    country("NR", law=law)
    assert taken("diplomatic", []) == []


def declared(direct: str, **keys: Any) -> dict[str, Any]:
    value = {"to": "the Ministry of Justice", "direct": direct}
    return said(code="NR", about="road", value=value, **keys)


@pytest.mark.parametrize(("read", "severity"), [("official", "error"), ("secondary", "warning")])
def test_a_declaration_closes_the_direct_road_with_one_finding(
    read: str, severity: str, taken
) -> None:
    treaty = {"id": "d", "notified": [declared("no", read=read)], "roads": [said(**DIRECT)]}
    basis = [{"instrument": "d"}]
    (found,) = taken("judicial-authorities", [], treaty, basis=basis)
    assert (found.rule, found.severity) == ("notified.road-closed", severity)
    assert found.field == "transmission.road"


def test_a_declaration_that_opens_the_road_goes_before_a_text_that_closes_it(taken) -> None:
    treaty = {
        "id": "d",
        "notified": [declared("yes")],
        "roads": [said(**CENTRAL, closed=True)],
    }
    (found,) = taken("judicial-authorities", [], treaty, basis=[{"instrument": "d"}])
    assert (found.rule, found.severity) == ("notified.road", "advice")


def test_a_declared_road_between_ministries_is_calm_for_a_request_that_takes_it(
    taken, request_data
) -> None:
    request_data["requested"]["executing_authority"] = {"name": "District Court"}
    treaty = {"id": "d", "notified": [declared("no")]}
    assert taken("central-authorities", [], treaty, basis=[{"instrument": "d"}]) == []


@pytest.mark.parametrize("road", ["judicial-authorities", "provider"])
def test_a_road_of_which_nobody_speaks_is_advice(road: str, taken) -> None:
    (found,) = taken(road, [])
    assert (found.rule, found.severity) == ("road.unknown", "advice")


@pytest.mark.parametrize("road", ["central-authorities", "diplomatic"])
def test_the_usual_roads_need_no_text(road: str, taken) -> None:
    assert taken(road, []) == []


def test_who_is_addressed_directly_is_on_a_known_road(taken) -> None:
    treaty = {
        "id": "d",
        "provisions": [said(topic="channel", road="executing-authority")],
    }
    assert taken("judicial-authorities", [], treaty, basis=[{"instrument": "d"}]) == []


def test_a_state_that_says_what_its_providers_do_leaves_nothing_unknown(taken, country) -> None:
    law = """
[[answer]]
question = "direct-approach"
value = "case-by-case"
source = "act"
read = "official"
"""
    country("NR", law=law)
    assert taken("provider", []) == []


@pytest.mark.parametrize("road", ["police", "financial-intelligence"])
def test_neither_police_nor_financial_intelligence_can_compel(road: str, taken) -> None:
    (found,) = taken(road, [])
    assert (found.rule, found.severity) == ("road.no-compulsion", "advice")
    assert "M1 may need compulsion" in found.message


def test_what_needs_no_compulsion_may_go_from_police_to_police(taken, request_data) -> None:
    request_data["measures"][0]["kind"] = "location-of-person"
    assert taken("police", []) == []


def test_what_an_authority_already_has_may_go_from_police_to_police(taken, request_data) -> None:
    request_data["measures"][0]["already_held"] = {"authority": "Police of the capital"}
    assert taken("police", []) == []


def test_a_contact_point_compels_nobody_to_disclose(taken) -> None:
    (found,) = taken("contact-point", [])
    assert found.message.startswith("The request goes to the 24/7 contact point, and M1 may need")


def test_a_contact_point_that_a_text_opens_for_the_kind_is_calm(taken) -> None:
    point = {"road": "contact-point", "open": "yes", "for": ["subscriber-data"]}
    assert taken("contact-point", [point]) == []


def test_interpol_carries_only_urgent_requests_where_a_text_says_so(taken) -> None:
    urgent = {"road": "central-authorities", "open": "urgent", "carriers": ["interpol"]}
    carried = {"transmission": {"carrier": "interpol"}}
    (found,) = taken("central-authorities", [CENTRAL, urgent], **carried)
    assert (found.rule, found.severity) == ("road.carrier", "advice")


@pytest.mark.parametrize(
    ("roads", "draft"),
    [
        ([CENTRAL | {"open": "urgent", "carriers": ["interpol"]}, CENTRAL], {"urgency": URGENT}),
        ([CENTRAL | {"carriers": ["interpol"]}], {}),
        ([CENTRAL], {}),
    ],
)
def test_interpol_as_carrier_is_calm_if_it_may_carry_the_request(
    roads: list[dict[str, Any]], draft: dict[str, Any], taken
) -> None:
    carried = {"transmission": {"carrier": "interpol"}} | draft
    assert taken("central-authorities", roads, **carried) == []


def test_a_request_that_names_no_road_is_not_judged(findings, treaties, request_data) -> None:
    only = said(road="judicial-authorities", open="no")
    treaties({"id": "a", "roads": [only]})
    found = findings(request_data | {"basis": [{"instrument": "a"}]})
    assert [f for f in found if f.rule.startswith("road.")] == []


def test_no_treaty_that_opens_another_road_shuts_diplomatic_channels(taken) -> None:
    assert taken("diplomatic", [CENTRAL | {"closed": True}]) == []


WORDS = "Convention on closer border cooperation"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ({"instrument": WORDS}, ["road.other-treaty"]),
        ({"instrument": WORDS, "articles": ["art. 53"]}, []),
        ({"instrument": WORDS, "in_force": False}, ["road.closed"]),
    ],
)
def test_a_treaty_in_words_that_may_open_a_closed_road_leaves_a_question_at_most(
    taken, words: dict[str, Any], told: list[str]
) -> None:
    only = CENTRAL | {"closed": True}
    found = taken("judicial-authorities", [only], basis=[{"instrument": "a"}, words])
    assert [one.rule for one in found] == told
    assert all(one.severity == "advice" for one in found if one.rule == "road.other-treaty")


def test_an_instrument_in_force_that_opens_a_closed_road_is_proposed(taken) -> None:
    other = {"id": "b", "roads": [said(**DIRECT)]}
    (found,) = taken("judicial-authorities", [CENTRAL | {"closed": True}], other)
    assert found.said.id == "road.other-treaty/in-force"
    assert "`- instrument: b`" in found.cure


@pytest.mark.parametrize(
    ("name", "rule"),
    [("Regional Court", "road.unopened"), ("Attorney-General of Nauru", "road.unknown")],
)
def test_a_court_that_is_asked_directly_without_a_text_is_advice(
    taken, request_data, name: str, rule: str
) -> None:
    asked = {"state": "NR", "executing_authority": {"name": name}}
    measure = request_data["measures"][0] | {"kind": "witness-testimony", "questions": ["What?"]}
    (found,) = taken("judicial-authorities", [], basis=[], requested=asked, measures=[measure])
    assert (found.rule, found.severity) == (rule, "advice")


@pytest.mark.parametrize(("open_", "variant"), [("urgent", "urgent-agreed"), ("no", "agreed")])
def test_a_text_that_lets_the_states_agree_leaves_a_question(
    open_: str, variant: str, taken
) -> None:
    closed = {"road": "judicial-authorities", "open": open_, "unless_agreed": True}
    (found,) = taken("judicial-authorities", [closed, CENTRAL])
    assert (found.said.id, found.severity) == (f"road.closed/{variant}", "advice")
    assert "unless the two States have agreed" in found.message


HEARING = {"kind": "witness-statement", "persons": ["P1"]}


@pytest.mark.parametrize(
    ("measure", "nature", "found"),
    [
        (HEARING | {"purpose": "The statement may be used at trial."}, "investigation", True),
        (HEARING | {"purpose": "Verlesung in der Hauptverhandlung."}, "investigation", True),
        (HEARING, "trial", True),
        (HEARING | {"purpose": "To find the other members."}, "investigation", False),
        ({"kind": "subscriber-data"}, "trial", False),
    ],
)
def test_a_statement_for_the_trial_that_the_police_take_is_asked_about(
    measure: dict[str, Any], nature: str, found: bool, taken, request_data
) -> None:
    request_data["persons"] = [{"id": "P1", "role": "witness", "name": {"full": "Bo Sample"}}]
    request_data["measures"][0] |= measure
    request_data["proceedings"]["nature"] = nature
    told = [one.rule for one in taken("police", [CENTRAL])]
    assert ("road.statement-by-police" in told) is found


@pytest.mark.parametrize(
    "more",
    [
        [],
        [{"instrument": "Treaty on mutual legal assistance"}],
        [{"instrument": "Vertrag von 1998"}],
    ],
)
def test_a_road_that_is_only_tolerated_is_left_to_a_treaty(more, taken) -> None:
    tolerated = {"road": "central-authorities", "open": "no", "still_granted": True}
    found = taken("central-authorities", [tolerated], basis=[{"instrument": "a"}, *more])
    assert [f.rule for f in found] == ([] if more else ["road.closed"])
