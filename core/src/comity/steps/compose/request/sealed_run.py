"""Several identifiers in a row that only the sealed annex gives: a sentence refers to them once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from comity.steps.compose.drafter import Drafter
from comity.steps.compose.wording import SEALED

__all__ = ["as_one"]

NUMBER = "\0"  # in no text


def as_one(drafter: Drafter, marks: Sequence[str]) -> list[str]:
    """What a sentence names, with those in a row that the sealed annex gives in one reference.

    ``the identifiers in items 1, 2 and 3 of Annex S (sealed)``, in the place of three references.
    """
    before, _, after = drafter.say(
        "request.identifier.sealed", mark=SEALED, number=NUMBER
    ).partition(NUMBER)

    def number(mark: str) -> str:
        found = mark.removeprefix(before).removesuffix(after)
        return found if found.isdecimal() and mark == f"{before}{found}{after}" else ""

    said: list[str] = []
    for sealed, run in groupby(marks, key=lambda mark: bool(number(mark))):
        each = list(run)
        if sealed:
            each = list(dict.fromkeys(each))
        if sealed and len(each) > 1:
            numbers = drafter.listed([number(mark) for mark in each])
            several = "request.identifier.sealed.several"
            said.append(drafter.say(several, mark=SEALED, numbers=numbers))
        else:
            said += each
    return said
