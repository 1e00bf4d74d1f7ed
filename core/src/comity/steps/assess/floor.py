"""What practice asks where no law settles a point: the floor under every State.

A ground of practice speaks of a measure only where three are silent: the law of the requested
State (no ground of it was read), what is relied on (no ground on the topic, no provision that bars
it, no list of grounds that is complete), and the terms of the ground itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from comity.law.covers import can_be_asked
from comity.model.citations import Read
from comity.model.law_practice import PracticeGround
from comity.model.law_records import Ground, Instrument
from comity.steps.assess.assessment import ApplicableGround
from comity.steps.resolve import Resolved

__all__ = ["PRACTICE", "floor", "settled"]

PRACTICE = "practice"
"""Who says it, in place of a State or an instrument."""


def floor(resolved: Resolved, own: Iterable[Ground]) -> list[ApplicableGround]:
    """The grounds of practice that may speak; none where a ground of the State's law was read."""
    if any(own):
        return []
    return [
        ApplicableGround(ground, PRACTICE)
        for ground in resolved.practice
        if ground.read is not Read.NONE and ground.held_on(resolved.on)
    ]


def settled(
    ground: Ground, instruments: Iterable[Instrument], kind: str, resolved: Resolved
) -> bool:
    """Whether an instrument that carries a measure settles the topic of a ground of practice.

    Args:
        ground: any ground; one that is law is never settled by another.
        instruments: those that carry the measure.
        kind: the kind of assistance.
        resolved: the case, for its day.
    """
    if not isinstance(ground, PracticeGround):
        return False
    carrying = [one for one in instruments if can_be_asked(one, kind)]
    return any(_speaks_of(one, ground.topic, kind, resolved) for one in carrying)


def _speaks_of(instrument: Instrument, topic: str, kind: str, resolved: Resolved) -> bool:
    """Whether an instrument has a ground on the topic, or says that it has all there are."""
    grounds = [
        one
        for one in instrument.grounds
        if not one.declared and one.read is not Read.NONE and one.held_on(resolved.on)
    ]
    if any(topic in ALIKE.get(one.topic, (one.topic,)) for one in grounds):
        return True
    return any(
        row.only_grounds
        and row.read is not Read.NONE
        and row.held_on(resolved.on)
        and (not row.measures or kind in row.measures)
        for row in instrument.provisions
    )


ALIKE = {
    "political-or-fiscal": ("political-offence", "fiscal"),
    "political-or-essential": ("political-offence", "essential-interests"),
}
"""Grounds of law that join two topics."""
