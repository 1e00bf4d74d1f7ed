"""What the accused did, and why the request comes now."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Data = dict[str, Any]


@pytest.fixture
def told(findings: Callable[..., list[Finding]], request_data: Data, put: Any) -> Any:
    """``told(changes)``: the findings on deeds and delay, by rule."""

    def told(changes: Data) -> list[str]:
        person = {"id": "P1", "role": "accused", "name": {"full": "Karl Sample"}}
        request_data["persons"] = [person]
        request_data.pop("earlier", None)
        request_data["proceedings"].pop("summary", None)
        request_data["measures"][0].pop("nexus", None)
        for path, value in changes.items():
            put(request_data, path, value)
        wanted = ("case.deeds-untold", "case.delay")
        found = [f for f in findings(request_data) if f.rule in wanted]
        assert all(one.severity is Severity.ADVICE for one in found)
        return [one.rule.removeprefix("case.") for one in found]

    return told


def fact(text: str, **more: Any) -> Data:
    return {"facts": [{"id": "F1", "text": text, "persons": ["P1"], **more}]}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The prosecutor filed an indictment against Karl Sample.", True),
        ("Karl Sample was arrested and charged. He is on trial.", True),
        ("Karl Sample a été mis en examen.", True),
        ("Gegen Karl Sample wurde Anklage erhoben.", True),
        ("Karl Sample was arrested with 2 kg of cocaine in his car.", False),
        ("Karl Sample is accused of a fraud: he sold cars that he did not have.", False),
        ("Karl Sample was charged. On 3 May he paid an officer.", False),
        ("Karl Sample lives in Yaren.", False),
    ],
)
def test_steps_of_the_procedure_are_no_account_of_deeds(told: Any, text: str, asked: bool) -> None:
    assert told(fact(text)) == (["deeds-untold"] if asked else [])


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"annexes": [{"id": "A1", "title": "Indictment of 3 May 2026", "kind": "other"}]},
        {"proceedings.summary": "Karl Sample took money from the till for two years."},
        {"offences.0.participation": "He signed the orders."},
        {"proceedings.nature": "execution"},
    ],
)
def test_deeds_may_be_told_elsewhere(told: Any, elsewhere: Data) -> None:
    assert told(fact("Karl Sample was arrested and charged.") | elsewhere) == []


OLD = {
    "offences.0.committed_from": "2010-01-01",
    "offences.0.committed_to": "2012-01-01",
    "offences.0.limitation": {"text": "Twenty years."},
}


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        (fact("Karl Sample sold cars that he did not have."), True),
        (fact("Karl Sample sold cars. This came to light in a new audit."), False),
        (fact("Karl Sample verkaufte Autos. Dies wurde erst jetzt bekannt."), False),
        (fact("Karl Sample sold cars that he did not have.", date="2025-05-03"), False),
        (fact("Karl Sample sold cars.") | {"offences.0.committed_to": "2024-01-01"}, False),
        (fact("Karl Sample sold cars.") | {"proceedings.nature": "execution"}, False),
        (
            fact("Karl Sample sold cars.")
            | {"earlier": [{"id": "E1", "kind": "request", "reference": "X 1"}]},
            False,
        ),
    ],
)
def test_why_a_request_comes_after_many_years_is_asked(
    told: Any, changes: Data, asked: bool
) -> None:
    assert told(OLD | changes) == (["delay"] if asked else [])
