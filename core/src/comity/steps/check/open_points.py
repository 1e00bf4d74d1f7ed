"""Points on which requests are most often asked back, narrowed or refused: each asked once.

``points.toml`` says of which request and measure a point is asked, and what answers it. The
questions are in the messages, family ``point``. A point that the author lists under ``considered``
is not asked, and no other rule that asks the same is repeated here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from comity.law.conditions import values
from comity.law.load import read_toml
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import shortened
from comity.steps.check.point_seen import Seen, answered_in_measure, has
from comity.steps.check.point_signs import SIGNS
from comity.steps.check.point_signs_measure import MEASURE_SIGNS
from comity.steps.resolve import Resolved
from comity.text.messages import finding

__all__ = ["Point", "check_points", "points"]

QUOTED = 90  # signs of the words that a finding quotes
MEASURE = re.compile(r"measures\[\d+\]")
WITHOUT = ("withdrawal", "consent-to-use")  # which tell no case anew


@dataclass(frozen=True)
class Point:
    """A point: of what it is asked, by which signs, and what answers it (``points.toml``)."""

    id: str
    at: str
    signs: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    told: str = ""
    beside: tuple[str, ...] = ()
    quotes: bool = False
    own: bool = False
    around: bool = False
    variants: tuple[str, ...] = ()
    only: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def said_by(self, rule: str) -> bool:
        """Whether a rule asks the same: by the beginning of its id, or its end after ``*``."""
        return rule.startswith(self.beside) or rule.endswith(_ends(self.beside))


@cache
def _ends(beside: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one.removeprefix("*") for one in beside if one.startswith("*"))


@cache
def _table() -> Mapping[str, Any]:
    return read_toml(files("comity.steps.check") / "points.toml")


@cache
def points() -> Mapping[str, Point]:
    """Every point by its id, in the order of the file."""
    return {
        name: Point(
            id=name,
            at=row["at"],
            signs=tuple(row["signs"]),
            kinds=tuple(row.get("for", ())),
            without=tuple(row.get("without", ())),
            empty=tuple(row.get("empty", ())),
            told=row.get("told", ""),
            beside=tuple(row.get("beside", ())),
            quotes=row.get("quotes", False),
            own=row.get("own", False),
            around=row.get("around", False),
            variants=tuple(row.get("variants", ())),
            only=row.get("only", {}),
        )
        for name, row in _table().items()
        if isinstance(row, dict)
    }


def check_points(
    resolved: Resolved, kinds: Mapping[str, AssistanceKind], found: Sequence[Finding]
) -> Iterator[Finding]:
    """The points of a request that are open; ``found`` are the findings so far."""
    draft = resolved.draft
    if not isinstance(draft, Request):
        return
    yield from _unknown(draft)
    if draft.status not in WITHOUT:
        yield from _asked(Seen(resolved, draft, kinds, tuple(_table()["public"])), found)


def _asked(seen: Seen, found: Sequence[Finding]) -> Iterator[Finding]:
    draft = seen.draft
    done = {one.point for one in draft.considered}
    rules = {one.rule for one in found}
    for point in points().values():
        if point.id in done:
            continue
        said = {rule for rule in rules if point.said_by(rule)}
        same = [one for one in found if one.rule in said] if said else []
        if point.kinds:
            yield from _of_measures(point, seen, _measures_of(same))
        elif same:
            continue
        elif sign := _open(point, seen, None):
            yield finding(f"point.{point.id}", point.at, **_quoted(point, sign))


def _unknown(draft: Request) -> Iterator[Finding]:
    """Points under ``considered`` that are not known here: they silence nothing."""
    for index, one in enumerate(draft.considered):
        if one.point not in points():
            at = f"considered[{index}].point"
            yield finding("point.unknown", at, point=one.point, known=tuple(points()))


def _measures_of(found: Sequence[Finding]) -> set[str]:
    """The measures that findings are about, as ``measures[0]``; "" for a finding about no one."""
    places = (MEASURE.match(one.field) for one in found)
    return {place.group(0) if place else "" for place in places}


def _of_measures(point: Point, seen: Seen, said: set[str]) -> Iterator[Finding]:
    """One finding for all the measures that leave a point open, unless a rule has ``said`` it."""
    if "" in said:
        return
    asked = {
        index: sign
        for index, one in enumerate(seen.draft.measures)
        if one.kind in point.kinds
        and f"measures[{index}]" not in said
        and (sign := _open(point, seen, one))
    }
    if not asked:
        return
    for variant, open_ in _worded(point, seen, [seen.draft.measures[index] for index in asked]):
        first = seen.index(open_[0])
        whole = point.at.partition(".")[0] in type(seen.draft).model_fields
        at = point.at if whole else f"measures[{first}].{point.at}"
        told = {"measures": tuple(one.id for one in open_), **_quoted(point, asked[first])}
        if variant:
            yield finding(f"point.{point.id}/{variant}", at, **told)
        else:
            yield finding(f"point.{point.id}", at, **told)


def _worded(
    point: Point, seen: Seen, open_: Sequence[Measure]
) -> Iterator[tuple[str, Sequence[Measure]]]:
    """The measures asked about, by the variant whose sign they all have, or by none.

    A variant that is for some kinds only is judged on the measures of these kinds, and names them.
    """
    for name in point.variants:
        kinds = point.only.get(name)
        own = [one for one in open_ if kinds is None or one.kind in kinds]
        if own and all(_sign(name, seen, one) for one in own):
            yield name, own
            open_ = [one for one in open_ if one not in own]
    if open_:
        yield "", open_


def _quoted(point: Point, sign: bool | str) -> dict[str, Any]:
    return {"words": shortened(str(sign), QUOTED)} if point.quotes else {}


def _open(point: Point, seen: Seen, measure: Measure | None) -> bool | str:
    """The sign of a point, unless something answers it: words of the file, or that it is there."""
    signs = (_of_point(point, name, seen, measure) for name in point.signs)
    sign: bool | str = next((one for one in signs if one), False)
    if not sign or any(_sign(name, seen, measure) for name in point.without):
        return False
    item = seen.data if measure is None else seen.data["measures"][seen.index(measure)]
    if any(_filled(path, item, seen.data) for path in point.empty):
        return False
    told = seen.texts
    if measure is not None:
        told = answered_in_measure(seen, measure, facts=not point.own)
        if point.around:
            told = "\n".join((told, *(one.text for one in seen.draft.remarks)))
    return False if point.told and has(point.told, told) else sign


def _of_point(point: Point, name: str, seen: Seen, measure: Measure | None) -> bool | str:
    """A sign, unless the point looks for it in measures of other kinds only."""
    kinds = point.only.get(name)
    other = kinds is not None and measure is not None and measure.kind not in kinds
    return False if other else _sign(name, seen, measure)


def _sign(name: str, seen: Seen, measure: Measure | None) -> bool | str:
    """A sign: of the measure, or else of the whole request."""
    if measure is not None and name in MEASURE_SIGNS:
        return MEASURE_SIGNS[name](seen, measure)
    return SIGNS[name](seen)


def _filled(path: str, item: object, data: Mapping[str, object]) -> bool:
    return any(value not in ("", (), [], {}) for value in values(path, item, data))
