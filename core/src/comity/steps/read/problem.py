"""One error of a model, followed through the document to the words that an author wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel

from comity.steps.read import paths, shape
from comity.steps.read.plain_tree import Node

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

Steps = tuple[str | int, ...]
"""The keys and the numbers that lead from the document to a field."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One error of a model, put into the author's terms.

    Attributes:
        steps: the keys and numbers that lead to the field.
        kind: pydantic's name of the error.
        detail: pydantic's error.
        annotation: the type that the model has at the field, or None.
        value: what the author wrote there, or None.
        known: the field in the model, if it is one.
        siblings: the fields known in the group that the field belongs to.
        choices: where the model allows several types: the place and the one that was tried.
    """

    steps: Steps
    kind: str
    detail: ErrorDetails
    annotation: object
    value: Node | None
    known: shape.Known | None
    siblings: dict[str, shape.Known]
    choices: tuple[tuple[Steps, str], ...] = ()

    @property
    def field(self) -> str:
        """The field path."""
        return paths.join_all(self.steps)


def follow(detail: ErrorDetails, model: type[BaseModel], data: Node) -> Problem:
    """The problem that an error of pydantic comes to.

    The error's location is followed through the model and the document side by side.

    Locations hold labels beside keys and numbers: which member of a union was tried, and how
    a key or a function is called. A label is no step.
    """
    annotation: object = model
    value: Node | None = data
    known: shape.Known | None = None
    siblings: dict[str, shape.Known] = {}
    steps: list[str | int] = []
    choices: list[tuple[Steps, str]] = []
    location = list(detail["loc"])
    while location:
        step = location.pop(0)
        union = len(shape.members(annotation)) > 1
        chosen = bool(choices) and choices[-1][0] == tuple(steps)
        if union and not chosen:
            choices.append((tuple(steps), str(step)))
            continue
        adds = detail["type"] in ("missing", "extra_forbidden") and not location
        if not adds and not _has(value, step):
            continue
        siblings = shape.known_fields(annotation, value)
        known = siblings.get(str(step)) if isinstance(step, str) else None
        annotation = shape.child(annotation, step, value)
        value = _get(value, step)
        steps.append(step)
    if detail["type"].startswith("union_tag_"):
        discriminator = str(detail.get("ctx", {}).get("discriminator", "")).strip("'")
        written = shape.written(annotation, discriminator)
        steps += [written] if written else []
    return Problem(
        tuple(steps), detail["type"], detail, annotation, value, known, siblings, tuple(choices)
    )


def _has(value: Node | None, step: str | int) -> bool:
    if isinstance(value, dict):
        return step in value
    return isinstance(value, list) and isinstance(step, int) and step < len(value)


def _get(value: Node | None, step: str | int) -> Node | None:
    if isinstance(value, dict) and isinstance(step, str):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None
