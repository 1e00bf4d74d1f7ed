"""The ladder: every channel between two States, rung by rung, and what to do first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from comity.host import Host
from comity.law.ties import Tie
from comity.model.drafts.request import Request
from comity.model.drafts.request_papers import ChannelTried
from comity.model.law_networks import Network, UsualTime
from comity.model.messages import Message
from comity.model.records import HOLD, RUNGS, AssistanceKind, Channel, Rung
from comity.steps.ladder.by_article import by_article
from comity.steps.ladder.by_network import by_network
from comity.steps.ladder.by_request import by_request
from comity.steps.ladder.first_steps import first_steps
from comity.steps.ladder.ladder_entries import Entry, best, serves_live, titled
from comity.steps.ladder.law_of_asked import by_law
from comity.steps.ladder.looked import set_aside, unlooked
from comity.steps.ladder.pair import Pair, pair_of
from comity.steps.ladder.tried import marked
from comity.steps.protect import Shield
from comity.steps.resolve import Resolved

__all__ = ["Ladder", "Step", "gives_something", "ladder_of"]

OPEN_FIRST = ("yes", "unknown", "no")
TEXTS = ("channel", "reference", "with_", "result", "why_not")


@dataclass(frozen=True, slots=True)
class Step:
    """One rung: its channels, the open ones first, and how long answers took."""

    rung: Rung
    entries: tuple[Entry, ...]
    times: tuple[UsualTime, ...] = ()


@dataclass(frozen=True, slots=True)
class Ladder:
    """The ladder between two States on a day, for what is asked.

    ``first`` are the two or three things to do first, ``others`` the channels that the draft names
    and that stand on no rung. ``read`` is the last day on which a list or a treaty was read.
    ``unlooked`` are the rungs of which something was not looked at, each with the reason;
    ``aside`` the packages that were set aside.
    """

    pair: Pair
    steps: tuple[Step, ...]
    first: tuple[Message, ...]
    others: tuple[ChannelTried, ...] = ()
    read: dt.date | None = None
    unlooked: Mapping[Rung, Message] = field(default_factory=dict)
    aside: tuple[str, ...] = ()

    def entries(self) -> Iterator[Entry]:
        """Every channel, from the first rung to the last."""
        for step in self.steps:
            yield from step.entries


def ladder_of(resolved: Resolved, host: Host) -> Ladder:
    """The ladder of a request.

    Args:
        resolved: the request with the law put to it.
        host: the plugins.
    """
    draft = resolved.draft
    assert isinstance(draft, Request)
    kinds = host.measures()
    pair = pair_of(resolved, kinds, host.instruments().values())
    networks = host.networks()
    found = [*_all(pair, networks, kinds), *_added(resolved, host)]
    shield = Shield(draft.read_data(), resolved.beside)
    entries, others = marked(found, [_shown(one, shield) for one in draft.channels])
    times = tuple(host.times().values())
    missing = unlooked(host, fades=pair.fades)
    steps = tuple(
        Step(rung, own, _times(rung, times, pair))
        for rung in RUNGS
        if (own := tuple(_ordered(entries, rung, pair))) or rung in missing
        if rung != HOLD or pair.fades
    )
    first = tuple(first_steps(pair, steps, known=HOLD not in missing))
    read = _last_read(pair, networks.values())
    return Ladder(pair, steps, first, others, read, missing, set_aside(host))


def _last_read(pair: Pair, networks: Iterable[Network]) -> dt.date | None:
    days = [one.checked for one in networks] + [tie.instrument.checked for tie in pair.ties]
    return max((day for day in days if day is not None), default=None)


def _shown(one: ChannelTried, shield: Shield) -> ChannelTried:
    """What a draft says of a channel, without a name or a fact that it protects."""
    texts = {name: shield.said(text) for name in TEXTS if (text := getattr(one, name))}
    return one.model_copy(update=texts)


def _all(
    pair: Pair, networks: Mapping[str, Network], kinds: Mapping[str, AssistanceKind]
) -> Iterator[Entry]:
    preserving = next((kind for kind in kinds.values() if kind.preserving), None)
    yield from by_article(pair, networks)
    yield from by_law(pair, preserving)
    yield from by_network(pair, networks.values())
    yield from by_request(pair)


def _added(resolved: Resolved, host: Host) -> Iterator[Entry]:
    """What plugins add by their hook."""
    found: list[Channel] = host.channels(resolved.draft, resolved.parties, resolved.on)
    for channel in found:
        yield Entry(channel, titled(channel.title))


def _ordered(entries: tuple[Entry, ...], rung: Rung, pair: Pair) -> list[Entry]:
    own = [entry for entry in entries if entry.channel.kind == rung]
    return sorted(
        own,
        key=lambda one: (
            OPEN_FIRST.index(one.channel.open),
            not gives_something(one.channel, pair),
            bool(one.channel.source),
        ),
    )


def gives_something(channel: Channel, pair: Pair) -> bool:
    """Whether a channel gives or secures anything of what is asked, or is of help with it."""
    told = channel.measures and not channel.gives  # asked for, and nothing read of it
    if told or serves_live(channel, pair) or best(channel, pair) not in ("", "no"):
        return True
    if channel.kind == HOLD:
        return pair.fades
    if channel.kind in ("formal-request", "letter-rogatory", "draft-check", "open-sources"):
        return True
    return channel.kind == "judicial-network" and channel.gives.get("advice") in ("yes", "by-law")


def _times(rung: Rung, times: tuple[UsualTime, ...], pair: Pair) -> tuple[UsualTime, ...]:
    """The times that were counted for such a request: those for this State first."""
    kinds = [kind.kind for kind in pair.kinds]
    found = [
        one
        for one in times
        if one.what == rung
        and one.read.value != "none"
        and one.serves(pair.asking.id, pair.asked.id, kinds)
        and (not one.among or _between(pair.tie(one.among)))
    ]
    return tuple(sorted(found, key=lambda one: (not one.of, not one.asking)))


def _between(tie: Tie | None) -> bool:
    return tie is not None and tie.status == "in-force"
