"""Which instrument goes first: what an article states, else bilateral, regional, multilateral."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import combinations

from comity.model.citations import Read
from comity.model.law_records import Instrument, Order

__all__ = [
    "LEVELS",
    "OTHER",
    "Placed",
    "Ranked",
    "by_article",
    "governs",
    "places",
    "rank",
    "replaces",
    "stands_alone",
]

LEVELS = ("bilateral", "regional", "multilateral", "scheme")
OTHER = "other-mla-treaty"
AHEAD = ("prevails-over", "replaces")


@dataclass(frozen=True, slots=True)
class Placed:
    """An article that sets an instrument ahead of another, or behind it.

    The article may be of either: one says that it prevails, or the other that it yields.
    """

    ahead: bool
    other: Instrument
    article: Order


Ranked = list[tuple[Instrument, tuple[Placed, ...]]]


def rank(instruments: Iterable[Instrument], on: dt.date) -> Ranked:
    """Instruments in the order of precedence, each with the articles that gave it its place.

    One without an article has a place that is assumed from its level. What an article says of
    one other instrument by name goes before what another says of all; articles on a par that
    contradict each other decide nothing. Of all *treaties on assistance* is no scheme that binds
    nobody, and no instrument under which orders go straight to a provider.
    """
    by_id = {instrument.id: instrument for instrument in instruments}
    ruled = [ruling for a, b in combinations(by_id.values(), 2) if (ruling := _ruling(a, b, on))]
    for kept in (ruled, [ruling for ruling in ruled if ruling.named], []):
        before: dict[str, set[str]] = {name: set() for name in by_id}
        stated: dict[str, list[Placed]] = {name: [] for name in by_id}
        for ruling in kept:
            before[ruling.second].add(ruling.first)
            first, second = by_id[ruling.first], by_id[ruling.second]
            stated[first.id] += [Placed(True, second, row) for row in ruling.articles]
            stated[second.id] += [Placed(False, first, row) for row in ruling.articles]
        try:
            names = _sorted(by_id, before)
        except CycleError:
            continue  # pair by pair they agree, all together they do not: fewer of them decide
        return [(by_id[name], tuple(stated[name])) for name in names]
    raise AssertionError("an order without any ruling has no cycle")


def places(articles: Iterable[Placed]) -> Iterator[str]:
    """In words, an article a line: ahead of what and behind what it sets an instrument."""
    for ahead, citation, others in by_article(articles):
        names = ", ".join(other.named() for other in others)
        yield f"{'ahead of' if ahead else 'behind'} {names} ({citation})"


def by_article(articles: Iterable[Placed]) -> Iterator[tuple[bool, str, list[Instrument]]]:
    """Each article as it is cited: whether it sets an instrument ahead, and of which others."""
    found: dict[tuple[bool, str], list[Instrument]] = {}
    for placed in articles:
        others = found.setdefault((placed.ahead, str(placed.article.cited())), [])
        if placed.other.named() not in (other.named() for other in others):
            others.append(placed.other)
    for (ahead, citation), others in found.items():
        yield ahead, citation, others


@dataclass(frozen=True, slots=True)
class Ruling:
    """Which of two goes first, by which articles; ``named`` where one names the other."""

    first: str
    second: str
    articles: tuple[Order, ...]
    named: bool


def _ruling(one: Instrument, other: Instrument, on: dt.date) -> Ruling | None:
    """What the articles of two instruments say of their order, or None where they leave it open."""
    linked = one.protocol_to == other.id or other.protocol_to == one.id
    for named in (True, False):
        mine = _statements(one, other, on, named)
        theirs = _statements(other, one, on, named)
        ahead = [*_of(mine, *AHEAD), *_of(theirs, "yields-to")]
        behind = [*_of(mine, "yields-to"), *_of(theirs, *AHEAD)]
        if ahead and not behind:
            return Ruling(one.id, other.id, tuple(ahead), named)
        if behind and not ahead:
            return Ruling(other.id, one.id, tuple(behind), named)
        if named and (mine or theirs or linked):
            return None
    return None


def replaces(one: Instrument, other: Instrument, kind: str, on: dt.date) -> Order | None:
    """The article by which an instrument has taken the place of another for a kind, if one has."""
    if not _of(one.order, "replaces"):  # most replace nothing
        return None
    for named in (True, False):
        for order in _of(_statements(one, other, on, named), "replaces"):
            if not order.measures or kind in order.measures:
                return order
    return None


def stands_alone(one: Instrument, kind: str, on: dt.date) -> bool:
    """Whether an article lets a request for a kind rest on an instrument that others precede."""
    held = [o for o in one.order if o.read is not Read.NONE and o.held_on(on)]
    return any(kind in order.measures for order in _of(held, "adds-to"))


def governs(instrument: Instrument) -> bool:
    """Whether a treaty governs assistance at large, and does not itself stand behind others.

    The cloud agreements and the Union's instruments for one kind of order name their kinds.
    """
    towards = [order.relation for order in instrument.order if order.to == OTHER]
    if not instrument.binding or instrument.measures or "yields-to" in towards:
        return False
    return instrument.level in ("bilateral", "regional") or "prevails-over" in towards


def _statements(one: Instrument, other: Instrument, on: dt.date, named: bool) -> list[Order]:
    """What an instrument says of another: by its id, or as one of all other treaties."""
    if named:
        parent = other.protocol_to
        taken = [o for o in one.order if o.relation == "replaces" and o.to == parent]
        said = [o for o in one.order if o.to == other.id] + taken  # what adds to it falls with it
    elif other.direct or not other.binding:
        return []
    else:
        level = other.level
        said = [o for o in one.order if o.to == OTHER and (not o.levels or level in o.levels)]
    return [o for o in said if o.read is not Read.NONE and o.held_on(on)]


def _of(orders: Iterable[Order], *relations: str) -> list[Order]:
    return [order for order in orders if order.relation in relations]


def _sorted(by_id: Mapping[str, Instrument], before: Mapping[str, set[str]]) -> list[str]:
    def level(name: str) -> tuple[int, bool, str, bool, str]:
        """The level; orders to providers after requests; a protocol after what it amends."""
        one = by_id[name]
        amends = one.protocol_to
        return LEVELS.index(one.level), one.direct, amends or name, bool(amends), name

    sorter = TopologicalSorter(before)
    sorter.prepare()
    ordered: list[str] = []
    ready: list[str] = []
    while sorter.is_active():
        ready = sorted([*ready, *sorter.get_ready()], key=level)
        ordered.append(ready.pop(0))
        sorter.done(ordered[-1])
    return ordered
