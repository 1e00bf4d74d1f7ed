"""A pasted narrative as facts, added to those that are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.tasks.authoring.agenda import NARRATIVE
from comity.tasks.authoring.answer_reading import AnswerReader
from comity.tasks.authoring.narrative import split_narrative

__all__ = ["BOX", "MOST_FACTS", "NARRATIVE", "facts_of"]

BOX = "_narrative"
"""The name of the box into which a narrative is pasted."""
MOST_FACTS = 500
"""Facts that a narrative may make the list have: a page of more holds everybody up."""


def facts_of(reader: AnswerReader, text: str, tree: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields of the facts that a text tells, under the next numbers of the list.

    Dates in figures are read as in the State of the author. What is beyond ``MOST_FACTS`` stays
    together in the last of them.
    """
    there = tree.get(NARRATIVE)
    first = len(there) if isinstance(there, list) else 0
    facts = list(split_narrative(text, reader.only_date))
    if len(facts) > (room := max(1, MOST_FACTS - first)):
        rest = "\n\n".join(str(one["text"]) for one in facts[room - 1 :])
        facts = [*facts[: room - 1], {"text": rest}]
    for number, fact in enumerate(facts, start=first):
        for name, value in fact.items():
            yield f"{NARRATIVE}[{number}].{name}", value
