"""A request that came back to be completed: the supplement is due by the day that came with it."""

from __future__ import annotations

from collections.abc import Iterator

from comity.law.counting import Counted, before_a_day_off
from comity.model.deadlines import Deadline
from comity.tasks.deadlines.watched import Watched
from comity.text.messages import message

__all__ = ["supplements_due"]


def supplements_due(case: Watched) -> Iterator[Deadline]:
    """The day by which a returned request is completed, until that was done.

    An answer in part does not end it: what was asked for back is still missing.
    """
    event = case.last("returned")
    if event is None or event.until is None or case.answered:
        return
    done = case.beside.supplemented
    if done is not None and done >= event.on:
        return
    calendar = case.calendar("requesting")
    off = before_a_day_off(event.until, calendar) if event.until >= case.today else ()
    yield case.ends(
        "record.returned",
        message("deadline.title/supplement"),
        Counted(event.until, steps=off),
        weight="expected",
        role="requesting",
        event="request-returned",
        starts=event.on,
        steps=(
            message("deadline.start/returned", day=event.on),
            message("deadline.start/record"),
        ),
        lapses=message("deadline.lapses/deficiency"),
        act=message("deadline.act/answer-letter"),
    )
