"""What a notice is asked to say: a commitment of the 2015 model, or a duty of present law.

Both are data. A row tells by which fields a notice says it, by which in part, and by which it says
the opposite; ``comity.law.said_points`` judges a notice by it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pydantic import Field, field_validator

from comity.model.law_tables import Cited, Condition, LawTable, LawText

__all__ = ["NoticeDuty", "NoticePoint", "Reach"]


class Reach(LawTable):
    """A grouping of States within which a duty holds: its names, and who was a member when.

    ``members`` maps a code to the first and the last day of membership; None leaves it open.
    """

    code: str
    named: tuple[str, ...] = ()
    members: Mapping[str, tuple[dt.date | None, dt.date | None]] = Field(default_factory=dict)

    def on(self, day: dt.date) -> frozenset[str]:
        """The codes of the members on a day."""
        return frozenset(
            code
            for code, (first, last) in self.members.items()
            if (first is None or first <= day) and (last is None or day <= last)
        )


class NoticePoint(LawTable):
    """One thing that a notice is asked to say.

    ``says`` is what is asked, in our words; ``sentence`` what a company could write, under
    ``field`` (a list that takes it as an item ends in ``[]``), as ``value`` where a figure or a
    choice belongs there and not a sentence.
    The notice says it where each condition of ``all`` holds, and one of ``any``; it says a part of
    it where one of these or of ``in_part`` holds, and the opposite where one of ``against`` does. A
    path alone is the condition that the field is there. ``when`` tells whom it concerns: where it
    is known not to hold nothing is asked, and of a duty of law nothing unless it is known to hold.
    ``under`` is the point without which it has no sense. ``own`` are fields in the company's own
    words that may say it, ``words`` the signs by which it is known to be said there, ``hints``
    those by which it may be: lists of words that stand in one sentence; ``apart`` are words that
    show that such a sentence is about something else, and ``contrary`` the signs of the opposite.
    ``lead`` marks what every rule in words on the section says in part.
    """

    id: str
    section: str
    says: LawText
    sentence: LawText
    field: str
    value: str = ""
    when: Condition | None = None
    every: tuple[Condition, ...] = Field(default=(), alias="all")
    one_of: tuple[Condition, ...] = Field(default=(), alias="any")
    part_said: tuple[Condition, ...] = Field(default=(), alias="in_part")
    against: tuple[Condition, ...] = ()
    under: str = ""
    own: tuple[str, ...] = ()
    words: tuple[tuple[str, ...], ...] = ()
    hints: tuple[tuple[str, ...], ...] = ()
    apart: tuple[str, ...] = ()
    contrary: tuple[tuple[str, ...], ...] = ()
    lead: bool = False

    @field_validator("every", "one_of", "part_said", "against", mode="before")
    @classmethod
    def _paths(cls, value: Any) -> Any:
        """A path alone is the condition that the field is there."""
        if not isinstance(value, (list, tuple)):
            return value
        return [{"field": one, "present": True} if isinstance(one, str) else one for one in value]

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition by which a notice is judged, that of ``when`` aside."""
        return (*self.every, *self.one_of, *self.part_said, *self.against)


class NoticeDuty(Cited, NoticePoint):
    """What present law asks of a company, or of its notice, with its citation.

    ``reach`` is the grouping (groups/<code>.toml) within which it holds: for a company that is
    established there, or that offers its services there; ``but_not`` are members outside it.
    Without ``reach`` it holds for a notice whose host State has the law. ``forbids`` tells that the
    text forbids a notice to say the opposite, which is otherwise a warning at most. ``beside`` are
    rules (with ``*``) that ask the same: where one of them finds something, nothing is added.
    ``within`` is the grouping of ``reach``, which the loader puts in.
    """

    reach: str = ""
    but_not: tuple[str, ...] = ()
    forbids: bool = False
    beside: tuple[str, ...] = ()
    within: Reach | None = None
