"""Time limits on a page: how long, what starts them, who must act, what lapses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from comity.law.states import short_name_of
from comity.model.law_clocks import ACTORS, STARTS, Clock
from comity.model.records import AssistanceKind
from comity.tasks.lawpages.page import Item, entry_of, read_and_unread
from comity.text.written import human, listed, period

__all__ = ["clock_items"]

Measures = Mapping[str, AssistanceKind]
MEANS = {"": "", "lasts": "Lasts ", "apply": "Apply within ", "act": "Act within "}
BOUND = {"": "", "least": "at least ", "most": "at most "}
ROLLS = {
    True: "A last day that is not a working day moves to the next one.",
    False: "A last day that is not a working day does not move.",
}

DONE = ("ordered", "made", "received", "granted", "served", "extended", "imposed")


def clock_items(clocks: Iterable[Clock], measures: Measures) -> tuple[Item, ...]:
    """Time limits that somebody read, one item each."""
    items = []
    for clock in clocks:
        about = listed(measures[k].title if k in measures else human(k) for k in clock.measures)
        written = (_length(clock), *_how(clock))
        length = clock.period.model_dump(exclude_none=True)
        label = " ".join(filter(None, (f"For {about}" if about else "", _where(clock))))
        entry = entry_of(clock, clock.id, label=label, value=length, written=written)
        read, _ = read_and_unread([entry])
        if read:
            items.append(Item(clock.id, _title(clock), entries=read))
    return tuple(items)


def _where(clock: Clock) -> str:
    """Whose declaration it rests on, where it does not stand in the text for all."""
    return f"where {short_name_of(clock.code)} is asked" if clock.code else ""


def _title(clock: Clock) -> str:
    if clock.title:
        return clock.title
    return f"After {_event(clock.event)}" if clock.event else human(clock.starts)


def _event(id: str) -> str:
    """An event with its article, and with a verb where its name ends in what is done."""
    words = human(id).lower().split()
    if words[-1] in DONE:
        words.insert(-1, "is")
    return f"{'an' if words[0][0] in 'aeiou' else 'a'} {' '.join(words)}"


def _length(clock: Clock) -> str:
    length = period(clock.period.model_dump(exclude_none=True))
    text = f"{MEANS[clock.means]}{BOUND[clock.bound]}{length}"
    return f"{text}, counted in {clock.days} days" if clock.days else text


def _how(clock: Clock) -> Iterator[str]:
    if clock.starts:
        yield f"Starts: {STARTS[clock.starts]}"
    if clock.who:
        yield f"Who must act: {ACTORS[clock.who]}"
    if clock.first_day:
        yield "The day of the event counts as the first day."
    if clock.rolls is not None:
        yield ROLLS[clock.rolls]
    if clock.working_days:
        yield f"It contains at least {clock.working_days} working days."
    if clock.counted_by:
        yield f"Counted by {clock.counted_by.title}, {clock.counted_by.article}."
    if clock.lapses:
        yield f"If it passes: {clock.lapses}"
    if clock.renewal:
        yield f"Extended by: {clock.renewal}"
