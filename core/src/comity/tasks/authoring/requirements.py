"""What the law and the kinds of assistance ask of a file before it is written.

The rules of the States and of the instruments in force between them are put to what is known:
the form, the States, the kinds of assistance. What a rule then requires to be there is wanted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from comity.law.conditions import holds, resolve_path
from comity.law.precedence import rank
from comity.law.rules import speaks_of
from comity.law.status import status_between
from comity.model.law_records import Instrument, Rule
from comity.model.records import AssistanceKind
from comity.tasks.authoring.case_setup import CaseSetup
from comity.tasks.authoring.model_fields import required_paths
from comity.tasks.authoring.voice import kind_term

__all__ = ["RequiredField", "bases", "each_of", "kinds_by_path", "required_fields"]

# the messages for what the checks of form ask for beyond the model (comity.steps.check.form,
# .links and .measures)
OF_FORM: dict[str, dict[str, str]] = {
    "request": {
        "requesting.contacts": "prompt.needs-contact",
        "facts": "prompt.needs-facts",
        "measures[].facts": "prompt.needs-facts-of-measure",
        "measures[].offences": "prompt.needs-offence-of-measure",
    },
    "preservation": {
        "requesting.contacts": "prompt.needs-contact",
        "measures[].facts": "prompt.needs-facts-of-measure",
        "measures[].offences": "prompt.needs-offence-of-measure",
    },
    "transmittal.note-verbale": {
        "note_from.name": "prompt.needs-sender-of-note",
        "note_to.name": "prompt.needs-addressee-of-note",
    },
    "notice": {
        "channels": "prompt.needs-channel",
        "data_categories": "prompt.needs-data",
        "data_categories[].holds": "prompt.needs-data-of-category",
    },
}


@dataclass(frozen=True, slots=True)
class RequiredField:
    """Who asks for a field and why.

    ``source`` is a citation, or empty where no law is stated; ``value`` what it must be, where
    only one thing will do; ``urgent`` tells that the check would report an error or a warning.
    """

    says: str
    source: str = ""
    value: str = ""
    urgent: bool = True


def required_fields(setup: CaseSetup) -> dict[str, tuple[RequiredField, ...]]:
    """What is asked for by field path; ``measures[0]`` is the first kind asked for."""
    found: dict[str, list[RequiredField]] = {}
    for path, required in (*_of_form(setup), *_of_kinds(setup), *_of_law(setup)):
        known = found.setdefault(path, [])
        if required not in known:
            known.append(required)
    return {path: tuple(each) for path, each in found.items()}


def bases(setup: CaseSetup) -> list[Instrument]:
    """The binding instruments in force between the two States, in the order of precedence."""
    one, other = setup.state("requesting"), setup.state("requested")
    if not one or not other:
        return []
    found = [
        instrument
        for instrument in setup.host.instruments().values()
        if instrument.binding and status_between(instrument, one, other, setup.on)[0] == "in-force"
    ]
    return [instrument for instrument, _ in rank(found, setup.on)]


def _of_form(setup: CaseSetup) -> Iterator[tuple[str, RequiredField]]:
    kind = setup.kind.kind
    for path, id in (OF_FORM.get(kind, {}) | OF_FORM.get(f"{kind}.{setup.form}", {})).items():
        for one in _each_measure(path, setup):
            yield one, RequiredField(setup.voice.say(id))


def _each_measure(path: str, setup: CaseSetup) -> Iterator[str]:
    """A path with ``[]`` as the paths of the items that are known already."""
    head, bracket, rest = path.partition("[]")
    if bracket and head in ("measures", "data_categories"):
        for index in range(max(1, len(setup.measures))):
            yield f"{head}[{index}]{rest}"
    else:
        yield path


def _of_kinds(setup: CaseSetup) -> Iterator[tuple[str, RequiredField]]:
    if "requested" not in setup.open_roles:
        return
    say = setup.voice.say
    for index, kind in enumerate(setup.measures):
        title = kind_term(kind)
        for need in kind.needs:
            says = say("prompt.required-for-kind", kind=title)
            yield f"measures[{index}].{need}", RequiredField(says)
        for name in kind.common:
            says = say("prompt.useful-for-kind", kind=title)
            yield f"measures[{index}].{name}", RequiredField(says, urgent=False)
        if kind.particulars:
            names = tuple(map(setup.voice.particular, kind.particulars))
            says = say("prompt.fields-of-kind", names=names)
            yield f"measures[{index}].particulars", RequiredField(says, urgent=False)
        if kind.data or kind.electronic:
            says = say("prompt.user-notice")
            yield "confidentiality.user_notice", RequiredField(says, urgent=False)


def _of_law(setup: CaseSetup) -> Iterator[tuple[str, RequiredField]]:
    named = bases(setup)
    data = _known(setup, named)
    there = {*required_paths(setup.notes), *_filled_by_law(setup)}
    for rule in _rules(setup, named):
        for asked in _asked(rule, data):
            if not any(each_of(path) in there for path, _ in asked):
                yield asked[0]


def each_of(path: str) -> str:
    """The path with ``[]`` for the number of an item: what is said of each."""
    return re.sub(r"\[\d+\]", "[]", path)


def _known(setup: CaseSetup, named: Iterable[Instrument]) -> dict[str, Any]:
    """What a draft of this occasion says in any case, as data for the conditions of rules."""
    lists = "measures" if "requested" in setup.open_roles else "data_categories"
    key = "kind" if lists == "measures" else "category"
    data: dict[str, Any] = {
        "kind": setup.kind.kind,
        "form": setup.form,
        lists: [{key: kind.kind} for kind in setup.measures],
        "basis": [{"instrument": instrument.id} for instrument in named],
    }
    for role, field in setup.open_roles.items():
        table, _, name = field.rpartition(".")
        target = data.setdefault(table, {}) if table else data
        target[name] = setup.state(role)
    return data


def _filled_by_law(setup: CaseSetup) -> Iterator[str]:
    """What is filled in from the law if the author leaves it out."""
    from comity.law.ask import answer

    for role in ("requesting", "requested"):
        if answer(setup.book(role), "central-authority") is not None:
            yield f"{role}.central_authority.name"
            yield f"{role}.central_authority"


def _rules(setup: CaseSetup, named: Iterable[Instrument]) -> Iterator[Rule]:
    for role in setup.open_roles:
        book = setup.book(role)
        yield from (rule for rule in (book.rules if book else ()) if rule.role == role)
    for instrument in named:
        yield from (rule for rule in instrument.rules if rule.held_on(setup.on))


def _asked(rule: Rule, data: Mapping[str, Any]) -> Iterator[list[tuple[str, RequiredField]]]:
    """What a rule requires of each item it speaks of: fields of which one will do."""
    if not speaks_of(rule, data["kind"]):
        return
    cited, urgent = str(rule.cited()), rule.severity != "advice"
    for prefix, item in _items(rule.each, data):
        if rule.when is not None and holds(rule.when, item, data) is not True:
            continue
        for condition in rule.require:
            fields = list(_alternatives(condition))
            if fields and holds(condition, item, data) is not True:
                yield [
                    (resolve_path(field, prefix), RequiredField(rule.says, cited, value, urgent))
                    for field, value in fields
                ]


def _items(each: str, data: Mapping[str, Any]) -> list[tuple[str, Any]]:
    if not each:
        return [("", data)]
    items = data.get(each)
    if isinstance(items, list) and items:
        return [(f"{each}[{index}]", item) for index, item in enumerate(items)]
    return [(f"{each}[]", {})]


def _alternatives(condition: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields of which a condition wants one, each with the only value that will do, if any."""
    if "any_of" in condition:
        for part in condition["any_of"]:
            yield from _alternatives(part)
    elif condition.get("all"):
        yield from _alternatives(condition["all"][0])
    elif condition.get("present") is True or "in" in condition:
        yield str(condition["field"]), ""
    elif isinstance(condition.get("equals"), str):
        yield str(condition["field"]), str(condition["equals"])


def kinds_by_path(setup: CaseSetup) -> dict[str, AssistanceKind]:
    """The kind of assistance at each item of the list that has one."""
    lists = "measures" if "requested" in setup.open_roles else "data_categories"
    return {f"{lists}[{index}]": kind for index, kind in enumerate(setup.measures)}
