"""What the law and the kinds of assistance ask of a file before it is written.

The rules of the States and of the instruments in force between them are put to what is known:
the form, the States, the kinds of assistance. What a rule then requires to be there is wanted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from comity.authoring.fields import required_paths
from comity.authoring.occasion import Occasion
from comity.law.conditions import holds, resolve_path
from comity.law.precedence import rank
from comity.law.records import Instrument, Rule
from comity.law.rules import speaks_of
from comity.law.status import status_between
from comity.records import Measure

__all__ = ["Want", "bases", "each_of", "kinds_by_path", "wants"]

# what the checks of form ask for beyond the model (comity.check.form, .links and .measures)
OF_FORM: dict[str, dict[str, str]] = {
    "request": {
        "requesting.contacts": "Someone must be named who answers questions.",
        "facts": "A request without facts cannot be judged.",
        "measures[].facts": "A measure rests on facts.",
        "measures[].offences": "A measure serves an offence.",
    },
    "preservation": {
        "requesting.contacts": "Someone must be named who answers questions.",
        "measures[].facts": "A measure rests on facts.",
        "measures[].offences": "A measure serves an offence.",
    },
    "transmittal.note-verbale": {
        "note_from.name": "A note verbale says which mission or ministry presents it.",
        "note_to.name": "A note verbale is presented to a mission or a ministry.",
    },
    "notice": {
        "channels": "The notice must say how a request is submitted.",
        "data_categories": "The notice should say what data the company holds.",
        "data_categories[].holds": "A category says what is held.",
    },
}


@dataclass(frozen=True, slots=True)
class Want:
    """Who asks for a field and why.

    ``source`` is a citation, or empty where no law is stated; ``value`` what it must be, where
    only one thing will do; ``urgent`` tells that the check would report an error or a warning.
    """

    says: str
    source: str = ""
    value: str = ""
    urgent: bool = True


def wants(occasion: Occasion) -> dict[str, tuple[Want, ...]]:
    """What is asked for by field path; ``measures[0]`` is the first kind asked for."""
    found: dict[str, list[Want]] = {}
    for path, want in (*_of_form(occasion), *_of_kinds(occasion), *_of_law(occasion)):
        known = found.setdefault(path, [])
        if want not in known:
            known.append(want)
    return {path: tuple(each) for path, each in found.items()}


def bases(occasion: Occasion) -> list[Instrument]:
    """The binding instruments in force between the two States, in the order of precedence."""
    one, other = occasion.state("requesting"), occasion.state("requested")
    if not one or not other:
        return []
    found = [
        instrument
        for instrument in occasion.host.instruments().values()
        if instrument.binding
        and status_between(instrument, one, other, occasion.on)[0] == "in-force"
    ]
    return [instrument for instrument, _ in rank(found, occasion.on)]


def _of_form(occasion: Occasion) -> Iterator[tuple[str, Want]]:
    kind = occasion.kind.kind
    for path, says in (OF_FORM.get(kind, {}) | OF_FORM.get(f"{kind}.{occasion.form}", {})).items():
        for one in _each_measure(path, occasion):
            yield one, Want(says)


def _each_measure(path: str, occasion: Occasion) -> Iterator[str]:
    """A path with ``[]`` as the paths of the items that are known already."""
    head, bracket, rest = path.partition("[]")
    if bracket and head in ("measures", "data_categories"):
        for index in range(max(1, len(occasion.measures))):
            yield f"{head}[{index}]{rest}"
    else:
        yield path


def _of_kinds(occasion: Occasion) -> Iterator[tuple[str, Want]]:
    if "requested" not in occasion.open_roles:
        return
    for index, kind in enumerate(occasion.measures):
        for need in kind.needs:
            says = f"{kind.title} cannot be asked for without it."
            yield f"measures[{index}].{need}", Want(says)
        for name in kind.common:
            yield f"measures[{index}].{name}", Want(f"Of use: {kind.title}.", urgent=False)
        if kind.particulars:
            says = f"Fields of its own: {', '.join(kind.particulars)}."
            yield f"measures[{index}].particulars", Want(says, urgent=False)
        if kind.data or kind.electronic:
            says = "A provider may tell its user unless it is forbidden to."
            yield "confidentiality.user_notice", Want(says, urgent=False)


def _of_law(occasion: Occasion) -> Iterator[tuple[str, Want]]:
    named = bases(occasion)
    data = _known(occasion, named)
    there = {*required_paths(occasion.notes), *_filled_by_law(occasion)}
    for rule in _rules(occasion, named):
        for asked in _asked(rule, data):
            if not any(each_of(path) in there for path, _ in asked):
                yield asked[0]


def each_of(path: str) -> str:
    """The path with ``[]`` for the number of an item: what is said of each."""
    return re.sub(r"\[\d+\]", "[]", path)


def _known(occasion: Occasion, named: Iterable[Instrument]) -> dict[str, Any]:
    """What a draft of this occasion says in any case, as data for the conditions of rules."""
    lists = "measures" if "requested" in occasion.open_roles else "data_categories"
    key = "kind" if lists == "measures" else "category"
    data: dict[str, Any] = {
        "kind": occasion.kind.kind,
        "form": occasion.form,
        lists: [{key: kind.kind} for kind in occasion.measures],
        "basis": [{"instrument": instrument.id} for instrument in named],
    }
    for role, field in occasion.open_roles.items():
        table, _, name = field.rpartition(".")
        target = data.setdefault(table, {}) if table else data
        target[name] = occasion.state(role)
    return data


def _filled_by_law(occasion: Occasion) -> Iterator[str]:
    """What is filled in from the law if the author leaves it out."""
    from comity.law.ask import answer

    for role in ("requesting", "requested"):
        if answer(occasion.book(role), "central-authority") is not None:
            yield f"{role}.central_authority.name"
            yield f"{role}.central_authority"


def _rules(occasion: Occasion, named: Iterable[Instrument]) -> Iterator[Rule]:
    for role in occasion.open_roles:
        book = occasion.book(role)
        yield from (rule for rule in (book.rules if book else ()) if rule.role == role)
    for instrument in named:
        yield from (rule for rule in instrument.rules if rule.held_on(occasion.on))


def _asked(rule: Rule, data: Mapping[str, Any]) -> Iterator[list[tuple[str, Want]]]:
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
                    (resolve_path(field, prefix), Want(rule.says, cited, value, urgent))
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


def kinds_by_path(occasion: Occasion) -> dict[str, Measure]:
    """The kind of assistance at each item of the list that has one."""
    lists = "measures" if "requested" in occasion.open_roles else "data_categories"
    return {f"{lists}[{index}]": kind for index, kind in enumerate(occasion.measures)}
