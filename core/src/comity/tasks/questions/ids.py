"""The ids of items: F1, F2 for facts, O1a for an element of the first offence."""

from __future__ import annotations

import re

from comity.model.drafts.describe import FieldNote

__all__ = ["id_of"]


def id_of(note: FieldNote, number: int, parent: str = "") -> str:
    """The id of an item: ``F1`` for a list of the document, ``O1a`` for one within an item."""
    if parent:
        return f"{parent}{_letters(number)}"
    own = next((field for field in note.fields if field.name == "id"), None)
    example = re.match(r"[A-Za-z]+", own.examples[0]) if own and own.examples else None
    return f"{example.group() if example else note.name[0].upper()}{number + 1}"


def _letters(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
