"""A fact without a date whose text tells of several, or of a day without its year or in figures."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from comity.tasks.authoring.agenda import NARRATIVE
from comity.tasks.questions.told_time import told_time
from comity_web.wording.catalogues import Words

__all__ = ["asked_days", "several_days"]

RULE = "web.several-dates"


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
        elif told.figures:
            asked = words.say("web.forms.figures-date", day=told.figures)
        if asked:
            yield f"{NARRATIVE}[{number}].date", "advice", asked


def asked_days(
    tree: Mapping[str, Any], place_of: Callable[[str], Mapping[str, Any]], words: Words
) -> list[dict[str, Any]]:
    """The same as rows of findings, so that a section, the list of sections and the check tell it.

    Args:
        tree: the document.
        place_of: where a field is: its ``section``, ``path`` and ``title``.
        words: the language of the reader.

    Returns:
        Rows of ``comity_web.judging.judged.Judged.findings``, among what is often asked back.
    """
    return [
        _row(path, severity, text, place_of(path))
        for path, severity, text in several_days(tree, words)
    ]


def _row(path: str, severity: str, text: str, place: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": hashlib.sha256(f"{RULE} {path} {text}".encode()).hexdigest()[:16],
        "group": "points",
        "severity": severity,
        "rule": RULE,
        "field": path,
        "fields": [path],
        "message": text,
        "messages": [text],
        "cure": "",
        "citation": "",
        "source": None,
        "rests_on": "file",
        "costs": "",
        "limit": False,
        "patch": None,
        "offers": [],
        "message_language": "",
        "cure_language": "",
        "places": [{**place, "message": text}],
        **place,
    }
