"""What a page says of a date that is none, to somebody who typed it into three boxes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from comity.tasks.authoring.unfinished_tree import value_at
from comity.text.messages import Catalogue, message, worded

__all__ = ["day_said"]

THREE = re.compile(r"([^-]*)-([^-]*)-([^-]{0,2})")
"""Three boxes as a file has them: the year, the month, the day."""
LONG = 4
"""Figures of a year."""


def day_said(row: Mapping[str, Any], tree: Mapping[str, Any], words: Catalogue) -> dict[str, str]:
    """The message and the cure for a field that holds a date; nothing for a value that is one.

    Figures are quoted as the boxes have them; words, and what is said of a person, who may be
    protected, are not.

    Args:
        row: the fault, with the path of the ``field``.
        tree: the document.
        words: the language of the core.
    """
    value = value_at(tree, str(row["field"]))
    if not isinstance(value, str) or not value.strip():
        return {}
    text = value.strip()
    three = THREE.fullmatch(text)
    year, month, day = three.groups() if three is not None else ("", "", "")
    if len(year) == LONG and _is_day(year, month, day):
        return {}
    typed = " ".join(filter(None, (_plain(day), _plain(month), year))) if three else text
    why = "unread"
    if re.fullmatch(r"\d{1,2} \d{1,2} \d+", typed):
        why = "impossible" if len(year) == LONG else "century"
    said, cure = worded(message(f"value.written-date/{why}", quote=typed), words)
    if str(row["field"]).startswith("persons") or not re.fullmatch(r"[\d ]+", typed):
        said = worded(message("page.gap-malformed", field=str(row["field"])), words)[0]
    elif why == "century":  # which part is the year is clear
        said = worded(message("value.written-date/unread", quote=typed), words)[0]
    return {"message": said, "cure": cure}


def _plain(figure: str) -> str:
    """A day or a month as it is written in a box: without a zero before it."""
    return figure.strip().removeprefix("0") or figure


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        dt.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
