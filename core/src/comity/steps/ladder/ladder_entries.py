"""A rung's entry: one channel between the two States, how it is called, and whether it was used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from comity.law.terms import instrument_term
from comity.law.ties import Tie
from comity.model.drafts.request_papers import ChannelTried
from comity.model.law_ways import RoadLaw
from comity.model.messages import Message, Term
from comity.model.records import Channel, Openness
from comity.steps.ladder.pair import Pair, Sides
from comity.text.messages import message, plain_sentence

__all__ = [
    "BETTER",
    "LIVE",
    "Entry",
    "Mark",
    "best",
    "given",
    "of_tie",
    "serves_live",
    "titled",
    "users",
]

Mark = Literal["", "used", "unsuitable"]
BETTER = ("no", "lead", "by-law", "evidence")
"""Grades of what is given of a class, the best last."""

LIVE = "live"  # data as they pass, which only an order or a request gives
USERS = (
    *("police", "prosecutor", "judge", "court", "central-authority", "other"),
    *("financial-intelligence-unit", "asset-recovery-office", "anti-corruption-authority"),
    "any-judicial-authority",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A channel as it stands on the ladder.

    ``title`` names it, ``ask`` tells what an officer does who may not use it, ``remark`` what is
    told besides, ``where`` who tells the address. ``mark`` is what the draft says: ``used`` or
    ``unsuitable``, with ``tried`` the place in which it does.

    ``roads`` are those that a treaty opens to the request, the direct one first, and ``urgent``
    what it says of an urgent one. ``bounds`` is what the State that asks may not use it for.
    ``old`` is the year of a list on which it rests and that nobody has checked for long. A network
    that is not ``near`` has nothing to do with the two.
    """

    channel: Channel
    title: Message
    ask: Message | None = None
    remark: Message | None = None
    where: Message | None = None
    mark: Mark = ""
    tried: ChannelTried | None = None
    roads: tuple[RoadLaw, ...] = ()
    urgent: Message | None = None
    bounds: Message | None = None
    old: str = ""
    near: bool = True


def titled(text: str) -> Message:
    """A title that data give, as a message."""
    return plain_sentence(text)


def of_tie(tie: Tie, pair: Sides) -> tuple[Openness, Message]:
    """Whether a treaty opens something between the two on the day, and by what."""
    if tie.status == "in-force":
        if tie.since is not None:
            return "yes", message("ladder.why/in-force", since=tie.since)
        return "yes", message("ladder.why/in-force-undated")
    if tie.status == "unknown":
        return "unknown", message("ladder.why/tie-unknown")
    if tie.status == "signed":
        if tie.as_of is not None and tie.as_of < pair.on:
            return "no", message("ladder.why/signed-listed", listed=tie.as_of)
        return "no", message("ladder.why/signed", day=pair.on)
    out = [one.code for one in tie.positions if one.status in ("not-party", "signed")]
    states = tuple(state for state in (pair.asking, pair.asked) if state.id in out)
    if states:
        return "no", _not_bound(tie, pair, states)
    return "no", message("ladder.why/closed")


def _not_bound(tie: Tie, pair: Sides, states: tuple[Term, ...]) -> Message:
    """That a treaty does not bind a State, by a list where the day asked for lies after it."""
    treaty, listed = instrument_term(tie.instrument), tie.as_of
    if listed is not None and listed < pair.on:
        return message(
            "ladder.why/not-party-listed", instrument=treaty, states=states, listed=listed
        )
    day = pair.on
    return message("ladder.why/not-party", instrument=treaty, states=states, day=day)


def users(channel: Channel) -> Message | None:
    """Who may use it, where that is told."""
    told = tuple(message(f"ladder.user/{name}") for name in channel.used_by if name in USERS)
    return message("ladder.who", users=told) if told else None


def given(channel: Channel, pair: Pair) -> dict[str, str]:
    """What a channel gives of the classes that are asked for, where that is known."""
    found = {name: channel.gives[name] for name in pair.classes if name in channel.gives}
    if channel.use == "evidence" and channel.open == "yes" and serves_live(channel, pair):
        found[LIVE] = BETTER[-1]
    return found


def serves_live(channel: Channel, pair: Pair) -> bool:
    """Whether it is told of a kind that is asked for, of data as they pass, that it is for it."""
    return any(kind.live and kind.kind in channel.measures for kind in pair.kinds)


def best(channel: Channel, pair: Pair) -> str:
    """The best that it gives of anything that is asked for; nothing where that is not known."""
    grades = [grade for grade in given(channel, pair).values() if grade in BETTER]
    return max(grades, key=BETTER.index, default="")
