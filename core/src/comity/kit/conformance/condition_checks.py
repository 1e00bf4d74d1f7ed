"""Checks that the conditions of law files ask about something that case files have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from comity.host.data_plugin import InstrumentPlugin
from comity.kit.conformance.field_paths import item_model, leads_nowhere, paths_in
from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.statement_files import placed
from comity.kit.conformance.subject import Subject
from comity.law.company_places import REACH
from comity.law.notice_duties import load_notice_duties
from comity.model.law_records import Ground, Rule
from comity.steps.assess.topics import TOPICS
from comity.steps.read.heading import model_of
from comity.steps.resolve.case_facts import CASE_FACTS
from comity.tasks.audit.law_faults import answer_conditions, condition_faults, name_faults
from comity.tasks.audit.statements import statements, ways
from comity.tasks.lawpages.holdings import Holding

__all__ = ["check_conditions"]

Said = tuple[str, str]  # what is wrong, and the cure
LISTS = ("all", "any_of")
LANGUAGES = "answer languages"
FIELDS = "docs/schema-request.md and docs/schema-notice.md have every field."
CURES = {
    "kind of assistance": "`comity measures` lists them.",
    "question": "`comity law show` lists the questions.",
    "role": "Write requested, requesting, host, provider or transit.",
    "topic": "docs/refusals.md lists them. Without a topic, only `when` decides the ground.",
    "no part": "Write [[part]] with its code and name in jurisdiction.toml.",
    "no road of the plugin": "Write the `id` of a [[road]] of the parent convention.",
    "unknown State": "Write an ISO 3166 code such as KE.",
}


def check_conditions(subject: Subject) -> Iterator[Problem]:
    """Questions, measures, roles, verbs and field paths are ones that this version knows."""
    plugin = subject.plugin
    instruments = plugin.instruments() if isinstance(plugin, InstrumentPlugin) else ()
    book = None if subject.topic else subject.book
    duties = load_notice_duties(subject.root)
    held = Holding(subject.name, book=book, instruments=instruments, duties=duties)
    faults = [(name, message, _cure(message)) for name, message in _misnamed(subject, held)]
    keys = "docs/law-data.md, Conditions, has every key."
    faults += [(name, message, keys) for name, message in condition_faults(held)]
    models = {k: model_of(t) for k, t in subject.host.document_types().items()}
    for rule in (*(book.rules if book else ()), *(r for i in instruments for r in i.rules)):
        faults += [(f"rule {rule.id}", *said) for said in _fields(rule, models)]
    asked = [(f"ground {g.id}", (g.when, g.only)) for g in _grounds(held)]
    asked += [(f"assurance {a.id}", (a.when, None)) for a in (book.assurances if book else ())]
    clocks = (*(book.clocks if book else ()), *(c for i in instruments for c in i.clocks))
    asked += [(f"clock {clock.id}", (clock.when, None)) for clock in clocks]
    for name, conditions in asked:
        faults += [(name, *said) for said in _astray(filter(None, conditions), [models["request"]])]
    for duty in duties:
        asked_of = [*duty.conditions, *([duty.when] if duty.when else [])]
        own = [_without_reach(one) for one in asked_of]
        faults += [(f"notice_duty {duty.id}", *said) for said in _astray(own, [models["notice"]])]
    for name, way in ways(held):
        items = item_model(models["request"], "measures")
        said = _astray([way.when] if way.when else [], [models["request"]], items)
        faults += [(name, *one) for one in said]
    for name, condition in answer_conditions(held):
        own = [_without_case(condition, name.startswith("notified") or name == LANGUAGES)]
        faults += [(name, *said) for said in _astray(own, [*models.values()])]
    yield from (Problem(placed(subject, name), text, cure) for name, text, cure in faults)


def _without_case(condition: Mapping[str, Any], of_languages: bool) -> Mapping[str, Any]:
    """A condition without what only conditions of languages see, and no author writes."""
    if not of_languages:
        return condition
    text: dict[str, Any] = {
        key: [_without_case(p, True) for p in condition[key]] for key in LISTS if key in condition
    }
    if "not" in condition:
        text["not"] = _without_case(condition["not"], True)
    known = str(condition.get("field", "")).removeprefix("/") in CASE_FACTS
    return {} if known else {**condition, **text}


def _without_reach(condition: Mapping[str, Any]) -> Mapping[str, Any]:
    """A condition of a duty without what is known of the company's places, and no author writes."""
    known: dict[str, Any] = {
        key: [_without_reach(part) for part in condition[key]] for key in LISTS if key in condition
    }
    if "not" in condition:
        known["not"] = _without_reach(condition["not"])
    if str(condition.get("field", "")).partition(".")[0] == REACH:
        return {}
    return {**condition, **known}


def _misnamed(subject: Subject, held: Holding) -> Iterator[tuple[str, str]]:
    """Names of what does not exist: those the audit lists, topics of grounds, parts of the State.

    The host at work judges a topic that it does not know by the ground's own condition alone.
    """
    yield from name_faults(held, set(subject.host.measures()))
    for ground in _grounds(held):
        if ground.topic and ground.topic not in TOPICS:
            yield f"ground {ground.id}", f"unknown topic of grounds {ground.topic!r}"
    for instrument in held.instruments:
        for provision in instrument.provisions:
            for topic in provision.bars:
                if topic not in TOPICS:
                    where = f"provision {instrument.id} {provision.topic}"
                    yield where, f"unknown topic of grounds {topic!r}"
    for name, table in statements(held):
        for code in () if subject.topic else table.part:
            if code not in subject.codes:
                yield name, f"there is no part {code!r} of {subject.name}"


def _cure(message: str) -> str:
    return next((cure for what, cure in CURES.items() if what in message), "")


def _grounds(held: Holding) -> Iterator[Ground]:
    yield from held.book.grounds if held.book else ()
    yield from (ground for instrument in held.instruments for ground in instrument.grounds)


def _fields(rule: Rule, models: Mapping[str, type[BaseModel]]) -> Iterator[Said]:
    kinds = rule.kinds or tuple(models)
    for kind in kinds:
        if kind not in models:
            yield f"unknown kind of document {kind!r}", f"Known: {', '.join(models)}."
    known = [models[kind] for kind in kinds if kind in models]
    if rule.each and known and all(leads_nowhere(model, rule.each) for model in known):
        yield f"no case file has a list {rule.each!r}", FIELDS
        return
    items = [item for model in known for item in item_model(model, rule.each)]
    yield from _astray(_conditions(rule), known, items if rule.each else known)


def _astray(
    conditions: Iterable[Mapping[str, Any]],
    whole: Sequence[type[BaseModel]],
    items: Sequence[type[BaseModel]] | None = None,
) -> Iterator[Said]:
    """Paths that none of the models has: of the items of a list, or with a ``/`` of the whole."""
    for path in dict.fromkeys(p for c in conditions for p in paths_in(c)):
        heads = whole if items is None or path.startswith("/") else items
        wrong = [leads_nowhere(head, path) for head in heads]
        if wrong and all(wrong):
            yield f"asks about the field {path!r}, but no case file has {wrong[0]!r} there", FIELDS


def _conditions(rule: Rule) -> Iterator[Mapping[str, Any]]:
    limits = (rule.limit,) if isinstance(rule.limit, dict) else rule.limit
    yield from filter(None, (rule.when, *rule.require, *rule.forbid, *limits))
