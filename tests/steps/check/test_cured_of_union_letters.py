"""What an entry denies, what another judgment was about, and what the other side has promised."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.steps.assess.common_crime import none_told
from comity.steps.check.amounts_told import amounts_in
from comity.steps.check.point_seen import has, none_there

Data = dict[str, Any]
Rules = Callable[..., set[str]]
SUSPECT: Data = {"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}}


@pytest.mark.parametrize(
    ("matter", "none"),
    [
        ("The customs service there has no criminal case against them.", True),
        (
            "The office conducts no proceedings of its own on these bills.",
            True,
        ),
        ("The unit knows the number from no case of its own.", True),
        ("Der Zoll führt kein eigenes Verfahren.", True),
        ("The office has no case on the first firm, but inquires into the second.", False),
        ("The office has its own case.", False),
    ],
)
def test_an_entry_may_say_that_there_is_no_case(matter: str, none: bool) -> None:
    assert none_there(matter) is none
    assert none_told(matter) is none


def test_a_case_that_is_denied_neither_waits_nor_delays(
    rules_after: Rules, request_data: Data
) -> None:
    def told(matter: str) -> set[str]:
        case = {"state": request_data["requested"]["state"], "matter": matter}
        return rules_after({"proceedings.other_states": [case]})

    assert "aim.pending-there" in told("The police there have a criminal case on the same firm.")
    assert "aim.pending-there" not in told("The police there have no criminal case on this firm.")


@pytest.mark.parametrize(
    ("matter", "asked"),
    [
        ("P1 was acquitted in May 2010, in a case on another ship; the judgment is final.", False),
        ("P1 was acquitted in May 2010.", True),
    ],
)
def test_an_acquittal_on_another_thing_bars_nothing(
    rules_after: Rules, request_data: Data, matter: str, asked: bool
) -> None:
    case = {"state": request_data["requested"]["state"], "matter": matter}
    found = rules_after({"proceedings.other_states": [case], "persons": [SUSPECT]})
    assert ("case.ended-there" in found) is asked


@pytest.mark.parametrize(("year", "asked"), [("2012", False), ("2026", True)])
def test_a_conviction_before_the_acts_is_not_one_for_them(
    rules_after: Rules, request_data: Data, year: str, asked: bool
) -> None:
    title = request_data["offences"][0]["title"]
    offence = request_data["offences"][0] | {"committed_from": "2026-01-05"}
    told = {"proceedings.earlier_judgments": f"He was convicted of {title} on 4 June {year}."}
    found = rules_after(told, {"offences": [offence]})
    assert ("case.convicted" in found) is asked
    assert "what-it-covered" not in found or asked


def test_leave_of_the_patient_frees_the_papers(rules_after: Rules) -> None:
    clinic = {"name": "Clinic of Yaren", "kind": "hospital"}
    asked = {"measures.0.kind": "business-records", "measures.0.holder": clinic}
    assert any(one.startswith("extent.unsorted") for one in rules_after(asked))
    leave = {"measures.0.privilege": "The patient has given leave in writing (annex E)."}
    assert not any(one.startswith("extent.unsorted") for one in rules_after(asked, leave))


def test_a_contact_that_says_how_soon_answers_how_soon(rules_after: Rules) -> None:
    soon = {"level": "urgent", "grounds": ["other"], "reason": "A sale is near."}
    close = {"urgency": soon | {"deadline": "2026-10-09"}, "date": "2026-10-05"}
    contact = {"id": "E1", "kind": "contact", "subject": "How a device can be fitted"}
    assert "timing.soon" in rules_after(close, {"earlier": [contact | {"result": "Noted."}]})
    able = contact | {"result": "The service said that it can fit one within four days."}
    assert "timing.soon" not in rules_after(close, {"earlier": [able]})


def test_annexes_may_stay_as_they_are_where_a_remark_says_so(rules_after: Rules) -> None:
    annex = {"id": "Z1", "title": "Report on the yard", "kind": "report", "language": "cs"}
    assert "annex.untranslated" in rules_after({"annexes": [annex]})
    remark = {"part": "execution", "text": "By agreement papers in Czech are not translated."}
    assert "annex.untranslated" not in rules_after({"remarks": [remark]})


def test_a_judgment_that_is_asked_for_is_told_of_in_its_field(
    rules_after: Rules, request_data: Data
) -> None:
    stage = {"proceedings.stage": "By a Nauruan trial of 2012 he is known."}
    assert "their-case-told" in rules_after(stage)
    kept = {"proceedings.earlier_judgments": "Nauru: convicted in 2012 of theft."}
    court = {"name": "District Court of Yaren", "kind": "court"}
    kinds = {"measures.0.kind": "case-file-copies", "measures.0.holder": court}
    assert "their-case-told" not in rules_after(stage, kept, kinds)


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("talks-checked", "A recording and a record of each call in English", True),
        ("talks-checked", "The calls, once a week", False),
        ("part-of-parties", "Without the doctors, who may put questions in writing", True),
        ("part-of-parties", "Our officers may put questions", False),
        ("inquiry", "The account and name of who was paid", False),
        ("inquiry", "Who was behind the firm", True),
        ("in-step", "It agrees that the file be read from 13 May", True),
        ("in-step", "It inquires into the thefts", False),
        ("not-used-before", "No note is used before the copies are handed over", True),
        ("not-used-before", "The notes are used at once", False),
        ("sorted", "Names of protected witnesses stay covered", True),
        ("sorted", "Names of protected witnesses are given", False),
        ("court-of-its-own", "Juízo Central Criminal de Lisboa", True),
        ("court-of-its-own", "Câmara Municipal de Lisboa", False),
        ("heard-as-expert", "The record of the hearing of the expert", True),
        ("heard-as-expert", "The record of the hearing of the prisoner", False),
    ],
)
def test_words_that_answer(words: str, text: str, found: bool) -> None:
    assert bool(has(words, text)) is found


def test_an_old_sign_is_of_its_currency() -> None:
    (one,) = amounts_in("The fund paid LIT 640,000,000.", "ITL")
    assert one.currency == "ITL"
