"""The particulars of a measure: a row for each field of the kind's own, by its form."""

from __future__ import annotations

from typing import Any

from comity.law.particular_forms import as_day, form_of
from comity.model.content import Row
from comity.model.drafts.base import leaves
from comity.steps.compose.drafter import Drafter
from comity.steps.read.paths import join

__all__ = ["particular_rows"]


def particular_rows(drafter: Drafter, path: str) -> list[Row]:
    """A row for each particular of the measure at a path, in the order in which they are written.

    A sum, days, a length of time and a list of texts stand in one row; what has another shape
    stands in one row for each of its values.
    """
    kind = str(drafter.get(f"{path}.kind"))
    rows: list[Row] = []
    for name, value in (drafter.get(f"{path}.particulars") or {}).items():
        place = join(f"{path}.particulars", name)
        written = _written(drafter, place, value)
        if written:
            rows.append({"label": drafter.particular(kind, name), "text": written})
            continue
        for leaf, _ in leaves(value, place):
            inner = leaf.removeprefix(f"{path}.particulars").lstrip(".")
            rows.append({"label": drafter.particular(kind, inner), "text": drafter.text(leaf)})
    return rows


def _written(drafter: Drafter, place: str, value: Any) -> str:
    """A value in one phrase, its leaves placed; nothing where it takes rows of its own."""
    form = form_of(value)
    if form == "list":
        return drafter.listed([drafter.text(leaf) for leaf, _ in leaves(value, place)])
    written = ""
    if form == "days":
        ends = (drafter.format(as_day(value[end]), "date") for end in ("from", "to"))
        written = drafter.say("word.period", **dict(zip(("start", "end"), ends, strict=True)))
    elif form == "date":
        written = drafter.format(as_day(value), "date")
    elif form in ("money", "period"):
        written = drafter.format(value, form)
    for leaf, _ in leaves(value, place) if written else ():
        drafter.place(leaf, written)
    return written
