"""Networks of authorities, usual times of answer, what an article opens beside a request.

The tables ``[[network]]`` and ``[[time]]`` of a topic, and ``[provision.channel]`` of an instrument
(docs/channels.md).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import Literal, get_args

from pydantic import Field, field_validator, model_validator

from comity.model.citations import Citation, Read
from comity.model.first_days import Day, FirstDay, begins
from comity.model.law_tables import Cited, LawTable, LawText
from comity.model.law_ways import Capacity
from comity.model.records import Rung, Urgent

__all__ = [
    "CLASSES",
    "TAKES_PART",
    "Bound",
    "ChannelTerms",
    "Gives",
    "Grade",
    "Network",
    "NetworkMember",
    "Standing",
    "Use",
    "UsualTime",
]

DataGiven = Literal[
    "subscriber",
    "traffic",
    "content",
    "financial",
    "property",
    "company",
    "person",
    "document",
    "vehicle",
    "advice",
    "preservation",
]
CLASSES: tuple[DataGiven, ...] = get_args(DataGiven)
"""What a channel may give: classes of data, what else is looked for, advice, and a hold."""

Grade = Literal["no", "lead", "evidence", "by-law", "yes"]
"""How well: ``by-law`` as far as the law of the State asked lets it, ``yes`` of what is no data."""

Gives = dict[DataGiven, Grade]
Use = Literal["intelligence", "advice", "preservation", "evidence"]
Standing = Literal["member", "partner", "observer", "hub", "suspended", "not-member", "unknown"]
TAKES_PART: tuple[Standing, ...] = ("member", "partner", "hub")


class Bound(LawTable):
    """What a State, by its code, may not use a channel for when it asks."""

    code: str
    says: LawText


class ChannelTerms(LawTable):
    """What an article opens beside a formal request, and on which rung of the ladder.

    ``gives`` tells what of each class, ``use`` as what; ``by`` are the capacities of those who may
    use it (empty: any), ``used_by`` the same for readers, ``ask_through`` what others do.
    ``network`` is the id of a network that works under the article, and then has its terms.
    ``only`` limits it to urgent cases or to emergencies. ``without`` tells what holds between
    States that the article does not bind, where the thing may be possible all the same,
    ``uncertain`` why it is not known whether the article gives this at all: then it is unknown
    even between States that it binds, for the kinds that its provision names, and from the day
    ``uncertain_from``, if there is one. ``bounds`` tell what one State that asks may not use it
    for. ``lasts`` is how long data are then kept, ``answers_in`` a time of answer that the
    text itself sets, each in words.
    """

    kind: Rung
    id: str
    title: LawText
    use: Use
    gives: Gives = Field(default_factory=dict)
    by: tuple[Capacity, ...] = ()
    used_by: tuple[str, ...] = ()
    ask_through: LawText = ""
    limits: LawText = ""
    contact: LawText = ""
    link: str = ""
    only: Urgent = ""
    network: str = ""
    without: LawText = ""
    uncertain: LawText = ""
    uncertain_from: Day | None = None
    lasts: LawText = ""
    answers_in: LawText = ""
    bounds: tuple[Bound, ...] = ()

    def bound(self, code: str) -> LawText:
        """What a State that asks may not use it for, by its code; empty where nothing is said."""
        return next((one.says for one in self.bounds if one.code == code), "")

    def doubt(self, on: dt.date) -> LawText:
        """Why it is not known on a day whether the article gives this; empty where it is known."""
        known = self.uncertain_from is not None and on < self.uncertain_from
        return "" if known else self.uncertain

    @property
    def given(self) -> dict[str, str]:
        """What it gives, by class, as a channel has it."""
        return {str(name): str(grade) for name, grade in self.gives.items()}


class NetworkMember(LawTable):
    """A State's standing in a network; ``since`` the first day of it, where known.

    A ``partner`` takes part and is no full member, or is not known to be one; who is ``suspended``
    is a member that cannot use it. ``as_of`` and the source are those of the network if it gives
    none.
    """

    code: str
    status: Standing = "member"
    since: FirstDay | None = None
    as_of: FirstDay | None = None
    article: str = ""
    source: str = ""
    read: Read = Read.NONE
    note: LawText = ""
    citation: Citation | None = None


class Network(Cited):
    """An institution through which authorities of several States reach each other.

    ``kind`` is its rung, ``classes`` the kinds of case to which it is limited, if any. ``between``
    tells whom it joins: any two ``members``; a ``hub`` with whoever takes part, and perhaps two
    partners; a hub alone with whoever takes part (``only-hub``), or with partners (``across``). A
    State that ``members`` and ``rows`` do not name is no member only where the list is
    ``complete``.
    ``instrument`` is the treaty whose parties are its members, in place of a list.
    """

    id: str
    title: LawText
    short: LawText = ""
    kind: Rung
    says: LawText
    gives: Gives
    use: Use
    used_by: tuple[str, ...] = ()
    ask_through: LawText = ""
    limits: LawText = ""
    contact: LawText = ""
    link: str = ""
    between: Literal["members", "hub", "only-hub", "across"] = "members"
    classes: tuple[str, ...] = ()
    instrument: str = ""
    complete: Literal["yes", "no"] = "no"
    counted: int | None = None
    as_of: FirstDay | None = None
    members: tuple[str, ...] = ()
    rows: tuple[NetworkMember, ...] = Field(default=(), alias="member")

    @field_validator("says", "title")
    @classmethod
    def _said(cls, value: str) -> str:
        if not value:
            raise ValueError("is empty")
        return value

    @model_validator(mode="after")
    def _once(self) -> Network:
        """No State stands in a list twice, nor in both lists with two standings."""
        codes = [*self.members, *(row.code for row in self.rows)]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise ValueError(f"names {', '.join(twice)} twice")
        return self

    @property
    def given(self) -> dict[str, str]:
        """What it gives, by class, as a channel has it."""
        return {str(name): str(grade) for name, grade in self.gives.items()}

    @cached_property
    def by_code(self) -> dict[str, NetworkMember]:
        """The standing of every State that it names."""
        plain = {code: NetworkMember(code=code) for code in self.members}
        return plain | {row.code: row for row in self.rows}

    def standing(self, code: str, on: dt.date) -> Standing:
        """The standing of a State on a day, as far as the list tells.

        Before the day of a list that gives no first day it is unknown.
        """
        row = self.by_code.get(code)
        if row is None:
            return "not-member" if self.complete == "yes" else "unknown"
        if row.since is not None and on < begins(row.since):
            return "not-member" if row.status in TAKES_PART else "unknown"
        listed = self.listed(code)
        if row.since is None and listed is not None and on < begins(listed):
            return "unknown"
        return row.status

    def listed(self, code: str) -> FirstDay | None:
        """The day of the list that tells of a State: its own, or that of the network."""
        row = self.by_code.get(code)
        return row.as_of if row is not None and row.as_of is not None else self.as_of

    def named(self) -> str:
        """The short title, or the title where there is none."""
        return self.short or self.title


class UsualTime(Cited):
    """How long an answer took, as somebody counted it; ``what`` is the rung that was counted.

    ``of`` is the State that answered and ``asking`` the one that asked (empty: any), ``among`` the
    treaty among whose parties it was counted, ``measures`` the kinds of assistance. The days are
    those of ``year``; they promise nothing.
    """

    id: str
    of: str = ""
    asking: str = ""
    among: str = ""
    measures: tuple[str, ...] = Field(default=(), alias="for")
    what: Rung
    from_days: int | None = Field(default=None, ge=0)
    to_days: int | None = Field(default=None, ge=0)
    says: LawText
    year: int | None = None

    @model_validator(mode="after")
    def _in_order(self) -> UsualTime:
        """A span begins before it ends."""
        days = (self.from_days, self.to_days)
        if None not in days and days[0] > days[1]:  # type: ignore[operator]
            raise ValueError("from_days is more than to_days")
        return self

    def serves(self, asking: str, asked: str, kinds: Iterable[str]) -> bool:
        """Whether it was counted for such a request between two States."""
        right = self.of in ("", asked) and self.asking in ("", asking)
        return right and (not self.measures or not set(self.measures).isdisjoint(kinds))
