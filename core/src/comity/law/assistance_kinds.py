"""The host's own table of kinds of assistance (measures/*.toml, one file a group)."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from comity.law.load import read_toml
from comity.model.citations import Read
from comity.model.errors import LawDataError
from comity.model.records import AssistanceKind

__all__ = ["GROUPS", "common_field", "load_assistance_kinds", "meant"]

GROUPS = ("electronic", "money", "testimony", "documents", "cooperation", "routed")


@cache
def load_assistance_kinds() -> tuple[AssistanceKind, ...]:
    """Every kind, group by group, in the order in which ``comity measures`` lists them.

    Raises:
        LawDataError: a file has a key that this version does not know, or a kind stands twice.
    """
    found: dict[str, AssistanceKind] = {}
    for group in GROUPS:
        name = f"{group}.toml"
        for row in read_toml(files("comity.law") / "measures" / name)["measure"]:
            measure = _measure(row, group, name)
            if measure.kind in found:
                raise LawDataError(f"{name}: the kind {measure.kind!r} stands twice")
            found[measure.kind] = measure
    return tuple(found.values())


def common_field(kind: AssistanceKind, name: str) -> str:
    """The field of a measure that stands for a particular of this name now, or nothing.

    A leading slash leads from the draft: ``/payment_account``.
    """
    return kind.also.get(name, "")


def meant(kind: str, kinds: Mapping[str, AssistanceKind]) -> str:
    """What to write in place of a kind that nobody knows: those that are near, else all of them.

    A kind may be meant by its title too; capitals, spaces and ``_`` for ``-`` count as the same.
    """
    named = {_shape(measure.title): name for name, measure in kinds.items()}
    named |= {_shape(name): name for name in kinds}
    word = _shape(kind[:100])
    near = difflib.get_close_matches(word, named, n=3, cutoff=0.6)
    near = near or [name for name in named if len(word) > 3 and word in name][:3]
    if near:
        return f"Did you mean {' or '.join(dict.fromkeys(named[name] for name in near))}?"
    own = [measure.kind for measure in load_assistance_kinds() if measure.kind in kinds]
    known = dict.fromkeys((*own, *kinds))  # in the order of the table, those of plugins last
    return f"Known: {', '.join(name for name in known if not kinds[name].routed)}."


def _shape(name: str) -> str:
    return "-".join(name.lower().replace("_", " ").replace("-", " ").split())


def _measure(row: dict[str, Any], group: str, name: str) -> AssistanceKind:
    lists = {key: tuple(row.get(key, ())) for key in ("needs", "common")}
    clause = "" if row.get("routed") else f"request.measure.{row.get('kind')}"
    read = {"usual_read": Read(row["usual_read"])} if "usual_read" in row else {}
    try:
        return AssistanceKind(**{"clause": clause, **row, **lists, **read, "group": group})
    except TypeError as error:
        raise LawDataError(f"{name}: {row.get('kind', 'a measure')}: {error}") from error
