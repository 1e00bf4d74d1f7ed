"""What to do first: secure the data, take the fastest channel that gives them, send the request."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from comity.model.drafts.request import Request
from comity.model.messages import Message
from comity.model.records import HOLD
from comity.steps.ladder.ladder_entries import BETTER, LIVE, Entry, given, serves_live, users
from comity.steps.ladder.pair import Pair
from comity.text.messages import message, plain_sentence

if TYPE_CHECKING:
    from comity.steps.ladder.ladder import Step

__all__ = ["faster", "first_steps", "holds"]

TRACING = ("financial-intelligence", "asset-recovery")
USABLE = ("by-law", "evidence")
BY_OFFENCE = "ladder.why/by-offence"
MOST = 2  # faster channels among the first steps
Faster = tuple[Entry, tuple[str, ...]]
VOLUNTARY = "voluntary"  # by what the provider decides itself


def first_steps(pair: Pair, steps: Sequence[Step]) -> Iterator[Message]:
    """A few things: what must not wait, what is faster than a request, the request."""
    rungs: dict[str, Sequence[Entry]] = {step.rung: step.entries for step in steps}
    asked: tuple[str, ...] = ()
    if pair.urgency == "emergency":
        asked = _askable(pair, rungs)
        yield from _emergency(pair, rungs, asked)
    if pair.fades:
        yield from _hold(pair, rungs.get(HOLD, ()))
    told = _covering(pair, faster(pair, steps))
    for entry, names in told:
        if not (entry.channel.short == VOLUNTARY and set(names) <= set(asked)):
            yield _taken(entry, tuple(message(f"ladder.class/{name}") for name in names))
    yield from _doubtful(pair, rungs.get("provider", ()))
    formal = rungs.get("formal-request", ())
    yield from _request(formal, beside=not _all_given(pair, told))
    if pair.urgency != "ordinary":
        yield from _urgent(formal)


def _covering(pair: Pair, found: Sequence[Faster]) -> list[Faster]:
    """The best channel, and those that give as well what those before it do not give."""
    told: list[Faster] = []
    seen: set[str] = set()
    for entry, names in found:
        new = tuple(name for name in names if name not in seen)
        lesser = bool(told) and entry.channel.kind != told[0][0].channel.kind
        if new and not lesser:
            told.append((entry, new))
            seen.update(new)
    return told[:MOST]


def _taken(entry: Entry, classes: tuple[Message, ...]) -> Message:
    """What is faster than a request, as a thing to do."""
    channel = entry.channel
    if channel.kind in TRACING:
        return message("ladder.first/trace", channel=entry.title, classes=classes, ask=entry.ask)
    if channel.short == VOLUNTARY:
        return message("ladder.first/voluntary", classes=classes)
    time = plain_sentence(channel.answers_in) if channel.answers_in else None
    return message(
        "ladder.first/faster",
        channel=entry.title,
        classes=classes,
        users=entry.ask or users(channel),
        time=time,
    )


def _askable(pair: Pair, rungs: Mapping[str, Sequence[Entry]]) -> tuple[str, ...]:
    """The classes for which an authority of the asking State may itself ask the provider."""
    shut = _shut_out(rungs)
    found = [one for one in rungs.get("emergency", ()) if _ready(one) and one.channel.source]
    names = dict.fromkeys(name for one in found for name in given(one.channel, pair))
    return tuple(name for name in names if name not in shut)


def _shut_out(rungs: Mapping[str, Sequence[Entry]]) -> set[str]:
    """The classes that the law lets no provider give to a foreign authority that asks directly."""
    entries = rungs.get("provider", ())
    closed = [one.channel for one in entries if one.channel.open == "no"]
    return {name for one in closed if one.short == VOLUNTARY for name in one.gives}


def _ready(entry: Entry) -> bool:
    return entry.channel.open == "yes" and not entry.mark


def _emergency(
    pair: Pair, rungs: Mapping[str, Sequence[Entry]], asked: Sequence[str]
) -> Iterator[Message]:
    """What somebody does now if a life is in danger: who asks whom, and for what."""
    found = [one for one in rungs.get("emergency", ()) if _ready(one)]
    for entry in found:
        if not entry.channel.source:
            yield message(
                "ladder.first/emergency-order", channel=entry.title, users=users(entry.channel)
            )
            break
    of_law = [one for one in found if one.channel.source]
    names = dict.fromkeys(name for one in of_law for name in given(one.channel, pair))
    through = tuple(message(f"ladder.class/{name}") for name in names if name not in asked)
    further = message("ladder.through", classes=through, state=pair.asked) if through else None
    if asked:
        classes = tuple(message(f"ladder.class/{name}") for name in asked)
        yield message("ladder.first/emergency", classes=classes, through=further)
    elif through:
        yield message("ladder.first/emergency-through", classes=through, state=pair.asked)


def holds(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The channels by which data can be preserved today, those that were not used first."""
    found = [one for one in entries if one.channel.open == "yes" and one.mark != "unsuitable"]
    return tuple(sorted(found, key=_slower))


def _slower(one: Entry) -> tuple[bool, bool]:
    """A point or an order goes before what the law of the other State makes of a request."""
    return bool(one.channel.source), one.channel.gives.get(HOLD) != "yes"


def _hold(pair: Pair, entries: Sequence[Entry]) -> Iterator[Message]:
    found = holds(entries)
    ended = _ended(pair)
    if ended is None and any(one.mark == "used" for one in found):
        return
    lost = message("ladder.hold-ended", end=ended) if ended is not None else None
    if not found:
        yield message("ladder.first/hold-unknown", ended=lost)
        return
    first = found[0]
    lasts = plain_sentence(first.channel.lasts) if first.channel.lasts else None
    network = bool(first.channel.ask_through) and not first.channel.source
    yield message(
        "ladder.first/hold-network" if network else "ladder.first/hold",
        ended=lost,
        channel=first.title,
        ask=first.ask if network or first.ask is not None else users(first.channel),
        lasts=lasts,
    )


def _ended(pair: Pair) -> dt.date | None:
    """The day on which the last preservation of the file ended, if none runs any longer."""
    draft = pair.resolved.draft
    assert isinstance(draft, Request)
    ends = [one.expires for one in draft.earlier if one.kind == "preservation" and one.expires]
    last = max(ends, default=None)
    return last if last is not None and last < pair.resolved.on else None


def faster(pair: Pair, steps: Sequence[Step]) -> list[Faster]:
    """The open and unused channels that give something of what is asked faster than a request.

    With each the classes that it gives: as evidence, or where only a trace is asked as a lead.
    """
    found: list[Faster] = []
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


def _weight(one: Faster, pair: Pair) -> int:
    grades = given(one[0].channel, pair)
    return max(BETTER.index(grades[name]) for name in one[1]) * 10 + len(one[1])


def _all_given(pair: Pair, told: Sequence[Faster]) -> bool:
    """Whether the faster channels that are told give all that is asked for as evidence."""
    wanted = {*pair.classes, *((LIVE,) if any(kind.live for kind in pair.kinds) else ())}
    sure = {
        name
        for entry, names in told
        for name in names
        if given(entry.channel, pair).get(name) == BETTER[-1]
    }
    return bool(wanted) and wanted <= sure


def _doubtful(pair: Pair, entries: Sequence[Entry]) -> Iterator[Message]:
    """A channel for data as they pass, of which it was not read that it gives them."""
    for entry in entries:
        if entry.channel.open == "unknown" and not entry.mark and serves_live(entry.channel, pair):
            yield message("ladder.first/doubtful", channel=entry.title, ask=entry.ask)


def _request(entries: Sequence[Entry], *, beside: bool) -> Iterator[Message]:
    """The formal request: at once where nothing faster gives all as evidence."""
    opened = [one for one in entries if one.channel.open != "no"]
    if not opened:
        return
    first = opened[0]
    title, contact = first.title, first.channel.contact
    only = message("ladder.only-offences") if _is_told(first.channel.why, BY_OFFENCE) else None
    if not beside:
        yield message("ladder.first/request-else", channel=title, only=only, where=first.where)
    elif contact:
        yield message("ladder.first/request", channel=title, authority=contact, only=only)
    else:
        yield message("ladder.first/request-untold", channel=title, only=only, where=first.where)


def _urgent(entries: Sequence[Entry]) -> Iterator[Message]:
    """The road that a treaty opens to an urgent request, or how it is marked where none does."""
    own_form = bool(entries) and _is_told(entries[0].where, "ladder.where/atlas")
    opened = [one for one in entries if one.channel.open == "yes" and not own_form]
    for entry in opened:
        if _is_told(entry.remark, "ladder.urgent-road"):
            yield message("ladder.first/urgent", road=entry.remark, channel=entry.title)
            return
    if entries:
        yield message("ladder.first/urgent-marked")


def _is_told(said: Message | None, id: str) -> bool:
    return said is not None and said.id == id
