"""Data that fade: how they are preserved today, and when a preservation that runs will end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from comity.model.drafts.request import Request
from comity.model.law_networks import UsualTime
from comity.model.messages import Message, Term
from comity.model.records import HOLD
from comity.steps.ladder.ladder_entries import Entry, users
from comity.steps.ladder.pair import Pair
from comity.text.messages import message, plain_sentence

__all__ = ["hold_steps", "holds"]

OUTSIDE = (
    *("ladder.why/not-listed", "ladder.why/neither-listed", "ladder.why/not-member"),
    *("ladder.why/not-party", "ladder.why/not-party-listed", "ladder.why/observer"),
)
"""Reasons that name the States which are not known to take part."""


def holds(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The channels by which data can be preserved today, those that were not used first.

    One that rests on a list which nobody has checked for long is none of them.
    """
    found = [
        one
        for one in entries
        if one.channel.open == "yes" and one.mark != "unsuitable" and not one.old
    ]
    return tuple(sorted(found, key=_slower))


def _slower(one: Entry) -> tuple[bool, bool]:
    """A point or an order goes before what the law of the other State makes of a request."""
    return bool(one.channel.source), one.channel.gives.get(HOLD) != "yes"


def hold_steps(
    pair: Pair, entries: Sequence[Entry], times: Iterable[UsualTime], *, known: bool
) -> Iterator[Message]:
    """What to do about the data first.

    Args:
        pair: the two States and what is asked.
        entries: the channels that preserve data.
        times: how long a formal request took, the times for this State first.
        known: whether lists of networks are in use.
    """
    found, (running, ended) = holds(entries), _ends(pair)
    if running is not None:
        yield from _running(pair, running, times)
    used = running is not None or any(one.mark == "used" for one in found)
    if ended is None and used:
        return
    lost = message("ladder.hold-ended", end=ended) if ended is not None else None
    if not found:
        point = _point(pair, entries, known=known)
        yield message("ladder.first/hold-unknown", ended=lost, point=point)
        return
    first = found[0]
    network = bool(first.channel.ask_through) and not first.channel.source
    yield message(
        "ladder.first/hold",
        ended=lost,
        channel=first.title,
        ask=first.ask if network or first.ask is not None else users(first.channel),
        lasts=plain_sentence(first.channel.lasts) if first.channel.lasts else None,
    )


def _running(pair: Pair, end: dt.date, times: Iterable[UsualTime]) -> Iterator[Message]:
    """That a preservation ends before an answer usually comes, or before anybody can tell."""
    shortest = next((one.from_days for one in times if one.from_days is not None), None)
    if shortest is None:
        yield message("ladder.first/hold-runs", end=end)
    elif end < pair.resolved.on + dt.timedelta(days=shortest):
        yield message("ladder.first/hold-short", end=end)


def _point(pair: Pair, entries: Sequence[Entry], *, known: bool) -> Message:
    """Whom to ask beside the provider: a point by an old list, the own one, or who would know."""
    for one in entries:
        if one.channel.open == "yes" and one.old and one.mark != "unsuitable":
            return message("ladder.point/old", channel=one.title, year=one.old, ask=one.ask)
    if not known:
        return message("ladder.point/unlooked", state=pair.asking)
    networks = [one for one in entries if one.channel.ask_through and not one.channel.source]
    if any(_takes_part(pair, one) for one in networks):
        return message("ladder.point/own")
    return message("ladder.point/none", state=pair.asking)


def _takes_part(pair: Pair, entry: Entry) -> bool:
    """Whether the State that asks is known to belong to a network, by why it is not open."""
    why = entry.channel.why
    if why is None or why.id not in OUTSIDE:
        return False
    states = dict(why.params).get("states")
    named = states if isinstance(states, tuple) else ()
    return pair.asking.id not in {one.id for one in named if isinstance(one, Term)}


def _ends(pair: Pair) -> tuple[dt.date | None, dt.date | None]:
    """The day on which the first preservation that runs ends, and that on which the last ended.

    Of one holder the last day counts, as a later preservation extends the one before. The second is
    there only where none runs any longer.
    """
    draft = pair.resolved.draft
    assert isinstance(draft, Request)
    ends: dict[str, dt.date] = {}
    for one in draft.earlier:
        if one.kind == "preservation" and one.expires:
            kept = one.holder or one.authority or ""
            ends[kept] = max(one.expires, ends.get(kept, one.expires))
    running = [end for end in ends.values() if end >= pair.resolved.on]
    if running:
        return min(running), None
    return None, max(ends.values(), default=None)
