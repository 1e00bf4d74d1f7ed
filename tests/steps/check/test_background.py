"""A fact on which nothing rests may stay; what could rest on it is named."""

from __future__ import annotations

from typing import Any

from comity.model.findings import Finding

PERSON = {"id": "P1", "role": "suspect", "name": {"full": "Bea Example"}}
NEAR = {"id": "F2", "text": "The account a@mail.example was opened in March."}
FAR = {"id": "F3", "text": "Two of the victims were under age."}


def unused(found: list[Finding]) -> list[Finding]:
    return [f for f in found if f.rule == "form.fact-unused"]


def with_facts(data: dict[str, Any], *facts: dict[str, Any]) -> dict[str, Any]:
    return data | {"facts": [*data["facts"], *facts]}


def test_a_fact_that_names_what_is_sought_is_offered_to_its_measure(findings, request_data) -> None:
    (found,) = unused(findings(with_facts(request_data, NEAR)))
    assert found.said.data()["params"] == {"facts": ["F2"], "measures": ["M1"]}
    assert found.cure.startswith("List it under `facts`")


def test_several_such_facts_are_told_in_one_line(findings, request_data) -> None:
    more = {"id": "F4", "text": "The account a@mail.example was closed in May."}
    (found,) = unused(findings(with_facts(request_data, NEAR, FAR, more)))
    assert found.said.data()["params"]["facts"] == ["F2", "F4"]


def test_a_little_background_is_not_spoken_of(findings, request_data) -> None:
    assert unused(findings(with_facts(request_data, FAR))) == []
    request_data["measures"][0]["persons"] = ["P1"]
    fact = FAR | {"persons": ["P1"]}
    assert unused(findings(with_facts(request_data, fact) | {"persons": [PERSON]})) == []


def test_facts_of_which_most_support_nothing_are_told_once(findings, request_data) -> None:
    more = {"id": "F4", "text": "They were afraid of the police."}
    (found,) = unused(findings(with_facts(request_data, FAR, more)))
    assert found.message.startswith("No measure and no element of an offence refers to facts F3")
    assert "or remove" in found.cure


def test_a_fact_that_will_be_in_no_document_is_not_offered(findings, request_data) -> None:
    withheld = NEAR | {"handling": "H1"}
    assert unused(findings(with_facts(request_data, withheld))) == []


def of_the_offence(data: dict[str, Any], **own: Any) -> dict[str, Any]:
    data["offences"][0] |= {"committed_from": "2026-01-05", "committed_to": "2026-02-01"}
    data["offences"][0].pop("elements", None)
    data["persons"] = [PERSON]
    facts = [{"id": f"F{n}", "text": f"Shot number {n} was fired."} | own for n in (7, 8, 9)]
    return with_facts(data, *facts)


def test_facts_of_the_offence_itself_stand_alone_where_no_elements_are_set_out(
    findings, request_data
) -> None:
    assert unused(findings(of_the_offence(request_data, date="2026-01-20"))) == []
    assert unused(findings(of_the_offence(request_data, persons=["P1"]))) == []


def test_facts_outside_the_offence_are_still_found(findings, request_data) -> None:
    assert unused(findings(of_the_offence(request_data)))
    assert unused(findings(of_the_offence(request_data, date="2020-01-20")))
