"""What a rule requires of a draft and does not find there, each alternative by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from comity.law.conditions import holds, resolve_path
from comity.model.law_records import Condition

__all__ = ["Alternative", "Unmet", "unmet"]

Data = Mapping[str, Any]
_LISTED = re.compile(r"^(?P<list>.+)\[\]\.kind$")


@dataclass(frozen=True, slots=True)
class Alternative:
    """One thing that would meet a condition: the path of a field, and of an entry its kind.

    ``absent`` says that it is not there; else it is there and is not what the rule asks for, or
    the rule cannot tell.
    """

    path: str
    kind: str = ""
    absent: bool = True


@dataclass(frozen=True, slots=True)
class Unmet:
    """A condition that a draft does not meet, and what would meet it, any of it."""

    alternatives: tuple[Alternative, ...]

    @property
    def absent(self) -> bool:
        """Whether nothing that would meet it is there."""
        return all(one.absent for one in self.alternatives)


def unmet(condition: Condition, prefix: str, item: Any, draft: Data) -> Unmet | None:
    """What would meet a condition that fails; None where no field alone would.

    Args:
        condition: a condition that a rule requires, and that does not hold.
        prefix: the path of the item that the rule is about; empty for the whole draft.
        item: that item.
        draft: the draft's data.
    """
    found = tuple(dict.fromkeys(_alternatives(condition, prefix, item, draft) or ()))
    plain = {one.path for one in found if one.absent}
    kept = tuple(one for one in found if one.absent or one.path not in plain)
    return Unmet(kept) if kept else None


def _alternatives(
    condition: Condition, prefix: str, item: Any, draft: Data
) -> list[Alternative] | None:
    if "any_of" in condition:
        parts = [_alternatives(part, prefix, item, draft) for part in condition["any_of"]]
        return [one for part in parts for one in part or ()]
    if "all" in condition:
        failing = [part for part in condition["all"] if holds(part, item, draft) is not True]
        told = [_alternatives(part, prefix, item, draft) for part in failing]
        return [one for part in told for one in part or ()] if all(told) else None
    return list(_leaf(condition, prefix)) or None


def _leaf(condition: Condition, prefix: str) -> Iterator[Alternative]:
    field = str(condition.get("field", ""))
    if not field:
        return
    inner = condition.get("any")
    if isinstance(inner, Mapping):
        path = resolve_path(field, prefix)
        kind = inner.get("equals") if inner.get("field") == "kind" else None
        yield Alternative(path, str(kind or ""), kind is not None)
    elif (listed := _LISTED.match(field)) and "equals" in condition:
        yield Alternative(resolve_path(listed["list"], prefix), str(condition["equals"]))
    elif field.rpartition(".")[2].lstrip("/") != "kind":
        there = condition.get("present") is True or condition.get("equals") is True
        yield Alternative(resolve_path(field, prefix), "", there)
