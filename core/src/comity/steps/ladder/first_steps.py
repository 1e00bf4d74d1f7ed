"""What to do first: secure the data, take the fastest channel that gives them, send the request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from comity.model.messages import Message
from comity.model.records import HOLD
from comity.steps.ladder.first_hold import hold_steps
from comity.steps.ladder.ladder_entries import BETTER, LIVE, Entry, given, serves_live, users
from comity.steps.ladder.pair import Pair, classes_of
from comity.text.messages import message, plain_sentence

if TYPE_CHECKING:
    from comity.steps.ladder.ladder import Step

__all__ = ["faster", "first_steps"]

TRACING = ("police", "financial-intelligence", "asset-recovery")
TRACED_BY_POLICE = ("person", "document", "vehicle")
USABLE = ("by-law", "evidence")
BY_OFFENCE = "ladder.why/by-offence"
MOST = 2  # faster channels among the first steps
Faster = tuple[Entry, tuple[str, ...]]
VOLUNTARY = "voluntary"  # by what the provider decides itself


def first_steps(pair: Pair, steps: Sequence[Step], *, known: bool = True) -> Iterator[Message]:
    """A few things: what must not wait, what is faster than a request, the request.

    Args:
        pair: the two States and what is asked.
        steps: the ladder.
        known: whether lists of networks are in use.
    """
    rungs: dict[str, Sequence[Entry]] = {step.rung: step.entries for step in steps}
    asked: tuple[str, ...] = ()
    ordered: set[str] = set()
    if pair.urgency == "emergency":
        asked, ordered = _askable(pair, rungs), _orderable(pair, rungs)
        yield from _emergency(pair, rungs, asked)
    if pair.fades:
        times = next((step.times for step in steps if step.rung == "formal-request"), ())
        yield from hold_steps(pair, rungs.get(HOLD, ()), times, known=known)
    told = _covering(pair, faster(pair, steps))
    for entry, names in told:
        said = set(asked) if entry.channel.short == VOLUNTARY else ordered
        if not set(names) <= said:
            yield _taken(entry, tuple(message(f"ladder.class/{name}") for name in names))
    yield from _doubtful(pair, rungs.get("provider", ()))
    formal = rungs.get("formal-request", ())
    yield from _request(formal, beside=not _all_given(pair, told))
    if pair.urgency != "ordinary" and formal:
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
        old = message("ladder.unchecked-list", year=entry.old) if entry.old else None
        return message(
            "ladder.first/trace", channel=entry.title, classes=classes, ask=entry.ask, old=old
        )
    if channel.short == VOLUNTARY:
        return message("ladder.first/voluntary", classes=classes)
    time = plain_sentence(channel.answers_in) if channel.answers_in else None
    return message(
        "ladder.first/faster",
        channel=entry.title,
        classes=classes,
        users=entry.ask or users(channel),
        time=time,
        bounds=entry.bounds,
    )


def _askable(pair: Pair, rungs: Mapping[str, Sequence[Entry]]) -> tuple[str, ...]:
    """The classes for which an authority of the asking State may itself ask the provider."""
    shut = _shut_out(rungs)
    found = [one for one in rungs.get("emergency", ()) if _ready(one) and one.channel.source]
    names = dict.fromkeys(name for one in found for name in given(one.channel, pair))
    return tuple(name for name in names if name not in shut)


def _orderable(pair: Pair, rungs: Mapping[str, Sequence[Entry]]) -> set[str]:
    """The classes for which an order for an emergency is told, which goes before any other."""
    found = [one for one in rungs.get("emergency", ()) if _ready(one) and not one.channel.source]
    return {name for one in found for name in given(one.channel, pair)}


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
    yield from _orders(pair, [one for one in found if not one.channel.source])
    of_law = [one for one in found if one.channel.source]
    names = dict.fromkeys(name for one in of_law for name in given(one.channel, pair))
    through = tuple(message(f"ladder.class/{name}") for name in names if name not in asked)
    further = message("ladder.through", classes=through, state=pair.asked) if through else None
    if asked:
        classes = tuple(message(f"ladder.class/{name}") for name in asked)
        yield message("ladder.first/emergency", classes=classes, through=further)
    elif through:
        yield message("ladder.first/emergency-through", classes=through, state=pair.asked)
    yield from _doubtful_emergency(pair, rungs)


def _orders(pair: Pair, found: Sequence[Entry]) -> Iterator[Message]:
    """Orders for an emergency, each with what it is for, who issues it, and how fast it is."""
    told: set[str] = set()
    for entry in found:
        new = tuple(name for name in given(entry.channel, pair) if name not in told)
        if not new:
            continue
        told.update(new)
        soon = entry.channel.answers_in
        yield message(
            "ladder.first/emergency-order",
            channel=entry.title,
            classes=tuple(message(f"ladder.class/{name}") for name in new),
            users=users(entry.channel),
            time=plain_sentence(soon) if soon else None,
        )


def _doubtful_emergency(pair: Pair, rungs: Mapping[str, Sequence[Entry]]) -> Iterator[Message]:
    """What a provider may perhaps give, where no law that was read settles it."""
    shut = _shut_out(rungs)
    entries = rungs.get("emergency", ())
    known = {name for one in entries if _ready(one) for name in given(one.channel, pair)}
    unsure = [one for one in entries if one.channel.open == "unknown" and not one.mark]
    serving = {kind for one in unsure for kind in one.channel.measures}
    asked = [kind for kind in pair.kinds if kind.kind in serving]
    names = dict.fromkeys(name for kind in asked for name in classes_of(kind))
    left = [name for name in names if name not in shut and name not in known]
    if left:
        classes = tuple(message(f"ladder.class/{name}") for name in left)
        yield message("ladder.first/emergency-unknown", classes=classes, state=pair.asked)


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
            if step.rung == "police":
                classes = tuple(name for name in classes if name in TRACED_BY_POLICE)
            if classes:
                found.append((entry, classes))
    return sorted(found, key=lambda one: (bool(one[0].old), -_weight(one, pair)))


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
    """What a treaty lets an urgent request do, or how it is marked where none says anything.

    A request on a form of its own takes no road of another treaty.
    """
    opened = [one for one in entries if one.channel.open == "yes"]
    own_form = bool(entries) and _is_told(entries[0].where, "ladder.where/atlas")
    told = (one.urgent for one in (opened[:1] if own_form else opened))
    road = next(filter(None, told), None)
    if road is None and opened and not own_form:
        road = message("ladder.urgent-road/unread")
    yield message("ladder.first/urgent", road=road)


def _is_told(said: Message | None, id: str) -> bool:
    return said is not None and said.id == id
