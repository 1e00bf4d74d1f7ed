"""The numbers that facts, offences, persons, measures and annexes have in a document."""

from __future__ import annotations

from dataclasses import dataclass

from comity.compose.desk import Desk, letter

__all__ = ["SEALED", "Numbers"]

SEALED = "S"  # the mark of the sealed annex, apart from the numbers of the others


@dataclass(frozen=True, slots=True)
class Numbers:
    """Ids to numbers, in the order of the file, counted from 1."""

    facts: dict[str, str]
    offences: dict[str, str]
    persons: dict[str, str]
    measures: dict[str, str]
    annexes: dict[str, str]
    earlier: dict[str, str]

    @classmethod
    def of(cls, desk: Desk) -> Numbers:
        """Count what the draft holds; the ids themselves stay out of the document."""
        found: dict[str, dict[str, str]] = {}
        for name in ("facts", "offences", "persons", "measures", "annexes"):
            found[name] = {}
            for number, path in enumerate(desk.each(name), start=1):
                found[name][str(desk.get(f"{path}.id"))] = str(number)
                desk.withhold(f"{path}.id", "structural: shown as a number")
        found["earlier"] = {}
        for index, path in enumerate(desk.each("earlier")):
            if desk.has(f"{path}.id"):
                found["earlier"][str(desk.get(f"{path}.id"))] = letter(index)
                desk.withhold(f"{path}.id", "structural: shown as a letter")
        return cls(**found)

    def annex(self, desk: Desk, path: str, *, opens: bool = False) -> str:
        """The one annex that a field names, by its number; nothing where it names none.

        One that opens a cell of a table, or a line, begins with a capital letter.
        """
        if not desk.has(path):
            return ""
        name = str(desk.get(path))
        text = desk.say("word.annexes.one", numbers=self.annexes.get(name, name))
        text = desk.opening(text) if opens else text
        desk.place(path, text)
        return text
