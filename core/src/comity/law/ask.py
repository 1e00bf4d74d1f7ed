"""Asking a law book: the answer to a question, for a measure, as far as its source was read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from comity.law.load import read_toml
from comity.model.citations import Read
from comity.model.law_records import Answer
from comity.model.records import LawBook

__all__ = ["Question", "QuestionGroup", "answer", "answers", "questions"]


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


def answer(book: LawBook | None, question: str, measure: str | None = None) -> Answer | None:
    """The answer for a measure; one that names the measure goes before a general one.

    Where the book is that of a part of the State, an answer for that part goes first.
    Returns None where the law is silent, not known, or was not read: never a guess.
    """
    found = answers(book, question)
    named = [a for a in found if measure and measure in a.measures]
    general = [a for a in found if not a.measures]
    own = book.source if book else ""
    return next(iter(sorted((*named, *general), key=lambda a: own not in a.part)), None)
