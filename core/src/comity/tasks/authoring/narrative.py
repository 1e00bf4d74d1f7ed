"""A narrative, pasted as a whole, as dated facts: one for each day that it tells of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from comity.tasks.questions.dated_text import days_in, only_day

__all__ = ["split_narrative"]

# a sentence ends before a capital or a quotation; a short figure with a point is part of a date
END = re.compile(
    r"(?:(?<=[^\d\s.]\.)|(?<=\d{3}\.)|(?<=[^\s.][!?]))"
    r"[\"”“']?\s+(?=[\"„“']?[A-ZÀ-ÞÄÖÜ0-9])"
)
SHORT = re.compile(r"\b(?:[A-Z][a-z]{0,2}|Nos|art|sec|no|p|s|[ap]\.m)\.$")  # no end of a sentence
FIGURES = re.compile(r"(?<![\w./-])\d{1,2}([./-])\d{1,2}\1\d{4}(?![\w/-])")

Read = Callable[[str], dt.date | None]


def split_narrative(text: str, read: Read) -> list[dict[str, Any]]:
    """The facts of a text, each with its date if its words name one alone.

    Lines that an empty line divides, or that each name a date, are facts of their own; within a
    paragraph a sentence with another date begins the next fact.

    Args:
        text: what happened.
        read: reads a date in figures, such as 5/6/2026; None where it has two readings.
    """
    found = [fact for part in _paragraphs(text, read) for fact in _facts(part, read)]
    return [_dated(fact, read) for fact in found]


def _plain(text: str, read: Read) -> str:
    """The text with each date in figures that can be read as 2026-06-05."""
    return FIGURES.sub(lambda found: str(read(found[0]) or found[0]), text)


def _paragraphs(text: str, read: Read) -> list[str]:
    blocks = [block for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
    made: list[str] = []
    for block in blocks:
        lines = [line.strip(" \t•*-") for line in block.split("\n") if line.strip()]
        dated = [line for line in lines if only_day(_plain(line, read)) is not None]
        whole = len(lines) > 1 and len(dated) == len(lines)
        made += lines if whole else [" ".join(lines)]
    return made


def _facts(paragraph: str, read: Read) -> list[str]:
    facts: list[str] = []
    known: set[dt.date | str] = set()
    for sentence in _sentences(paragraph):
        told = _told(sentence, read)
        if not facts or (told and known and told[0] not in known):
            facts.append(sentence)
            known = set(told)
        else:
            facts[-1] = f"{facts[-1]} {sentence}"
            known |= set(told)
    return facts


def _told(sentence: str, read: Read) -> tuple[dt.date | str, ...]:
    """The dates of a sentence, those in figures that have two readings as they are written."""
    plain = _plain(sentence, read)
    return (*days_in(plain), *(found[0] for found in FIGURES.finditer(plain)))


def _sentences(paragraph: str) -> list[str]:
    made: list[str] = []
    for part in END.split(paragraph):
        if made and SHORT.search(made[-1]):
            made[-1] = f"{made[-1]} {part}"
        else:
            made.append(part)
    return [part.strip() for part in made if part.strip()]


def _dated(text: str, read: Read) -> dict[str, Any]:
    told = _told(text, read)
    if len(told) == 1 and isinstance(told[0], dt.date):
        return {"text": text, "date": told[0].isoformat()}
    return {"text": text}
