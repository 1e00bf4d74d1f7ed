"""What a decision on a request needs, given the outcome that its author wrote."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from comity.model.errors import InputError
from comity.model.findings import Finding
from comity.pipeline.build import check_case
from comity.pipeline.own_plugin import open_host
from comity.steps.read import parse_case
from comity.steps.read.tree_writer import to_yaml

DATA: dict[str, Any] = {
    "schema": 1,
    "kind": "decision",
    "date": "2026-11-24",
    "reference": "X-1",
    "requesting": {"state": "NG"},
    "requested": {"state": "US", "issued_by": {"name": "P. Exemplar"}},
    "concerning": {"reference": "R-1", "date": "2026-10-05"},
    "measures_asked": ["1", "2"],
}
REASON = {"why": "The conduct is not an offence in this State."}
CONDITION = {"what": "The records are used only in these proceedings."}
REFUSED = {"outcome": "refused", "reasons": [REASON], "consulted": "We asked by telephone."}
LATER = REFUSED | {"outcome": "postponed", "review_on": "2027-01-04"}

pytestmark = pytest.mark.needs_country


def findings(data: dict[str, Any]) -> list[Finding]:
    host = open_host()
    case = parse_case(to_yaml(DATA | data).encode(), Path("case.yaml"), host.document_types())
    return list(check_case(case, host).findings)


def rules(data: dict[str, Any]) -> list[tuple[str, str]]:
    found = [(one.rule, one.field) for one in findings(data)]
    return [one for one in found if one[0].startswith(("papers.decision", "papers.day"))]


@pytest.mark.parametrize(
    ("data", "rule", "field"),
    [
        ({"outcome": "refused", "consulted": "X."}, "without-reasons", "outcome"),
        (LATER | {"reasons": []}, "without-reasons", "outcome"),
        (
            REFUSED | {"reasons": [REASON | {"ground": "untoc.form, art. 18(21)(a)"}]},
            "unknown-ground",
            "reasons[0].ground",
        ),
        ({"outcome": "granted-on-conditions"}, "without-conditions", "outcome"),
        (REFUSED | {"conditions": [CONDITION]}, "conditions-unused", "conditions"),
        ({"outcome": "granted-in-part"}, "without-part", "outcome"),
        (LATER | {"review_on": None}, "postponed-open", "outcome"),
        (
            {"outcome": "granted", "postponed_until": "2027-01-04"},
            "not-postponed",
            "postponed_until",
        ),
        (
            {"outcome": "granted", "rulings": [{"measures": ["7"], "outcome": "granted"}]},
            "unknown-measure",
            "rulings[0].measures[0]",
        ),
        (
            {"outcome": "granted", "rulings": [{"measures": ["1", "1"], "outcome": "granted"}]},
            "measure-twice",
            "rulings[0].measures[1]",
        ),
        (
            REFUSED | {"reasons": [REASON | {"ground": "untoc.no-such-ground"}]},
            "unknown-ground",
            "reasons[0].ground",
        ),
        (
            REFUSED | {"reasons": [REASON | {"article": "art. 18(9)", "read": "secondary"}]},
            "article-secondary",
            "reasons[0].article",
        ),
        (REFUSED | {"consulted": None}, "no-consultation", "outcome"),
    ],
)
def test_what_the_outcome_needs_is_missed(data: dict[str, Any], rule: str, field: str) -> None:
    given = {key: value for key, value in data.items() if value not in (None, [])}
    assert rules(given) == [(f"papers.decision-{rule}", field)]


@pytest.mark.parametrize(
    "data",
    [
        {"outcome": "granted"},
        {"outcome": "granted-on-conditions", "conditions": [CONDITION]},
        {"outcome": "granted-in-part", "granted_part": "The records of March 2026."},
        {"outcome": "granted-in-part", "rulings": [{"measures": ["2"], **REFUSED}]},
        REFUSED,
        LATER,
        LATER | {"postponed_event": "the judgment in our own proceedings"},
        REFUSED | {"reasons": [REASON | {"ground": "untoc.essential-interests"}]},
        REFUSED | {"reasons": [REASON | {"ground": "Essential interests"}]},
    ],
)
def test_a_complete_decision_is_left_alone(data: dict[str, Any]) -> None:
    if "rulings" in data:
        (ruling,) = data["rulings"]
        consulted = ruling["consulted"]
        plain = {key: value for key, value in ruling.items() if key != "consulted"}
        data = data | {"rulings": [plain], "consulted": consulted}
    assert rules(data) == []


def test_no_outcome_is_proposed() -> None:
    with pytest.raises(InputError) as caught:
        findings({"reasons": [REASON]})
    assert "outcome" in str(caught.value)


def test_a_refusal_without_a_reason_is_an_error_whatever_a_treaty_says() -> None:
    states = {"requesting": {"state": "TV"}, "requested": {"state": "NR"}}
    for outcome, weight in (("refused", "error"), ("postponed", "warning")):
        given = states | {"outcome": outcome, "consulted": "We asked.", "review_on": "2027-01-04"}
        found = findings(given)
        (one,) = [one for one in found if one.rule == "papers.decision-without-reasons"]
        assert one.severity.value == weight


def test_a_refusal_between_parties_to_a_treaty_cites_the_article_that_owes_reasons() -> None:
    states = {"requesting": {"state": "NG"}, "requested": {"state": "DE"}}
    found = findings(states | {"outcome": "refused", "consulted": "We asked."})
    (one,) = [one for one in found if one.rule == "papers.decision-without-reasons"]
    assert one.severity.value == "error"
    assert one.citation is not None


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (
            {
                "outcome": "granted-on-conditions",
                "conditions": [CONDITION],
                "accept_by": "2026-11-23",
            },
            "accept_by",
        ),
        (LATER | {"postponed_until": "2026-11-23"}, "postponed_until"),
        (LATER | {"review_on": "2026-11-23"}, "review_on"),
    ],
)
def test_a_date_that_has_passed_when_the_decision_is_written_is_named(
    data: dict[str, Any], field: str
) -> None:
    assert rules(data) == [("papers.day-past", field)]
    assert rules(data | {field: "2026-11-25"}) == []


@pytest.mark.parametrize(
    ("parts", "outcome", "fields"),
    [
        ({"refused_part": "Measures 1 and 2."}, "granted-in-part", ["refused_part"] * 2),
        ({"refused_part": "Measure 1; M2"}, "granted", ["refused_part"]),
        ({"granted_part": "Measures 1, 2."}, "refused", ["granted_part"] * 2),
        ({"granted_part": "Les mesures 1 et 2"}, "granted-in-part", ["granted_part"] * 2),
        ({"refused_part": "Maßnahmen 1 und 2."}, "refused", []),
        ({"granted_part": "Measures 1 and 2."}, "granted-on-conditions", []),
        ({"refused_part": "Measure 1, as far as it concerns March."}, "granted-in-part", []),
        ({"refused_part": "Measure 3."}, "granted", []),
    ],
)
def test_a_part_of_the_decision_does_not_contradict_what_is_ruled_on_a_measure(
    parts: dict[str, str], outcome: str, fields: list[str]
) -> None:
    ruling = {"measures": ["1", "2"], "outcome": outcome, "reasons": [REASON]}
    ruling |= {"granted_part": "March."} if outcome == "granted-in-part" else {}
    ruling |= {"conditions": [CONDITION]} if outcome == "granted-on-conditions" else {}
    data = {
        "outcome": "granted-in-part",
        "rulings": [ruling],
        "consulted": "By telephone.",
        **parts,
    }
    found = [one for one in findings(data) if one.rule == "papers.decision-part-at-odds"]
    assert [one.field for one in found] == fields
    assert all(one.severity.value == "error" for one in found)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The restraint of measure M3 is refused.", ["3"]),
        ("Measures 1, 2 and 4 concern accounts that are closed.", ["4"]),
        ("Les mesures n° 2 à 5 ne sont pas possibles.", ["5"]),
        ("Die Maßnahmen Nr. 1 und M7 betreffen Personen im Ausland.", ["7"]),
        ("The restraint of measure M2, and measure 1 as far as it goes.", []),
        ("The measures 30 days later were the same, as Measures Act 1999 says.", []),
        ("The measure was taken on 3 May.", []),
    ],
)
def test_a_sentence_names_only_measures_of_the_request(text: str, named: list[str]) -> None:
    data = REFUSED | {"reasons": [{"why": text}], "message": text}
    found = [one for one in findings(data) if one.rule == "papers.decision-unknown-measure"]
    at_reason = [one for one in found if one.field == "reasons[0].why"]
    assert [one.message.split("measure ")[1].split(",")[0] for one in at_reason] == named
    assert len(found) == 2 * len(named)
    assert all(one.severity == "warning" for one in found)
    assert not rules(data | {"measures_asked": []})


def test_a_sentence_on_one_measure_is_looked_at_too() -> None:
    ruling = {"measures": ["1"], "outcome": "refused", "reasons": [{"why": "As for measure 9."}]}
    data = {"outcome": "granted-in-part", "consulted": "We asked.", "rulings": [ruling]}
    assert rules(data) == [("papers.decision-unknown-measure", "rulings[0].reasons[0].why")]
