"""Drafts with every field filled, each with a mark of its own."""

from __future__ import annotations

import datetime as dt
import importlib
import itertools
import re
import types
import typing
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from comity.model.drafts.base import Draft

STATES = {"requesting.state": "TV", "requested.state": "NR", "host": "TV"}


# the open lists whose values the catalogue words, and the clauses that word them
OPEN = {
    "offences.category": "word.category.",
    "offences.predicate": "word.category.",
    "persons.identifiers.kind": "word.identifier.",
    "measures.identifiers.kind": "word.identifier.",
    "measures.holder.kind": "choice.holder.",
    "assurances.kind": "word.assurance.",
    "measures.kind": "measure.",
    "data_categories.category": "measure.",
    "processes.categories": "measure.",
    "scoped_rules.categories": "measure.",
    "routes.categories": "measure.",
    "voluntary.categories": "measure.",
    "variants.for.categories": "measure.",
    "variants.data_categories.category": "measure.",
    "variants.processes.categories": "measure.",
    "variants.routes.categories": "measure.",
    "variants.voluntary.categories": "measure.",
}


def schema_path(path: str) -> str:
    """A field path without the places in lists."""
    return re.sub(r"\[\d+\]", "", path)


class Filler:
    """Fills a model: every field, two items in every list, and no two values alike.

    Each ``turn`` takes the next value of every closed list, and of the open lists in ``words``
    (clause ids such as ``word.category.fraud``); an odd one says false where an even one says true.
    """

    def __init__(self, turn: int = 0, words: Iterable[str] = ()) -> None:
        self.turn = turn
        self.words = tuple(words)
        self.count = itertools.count(1)
        self.marks: dict[str, str] = {}

    def model(self, model: type[BaseModel], path: str = "") -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, field in model.model_fields.items():
            name = field.alias or key
            here = f"{path}.{name}" if path else name
            made[name] = self.field(field.annotation, field.metadata, here)
        return made

    def field(self, annotation: Any, metadata: list[Any], path: str) -> Any:
        if get_origin(annotation) is typing.Annotated:
            annotation, *more = get_args(annotation)
            metadata = [*metadata, *more]
        if get_origin(annotation) in (typing.Union, types.UnionType):
            annotation = next(a for a in get_args(annotation) if a is not type(None))
            return self.field(annotation, metadata, path)
        if get_origin(annotation) is tuple:
            inner = get_args(annotation)[0]
            return [self.field(inner, [], f"{path}[{n}]") for n in range(2)]
        if get_origin(annotation) is typing.Literal:
            number = int((re.findall(r"\[(\d+)\]$", path) or ["0"])[0])
            return get_args(annotation)[(number + self.turn) % len(get_args(annotation))]
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.model(annotation, path)
        return self.value(annotation, metadata, path)

    def value(self, annotation: Any, metadata: list[Any], path: str) -> Any:
        number = next(self.count)
        if annotation is bool:
            return self.turn % 2 == 0
        if annotation is int:
            return 1000 + number
        if annotation is Decimal:
            return f"{1000 + number}.50"
        if annotation is dt.date:
            return (dt.date(2026, 10, 5) + dt.timedelta(days=number)).isoformat()
        if "A-Z]{3}" in repr(metadata):
            return "USD"
        if "A-Z]{2}" in repr(metadata):
            return STATES.get(path, "FR")
        if "a-z]{4,40}" in repr(metadata):  # the name of a reader
            return "defence"
        if path == "language":
            return "en"
        if path.startswith("extensions"):
            return {"in": self.table("extensions.in")}
        if get_origin(annotation) is not None:
            return self.table(path)
        family = OPEN.get(schema_path(path))
        known = [word for word in self.words if word.startswith(family)] if family else []
        if known:
            return known[(self.turn + number) % len(known)].rpartition(".")[2]
        return self.mark(path)

    def table(self, path: str) -> dict[str, Any]:
        return {
            "plain": self.mark(f"{path}.plain"),
            "a.dotted [key]": self.mark(f'{path}["a.dotted [key]"]'),
            "deep": {"list": [self.mark(f"{path}.deep.list[{n}]") for n in range(2)]},
        }

    def mark(self, path: str) -> str:
        self.marks[path] = f"Mark{next(self.count):04d}x"
        return self.marks[path]


def settle_references(data: dict[str, Any], model: type[Draft], filler: Filler) -> None:
    """Make the references by id lead somewhere: the draft says which do not, and what there is."""
    for _ in range(3):
        draft = model.model_validate(data | {"schema": "1"})
        for path, message, cure in draft.faults_of_reference():
            known = cure.removeprefix("Known: ").rstrip(".").split(", ")
            assert known[0].startswith("Mark"), message
            steps = [int(n) if n else name for n, name in re.findall(r"(\d+)|(\w+)", path)]
            target: Any = data
            for step in steps[:-1]:
                target = target[step]
            target[steps[-1]] = known[steps[-1] if isinstance(steps[-1], int) else 0]
            filler.marks.pop(path)


def filled(
    kind: str, turn: int = 0, words: Iterable[str] = ()
) -> tuple[dict[str, Any], dict[str, str]]:
    """A case with every field of the schema, and its marks by path."""
    from schema_pages import KINDS

    filler = Filler(turn, words)
    module, _, name = KINDS[kind].partition(":")
    model: type[Draft] = getattr(importlib.import_module(module), name)
    data = filler.model(model)
    data |= {"schema": 1, "kind": kind, "date": "2026-10-05"}
    settle_references(data, model, filler)
    for person in data.get(
        "persons", ()
    ):  # protection takes fields out: tests/steps/protect has it
        person.pop("protect", None)
    return data, filler.marks
