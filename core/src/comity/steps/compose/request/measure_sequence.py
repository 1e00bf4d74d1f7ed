"""Which measure of a request waits for another, and the sentence that opens the measures.

What is to be returned has first to be confiscated: a return stands behind the confiscation that the
same request asks for. Nothing else in a draft tells that one measure depends on another.
"""

from __future__ import annotations

from comity.steps.compose.drafter import Drafter
from comity.steps.compose.numbers import Numbers

__all__ = ["measures_intro", "waits_for"]


def measures_intro(drafter: Drafter, numbers: Numbers) -> str:
    """The sentence that asks for all measures, and says which of them hangs on another."""
    paths = drafter.each("measures")
    requested = drafter.state_named("requested")
    if len(paths) == 1:
        return drafter.clause("request.measures.intro.one", requested=requested)
    links = [(path, waits_for(drafter, path)) for path in paths]
    said = [_link(drafter, path, before, numbers) for path, before in links if before]
    if not said:
        return drafter.clause("request.measures.intro", requested=requested)
    return drafter.clause(
        "request.measures.intro.linked", requested=requested, links=" ".join(said)
    )


def waits_for(drafter: Drafter, path: str) -> list[str]:
    """The measures without which the measure at a path cannot be carried out."""
    kind = drafter.kind(str(drafter.get(f"{path}.kind")))
    first = kind.waits_for if kind is not None else ()
    return [
        other
        for other in drafter.each("measures")
        if drafter.get(f"{other}.kind") in first and not _apart(drafter, path, other)
    ]


def _apart(drafter: Drafter, path: str, other: str) -> bool:
    """Whether two measures rest on orders that are known to be different ones."""
    marks = ("court", "date", "reference")
    return any(
        drafter.has(f"{path}.order.{mark}")
        and drafter.has(f"{other}.order.{mark}")
        and drafter.get(f"{path}.order.{mark}") != drafter.get(f"{other}.order.{mark}")
        for mark in marks
    )


def _link(drafter: Drafter, path: str, before: list[str], numbers: Numbers) -> str:
    named = drafter.listed([numbers.measures[str(drafter.get(f"{other}.id"))] for other in before])
    number = numbers.measures[str(drafter.get(f"{path}.id"))]
    clause = f"request.measures.link.{'one' if len(before) == 1 else 'several'}"
    return drafter.clause(clause, number=number, before=named)
