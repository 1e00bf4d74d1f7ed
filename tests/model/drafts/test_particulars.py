"""The particulars of a measure are those that its kind declares; others are kept and said."""

from __future__ import annotations

from typing import Any

from comity.law.assistance_kinds import load_assistance_kinds
from comity.model.drafts.request import Request
from comity.model.findings import Finding, Severity
from comity.steps.check.each_measure import check_measures

KINDS = {kind.kind: kind for kind in load_assistance_kinds()}


def found(data: dict[str, Any], particulars: dict[str, Any]) -> list[Finding]:
    data["measures"][0] |= {"kind": "traffic-data", "particulars": particulars}
    draft = Request.model_validate(data | {"schema": "1"})
    return [f for f in check_measures(draft, KINDS) if f.rule == "form.particular-unknown"]


def test_a_particular_of_the_kind_raises_nothing(request_data: dict[str, Any]) -> None:
    assert found(request_data, {"types": "call records", "area": "one cell"}) == []


def test_a_misspelt_particular_is_advice_with_the_nearest_name(
    request_data: dict[str, Any],
) -> None:
    (finding,) = found(request_data, {"aria": "one cell"})

    assert finding.severity is Severity.ADVICE
    assert finding.field == "measures[0].particulars.aria"
    assert finding.cure == "Did you mean `area`?"


def test_a_strange_particular_is_advice_with_those_of_the_kind(
    request_data: dict[str, Any],
) -> None:
    (finding,) = found(request_data, {"a.b colour": "red"})

    assert finding.field == 'measures[0].particulars["a.b colour"]'
    assert finding.cure == "The particulars of this kind are: area."
