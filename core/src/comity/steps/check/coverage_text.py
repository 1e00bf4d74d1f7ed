"""How far a notice says what is asked of it: the counts as lines for people, all of it as data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from comity.model.messages import Message
from comity.steps.check.notice_coverage import Counts, Covered, counts, coverage
from comity.steps.resolve import Resolved
from comity.text.messages import ENGLISH, Catalogue, message, words
from comity.text.reader_text import said_in

__all__ = ["counted_lines", "coverage_data", "point_data", "section_line", "total_line"]


def counted_lines(resolved: Resolved, catalogue: Catalogue = ENGLISH) -> dict[str, list[str]]:
    """The four counts, and those of each section: of the 2015 model, and of present law.

    There is no line where nothing is asked: of another document, or of a notice for civil cases.
    """
    every = coverage(resolved)
    asked = {"model": [one for one in every if not one.duty]}
    asked["law"] = [one for one in every if one.duty]
    return {
        what: [total_line(group, catalogue), *_by_section(what, group, catalogue)]
        for what, group in asked.items()
        if group
    }


def total_line(covered: Iterable[Covered], catalogue: Catalogue = ENGLISH) -> str:
    """The four counts as a sentence, such as ``3 said, 0 said in part, 1 silent, …``."""
    found = counts(covered)
    said: dict[str, Any] = {
        "said": found.said,
        "part": found.part,
        "silent": found.silent,
        "contradicted": found.contradicted,
    }
    if not found.on_purpose:
        return words("page.covered", catalogue, **said)
    return words("page.covered/on-purpose", catalogue, **said, purpose=found.on_purpose)


def _by_section(what: str, group: Sequence[Covered], catalogue: Catalogue) -> list[str]:
    """A line for each section of the model; duties of law are few, and have no lines."""
    if what == "law":
        return []
    sections = (list(rows) for _, rows in groupby(group, key=lambda one: one.number))
    return [section_line(rows[0].heading, rows, catalogue) for rows in sections]


def section_line(heading: str, covered: Iterable[Covered], catalogue: Catalogue = ENGLISH) -> str:
    """The counts of a section, each that is not zero: ``Costs: 2 said, 1 silent``."""
    told = tuple(_told(counts(covered)))
    return words("page.covered-section", catalogue, section=heading, counts=told)


def _told(found: Counts) -> Iterable[Message]:
    numbers = {
        "said": found.said,
        "in-part": found.part,
        "silent": found.silent - found.on_purpose,
        "on-purpose": found.on_purpose,
        "contradicted": found.contradicted,
    }
    return (message(f"page.covered-count/{key}", number=n) for key, n in numbers.items() if n)


def coverage_data(resolved: Resolved, catalogue: Catalogue = ENGLISH) -> dict[str, Any]:
    """The counts in all and by section, and each thing that is asked, as JSON types.

    ``model`` is the 2015 model, ``law`` present law; texts are in the language of the catalogue.
    """
    every = coverage(resolved)
    model, law = [o for o in every if not o.duty], [o for o in every if o.duty]
    sections = [list(rows) for _, rows in groupby(model, key=lambda one: one.number)]
    return {
        "model": {
            "counts": _numbers(counts(model)),
            "sections": [
                {
                    "number": rows[0].number,
                    "heading": _in(rows[0].heading, catalogue),
                    "counts": _numbers(counts(rows)),
                }
                for rows in sections
            ],
            "points": [point_data(one, catalogue) for one in model],
        },
        "law": {
            "counts": _numbers(counts(law)),
            "points": [point_data(one, catalogue) for one in law],
        },
    }


def _numbers(found: Counts) -> dict[str, int]:
    return {
        "said": found.said,
        "in_part": found.part,
        "silent": found.silent,
        "silent_on_purpose": found.on_purpose,
        "contradicted": found.contradicted,
    }


def point_data(one: Covered, catalogue: Catalogue = ENGLISH) -> dict[str, Any]:
    """One thing that is asked, and how far the notice says it, as JSON types."""
    point = one.point
    data: dict[str, Any] = {
        "id": point.id,
        "section": _in(one.heading, catalogue),
        "standing": one.said.value,
        "why": one.why.value,
        "on_purpose": one.on_purpose,
        "reason": one.reason,
        "says": _in(point.says, catalogue),
        "field": point.field,
        "value": point.value,
        "sentence": _in(point.sentence, catalogue),
    }
    return {**data, "citation": str(one.duty.cited())} if one.duty else data


def _in(text: str, catalogue: Catalogue) -> str:
    return catalogue.foreign(*said_in(text, catalogue.language))
