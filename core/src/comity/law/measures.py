"""The host's own table of kinds of assistance (measures/*.toml, one file a group)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from comity.errors import LawDataError
from comity.law.load import read_toml
from comity.records import Measure

__all__ = ["GROUPS", "load_measures"]

GROUPS = ("electronic", "money", "testimony", "documents", "cooperation", "routed")


@cache
def load_measures() -> tuple[Measure, ...]:
    """Every kind, group by group, in the order in which ``comity measures`` lists them.

    Raises:
        LawDataError: a file has a key that this version does not know, or a kind stands twice.
    """
    found: dict[str, Measure] = {}
    for group in GROUPS:
        name = f"{group}.toml"
        for row in read_toml(files("comity.law") / "measures" / name)["measure"]:
            measure = _measure(row, name)
            if measure.kind in found:
                raise LawDataError(f"{name}: the kind {measure.kind!r} stands twice")
            found[measure.kind] = measure
    return tuple(found.values())


def _measure(row: dict[str, object], name: str) -> Measure:
    try:
        return Measure(**{**row, "needs": tuple(row.get("needs", ()))})  # type: ignore[arg-type]
    except TypeError as error:
        raise LawDataError(f"{name}: {row.get('kind', 'a measure')}: {error}") from error
