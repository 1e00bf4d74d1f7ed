"""Towns in a text that are called like a protected person: they stay, and the author is told.

Whether the text means the town is judged by ``comity.steps.protect.town_places``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from comity.model.findings import Finding
from comity.steps.protect.identity import Identity
from comity.steps.protect.index import sought
from comity.steps.protect.names import towns
from comity.steps.protect.scanned_text import read
from comity.steps.protect.written_texts import is_reference, written_texts
from comity.text.messages import finding, message

__all__ = ["check_towns"]


def check_towns(
    people: Sequence[Identity], data: Mapping[str, Any], own: set[str], sealed: set[str]
) -> Iterator[Finding]:
    """A finding for each text that names a town called like somebody protected.

    Args:
        people: those who are protected.
        data: the data of the draft.
        own: the paths of what no document shows, as ``written_texts`` takes them.
        sealed: the paths of what the sealed annex shows in the place of the letter.
    """
    tables = sought(tuple(people))
    for path, text in written_texts(data, "", own):
        if path in sealed or is_reference(path, text, data):
            continue
        for number, found in groupby(towns(tables, read(text)), key=lambda one: one[0]):
            (_, start, _, _), *more = found
            yield finding(
                "protection.town",
                path,
                person=people[number].label,
                word=len(text[:start].split()) + 1,
                more=message("protection.more-places", places=len(more)) if more else None,
            )
