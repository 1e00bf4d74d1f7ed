"""Which measure of a request waits for another, and the sentence that opens the measures.

What is to be returned has first to be confiscated: a return stands behind the confiscation that the
same request asks for. Nothing else in a draft tells that one measure depends on another.
"""

from __future__ import annotations

from comity.compose.desk import Desk
from comity.compose.numbers import Numbers

__all__ = ["measures_intro", "waits_for"]

RETURN = "asset-return"
CONFISCATION = frozenset(
    {"confiscation-order-enforcement", "confiscation-local-order", "non-conviction-forfeiture"}
)


def measures_intro(desk: Desk, numbers: Numbers) -> str:
    """The sentence that asks for all measures, and says which of them hangs on another."""
    paths = desk.each("measures")
    requested = desk.state_named("requested")
    if len(paths) == 1:
        return desk.clause("request.measures.intro.one", requested=requested)
    links = [(path, waits_for(desk, path)) for path in paths]
    said = [_link(desk, path, before, numbers) for path, before in links if before]
    if not said:
        return desk.clause("request.measures.intro", requested=requested)
    return desk.clause("request.measures.intro.linked", requested=requested, links=" ".join(said))


def waits_for(desk: Desk, path: str) -> list[str]:
    """The measures without which the measure at a path cannot be carried out."""
    if desk.get(f"{path}.kind") != RETURN:
        return []
    return [
        other
        for other in desk.each("measures")
        if desk.get(f"{other}.kind") in CONFISCATION and not _apart(desk, path, other)
    ]


def _apart(desk: Desk, path: str, other: str) -> bool:
    """Whether two measures rest on orders that are known to be different ones."""
    marks = ("court", "date", "reference")
    return any(
        desk.has(f"{path}.order.{mark}")
        and desk.has(f"{other}.order.{mark}")
        and desk.get(f"{path}.order.{mark}") != desk.get(f"{other}.order.{mark}")
        for mark in marks
    )


def _link(desk: Desk, path: str, before: list[str], numbers: Numbers) -> str:
    named = desk.listed([numbers.measures[str(desk.get(f"{other}.id"))] for other in before])
    number = numbers.measures[str(desk.get(f"{path}.id"))]
    clause = f"request.measures.link.{'one' if len(before) == 1 else 'several'}"
    return desk.clause(clause, number=number, before=named)
