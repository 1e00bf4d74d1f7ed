"""Other terms for some: the most particular variant that fits goes before the terms for all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Beside = Callable[..., list[Finding]]
LONG = {"hold_for": {"quantity": "120", "unit": "days"}}


def preserving(scope: dict[str, Any], days: int) -> dict[str, Any]:
    """Terms by which the company preserves data for so many days."""
    return {"for": scope, "preservation": {"period": {"quantity": str(days), "unit": "days"}}}


def of(found: list[Finding], rule: str) -> list[Finding]:
    return [one for one in found if one.rule == rule]


def test_the_finding_names_those_for_whom_the_variant_holds(beside: Beside) -> None:
    variants = [preserving({"requesters": ["GB"]}, 20)]
    (found,) = of(beside(LONG, {"variants": variants}, "preservation"), "holder.preservation-ends")
    assert "20 days" in found.message
    assert str(found.citation).endswith("preservation, terms for GB")


def test_what_a_variant_does_not_say_stands_as_for_all(beside: Beside) -> None:
    variants = [preserving({"requesters": ["GB"]}, 20)]
    changes = {"variants": variants, "preservation.extensions": "no"}
    (found,) = of(beside(LONG, changes, "preservation"), "holder.preservation-ends")
    assert "20 days" in found.message
    assert "does not extend this" in found.message


@pytest.mark.parametrize("turned", [False, True])
def test_the_most_particular_variant_goes_first_in_whichever_order(
    beside: Beside, turned: bool
) -> None:
    variants = [
        preserving({"requesters": ["GB"]}, 20),
        preserving({"requesters": ["GB"], "authorities": ["the police"]}, 10),
        preserving({"requesters": ["GB"], "authorities": ["tax authorities"]}, 5),
    ]
    changes = {"variants": variants[::-1] if turned else variants}
    (found,) = of(beside(LONG, changes, "preservation"), "holder.preservation-ends")
    assert "10 days" in found.message


def test_a_part_of_a_state_goes_before_the_state(beside: Beside) -> None:
    variants = [
        preserving({"requesters": ["GB"]}, 20),
        preserving({"requesters": ["GB-SCT"]}, 10),
    ]
    scottish = {**LONG, "requesting.state": "GB-SCT"}
    (found,) = of(
        beside(scottish, {"variants": variants}, "preservation"), "holder.preservation-ends"
    )
    assert "10 days" in found.message


def test_a_variant_for_other_users_or_data_is_left_alone(beside: Beside) -> None:
    variants = [
        {"for": {"users_in": ["Africa"]}, "languages": {"demanded": ["fr"]}},
        {"for": {"categories": ["stored-content"]}, "languages": {"demanded": ["fr"]}},
        {"for": {"entities": ["Example Mail Europe Limited"]}, "languages": {"demanded": ["fr"]}},
        {"for": {"processes": ["search warrants"]}, "languages": {"demanded": ["fr"]}},
    ]
    assert beside(notice={"variants": variants}) == []


@pytest.mark.parametrize(
    "scope",
    [
        {"users_in": ["Europe"]},
        {"categories": ["subscriber-data"]},
        {"entities": ["Example Mail Inc"]},
        {"processes": ["production orders"]},
    ],
    ids=lambda scope: next(iter(scope)),
)
def test_a_variant_for_these_users_and_data_holds(beside: Beside, scope: dict[str, Any]) -> None:
    variants = [{"for": scope, "languages": {"demanded": ["fr"]}}]
    (found,) = beside(notice={"variants": variants})
    assert found.rule == "holder.language"
    assert "requires French" in found.message


def test_a_variant_changes_one_kind_of_data_and_leaves_the_others(beside: Beside) -> None:
    entry = {"category": "subscriber-data", "process_foreign": "search warrant"}
    variants = [{"for": {"requesters": ["GB"]}, "data_categories": [entry]}]
    (found,) = beside(notice={"variants": variants})
    assert (found.rule, found.field) == ("holder.process-differs", "measures[0].kind")
    content = beside({"measures.0.kind": "stored-content"}, {"variants": variants})
    assert of(content, "holder.mla-needed")


def test_where_the_user_is_by_who_asks_alone_leaves_a_variant_open(beside: Beside) -> None:
    variants = [{"for": {"users_in": ["Europe"]}, "languages": {"demanded": ["fr"]}}]
    found = beside({"persons.0.address": None}, {"variants": variants})
    assert [one.rule for one in found] == ["holder.variant-open"]
    assert "Europe" in found[0].message


def test_what_is_known_of_a_protected_person_is_not_told(beside: Beside) -> None:
    changes = {"persons.0.address": ["Berlin, Germany"], "persons.0.protect": "pseudonym"}
    assert not any("Germany" in one.message for one in beside(changes))


def test_a_notice_that_is_silent_claims_nothing(beside: Beside) -> None:
    silent = dict.fromkeys(
        (
            *("languages", "preservation", "user_notification", "child_safety", "emergency"),
            *("costs", "required_contents", "authentication", "channels"),
        )
    )
    bare = {**silent, "data_categories": [{"category": "subscriber-data"}]}
    changes = {"language": "fr", "requesting.authority.email": None, "requesting.contacts": None}
    assert beside({**changes, "measures.0.order": None, "costs": None}, bare) == []
