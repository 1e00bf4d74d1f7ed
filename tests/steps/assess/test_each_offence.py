"""What answers one offence that a measure serves does not answer another: penalty, counterpart."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from comity.host import Host
from comity.model.findings import Severity
from comity.model.office import Office
from comity.pipeline.build import check_case
from comity.steps.assess import Judged, Report
from comity.steps.read import read_case

pytestmark = pytest.mark.needs_country

Judge = Callable[..., Report]
SECOND: dict[str, Any] = {
    "id": "O2",
    "title": "Unlicensed trade",
    "provision": "Example Trade Act, section 9",
    "text": "Whoever trades without a licence is punished.",
    "text_is": "exact",
    "maximum_penalty": {"text": "Two years", "years": 2},
}


PARTLY = {"offences.1": SECOND, "measures.0.offences": ["O1", "O2"]}


def second(**penalty: Any) -> dict[str, Any]:
    return PARTLY | {"offences.1": {**SECOND, "maximum_penalty": penalty}}


def of(report: Report, ground: str) -> Judged:
    (one,) = [one for one in report.judged if one.ground_id == ground]
    return one


def parts(found: Judged, name: str) -> Any:
    """A parameter of the reason, as a program sees it."""
    assert found.said is not None
    return found.said.data()["params"][name]


def test_a_penalty_ground_is_met_only_by_a_figure_for_every_offence(judge: Judge) -> None:
    found = of(judge("02", second(text="Life", life=True)), "us.content.one-year")
    assert found.status == "met"
    assert parts(found, "offences") == [
        {"id": "reason.penalty-above", "params": {"offence": "O1", "years": 10}},
        {"id": "reason.penalty-above/life", "params": {"offence": "O2"}},
    ]


@pytest.mark.parametrize("text", ["Imprisonment for six months", "Imprisonment"])
def test_an_offence_without_a_figure_is_not_judged_by_the_figure_of_another(
    judge: Judge, text: str
) -> None:
    report = judge("02", second(text=text))
    found = of(report, "us.content.one-year")
    assert found.status == "cannot-tell"
    assert found.why == (
        "The maximum penalty for O1 is 10 years, which is above the threshold. "
        "O2 does not state a maximum penalty in years, so it was not judged."
    )
    assert found.field == "offences[1].maximum_penalty.years"
    assert found.field in report.coverage.fields
    assert not [one for one in report.judged if "None years" in one.why]


def test_a_lesser_offence_beside_a_graver_one_is_named(judge: Judge) -> None:
    found = of(judge("02", second(text="One year", years=1)), "us.content.one-year")
    assert found.status == "cannot-tell"
    assert parts(found, "offences") == [
        {"id": "reason.penalty-above", "params": {"offence": "O1", "years": 10}},
        {"id": "reason.penalty-below", "params": {"offence": "O2", "years": 1}},
    ]
    assert "O2 is 1 year, which is not above the threshold." in found.why
    assert "the more serious offence alone" in found.cure
    assert found.field == "offences[1].maximum_penalty"


def test_a_counterpart_of_one_offence_does_not_answer_for_another(judge: Judge) -> None:
    found = of(judge("03", PARTLY), "de.surrender.no-counterpart")
    assert (found.status, found.reason) == ("cannot-tell", "in-part")
    assert (parts(found, "offences"), parts(found, "answered")) == (["O2"], ["O1"])
    assert found.why.endswith("An entry is there only for O1.")
    assert found.cure.endswith("Or base the measure on O1 alone.")
    assert found.field == "offences[1].requested_law"
    whole = PARTLY | {"offences.1": SECOND | {"requested_law": {"provision": "GewO, section 148"}}}
    assert of(judge("03", whole), "de.surrender.no-counterpart").status == "addressed"


def test_a_measure_that_rests_on_an_offence_without_counterpart_alone_is_at_risk(
    judge: Judge,
) -> None:
    measure = judge("03").resolved.draft.data()["measures"][0]
    search = json.loads(json.dumps(measure, default=str))
    alone = {**search, "id": "M2", "offences": ["O2"]}
    report = judge("03", PARTLY | {"measures.1": alone})
    stands = {
        one.measures: one.status
        for one in report.judged
        if one.ground_id == "de.surrender.no-counterpart"
    }
    assert stands == {("M1",): "cannot-tell", ("M2",): "at-risk"}


LAW = """
[[ground]]
id = "nr.counterpart"
title = "No offence in NRland"
nature = "mandatory"
topic = "dual-criminality"
says = "It says so."
source = "act"
article = "s. 1"
read = "official"
"""


@pytest.mark.parametrize(
    ("own", "answered"),
    [
        ({}, False),
        ({"requested_law": {"provision": "Trade Code, section 5"}}, True),
        ({"text": "Whoever trades so is punished. It would be an offence there as well."}, True),
        ({"text": "The same conduct is punishable by not less than one year there."}, True),
        ({"text": "She was told that her money would be safe there."}, False),
        ({"text": "It is not also an offence there."}, False),
        ({"text": "We do not know whether the same conduct is punishable."}, False),
        ({"text": "Ob die Tat auch dort strafbar ist, wird geprüft."}, False),
    ],
)
def test_check_tells_of_an_offence_that_has_no_counterpart_beside_one_that_has(
    own: dict[str, Any],
    answered: bool,
    country: Callable[..., Any],
    make_host: Callable[..., Host],
    write: Callable[..., Path],
    request_data: dict[str, Any],
) -> None:
    country("NR", law=LAW)
    host = make_host(Office(allowed=frozenset({"comity-nr"})))
    (first,) = request_data["offences"]
    named = {**first, "requested_law": {"provision": "Fraud Code, section 1"}}
    measure = {**request_data["measures"][0], "offences": [first["id"], "O2"]}
    offences = [named, {**SECOND, **own}]
    case = write({**request_data, "offences": offences, "measures": [measure]})
    findings = check_case(read_case(case, host.document_types()), host).findings
    told = [(f.field, f.severity) for f in findings if f.rule == "refusal.dual-criminality"]
    assert told == ([] if answered else [("offences[1].requested_law", Severity.ADVICE)])
