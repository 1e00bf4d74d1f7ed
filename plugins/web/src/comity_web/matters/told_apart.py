"""What tells the letters of a matter apart in the register: what a letter decides, and its date."""

from __future__ import annotations

import datetime as dt

from comity.tasks.register.recording import ASKS
from comity.text.formatting import format_value
from comity_web.cases.models import CaseFile
from comity_web.cases.trees import tree_of
from comity_web.forms.book import core_language
from comity_web.wording.catalogues import Words
from comity_web.wording.page_voice import page_voice

__all__ = ["dated", "told_apart"]


def told_apart(file: CaseFile, words: Words) -> tuple[str, str]:
    """The outcome of a letter, and the day of its date, or on which it was begun if it has none.

    Nothing of what asks itself, such as a request: its subject tells it.
    """
    if file.kind in ASKS or file.head is None:
        return "", ""
    tree = tree_of(file.head)
    outcome, meant = tree.get("outcome"), ""
    if isinstance(outcome, str) and outcome:
        (meant,) = page_voice(words.tag).choices("outcome", (outcome,))
    return meant[:1].lower() + meant[1:], dated(file, words)


def dated(file: CaseFile, words: Words) -> str:
    """The day of the date of a file, or on which it was begun if it has none."""
    written = _day(tree_of(file.head).get("date"), words) if file.head is not None else ""
    begun = format_value(file.created.date(), "date", core_language(words))
    return (
        words.say("web.register.dated", day=written)
        if written
        else words.say("web.register.begun", day=begun or file.created.date())
    )


def _day(text: object, words: Words) -> str:
    try:
        day = dt.date.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:  # what was typed is no date
        return ""
    return (format_value(day, "date", core_language(words)) or "") if day else ""
