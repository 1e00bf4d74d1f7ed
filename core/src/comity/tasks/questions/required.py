"""Which fields the model's checks, the kinds of assistance and the law require of a document.

The rules of the States and of the instruments in force between them are put to what is known so
far. What a rule then requires to be there is required of the author.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from comity.law.conditions import holds, resolve_path
from comity.law.precedence import governs, rank
from comity.law.rules import applies, speaks_of, stands
from comity.law.status import status_between
from comity.model.law_records import Instrument, Rule
from comity.model.messages import Message, Term
from comity.model.records import AssistanceKind, LawBook
from comity.tasks.questions.law_paths import each_path
from comity.text.messages import message

__all__ = [
    "Required",
    "fit_to_name",
    "in_force_between",
    "of_assurances",
    "of_form",
    "of_kinds",
    "of_law",
    "rules_of",
]

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
class Required:
    """Who requires a field and why.

    ``says`` is a message, or the sentence of a rule of law; ``source`` is the citation of that
    rule; ``value`` what the field must be, where only one value will do; ``urgent`` tells that the
    check would report an error or a warning.
    """

    says: Message | str
    source: str = ""
    value: str = ""
    urgent: bool = True


Found = Iterator[tuple[str, Required]]


def of_form(kind: str, form: str, items: int) -> Found:
    """What the checks of form require; ``items`` is the number of measures or categories known."""
    for path, id in (OF_FORM.get(kind, {}) | OF_FORM.get(f"{kind}.{form}", {})).items():
        for one in _each_item(path, items):
            yield one, Required(message(id))


def _each_item(path: str, items: int) -> Iterator[str]:
    """A path with ``[]`` as the paths of the items that are known already."""
    head, bracket, rest = path.partition("[]")
    if bracket and head in ("measures", "data_categories"):
        for index in range(max(1, items)):
            yield f"{head}[{index}]{rest}"
    else:
        yield path


def of_kinds(kinds: Sequence[AssistanceKind], names: Mapping[str, tuple[str, ...]]) -> Found:
    """What the kinds of assistance of a request need, and what is useful for them.

    Args:
        kinds: that of each measure.
        names: the particulars of a kind as they are called in the author's language.
    """
    for index, kind in enumerate(kinds):
        title = Term("kind", kind.kind, kind.title)
        for need in kind.needs:
            says = message("prompt.required-for-kind", None, kind=title)
            yield f"measures[{index}].{need}", Required(says)
        for name in kind.common:
            says = message("prompt.useful-for-kind", None, kind=title)
            yield f"measures[{index}].{name}", Required(says, urgent=False)
        if kind.particulars:
            says = message("prompt.fields-of-kind", None, names=names[kind.kind])
            yield f"measures[{index}].particulars", Required(says, urgent=False)
        if kind.data or kind.electronic:
            says = message("prompt.user-notice")
            yield "confidentiality.user_notice", Required(says, urgent=False)


def rules_of(
    books: Mapping[str, LawBook | None],
    named: Iterable[Instrument],
    on: dt.date,
    in_force: Iterable[Instrument] = (),
) -> Iterator[Rule]:
    """The rules of each State for its role, and those of the instruments on a day.

    A rule that yields to another treaty on assistance is left out where one is ``in_force`` between
    the States, as the check leaves it out.
    """
    governing = {one.id for one in in_force if governs(one)}
    for role, book in books.items():
        yield from (rule for rule in (book.rules if book else ()) if rule.role == role)
    for instrument in named:
        other = bool(governing - {instrument.id})
        yield from (r for r in instrument.rules if r.held_on(on) and stands(r, other))


def of_law(
    rules: Iterable[Rule], data: Mapping[str, Any], there: set[str], *, more: bool
) -> Iterator[list[tuple[str, Required]]]:
    """What rules require of a document: each time the fields of which one will do.

    Args:
        rules: those that may apply.
        data: what the document says so far.
        there: fields, with ``[]`` after a list, that every such document has.
        more: whether one further item of each list is asked about too.
    """
    for rule in rules:
        for asked in _asked(rule, data, more=more):
            if not any(each_path(path) in there for path, _ in asked):
                yield asked


def of_assurances(rules: Iterable[Rule], data: Mapping[str, Any]) -> Found:
    """The undertakings that rules require and that the document does not give yet."""
    given = {item.get("kind") for item in data.get("assurances", ())}
    for rule in rules:
        if rule.assure and rule.assure not in given and applies(rule, data, data["kind"]):
            urgent = rule.demands
            yield "assurances", Required(rule.says, str(rule.cited()), rule.assure, urgent)


def _asked(
    rule: Rule, data: Mapping[str, Any], *, more: bool
) -> Iterator[list[tuple[str, Required]]]:
    """What a rule requires of each item it speaks of: fields of which one will do."""
    if not speaks_of(rule, data["kind"]):
        return
    cited, urgent = str(rule.cited()), rule.demands
    for prefix, item in _items(rule.each, data, more=more):
        if rule.when is not None and holds(rule.when, item, data) is not True:
            continue
        for condition in rule.require:
            fields = list(_alternatives(condition))
            if fields and holds(condition, item, data) is not True:
                yield [
                    (resolve_path(field, prefix), Required(rule.says, cited, value, urgent))
                    for field, value in fields
                ]


def _items(each: str, data: Mapping[str, Any], *, more: bool) -> list[tuple[str, Any]]:
    if not each:
        return [("", data)]
    items = data.get(each)
    known = list(items) if isinstance(items, (list, tuple)) else []
    if more:
        known.append({})
    if known:
        return [(f"{each}[{index}]", item) for index, item in enumerate(known)]
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


def in_force_between(
    instruments: Iterable[Instrument], one: str, other: str, on: dt.date
) -> list[Instrument]:
    """The binding instruments in force between two States, in the order of precedence."""
    if not one or not other or one == other:
        return []
    found = [
        instrument
        for instrument in instruments
        if instrument.binding and status_between(instrument, one, other, on)[0] == "in-force"
    ]
    return [instrument for instrument, _ in rank(found, on)]


def fit_to_name(instruments: Iterable[Instrument], kind: str, form: str) -> list[Instrument]:
    """Those that a paper of such a kind and form can name: an order to a provider, direct ones."""
    ordering = (kind, form) == ("disclosure", "order")
    return [one for one in instruments if one.direct or not ordering]
