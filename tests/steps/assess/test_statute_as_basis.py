"""A statute of the requested State among the instruments: said to be its law, and no treaty."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.host import Host
from comity.pipeline.build import check_case
from comity.steps.read import CaseFile

pytestmark = pytest.mark.needs_country


@pytest.mark.parametrize(
    ("name", "law"),
    [
        ("Mutual Legal Assistance in Criminal Matters Act, section 12", True),
        ("Treaty under the Mutual Legal Assistance in Criminal Matters Act", False),
        ("Mutual legal assistance in criminal matters", False),
    ],
)
def test_a_law_of_the_requested_state_is_not_called_a_treaty_that_is_missing(
    variant: Callable[..., CaseFile], host: Host, name: str, law: bool
) -> None:
    changes = {"requested.state": "CA", "basis": [{"instrument": name}]}
    found = check_case(variant("03", changes), host).findings
    (one,) = [one for one in found if one.rule == "basis.not-installed"]
    assert one.said is not None
    assert (one.said.id == "basis.not-installed/law") is law
