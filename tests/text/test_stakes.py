"""What a finding rests on and what it would cost: by the registry, the citation and the field."""

from __future__ import annotations

import pytest

from comity.model.citations import Citation, Read
from comity.model.findings import Costs, Finding, RestsOn, Severity
from comity.model.messages import Term
from comity.text.messages import families, finding, load_family, standing

BRAZIL = Term("state", "BR", "Brazil")
ENGLISH_NAME = Term("language", "en", "English")
READ = Citation("Code", "art. 1", Read.OFFICIAL)
TOLD = Citation("Handbook", "p. 2", Read.SECONDARY)


def by_plugin(field: str, citation: Citation | None = None) -> Finding:
    return Finding(Severity.WARNING, "xx.rule", "It lacks this.", field, citation=citation)


@pytest.mark.parametrize(
    ("citation", "rests_on"),
    [(READ, RestsOn.OFFICIAL_TEXT), (TOLD, RestsOn.ACCOUNT), (None, RestsOn.LAW)],
)
def test_what_a_law_says_rests_on_the_text_as_it_was_read(citation, rests_on) -> None:
    assert standing(by_plugin("measures[0].holder", citation)).rests_on is rests_on


@pytest.mark.parametrize(
    ("id", "rests_on"),
    [
        ("form.deadline-without-reason", RestsOn.PRACTICE),
        ("links.measure-repeated", RestsOn.FILE),
        ("holder.content-open", RestsOn.NOTICE),
        ("plugin.none", RestsOn.COMITY),
    ],
)
def test_the_registry_says_what_its_findings_rest_on(id: str, rests_on: RestsOn) -> None:
    params = {
        "links.measure-repeated": {"measure": "M1"},
        "holder.content-open": {"wanted": ("the hat of the inspector",)},
        "plugin.none": {"state": BRAZIL, "code": "BR"},
    }
    assert standing(finding(id, "measures[1]", **params.get(id, {}))).rests_on is rests_on


@pytest.mark.parametrize(
    ("field", "costs"),
    [
        ("requesting.issued_by.seal", Costs.REQUEST),
        ("requesting.contacts[0].email", Costs.OTHER),
        ("transmission.road", Costs.REQUEST),
        ("offences[0].requested_law", Costs.REQUEST),
        ("measures[2].period", Costs.MEASURE),
        ("assets[0].order", Costs.MEASURE),
        ("annexes", Costs.PAPERS),
        ("translation.into", Costs.PAPERS),
        ("loss", Costs.OTHER),
        ("", Costs.OTHER),
    ],
)
def test_a_plugins_finding_costs_what_its_field_says(field: str, costs: Costs) -> None:
    assert standing(by_plugin(field)).costs is costs


def test_the_topic_goes_before_the_field() -> None:
    found = finding("language.not-checked", "measures[0].purpose", language=ENGLISH_NAME)
    basis = finding("basis.described", "measures[0]", title="Treaty")
    assert standing(found).costs is Costs.NOTHING  # as the registry has it
    assert standing(basis).costs is Costs.NOTHING
    voice = finding("undertaking.other-voice", "measures[0]", giver="The minister")
    assert standing(voice).costs is Costs.PAPERS


def test_what_a_plugin_says_itself_stays() -> None:
    own = Finding(
        Severity.ADVICE, "xx.a", "So.", "loss", rests_on=RestsOn.PRACTICE, costs=Costs.REQUEST
    )
    assert (standing(own).rests_on, standing(own).costs) == (RestsOn.PRACTICE, Costs.REQUEST)


def test_a_limit_of_comity_is_never_more_than_advice() -> None:
    limits = [
        one
        for family in families()
        for one in load_family(family).values()
        if one.costs is Costs.NOTHING
    ]
    assert len(limits) > 20
    assert {severity for one in limits for severity in one.severities} == {Severity.ADVICE}
