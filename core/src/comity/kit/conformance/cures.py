"""Checks of cures: what an author is told to write is a field, and the one that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from comity.kit.conformance.condition_logic import rules_of
from comity.kit.conformance.condition_parts import leaves
from comity.kit.conformance.field_paths import STEP, models_in
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.statement_files import placed
from comity.kit.conformance.subject import Subject
from comity.model.law_records import Rule
from comity.model.nearest import SLIP, names_near
from comity.steps.read.heading import model_of

__all__ = ["check_cures", "check_other_cures"]

CODE = re.compile(r"`([a-z_]+(?:\[\d*\])?(?:\.[a-z_]+(?:\[\d*\])?)*)(?::[^`]*)?`")


def check_cures(subject: Subject) -> Iterator[Problem]:
    """A field that a cure names in backticks is one that case files have."""
    known = _fields(subject)
    for rule in rules_of(subject):
        for path in _paths(rule):
            for name in STEP.findall(path):
                near = [] if name in known else names_near(name, known, SLIP)
                if near:
                    text = f"its cure names the field {name!r}, which no case file has"
                    yield Problem(placed(subject, f"rule {rule.id}"), text, f"Write `{near[0]}`.")


def check_other_cures(subject: Subject) -> Iterator[Problem]:
    """A cure that names fields names one of those that the rule asks about."""
    for rule in rules_of(subject):
        if rule.assure:
            continue
        named = {name for path in _paths(rule) for name in STEP.findall(path)}
        limits = (rule.limit,) if isinstance(rule.limit, dict) else rule.limit
        verbs = (*rule.require, *rule.forbid, *limits, *filter(None, (rule.when,)))
        asked = {n for c in verbs for path, _ in leaves(c) for n in STEP.findall(path.lstrip("/"))}
        if named and asked and not named & asked and "own_form" not in asked:
            text = f"its cure names {', '.join(sorted(named))}, but the rule asks about"
            place = placed(subject, f"rule {rule.id}")
            yield Problem(
                place, f"{text} {', '.join(sorted(asked))}", "Name the field that cures it."
            )


def _paths(rule: Rule) -> Iterator[str]:
    cure = rule.cure if isinstance(rule.cure, str) else ""
    yield from CODE.findall(cure)


def _fields(subject: Subject) -> list[str]:
    """The names of all fields of case files, their values, and what open tables hold."""
    found: set[str] = {*subject.host.measures()}
    for kind in subject.host.measures().values():
        found |= {*kind.particulars}
    seen: set[type[BaseModel]] = set()
    todo: list[type[BaseModel]] = [
        model_of(known) for known in subject.host.document_types().values()
    ]
    while todo:
        model = todo.pop()
        if model in seen:
            continue
        seen.add(model)
        for key, info in model.model_fields.items():
            found.add(info.alias or key)
            found |= set(_values(info.annotation))
            todo += models_in(info.annotation)
    return sorted(found)


def _values(annotation: Any) -> Iterator[str]:
    """The values of the closed lists in an annotation: a cure may write one of them."""
    for part in get_args(annotation):
        if get_origin(annotation) is Literal and isinstance(part, str):
            yield part
        else:
            yield from _values(part)
