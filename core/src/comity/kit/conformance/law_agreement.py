"""Checks that the statements of a law agree: no two rules, answers or time limits fall out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from typing import Any

from comity.kit.conformance.condition_logic import rules_of
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.statement_files import placed
from comity.kit.conformance.subject import Subject
from comity.model.citations import Read, iso
from comity.model.first_days import begins
from comity.model.law_records import Answer, Cited, Clock, Rule
from comity.text.written import period

__all__ = ["check_agreement", "check_contrary_rules"]

EARLIEST, LATEST = dt.date.min, dt.date.max
NO_END = dt.timedelta(days=1)
SAME_TIME = {"preservation-period": "preservation-request"}
ASSURED = {"reciprocity": "reciprocity", "death-penalty-assurance": "death-penalty"}


def check_contrary_rules(subject: Subject) -> Iterator[Problem]:
    """No rule requires a field that another forbids in the same cases."""
    for one, other in _pairs(rules_of(subject)):
        if one.when == other.when or not (one.when and other.when):
            for field in _required(one) & _forbidden(other) | _required(other) & _forbidden(one):
                text = f"says of {field!r} the contrary of {other.id}, so no document can be right"
                yield Problem(placed(subject, f"rule {one.id}"), text, "Correct one of the two.")


def check_agreement(subject: Subject) -> Iterator[Problem]:
    """No rule is there twice; answers, time limits and assurances say the same, without a gap."""
    for one, other in _pairs(rules_of(subject)):
        if _judged(one) == _judged(other):
            text = f"judges the same as {other.id}, so each fault is reported twice"
            yield Problem(placed(subject, f"rule {one.id}"), text, "Remove one of the two.")
    yield from _times(subject)
    yield from _assured(subject)
    yield from _gaps(subject)


def _pairs(rules: Iterable[Rule]) -> Iterator[tuple[Rule, Rule]]:
    """Rules about the same documents, on the same days."""
    read = [rule for rule in rules if rule.read is not Read.NONE]
    for one, other in combinations(read, 2):
        beside = one.yields_to, one.beside, one.role, one.each
        alike = beside == (other.yields_to, other.beside, other.role, other.each)
        kinds = not (one.kinds and other.kinds) or {*one.kinds} & {*other.kinds}
        if alike and kinds and _meet(one, other):
            yield one, other


def _meet(one: Cited, other: Cited) -> bool:
    parts = not (one.part and other.part) or bool({*one.part} & {*other.part})
    last = min(one.end or LATEST, other.end or LATEST)
    return parts and max(_begins(one), _begins(other)) <= last


def _begins(table: Cited) -> dt.date:
    return begins(table.start) if table.start else EARLIEST


def _required(rule: Rule) -> set[str]:
    present = {str(c["field"]) for c in rule.require if c.get("present") is True}
    return present | {str(c["field"]) for c in rule.forbid if c.get("present") is False}


def _forbidden(rule: Rule) -> set[str]:
    absent = {str(c["field"]) for c in rule.forbid if c.get("present") is True}
    return absent | {str(c["field"]) for c in rule.require if c.get("present") is False}


def _judged(rule: Rule) -> tuple[Any, ...]:
    return (rule.kinds, rule.when, rule.require, rule.forbid, rule.limit, rule.assure, rule.part)


def _times(subject: Subject) -> Iterator[Problem]:
    """Two periods of one thing."""
    clocks = [clock for clock in subject.book.clocks if clock.read is not Read.NONE]
    for one, other in combinations(clocks, 2):
        same = _begun(one) == _begun(other)
        if same and _meet(one, other) and one.period != other.period:
            text = f"starts with the same event as {other.id}, but lasts {_long(one)}"
            cure = "Correct one, or show the difference under `event` or `part`."
            yield Problem(
                placed(subject, f"clock {one.id}"), f"{text}, and that {_long(other)}", cure
            )
    for question, event in SAME_TIME.items():
        for answer in _answers(subject, question):
            for clock in clocks:
                value = answer.period()
                alone = clock.event == event and not answer.measures and _meet(clock, answer)
                if alone and value and value != clock.period:
                    text = f"lasts {_long(clock)}, but the answer {question} says"
                    place = placed(subject, f"clock {clock.id}")
                    yield Problem(
                        place,
                        f"{text} {period(value.model_dump())}",
                        "Compare both with the article.",
                    )


def _begun(clock: Clock) -> tuple[Any, ...]:
    """What tells a time limit: how it begins, for what and whom, and by which article."""
    begins_with = (clock.event, clock.starts, clock.means, clock.who, clock.measures, clock.when)
    return (*begins_with, clock.source, clock.article)


def _long(clock: Clock) -> str:
    return period(clock.period.model_dump())


def _assured(subject: Subject) -> Iterator[Problem]:
    """An assurance that everybody must give, and an answer that it is not asked for."""
    for question, name in ASSURED.items():
        asked = [
            (f"assurance {a.id}", a)
            for a in subject.book.assurances
            if a.id == name and a.side == "asks" and not a.when and not a.measures
        ]
        rules = [r for r in subject.book.rules if r.assure == name and r.role == "requested"]
        tables: list[tuple[str, Cited]] = [*asked, *((f"rule {r.id}", r) for r in rules)]
        for answer in _answers(subject, question):
            for place, table in tables:
                if answer.value == "no" and not answer.measures and _meet(answer, table):
                    text = f"asks for the assurance {name}, but the answer {question} is no"
                    yield Problem(placed(subject, place), text, "Compare both with the article.")


def _gaps(subject: Subject) -> Iterator[Problem]:
    """Days between two answers to one question on which there is none."""
    tables: dict[tuple[Any, ...], list[Answer]] = {}
    for answer in subject.book.answers:
        if answer.read is not Read.NONE and answer.start:
            key = (answer.question, answer.measures, answer.matter, answer.part)
            tables.setdefault(key, []).append(answer)
    for rows in tables.values():
        rows.sort(key=_begins)
        for older, younger in pairwise(rows):
            if older.end and _begins(younger) > older.end + NO_END and younger.start:
                name = f"answer {younger.id or younger.question}"
                text = f"starts on {iso(younger.start)}, but the one before it ended on {older.end}"
                cure = "Correct one of the days, or write what held in between."
                yield Problem(placed(subject, name), f"{text}, so nothing holds in between", cure)


def _answers(subject: Subject, question: str) -> Iterator[Answer]:
    for answer in subject.book.answers:
        if answer.question == question and answer.read is not Read.NONE:
            yield answer
