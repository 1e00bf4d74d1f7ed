"""Values that may stand in for a gap: of the type that the model needs, and differing by world.

A world is one way to fill all gaps of a draft. What is found in every world does not depend on how
a gap is filled; what is found in some of them does.
"""

from __future__ import annotations

import datetime as dt
import typing
from collections.abc import Mapping
from decimal import Decimal

from pydantic.fields import FieldInfo

from comity.steps.read import shape
from comity.steps.read.plain_tree import Node

__all__ = ["WORLDS", "synthesised"]

WORLDS = 3
"""How many ways there are to fill the gaps of a draft."""

CODES = ("USD", "EUR", "JPY")
STATES = ("AQ", "BV", "HM")
"""Territories without an authority of their own, so that no law of a State is asked for."""
TEXTS = ("zzqa", "Zzqb zzqc zzqd", "zzqe-77")
DATES = ("1950-02-03", "2150-03-04", "2075-04-05")
NUMBERS = ("1", "4999", "37")


def synthesised(annotation: object, world: int, attempt: int = 0, known: object = None) -> Node:
    """What may stand at a field of this type.

    Args:
        annotation: the type.
        world: the number of the world, from 0.
        attempt: how often a value at this place was refused already.
        known: the field of the model, whose examples are tried too.
    """
    if made := shape.models(annotation):
        model = made[(world + attempt) % len(made)]
        return {
            name: synthesised(field.annotation, world, attempt, field.info)
            for name, field in shape.fields(model).items()
            if field.info.is_required()
        }
    for one in shape.members(annotation):
        origin = typing.get_origin(one)
        if origin is tuple:
            return [synthesised(shape.child(one, 0), world, attempt, known)]
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {}
    return _word(annotation, world, attempt, known)


def _word(annotation: object, world: int, attempt: int, known: object) -> str:
    turn = world + attempt
    choices = shape.allowed(annotation)
    if choices:
        return choices[(0, len(choices) - 1, len(choices) // 2)[turn % 3]]
    kinds = shape.members(annotation)
    if dt.date in kinds:
        return DATES[turn % 3]
    if int in kinds or Decimal in kinds or float in kinds:
        return NUMBERS[turn % 3]
    kinds_of_text = [TEXTS, STATES, CODES, DATES, _examples(annotation, known)]
    tried = [turn_of for turn_of in kinds_of_text if turn_of]
    chosen = tried[attempt // WORLDS % len(tried)]
    return chosen[(world + attempt) % len(chosen)]


def _examples(annotation: object, known: object) -> tuple[str, ...]:
    found = list(known.examples or ()) if isinstance(known, FieldInfo) else []
    if typing.get_origin(annotation) is typing.Annotated:
        for note in typing.get_args(annotation)[1:]:
            if isinstance(note, FieldInfo):
                found += note.examples or ()
    return tuple(map(str, found))
