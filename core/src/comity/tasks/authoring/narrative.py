"""A narrative, pasted as a whole, as dated facts: one for each day that it tells of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from comity.tasks.questions.told_time import told_days, told_time

__all__ = ["split_narrative"]

# a sentence ends before a capital or a quotation; a short figure with a point is part of a date
CLOSED = ("", "[\"”“»’']", "[ \u00a0\u202f]»")  # a quotation keeps its second mark
STOP = (r"[^\d\s.]\.", r"\d{3}\.", r"[^\s.][!?]")
END = re.compile(
    f"(?:{'|'.join(f'(?<={stop}{mark})' for stop in STOP for mark in CLOSED)})"
    r"\s+(?=[\"„“«']?[A-ZÀ-ÞÄÖÜ0-9])"
)
SHORT = re.compile(r"\b(?:[A-Z][a-z]{0,2}|Nos|art|sec|no|p|s|[ap]\.m)\.$")  # no end of a sentence
ENDED = re.compile(r"[.!?…][\"”“»’')]*$")  # what a line that is a sentence ends with
BEGUN = re.compile(r"[\"„“«‘'(]*[A-ZÀ-ÞÄÖÜ0-9]")
TIME = re.compile(
    r"(?<![\d.:/-])\d{1,2}(?::\d\d(?::\d\d)?(?![\d:])| ?h ?\d\d\b|(?:[:.]\d\d)? ?[ap]\.?m\b)",
    re.IGNORECASE,
)

Read = Callable[[str], dt.date | None]


def split_narrative(text: str, read: Read) -> list[dict[str, Any]]:
    """The facts of a text, each with its date if its words name one alone.

    Lines that an empty line divides are apart. So are whole lines that say when, by a date or a
    time; a sentence on a line of its own that does not belongs to the line before it. Other lines
    are one text that was broken. Within a paragraph a sentence with another date begins the next
    fact. A fact that goes on from one day to another has both; one that says no date, or several
    without saying that they are a span, has none.

    Args:
        text: what happened.
        read: reads a date in figures, such as 5/6/2026; None where it has two readings.
    """
    found = [fact for part in _paragraphs(text, read) for fact in _facts(part, read)]
    return [_dated(fact, read) for fact in found]


def _paragraphs(text: str, read: Read) -> list[str]:
    blocks = [block for block in re.split(r"\n\s*\n", text.strip()) if block.strip()]
    made: list[str] = []
    for block in blocks:
        lines = [line.strip(" \t•*-") for line in block.split("\n") if line.strip()]
        told = [_is_told(line, read) for line in lines]
        apart = all(told) or (any(told) and all(map(_is_whole, lines, told)))
        for number, (line, says_when) in enumerate(zip(lines, told, strict=True)):
            if number == 0 or (apart and says_when):
                made.append(line)
            else:
                made[-1] = f"{made[-1]} {line}"
    return made


def _is_told(line: str, read: Read) -> bool:
    """Whether a line says when something happened: on a day, or at a time."""
    return bool(_told(line, read)) or TIME.search(line) is not None


def _is_whole(line: str, told: bool) -> bool:
    """Whether a line stands by itself: it says when, or is a sentence."""
    return BEGUN.match(line) is not None and (told or ENDED.search(line) is not None)


def _facts(paragraph: str, read: Read) -> list[str]:
    facts: list[str] = []
    known: set[dt.date | str] = set()
    for sentence in _sentences(paragraph):
        told = _told(sentence, read)
        if not facts or (known and _is_new(sentence, told, facts[-1], known, read)):
            facts.append(sentence)
            known = set(told)
        else:
            facts[-1] = f"{facts[-1]} {sentence}"
            known |= set(told)
    return facts


def _is_new(
    sentence: str,
    told: tuple[dt.date | str, ...],
    before: str,
    known: set[dt.date | str],
    read: Read,
) -> bool:
    """Whether a sentence tells another time: “on 3 March” does not, beside 3 March 2026."""
    if not told or told[0] in known:
        return False
    return len(_told(f"{before} {sentence}", read)) > len(_told(before, read))


def _told(sentence: str, read: Read) -> tuple[dt.date | str, ...]:
    """The days of a sentence; what is no whole date, or has two readings, as it is written."""
    return told_days(sentence, read)


def _sentences(paragraph: str) -> list[str]:
    made: list[str] = []
    for part in END.split(paragraph):
        if made and SHORT.search(made[-1]):
            made[-1] = f"{made[-1]} {part}"
        else:
            made.append(part)
    return [part.strip() for part in made if part.strip()]


def _dated(text: str, read: Read) -> dict[str, Any]:
    told = told_time(text, read)
    days = {"date": told.first, "until": told.last}
    return {"text": text, **{name: day.isoformat() for name, day in days.items() if day}}
