"""Somebody who would speak anyway is not compelled, and a hearing can be arranged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.model.findings import Finding, Severity

Findings = Callable[..., list[Finding]]
Data = dict[str, Any]


def told(found: list[Finding], rule: str) -> list[str]:
    chosen = [one for one in found if one.rule == rule]
    assert all(one.severity is Severity.ADVICE for one in chosen)
    return [one.field for one in chosen]


@pytest.fixture
def hearing(request_data: Data) -> Data:
    """A request to summon a suspect who lives in the requested State."""
    request_data["persons"] = [
        {"id": "P1", "role": "suspect", "name": {"full": "Karl Sample"}, "location": "Yaren, Nauru"}
    ]
    measure = request_data["measures"][0] | {
        "kind": "suspect-interview",
        "persons": ["P1"],
        "questions": ["Who gave you the money?"],
        "purpose": "To prove who received the money.",
        "procedure": {"wished": "That he be summoned.", "rights": "The person has a lawyer."},
    }
    for name in ("holder", "identifiers", "period", "items"):
        del measure[name]
    request_data["measures"] = [measure]
    return request_data


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Karl Sample has written that he is ready to testify.", True),
        ("Karl Sample offered to give a statement.", True),
        ("Karl Sample war bereit auszusagen.", True),
        ("Karl Sample s’est dit prêt à témoigner.", True),
        ("Karl Sample is not willing to testify.", False),
        ("Karl Sample is ready to sell the house.", False),
        ("The neighbour is willing to testify.", False),
    ],
)
def test_somebody_who_is_willing_need_not_be_summoned(
    findings: Findings, hearing: Data, words: str, found: bool
) -> None:
    hearing["persons"][0]["connection"] = words if "Karl" in words else "Buyer."
    hearing["facts"].append({"id": "F9", "text": words, "source": "Letter"})
    assert told(findings(hearing), "hearing.willing") == (["measures[0].kind"] if found else [])


def test_another_way_for_somebody_who_is_willing_is_enough(
    findings: Findings, hearing: Data
) -> None:
    hearing["persons"][0]["connection"] = "He is ready to testify."
    measure = hearing["measures"][0]
    measure["fallback"] = "A hearing by video link."
    assert told(findings(hearing), "hearing.willing") == []
    del measure["fallback"]
    measure["procedure"]["wished"] = "A record."
    assert told(findings(hearing), "hearing.willing") == []


@pytest.mark.parametrize(
    ("wished", "found"),
    [
        ("That the accused be compelled by subpoena to answer.", True),
        ("Que la personne soit contrainte de répondre.", True),
        ("A hearing by a judge, without compulsion.", False),
        ("That he be summoned and asked whether he wishes to answer.", False),
        ("That he be compelled to appear and told that he may refuse to answer.", False),
    ],
)
def test_a_suspect_is_only_asked_whether_they_wish_to_answer(
    findings: Findings, hearing: Data, wished: str, found: bool
) -> None:
    hearing["measures"][0]["procedure"]["wished"] = wished
    expected = ["measures[0].procedure.wished"] if found else []
    assert told(findings(hearing), "hearing.compelled") == expected


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Date and time of the interview are to be kept secret.", True),
        ("Tag und Stunde sind geheim zu halten.", True),
        ("The date must be kept secret from the public.", False),
        ("The request is to be kept secret until the search.", False),
    ],
)
def test_a_date_is_not_kept_from_whoever_arranges_the_hearing(
    findings: Findings, hearing: Data, words: str, found: bool
) -> None:
    hearing["measures"][0]["confidential"] = words
    expected = ["measures[0].confidential"] if found else []
    assert told(findings(hearing), "hearing.secret-date") == expected
