"""What a page says of a date that is none, to somebody who typed it into three boxes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from comity.tasks.authoring.unfinished_tree import value_at
from comity.text.messages import Catalogue, message, worded

__all__ = ["day_said"]

THREE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")


def day_said(row: Mapping[str, Any], tree: Mapping[str, Any], words: Catalogue) -> dict[str, str]:
    """The message and the cure for a field that holds a date; nothing for a value that is one.

    The value is quoted as the boxes have it; of a person, who may be protected, it is not.

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
    if three is not None and _is_day(*three.groups()):
        return {}
    if three is not None and not str(row["field"]).startswith("persons"):
        year, month, day = three.groups()
        typed = f"{day.removeprefix('0')} {month.removeprefix('0')} {year}"
        said = message("value.written-date/impossible", quote=typed)
        return {"message": worded(said, words)[0], "cure": worded(said, words)[1]}
    unread = message("page.gap-malformed", field=str(row["field"]))
    cure = worded(message("value.written-date/unread", quote=""), words)[1]
    return {"message": worded(unread, words)[0], "cure": cure}


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        dt.date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True
