"""Values that may stand in for a gap: of the type that the model needs, and differing by world.

A world is one way to fill all gaps of a draft. What is found in every world does not depend on how
a gap is filled; what is found in some of them does.
"""

from __future__ import annotations

import datetime as dt
import typing
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from zlib import crc32

from pydantic.fields import FieldInfo

from comity.steps.read import shape
from comity.steps.read.plain_tree import Node

__all__ = ["WORLDS", "World", "synthesised"]

WORLDS = 3
"""How many ways there are to fill the gaps of a draft."""

CODES = ("USD", "EUR", "JPY")
STATES = ("AQ", "BV", "HM")
"""Territories without an authority of their own, so that no law of a State is asked for."""
CODES = ("USD", "EUR", "JPY")
DATES = ("1950-02-03", "2150-03-04", "2075-04-05")
NUMBERS = ("1", "4999", "37")


@dataclass(frozen=True, slots=True)
class World:
    """Which of the worlds, how often a value was refused at a place already, and which place."""

    number: int
    attempt: int = 0
    path: str = ""

    @property
    def turn(self) -> int:
        """Which of three values to take."""
        return (self.number + self.attempt) % WORLDS

    def below(self, name: str) -> World:
        """The same for a field of a table."""
        return replace(self, path=f"{self.path}.{name}")

    def texts(self) -> tuple[str, ...]:
        """Words that no language has, and no other place of the same draft."""
        word = "".join(chr(ord("a") + int(digit)) for digit in str(crc32(self.path.encode())))
        return (f"zz{word}", f"Zq{word} {word}q zq", f"zqz-{word}7")


def synthesised(annotation: object, world: World, known: object = None) -> Node:
    """What may stand at a field of this type.

    Args:
        annotation: the type.
        world: the world, the attempt and the place.
        known: the field of the model, whose examples are tried too.
    """
    if made := shape.models(annotation):
        model = made[world.turn % len(made)]
        return {
            name: synthesised(field.annotation, world.below(name), field.info)
            for name, field in shape.fields(model).items()
            if field.info.is_required()
        }
    for one in shape.members(annotation):
        origin = typing.get_origin(one)
        if origin is tuple:
            return [synthesised(shape.child(one, 0), world.below("[0]"), known)]
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {}
    return _word(annotation, world, known)


def _word(annotation: object, world: World, known: object) -> str:
    choices = shape.allowed(annotation)
    if choices:
        return choices[(0, len(choices) - 1, len(choices) // 2)[world.turn]]
    kinds = shape.members(annotation)
    if dt.date in kinds:
        return DATES[world.turn]
    if int in kinds or Decimal in kinds or float in kinds:
        return NUMBERS[world.turn]
    every = [world.texts(), STATES, CODES, DATES, _examples(annotation, known)]
    tried = [values for values in every if values]
    chosen = tried[world.attempt // WORLDS % len(tried)]
    return chosen[(world.number + world.attempt) % len(chosen)]


def _examples(annotation: object, known: object) -> tuple[str, ...]:
    found = list(known.examples or ()) if isinstance(known, FieldInfo) else []
    if typing.get_origin(annotation) is typing.Annotated:
        for note in typing.get_args(annotation)[1:]:
            if isinstance(note, FieldInfo):
                found += note.examples or ()
    return tuple(map(str, found))
