"""What of a case may leave: the person is gone or has a pseudonym, and nothing shows the gap."""

from __future__ import annotations

import json
from typing import Any

import pytest

from comity.steps.protect import redact, withheld_facts

OMIT = {"id": "P2", "role": "witness", "protect": "omit", "name": {"full": "Ngozi Abernathy"}}


@pytest.fixture
def left(resolve_case: Any) -> Any:
    """``left(data)``: what may leave of a case."""

    def left(data: dict[str, Any]) -> Any:
        return redact(
            resolve_case(data),
            lambda role, number: f"{role} P{number}",
            lambda number: f"item {number}",
        )

    return left


def test_a_case_that_protects_nobody_leaves_as_it_is(request_data, resolve_case) -> None:
    resolved = resolve_case(request_data)
    assert redact(resolved, lambda role, number: "", lambda number: "").resolved is resolved


def test_a_pseudonym_keeps_role_and_number_and_nothing_else(hearing, left) -> None:
    draft = left(hearing).resolved.draft.data()
    assert draft["persons"][1] == {
        "id": "P2",
        "role": "witness",
        "protect": "pseudonym",
        "name": {"full": "witness P2"},
    }
    assert draft["persons"][0]["name"]["full"] == "Bo Sample"


def test_each_field_that_stays_is_named_with_its_reason_and_never_its_value(hearing, left) -> None:
    withheld = left(hearing).withheld
    assert withheld["persons[1].address[0]"].startswith("protected: ")
    assert {"persons[1].born", "persons[1].needs", "persons[1].nationalities[0]"} <= set(withheld)
    assert "persons[1].role" not in withheld
    assert "Abernathy" not in json.dumps(dict(withheld))


def test_a_field_that_nobody_thought_of_is_withheld_too(hearing, left) -> None:
    hearing["persons"][1]["minor"] = True
    assert "minor" not in left(hearing).resolved.draft.data()["persons"][1]


def test_an_omitted_person_leaves_neither_row_nor_number_nor_reference(hearing, left) -> None:
    hearing["persons"] = [
        OMIT,
        hearing["persons"][0],
        {"id": "P9", "role": "victim", "protect": "pseudonym", "name": {"full": "Ada Quill"}},
    ]
    hearing["facts"][1]["persons"] = ["P2", "P1", "P9"]
    hearing["measures"][1]["persons"] = ["P2", "P9"]
    hearing["offences"][0]["persons"] = ["P2"]
    lesser = left(hearing)
    draft = lesser.resolved.draft.data()
    assert [p["name"]["full"] for p in draft["persons"]] == ["Bo Sample", "victim P2"]
    assert [p["id"] for p in draft["persons"]] == ["P1", "P2"]
    assert tuple(draft["facts"][1]["persons"]) == ("P1", "P2")
    assert tuple(draft["measures"][1]["persons"]) == ("P2",)
    assert lesser.id_of("persons", "P9") == "P2"
    assert lesser.id_of("facts", "F2") == "F2"
    assert "persons" not in draft["offences"][0]
    assert lesser.original("persons[0].name.full") == "persons[1].name.full"
    assert lesser.original("facts[1].persons[1]") == "facts[1].persons[2]"
    assert lesser.original("measures[0].persons[0]") == "measures[0].persons[0]"
    assert "Ngozi" not in str(draft)


def test_a_fact_under_a_handling_code_stays_with_all_that_names_it(hearing, left) -> None:
    hearing["annexes"] = [
        {"id": "A1", "title": "Order"},
        {"id": "A2", "title": "Message 4411 of the liaison bureau"},
        {"id": "A3", "title": "Log"},
    ]
    told = {"id": "F0", "text": "It is told in confidence.", "handling": "H1", "annexes": ["A2"]}
    hearing["facts"].insert(0, told | {"persons": ["P1"]})
    hearing["facts"][1]["annexes"] = ["A3"]
    hearing["measures"][0]["facts"] = ["F0", "F1"]
    lesser = left(hearing)
    draft = lesser.resolved.draft.data()
    assert [fact["id"] for fact in draft["facts"]] == ["F1", "F2"]
    assert tuple(draft["measures"][0]["facts"]) == ("F1",)
    assert [(a["id"], a["title"]) for a in draft["annexes"]] == [("A1", "Order"), ("A2", "Log")]
    assert tuple(draft["facts"][0]["annexes"]) == ("A2",)
    assert "F0" in lesser.withheld["facts[0].text"]
    assert "A2" in lesser.withheld["annexes[1].title"]
    assert lesser.original("annexes[1].title") == "annexes[2].title"


def test_what_names_one_annex_follows_it_to_its_new_number(hearing, left) -> None:
    hearing["annexes"] = [{"id": "A1", "title": "Told in confidence"}, {"id": "A2", "title": "Act"}]
    hearing["facts"][0] |= {"handling": "H1", "annexes": ["A1"]}
    hearing["offences"][0]["annex"] = "A2"
    draft = left(hearing).resolved.draft.data()
    assert [(a["id"], a["title"]) for a in draft["annexes"]] == [("A1", "Act")]
    assert draft["offences"][0]["annex"] == "A1"


def test_ids_of_lists_that_nothing_is_taken_from_stay_the_author_s(hearing, left) -> None:
    hearing["facts"][0]["id"] = "F-mail"
    hearing["measures"][0]["facts"] = ["F-mail"]
    assert left(hearing).resolved.draft.data()["facts"][0]["id"] == "F-mail"


def test_an_annex_that_something_else_names_goes_along(hearing, left) -> None:
    hearing["annexes"] = [{"id": "A1", "title": "Order"}]
    hearing["facts"][0] |= {"handling": "H1", "annexes": ["A1"]}
    hearing["offences"][0]["annex"] = "A1"
    assert left(hearing).resolved.draft.data()["annexes"][0]["id"] == "A1"


def test_with_consent_a_fact_leaves_with_its_code(hearing, made) -> None:
    hearing["facts"][0] |= {"handling": "H1", "consent": "Mail of the bureau of 3 May 2026"}
    assert withheld_facts({"facts": hearing["facts"]}) == ()
    page = made(hearing)["case.md"].decode()
    assert "H1" in page
    assert "Mail of the bureau of 3 May 2026" in page


def test_the_author_s_own_draft_is_not_touched(hearing, resolve_case) -> None:
    resolved = resolve_case(hearing)
    before = resolved.draft.data()
    redact(resolved, lambda role, number: "x", lambda number: "x")
    assert resolved.draft.data() == before
