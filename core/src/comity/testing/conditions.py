"""Checks that the conditions of law files ask about something that case files have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from comity.audit.faults import condition_faults, name_faults
from comity.dataplugin import InstrumentPlugin
from comity.law.records import Rule
from comity.lawpages.holdings import Holding
from comity.read.heading import model_of
from comity.testing.fields import item_model, leads_nowhere, paths_in
from comity.testing.records import Problem
from comity.testing.subject import Subject

__all__ = ["check_conditions"]


def check_conditions(subject: Subject) -> Iterator[Problem]:
    """Questions, measures, roles, verbs and field paths are ones that this version knows."""
    plugin = subject.plugin
    instruments = plugin.instruments() if isinstance(plugin, InstrumentPlugin) else ()
    book = None if subject.topic else subject.book
    held = Holding(subject.name, book=book, instruments=instruments)
    for name, message in name_faults(held, set(subject.host.measures())):
        yield Problem(f"law/: {name}", message, "`comity law show` prints the questions.")
    for name, message in condition_faults(held):
        yield Problem(f"law/: {name}", message, "docs/law-data.md, Conditions, has every key.")
    models = {k: model_of(t) for k, t in subject.host.document_types().items()}
    for rule in (*(book.rules if book else ()), *(r for i in instruments for r in i.rules)):
        yield from _fields(rule, models)


def _fields(rule: Rule, models: Mapping[str, type[BaseModel]]) -> Iterator[Problem]:
    kinds = rule.kinds or tuple(models)
    for kind in kinds:
        if kind not in models:
            yield Problem(f"law/: rule {rule.id}", f"there is no kind of document {kind!r}")
    known = [models[kind] for kind in kinds if kind in models]
    if rule.each and known and all(leads_nowhere(model, rule.each) for model in known):
        yield Problem(f"law/: rule {rule.id}", f"no case file has a list {rule.each!r}")
        return
    for path in dict.fromkeys(p for c in _conditions(rule) for p in paths_in(c)):
        below = path.startswith("/") or not rule.each
        heads = known if below else [i for m in known for i in item_model(m, rule.each)]
        wrong = [leads_nowhere(head, path) for head in heads]
        if wrong and all(wrong):
            yield Problem(
                f"law/: rule {rule.id}",
                f"asks about the field {path!r}, and no case file has {wrong[0]!r} there",
                "docs/schema-request.md and docs/schema-notice.md have every field.",
            )


def _conditions(rule: Rule) -> Iterator[Mapping[str, Any]]:
    limits = (rule.limit,) if isinstance(rule.limit, dict) else rule.limit
    yield from filter(None, (rule.when, *rule.require, *rule.forbid, *limits))
