"""What came before a request is asked about: answers, old papers, a judgment, a dispute."""

from __future__ import annotations

from typing import Any

import pytest

from comity.model.findings import Severity

Changes = dict[str, Any]


@pytest.fixture
def told(findings, request_data, put):
    """``told(rule, changes)``: the findings of a rule, with changes by path."""

    def told(rule: str, changes: Changes) -> list[Any]:
        for path, value in changes.items():
            put(request_data, path, value)
        return [f for f in findings(request_data) if f.rule == rule]

    return told


def earlier(**one: str) -> Changes:
    return {"earlier": [{"kind": "request", "subject": "Statements of witnesses"} | one]}


@pytest.mark.parametrize(
    "result",
    ["Not executed.", "Two courts turned them away.", "Das Ersuchen wurde nicht erledigt."],
)
def test_an_earlier_request_that_came_to_nothing_is_built_on(told, result: str) -> None:
    (found,) = told("earlier.not-executed", earlier(result=result))
    assert (found.field, found.severity) == ("earlier[0].result", Severity.ADVICE)


@pytest.mark.parametrize(
    "changes",
    [
        earlier(result="The statements were taken and sent."),
        earlier(subject="Extradition of the suspect", result="It was declined in 2015."),
        earlier(subject="Handing over of the eighteen persons arrested", result="Refused."),
        earlier(subject="Übergabe der beiden Beschuldigten", result="Nicht erledigt."),
        earlier(subject="Remise des trois personnes arrêtées", result="Refusée."),
        earlier(result="Refused.", sent_by="Government of Nauru"),
        earlier(result="Not executed.") | {"status": "replacement", "replaces": "A/1"},
        earlier(result="Not executed.")
        | {"remarks": [{"part": "earlier", "text": "The earlier request lacked the facts."}]},
        earlier(result="Not executed.")
        | {"proceedings.stage": "Both governments have refused to let him be heard."},
    ],
)
def test_an_earlier_request_that_is_answered_or_linked_draws_nothing(
    told, changes: Changes
) -> None:
    assert told("earlier.not-executed", changes) == []


@pytest.mark.parametrize(
    "text",
    [
        "Two passages have been struck out by hand.",
        "The date has been changed; the rest is the text of last year.",
        "Die Übersetzung des älteren Textes liegt bei.",
    ],
)
def test_an_old_paper_that_is_sent_again_is_told(told, text: str) -> None:
    (found,) = told("form.old-paper", {"remarks": [{"part": "annexes", "text": text}]})
    assert found.severity is Severity.ADVICE


@pytest.mark.parametrize(
    "text",
    [
        "Nothing has been struck out.",
        "The translation is of the same date.",
        "Data of informants may be struck out.",
        "Namen Dritter dürfen geschwärzt werden.",
    ],
)
def test_a_clean_paper_draws_nothing(told, text: str) -> None:
    assert told("form.old-paper", {"remarks": [{"part": "annexes", "text": text}]}) == []


FRAUD = {"offences.0.title": "Aggravated fraud", "proceedings.nature": "investigation"}


@pytest.mark.parametrize(
    "changes",
    [
        {"proceedings.earlier_judgments": "Both were convicted of fraud in May 2005."},
        {"proceedings.stage": "He was sentenced for fraud in 2005; the inquiry continues."},
    ],
)
def test_a_judgment_on_the_same_offence_is_asked_about(told, changes: Changes) -> None:
    assert told("case.convicted", FRAUD | changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"proceedings.earlier_judgments": "He was convicted of theft in 2005."},
        {"proceedings.stage": "He was never convicted of fraud."},
        {"proceedings.stage": "He was convicted of fraud, and the appeal is pending."},
    ],
)
def test_another_judgment_or_an_appeal_draws_nothing(told, changes: Changes) -> None:
    assert told("case.convicted", FRAUD | changes) == []


@pytest.mark.parametrize(
    "text",
    [
        "The company says that the Commission has no power to ask other States.",
        "Die Verteidigung bestreitet die Zuständigkeit der Behörde.",
    ],
)
def test_a_power_in_dispute_needs_its_provision(told, text: str) -> None:
    changes = {"proceedings.remedies": text, "domestic_basis": []}
    assert told("form.power-contested", changes)
    cited = {"domestic_basis": ["Investigation Act, section 7"]}
    assert told("form.power-contested", changes | cited) == []


def test_remedies_that_contest_no_power_draw_nothing(told) -> None:
    text = "An appeal against the order can be lodged within ten days."
    assert told("form.power-contested", {"proceedings.remedies": text, "domestic_basis": []}) == []


@pytest.mark.parametrize(
    ("way", "found"),
    [
        ("By courier, to the Central Authority and to the Lord Advocate in Edinburgh", 1),
        ("In one and the same letter to both offices", 1),
        ("Through the embassy to the Ministry of Justice", 0),
        ("To the Ministry of Justice, with the request to pass it to the court", 0),
    ],
)
def test_one_letter_to_two_authorities_is_found(told, way: str, found: int) -> None:
    assert len(told("earlier.two-addressees", {"transmission": {"way": way}})) == found


PERSON = {"id": "P1", "role": "suspect", "name": {"full": "Bea Example"}}
OFFICE = {"persons": [PERSON | {"occupation": "Minister of Finance"}]}


def test_an_office_holder_without_earlier_steps_is_asked_about(told, request_data) -> None:
    for name in ("earlier", "channels"):
        request_data.pop(name, None)
    for measure in request_data["measures"]:
        measure.pop("earlier", None)
        measure["persons"] = ["P1"]
    assert told("earlier.tried-before", OFFICE)
    first = {"remarks": [{"part": "earlier", "text": "This is the first request."}]}
    assert told("earlier.tried-before", first) == []


def test_what_convicted_sources_say_is_no_judgment_on_the_suspect(told) -> None:
    source = {"id": "P9", "role": "convicted", "name": {"full": "C. Misal"}}
    text = "One person convicted of fraud has told the police of the suspect."
    changes = FRAUD | {"facts.0.text": text}
    assert told("case.convicted", changes)
    changes |= {"facts.0.persons": ["P9"], "persons": [source], "offences.0.persons": []}
    assert told("case.convicted", changes) == []
