"""The time limits of a paper as the office sees them that must answer it, and did not write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from comity.model.deadlines import Deadline
from comity.model.messages import Message
from comity.tasks.deadlines.watched import Watched
from comity.text.messages import message

__all__ = ["as_answering"]

REMINDER = "deadline.title/reminder"
RECORD = "deadline.record/"
PRESERVED = "deadline.title/preservation"
KEEP = {"deadline.act/secure", "deadline.act/secure-today"}


def as_answering(case: Watched, found: Iterable[Deadline]) -> Iterator[Deadline]:
    """What the office that answers does about each time limit; it does not remind itself."""
    for one in found:
        if not one.title.id.startswith(REMINDER):
            yield replace(one, act=_act(case, one))


def _act(case: Watched, one: Deadline) -> Message | None:
    if one.act is not None and one.act.id.startswith(RECORD):
        return one.act
    asking = case.state("requesting")
    if one.role == "requesting":
        form = "before-release" if one.title.id.startswith(PRESERVED) else "theirs"
        return message(f"deadline.act/{form}", state=asking)
    if one.role == "provider":
        return message("deadline.act/secure-own") if one.act and one.act.id in KEEP else None
    return message(f"deadline.act/answer{'-now' if one.standing == 'past' else ''}", state=asking)
