"""A fact whose text tells of several dates, and which has none: its author is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.tasks.authoring.agenda import NARRATIVE
from comity.tasks.questions.told_time import told_time
from comity_web.wording.catalogues import Words

__all__ = ["several_days"]


def several_days(tree: Mapping[str, Any], words: Words) -> Iterator[tuple[str, str, str]]:
    """A remark on the date of each such fact: path, severity, text."""
    facts = tree.get(NARRATIVE)
    for number, fact in enumerate(facts if isinstance(facts, list) else ()):
        text = fact.get("text") if isinstance(fact, Mapping) else None
        if isinstance(text, str) and not fact.get("date") and told_time(text).several:
            yield f"{NARRATIVE}[{number}].date", "advice", words.say("web.forms.several-dates")
