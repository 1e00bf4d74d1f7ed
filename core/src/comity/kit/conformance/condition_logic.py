"""A check that conditions can be met, and can be missed: a rule that never speaks is no rule."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from comity.host.data_plugin import InstrumentPlugin
from comity.kit.conformance.condition_parts import (
    KINDS_OF_ASSISTANCE,
    allowed,
    conjuncts,
    leaves,
    values_at,
)
from comity.kit.conformance.field_paths import item_model
from comity.kit.conformance.law_dates import held
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.statement_files import placed
from comity.kit.conformance.subject import Subject
from comity.model.law_records import Assurance, Ground, Rule
from comity.model.nearest import NAME, names_near
from comity.steps.read.heading import model_of
from comity.tasks.audit.statements import statements

__all__ = ["check_logic", "conditions_of", "rules_of"]

Fault = tuple[str, str]
Condition = Mapping[str, Any]
ROLES = ("requesting", "requested", "host")
COMPARED = ("equals", "not_equals", "in", "not_in")
FITS = {
    "number": ("number", "list"),
    "date": ("date",),
    "period": ("period",),
    "text": (),
}


def check_logic(subject: Subject) -> Iterator[Problem]:
    """No condition is never true, always true, or compares a field with what it cannot hold."""
    models = {k: model_of(t) for k, t in subject.host.document_types().items()}
    kinds = frozenset(subject.host.measures())
    for name, table in statements(held(subject)):
        heads: tuple[type[BaseModel], ...] = (models["request"],)
        items: Sequence[type[BaseModel]] = heads
        if isinstance(table, Rule):
            heads = tuple(models[k] for k in table.kinds or ("request", "notice") if k in models)
            items = [m for head in heads for m in item_model(head, table.each)] or heads
            yield from (Problem(placed(subject, name), *f) for f in _of_rule(table, heads))
        for condition in conditions_of(table):
            for fault in _faults(
                condition, heads, items if isinstance(table, Rule) else heads, kinds
            ):
                yield Problem(placed(subject, name), *fault)


def rules_of(subject: Subject) -> tuple[Rule, ...]:
    """The rules of a State, or of the instruments of a topic."""
    plugin = subject.plugin
    if isinstance(plugin, InstrumentPlugin):
        return tuple(rule for one in plugin.instruments() for rule in one.rules)
    return tuple(subject.book.rules)


def conditions_of(table: Any) -> Iterator[Condition]:
    """Every condition of a statement."""
    if isinstance(table, Rule):
        limits = (table.limit,) if isinstance(table.limit, dict) else table.limit
        yield from filter(None, (table.when, *table.require, *table.forbid, *limits))
    elif isinstance(table, Ground | Assurance):
        yield from filter(None, (table.when, getattr(table, "only", None)))


def _of_rule(rule: Rule, heads: Sequence[type[BaseModel]]) -> Iterator[Fault]:
    seated = any(rule.role in head.model_fields for head in heads)
    if rule.role in ROLES and rule.kinds and heads and not seated:
        text = f"has role {rule.role}, which no {' or '.join(rule.kinds)} has"
        yield f"{text}, so it never applies", "Correct `role` or `kinds`."
    met = [repr(one) for one in conjuncts(rule.when)]
    for one in rule.require:
        if repr(one) in met:
            text = f"requires what its `when` already says of {one.get('field', 'the draft')!r}"
            yield f"{text}, so it never finds anything", "Correct `when` or `require`."


def _faults(
    condition: Condition,
    heads: Sequence[type[BaseModel]],
    items: Sequence[type[BaseModel]],
    kinds: Collection[str],
) -> Iterator[Fault]:
    if field := _never(conjuncts(condition)):
        yield f"no {field!r} can meet all of its condition", "Write any_of for all, or in = [...]."
    for field in _always(condition):
        yield f"every {field!r} meets its condition", "Remove it, or correct one of its parts."
    for path, leaf in leaves(condition):
        yield from _beside_list(path, leaf, heads if path.startswith("/") else items, kinds)


def _never(parts: Sequence[Condition]) -> str:
    """A field of which the conditions, all of which must be true, leave no value."""
    left: dict[str, frozenset[str]] = {}
    barred: dict[str, set[str]] = defaultdict(set)
    absent = {p["field"] for p in parts if p.get("present") is False}
    for part in parts:
        field = str(part.get("field", ""))
        if not field or "[]" in field:
            continue
        if field in absent and "present" not in part:
            return field
        found = allowed(part)
        if found is not None:
            left[field] = left.get(field, found) & found
        barred[field] |= {repr(part["not_equals"])} if "not_equals" in part else set()
        barred[field] |= set(map(repr, part.get("not_in", ())))
    return next((field for field, one in left.items() if not one - barred[field]), "")


def _always(condition: Condition) -> Iterator[str]:
    """Fields of which one of two conditions is always true."""
    parts = [p for p in condition.get("any_of", ()) if isinstance(p, Mapping)]
    for part in parts:
        field = str(part.get("field", ""))
        if field and "[]" not in field and _contrary(part) in parts:
            yield field
    for key in ("all", "any_of"):
        for part in condition.get(key, ()):
            yield from _always(part)


def _contrary(part: Condition) -> Condition | None:
    for one, other in (("equals", "not_equals"), ("in", "not_in")):
        if one in part:
            return {"field": part["field"], other: part[one]}
    return {"field": part["field"], "present": False} if part.get("present") is True else None


def _beside_list(
    path: str, leaf: Condition, models: Sequence[type[BaseModel]], kinds: Collection[str]
) -> Iterator[Fault]:
    """A value that the field can never have, or that is of another sort."""
    known = values_at(models, path)
    if known is None:
        return
    named = frozenset(kinds) if known.listed == {KINDS_OF_ASSISTANCE} else known.listed
    for key in COMPARED if named else ():
        given = leaf.get(key, ())
        for value in given if isinstance(given, list | tuple) else (given,):
            if isinstance(value, str) and value not in named:
                near = names_near(value, sorted(named), NAME)
                cure = f"Write {near[0]}." if near else f"Known: {', '.join(sorted(named)[:9])}."
                yield f"{path!r} is never {value!r}", cure
    for key in ("at_least", "at_most"):
        sort = _sort(leaf[key]) if key in leaf else ""
        if sort and not known.sorts & {*FITS[sort]}:
            what = " or ".join(sorted(known.sorts))
            text = f"compares {path!r}, which is a {what}, with the {sort} {leaf[key]}"
            yield text, "Compare it with a value of its own sort."


def _sort(value: Any) -> str:
    if isinstance(value, Mapping):
        return "period"
    if isinstance(value, dt.date):
        return "date"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return "number"
    return "text" if isinstance(value, str) else ""
