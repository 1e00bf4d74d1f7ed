"""Findings that repeat, put together: one of each rule and cure, with the others under ``also``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from comity.model.findings import Finding
from comity.model.messages import Message, Term, Value
from comity.text.messages import message

__all__ = ["brief", "collapsed", "joined", "singly"]

JOINED = "measures"  # the parameter that tells of which measures a sentence is said


def collapsed(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in their order, those that repeat one another behind the first of them.

    They are of one severity and one rule, say the same of what to do, and rest on the same. Limits
    of Comity need only be of one rule. Nothing is lost: ``also`` has the others as they are.
    """
    groups: dict[tuple[Any, ...], list[Finding]] = {}
    for one in findings:
        groups.setdefault(_key(one), []).append(one)
    return tuple(_together(group) for group in groups.values())


def singly(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with those that had been put together after each, as they were."""
    return tuple(each for one in findings for each in (replace(one, also=()), *one.also))


def brief(found: Finding) -> Message | None:
    """The sentence that stands for all findings of a limit of Comity, if their rule has one."""
    if not found.limit:
        return None
    every = (found, *found.also)
    if found.rule == "filled.secondary" and all(map(_only_secondary, every)):
        return message("brief.filled-secondary", fields=found.fields)
    if found.rule == "notice.law-days":
        return message("brief.notice-law-days")
    if found.rule == "law.by-matter" and found.said:
        return _by_matter(found, every)
    return None


def _by_matter(found: Finding, every: Sequence[Finding]) -> Message | None:
    """Where a State's law has further answers; each of them is with its own finding."""
    told = [dict(one.said.params).get("state") for one in every if one.said]
    states = tuple(dict.fromkeys(one for one in told if isinstance(one, Term)))
    if not states or found.said is None:
        return None
    beside = found.said.id.endswith("/beside")
    id = "brief.law-by-matter/beside" if beside else "brief.law-by-matter"
    return message(id, fields=found.fields, states=states)


def _key(found: Finding) -> tuple[Any, ...]:
    if found.also:
        return (found,)
    if found.limit:
        alike = _only_secondary(found)
        return (found.rule, "" if alike or found.said is None else found.said.id)
    place = found.place.file if found.place else ""
    return (
        *(found.severity, found.costs, found.rule, found.source, found.cure),
        *(found.citation, found.rests_on, place),
    )


def _only_secondary(found: Finding) -> bool:
    """Whether nothing but its source speaks against what was filled in."""
    doubts = dict(found.said.params).get("doubts") if found.said else None
    ids = [one.id for one in _items(doubts) if isinstance(one, Message)]
    return ids == ["filled.secondary"]


def _together(group: Sequence[Finding]) -> Finding:
    first, *others = group
    return replace(first, also=tuple(others)) if others else first


def joined(found: Finding) -> Message | None:
    """One message for all, where they differ in nothing but the measures of which they speak."""
    told = [one.said for one in (found, *found.also)]
    if any(said is None or said.id != told[0].id for said in told if told[0]):
        return None
    params = [dict(said.params) for said in told if said]
    if len(params) < 2 or not isinstance(params[0].get(JOINED), tuple):
        return None
    rest = [{k: v for k, v in each.items() if k != JOINED} for each in params]
    if any(each != rest[0] for each in rest):
        return None
    measures: list[Value] = [one for each in params for one in _items(each[JOINED])]
    assert told[0] is not None
    merged: Any = {**params[0], JOINED: tuple(dict.fromkeys(measures))}
    return message(told[0].id, remedy=told[0].remedy, **merged)


def _items(value: Value) -> Sequence[Any]:
    return value if isinstance(value, tuple) else (value,)
