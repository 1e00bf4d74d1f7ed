"""Who issues a request: denied, to be validated, with an order of a court; and who may."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

CITED = {"source": "t", "article": "art. 2", "read": "official", "says": "They issue it."}
JUDGES = CITED | {"capacity": ["judge", "court", "prosecutor"]}
VALIDATED = JUDGES | {"validated_by": ["judge", "court", "prosecutor"]}


@pytest.fixture
def issued(findings, treaties, request_data) -> Callable[..., list[Finding]]:
    """``issued("police", [who may issue], ...)``: the findings on the issuer."""

    def issued(
        capacity: str | None, issuers: list[dict[str, Any]], *more: dict[str, Any], **asks: Any
    ) -> list[Finding]:
        treaties({"id": "a", "issuers": issuers}, *more)
        named = [{"instrument": one["id"]} for one in ({"id": "a"}, *more)]
        data = request_data | {"basis": named}
        del data["reciprocity"]
        data["requesting"] = data["requesting"] | asks
        if capacity:
            data["requesting"]["issued_by"] = {"name": "Ann Example", "capacity": capacity}
        told = [f for f in findings(data) if f.rule.startswith("issuer.")]
        return [f for f in told if f.rule != "issuer.no-court"]  # tests of its own

    return issued


@pytest.mark.parametrize(("read", "severity"), [("official", "error"), ("secondary", "warning")])
def test_an_issuer_whom_a_text_denies_is_an_error_only_if_it_was_read(
    read: str, severity: str, issued
) -> None:
    (found,) = issued("police", [JUDGES | {"read": read}])
    assert (found.rule, found.severity) == ("issuer.denied", severity)
    assert found.field == "requesting.issued_by.capacity"
    assert "cannot issue it for M1: They issue it." in found.message
    assert found.cure.startswith("Have the request issued by a judge, a court or a prosecutor,")


def test_an_issuer_who_needs_validation_and_has_none(issued) -> None:
    (found,) = issued("police", [VALIDATED])
    assert found.message == "The request lacks the validation that M1 needs: They issue it."
    assert "`requesting.validated_by`" in found.cure


def test_a_validation_by_who_cannot_validate_is_none(issued) -> None:
    validated = {"validated_by": {"name": "Cem Example", "capacity": "police"}}
    (found,) = issued("police", [VALIDATED], **validated)
    assert found.rule == "issuer.denied"


@pytest.mark.parametrize(
    ("capacity", "asks"),
    [
        ("prosecutor", {}),
        (None, {}),
        ("police", {"validated_by": {"name": "Cem Example", "capacity": "judge"}}),
        ("police", {"validated_by": {"name": "Cem Example"}}),
        ("police", {"validation_follows": "2026-10-06"}),
    ],
)
def test_who_may_issue_it_or_is_validated_is_calm(
    capacity: str | None, asks: dict[str, Any], issued
) -> None:
    assert issued(capacity, [VALIDATED], **asks) == []


def test_a_line_on_the_kind_goes_in_place_of_one_on_all_kinds(issued) -> None:
    courts = CITED | {"capacity": ["judge"], "for": ["subscriber-data"]}
    (found,) = issued("prosecutor", [JUDGES, courts])
    assert found.cure.startswith("Have the request issued by a judge,")


@pytest.mark.parametrize(
    "more",
    [
        {"for": ["extradition"]},
        {"not_for": ["subscriber-data"]},
        {"read": "none"},
        {"from": "2030-01-01"},
        {"when": {"circumstance": "states-agree"}},
    ],
)
def test_what_does_not_hold_for_the_case_denies_nobody(more: dict[str, Any], issued) -> None:
    assert issued("police", [JUDGES | more]) == []


def test_one_of_two_instruments_that_are_relied_on_is_enough(issued) -> None:
    other = {"id": "b", "issuers": [CITED | {"capacity": ["police"]}]}
    assert issued("police", [JUDGES], other) == []


def test_an_issuer_who_must_hold_an_order_names_it(issued) -> None:
    (found,) = issued("prosecutor", [JUDGES | {"with_order": True}])
    assert (found.rule, found.severity) == ("issuer.without-order", "error")
    assert found.field == "measures[0].order"


def test_an_order_that_is_named_is_enough(issued, request_data) -> None:
    request_data["measures"][0]["order"] = {"title": "Order for data", "court": "District Court"}
    assert issued("prosecutor", [JUDGES | {"with_order": True}]) == []


def law(role: str) -> str:
    return f'''
[[issuer]]
role = "{role}"
capacity = ["prosecutor"]
says = "A prosecutor issues it."
source = "act"
read = "official"
'''


@pytest.mark.parametrize(("state", "role"), [("NR", "requested"), ("TV", "requesting")])
def test_the_laws_of_both_states_say_who_issues_in_their_own_role(
    state: str, role: str, issued, country
) -> None:
    country(state, law=law(role))
    (found,) = issued("judge", [])
    assert (found.rule, found.source) == ("issuer.denied", state)


@pytest.mark.parametrize(("state", "role"), [("NR", "requesting"), ("TV", "requested")])
def test_what_a_state_says_for_its_other_role_denies_nobody(
    state: str, role: str, issued, country
) -> None:
    country(state, law=law(role))
    assert issued("judge", []) == []
