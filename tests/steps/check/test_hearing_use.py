"""What is said in a hearing can be used: its aim, refusals, the record, the defence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]


def told(found: list[Finding], *rules: str) -> list[str]:
    chosen = [one for one in found if one.rule in {f"hearing.{rule}" for rule in rules}]
    assert all(one.severity is Severity.ADVICE for one in chosen)
    return [one.said.id.removeprefix("hearing.") for one in chosen if one.said]


@pytest.fixture
def testimony(request_data: Data) -> Data:
    """A request for evidence on oath, complete but for what a test takes out."""
    request_data["persons"] = [
        {"id": "P1", "role": "witness", "name": {"full": "Karl Sample"}, "location": "Yaren"},
        {"id": "P2", "role": "accused", "name": {"full": "Ann Example"}},
    ]
    measure = request_data["measures"][0] | {
        "kind": "witness-testimony",
        "persons": ["P1"],
        "questions": ["Who gave you the money?"],
        "purpose": "To prove who received the money.",
        "procedure": {
            "wished": "Evidence before a court, with questions by the defence, and a transcript.",
            "rights": "The witness may refuse answers that incriminate.",
        },
    }
    for name in ("holder", "identifiers", "period", "items", "nexus"):
        measure.pop(name, None)
    request_data["measures"] = [measure]
    return request_data


@pytest.mark.parametrize(
    ("wished", "found"),
    [
        ("Evidence before a court.", ["refusal/both"]),
        ("Eine eidliche Aussage vor Gericht.", ["refusal/both"]),
        ("Evidence before a court, with a verbatim transcript.", ["refusal/rights"]),
        ("Un procès-verbal signé.", ["refusal/rights"]),
        ("Evidence before a court, after a caution.", []),
        ("Evidence in which the witness may claim privilege.", []),
        ("Nach Belehrung über das Zeugnisverweigerungsrecht.", []),
    ],
)
def test_compelled_evidence_comes_with_the_rights_and_the_record(
    findings: Findings, testimony: Data, wished: str, found: list[str]
) -> None:
    testimony["measures"][0]["procedure"] = {"wished": wished}
    assert told(findings(testimony), "refusal") == found


def test_a_statement_of_free_will_and_a_list_of_rights_need_no_more(
    findings: Findings, testimony: Data
) -> None:
    measure = testimony["measures"][0]
    assert told(findings(testimony), "refusal") == []
    del measure["procedure"]
    testimony["annexes"] = [{"id": "A1", "title": "The rights of a witness, Example Code s. 5"}]
    assert told(findings(testimony), "refusal") == []
    measure["kind"], testimony["annexes"] = "witness-statement", []
    assert told(findings(testimony), "refusal") == []


@pytest.mark.parametrize(
    ("purpose", "found"),
    [
        ("In the interests of justice and of a fair trial.", ["aim"]),
        ("The gathering of evidence for the trial.", ["aim"]),
        ("That the statement be taken according to the indictment.", ["aim"]),
        ("Zur Aufklärung des Sachverhalts.", ["aim"]),
        ("To gather evidence on the payments to the mayor.", []),
        ("To establish the facts of the case: who drove the van.", []),
        ("The statement is to be taken on the meeting in Lagos.", []),
        ("Zur Aufklärung des Sachverhalts, vor allem der Herkunft des Geldes.", []),
        ("Kutafuta ukweli.", []),
    ],
)
def test_questions_have_an_aim_of_their_own(
    findings: Findings, testimony: Data, purpose: str, found: list[str]
) -> None:
    testimony["measures"][0]["purpose"] = purpose
    assert told(findings(testimony), "aim") == found
    testimony["measures"][0]["items"] = ["The payments to the mayor, and who ordered them"]
    assert told(findings(testimony), "aim") == []


@pytest.mark.parametrize(
    ("questions", "found"),
    [
        (["The topics in the list enclosed"], ["topics"]),
        (["Themen laut Anlage"], ["topics"]),
        (["Les thèmes de la liste jointe"], ["topics"]),
        (["The questions in the list enclosed"], []),
        (["Which topics did you discuss?"], []),
        (["The topics in the list", "Who paid?"], []),
    ],
)
def test_questions_are_asked_and_no_topics(
    findings: Findings, testimony: Data, questions: list[str], found: list[str]
) -> None:
    testimony["measures"][0]["questions"] = questions
    assert told(findings(testimony), "topics") == found


@pytest.mark.parametrize(
    ("occupation", "found"),
    [
        ("Solicitor", ["professional"]),
        ("Ärztin", ["professional"]),
        ("Journaliste", ["professional"]),
        ("Accountant", []),
        ("Driver", []),
    ],
)
def test_a_calling_that_binds_to_secrecy_is_dealt_with(
    findings: Findings, testimony: Data, occupation: str, found: list[str]
) -> None:
    testimony["persons"][0]["occupation"] = occupation
    assert told(findings(testimony), "professional") == found
    testimony["measures"][0]["privilege"] = "The client has released the witness."
    assert told(findings(testimony), "professional") == []


def test_the_defence_of_a_trial_may_put_questions(findings: Findings, testimony: Data) -> None:
    procedure = testimony["measures"][0]["procedure"]
    testimony["proceedings"]["nature"] = "trial"
    assert told(findings(testimony), "defence") == []
    procedure["wished"] = "Evidence before a court, with a transcript."
    assert told(findings(testimony), "defence") == ["defence"]

    testimony["measures"][0]["attendance"] = "Two prosecutors and four advocates of the accused"
    assert told(findings(testimony), "defence") == ["defence/silent"]
    for asks in ("The advocates may put questions.", "Cross-examination is allowed."):
        procedure["wished"] = asks
        assert told(findings(testimony), "defence") == []
    testimony["measures"][0]["attendance"] = "Two prosecutors"
    procedure["wished"] = "The advocates of the accused take part."
    assert told(findings(testimony), "defence") == []
    procedure["wished"] = "Evidence before a court, with a transcript."

    testimony["measures"][0]["particulars"] = {"cross_examination": "By both sides"}
    assert told(findings(testimony), "defence") == []
    del testimony["measures"][0]["particulars"]
    testimony["proceedings"]["nature"] = "investigation"
    assert told(findings(testimony), "defence") == []
    testimony["proceedings"]["nature"] = "trial"
    testimony["measures"][0]["kind"] = "video-hearing"
    assert told(findings(testimony), "defence") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Karl Sample was asked for an interview and declined.", ["declined"]),
        ("Karl Sample did not reply to two letters.", ["declined"]),
        ("Karl Sample verweigerte die Aussage bei der Polizei.", ["declined"]),
        ("Karl Sample refused the parcel at the door.", []),
        ("Karl Sample answered the questions of the police.", []),
        ("Karl Sample declined the loan that the bank offered.", []),
    ],
)
def test_a_person_who_declined_is_not_asked_for_a_free_statement(
    findings: Findings, testimony: Data, text: str, found: list[str]
) -> None:
    testimony["facts"].append({"id": "F8", "text": text, "persons": ["P1"]})
    testimony["measures"][0]["kind"] = "witness-statement"
    assert told(findings(testimony), "declined") == found
    testimony["measures"][0]["fallback"] = "Evidence before a court."
    assert told(findings(testimony), "declined") == []
    del testimony["measures"][0]["fallback"]
    testimony["measures"][0]["kind"] = "witness-testimony"
    assert told(findings(testimony), "declined") == []
