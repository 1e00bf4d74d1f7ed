"""A plugin's kind is judged by its properties, as the host's own kinds are."""

from __future__ import annotations

from typing import Any

import pytest

from comity.kit.samples import sample_files
from comity.law.assistance_kinds import load_assistance_kinds
from comity.model.drafts.request import Request
from comity.model.records import AssistanceKind
from comity.pipeline.build import read_all
from comity.pipeline.own_plugin import open_host
from comity.steps.check import check_everywhere
from comity.steps.check.each_measure import check_measures
from comity.steps.check.lint_holding import check_holding
from comity.steps.check.lint_shielded import check_shielded
from comity.steps.check.lint_target import check_target

OWN = {kind.kind: kind for kind in load_assistance_kinds()}
(SAMPLE,) = [path for path in sample_files() if path.stem == "bec-request"]


def rules(measure: dict[str, Any], draft: dict[str, Any] | None = None, **has: Any) -> set[str]:
    """The rules that speak of one measure of a plugin's kind with some properties."""
    (case,) = read_all([SAMPLE], open_host())
    data = case.draft.model_dump(by_alias=True, exclude_unset=True, mode="json")
    plain = {"id": "M1", "kind": "quarry-survey", "purpose": "To prove who dug there."}
    links = {"offences": ["O1"], "facts": [data["facts"][0]["id"]]}
    data |= {"measures": [plain | links | measure]} | (draft or {})
    request = Request.model_validate(data)
    (asked,) = request.measures
    kind = AssistanceKind("quarry-survey", "Survey of a quarry", **has)
    kinds = OWN | {kind.kind: kind}
    found = [
        *check_everywhere(request, kinds),
        *check_measures(request, kinds),
        *check_target(asked, "measures[0]", kind),
        *check_holding(asked, "measures[0]", kind),
        *check_shielded(request, asked, "measures[0]", kind, ()),
    ]
    return {one.rule for one in found if one.field.startswith(("measures", "confidentiality"))}


PLACE = {"place": ["9 Sample Solicitors House", "Sampleton"]}
AHEAD = {"period": {"from": "2030-01-01", "to": "2030-02-01"}}
SECRET = {"confidentiality": {"wanted": "true", "reason": "He would flee."}}
ADDRESS = {"identifiers": [{"kind": "ip-address", "value": "198.51.100.7"}]}


@pytest.mark.parametrize(
    ("measure", "draft", "has", "rule"),
    [
        (PLACE, {}, {"enters": True}, "links.target-unreached"),
        (PLACE, {}, {"enters": True}, "lint.privilege-open"),
        (PLACE, {}, {"sweeping": True}, "lint.privilege-open"),
        (
            {"holder": {"name": "Sample Mail Ltd"}},
            SECRET,
            {"of_account": True},
            "links.user-notice-open",
        ),
        (ADDRESS, {}, {"leads_to_user": True}, "form.address-without-time"),
        (
            {"holder": {"name": "Sample Bank", "kind": "bank"}},
            {},
            {"kept_by": "carrier"},
            "lint.holder-without-data",
        ),
        (
            {"items": ["House at 77 Quarry Sample Road"]},
            {},
            {"of_property": True},
            "links.target-unreached",
        ),
        (
            {"identifiers": [{"kind": "iban", "value": "XX00 9999 0000 1111"}]},
            {},
            {"of_property": True, "common": ("holder",)},
            "lint.account-without-holder",
        ),
    ],
)
def test_a_property_brings_its_finding_and_its_absence_none(
    measure: dict[str, Any], draft: dict[str, Any], has: dict[str, Any], rule: str
) -> None:
    assert rule in rules(measure, draft, **has)
    assert rule not in rules(measure, draft)


@pytest.mark.parametrize(
    ("measure", "has", "rule"),
    [
        (AHEAD, {"lasting": True}, "form.period-future"),
        (AHEAD, {"lasting": True}, "links.period-beside-facts"),
        ({"facts": []}, {"without_facts": True}, "form.measure-without-facts"),
        (
            {"items": ["House at 77 Quarry Sample Road"]},
            {"of_property": True, "decided": True},
            "links.target-unreached",
        ),
    ],
)
def test_a_property_takes_a_finding_away(
    measure: dict[str, Any], has: dict[str, Any], rule: str
) -> None:
    without = {name: value for name, value in has.items() if name == "of_property"}
    assert rule in rules(measure, **without)
    assert rule not in rules(measure, **has)


def test_a_bank_account_to_be_forfeited_needs_its_holder() -> None:
    account = {"identifiers": [{"kind": "iban", "value": "XX00 9999 0000 1111"}]}
    named = [kind.kind for kind in OWN.values() if kind.of_property and "holder" in kind.fields]
    assert "non-conviction-forfeiture" in named
    for name in named:
        kind = OWN[name]
        has = {"of_property": kind.of_property, "decided": kind.decided, "common": kind.common}
        assert "lint.account-without-holder" in rules(account, **has)
