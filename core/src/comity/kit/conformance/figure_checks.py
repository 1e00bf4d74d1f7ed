"""A check that figures agree: what a value, a time limit or a condition counts, its sentence says.

Ten years for one is a slip that no schema sees. Where the sentence names figures of the kind, the
value must be among them; a sentence that names none is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from comity.kit.conformance.law_dates import held
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.quantities import Length, length, lengths, times_named
from comity.kit.conformance.said_texts import texts_of
from comity.kit.conformance.statement_files import placed
from comity.kit.conformance.subject import Subject
from comity.model.law_records import Answer, Cited, Clock, Ground, Notification, Period, Rule, Scope
from comity.tasks.audit.statements import statements
from comity.text.written import language_name, listed, period

__all__ = ["check_figures"]

Fault = tuple[str, str]  # what the data say, and what the sentence says
COMPARED = ("at_least", "at_most", "equals")
COUNTED = re.compile(r"(?:^|[._])(years|months|days|hours)$")
INNER = ("any", "every", "not", "all", "any_of")
DOMAIN = re.compile(r"(?<![\w@.-])\.?((?:[a-z0-9-]+\.)+[a-z]{2,})(?![\w-])", re.IGNORECASE)
CURE = "Compare both with the article, and correct the one that is wrong."
CAPITAL = re.compile(r"\b[A-Z][a-zé]+\b")


def check_figures(subject: Subject) -> Iterator[Problem]:
    """Figures, units, languages and domains in the data are those that the sentence names."""
    spoken = subject.record.languages if subject.record else ()
    for name, table in statements(held(subject)):
        for one, other in _faults(table, spoken):
            yield Problem(placed(subject, name), f"{one}, but says names {other}", CURE)


def _faults(table: Cited, languages: Iterable[str]) -> Iterator[Fault]:
    text = " ".join(texts_of(table, ("says", "title", "cure")))
    named = lengths(text, languages)
    for key, one in _periods(table):
        counted = length(one.quantity, one.unit)
        if named and counted not in named:
            yield f"{key} is {period(one.model_dump())}", _written(named)
        often = times_named(text)
        if one.times is not None and often and one.times not in often:
            yield f"{key} is possible {one.times} times", f"{listed(map(str, sorted(often)))} times"
    if isinstance(table, Rule | Ground | Scope):
        for key, quantity, unit in _counted(_conditions(table)):
            near = {length(quantity + step, unit) for step in (-1, 0, 1) if quantity + step >= 0}
            if named and not near & named:
                yield f"{key} is {period({'quantity': quantity, 'unit': unit})}", _written(named)
    value = getattr(table, "value", None)
    if isinstance(table, Answer | Notification) and value is not None:
        yield from _other_words(table, value, " ".join(texts_of(table, ("says",))))


def _periods(table: Cited) -> Iterator[tuple[str, Period]]:
    if isinstance(table, Answer) and (found := table.period()):
        yield "value", found
    elif isinstance(table, Clock):
        yield "period", table.period
    elif isinstance(table, Rule | Ground | Scope):
        for key, value in _compared(_conditions(table)):
            if isinstance(value, Mapping) and {"quantity", "unit"} <= {*value}:
                yield key, Period.model_validate(value)


def _conditions(table: Rule | Ground | Scope) -> Iterator[Mapping[str, Any]]:
    rows = [table.when, getattr(table, "only", None)]
    if isinstance(table, Rule):
        limits = (table.limit,) if isinstance(table.limit, dict) else table.limit
        rows += [*table.require, *table.forbid, *limits]
    yield from (row for row in rows if row)


def _compared(conditions: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Any]]:
    for row in conditions:
        for key in COMPARED:
            if key in row:
                yield f"{row.get('field', '')}, {key},", row[key]
        for key in INNER:
            inner = row.get(key, ())
            yield from _compared((inner,) if isinstance(inner, Mapping) else inner)


def _counted(conditions: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, int, str]]:
    """Numbers that a field of years, months or days is compared with."""
    for key, value in _compared(conditions):
        unit = COUNTED.search(key.partition(",")[0])
        if unit and isinstance(value, int) and not isinstance(value, bool):
            yield key, value, unit[1]


def _other_words(table: Answer | Notification, value: Any, says: str) -> Iterator[Fault]:
    """Languages or domains of a value, where the sentence leaves one out and names another."""
    if isinstance(value, Mapping) and "accepts" in value:
        tags = [*value["accepts"], *value.get("alternatives", ())]
        here = {language_name(str(tag)).partition(" (")[0] for tag in tags}
        there = {name for name in CAPITAL.findall(says) if name in _language_names()}
        if (missing := here - there) and there - here:
            missing_names = ", ".join(sorted(missing))
            yield f"value accepts {missing_names}", ", ".join(sorted(there))
    elif isinstance(table, Answer) and table.question == "government-domains":
        bare = {str(one).lower().strip(".@") for one in value if isinstance(one, str)}
        told = {one.lower() for one in DOMAIN.findall(says)}
        if told - bare and bare - told:
            yield f"value is {', '.join(sorted(bare - told))}", ", ".join(sorted(told))


def _language_names() -> frozenset[str]:
    from babel.core import Locale

    return frozenset(str(name) for name in Locale("en").languages.values())


def _written(named: Iterable[Length]) -> str:
    return ", ".join(_in_words(*one) for one in sorted(named))


def _in_words(unit: str, number: int) -> str:
    for larger, factor in (
        (("years", 12), ("months", 1))
        if unit == "months"
        else (
            ("days", 24),
            ("hours", 1),
        )
    ):
        if number % factor == 0 and number:
            return period({"quantity": number // factor, "unit": larger})
    return period({"quantity": number, "unit": unit})
