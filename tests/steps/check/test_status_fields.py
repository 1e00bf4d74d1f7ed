"""The status of a request and its fields go together, and each asset has its measure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.drafts.request import Request
from comity.model.findings import Severity
from comity.steps.check.status_fields import check_status_fields

Data = dict[str, Any]
USE = {
    "received_under": "R/1",
    "evidence": "The statements of March.",
    "proceedings": "High Court, 77",
    "purpose": "To prove a share.",
}
FLAT = {"id": "X1", "description": "The flat at 1 Sample Road"}


@pytest.fixture
def found(request_data: Data) -> Callable[..., dict[str, Severity]]:
    """``found(status=…)``: the rules that a request with these fields breaks."""

    def found(**changes: Any) -> dict[str, Severity]:
        draft = Request.model_validate(request_data | {"schema": "1"} | changes)
        return {one.rule: one.severity for one in check_status_fields(draft)}

    return found


@pytest.mark.parametrize(
    ("changes", "rule", "severity"),
    [
        ({"status": "replacement"}, "links.replaced-unnamed", Severity.ERROR),
        ({"replaces": "R/1"}, "links.replaces-beside-status", Severity.WARNING),
        (
            {"status": "supplement", "supplements": "R/1", "replaces": "R/1"},
            "links.replaces-beside-status",
            Severity.WARNING,
        ),
        ({"status": "consent-to-use"}, "links.consent-without-use", Severity.ERROR),
        ({"other_use": USE}, "links.use-beside-status", Severity.WARNING),
        (
            {"status": "replacement", "replaces": "R/1", "other_use": USE},
            "links.use-beside-status",
            Severity.WARNING,
        ),
        ({"assets": [FLAT]}, "links.asset-without-measure", Severity.ADVICE),
    ],
)
def test_a_status_without_its_field_and_a_field_without_its_status_are_found(
    changes: Data, rule: str, severity: Severity, found: Callable[..., dict[str, Severity]]
) -> None:
    assert found(**changes) == {rule: severity}


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"status": "replacement", "replaces": "R/1"},
        {"status": "supplement", "supplements": "R/1"},
        {"status": "consent-to-use", "other_use": USE},
    ],
)
def test_a_status_with_its_own_field_is_sound(
    changes: Data, found: Callable[..., dict[str, Severity]]
) -> None:
    assert found(**changes) == {}


def test_a_measure_that_asks_for_leave_makes_the_letter_ask_for_consent(
    request_data: Data, found: Callable[..., dict[str, Severity]]
) -> None:
    measure = request_data["measures"][0] | {"items": ["Leave to give the statements to Spain"]}
    assert found(other_use=USE, measures=[measure]) == {}


@pytest.mark.parametrize(("spaced", "same"), [("{}", True), ("  {} ", True), ("{}-2", False)])
def test_a_request_does_not_replace_itself(
    spaced: str, same: bool, request_data: Data, found: Callable[..., dict[str, Severity]]
) -> None:
    replaces = spaced.format(request_data["reference"].lower())
    rules = found(status="replacement", replaces=replaces)

    assert rules == ({"links.replaces-itself": Severity.ERROR} if same else {})


def test_an_asset_that_is_listed_twice_is_found_and_one_like_it_is_not(
    request_data: Data, found: Callable[..., dict[str, Severity]]
) -> None:
    measure = request_data["measures"][0] | {"assets": ["X1", "X2"]}
    again = {"id": "X2", "description": "the flat  at 1 sample road"}
    other = {"id": "X2", "description": "The flat at 2 Sample Road"}

    assert found(assets=[FLAT, again], measures=[measure]) == {
        "links.asset-repeated": Severity.ADVICE
    }
    assert found(assets=[FLAT, other], measures=[measure]) == {}


def test_measures_that_brought_the_evidence_are_not_judged_again(
    request_data: Data, resolve_case: Callable[..., Any], make_host: Callable[..., Any]
) -> None:
    from comity.model.office import Office
    from comity.steps.check import check

    host = make_host(Office(allowed=frozenset()))
    request_data["measures"] = [
        {"id": "M1", "kind": "stored-content", "purpose": "All data.", "offences": ["O1"]}
    ]
    request_data["facts"] = []

    def found(data: Data) -> set[tuple[str, str]]:
        return {(f.rule, f.field) for f in check(resolve_case(data, host), host)}

    asked = found(request_data)
    sought = found(request_data | {"status": "consent-to-use", "other_use": USE})
    of_measures = {one for one in asked if one[1].startswith("measures")}

    assert of_measures
    assert not of_measures & sought
    assert "form.no-facts" in {rule for rule, _ in asked & sought}
