"""Points on many people, aims and presence that the draft answers for each, or in other words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding

Data = dict[str, Any]
Rules = Callable[..., set[str]]
ANN: Data = {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}}
IDS = [f"P{n}" for n in range(2, 12)]


def crew(told: Callable[[int], str | None]) -> list[Data]:
    """Ten witnesses, with what each entry tells."""
    return [
        {"id": f"P{n}", "role": "witness", "name": {"full": f"Bo Brand {n}"}}
        | ({"connection": words} if (words := told(n)) else {})
        for n in range(2, 12)
    ]


def heard(**more: Any) -> Data:
    return {"title": "Hearing", "persons": IDS, "purpose": "To learn of the wreck."} | more


def bare(n: int) -> str | None:
    return None


def apart(n: int) -> str | None:
    return f"Sailor {n}; is to tell what happened on deck number {n} that night."


def alike(n: int) -> str | None:
    return "Sailor; what the sailor is to tell stands in the list of questions."


EACH = "The letter sets out for each of them what was seen."
CASES: list[tuple[Callable[[int], str | None], Data, str, bool]] = [
    (bare, heard(), "The boat sank.", True),
    (bare, heard(), EACH, False),
    (bare, heard(), "Die Anlage nennt für jede Person den Ort.", False),
    (bare, heard(), "L'annexe indique pour chacun ce qui a été vu.", False),
    (bare, heard(questions=["Witness no. 3: who steered?"]), "The boat sank.", False),
    (bare, heard(questions=["Zeuge Nr. 3: Wer steuerte?"]), "The boat sank.", False),
    (apart, heard(title="Hearing of eleven witnesses"), "The boat sank.", False),
    (alike, heard(title="Hearing of eleven witnesses"), "The boat sank.", True),
    (bare, heard(title="Audition d'une trentaine de personnes"), "The boat sank.", True),
]


@pytest.mark.parametrize(("told", "measure", "text", "asked"), CASES)
def test_many_people_are_asked_about_unless_each_is_told(
    rules_of_measure: Rules,
    request_data: Data,
    told: Callable[[int], str | None],
    measure: Data,
    text: str,
    asked: bool,
) -> None:
    request_data["proceedings"]["nature"] = "investigation"
    whole = {"facts": [{"id": "F1", "text": text}]}
    found = rules_of_measure([ANN, *crew(told)], "witness-statement", measure, whole)
    assert ("each-of-many" in found) is asked


def test_the_number_of_many_people_is_that_of_all(
    findings: Callable[[Data], list[Finding]], request_data: Data
) -> None:
    request_data["proceedings"]["nature"] = "investigation"
    one = heard(id="M1", kind="witness-statement", offences=["O1"], facts=["F1"])
    people = [ANN, *crew(lambda n: apart(n) if n == 2 else None)]
    request_data |= {"measures": [one], "persons": people}
    said = [one for one in findings(request_data) if one.rule == "point.each-of-many"]
    assert ["(10)" in one.message for one in said] == [True]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("He is her partner.", True),
        ("Annex C tells, person by person, who sold which ring.", False),
        ("Für jede Person nennt die Anlage die Ringe.", False),
        ("L'annexe indique pour chacun les bagues vendues.", False),
    ],
)
def test_an_annex_that_tells_of_each_suspect(
    rules_of_measure: Rules, request_data: Data, text: str, asked: bool
) -> None:
    request_data["proceedings"]["nature"] = "investigation"
    request_data["offences"][0].pop("participation", None)
    sold = "On 12 January 2026 Ann Alva sold rings for EUR 9,000."
    facts = [{"id": "F1", "text": sold}, {"id": "F2", "text": text, "persons": ["P2"]}]
    people = [ANN, ANN | {"id": "P2", "name": {"full": "Bo Brand"}}]
    more = {"persons": ["P1", "P2"], "facts": ["F1", "F2"], "items": ["Statements"]}
    found = rules_of_measure(people, "bank-records", more, {"facts": facts})
    assert ("own-fact" in found) is asked


@pytest.mark.parametrize(
    ("title", "purpose", "asked"),
    [
        ("Hearing on the answer", "To hear her answer.", True),
        ("Whether she wishes to answer", "To hear whether she wishes to answer.", False),
        ("Ob sie aussagen will", "Zu hören, ob sie aussagen will.", False),
        ("Si elle souhaite répondre", "Savoir si elle souhaite répondre.", False),
        ("Hearing on those papers", "Hearing on those papers.", False),
    ],
)
def test_a_purpose_that_asks_for_no_proof(
    rules_after: Rules, title: str, purpose: str, asked: bool
) -> None:
    usual = {"offences": ["O1"], "facts": ["F1"], "persons": ["P1"]}
    one = usual | {"id": "M1", "kind": "suspect-interview", "title": title, "purpose": purpose}
    other = usual | {"id": "M2", "kind": "bank-records", "purpose": "To prove the sale of rings."}
    found = rules_after({"measures": [one, other], "persons": [ANN]})
    assert ("more-than-the-item" in found) is asked


@pytest.mark.parametrize(
    ("more", "asked"),
    [
        ({"attendance": "Two of our officers"}, True),
        ({"attendance": "Two of our officers; the police of Nauru to be in charge"}, False),
        ({"attendance": "A judge of Nauru"}, False),
        ({"attendance": "Our judges", "title": "Leave for our court to sit in the port"}, False),
        ({"attendance": "Richter", "title": "Das Gericht tagt dort selbst"}, False),
    ],
)
def test_who_leads_is_told_where_a_court_sits_or_only_theirs_come(
    rules_of_measure: Rules, more: Data, asked: bool
) -> None:
    people = [ANN, {"id": "P2", "role": "witness", "name": {"full": "Bo Brand"}}]
    found = rules_of_measure(people, "witness-statement", {"persons": ["P2"]} | more, {})
    assert ("who-leads" in found) is asked
