"""On which terms somebody is heard: a promise, no defence, no lawyer, the road of the police."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Data = dict[str, Any]
Told = Callable[..., list[str]]
OURS = ("hearing.promised", "hearing.will-decline", "hearing.kept-out", "hearing.informal")


@pytest.fixture
def told(findings: Callable[..., list[Finding]], request_data: Data, put: Any) -> Told:
    """``told(changes, role="witness")``: what is found on the terms of a hearing of P1."""

    def told(changes: Data, role: str = "witness") -> list[str]:
        request_data["persons"] = [
            {"id": "P1", "role": role, "name": {"full": "Karl Sample"}, "location": "Yaren"},
        ]
        request_data["facts"] = [
            {"id": "F1", "text": "Karl Sample kept the books of the firm.", "persons": ["P1"]}
        ]
        measure = request_data["measures"][0] | {
            "kind": "witness-statement" if role == "witness" else "suspect-interview",
            "persons": ["P1"],
            "facts": ["F1"],
            "purpose": "To prove who received the money.",
            "procedure": {"wished": "Questions are put by the police of Yaren."},
        }
        for name in ("holder", "identifiers", "period", "items", "nexus"):
            measure.pop(name, None)
        request_data["measures"] = [measure]
        for path, value in changes.items():
            put(request_data, path, value)
        found = findings(request_data)
        chosen = [f for f in found if f.rule in OURS or f.rule == "hearing.unassisted"]
        assert all(one.severity is Severity.ADVICE for one in chosen)
        return [one.said.id for one in chosen if one.said]

    return told


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("He will not be prosecuted for anything that he says.", True),
        ("He was promised immunity from prosecution.", True),
        ("Il ne sera pas poursuivi pour ses déclarations.", True),
        ("Ihm wurde Straffreiheit zugesagt.", True),
        ("He will not be prosecuted, as the court has confirmed.", False),
        ("He will not be prosecuted; the letter rests on section 12 of the Act.", False),
        ("Nach § 46b StGB wurde ihm Straffreiheit zugesagt.", False),
        ("No promise was made that he will not be prosecuted.", False),
        ("He enjoys diplomatic immunity from prosecution.", False),
        ("He was prosecuted in 2019 and acquitted.", False),
        ("The company has decided not to be prosecuted in silence.", False),
    ],
)
def test_who_promises_that_nobody_prosecutes_is_asked(told: Told, text: str, asked: bool) -> None:
    assert told({"persons.0.connection": text}) == (["hearing.promised"] if asked else [])
    assert told({"persons.0.connection": text}, role="suspect") == []


def test_a_promise_in_an_assurance_is_asked_about_once(told: Told, request_data: Data) -> None:
    second = {"id": "P2", "role": "witness", "name": {"full": "Rita Sample"}, "location": "Yaren"}
    promise = {
        "kind": "other",
        "given_by": "The Prosecutor",
        "text": "They will not be prosecuted.",
    }
    first = told({})
    assert first == []
    request_data["persons"].append(second)
    measure = request_data["measures"][0]
    request_data["measures"] = [measure, measure | {"id": "M2", "persons": ["P2"]}]
    changes = {"persons.1": second, "measures.1": measure | {"id": "M2", "persons": ["P2"]}}
    assert told(changes | {"assurances": [promise]}) == ["hearing.promised"]
    assert told(changes | {"assurances": [promise | {"power": "Prosecution Act, s. 3"}]}) == []


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("His counsel says that he will decline to answer.", True),
        ("Il refusera de répondre.", True),
        ("Er wird die Aussage verweigern.", True),
        ("He will answer all questions.", False),
        ("He declined an offer of the firm.", False),
    ],
)
def test_what_follows_a_refusal_that_is_foreseen_is_asked(
    told: Told, text: str, asked: bool
) -> None:
    assert told({"facts.0.text": text}) == (["hearing.will-decline"] if asked else [])
    assert told({"facts.0.text": text, "measures.0.fallback": "Send the refusal."}) == []


@pytest.mark.parametrize(
    ("wished", "asked"),
    [
        ("Counsel for the accused are not to be present.", True),
        ("The witness is heard without the defence.", True),
        ("The defence shall not be informed of the date.", True),
        ("Les avocats ne seront pas présents.", True),
        ("Die Verteidiger sollen nicht teilnehmen.", True),
        ("Counsel for the accused may put questions.", False),
        ("If no lawyer comes, the witness is heard without counsel.", False),
        ("No question is put without counsel.", False),
        ("The public is excluded.", False),
        ("Keine Frage; wenn kein Anwalt kommt, ohne Anwalt.", False),
    ],
)
def test_a_defence_that_is_kept_out_in_words_is_asked_about(
    told: Told, wished: str, asked: bool
) -> None:
    found = told({"measures.0.procedure.wished": wished})
    assert found == (["hearing.kept-out"] if asked else [])


CUSTODY = {"persons.0.custody": {"held": True, "place": "Yaren"}}


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        (CUSTODY, ["held"]),
        ({"persons.0.location": "The jail of Yaren"}, ["held"]),
        ({"facts.0.text": "When arrested, Karl Sample asked for a lawyer."}, ["asked"]),
        (CUSTODY | {"persons.0.counsel": "Ann Example, lawyer"}, []),
        (CUSTODY | {"measures.0.procedure.counsel": "A lawyer of his choice"}, []),
        (CUSTODY | {"remarks": [{"part": "measures", "text": "A lawyer is appointed."}]}, []),
        (CUSTODY | {"persons.0.connection": "His lawyer is Ann Example."}, []),
        ({"persons.0.location": "Prison Lane, Yaren", "persons.0.counsel": "Ann Example"}, []),
        ({}, []),
    ],
)
def test_a_suspect_in_custody_needs_a_lawyer(told: Told, changes: Data, found: list[str]) -> None:
    assert told(changes, role="suspect") == [f"hearing.unassisted/{one}" for one in found]


@pytest.mark.parametrize(
    ("road", "purpose", "asked"),
    [
        ("police", "To learn where he was. The statement may be used at trial.", True),
        ("police", "Die Aussage wird in der Hauptverhandlung verlesen.", True),
        ("police", "To find the owner of the car.", False),
        ("central-authorities", "The statement may be used at trial.", False),
    ],
)
def test_a_statement_for_a_court_by_the_road_of_the_police_is_asked_about(
    told: Told, road: str, purpose: str, asked: bool
) -> None:
    found = told({"transmission": {"road": road}, "measures.0.purpose": purpose})
    assert found == (["hearing.informal"] if asked else [])


def test_leave_to_use_the_statement_as_evidence_is_enough(told: Told) -> None:
    changes = {
        "transmission": {"road": "police"},
        "measures.0.purpose": "The statement may be used at trial.",
        "use": "We ask for the consent of your judicial authority to use it as evidence.",
    }
    assert told(changes) == []
