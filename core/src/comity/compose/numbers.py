"""The numbers that facts, offences, persons and measures have in a document."""

from __future__ import annotations

from dataclasses import dataclass

from comity.compose.desk import Desk

__all__ = ["Numbers"]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Ids to numbers, in the order of the file, counted from 1."""

    facts: dict[str, str]
    offences: dict[str, str]
    persons: dict[str, str]
    measures: dict[str, str]

    @classmethod
    def of(cls, desk: Desk) -> Numbers:
        """Count what the draft holds; the ids themselves stay out of the document."""
        found: dict[str, dict[str, str]] = {}
        for name in ("facts", "offences", "persons", "measures"):
            found[name] = {}
            for number, path in enumerate(desk.each(name), start=1):
                found[name][str(desk.get(f"{path}.id"))] = str(number)
                desk.withhold(f"{path}.id", "structural: shown as a number")
        return cls(**found)
