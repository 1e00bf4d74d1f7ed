"""The fields of a model as an author meets them: which first, which rarely, which refer to which.

The models hold every field that any source asks for. An author of one case needs few of them: what
the model requires, what the kinds of assistance and the law of the States involved ask for, and
what the general instruments ask of everybody. The rest is named, and asked for only on wish.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from comity.model.drafts.describe import FieldNote, walk
from comity.tasks.questions.ids import id_of

__all__ = [
    "general",
    "id_of",
    "places_of",
    "reference_to",
    "required_paths",
    "split",
]

# sources that speak to every State or company; other forms and codes serve some
GENERAL = re.compile(
    r"UNTOC|UNCAC|Budapest|UN Model Treaty|T-CY|2015 (model|report)|(treaty or )?national law"
    r"|(guidelines|practice) of requested|UK guidelines|PILON"
)
NOTICES = re.compile(r"(\d+) of 23 notices")
OFTEN = 8
SHOWN = 4  # optional fields of one table shown at first; the others are named


def general(note: FieldNote) -> bool:
    """Whether a general source asks for a field, or nobody is named who does."""
    return not note.asked_by or any(_speaks_to_all(source) for source in note.asked_by)


def split(
    notes: Sequence[FieldNote], path: str, wanted: Collection[str], shown: int = SHOWN
) -> tuple[list[FieldNote], list[FieldNote]]:
    """The fields of a table that come first, and those that are rarely needed, in model order.

    Args:
        notes: the fields.
        path: the path of the table (empty: the document).
        wanted: the field paths that the law or the kinds of assistance ask for.
        shown: how many of the optional fields come first, below the document itself.
    """
    first: list[FieldNote] = []
    rare: list[FieldNote] = []
    left = shown if path else len(notes)
    for note in notes:
        if note.required or below(path, note.name, wanted):
            first.append(note)
        elif note.form == "free-table" or not general(note) or not left:
            rare.append(note)
        else:
            left -= 1
            first.append(note)
    return first, rare


def below(path: str, name: str, wanted: Collection[str]) -> bool:
    """Whether a field, or something in it, is among the wanted paths."""
    full = join(path, name)
    return any(one == full or one.startswith((f"{full}.", f"{full}[")) for one in wanted)


def join(path: str, name: str) -> str:
    """The path of a field in a table."""
    return f"{path}.{name}" if path else name


def required_paths(notes: tuple[FieldNote, ...], prefix: str = "") -> Iterator[str]:
    """The paths that every document of the model has, ``[]`` after a list."""
    for note in notes:
        if note.required:
            path = join(prefix, note.name)
            yield path
            yield from required_paths(note.fields, f"{path}[]" if note.many else path)


def places_of(notes: tuple[FieldNote, ...]) -> frozenset[str]:
    """Every field path of a model."""
    return frozenset(path for path, _ in walk(notes))


def reference_to(note: FieldNote, notes: Sequence[FieldNote]) -> FieldNote | None:
    """The list of the document whose ids a field names (``facts``, ``offences``), if any."""
    return next((target for target in notes if note.refers_to == target.name), None)


def _speaks_to_all(source: str) -> bool:
    count = NOTICES.match(source)
    return int(count.group(1)) >= OFTEN if count else GENERAL.match(source) is not None
