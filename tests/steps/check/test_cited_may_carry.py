"""Treaties that are cited and may be in force: no other one is suggested beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.law.assistance_kinds import load_assistance_kinds
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.steps.assess.by_counterpart import come_freely

Data = dict[str, Any]
Findings = Callable[..., list[Finding]]
ONE_SIDE = [{"code": "TV", "status": "party", "in_force": "2005-01-01", "read": "official"}]
ROAD = {"road": "judicial-authorities", "open": "yes", "says": "Directly."}
ROAD |= {"source": "t", "article": "art. 5", "read": "official", "from": "2005-01-01"}
CLOSED = ROAD | {"road": "central-authorities", "closed": True, "says": "Through the ministries."}


def cited(data: Data, *names: str) -> Data:
    """The request, with instruments as its basis."""
    return {**data, "basis": [{"instrument": name} for name in names]}


@pytest.mark.parametrize(
    ("own", "beside"), [({}, False), ({"not_measures": ["subscriber-data"]}, True)]
)
def test_nothing_is_suggested_beside_what_may_carry_the_measure(
    findings: Findings,
    treaties: Callable[..., None],
    request_data: Data,
    own: Data,
    beside: bool,
) -> None:
    treaties({"id": "a", "parties": ONE_SIDE} | own, {"id": "b", "level": "multilateral"})
    request_data["measures"] = request_data["measures"][:1]
    request_data["measures"][0]["kind"] = "subscriber-data"
    found = {one.rule for one in findings(cited(request_data, "a"))}
    assert ("basis.not-cited" in found) is beside


@pytest.mark.parametrize(("roads", "asked"), [([ROAD], False), ([], True)])
def test_a_cited_treaty_that_opens_the_road_leaves_no_question(
    findings: Findings,
    treaties: Callable[..., None],
    request_data: Data,
    roads: list[Data],
    asked: bool,
) -> None:
    other = {"id": "b", "level": "multilateral", "parties": ONE_SIDE, "roads": roads}
    treaties({"id": "a", "roads": [CLOSED]}, other)
    del request_data["reciprocity"]
    request_data["transmission"] = {"road": "judicial-authorities"}
    found = {one.rule for one in findings(cited(request_data, "a", "b"))}
    assert bool({"road.closed", "road.other-treaty"} & found) is asked


@pytest.mark.parametrize(("adds", "told"), [([], False), ([{"article": "9"}], True)])
def test_a_protocol_carries_nothing_that_its_parent_leaves_out(
    findings: Findings,
    treaties: Callable[..., None],
    request_data: Data,
    adds: list[Data],
    told: bool,
) -> None:
    kind = "confiscation-order-enforcement"
    articles = [one | {"for": [kind]} for one in adds]
    parent = {"id": "a", "level": "multilateral", "not_measures": [kind]}
    more = {"id": "b", "level": "multilateral", "protocol_to": "a", "articles": articles}
    none = {"id": "c", "not_measures": [kind]}
    treaties(parent, more, none)
    request_data["measures"] = request_data["measures"][:1]
    request_data["measures"][0]["kind"] = kind
    found = [one for one in findings(cited(request_data, "c")) if one.rule.startswith("basis.")]
    assert any("`b`" in one.cure or "instrument: b" in one.cure for one in found) is told


@pytest.mark.parametrize(
    ("kind", "text", "free"),
    [
        ("witness-testimony", "Witnesses come forward freely.", True),
        ("witness-testimony", "No compulsion is asked.", True),
        ("witness-testimony", "Witnesses live in Yaren.", False),
        ("search-of-premises", "No compulsion is asked.", False),
    ],
)
def test_who_comes_freely_is_heard_whatever_the_offence_is_there(
    request_data: Data, kind: str, text: str, free: bool
) -> None:
    request_data["facts"][0]["text"] = text
    measure = {"id": "M1", "kind": kind, "purpose": "To prove it.", "facts": ["F1"]}
    draft = Request.model_validate(request_data | {"schema": "1", "measures": [measure]})
    kinds = {one.kind: one for one in load_assistance_kinds()}
    assert come_freely(draft, ["M1"], kinds) is free
