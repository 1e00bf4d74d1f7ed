"""A law that sends some kinds to an addressee of their own, and a draft that names another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Asked = Callable[..., list[Finding]]
RULE = "road.other-addressee"
LAW = """
[[road]]
id = "nr.road.special"
road = "police"
open = "yes"
for = ["{kind}"]
leads_to = "the Narnian Federal Police"
says = "A request of this kind is made to the Narnian Federal Police."
source = "act"
read = "official"
{more}
"""
OFFICE = {"central_authority": {"name": "Attorney-General of Narnia"}}


@pytest.fixture
def asked(
    findings: Callable[..., list[Finding]],
    country: Callable[..., Any],
    request_data: dict[str, Any],
) -> Asked:
    """``asked({...})``: the questions on the addressee of a draft, with the law of its State."""

    def asked(draft: dict[str, Any], *, kind: str = "", more: str = "") -> list[Finding]:
        own = request_data["measures"][0]["kind"]
        country("NR", law=LAW.format(kind=kind or own, more=more))
        request_data["requested"] |= draft.pop("requested", OFFICE)
        return [one for one in findings(request_data | draft) if one.rule == RULE]

    return asked


def test_a_measure_that_the_law_sends_elsewhere_is_asked_about(asked: Asked) -> None:
    (found,) = asked({})
    assert (found.severity, found.field) == ("advice", "requested")
    assert "made to the Narnian Federal Police" in found.message


@pytest.mark.parametrize(
    "draft",
    [
        {"requested": {"executing_authority": {"name": "Narnian Federal Police"}}},
        {"remarks": [{"part": "contacts", "text": "A copy goes to the NFP."}]},
        {"transmission": {"road": "police"}},
    ],
)
def test_a_draft_that_names_that_addressee_or_takes_its_road_is_not(
    asked: Asked, draft: dict[str, Any]
) -> None:
    assert asked(draft) == []


def test_a_line_whose_requests_are_passed_on_asks_nothing(asked: Asked) -> None:
    assert asked({}, more="still_granted = true") == []


def test_a_line_for_another_kind_asks_nothing(asked: Asked) -> None:
    assert asked({}, kind="restraint") == []
