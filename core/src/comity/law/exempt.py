"""Questions that a State need not answer: each with the reason, in ``[[exempt]]`` tables.

An exemption is not law. The kit and the audit count its question as settled and show the reason;
documents and findings know no more of the question than before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import Any

from comity.law.ask import questions
from comity.law.home import Home, root_of
from comity.law.load import read_toml, toml_files
from comity.model.citations import Read
from comity.model.errors import LawDataError
from comity.model.law_records import Answer

__all__ = ["EXEMPT", "Exemption", "answered", "exemption_faults", "exemptions"]

EXEMPT = "exempt"
KEYS = ("question", "reason", "checked")
Pairs = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Exemption:
    """A row of ``[[exempt]]`` as it was written: values may be missing, or of a wrong type."""

    file: str
    number: int
    row: Mapping[str, Any]

    @property
    def question(self) -> str:
        """The id of the question, or nothing."""
        return str(self.row.get("question", "")).strip()

    @property
    def reason(self) -> str:
        """Why it need not be answered, or nothing."""
        reason = self.row.get("reason", "")
        return reason.strip() if isinstance(reason, str) else ""

    @property
    def checked(self) -> dt.date | None:
        """The day on which somebody last found that the reason holds."""
        day = self.row.get("checked")
        return day if isinstance(day, dt.date) else None

    @property
    def place(self) -> str:
        """The file, and the question or the number of the table."""
        return f"{self.file}: exempt {self.question or self.number}"


def exemptions(home: Home) -> tuple[Exemption, ...]:
    """Every exemption in jurisdiction.toml and in the files of law/.

    Of a file that cannot be read there is none: reading the law tells that.
    """
    root = root_of(home)
    state = root / "jurisdiction.toml"
    files = [("", state)] if state.is_file() else []
    files += [("law/", file) for file in toml_files(root / "law")]
    return tuple(row for folder, file in files for row in _rows(f"{folder}{file.name}", file))


def _rows(name: str, file: Traversable) -> Iterator[Exemption]:
    try:
        rows = read_toml(file).get(EXEMPT, [])
    except LawDataError:
        return
    if not isinstance(rows, list):
        rows = [rows]
    for number, row in enumerate(rows, start=1):
        yield Exemption(name, number, row if isinstance(row, Mapping) else {"": row})


def exemption_faults(
    found: Iterable[Exemption], answers: Iterable[Answer], today: dt.date
) -> Pairs:
    """What is wrong with exemptions: the place of each, and the fault.

    Args:
        found: the exemptions.
        answers: the answers of the State, of every day.
        today: the day on which an answer would be in force.
    """
    asked = {question.id for group in questions() for question in group.questions}
    there, seen = answered(answers, today), set[str]()
    for one in found:
        for key in one.row:
            if key not in KEYS:
                yield one.place, f"has the unknown key {key!r}"
        if one.question not in asked:
            yield one.place, f"unknown question {one.question!r}"
        elif one.question in there:
            yield one.place, "the question is answered, so it cannot be exempt"
        elif one.question in seen:
            yield one.place, "the question is exempt twice"
        if not one.reason:
            yield one.place, "has no reason"
        if "checked" in one.row and one.checked is None:
            yield one.place, "`checked` is not a date"
        elif one.checked and one.checked > today:
            yield one.place, "`checked` is in the future"
        seen.add(one.question)


def answered(answers: Iterable[Answer], today: dt.date) -> frozenset[str]:
    """The questions with an answer that was read and has not ended."""
    return frozenset(
        answer.question
        for answer in answers
        if answer.read is not Read.NONE and (answer.end is None or answer.end >= today)
    )
