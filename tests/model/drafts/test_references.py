"""References by id: each leads somewhere, or the author is told where it could."""

from __future__ import annotations

import re
from typing import Any

import pytest

from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.describe import describe, walk
from comity.model.drafts.references import CALLED
from comity.model.drafts.request import Request


@pytest.fixture
def linked(request_data: dict[str, Any]) -> dict[str, Any]:
    """A request in which everything may be referred to."""
    return request_data | {
        "schema": "1",
        "persons": [{"id": "P1", "role": "suspect", "name": {"full": "A. Example"}}],
        "annexes": [{"id": "A1", "title": "Order"}],
        "earlier": [{"id": "E1", "kind": "preservation"}, {"kind": "contact"}, {"kind": "contact"}],
        "other_use": {
            "received_under": "FMJ/2025/0391",
            "evidence": "The statements",
            "proceedings": "High Court, 77",
            "purpose": "To prove a share",
        },
        "hearings": [{"date": "2026-11-01"}],
        "assurances": [{"kind": "specialty", "given_by": "The Minister"}],
        "assets": [{"id": "X1", "description": "A flat", "third_parties": [{"right": "Lease"}]}],
    }


def faults(data: dict[str, Any]) -> dict[str, tuple[str, str]]:
    found = Request.model_validate(data).faults_of_reference()
    return {path: (message, cure) for path, message, cure in found}


REFERENCES = [
    ("facts.0.persons", ["P9"], "facts[0].persons[0]"),
    ("facts.0.annexes", ["A9"], "facts[0].annexes[0]"),
    ("offences.0.persons", ["P9"], "offences[0].persons[0]"),
    ("offences.0.annex", "A9", "offences[0].annex"),
    ("measures.0.facts", ["F1", "F9"], "measures[0].facts[1]"),
    ("measures.0.offences", ["O9"], "measures[0].offences[0]"),
    ("measures.0.persons", ["P9"], "measures[0].persons[0]"),
    ("measures.0.earlier", ["E9"], "measures[0].earlier[0]"),
    ("measures.0.annexes", ["A9"], "measures[0].annexes[0]"),
    ("measures.0.order", {"title": "Order", "annex": "A9"}, "measures[0].order.annex"),
    ("measures.0.assets", ["X9"], "measures[0].assets[0]"),
    ("assets.0.owner", "P9", "assets[0].owner"),
    ("assets.0.facts", ["F9"], "assets[0].facts[0]"),
    ("assets.0.offences", ["O9"], "assets[0].offences[0]"),
    ("assets.0.third_parties.0.person", "P9", "assets[0].third_parties[0].person"),
    ("assets.0.order", {"title": "Order", "annex": "A9"}, "assets[0].order.annex"),
    ("hearings.0.persons", ["P9"], "hearings[0].persons[0]"),
    ("hearings.0.measures", ["M9"], "hearings[0].measures[0]"),
    ("assurances.0.annex", "A9", "assurances[0].annex"),
    ("proceedings.decisions", [{"title": "X", "annex": "A9"}], "proceedings.decisions[0].annex"),
    ("other_use.offences", ["O9"], "other_use.offences[0]"),
]


def put(data: dict[str, Any], path: str, value: Any) -> None:
    target: Any = data
    *steps, last = path.split(".")
    for step in steps:
        target = target[int(step) if step.isdigit() else step]
    target[last] = value


def test_references_that_lead_somewhere_are_no_fault(linked: dict[str, Any]) -> None:
    linked["measures"][0] |= {"persons": ["P1"], "earlier": ["E1"], "annexes": ["A1"]}
    linked["hearings"][0] |= {"persons": ["P1"], "measures": ["M1"]}
    linked["measures"][0]["assets"] = ["X1"]
    linked["assets"][0] |= {"owner": "P1", "facts": ["F1"], "offences": ["O1"]}

    assert faults(linked) == {}


@pytest.mark.parametrize(("path", "value", "fault"), REFERENCES, ids=[r[2] for r in REFERENCES])
def test_a_reference_that_leads_nowhere_is_named_with_those_that_would(
    linked: dict[str, Any], path: str, value: Any, fault: str
) -> None:
    put(linked, path, value)
    (found,) = faults(linked).items()

    assert found[0] == fault
    assert "which is not in this file" in found[1][0]
    assert found[1][1].startswith("Known: ")


@pytest.mark.parametrize("name", CALLED)
def test_an_id_that_stands_twice_is_a_fault(linked: dict[str, Any], name: str) -> None:
    linked[name] = [linked[name][0], linked[name][0]]

    assert list(faults(linked)) == [f"{name}[1].id"]


def described(model: type[Request] | type[Preservation]) -> set[str]:
    """The fields that say that they refer to something."""
    return {path for path, note in walk(describe(model)) if note.refers_to}


def test_each_field_that_refers_to_a_list_is_tried_here() -> None:
    tried = {re.sub(r"\[\d+\]", "[]", path) for _, _, path in REFERENCES}
    tried = {path.removesuffix("[]") for path in tried}
    assert tried == described(Request) - {"offences[].elements[].facts"}


def test_the_elements_of_an_offence_name_facts_that_are_there(linked: dict[str, Any]) -> None:
    linked["offences"][0]["elements"] = [{"id": "O1a", "text": "Deceit", "facts": ["F9"]}]

    assert list(faults(linked)) == ["offences[0].elements[0].facts[0]"]


@pytest.mark.parametrize("model", [Request, Preservation])
def test_a_field_refers_to_a_list_whose_items_have_ids(
    model: type[Request] | type[Preservation],
) -> None:
    notes = {note.name: note for note in describe(model)}
    to = {note.refers_to for _, note in walk(describe(model)) if note.refers_to}

    assert to <= set(CALLED)
    named = [name for name in CALLED if name in notes]
    assert all(any(field.name == "id" for field in notes[name].fields) for name in named)
    # a request to preserve shares its measures with a request, and has no assets to name
    assert set(CALLED) - set(named) == (set() if model is Request else {"assets"})


def test_a_list_of_texts_that_has_the_name_of_a_list_of_items_refers_to_it() -> None:
    lists = {note.name for note in describe(Request) if note.name in CALLED}
    found = {
        path
        for path, note in walk(describe(Request))
        if note.many and note.form == "text" and note.name in lists
    }
    assert found <= described(Request)
