"""One thing that is due in a matter."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from comity.model.messages import Message
from comity.tasks.register.case_status import Side
from comity.text.messages import message

__all__ = ["FOLLOW_UP", "Act", "Due", "told"]

Act = Literal[
    "complete",
    "send",
    "answer",
    "remind",
    "supplement",
    "rest",
    "renew",
    "secure",
    "kept",
    "request",
    "confirm",
    "ask",
    "call",
    "close",
    "acknowledge",
    "reply",
    "accept",
    "missing",
    "record",
    "receive",
    "limit",
    "hearing",
    "verify",
    "check",
    "needless",
]
FOLLOW_UP: tuple[Act, ...] = ("remind", "supplement", "renew", "close")
"""What ``comity follow-up`` can write."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is due next.

    ``who`` is the side that must act, ``day`` the last day for it (None where none is known), and
    ``late`` whether that is past. ``says`` is the sentence for it.
    """

    act: Act
    who: Side
    day: dt.date | None
    late: bool
    says: Message


def told(*parts: Message | None) -> Message:
    """Several sentences as one."""
    found = tuple(one for one in parts if one is not None)
    return found[0] if len(found) == 1 else message("register.told", parts=found)
