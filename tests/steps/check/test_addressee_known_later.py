"""A central authority that the law names from a later year only is not called unknown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

LAW = """
[[answer]]
question = "central-authority"
value = {{ name = "Office of Nauru" }}
source = "act"
article = "s. 5"
{start}read = "official"
"""


@pytest.mark.parametrize(("start", "told"), [("from = 2097-02-01\n", True), ("", False)])
def test_an_authority_of_later_law_is_named_with_its_year(
    findings: Callable[..., list[Finding]],
    request_data: dict[str, Any],
    country: Callable[..., Any],
    start: str,
    told: bool,
) -> None:
    country("NR", law=LAW.format(start=start))
    request_data["requested"].pop("central_authority", None)
    found = [f.message for f in findings(request_data) if f.rule == "addressee.unknown"]
    assert ["(Office of Nauru) only from 2097 on" in one for one in found] == [True] * told
