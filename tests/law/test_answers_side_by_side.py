"""Several answers to one question: by matter, road and case; and a time to apply, no length."""

from __future__ import annotations

from typing import Any

import pytest

from comity.law.answer_values import value_fault
from comity.law.ask import answer, applying
from comity.model.law_records import Answer
from comity.model.records import LawBook
from comity.tasks.audit.overlaps import overlapping
from comity.text.written import written

DAYS_30 = {"quantity": 30, "unit": "days"}
DAYS_90 = {"quantity": 90, "unit": "days"}


def entry(value: Any, question: str = "preservation-period", **keys: Any) -> Answer:
    return Answer.model_validate(
        {"question": question, "value": value, "source": "a", "read": "official", **keys}
    )


def book(*held: Answer) -> LawBook:
    return LawBook("QX", answers=held)


def test_of_two_figures_by_matter_there_is_no_one_answer_and_both_apply() -> None:
    held = book(entry(DAYS_30, matter="traffic data"), entry(DAYS_90, matter="content"))
    assert answer(held, "preservation-period") is None
    assert [a.matter for a in applying(held, "preservation-period")] == ["traffic data", "content"]


def test_a_general_answer_is_the_one_answer_and_those_by_matter_stand_beside_it() -> None:
    held = book(entry(DAYS_30, matter="traffic data"), entry(DAYS_90))
    assert answer(held, "preservation-period").value == DAYS_90
    assert len(applying(held, "preservation-period")) == 2


def test_answers_by_matter_that_say_the_same_are_one_answer() -> None:
    held = book(entry(DAYS_30, matter="traffic data"), entry(DAYS_30, matter="content"))
    assert answer(held, "preservation-period").value == DAYS_30


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ({"urgency": {"level": "urgent"}}, [DAYS_30]),
        ({"urgency": {"level": "ordinary"}}, [DAYS_90]),
        ({}, [DAYS_30, DAYS_90]),
    ],
)
def test_the_case_decides_which_answer_holds_as_far_as_it_tells(
    case: dict[str, Any], said: list[Any]
) -> None:
    when = {"field": "urgency.level", "equals": "urgent"}
    held = book(entry(DAYS_30, when=when), entry(DAYS_90))
    assert [a.value for a in applying(held, "preservation-period", case=case)] == said


def test_without_a_request_no_condition_of_an_answer_can_be_told() -> None:
    when = {"field": "/basis", "present": True}
    held = book(entry(DAYS_30, when=when), entry(DAYS_90))
    assert len(applying(held, "preservation-period")) == 2
    assert len(applying(held, "preservation-period", case={})) == 1


def test_every_road_to_a_measure_is_told_of_a_process() -> None:
    roads = [
        entry({"process": name}, "foreign-process", road=f"by {name}")
        for name in ("court", "police")
    ]
    held = book(*roads)
    assert answer(held, "foreign-process", "preservation") is None
    assert applying(held, "foreign-process", "preservation") == tuple(roads)


def test_a_time_to_apply_in_is_never_a_length() -> None:
    only = entry({"apply_within": DAYS_30})
    both = entry({**DAYS_90, "apply_within": DAYS_30})
    assert only.period() is None and only.apply_within().quantity == 30
    assert both.period().quantity == 90 and both.apply_within().quantity == 30
    assert entry(DAYS_90).apply_within() is None


def test_a_time_to_apply_in_is_written_as_one() -> None:
    assert written({"apply_within": DAYS_30}, "period") == ("Apply within: 30 days",)
    assert written({**DAYS_90, "apply_within": DAYS_30}, "period") == (
        "90 days",
        "Apply within: 30 days",
    )


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        (DAYS_30, True),
        ({"apply_within": DAYS_30}, True),
        ({**DAYS_90, "times": 1, "apply_within": DAYS_30}, True),
        ({"apply_within": {**DAYS_30, "times": 2}}, False),
        ({"apply_within": 30}, False),
        ({}, False),
    ],
)
def test_a_period_is_a_length_a_time_to_apply_in_or_both(value: Any, fits: bool) -> None:
    assert (value_fault(entry(value)) == "") is fits


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ({"accepts": ["en"], "certified": {"on": "it is asked", "when": {"field": "a"}}}, True),
        ({"accepts": ["en"], "certified": {"on": "it is asked"}}, False),
        ({"accepts": ["en"], "alternatives": ["fr"], "on": "x", "when": {"field": "a"}}, True),
        ({"accepts": ["en"], "when": {"field": "a"}}, False),
        ({"accepts": ["en"], "alternatives": ["fr"], "when": "urgent"}, False),
    ],
)
def test_a_condition_of_languages_is_data_beside_its_words(value: Any, fits: bool) -> None:
    assert (value_fault(entry(value, "languages")) == "") is fits


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ({}, {}, True),
        ({"matter": "logs"}, {"matter": "logs"}, True),
        ({"matter": "logs"}, {}, False),
        ({"matter": "logs"}, {"matter": "content"}, False),
        ({"road": "court"}, {"road": "police"}, False),
        ({"for": ["interception"]}, {"for": ["preservation"]}, False),
        ({"part": ["QX-A"]}, {"part": ["QX-B"]}, False),
        ({"when": {"field": "a"}}, {}, False),
    ],
)
def test_two_answers_overlap_where_nothing_tells_them_apart(
    one: dict[str, Any], other: dict[str, Any], overlap: bool
) -> None:
    pairs = list(overlapping([entry(DAYS_30, **one), entry(DAYS_90, **other)]))
    assert bool(pairs) is overlap


def test_a_sentence_beside_others_stands_after_what_it_speaks_of() -> None:
    assert entry(DAYS_30, says="Kept.", matter="logs").says_beside() == "Logs: Kept."
    assert entry(DAYS_30, says="Kept.").says_beside() == "Kept."
