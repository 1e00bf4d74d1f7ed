"""A fact whose text tells of several dates, or of a day without its year, and which has no date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.tasks.authoring.agenda import NARRATIVE
from comity.tasks.questions.told_time import told_time
from comity_web.wording.catalogues import Words

__all__ = ["several_days"]


def several_days(tree: Mapping[str, Any], words: Words) -> Iterator[tuple[str, str, str]]:
    """What its author is asked about the date of each such fact: path, severity, text."""
    facts = tree.get(NARRATIVE)
    for number, fact in enumerate(facts if isinstance(facts, list) else ()):
        text = fact.get("text") if isinstance(fact, Mapping) else None
        if not isinstance(text, str) or fact.get("date"):
            continue
        told = told_time(text)
        asked = ""
        if told.several:
            asked = words.say("web.forms.several-dates")
        elif told.yearless:
            asked = words.say("web.forms.yearless-date", day=told.yearless)
        if asked:
            yield f"{NARRATIVE}[{number}].date", "advice", asked
