"""What every table of a law file is made of: its source, its days, how it was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, WrapValidator

from comity.model.citations import Citation, Read
from comity.model.first_days import Day, FirstDay, begins
from comity.model.origin import Origin
from comity.model.said_text import Said

__all__ = ["TEXT", "Also", "Cited", "Condition", "LawTable", "LawText", "Period", "Source"]

Condition = dict[str, Any]


def _kept(value: Any, handler: Callable[[Any], str]) -> str:
    """A text in several languages stays what it is; pydantic would keep its default alone."""
    return value if isinstance(value, Said) else handler(value)


TEXT = WrapValidator(_kept)
LawText = Annotated[str, TEXT]
"""A text of a law table that may be given in several languages (``comity.law.text_tables``)."""


class LawTable(BaseModel):
    """A table of a law file."""

    model_config = ConfigDict(frozen=True, extra="allow", populate_by_name=True)


class Source(LawTable):
    """An entry of sources.toml: what the text is, where it stands, and what was read.

    ``enacted`` is the day before which no text of it held, ``enacted_read`` how that day is known
    where it does not stand in the source itself. ``account`` marks what tells of a practice or of
    data that may be older than the telling: its day is the first on which the thing is known.
    ``articles`` are those that were read; ``background`` marks what was read and carries no
    statement, ``future`` what is made and has not begun.
    """

    title: str
    official_id: str = ""
    cite: str = ""
    url: str = ""
    read: Read = Read.NONE
    read_on: Day | None = None
    copied_from: str = Field(default="", alias="copy")
    as_of: Day | None = None
    enacted: FirstDay | None = None
    enacted_read: Read | None = None
    account: bool = False
    articles: str = ""
    background: bool = False
    future: bool = False
    ended: Day | None = None
    note: LawText = ""
    origin: Origin | None = None

    @property
    def lacks_id(self) -> bool:
        """Whether it is an official text and its official id is missing.

        An account, a press report or a collection of data is read as secondary, and has none.
        """
        return self.read is Read.OFFICIAL and not self.official_id


class Also(LawTable):
    """A further source of a statement, with how that source was read."""

    source: str
    article: str = ""
    read: Read


class Cited(LawTable):
    """What every legal statement carries: source, article, dates, how it was read.

    ``source``, ``article`` and ``read`` are those of the source that carries the statement, by
    which a rule blocks or warns; ``also`` are further ones, each with its own reading.
    ``from`` is the first day of the text where that is established; where it is not, the day of the
    youngest of its sources is the first, or ``enacted`` of a provision that was inserted later
    still. A ``from`` before the youngest source counts only where ``older_law`` names the law by
    which it held until then. ``applies_from`` is there where the text applies from a later day
    than that on which it came into force; ``instrument_from`` is the first day of the instrument
    whose statement it is, where it is one's: no term of a treaty holds before the treaty.
    ``future`` says that the first day is yet to come, and that this is meant.
    """

    source: str
    article: str = ""
    also: tuple[Also, ...] = ()
    start: FirstDay | None = Field(default=None, alias="from")
    older_law: str = ""
    enacted: FirstDay | None = None
    applies_from: Day | None = None
    future: bool = False
    end: Day | None = Field(default=None, alias="to")
    checked: Day | None = None
    read: Read
    reviewed_by: str = ""
    citation: Citation | None = None
    origin: Origin | None = None
    instrument_from: Day | None = None
    part: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all its sources in sources.toml, the one that carries it first."""
        return (self.source, *(one.source for one in self.also))

    def speaks_for(self, part: str) -> bool:
        """Whether the text holds in a part of the State (empty: the State as a whole)."""
        return not part or not self.part or part in self.part

    @property
    def first(self) -> dt.date | int | None:
        """The first day on which it can have held; None where neither it nor its source tells."""
        return max((day for day in self._firsts if day is not None), key=begins, default=None)

    @property
    def _firsts(self) -> tuple[dt.date | int | None, ...]:
        """The days before each of which it cannot have held."""
        floor = self.citation.not_before if self.citation else self.enacted
        own = (self.start,) if self.start and self.older_law else (self.start, floor)
        return (*own, self.applies_from, self.instrument_from)

    def is_younger_than(self, day: dt.date) -> bool:
        """Whether the text cannot have held on a day, because it is younger."""
        return any(one is not None and day < begins(one) for one in self._firsts)

    def held_on(self, day: dt.date) -> bool:
        """Whether the text applied on a day, as far as its dates are established."""
        return not self.is_younger_than(day) and (self.end is None or day <= self.end)

    def cited(self) -> Citation:
        """The citation, which the loader puts in when the sources are known."""
        return self.citation or Citation(title=self.source, article=self.article, read=self.read)


class Period(LawTable):
    """A length of time; ``times`` tells how often an extension can be had."""

    quantity: int = Field(ge=0)
    unit: Literal["hours", "days", "weeks", "months", "years"]
    times: int | None = None
