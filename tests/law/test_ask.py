"""Asking a law book: the narrower answer first, and silence where nothing was read."""

from __future__ import annotations

from typing import Any

from comity.law.ask import answer, answers, questions
from comity.model.law_records import Answer
from comity.model.records import LawBook

TYPES = {"yes-no", "text", "list", "period", "authority", "process", "languages", "issuer"}


def entry(value: str, read: str = "official", **keys: Any) -> Answer:
    return Answer.model_validate(
        {"question": "dual-criminality", "value": value, "source": "a", "read": read, **keys}
    )


def test_an_answer_that_names_the_measure_goes_before_a_general_one() -> None:
    book = LawBook("QX", answers=(entry("no"), entry("yes", **{"for": ["search-of-premises"]})))
    assert answer(book, "dual-criminality", "search-of-premises").value == "yes"
    assert answer(book, "dual-criminality", "preservation").value == "no"
    assert answer(book, "dual-criminality").value == "no"


def test_an_answer_for_another_measure_is_no_answer() -> None:
    book = LawBook("QX", answers=(entry("yes", **{"for": ["search-of-premises"]}),))
    assert answer(book, "dual-criminality", "preservation") is None
    assert answer(book, "dual-criminality") is None


def test_what_nobody_read_is_no_answer() -> None:
    book = LawBook("QX", answers=(entry("yes", "none"),))
    assert answers(book, "dual-criminality") == ()
    assert answer(book, "dual-criminality") is None


def test_without_a_law_book_there_is_no_answer() -> None:
    assert answer(None, "dual-criminality") is None


def test_every_question_stands_once_and_has_a_known_type() -> None:
    asked = [question for group in questions() for question in group.questions]
    assert len({question.id for question in asked}) == len(asked)
    assert {question.type for question in asked} <= TYPES
    assert {question.per for question in asked} <= {"", "measures"}


def test_an_answer_in_time_is_a_period() -> None:
    period = entry("x").model_copy(update={"value": {"quantity": 90, "unit": "days", "times": 1}})
    assert period.period().times == 1
    assert entry("yes").period() is None
