"""A check of names that no key of the format lists: assurances, events of clocks, conditions.

``comity.law.named`` has the lists. A slip (``reciprosity``) would be an assurance that no draft
ever gives, so a name that is not listed must say that it is meant: by the plugin's code and a
title.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.kit.conformance.law_dates import held
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.statement_files import placed
from comity.kit.conformance.subject import Subject
from comity.law.named import ASSURANCE, CONDITION, EVENT, is_named, names
from comity.model.law_records import Assurance, Clock, Rule
from comity.model.nearest import NAME, names_near
from comity.tasks.audit.statements import statements

__all__ = ["check_listed"]

PAGE = "docs/law-names.md"
WHAT = {ASSURANCE: "assurance", EVENT: "event of a clock", CONDITION: "condition of a language"}


def check_listed(subject: Subject) -> Iterator[Problem]:
    """Every such name is in its list, or the plugin's own: with its code, and a title."""
    for name, table in statements(held(subject)):
        for kind, used, title in _used(table):
            if not is_named(kind, used) and not _own(subject, used, title):
                text = f"unknown {WHAT[kind]}: {used!r}"
                yield Problem(placed(subject, name), text, _cure(subject, kind, used))
        value = getattr(table, "value", None)
        if isinstance(value, Mapping) and "accepts" in value:
            yield from _languages(placed(subject, name), value)


def _used(table: object) -> Iterator[tuple[str, str, str]]:
    """The list that a name is of, the name, and the title beside it."""
    if isinstance(table, Assurance):
        yield ASSURANCE, table.id, table.title
    elif isinstance(table, Clock) and table.event:
        yield EVENT, table.event, table.title
    elif isinstance(table, Rule) and table.assure:
        yield ASSURANCE, table.assure, "-"
    value: Any = getattr(table, "value", None)
    if isinstance(value, Mapping) and "accepts" in value and value.get("on"):
        yield CONDITION, str(value["on"]), ""


def _own(subject: Subject, used: str, title: str) -> bool:
    """Whether a name is the plugin's own; a rule that asks for one needs no second title."""
    return bool(title.strip()) and used.startswith(f"{subject.name.lower()}.")


def _cure(subject: Subject, kind: str, used: str) -> str:
    near = names_near(used, names(kind), NAME)
    hint = f"Did you mean {near[0]}? " if near else ""
    if kind == CONDITION:
        return f"{hint}{PAGE} lists them."
    key = "event" if kind == EVENT else "id"
    own = f'{key} = "{subject.name.lower()}.{used.rpartition(".")[2]}", with a `title`'
    return f"{hint}{PAGE} lists them. For one of your own, write {own}."


def _languages(place: str, value: Mapping[str, Any]) -> Iterator[Problem]:
    """Alternatives and their condition come together; no language is accepted twice."""
    both = bool(value.get("alternatives")), bool(value.get("on"))
    if both == (False, True):
        text = "value has `on`, a condition, but no `alternatives` that depend on it"
        yield Problem(place, text, "List them under `alternatives`, or remove `on`.")
    twice = {*value.get("accepts", ())} & {*value.get("alternatives", ())}
    if twice:
        tag = sorted(twice)[0]
        text = f"value accepts {tag} always, and again on a condition"
        yield Problem(place, text, f"Remove {tag} from `accepts` or from `alternatives`.")
