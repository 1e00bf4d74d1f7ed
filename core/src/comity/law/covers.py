"""Whether a kind of assistance can be asked under an instrument, and which articles speak of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from comity.law.conditions import holds
from comity.model.citations import Read
from comity.model.law_records import Instrument, Provision, Scope

__all__ = ["Coverage", "Covered", "can_be_asked", "coverage"]

Covered = Literal["yes", "no", "not-excluded"]
KIND_PATHS = ("measures[].kind", "/measures[].kind")


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an instrument says of one kind of assistance.

    ``covered`` is *yes* where its terms name the kind, *no* where they leave it out, and
    *not-excluded* where they speak of assistance at large. ``provisions`` are the articles that
    name the kind, ``failing`` the elements of the scope test that it cannot meet.
    """

    kind: str
    covered: Covered
    provisions: tuple[Provision, ...] = ()
    failing: tuple[Scope, ...] = ()


def can_be_asked(instrument: Instrument, kind: str) -> bool:
    """Whether the instrument's own list of kinds, if it has one, leaves this kind in."""
    limited = bool(instrument.measures) and kind not in instrument.measures
    return not limited and kind not in instrument.not_measures


def coverage(instrument: Instrument, kind: str, on: dt.date) -> Coverage:
    """What an instrument says of a kind of assistance on a day, as far as its text was read."""
    provisions = tuple(
        row
        for row in instrument.provisions
        if kind in row.measures and row.read is not Read.NONE and row.held_on(on)
    )
    tests = [s for s in instrument.scope if s.read is not Read.NONE and s.held_on(on)]
    judged = [(s, _for_kind(s.when, kind)) for s in tests if s.when is not None]
    failing = tuple(scope for scope, met in judged if met is False)
    if failing or not can_be_asked(instrument, kind):
        return Coverage(kind, "no", (), failing)
    named = bool(provisions) or kind in instrument.measures or any(met for _, met in judged)
    return Coverage(kind, "yes" if named else "not-excluded", provisions)


def _for_kind(condition: Mapping[str, Any], kind: str) -> bool | None:
    """A condition judged by the kind of assistance alone: what asks for more cannot be told."""
    for key, decided in (("all", False), ("any_of", True)):
        if key in condition:
            judged = [_for_kind(part, kind) for part in condition[key]]
            if decided in judged:
                return decided
            return None if None in judged else not decided
    if "not" in condition:
        inner = _for_kind(condition["not"], kind)
        return None if inner is None else not inner
    if condition.get("field") not in KIND_PATHS or "present" in condition:
        return None
    data = {"measures": [{"kind": kind}]}
    return holds(condition, data, data)
