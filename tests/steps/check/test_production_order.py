"""Regulation 2023/1543: what an order must not be or lack, and what looks like it and is sound."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.needs_country

EMERGENCY = {"level": "emergency", "grounds": ["danger-to-life"], "reason": "A child is missing."}
HASTE = {"level": "urgent", "grounds": ["loss-of-evidence"], "reason": "The logs are deleted."}
AT_HOME = {"capacity": "judge", "provision": "Example Code, section 5"}
BY_ORDER = {"title": "Order for the disclosure of data", "date": "2026-09-01"}
TWO_YEARS = {"text": "Imprisonment for two years", "years": 2}
THREE_YEARS = {"text": "Imprisonment for three years", "years": 3}


@pytest.fixture
def order(relying):
    def order(kind: str, changes: dict[str, Any], pair: str = "EE-FR"):
        base = {"measures.0.accounts": None, "measures.0.holder": {"name": "A provider"}}
        return relying(pair, kind, "eu-2023-1543", base | changes)

    return order


def signed(capacity: str) -> dict[str, str]:
    return {"name": "A. Example", "authority": "An office", "capacity": capacity}


@pytest.mark.parametrize(
    ("kind", "capacity", "validated", "denied"),
    [
        ("stored-content", "prosecutor", None, True),
        ("traffic-data", "prosecutor", None, True),
        ("traffic-data", "police", "prosecutor", True),
        ("subscriber-data", "police", None, True),
        ("preservation", "other", None, True),
        ("traffic-data", "court", None, False),
        ("stored-content", "prosecutor", "judge", False),
        ("subscriber-data", "prosecutor", None, False),
        ("identification-data", "police", "prosecutor", False),
        ("preservation", "prosecutor", None, False),
    ],
)
def test_who_issues_or_validates_an_order_depends_on_the_data(
    order, severities, kind: str, capacity: str, validated: str | None, denied: bool
) -> None:
    changes: dict[str, Any] = {"requesting.issued_by.capacity": capacity}
    if validated:
        changes["requesting.validated_by"] = signed(validated)
    assert severities(order(kind, changes), "issuer.denied") == (["error"] if denied else [])


@pytest.mark.parametrize(
    ("kind", "capacity", "urgency", "validated", "rule"),
    [
        ("stored-content", "prosecutor", EMERGENCY, None, "validated-first"),
        ("traffic-data", "police", EMERGENCY, None, "validated-first"),
        ("traffic-data", "police", EMERGENCY, "judge", None),
        ("traffic-data", "court", HASTE, None, None),
        ("subscriber-data", "police", HASTE, None, "validated-in-emergency"),
        ("preservation", "other", None, None, "validated-in-emergency"),
        ("subscriber-data", "police", EMERGENCY, None, None),
        ("identification-data", "police", HASTE, "prosecutor", None),
        ("preservation", "prosecutor", HASTE, None, None),
    ],
)
def test_validation_follows_only_in_an_emergency_and_never_for_content(
    order, severities, kind: str, capacity: str, urgency: Any, validated: str | None, rule: Any
) -> None:
    changes: dict[str, Any] = {
        "requesting.issued_by.capacity": capacity,
        "requesting.validation_follows": "2026-11-03",
        "urgency": urgency,
    }
    if validated:
        changes["requesting.validated_by"] = signed(validated)
    found = order(kind, changes)
    for one in ("validated-first", "validated-in-emergency"):
        assert severities(found, f"eu-2023-1543.{one}") == (["error"] if one == rule else [])


@pytest.mark.parametrize(
    ("urgency", "told"),
    [
        (EMERGENCY | {"grounds": ["loss-of-evidence"]}, True),
        (EMERGENCY | {"grounds": ["hearing", "limitation"]}, True),
        (EMERGENCY, False),
        (EMERGENCY | {"grounds": ["other"], "reason": "The power grid is under attack."}, False),
        (HASTE, False),
    ],
)
def test_an_emergency_is_a_danger_to_people(order, severities, urgency: Any, told: bool) -> None:
    found = severities(order("subscriber-data", {"urgency": urgency}), "eu-2023-1543.emergency")
    assert found == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("kind", "offence", "rule"),
    [
        ("traffic-data", {"committed_by_computer": False}, "three-years"),
        ("stored-content", {"committed_by_computer": False, "category": "insult"}, "three-years"),
        ("traffic-data", {"committed_by_computer": False, "title": "Financing terrorism"}, None),
        ("traffic-data", {"committed_by_computer": False, "maximum_penalty": THREE_YEARS}, None),
        ("subscriber-data", {"committed_by_computer": False}, None),
        ("traffic-data", {"committed_by_computer": True, "category": None}, "which-offence"),
        ("stored-content", {"category": None}, "which-offence"),
        ("stored-content", {"category": "child-abuse-material"}, None),
        ("traffic-data", {"category": None, "maximum_penalty": THREE_YEARS}, None),
        ("identification-data", {"category": None}, None),
    ],
)
def test_traffic_data_and_content_are_for_offences_of_some_weight(
    order, severities, kind: str, offence: dict[str, Any], rule: str | None
) -> None:
    whole = {
        "id": "O1",
        "title": "Insult",
        "provision": "Example Code, section 1",
        "text": "Whoever insults another is liable to imprisonment.",
        "text_is": "exact",
        "maximum_penalty": TWO_YEARS,
        "category": "insult",
    }
    said = {key: value for key, value in (whole | offence).items() if value is not None}
    found = order(kind, {"offences": [said], "measures.0.offences": ["O1"]})
    weights = {"three-years": "error", "which-offence": "advice"}
    for one, weight in weights.items():
        expected = [weight] if one == rule else []
        assert severities(found, f"eu-2023-1543.{one}") == expected


@pytest.mark.parametrize(
    ("kind", "capacity", "told"),
    [
        ("stored-content", "nobody", True),
        ("preservation", "nobody", True),
        ("stored-content", "judge", False),
        ("subscriber-data", "police", False),
    ],
)
def test_what_nobody_could_order_at_home_is_not_ordered_abroad(
    order, severities, kind: str, capacity: str, told: bool
) -> None:
    found = order(kind, {"measures.0.domestic_power": {"capacity": capacity}})
    assert severities(found, "eu-2023-1543.domestic-case") == (["error"] if told else [])


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, True),
        ({"requesting.validated_by": signed("prosecutor")}, True),
        ({"requesting.validated_by": signed("judge")}, False),
        ({"requesting.issued_by.capacity": "judge"}, False),
        ({"measures.0.order": BY_ORDER}, False),
        ({"measures.0.domestic_power": {"capacity": "prosecutor"}}, False),
    ],
)
def test_a_prosecutor_does_not_order_abroad_what_a_judge_orders_at_home(
    order, severities, changes: dict[str, Any], told: bool
) -> None:
    base = {
        "requesting.issued_by.capacity": "prosecutor",
        "measures.0.domestic_power": dict(AT_HOME),
    }
    found = severities(order("subscriber-data", base | changes), "eu-2023-1543.judge-at-home")
    assert found == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("kind", "changes", "rule", "severity"),
    [
        ("stored-content", {}, "proportionate.content", "advice"),
        ("traffic-data", {}, "proportionate.content", "advice"),
        ("subscriber-data", {}, "proportionate", "advice"),
        ("preservation", {}, "proportionate", "advice"),
        ("stored-content", {"measures.0.proportionality": "One week."}, None, ""),
        ("subscriber-data", {"measures.0.necessity": "Nobody else knows the user."}, None, ""),
        ("preservation", {"measures.0.particulars": {"risk_of_loss": "Deleted."}}, None, ""),
    ],
)
def test_an_order_says_why_it_is_needed(
    order, severities, kind: str, changes: dict[str, Any], rule: str | None, severity: str
) -> None:
    without = {"measures.0.necessity": None, "measures.0.proportionality": None}
    found = order(kind, without | changes)
    for one in ("proportionate.content", "proportionate"):
        expected = [severity] if one == rule else []
        assert severities(found, f"eu-2023-1543.{one}") == expected


@pytest.mark.parametrize(
    ("kind", "particulars", "told"),
    [
        ("preservation", {"risk_of_loss": "The logs are deleted."}, True),
        ("preservation", {"expiry": "2027-02-01"}, True),
        ("preservation", {"intended_request": "A production order follows."}, False),
        ("preservation", {"request_to_follow_by": "2026-12-15"}, False),
        ("traffic-data", {"area": "Cell 5"}, False),
    ],
)
def test_a_preservation_order_says_which_request_follows(
    order, severities, kind: str, particulars: dict[str, str], told: bool
) -> None:
    found = order(kind, {"measures.0.particulars": particulars})
    assert severities(found, "eu-2023-1543.production-follows") == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("kind", "holder", "told"),
    [
        ("subscriber-data", {"name": "Specimen Bank", "kind": "bank"}, True),
        ("stored-content", {"name": "Specimen Bank", "kind": "bank"}, True),
        ("stored-content", {"name": "A provider", "kind": "electronic communications"}, False),
        ("subscriber-data", {"name": "Riverbank Hosting"}, False),
    ],
)
def test_financial_services_are_not_covered(
    order, severities, kind: str, holder: dict[str, str], told: bool
) -> None:
    found = severities(order(kind, {"measures.0.holder": holder}), "eu-2023-1543.financial-service")
    assert found == (["advice"] if told else [])


@pytest.mark.parametrize(
    ("road", "told"),
    [
        ("diplomatic", True),
        ("provider", False),
        ("home-order", False),
        ("judicial-authorities", False),
        ("central-authorities", False),
    ],
)
def test_an_order_goes_to_the_provider_or_is_notified_to_an_authority(
    order, severities, road: str, told: bool
) -> None:
    found = order("subscriber-data", {"transmission": {"road": road}})
    assert severities(found, "road.closed") == (["error"] if told else [])
    assert not {one.rule for one in found} & {"road.unknown", "road.home-order"}


def test_before_it_applied_the_regulation_says_nothing_of_an_order(order, severities) -> None:
    changes = {"date": "2026-08-17", "requesting.issued_by.capacity": "prosecutor"}
    assert not severities(order("stored-content", changes), "issuer.denied")


def test_a_request_for_data_on_a_user_is_not_refused_for_want_of_an_offence_there(order) -> None:
    for kind, asked in (("subscriber-data", False), ("stored-content", True)):
        doubted = {"offences.0.requested_law": None, "offences.0.title": "Insult of an official"}
        found = order(kind, doubted)
        cited = {str(one.citation) for one in found if one.citation}
        assert any("12(1)(d)" in one for one in cited) is asked
