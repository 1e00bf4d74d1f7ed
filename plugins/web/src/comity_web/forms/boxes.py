"""What stands in the boxes of a control, as a browser sends it back unchanged.

What was posted is compared with this, so that an answer which nobody touched stays in the file as
it is, whatever it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from comity.model.patches import path_steps
from comity.steps.read.tree_writer import to_yaml
from comity.tasks.authoring.answer_reading import reference_ids
from comity.tasks.questions.fields import Field
from comity_web.forms.book import Book
from comity_web.forms.grounds import ground_shown
from comity_web.forms.instruments import instrument_shown
from comity_web.forms.pickers import shown_as
from comity_web.forms.shapes import is_ground, is_instrument

__all__ = [
    "Boxes",
    "boxes_of",
    "date_boxes",
    "date_text",
    "ids_typed",
    "is_same",
    "key_of",
    "offered",
    "raw_boxes",
]

Boxes = dict[str, list[str]]
"""What the boxes of a control hold, by what each box is: ``{"": ["a text"]}``."""
THREE = re.compile(r"([^-]*)-([^-]*)-([^-]*)")
LINE_ENDS = re.compile(r"\r\n?")
UNSENDABLE = re.compile("[\x00\ud800-\udfff]")  # what a page cannot hold


def boxes_of(book: Book, field: Field, shape: str, value: Any, tree: Mapping[str, Any]) -> Boxes:
    """What the boxes of a control hold for a value; None for no value."""
    if shape == "date":
        return {name: [text] for name, text in date_boxes(str(value or "")).items()}
    if shape == "ticks":
        chosen = value or []
        return {"": ["", *(one for one in offered(field, tree, chosen) if one in chosen)]}
    if shape == "lines":
        return {"": ["\n".join(shown_as(book, field, one) for one in value or [])]}
    if shape == "texts":
        return {"item": [*(value or []), ""]}
    if shape == "pick" and is_ground(field):
        return {"": [ground_shown(book, tree, str(value or ""))]}
    if shape == "pick" and is_instrument(field):
        return {"": [instrument_shown(book, str(value or ""))]}
    if shape == "pick":
        return {"": [shown_as(book, field, str(value or ""))]}
    return {"": [str(value or "")]}


def offered(field: Field, tree: Mapping[str, Any], chosen: Sequence[str]) -> tuple[str, ...]:
    """The words of a closed list or the ids that can be named, then what is chosen besides."""
    known = field.choices
    if field.refers_to:
        known = reference_ids(field, tree)
    elif field.form == "true-false":
        known = ("true", "false")
    return tuple(dict.fromkeys((*known, *(one for one in chosen if one))))


def ids_typed(field: Field, tree: Mapping[str, Any], boxes: Boxes) -> Boxes:
    """Ids that were typed, one in a line or between commas, as if they had been ticked."""
    known = set(reference_ids(field, tree))
    typed: list[str] = []
    for line in "\n".join(boxes["ids"]).split("\n"):
        one = line.strip()
        typed += [one] if one in known else [part.strip() for part in one.split(",")]
    return {"": ["", *(one for one in offered(field, tree, typed) if one in typed)]}


def date_boxes(text: str) -> dict[str, str]:
    """A date in three boxes; what is no date in figures stands in the first of them."""
    found = THREE.fullmatch(text.strip())
    if found is None or len(found[3].strip()) > 2:
        return {"day": text, "month": "", "year": ""}
    year, month, day = found.groups()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):  # nobody writes the zeros
        day, month = day.removeprefix("0"), month.removeprefix("0")
    return {"day": day, "month": month, "year": year}


def date_text(day: str, month: str, year: str) -> str:
    """What was typed in three boxes, as one text that gives them back."""
    return f"{year}-{month}-{day}" if month or year else day


def raw_boxes(path: str, value: Any) -> Boxes:
    """A value as it stands in a file, under its key."""
    return {"raw": ["" if value is None else to_yaml({key_of(path): value})]}


def key_of(path: str) -> str:
    """The key of a value in the file; an item of a list has none."""
    last = path_steps(path)[-1]
    return last if isinstance(last, str) else "item"


def is_same(one: Mapping[str, Sequence[str]], other: Mapping[str, Sequence[str]]) -> bool:
    """Whether two sets of boxes hold the same, as a browser sends it."""
    return {key: _sent(texts) for key, texts in one.items()} == {
        key: _sent(texts) for key, texts in other.items()
    }


def _sent(texts: Sequence[str]) -> list[str]:
    return [UNSENDABLE.sub("\ufffd", LINE_ENDS.sub("\n", text)).strip() for text in texts]
