"""Measures that go on an instrument's own form and by no letter: investigation orders."""

from __future__ import annotations

from collections.abc import Iterable

from comity.steps.resolve.bases import Basis

__all__ = ["find_own_forms"]


def find_own_forms(bases: Iterable[Basis], measures: int) -> tuple[str, ...]:
    """For each measure the id of the instrument on whose own form it goes; "" for a letter.

    Only an instrument that is relied on, is in force, and carries the measure counts: a request
    that rests on a treaty stays a letter, even where an order should take its place.
    """
    orders = [b for b in bases if b.relied_on and b.binds and b.instrument.own_form]
    return tuple(
        next((b.instrument.id for b in orders if b.serves[index] is True), "")
        for index in range(measures)
    )
