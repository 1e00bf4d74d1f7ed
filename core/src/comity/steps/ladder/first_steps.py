"""What to do first: secure the data, take the fastest channel that gives them, send the request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from comity.model.messages import Message
from comity.model.records import HOLD
from comity.steps.ladder.ladder_entries import BETTER, Entry, given
from comity.steps.ladder.pair import Pair
from comity.text.messages import message

if TYPE_CHECKING:
    from comity.steps.ladder.ladder import Step

__all__ = ["faster", "first_steps", "holds"]

TRACING = ("financial-intelligence", "asset-recovery")
USABLE = ("by-law", "evidence")
VOLUNTARY = "voluntary"  # by what the provider decides itself


def first_steps(pair: Pair, steps: Sequence[Step]) -> Iterator[Message]:
    """Two or three things: what must not wait, what is faster than a request, the request."""
    rungs = {step.rung: step.entries for step in steps}
    if pair.urgency == "emergency":
        yield from _emergency(pair, rungs.get("emergency", ()))
    if pair.fades:
        yield from _hold(rungs.get(HOLD, ()))
    told = faster(pair, steps)
    for entry, names in told[:1]:
        yield _taken(entry, tuple(message(f"ladder.class/{name}") for name in names))
    yield from _request(rungs.get("formal-request", ()), beside=not _all_given(pair, told))


def _taken(entry: Entry, classes: tuple[Message, ...]) -> Message:
    """What is faster than a request, as a thing to do."""
    channel = entry.channel
    if channel.kind in TRACING:
        return message("ladder.first/trace", channel=entry.title, classes=classes)
    if channel.short == VOLUNTARY:
        return message("ladder.first/voluntary", classes=classes)
    time = message("law.says", says=channel.answers_in) if channel.answers_in else None
    return message("ladder.first/faster", channel=entry.title, classes=classes, time=time)


def _emergency(pair: Pair, entries: Sequence[Entry]) -> Iterator[Message]:
    for entry in entries:
        if entry.channel.open == "yes" and not entry.mark:
            yield message("ladder.first/emergency", channel=entry.title)
            return


def holds(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The channels by which data can be preserved today, those that were not used first."""
    found = [one for one in entries if one.channel.open == "yes" and one.mark != "unsuitable"]
    return tuple(sorted(found, key=_slower))


def _slower(one: Entry) -> tuple[bool, bool]:
    """A point or an order goes before what the law of the other State makes of a request."""
    return bool(one.channel.source), one.channel.gives.get(HOLD) != "yes"


def _hold(entries: Sequence[Entry]) -> Iterator[Message]:
    found = holds(entries)
    if any(one.mark == "used" for one in found):
        return
    if not found:
        yield message("ladder.first/hold-unknown")
        return
    first = found[0]
    lasts = message("law.says", says=first.channel.lasts) if first.channel.lasts else None
    yield message("ladder.first/hold", channel=first.title, ask=first.ask, lasts=lasts)


def faster(pair: Pair, steps: Sequence[Step]) -> list[tuple[Entry, tuple[str, ...]]]:
    """The open and unused channels that give something of what is asked faster than a request.

    With each the classes that it gives: as evidence, or where only a trace is asked as a lead.
    """
    found: list[tuple[Entry, tuple[str, ...]]] = []
    for step in steps:
        if step.rung not in ("provider", *TRACING):
            continue
        for entry in step.entries:
            limited = entry.remark is not None and entry.remark.id == "ladder.only-for"
            if entry.channel.open != "yes" or entry.mark or entry.channel.only or limited:
                continue
            grades = given(entry.channel, pair)
            wanted = ("lead", *USABLE) if step.rung in TRACING else USABLE
            classes = tuple(name for name, grade in grades.items() if grade in wanted)
            if classes:
                found.append((entry, classes))
    return sorted(found, key=lambda one: -_weight(one, pair))


def _weight(one: tuple[Entry, tuple[str, ...]], pair: Pair) -> int:
    grades = given(one[0].channel, pair)
    return max(BETTER.index(grades[name]) for name in one[1]) * 10 + len(one[1])


def _all_given(pair: Pair, told: Sequence[tuple[Entry, tuple[str, ...]]]) -> bool:
    """Whether one faster channel gives all that is asked for as evidence."""
    return any(
        all(given(entry.channel, pair).get(name) == BETTER[-1] for name in pair.classes)
        for entry, _ in told[:1]
    )


def _request(entries: Sequence[Entry], *, beside: bool) -> Iterator[Message]:
    """The formal request: at once where nothing faster gives all as evidence."""
    opened = [one for one in entries if one.channel.open != "no"]
    if not opened:
        return
    title, contact = opened[0].title, opened[0].channel.contact
    if not beside:
        yield message("ladder.first/request-else", channel=title)
    elif contact:
        yield message("ladder.first/request", channel=title, authority=contact)
    else:
        yield message("ladder.first/request-untold", channel=title)
