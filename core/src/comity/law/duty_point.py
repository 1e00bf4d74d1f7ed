"""Whether the law data of a State name the point of contact that is on duty at all hours."""

from __future__ import annotations

from comity.law.ask import answers
from comity.model.records import LawBook

__all__ = ["names_duty_point"]

MATTER = "24/7"
"""The matter of an answer to ``central-authority`` that is a point of contact of a 24/7 network."""


def names_duty_point(book: LawBook | None) -> bool:
    """Whether a 24/7 point is among the authorities that the law data of a State name.

    Where none is, a paper to that point is addressed to the central authority.
    """
    return any(one.matter == MATTER for one in answers(book, "central-authority"))
