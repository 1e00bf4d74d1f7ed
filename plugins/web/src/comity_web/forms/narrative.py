"""A pasted narrative as facts, added to those that are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.tasks.authoring.agenda import NARRATIVE
from comity.tasks.authoring.answer_reading import AnswerReader
from comity.tasks.authoring.narrative import split_narrative

__all__ = ["BOX", "NARRATIVE", "facts_of"]

BOX = "_narrative"
"""The name of the box into which a narrative is pasted."""


def facts_of(reader: AnswerReader, text: str, tree: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields of the facts that a text tells, under the next numbers of the list.

    Dates in figures are read as in the State of the author.
    """
    there = tree.get(NARRATIVE)
    first = len(there) if isinstance(there, list) else 0
    for number, fact in enumerate(split_narrative(text, reader.only_date), start=first):
        for name, value in fact.items():
            yield f"{NARRATIVE}[{number}].{name}", value
