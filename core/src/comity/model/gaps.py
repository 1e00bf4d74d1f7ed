"""Gaps: what a draft lacks or has in a form that cannot be read, as values of their own.

A gap is neither absent nor silent. While the rest of a draft is judged, a stand-in takes its place:
a value of the type that the model needs, which knows that it stands for nothing. A condition of law
on a stand-in cannot be told, a list that has one never counts as complete, and no stand-in is ever
printed (``comity.steps.read.unfinished`` puts them in, ``comity.pipeline.examine`` judges).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as record_field
from decimal import Decimal
from typing import Any, Literal

from comity.model.findings import Place
from comity.model.patches import Patch

__all__ = ["Gap", "Pending", "StandIn", "has_gap", "is_stand_in", "stand_in", "unmarked", "written"]


@dataclass(frozen=True, slots=True)
class Gap:
    """A field that is missing, or that cannot be read as it is written.

    Attributes:
        field: the path of the field.
        message: what is wrong.
        cure: what to write.
        kind: whether the field is missing, malformed, or refers to what is not there.
        place: where it stands, or would stand.
        patch: the change that cures it: the right spelling of a key or word, or no unknown key.
    """

    field: str
    message: str
    cure: str
    kind: Literal["missing", "malformed", "reference"]
    place: Place
    patch: Patch | None = record_field(default=None, compare=False)


@dataclass(frozen=True, slots=True, order=True)
class Pending:
    """A rule that was not judged yet, and the fields with a gap that it needs."""

    rule: str
    needs: tuple[str, ...]


class StandIn:
    """Marks a value that stands in for a gap; mixed into the type that the model needs."""


class _Words(StandIn, str):
    __slots__ = ()


class _Number(StandIn, int):
    pass


class _Flag(StandIn, int):
    """True or false, a type that cannot be extended."""


class _Amount(StandIn, Decimal):
    pass


class _Date(StandIn, dt.date):
    pass


class _Items(StandIn, list[Any]):
    """A whole list that is a gap, in the data of a draft."""


class _Table(StandIn, dict[str, Any]):
    """A whole table that is a gap, in the data of a draft."""


def is_stand_in(value: object) -> bool:
    """Whether a value stands in for a gap."""
    return isinstance(value, StandIn)


def has_gap(value: object) -> bool:
    """Whether a value, or one in a list or table, stands in for a gap."""
    if isinstance(value, StandIn):
        return True
    if isinstance(value, Mapping):
        return any(map(has_gap, value.values()))
    return isinstance(value, (list, tuple)) and any(map(has_gap, value))


def stand_in(value: Any) -> Any:
    """The same value, marked: lists and tables of a draft's data too; None stays None.

    Raises:
        TypeError: no model holds a value of this type.
    """
    if value is None or isinstance(value, StandIn):
        return value
    if isinstance(value, str):
        return _Words(value)
    if isinstance(value, bool):
        return _Flag(value)
    if isinstance(value, int):
        return _Number(value)
    if isinstance(value, Decimal):
        return _Amount(value)
    if isinstance(value, dt.date):
        return _Date(value.year, value.month, value.day)
    if isinstance(value, Mapping):
        return _Table({key: stand_in(entry) for key, entry in value.items()})
    if isinstance(value, (list, tuple)):
        return _Items(map(stand_in, value))
    raise TypeError(f"no draft has a value of the type {type(value).__name__}")


def unmarked(value: Any) -> Any:
    """The data of a draft with plain values in the place of stand-ins, as a model takes them."""
    if isinstance(value, Mapping):
        return {key: unmarked(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [unmarked(entry) for entry in value]
    if isinstance(value, _Flag):
        return bool(value)
    if isinstance(value, _Words):
        return str(value)
    if isinstance(value, _Number):
        return int(value)
    if isinstance(value, _Amount):
        return Decimal(value)
    if isinstance(value, _Date):
        return dt.date(value.year, value.month, value.day)
    return value


def written(value: Any) -> Any:
    """What of the data of a draft its author wrote: nothing that stands in for a gap.

    How a person is protected counts though it cannot be read.
    """
    if isinstance(value, Mapping):
        kept = {k: v for k, v in value.items() if not is_stand_in(v) or k == "protect"}
        return {key: written(inner) for key, inner in kept.items()}
    if isinstance(value, (list, tuple)):
        return [written(inner) for inner in value if not is_stand_in(inner)]
    return value
