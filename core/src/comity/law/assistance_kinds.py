"""The host's own table of kinds of assistance (measures/*.toml, one file a group)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from comity.law.load import read_toml
from comity.model.citations import Read
from comity.model.errors import LawDataError
from comity.model.nearest import KIND, names_near
from comity.model.records import AssistanceKind

__all__ = [
    "GROUPS",
    "KindProperty",
    "common_field",
    "kind_of",
    "kinds_known",
    "kinds_near",
    "load_assistance_kinds",
    "load_kind_properties",
    "meant",
]

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
                raise LawDataError(f"{name}: the kind {measure.kind!r} appears twice")
            found[measure.kind] = measure
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class KindProperty:
    """What is asked of a kind: a field of AssistanceKind and what is true of a kind that has it.

    ``values`` are the words that it may have, each with its meaning; ``of`` says what it lists
    (kinds, classes). With neither it is yes or no.
    """

    name: str
    says: str
    values: Mapping[str, str] = field(default_factory=dict)
    of: str = ""


@cache
def load_kind_properties() -> tuple[KindProperty, ...]:
    """Every property of a kind, in the order in which the page lists them."""
    rows = read_toml(files("comity.law") / "kind_properties.toml")["property"]
    return tuple(KindProperty(**row) for row in rows)


def kind_of(kinds: Mapping[str, AssistanceKind], name: str) -> AssistanceKind:
    """The kind of this name; of one that nobody knows a kind without any property."""
    return kinds.get(name) or AssistanceKind(name, name)


def common_field(kind: AssistanceKind, name: str) -> str:
    """The field of a measure that stands for a particular of this name now, or nothing.

    A leading slash leads from the draft: ``/payment_account``.
    """
    return kind.also.get(name, "")


def meant(kind: str, kinds: Mapping[str, AssistanceKind]) -> str:
    """What to write in place of a kind that nobody knows: those that are near, else all of them."""
    if near := kinds_near(kind, kinds):
        return f"Did you mean {' or '.join(near)}?"
    return f"Known: {', '.join(kinds_known(kinds))}."


def kinds_near(kind: str, kinds: Mapping[str, AssistanceKind]) -> tuple[str, ...]:
    """The ids that an unknown one is near to, the nearest first.

    A kind may be meant by its title too; capitals, spaces and ``_`` for ``-`` count as the same.
    """
    named = {_shape(measure.title): name for name, measure in kinds.items()}
    named |= {_shape(name): name for name in kinds}
    word = _shape(kind[:100])
    likely = names_near(word, named, KIND)
    likely = likely or [name for name in named if len(word) > 3 and word in name][: KIND.most]
    return tuple(dict.fromkeys(named[name] for name in likely))


def kinds_known(kinds: Mapping[str, AssistanceKind]) -> tuple[str, ...]:
    """The ids of assistance, in the order of the table; those of plugins are last."""
    own = [measure.kind for measure in load_assistance_kinds() if measure.kind in kinds]
    known = dict.fromkeys((*own, *kinds))
    return tuple(name for name in known if not kinds[name].routed)


def _shape(name: str) -> str:
    return "-".join(name.lower().replace("_", " ").replace("-", " ").split())


def _listing() -> tuple[str, ...]:
    return tuple(one.name for one in load_kind_properties() if one.of)


def _measure(row: dict[str, Any], group: str, name: str) -> AssistanceKind:
    lists = {key: tuple(row.get(key, ())) for key in ("needs", "common", *_listing())}
    for one in load_kind_properties():
        if one.values and row.get(one.name, "") not in ("", *one.values):
            known = ", ".join(one.values)
            raise LawDataError(f"{name}: {row.get('kind')}: {one.name} must be one of {known}")
    clause = "" if row.get("routed") else f"request.measure.{row.get('kind')}"
    read = {"usual_read": Read(row["usual_read"])} if "usual_read" in row else {}
    try:
        return AssistanceKind(**{"clause": clause, **row, **lists, **read, "group": group})
    except TypeError as error:
        raise LawDataError(f"{name}: {row.get('kind', 'a measure')}: {error}") from error
