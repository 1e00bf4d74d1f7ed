"""A narrative, pasted as a whole, as dated facts: one for each day that it tells of."""

from __future__ import annotations

import re
from typing import Any

from comity.tasks.questions.dated_text import only_day

__all__ = ["split_narrative"]

# a sentence ends before a capital or a quotation; a figure with a point is a date or a number
END = re.compile(r"(?<=[^\d\s.][.!?])[\"”“']?\s+(?=[\"„“']?[A-ZÀ-ÞÄÖÜ0-9])")
SHORT = re.compile(r"\b(?:[A-Z][a-z]{0,2}|Nos|art|sec|no|p|s|[ap]\.m)\.$")  # no end of a sentence


def split_narrative(text: str) -> list[dict[str, Any]]:
    """The facts of a text, each with its date if its words name one alone.

    Lines that an empty line divides, or that each name a date, are facts of their own; within a
    paragraph a sentence with another date begins the next fact.
    """
    found = [fact for part in _paragraphs(text) for fact in _facts(part)]
    return [_dated(fact) for fact in found]


def _paragraphs(text: str) -> list[str]:
    blocks = [block for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
    made: list[str] = []
    for block in blocks:
        lines = [line.strip(" \t•*-") for line in block.split("\n") if line.strip()]
        dated = [line for line in lines if only_day(line) is not None]
        whole = len(lines) > 1 and len(dated) == len(lines)
        made += lines if whole else [" ".join(lines)]
    return made


def _facts(paragraph: str) -> list[str]:
    facts: list[str] = []
    day = None
    for sentence in _sentences(paragraph):
        told = only_day(sentence)
        begins = not facts or (told is not None and day is not None and told != day)
        if begins:
            facts.append(sentence)
        else:
            facts[-1] = f"{facts[-1]} {sentence}"
        day = told or day
    return facts


def _sentences(paragraph: str) -> list[str]:
    made: list[str] = []
    for part in END.split(paragraph):
        if made and SHORT.search(made[-1]):
            made[-1] = f"{made[-1]} {part}"
        else:
            made.append(part)
    return [part.strip() for part in made if part.strip()]


def _dated(text: str) -> dict[str, Any]:
    day = only_day(text)
    return {"text": text, "date": day.isoformat()} if day is not None else {"text": text}
