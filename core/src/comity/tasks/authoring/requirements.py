"""What the law and the kinds of assistance ask of a file before it is written.

The rules are put to what is known before the first answer: the form, the States, the kinds of
assistance (``comity.tasks.questions.required``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from comity.model.law_records import Instrument
from comity.model.messages import Message
from comity.model.records import AssistanceKind
from comity.tasks.authoring.case_setup import CaseSetup
from comity.tasks.authoring.model_fields import required_paths
from comity.tasks.questions.required import (
    Required,
    fit_to_name,
    in_force_between,
    of_form,
    of_kinds,
    of_law,
    rules_of,
)
from comity.text.messages import message

__all__ = ["RequiredField", "bases", "kinds_by_path", "required_fields"]


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
    kind = setup.kind.kind
    known = [*of_form(kind, setup.form, len(setup.measures)), *_of_kinds(setup)]
    known += [*_of_law(setup), *_of_order(setup)]
    for path, required in known:
        words = _worded(setup, required)
        there = found.setdefault(path, [])
        if words not in there:
            there.append(words)
    lists = {note.name for note in setup.notes if note.many}
    for path, each in list(found.items()):
        name = path.rpartition(".")[2]
        if "." in path and name in lists:  # whoever names persons has them in the file
            found.setdefault(name, list(each))
    return {path: tuple(each) for path, each in found.items()}


def bases(setup: CaseSetup) -> list[Instrument]:
    """The binding instruments in force between the two States that the document can name.

    They stand in the order of precedence.
    """
    one, other = setup.state("requesting"), setup.state("requested")
    found = in_force_between(setup.host.instruments().values(), one, other, setup.on)
    return fit_to_name(found, setup.kind.kind, setup.form)


def _worded(setup: CaseSetup, required: Required) -> RequiredField:
    says = required.says
    words = setup.voice.word(says) if isinstance(says, Message) else says
    return RequiredField(words, required.source, required.value, required.urgent)


def _of_kinds(setup: CaseSetup) -> Iterator[tuple[str, Required]]:
    if "requested" not in setup.open_roles:
        return
    names = {
        kind.kind: tuple(map(setup.voice.particular, kind.particulars)) for kind in setup.measures
    }
    yield from of_kinds(setup.measures, names)


def _of_law(setup: CaseSetup) -> Iterator[tuple[str, Required]]:
    named = bases(setup)
    there = {*required_paths(setup.notes), *_filled_by_law(setup)}
    books = {role: setup.book(role) for role in setup.open_roles}
    rules = rules_of(books, named, setup.on)
    for alternatives in of_law(rules, _known(setup, named), there, more=False):
        yield alternatives[0]


def _of_order(setup: CaseSetup) -> Iterator[tuple[str, Required]]:
    """An order to a provider names the instrument that it is made under."""
    if (setup.kind.kind, setup.form) != ("disclosure", "order"):
        return
    says = Required(message("prompt.order-names-it"))
    yield "basis", says
    for one in bases(setup)[:1]:
        yield "basis[].instrument", replace(says, value=one.id)


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


def kinds_by_path(setup: CaseSetup) -> dict[str, AssistanceKind]:
    """The kind of assistance at each item of the list that has one."""
    lists = "measures" if "requested" in setup.open_roles else "data_categories"
    return {f"{lists}[{index}]": kind for index, kind in enumerate(setup.measures)}
