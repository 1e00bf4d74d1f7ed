"""Two roads to one measure: what fails on one road is no fault where another one is open and met.

The roads are those that the answers to ``foreign-process`` name for a measure (``road``), each open
in the cases of its ``when``. A rule of a road judges each measure, and binds only who takes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from comity.law.ask import answers
from comity.law.conditions import holds
from comity.law.rules import judge_all, judge_item, speaks_of
from comity.model.findings import Finding, Severity
from comity.model.law_records import Answer, Rule
from comity.model.records import LawBook
from comity.text.messages import finding

__all__ = ["judge_by_road", "roads_of"]

FOREIGN, MEASURES = "foreign-process", "measures"
Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Taken:
    """A road to a measure, whether it is open in the case, and what fails on it."""

    answer: Answer
    open: bool | None
    failing: tuple[Finding, ...]

    @property
    def name(self) -> str:
        return self.answer.road

    @property
    def suffices(self) -> bool:
        """Whether it is known to be open, and nothing that blocks fails on it."""
        return self.open is True and not any(f.severity is Severity.ERROR for f in self.failing)


def roads_of(book: LawBook | None, kind: str, question: str) -> tuple[Answer, ...]:
    """The answers that name a road to a measure, one for each road."""
    found = [a for a in answers(book, question) if a.road]
    serving = [a for a in found if not a.measures or kind in a.measures]
    return tuple({a.road: a for a in serving}.values())


def judge_by_road(book: LawBook, rules: Sequence[Rule], draft: Data, kind: str) -> list[Finding]:
    """The findings of the rules: of those bound to a road, as far as no other road suffices."""
    free = [rule for rule in rules if not _bound(rule)]
    found = judge_all(free, draft, kind, book.source)
    bound = [rule for rule in rules if _bound(rule) and speaks_of(rule, kind)]
    for index, measure in enumerate((draft.get("measures") or ()) if bound else ()):
        found += _of_measure(book, bound, draft, f"measures[{index}]", measure)
    return found


def _bound(rule: Rule) -> bool:
    return bool(rule.road) and rule.each == MEASURES


def _of_measure(
    book: LawBook, rules: Sequence[Rule], draft: Data, path: str, measure: Data
) -> Iterator[Finding]:
    named = {rule.road for rule in rules}
    kind = str(measure.get("kind", ""))
    roads = [_taken(road, rules, draft, path, measure, book) for road in _roads(book, kind)]
    if not named & {road.name for road in roads}:
        return
    met = [road for road in roads if road.suffices]
    good = min(met, key=lambda road: len(road.failing), default=None)
    if good is None:
        yield from _unmet(roads, path, book)
        return
    yield from good.failing
    lost = tuple(road.name for road in roads if road is not good and road.failing)
    if lost:
        yield finding(
            "law.road",
            f"{path}.kind",
            citation=good.answer.cited(),
            by=book.source,
            road=good.name,
            others=lost,
        )


def _unmet(roads: Sequence[_Taken], path: str, book: LawBook) -> Iterator[Finding]:
    """What fails on each road that may be open; that one of them is enough, where there are two."""
    possible = [road for road in roads if road.open is not False]
    if len(possible) > 1:
        yield finding(
            "law.road/none-met",
            f"{path}.kind",
            citation=possible[0].answer.cited(),
            by=book.source,
            roads=tuple(road.name for road in possible),
        )
    for road in possible:
        yield from road.failing


def _taken(
    road: Answer, rules: Iterable[Rule], draft: Data, path: str, measure: Data, book: LawBook
) -> _Taken:
    is_open = True if road.when is None else holds(road.when, measure, draft)
    own = [rule for rule in rules if rule.road == road.road]
    failing = [f for rule in own for f in judge_item(rule, path, measure, draft, book.source)]
    return _Taken(road, is_open, tuple(failing))


def _roads(book: LawBook, kind: str) -> tuple[Answer, ...]:
    return roads_of(book, kind, FOREIGN)
