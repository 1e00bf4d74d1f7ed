"""What a draft tells in a place where a rule did not look: each asked, and not asked where told."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any

import pytest

from comity.steps.assess.promises import flaws_of, missing_of
from comity.steps.check.consistency import named_people
from comity.steps.check.form_told import form_told
from comity.steps.check.limitation_told import last_day
from comity.steps.check.open_scopes import fields_that_tell

Data = dict[str, Any]
OLD = {"persons": [{"id": "P1", "role": "suspect", "name": {"full": "Ann Alva"}}]}
DAY, LATER = dt.date(2002, 1, 1), dt.date(2015, 12, 31)
ENDED = {"committed_to": "2003-01-01"}
BEGAN = {"committed_from": "2003-01-01"}


def dated(**more: Any) -> Data:
    """An offence that is punished with three years, and its time."""
    penalty = {"text": "Three years", "years": 3}
    usual = {"id": "O1", "title": "Fraud", "provision": "s 1", "maximum_penalty": penalty}
    return usual | {"text": "Whoever cheats.", "text_is": "paraphrase"} | more


@pytest.mark.parametrize(
    ("offence", "fact", "urgency", "asked"),
    [
        (ENDED, {}, None, True),
        (BEGAN, {"date": "2003-01-01", "until": "2009-01-01"}, None, True),
        (BEGAN, {"date": "2003-01-01", "until": "2020-01-01"}, None, False),
        (ENDED, {}, {"level": "urgent", "grounds": ["limitation"]}, False),
        (ENDED, {}, {"level": "urgent", "reason": "Limitation is near."}, False),
        (ENDED, {}, {"level": "urgent", "reason": "Lapse of time bars it soon."}, False),
        (ENDED, {}, {"level": "urgent", "reason": "The lapse of the visa is near."}, True),
    ],
)
def test_limitation_is_reckoned_from_the_end_and_read_in_the_urgency(
    findings, request_data: Data, offence: Data, fact: Data, urgency: Data | None, asked: bool
) -> None:
    request_data |= OLD | {"date": "2022-12-14", "offences": [dated(**offence)]}
    request_data["facts"] = [{"id": "F1", "text": "Ann Alva sold it.", **fact}]
    if urgency:
        request_data["urgency"] = urgency
    found = {one.rule for one in findings(request_data)}
    assert ("lint.old-conduct" in found) is asked


def test_conduct_of_which_no_end_is_told_ends_where_a_fact_says_so() -> None:
    def last(**times: dt.date) -> dt.date | None:
        fact = SimpleNamespace(**{"id": "F1", "date": None, "until": None} | times)
        offence: Any = SimpleNamespace(committed_from=DAY, committed_to=None, elements=())
        draft: Any = SimpleNamespace(facts=[fact])
        return last_day(draft, offence)

    assert last() is None
    assert last(date=DAY, until=LATER) == LATER
    assert last(date=LATER, until=LATER) is None  # a fact on something else


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Sample Kilns LLC", True),
        ("Partners of Sample Kilns LLC", False),
        ("The directors of Sample Kilns Ltd", False),
        ("Gesellschafter der Muster GmbH", False),
        ("Les associés de la société Exemple SARL", False),
    ],
)
def test_several_people_of_a_company_are_no_company(
    findings, request_data: Data, name: str, asked: bool
) -> None:
    request_data["persons"] = [{"id": "P1", "role": "witness", "name": {"full": name}}]
    assert ("agree.body-natural" in {one.rule for one in findings(request_data)}) is asked


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("He was heard with Dame Example in Dublin.", ["Example"]),
        ("The bank is in Dame Street, Dublin.", []),
    ],
)
def test_a_street_is_no_person(text: str, names: list[str]) -> None:
    assert named_people(text) == names


def a_draft(way: str, *titles: str) -> Any:
    """A draft with a way of sending and annexes."""
    sent = SimpleNamespace(way=way, format=None)
    annexes = [SimpleNamespace(title=title) for title in titles]
    return SimpleNamespace(annexes=annexes, remarks=[], subject="", transmission=sent)


@pytest.mark.parametrize(
    ("way", "title", "told"),
    [
        ("Annex A, sent directly.", "List", True),
        ("Anhang A, unmittelbar", "List", True),
        ("Directly", "Annex A in Romanian", True),
        ("Directly", "Annex A: list of accounts", False),
        ("Directly", "Annex A1", False),
    ],
)
def test_the_form_is_named_in_the_way_of_sending_or_by_an_annex(
    way: str, title: str, told: bool
) -> None:
    order: Any = SimpleNamespace(own_form="Annex A", form_names=("Investigation Order",))
    assert form_told(a_draft(way, title), order) is told


def test_that_no_step_is_taken_against_somebody_is_a_promise() -> None:
    def of(text: str) -> list[str]:
        terms = ("not-prosecuted", "not-detained")
        return [one.kind for one in flaws_of("safe-conduct", text, terms)]

    assert of("The staff are welcome.") == ["unsaid"]
    assert of("No step will be taken against the staff questioned.") == []


def test_a_law_that_does_not_allow_death_binds_the_courts_too() -> None:
    assert missing_of("death-penalty", "Death is not sought.", ["not-sought"])
    text = "Death is not sought; the law of 1976 did not allow it for these acts."
    assert missing_of("death-penalty", text, ["not-sought"]) == ()


LIFE, YEARS = "offences[].maximum_penalty.life", "offences[].maximum_penalty.years"
GROUP = "offences[].organised_group"


@pytest.mark.parametrize(
    ("offences", "fields"),
    [
        ([{}], (LIFE, YEARS, GROUP)),
        ([{"maximum_penalty": {"years": 8}}], (GROUP,)),
        (
            [
                {"maximum_penalty": {"years": 8}, "organised_group": True},
                {"maximum_penalty": {"years": 9}},
            ],
            (GROUP,),
        ),
    ],
)
def test_a_penalty_in_years_is_not_asked_for_again(
    offences: list[Data], fields: tuple[str, ...]
) -> None:
    tests = [{"field": field} for field in (YEARS, LIFE, GROUP)]
    scope: Any = SimpleNamespace(when={"any_of": tests})
    assert set(fields_that_tell([scope], {"offences": offences})) == set(fields)
