"""How urgent a paper is that begins from a request, and what it took over from the request."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from comity.law.particular_forms import as_day

__all__ = ["CARRIED", "carried", "urgency_for"]

URGENT = ("urgent", "emergency")
WHY = ("grounds", "reason", "danger", "at_risk", "help")
"""Why it is urgent, which a company need not know."""
CARRIED = ("holder", "identifiers", "period", "items", "offences", "urgency", "deadline")
"""What a page can say that a paper took over."""


def urgency_for(
    tree: Mapping[str, Any],
    measures: Iterable[Mapping[str, Any]],
    on: dt.date,
    *,
    in_words: bool = False,
) -> dict[str, Any]:
    """The urgency of a paper: level, and by when the request wants its answer.

    A day that is past is left out. Where the request as a whole names none, it is the first one
    that a measure names.

    Args:
        tree: the request.
        measures: those that the paper takes over.
        on: the date of the paper.
        in_words: whether grounds and reasons go along: to another State, if nobody is protected.
    """
    told = _table(tree.get("urgency"))
    made: dict[str, Any] = {}
    if told.get("level") in URGENT:
        made["level"] = told["level"]
        made |= {name: told[name] for name in (WHY if in_words else ()) if told.get(name)}
    day = as_day(told.get("deadline"))
    if day is not None and day >= on:
        made["deadline"] = day.isoformat()
        made |= {"deadline_time": told["deadline_time"]} if told.get("deadline_time") else {}
    elif day is None:
        days = [day for one in measures if (day := as_day(one.get("deadline"))) and day >= on]
        made |= {"deadline": min(days).isoformat()} if days else {}
    return made


def carried(paper: Mapping[str, Any], tree: Mapping[str, Any]) -> tuple[str, ...]:
    """What a paper that was just begun took over from a request, as names of ``CARRIED``.

    Its form may make it an emergency; that is not taken over.
    """
    rows = paper.get("measures")
    measures = [one for one in rows if isinstance(one, Mapping)] if isinstance(rows, list) else []
    told = _table(paper.get("urgency"))
    if _table(tree.get("urgency")).get("level") not in URGENT:
        told = {name: value for name, value in told.items() if name != "level"}
    there = {name for one in measures for name in CARRIED if _says(one.get(name))}
    there |= {"offences"} if paper.get("offences") else set()
    there |= {
        name for name, key in (("urgency", "level"), ("deadline", "deadline")) if told.get(key)
    }
    return tuple(name for name in CARRIED if name in there)


def _table(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _says(value: Any) -> bool:
    """Whether there is more than the kind of an identifier."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return any("value" in one if isinstance(one, Mapping) else bool(one) for one in value)
    return bool(value)
