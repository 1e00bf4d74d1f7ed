"""The tables of a law file, as docs/law-data.md lays them down (schema 1).

Keys that this version does not know are kept in ``model_extra``: ``comity law audit`` reports
them, and a document is built all the same, so that an older host reads newer files.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from comity.records import Citation, Read

__all__ = [
    "Answer",
    "Assurance",
    "Cited",
    "Clock",
    "Ground",
    "Instrument",
    "LawTable",
    "Order",
    "PartyList",
    "PartyRow",
    "Period",
    "Provision",
    "Rule",
    "Scope",
    "Source",
]

Condition = dict[str, Any]


class LawTable(BaseModel):
    """A table of a law file."""

    model_config = ConfigDict(frozen=True, extra="allow", populate_by_name=True)


class Source(LawTable):
    """An entry of sources.toml: what the text is, where it stands, and what was read."""

    title: str
    official_id: str = ""
    cite: str = ""
    url: str = ""
    read: Read = Read.NONE
    read_on: dt.date | None = None
    copied_from: str = Field(default="", alias="copy")
    as_of: dt.date | None = None
    note: str = ""


class Cited(LawTable):
    """What every legal statement carries: source, article, dates, how it was read."""

    source: str
    article: str = ""
    start: dt.date | None = Field(default=None, alias="from")
    end: dt.date | None = Field(default=None, alias="to")
    checked: dt.date | None = None
    read: Read
    reviewed_by: str = ""
    citation: Citation | None = None
    part: tuple[str, ...] = ()

    def speaks_for(self, part: str) -> bool:
        """Whether the text holds in a part of the State (empty: the State as a whole)."""
        return not part or not self.part or part in self.part

    def held_on(self, day: dt.date) -> bool:
        """Whether the text was in force on a day, as far as its dates are established."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)

    def cited(self) -> Citation:
        """The citation, which the loader puts in when the sources are known."""
        return self.citation or Citation(title=self.source, article=self.article, read=self.read)


class Period(LawTable):
    """A length of time; ``times`` tells how often an extension can be had."""

    quantity: int = Field(ge=0)
    unit: Literal["hours", "days", "months", "years"]
    times: int | None = None


class Answer(Cited):
    """What a State's law answers to one question of questions.toml."""

    id: str = ""
    question: str
    measures: tuple[str, ...] = Field(default=(), alias="for")
    matter: str = ""
    value: Any = None
    says: str = ""
    note: str = ""

    def period(self) -> Period | None:
        """The value as a period, for questions of that type."""
        if isinstance(self.value, Mapping) and "quantity" in self.value:
            return Period.model_validate(self.value)
        return None


class Rule(Cited):
    """A declarative rule: when / require / forbid / limit / assure."""

    id: str
    role: str = ""
    kinds: tuple[str, ...] = ()
    each: str = ""
    when: Condition | None = None
    require: tuple[Condition, ...] = ()
    forbid: tuple[Condition, ...] = ()
    limit: tuple[Condition, ...] | Condition = ()
    assure: str = ""
    says: str
    cure: str = ""
    severity: Literal["error", "warning", "advice"] = "error"


class Ground(Cited):
    """A ground on which a State refuses assistance."""

    id: str
    title: str
    nature: Literal["mandatory", "discretionary"]
    measures: tuple[str, ...] = Field(default=(), alias="for")
    says: str
    when: Condition | None = None
    cure: str = ""


class Assurance(Cited):
    """An assurance that a State asks for, or may give."""

    id: str
    given_by: str = ""
    says: str = ""


class Clock(Cited):
    """A time limit that an event starts."""

    id: str
    event: str
    period: Period
    says: str = ""


class Order(Cited):
    """What an instrument says of its place among others."""

    relation: Literal["prevails-over", "yields-to", "adds-to"]
    to: str
    end: dt.date | None = Field(default=None, alias="ended")
    says: str = ""


class Scope(Cited):
    """One element of an instrument's scope test."""

    id: str
    says: str
    when: Condition | None = None


class Provision(Cited):
    """What an instrument says on a topic."""

    topic: str
    says: str


class PartyRow(LawTable):
    """A State's position towards an instrument."""

    code: str
    status: Literal["party", "signed", "withdrawn"]
    signed: dt.date | None = None
    ratified: dt.date | None = None
    in_force: dt.date | None = None
    ended: dt.date | None = None
    source: str = ""
    read: Read = Read.NONE
    note: str = ""


class PartyList(LawTable):
    """How complete the list of parties is: an absence means no only when it is complete."""

    complete: Literal["yes", "no"] = "no"
    as_of: dt.date | None = None


class Instrument(LawTable):
    """A treaty or another basis for assistance."""

    id: str
    title: str
    short_title: str = ""
    official_id: str = ""
    level: Literal["bilateral", "regional", "multilateral", "scheme"]
    binding: bool = True
    signed: dt.date | None = None
    in_force: dt.date | None = None
    ended: dt.date | None = None
    mla_articles: str = ""
    source: str
    read: Read
    checked: dt.date | None = None
    citation: Citation | None = None
    party_list: PartyList = PartyList()
    parties: tuple[PartyRow, ...] = ()
    order: tuple[Order, ...] = ()
    scope: tuple[Scope, ...] = ()
    provisions: tuple[Provision, ...] = ()
    rules: tuple[Rule, ...] = ()
    grounds: tuple[Ground, ...] = ()

    def party(self, code: str) -> PartyRow | None:
        """The row of a State, or None where the list does not name it."""
        return next((row for row in self.parties if row.code == code), None)

    def named(self) -> str:
        """The short title, or the title where there is none."""
        return self.short_title or self.title
