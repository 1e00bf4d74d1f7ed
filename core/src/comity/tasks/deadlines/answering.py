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
RETURNED = "request-returned"
AGAIN = ("deadline.title/postponed", "deadline.title/review")
"""After which the office that postponed a request looks at it again."""
OWN_RECORD = {
    "deadline.record/granted": "deadline.record/granted-own",
    "deadline.record/granted-at": "deadline.record/granted-own-at",
}
"""What the office that decides itself records, where the other side has to ask for the day."""
KEEP = {"deadline.act/secure", "deadline.act/secure-today"}


def as_answering(case: Watched, found: Iterable[Deadline]) -> Iterator[Deadline]:
    """What the office that answers does about each time limit; it does not remind itself."""
    for one in found:
        if not one.title.id.startswith(REMINDER):
            yield replace(one, act=_act(case, one))


def _act(case: Watched, one: Deadline) -> Message | None:
    asking, over = case.state("requesting"), one.standing == "past"
    if one.act is not None and one.act.id.startswith(RECORD):
        own = OWN_RECORD.get(one.act.id)
        return message(own, file=case.file) if own else one.act
    if one.role == "requesting":
        if one.title.id.startswith(PRESERVED):
            return message("deadline.act/before-release", state=asking)
        asked = one.event == RETURNED or type(case.draft).sender() == "requested"
        form = ("await-now" if over else "await") if asked else "theirs"
        return message(f"deadline.act/{form}", state=asking)
    if one.role == "provider":
        return message("deadline.act/secure-own") if one.act and one.act.id in KEEP else None
    form = "review" if one.title.id in AGAIN else "answer"
    return message(f"deadline.act/{form}{'-now' if over else ''}", state=asking)
