"""The numbers that facts, offences, persons, measures, assets and annexes have in a document."""

from __future__ import annotations

from dataclasses import dataclass

from comity.steps.compose.drafter import Drafter
from comity.steps.compose.part_shapes import letter
from comity.steps.compose.wording import SEALED

__all__ = ["SEALED", "Numbers"]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Ids to numbers, in the order of the file, counted from 1."""

    facts: dict[str, str]
    offences: dict[str, str]
    persons: dict[str, str]
    measures: dict[str, str]
    annexes: dict[str, str]
    earlier: dict[str, str]
    assets: dict[str, str]

    @classmethod
    def of(cls, drafter: Drafter) -> Numbers:
        """Count what the draft holds; the ids themselves stay out of the document."""
        found: dict[str, dict[str, str]] = {}
        for name in ("facts", "offences", "persons", "measures", "annexes", "assets"):
            found[name] = {}
            for number, path in enumerate(drafter.each(name), start=1):
                found[name][str(drafter.get(f"{path}.id"))] = str(number)
                drafter.withhold(f"{path}.id", "structural: shown as a number")
        found["earlier"] = {}
        for index, path in enumerate(drafter.each("earlier")):
            if drafter.has(f"{path}.id"):
                found["earlier"][str(drafter.get(f"{path}.id"))] = letter(index)
                drafter.withhold(f"{path}.id", "structural: shown as a letter")
        return cls(**found)

    def annex(self, drafter: Drafter, path: str, *, opens: bool = False) -> str:
        """The one annex that a field names, by its number; nothing where it names none.

        One that opens a cell of a table, or a line, begins with a capital letter.
        """
        if not drafter.has(path):
            return ""
        return _named(drafter, path, self.annexes, "word.annexes.one", opens=opens)

    def person(self, drafter: Drafter, path: str, *, opens: bool = False) -> str:
        """The one person that a field names, by its number; nothing where it names none.

        ``opens``: as the first word of a sentence or a cell.
        """
        if not drafter.has(path):
            return ""
        return _named(drafter, path, self.persons, "word.persons.one", opens=opens)


def _named(
    drafter: Drafter, path: str, numbers: dict[str, str], word: str, *, opens: bool = False
) -> str:
    """What a field names by its id, by the number that it has in the document."""
    text = drafter.say(word, numbers=drafter.number(path, numbers))
    text = drafter.opening(text) if opens else text
    drafter.place(path, text)
    return text
