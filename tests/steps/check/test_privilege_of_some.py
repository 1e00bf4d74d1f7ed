"""A law that protects the papers of some is raised only where a request shows such a case."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

LAW = """
[[ground]]
id = "nr.tax-papers"
title = "Papers of a tax adviser"
nature = "limit"
topic = "privilege"
only = { field = "measures[].items", mentions = ["tax"] }
says = "A search does not reach papers of a tax adviser."
source = "act"
article = "s. 1"
read = "official"
"""


@pytest.mark.parametrize(("item", "asked"), [("The tax papers", True), ("The letters", False)])
def test_a_law_for_some_is_raised_for_them(
    findings: Callable[..., list[Finding]],
    request_data: dict[str, Any],
    country: Callable[..., Any],
    item: str,
    asked: bool,
) -> None:
    country("NR", law=LAW)
    search = {"kind": "search-of-premises", "place": ["1 Sample Road"], "items": [item]}
    request_data["measures"][0] |= search
    assert ("lint.privilege-unsaid" in {one.rule for one in findings(request_data)}) is asked
