"""Directive 2014/41: what an order must not be, and what looks like it and is sound."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from comity.model.findings import Finding
from comity.pipeline.build import check_case
from comity.pipeline.own_plugin import open_host

pytestmark = pytest.mark.needs_country

Order = Callable[..., list[Finding]]
AT_HOME = {"capacity": "judge", "provision": "Example Code, section 5"}
BY_ORDER = {"title": "Order for the disclosure of data", "date": "2026-09-01"}
HELD = {"authority": "Police of the requested State"}


@pytest.fixture
def order(ask: Callable[..., Any], put: Callable[..., None]) -> Order:
    """``order("traffic-data", {path: value})``: an order from Estonia to France, as checked."""

    def order(kind: str, changes: dict[str, Any], pair: str = "EE-FR") -> list[Finding]:
        checked = ask(pair, [kind], ["eu-eio"]).checked
        data = copy.deepcopy(checked.resolved.draft.data())
        put(data, "requesting.issued_by.capacity", "judge")
        for path, value in changes.items():
            put(data, path, value if value is not None else "taken away below")
            if value is None:
                put(data, path, None)
        draft = type(checked.resolved.draft).model_validate(data)
        again = check_case(replace(checked.resolved.case, draft=draft), open_host())
        return list(again.findings)

    return order


def severities(found: list[Finding], rule: str) -> list[str]:
    return [str(one.severity) for one in found if one.rule == rule]


def signed(capacity: str) -> dict[str, str]:
    return {"name": "A. Example", "authority": "An office", "capacity": capacity}


@pytest.mark.parametrize(
    ("capacity", "validated", "denied"),
    [
        ("police", None, True),
        ("other", None, True),  # such as a tax administration
        ("central-authority", None, True),
        ("other", "central-authority", True),
        ("prosecutor", None, False),
        ("police", "prosecutor", False),
        ("other", "court", False),
    ],
)
def test_an_order_is_issued_or_validated_by_a_judicial_authority(
    order: Order, capacity: str, validated: str | None, denied: bool
) -> None:
    changes: dict[str, Any] = {"requesting.issued_by.capacity": capacity}
    if validated:
        changes["requesting.validated_by"] = signed(validated)
    found = order("bank-records", changes)
    assert severities(found, "issuer.denied") == (["error"] if denied else [])


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"requesting.issued_by.capacity": "police"}, True),
        ({"requesting.issued_by.capacity": "other"}, True),
        ({"requesting.issued_by.capacity": "prosecutor"}, False),
        (
            {
                "requesting.issued_by.capacity": "police",
                "requesting.validated_by": signed("prosecutor"),
            },
            False,
        ),
    ],
)
def test_the_validation_of_an_order_does_not_follow(
    order: Order, changes: dict[str, Any], told: bool
) -> None:
    found = order("bank-records", {"requesting.validation_follows": "2026-12-01"} | changes)
    assert severities(found, "eu-eio.validated-first") == (["error"] if told else [])


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, True),
        ({"requesting.validated_by": signed("prosecutor")}, True),
        ({"requesting.validated_by": signed("judge")}, False),
        ({"requesting.issued_by.capacity": "court"}, False),
        ({"measures.0.domestic_power": {"capacity": "prosecutor"}}, False),
        ({"measures.0.domestic_power": None}, False),  # who could order it is not told
        ({"measures.0.already_held": HELD}, False),  # C-670/22
        ({"measures.0.order": BY_ORDER}, False),
    ],
)
@pytest.mark.parametrize(
    ("kind", "rule", "severity"),
    [
        ("traffic-data", "eu-eio.judge-at-home.traffic", "error"),
        ("real-time-traffic", "eu-eio.judge-at-home.traffic", "error"),
        ("search-of-premises", "eu-eio.judge-at-home", "warning"),
        ("bank-records", "eu-eio.judge-at-home", "warning"),
    ],
)
def test_a_prosecutor_does_not_order_abroad_what_a_judge_orders_at_home(
    order: Order, kind: str, rule: str, severity: str, changes: dict[str, Any], told: bool
) -> None:
    base = {
        "requesting.issued_by.capacity": "prosecutor",
        "measures.0.domestic_power": dict(AT_HOME),
    }
    found = order(kind, base | changes)
    assert severities(found, rule) == ([severity] if told else [])
    (other,) = {"eu-eio.judge-at-home.traffic", "eu-eio.judge-at-home"} - {rule}
    assert not severities(found, other)


def test_before_the_judgment_of_2021_nothing_is_said_of_it(order: Order) -> None:
    changes = {
        "date": "2021-12-01",
        "requesting.issued_by.capacity": "prosecutor",
        "measures.0.domestic_power": dict(AT_HOME),
    }
    assert not severities(order("traffic-data", changes), "eu-eio.judge-at-home.traffic")


@pytest.mark.parametrize(
    ("power", "changes", "told"),
    [
        ("nobody", {}, True),
        ("nobody", {"measures.0.kind": "video-hearing"}, True),
        ("nobody", {"measures.0.already_held": HELD}, False),
        ("police", {}, False),
    ],
)
def test_an_order_asks_for_what_could_be_ordered_at_home(
    order: Order, power: str, changes: dict[str, Any], told: bool
) -> None:
    found = order("covert-agent", {"measures.0.domestic_power": {"capacity": power}} | changes)
    assert severities(found, "eu-eio.domestic-case") == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("kind", "changes", "told"),
    [
        ("search-of-premises", {}, False),  # `extent.search` asks how far it goes
        ("interception", {}, True),
        ("search-of-premises", {"measures.0.necessity": "No other source holds it."}, False),
        ("stored-content", {"measures.0.proportionality": "Six weeks only."}, False),
        ("witness-statement", {}, False),
        ("business-records", {}, False),
    ],
)
def test_an_intrusive_measure_says_why_it_is_needed(
    order: Order, kind: str, changes: dict[str, Any], told: bool
) -> None:
    without = {"measures.0.necessity": None, "measures.0.proportionality": None}
    found = order(kind, {**without, **changes})
    assert severities(found, "eu-eio.proportionate") == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("kind", "remedies", "told"),
    [
        ("search-of-premises", "There is no remedy against the order.", True),
        ("video-hearing", "Die Anordnung ist unanfechtbar.", True),
        ("search-of-premises", "Aucun recours n'est ouvert contre la décision.", True),
        ("search-of-premises", None, False),  # section J of the form needs no description
        ("search-of-premises", "Appeal within ten days of the search.", False),
        ("video-hearing", "L'appel est ouvert. Aucun recours n'a été introduit.", False),
        ("search-of-premises", "Beschwerde; ein Rechtsmittel wurde nicht eingelegt.", False),
        ("search-of-premises", "No appeal was lodged; no remedy is pending.", False),
        ("bank-records", "There is no remedy against the order.", False),
    ],
)
def test_an_order_is_asked_about_remedies_only_where_a_text_says_that_there_is_none(
    order: Order, kind: str, remedies: str | None, told: bool
) -> None:
    found = order(kind, {"date": "2026-11-02", "proceedings.remedies": remedies})
    assert severities(found, "eu-eio.remedy.none") == (["advice"] if told else [])
    assert not severities(found, "eu-eio.remedy")


@pytest.mark.parametrize(
    ("kind", "changes", "told"),
    [
        ("bank-accounts-search", {"measures.0.nexus": None}, True),
        (
            "bank-accounts-search",
            {"measures.0.nexus": None, "measures.0.holder": None, "measures.0.accounts": []},
            True,
        ),
        ("bank-accounts-search", {"measures.0.nexus": "Payments came from banks there."}, False),
        ("bank-records", {"measures.0.nexus": None}, False),
    ],
)
def test_a_search_for_accounts_says_why_one_is_presumed_there(
    order: Order, kind: str, changes: dict[str, Any], told: bool
) -> None:
    found = order(kind, changes)
    assert severities(found, "eu-eio.accounts.reasons") == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("kind", "particulars", "told"),
    [
        ("preservation", {}, True),
        ("preservation", {"risk_of_loss": "The provider deletes after 30 days."}, True),
        ("preservation", {"expiry": "2027-02-01"}, False),
        ("preservation", {"request_to_follow_by": "2026-12-15"}, False),
        ("stored-content", {}, False),
    ],
)
def test_a_provisional_measure_says_until_when(
    order: Order, kind: str, particulars: dict[str, str], told: bool
) -> None:
    found = order(kind, {"measures.0.particulars": particulars or None})
    assert severities(found, "eu-eio.provisional.until") == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("road", "told"),
    [
        ("diplomatic", True),
        ("judicial-authorities", False),
        ("central-authorities", False),
    ],
)
def test_an_order_takes_the_road_between_authorities(order: Order, road: str, told: bool) -> None:
    found = order("bank-records", {"transmission": {"road": road}})
    closed = [one for one in found if one.rule == "road.closed"]
    assert [str(one.severity) for one in closed] == (["advice"] if told else [])
    assert "road.unknown" not in {one.rule for one in found}


@pytest.mark.parametrize(
    ("nature", "court", "covered"),
    [
        ("administrative", "yes", True),
        ("administrative", "no", False),
        ("civil", "no", False),
        ("investigation", None, True),
    ],
)
def test_proceedings_of_an_administration_are_covered_if_a_criminal_court_may_decide(
    order: Order, nature: str, court: str | None, covered: bool
) -> None:
    changes = {"proceedings.nature": nature, "proceedings.criminal_court": court}
    rules = {one.rule for one in order("bank-records", changes)}
    assert ("basis.scope" in rules) is not covered


@pytest.mark.parametrize(
    ("kind", "changes", "told"),
    [
        ("cloud-or-device-data", {}, True),
        ("seizure-of-items", {"measures.0.items": ["Datenträger"]}, True),
        ("seizure-of-items", {"measures.0.items": ["A bicycle"]}, False),
        ("cloud-or-device-data", {"urgency.level": "ordinary"}, False),
        ("cloud-or-device-data", {"measures.0.holder": None}, False),
        ("cloud-or-device-data", {"measures.0.deadline_reason": "Transfer before 3 May."}, False),
    ],
)
def test_an_urgent_order_for_data_says_whether_the_transfer_can_wait_for_a_remedy(
    order: Order, kind: str, changes: dict[str, Any], told: bool
) -> None:
    urgent = {
        "urgency": {"level": "urgent", "reason": "The trial is near."},
        "measures.0.holder": {"name": "Example Ltd", "kind": "company"},
    }
    found = order(kind, {**urgent, **changes})
    assert severities(found, "eu-eio.transfer-at-once") == (["advice"] if told else [])
