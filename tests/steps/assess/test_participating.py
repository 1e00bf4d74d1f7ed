"""The British ground on countries that do not participate reaches those alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.needs_country

GROUND = "gb.bank-accounts.not-participating"


@pytest.mark.parametrize("state", ["US", "CH", "LU", "TR", "DE", "NO"])
def test_a_country_that_an_order_designates_may_ask_which_accounts_there_are(
    state: str, at_risk: Callable[..., set[str]]
) -> None:
    changes = {"measures.0.kind": "bank-accounts-search", "requesting.state": state, "basis": None}
    assert GROUND not in at_risk("01", changes)


@pytest.mark.parametrize("state", ["GR", "IS", "JP", "AR"])
def test_a_country_that_no_order_designates_is_told_so(
    state: str, at_risk: Callable[..., set[str]]
) -> None:
    changes = {"measures.0.kind": "bank-accounts-search", "requesting.state": state, "basis": None}
    assert GROUND in at_risk("01", changes)


def test_a_commonwealth_country_needs_neither_treaty_nor_counterpart_in_a_fiscal_case(
    at_risk: Callable[..., set[str]],
) -> None:
    changes = {"basis": None, "offences.0.category": "tax", "offences.0.title": "Tax evasion"}
    changes |= {"offences.0.requested_law": None, "reciprocity": True}
    assert "gb.fiscal" in at_risk("01", changes | {"requesting.state": "AR"})
    assert "gb.fiscal" not in at_risk("01", changes | {"requesting.state": "KE"})
