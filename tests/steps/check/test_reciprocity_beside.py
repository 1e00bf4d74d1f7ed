"""Reciprocity beside a treaty: it is superfluous only where that treaty covers the case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Relying = Callable[..., list[Finding]]


@pytest.mark.needs_country
@pytest.mark.parametrize(
    ("changes", "variant"),
    [
        ({}, "undertaking.beside-treaty/open"),
        ({"offences.0.transnational": True, "offences.0.organised_group": True}, "/basis"),
    ],
)
def test_a_promise_beside_a_treaty_whose_scope_is_open_is_kept(
    relying: Relying, changes: dict[str, Any], variant: str
) -> None:
    found = relying("GB-US", "bank-records", "untoc", {"reciprocity": True, **changes})
    (one,) = [f.said.id for f in found if f.said and f.rule == "undertaking.beside-treaty"]
    assert one.endswith(variant)
