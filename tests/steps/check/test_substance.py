"""Substance that is empty: what is said of it, and what is left in peace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.kit.samples import sample_files
from comity.model.findings import Finding
from comity.pipeline.own_plugin import open_host
from comity.steps.read import read_case

Findings = Callable[..., list[Finding]]
Put = Callable[..., None]


def told(found: list[Finding]) -> dict[str, tuple[str, str]]:
    return {f.field: (f.rule, f.severity.value) for f in found if f.rule.startswith("substance.")}


@pytest.fixture
def case() -> dict[str, Any]:
    """The sample of payments diverted, which says all it has to."""
    (path,) = (path for path in sample_files() if path.name == "bec-request.yaml")
    draft = read_case(path, open_host().document_types()).draft
    data: dict[str, Any] = draft.model_dump(
        mode="json", by_alias=True, exclude_none=True, exclude_defaults=True
    )
    return {**data, "schema": 1, "form": "mla-request"}


def test_a_sample_draws_nothing(case: dict[str, Any], findings: Findings) -> None:
    assert told(findings(case)) == {}


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("facts.0.text", "facts[0].text"),
        ("measures.0.purpose", "measures[0].purpose"),
        ("measures.2.nexus", "measures[2].nexus"),
        ("measures.2.necessity", "measures[2].necessity"),
        ("measures.0.items.0", "measures[0].items[0]"),
        ("urgency.reason", "urgency.reason"),
        ("confidentiality.reason", "confidentiality.reason"),
        ("offences.0.elements.0.text", "offences[0].elements[0].text"),
        ("proceedings.stage", "proceedings.stage"),
    ],
)
@pytest.mark.parametrize("text", ["x", "TBC", "Lorem ipsum dolor sit amet.", "…"])
def test_a_placeholder_is_an_error_in_every_text(
    path: str, field: str, text: str, case: dict[str, Any], put: Put, findings: Findings
) -> None:
    put(case, path, text)
    if field.startswith("measures[0].items") and text == "…":
        text = "[item]"
        put(case, path, text)
    assert told(findings(case))[field] == ("substance.empty", "error")


def test_the_finding_says_what_the_field_should_say(
    case: dict[str, Any], put: Put, findings: Findings
) -> None:
    put(case, "measures.0.purpose", "y")
    (found,) = (f for f in findings(case) if f.rule == "substance.empty")
    assert found.message == "This is a placeholder, not a text: “y”"
    assert found.cure.startswith("State what the result will prove or help to find")


@pytest.mark.parametrize(
    ("path", "text", "field", "rule", "weight"),
    [
        ("measures.0.purpose", "As above", "measures[0].purpose", "substance.empty", "error"),
        ("facts.0.text", "See annex 1.", "facts[0].text", "substance.empty", "error"),
        ("measures.2.nexus", "See annex 1.", "measures[2].nexus", "substance.empty", "advice"),
        ("facts.0.text", "Fraud", "facts[0].text", "substance.thin", "error"),
        (
            *("measures.0.purpose", "For the investigation.", "measures[0].purpose"),
            *("substance.thin", "advice"),
        ),
        (
            *("measures.2.necessity", "It is necessary.", "measures[2].necessity"),
            *("substance.thin", "advice"),
        ),
        (
            "measures.0.purpose",
            "Subscriber data",
            "measures[0].purpose",
            "substance.repeats",
            "advice",
        ),
        ("facts.0.text", "Wire fraud of March 2026", "facts[0].text", "substance.thin", "advice"),
    ],
)
def test_texts_that_say_nothing_of_this_case(
    path: str,
    text: str,
    field: str,
    rule: str,
    weight: str,
    case: dict[str, Any],
    put: Put,
    findings: Findings,
) -> None:
    put(case, path, text)
    assert told(findings(case)) == {field: (rule, weight)}


def test_a_text_that_copies_the_one_beside_it_is_told(
    case: dict[str, Any], put: Put, findings: Findings
) -> None:
    put(case, "measures.2.necessity", case["measures"][2]["purpose"])
    (found,) = (f for f in findings(case) if f.rule == "substance.repeats")
    assert found.field == "measures[2].necessity"
    assert "repeats the `purpose` of the same measure" in found.message


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ordinary requests had failed: the company kept no such papers.", False),
        ("Die Bank hat die freiwillige Herausgabe verweigert.", False),
        ("La société a refusé de remettre les pièces.", False),
        ("The shipowner was written to and did not want to help.", False),
        ("Das Labor war dazu nicht bereit.", False),
        ("Les héritiers n’ont pas souhaité répondre.", False),
        ("The money went to an account at the bank in May.", True),
    ],
)
def test_a_necessity_that_repeats_a_fact_on_a_lesser_measure_tells_it(
    case: dict[str, Any], put: Put, findings: Findings, text: str, told: bool
) -> None:
    put(case, "facts.0.text", text)
    put(case, "measures.2.necessity", text)
    found = [f.field for f in findings(case) if f.rule == "substance.repeats"]
    assert found == (["measures[2].necessity"] if told else [])


def test_a_purpose_that_copies_the_subject_or_the_offence_is_told(
    case: dict[str, Any], put: Put, findings: Findings
) -> None:
    for text, what in (
        (case["subject"], "the subject of the request"),
        (case["offences"][0]["title"], "the name of an offence"),
    ):
        put(case, "measures.2.purpose", text)
        (found,) = (f for f in findings(case) if f.rule == "substance.repeats")
        assert found.message.startswith(f"This text only repeats {what}")


def test_two_facts_that_say_the_same_are_told(
    case: dict[str, Any], put: Put, findings: Findings
) -> None:
    put(case, "facts.1.text", case["facts"][0]["text"])
    assert told(findings(case)) == {"facts[1].text": ("substance.repeats", "advice")}


def test_facts_without_day_place_or_person_hang_in_the_air(
    case: dict[str, Any], put: Put, findings: Findings
) -> None:
    case["facts"] = [{"id": "F1", "text": "A company was deceived and paid money to somebody."}]
    for measure in case["measures"]:
        measure["facts"] = ["F1"]
    for offence in case["offences"]:
        for element in offence["elements"]:
            element["facts"] = ["F1"]
    (found,) = (f for f in findings(case) if f.rule == "substance.in-the-air")
    assert found.message == (
        "`date`, `time`, `place` and `persons` of all facts are empty, "
        "and Comity found no date, year or name in their texts."
    )
    put(case, "facts.0.text", "A company in Lagos was deceived on 3 March 2026 by P. Example.")
    assert told(findings(case)) == {}


@pytest.mark.parametrize(
    ("title", "weight"),
    [("Table of payments", "advice"), ("List of delivery dates", "advice"), ("Report", "warning")],
)
def test_facts_in_the_air_weigh_less_where_an_annex_lists_the_dates(
    case: dict[str, Any], findings: Findings, title: str, weight: str
) -> None:
    text = "A company was deceived and paid money to somebody."
    case["annexes"] = [{"id": "A9", "title": title}]
    case["facts"] = [{"id": "F1", "text": text, "annexes": ["A9"]}]
    for measure in case["measures"]:
        measure["facts"] = ["F1"]
        measure.pop("annexes", None)
    for element in (e for offence in case["offences"] for e in offence["elements"]):
        element["facts"] = ["F1"]
    (found,) = (f for f in findings(case) if f.rule == "substance.in-the-air")
    assert found.severity.value == weight


@pytest.mark.parametrize(
    "text", ["To identify the user.", "To find the child.", "To prove who opened the account."]
)
def test_a_short_and_real_purpose_draws_nothing(
    text: str, case: dict[str, Any], put: Put, findings: Findings
) -> None:
    put(case, "measures.0.purpose", text)
    assert told(findings(case)) == {}


def test_a_placeholder_among_the_particulars_is_an_error(
    case: dict[str, Any], put: Put, findings: Findings
) -> None:
    put(case, "measures.0.particulars", {"grounds": "TBC"})
    assert told(findings(case))["measures[0].particulars.grounds"] == ("substance.empty", "error")


@pytest.mark.parametrize(
    ("above", "text", "told"),
    [
        ("The third payment of the victim, unspent.", "Idem.", False),
        ("Dritte Zahlung der Geschädigten, unvermindert.", "Wie oben", False),
        ("See annex 1.", "Idem.", True),
    ],
)
def test_the_same_as_the_row_above_is_told_there(
    case: dict[str, Any], put: Put, findings: Findings, above: str, text: str, told: bool
) -> None:
    rows = [{"id": f"X{n}", "description": f"Account {n} at the bank"} for n in (1, 2)]
    put(case, "assets", [rows[0] | {"link_shown": above}, rows[1] | {"link_shown": text}])
    fields = [one.field for one in findings(case) if one.rule == "substance.empty"]
    assert ("assets[1].link_shown" in fields) is told
