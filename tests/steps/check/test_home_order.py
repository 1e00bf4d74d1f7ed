"""An order of the requesting State served abroad is judged by the agreements of that day."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

AGREEMENT = {"id": "d", "direct": True, "short_title": "Data Agreement"}
COVERS = AGREEMENT | {"measures": ["subscriber-data"]}


@pytest.fixture
def served(findings, treaties, request_data) -> Callable[..., list[Finding]]:
    """``served([agreement], basis)``: the findings on an order that is served abroad."""

    def served(*agreements: dict[str, Any], basis: str = "") -> list[Finding]:
        treaties(*agreements)
        data = request_data | {"transmission": {"road": "home-order"}}
        if basis:
            del data["reciprocity"]
            data["basis"] = [{"instrument": basis}]
        return [f for f in findings(data) if f.rule.startswith("road.")]

    return served


def test_an_order_without_an_agreement_binds_nobody_abroad(served) -> None:
    (found,) = served({"id": "a"})
    assert (found.rule, found.severity) == ("road.home-order", "warning")
    assert (
        "Comity knows no agreement that makes such an order binding there on 5 October 2026."
        in (found.message)
    )


def test_an_agreement_that_is_not_yet_in_force_is_none(served) -> None:
    parties = [
        {"code": code, "status": "party", "in_force": "2026-11-01", "read": "official"}
        for code in ("TV", "NR")
    ]
    (found,) = served(COVERS | {"parties": parties}, basis="d")
    assert "Comity knows no agreement" in found.message


def test_an_agreement_does_not_carry_what_it_does_not_cover(served) -> None:
    (found,) = served(AGREEMENT | {"measures": ["preservation"]}, basis="d")
    assert found.severity == "warning"
    assert "The Data Agreement does not cover M1." in found.message


def test_an_agreement_that_is_not_named_is_advice(served) -> None:
    (found,) = served(COVERS)
    assert (found.severity, found.field) == ("advice", "basis")
    assert "`instrument: d`" in found.cure


def test_an_order_under_the_agreement_that_it_names_is_calm(served) -> None:
    assert served(COVERS, basis="d") == []


LAW = """
[[road]]
road = "home-order"
open = "no"
for = ["subscriber-data"]
says = "A provider obeys a foreign order only under an agreement."
source = "act"
read = "official"
"""


def test_the_law_of_the_requested_state_goes_in_place_of_the_general_warning(
    served, country
) -> None:
    country("NR", law=LAW)
    (found,) = served({"id": "a"})
    assert (found.rule, found.severity) == ("road.closed", "error")
    assert "A provider obeys a foreign order only under an agreement." in found.message


def test_an_agreement_opens_what_the_law_closes_without_one(served, country) -> None:
    country("NR", law=LAW)
    road = {"road": "home-order", "open": "yes", "says": "Orders go there.", "source": "t"}
    agreement = COVERS | {"roads": [road | {"article": "art. 1", "read": "official"}]}
    assert served(agreement, basis="d") == []


@pytest.mark.parametrize("where", ["holder", "requested"])
def test_an_order_served_at_home_for_what_is_abroad_is_told(
    served, request_data, where: str
) -> None:
    if where == "holder":
        request_data["measures"][0]["holder"]["state"] = "TV"
    else:
        request_data["measures"][0]["holder"]["state"] = "NR"
        request_data["requested"]["state"] = "TV"
    (found,) = served({"id": "a"})
    assert (found.said.id, found.severity) == ("road.home-order/at-home", "advice")


@pytest.mark.parametrize("road", ["provider", "home-order"])
def test_an_order_that_an_agreement_sends_to_the_provider_is_judged_as_that_and_no_more(
    findings, treaties, request_data, road: str
) -> None:
    treaties(COVERS, {"id": "a", "short_title": "Treaty on Assistance"})
    del request_data["reciprocity"]
    data = request_data | {"transmission": {"road": road}, "basis": [{"instrument": "d"}]}
    rules = [f.rule for f in findings(data)]
    assert not [r for r in rules if r.startswith("road.") or r == "basis.first"]


def test_a_request_between_authorities_is_told_of_the_treaty_for_it(
    findings, treaties, request_data
) -> None:
    treaties(COVERS, {"id": "a", "short_title": "Treaty on Assistance"})
    del request_data["reciprocity"]
    data = request_data | {
        "transmission": {"road": "central-authorities"},
        "basis": [{"instrument": "d"}],
    }
    assert "basis.not-cited" in [f.rule for f in findings(data)]


def test_an_order_that_an_agent_receives_is_not_said_to_be_served_there(
    served, request_data
) -> None:
    request_data["measures"][0]["addressee"] = "The agency of the bank in TVtown"
    (found,) = served({"id": "a"})
    assert (found.said.id, found.severity) == ("road.home-order/represented", "advice")
    assert "“The agency of the bank in TVtown”" in found.message


def test_each_state_of_a_holder_is_named(served, request_data) -> None:
    measure = request_data["measures"][0]
    other = measure | {"id": "M2", "holder": measure["holder"] | {"state": "AG"}}
    request_data["measures"] = [measure, other]
    (found,) = served({"id": "a"})
    assert "Antigua and Barbuda" in found.message


def test_a_treaty_that_is_not_known_here_may_be_that_agreement(served, request_data) -> None:
    (found,) = served({"id": "a"}, basis="Agreement on access to data of 2024")
    assert (found.rule, found.severity) == ("road.home-order", "advice")


def test_a_word_for_the_holder_is_nobody_who_receives_the_order_for_it(
    served, request_data
) -> None:
    request_data["measures"][0]["addressee"] = "provider"
    (found,) = served({"id": "a"})
    assert (found.said.id, found.severity) == ("road.home-order/none", "warning")


@pytest.fixture
def mailed(findings, treaties, request_data) -> Callable[..., list[Finding]]:
    """``mailed(part={...})``: the findings on a letter that goes straight to a provider abroad."""

    def mailed(*agreements: dict[str, Any], **more: Any) -> list[Finding]:
        treaties(*(agreements or ({"id": "a"},)))
        road = {"transmission": {"road": "provider"}}
        found = findings(request_data | road | more)
        return [one for one in found if one.rule.startswith(("road.home", "road.threat"))]

    return mailed


@pytest.mark.parametrize(
    "text",
    [
        "A fine of 5,000 dollars falls due for each day of delay.",
        "Failure to comply will be reported to the court.",
        "Une amende journalière est due.",
        "Für jeden Tag des Verzugs werden 500 Euro fällig.",
    ],
)
def test_a_letter_that_threatens_a_holder_abroad_is_an_order_that_binds_nobody(
    mailed, text: str
) -> None:
    (found,) = mailed(remarks=[{"part": "execution", "text": text}])
    assert (found.said.id, found.severity) == ("road.home-order/commanded", "warning")
    assert "the recipient may disregard it" in found.message


def test_a_threat_in_the_reason_of_the_urgency_is_one_too(mailed) -> None:
    (found,) = mailed(urgency={"level": "urgent", "reason": "A fine of 900 euros a day follows."})
    assert found.said.id == "road.home-order/commanded"


@pytest.mark.parametrize(
    "text",
    [
        "No fine is threatened.",
        "The answer is needed before the hearing in May.",
        "The company is asked to answer of its own will.",
    ],
)
def test_a_letter_that_only_asks_a_holder_abroad_is_no_order(mailed, text: str) -> None:
    assert mailed(remarks=[{"part": "execution", "text": text}]) == []


def test_a_threat_in_an_order_that_an_agreement_carries_is_not_said_to_bind_nobody(
    mailed, request_data
) -> None:
    del request_data["reciprocity"]
    remarks = [{"part": "execution", "text": "A daily fine may follow."}]
    assert mailed(COVERS, remarks=remarks, basis=[{"instrument": "d"}]) == []
