"""A fact on which nothing rests may stay; what could rest on it is named."""

from __future__ import annotations

from typing import Any

from comity.model.findings import Finding

PERSON = {"id": "P1", "role": "suspect", "name": {"full": "Bea Example"}}
NEAR = {"id": "F2", "text": "The account a@mail.example was opened in March."}
FAR = {"id": "F3", "text": "Two of the victims were under age."}
DELETING = ("leave it out", "take it out", "delete", "remove", "shorten", "drop ")


def unused(found: list[Finding]) -> list[Finding]:
    return [f for f in found if f.rule == "form.fact-unused"]


def with_facts(data: dict[str, Any], *facts: dict[str, Any]) -> dict[str, Any]:
    return data | {"facts": [*data["facts"], *facts]}


def test_a_fact_that_speaks_of_what_is_sought_is_offered_to_its_measure(
    findings, request_data
) -> None:
    (found,) = unused(findings(with_facts(request_data, NEAR)))
    assert found.said.data()["params"] == {"fact": "F2", "measures": ["M1"]}
    assert "add F2 under `facts` of M1" in found.cure


def test_a_person_ties_a_fact_to_a_measure(findings, request_data) -> None:
    request_data["measures"][0]["persons"] = ["P1"]
    fact = FAR | {"persons": ["P1"]}
    (found,) = unused(findings(with_facts(request_data, fact) | {"persons": [PERSON]}))
    assert "M1" in found.message


def test_background_is_told_once_and_kept(findings, request_data) -> None:
    more = {"id": "F4", "text": "They were afraid of the police."}
    (found,) = unused(findings(with_facts(request_data, FAR, more)))
    assert found.message.endswith("refers to facts F3 and F4.")
    assert found.cure.startswith("Keep them as background.")


def test_one_fact_of_background_is_spoken_of_as_one(findings, request_data) -> None:
    (found,) = unused(findings(with_facts(request_data, FAR)))
    assert found.message.endswith("refers to fact F3.")
    assert found.cure.startswith("Keep it as background.")


def test_no_advice_is_to_delete_a_fact(findings, request_data) -> None:
    for one in unused(findings(with_facts(request_data, NEAR, FAR))):
        assert not any(word in one.cure.lower() for word in DELETING)


def test_a_fact_that_will_be_in_no_document_is_not_offered(findings, request_data) -> None:
    withheld = FAR | {"handling": "H1"}
    assert unused(findings(with_facts(request_data, withheld))) == []
