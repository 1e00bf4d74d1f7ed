"""A time limit of a case: what starts it, when it ends, who must act, what lapses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from comity.model.citations import Citation
from comity.model.messages import Message

__all__ = ["Deadline", "Standing", "Weight"]

Standing = Literal["running", "past", "not-started", "unknown"]
"""*Not started*: the event that starts it is not recorded; *unknown*: its length is not known."""

Weight = Literal["must", "expected", "advised"]
"""Law or an order sets it; somebody promised it or usually keeps it; or practice advises it."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One time limit of one case.

    ``due`` is the last day on which the act is in time, in the zone ``zone`` of whoever must act
    (IANA, or ``UTC+05:30`` where a file gives it so); ``moment`` (aware) the last moment where
    hours count. ``who`` is in words, ``role`` one of ``comity.model.records.ROLES``. ``counted``
    tells step by step how the day was worked out, ``says`` is the sentence of law behind it,
    ``lapses`` what happens if nothing is done, ``act`` the paper or step that is due.
    """

    id: str
    title: Message
    standing: Standing
    weight: Weight
    who: Message
    role: str = ""
    event: str = ""
    starts: dt.date | None = None
    due: dt.date | None = None
    moment: dt.datetime | None = None
    zone: str = ""
    counted: tuple[Message, ...] = ()
    says: Message | None = None
    lapses: Message | None = None
    act: Message | None = None
    citation: Citation | None = None
    reads: tuple[str, ...] = ()
