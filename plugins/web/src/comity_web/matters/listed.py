"""The files of the register in their order; only those that a page shows are put into words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import prefetch_related_objects

from comity.tasks.register.matters import Line
from comity.tasks.register.recording import ASKS
from comity_web.cases.models import CaseFile
from comity_web.matters.kept_register import GuardedRegister
from comity_web.matters.registered import (
    UNKNOWN,
    UNREADABLE,
    Row,
    before_sending,
    due_of,
    kind_of,
    left_out,
    looked_at,
    row_in_words,
    row_unread,
    standing_title,
)
from comity_web.wording.catalogues import Words

__all__ = ["Listed", "kinds_listed", "listed", "statuses", "told"]

LETTERS_OF_A_STEP = 160
"""About how many letters the words for something that is due have."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that the register lists, before it is put into words; ``why`` it was not looked at.

    ``above`` is the request that a letter is about, as the register has it.
    """

    file: CaseFile
    line: Line | None = None
    register: GuardedRegister | None = None
    above: Line | None = None
    why: str = ""

    @property
    def kind(self) -> str:
        """The kind of document."""
        return self.line.entry.kind if self.line is not None else self.file.kind

    @property
    def status(self) -> str:
        """How the file stands."""
        return self.line.status if self.line is not None else UNKNOWN

    @property
    def late(self) -> bool:
        """Whether a day is past."""
        return self.line is not None and self.line.late

    @property
    def mine(self) -> bool:
        """Whether the office must act."""
        return self.line is None or self.line.mine

    @property
    def unseen(self) -> bool:
        """Whether nobody looked at the file."""
        return self.line is None and self.why != UNREADABLE

    @property
    def due(self) -> dt.date | None:
        """The day on which something is due."""
        return due_of(self.line) if self.line is not None else None

    @property
    def reference(self) -> str:
        """Its reference; what is protected is hidden."""
        if self.line is None or self.register is None:
            return ""
        return self.register.hidden(self.line.entry.reference)

    @property
    def size(self) -> int:
        """About how many letters its words have."""
        if self.line is None:
            return 0
        above = len(self.above.entry.reference) if self.above is not None else 0
        mine = len(self.line.entry.reference) + len(self.line.entry.name)
        return mine + above + LETTERS_OF_A_STEP * len(self.line.dues)

    def pressing(self) -> tuple[Any, ...]:
        """What is overdue comes first, then the day on which something is due."""
        nothing = self.line is not None and not self.line.dues
        day = self.due
        return (
            nothing,
            not self.late,
            day is None,
            day or dt.date.max,
            self.reference,
            self.file.key,
        )


def listed(on: dt.date) -> list[Listed]:
    """Every file of all matters, what is overdue first, then by the day on which it is due."""
    found: list[Listed] = []
    for one in looked_at(on):
        if not isinstance(one.register, GuardedRegister):
            found += [Listed(file, why=one.register) for file in left_out(one.files)]
            continue
        for judged in one.register.matters:
            for line in judged.lines:
                file = one.named.get(line.entry.path.stem)
                if file is not None:
                    above = judged.head if line is not judged.head else None
                    found.append(Listed(file, line, one.register, above))
        for unread in one.register.unreadable:
            file = one.named.get(unread.path.stem)
            if file is not None:
                found.append(Listed(file, why=UNREADABLE))
    return sorted(found, key=Listed.pressing)


def told(some: Sequence[Listed], words: Words, on: dt.date) -> list[Row]:
    """Some files of the register in words, in their order."""
    lines = [(one.file, one.line) for one in some if one.line is not None]
    prefetch_related_objects([file for file, _ in lines if file.kind not in ASKS], "head")
    before = before_sending(lines, words)
    found: list[Row] = []
    for one in some:
        if one.line is None or one.register is None:
            found.append(row_unread(one.file, words, one.why))
            continue
        row = row_in_words(one.file, one.line, one.register, words, on, before)
        head = one.above.entry.reference if one.above is not None else ""
        found.append(replace(row, about=one.register.hidden(head)))
    return found


def statuses(rows: Iterable[Listed], words: Words) -> list[tuple[str, str]]:
    """Each status that there is, with its words."""
    found = {(one.status, one.line.standing if one.line else UNKNOWN) for one in rows}
    return sorted({(status, standing_title(standing, words)) for status, standing in found})


def kinds_listed(rows: Iterable[Listed], words: Words) -> list[tuple[str, str]]:
    """Each kind of document that there is, with its title, by the titles."""
    found = {(one.kind, one.line.entry.title if one.line else one.kind) for one in rows}
    titled = {(kind, kind_of(kind, title, words)) for kind, title in found}
    return sorted(titled, key=lambda one: one[1])
