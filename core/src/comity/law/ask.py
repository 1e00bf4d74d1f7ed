"""Asking a law book: the answer to a question, for a measure, as far as its source was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from comity.law.conditions import holds
from comity.law.load import read_toml
from comity.model.citations import Read
from comity.model.law_records import Answer
from comity.model.records import LawBook

__all__ = [
    "Question",
    "QuestionGroup",
    "answer",
    "answers",
    "applying",
    "questions",
]


@dataclass(frozen=True, slots=True)
class Question:
    """A question of questions.toml: its id, the type of its value, its title."""

    id: str
    type: str
    title: str
    per: str = ""


@dataclass(frozen=True, slots=True)
class QuestionGroup:
    """Questions that belong together, under one heading of ``comity law show``."""

    id: str
    title: str
    questions: tuple[Question, ...]


@cache
def questions() -> tuple[QuestionGroup, ...]:
    """Every question, in groups, in the order in which a lawyer reads them."""
    table = read_toml(files("comity.law") / "questions.toml")
    return tuple(
        QuestionGroup(
            group["id"], group["title"], tuple(Question(**row) for row in group["questions"])
        )
        for group in table["group"]
    )


def answers(book: LawBook | None, question: str) -> tuple[Answer, ...]:
    """Every answer to a question whose source was read at all."""
    found: tuple[Any, ...] = book.answers if book else ()
    return tuple(a for a in found if a.question == question and a.read is not Read.NONE)


def applying(
    book: LawBook | None,
    question: str,
    measure: str | None = None,
    case: Mapping[str, Any] | None = None,
) -> tuple[Answer, ...]:
    """Every answer that holds, or may hold, for a measure in a case.

    One for that part of the State goes before one for the whole, one that names the measure before
    a general one, and one whose ``when`` the case meets before one without. What then remains
    stands side by side, each for its own ``matter`` or ``road``.

    Args:
        book: the law of the State on the day.
        question: the id of the question.
        measure: the kind of assistance that is asked about.
        case: the data of a request; without it, as for a notice, no ``when`` can be told.
    """
    own = book.source if book else ""
    told = [
        (found, _met(found, case))
        for found in answers(book, question)
        if not found.measures or (measure and measure in found.measures)
    ]
    ranked = [(_rank(one, own), one, met) for one, met in told if met is not False]
    first = min((rank for rank, _, _ in ranked), default=None)
    best = [(one, met) for rank, one, met in ranked if rank == first]
    if any(one.when and met for one, met in best):
        best = [(one, met) for one, met in best if one.when]
    return tuple(one for one, _ in best)


def _met(found: Answer, case: Mapping[str, Any] | None) -> bool | None:
    if found.when is None:
        return True
    return None if case is None else holds(found.when, case, case)


def _rank(found: Answer, own: str) -> tuple[bool, bool]:
    return own not in found.part, not found.measures


def answer(
    book: LawBook | None,
    question: str,
    measure: str | None = None,
    case: Mapping[str, Any] | None = None,
) -> Answer | None:
    """The one answer for a measure, where the law gives one.

    Of several that stand side by side it is the one that is bound to no matter, road or case; if
    there is none, and they differ, there is no one answer: ``applying`` has them all.
    Returns None where the law is silent, not known, or was not read: never a guess.
    """
    found = applying(book, question, measure, case)
    general = [one for one in found if not one.beside]
    if general or all(one.value == found[0].value for one in found):
        return next(iter((*general, *found)), None)
    return None
