"""What a template of a kind is given, as one shape: from composed documents and from plugins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from comity.host import Host
from comity.kit.templating.shapes import PART, TEXT, Listing, Record, Shape, joined, shape_of
from comity.kit.templating.specimens import Specimen
from comity.law.ask import questions
from comity.model.records import ROLES, ExtraField

__all__ = ["ROLE_NAMES", "context_shape", "example_of", "extension_fields", "with_roles"]

ROLE_NAMES = (*ROLES, "instrument")


def context_shape(found: Iterable[Specimen], host: Host) -> Record:
    """The shape of everything that templates of a kind may name.

    Args:
        found: documents of the kind; their parts and names are those there are.
        host: every installed plugin is asked which names it adds under its role.
    """
    specimens = tuple(found)
    shape = joined(shape_of(specimen.content.context) for specimen in specimens)
    assert isinstance(shape, Record)
    names = dict(shape.names)
    for lines in ("letterhead", "addressee", "closing", "signature"):
        names[lines] = Listing(TEXT)
    parts = names.get("parts")
    if isinstance(parts, Record):
        every = joined((*parts.names.values(), PART))  # all parts have the same slots
        names["parts"] = Record({n: joined((s, every)) for n, s in parts.names.items()})
    fields = extension_fields(host, specimens[0].content.kind)
    states = frozenset(code.lower() for code in host.installed())
    for role in _roles(specimens):
        names[role] = joined((names.get(role, Record()), _added(role, fields, states)))
    return Record(names)


def _roles(specimens: Iterable[Specimen]) -> tuple[str, ...]:
    had = {role for specimen in specimens for role in (*specimen.roles, *specimen.content.context)}
    return tuple(role for role in ROLE_NAMES if role in had or role == "instrument")


def _lent() -> Record:
    """What every State made of data lends to its templates, whether a sample has it or not."""
    asked = (question for group in questions() for question in group.questions)
    names = (question.id.replace("-", "_") for question in asked if question.type == "text")
    return Record({name: Listing(TEXT) for name in names})


def extension_fields(host: Host, kind: str) -> dict[str, list[ExtraField]]:
    """The fields that each installed plugin adds to a kind, by its key under ``extensions``."""
    host.registry.need_all()
    found = {}
    for key in host.extension_keys():
        fields = [f for f in host.fields_of(key) or () if not f.kinds or kind in f.kinds]
        if fields:
            found[key] = fields
    return found


def _added(role: str, fields: Mapping[str, list[ExtraField]], states: frozenset[str]) -> Record:
    """What the plugins of States add under a role, or those of topics under ``instrument``."""
    if role != "instrument":
        own = {f.name: TEXT for key, given in fields.items() if key in states for f in given}
        return Record({"law": _lent()} | ({"extensions": Record(own)} if own else {}))
    topics = {k: Record({f.name: TEXT for f in v}) for k, v in fields.items() if k not in states}
    return Record({"extensions": Record(topics)} if topics else {})


def example_of(shape: Shape, name: str = "example") -> Any:
    """A plain value of a shape, for what no document at hand fills."""
    if isinstance(shape, Record):
        return {key: example_of(inner, key) for key, inner in shape.names.items()}
    if isinstance(shape, Listing):
        return [example_of(shape.of, name)]
    return f"Example of {name.replace('_', ' ')}"


def with_roles(context: Mapping[str, Any], shape: Record) -> dict[str, Any]:
    """A context in which every name that some plugin adds under a role holds something."""
    made = dict(context)
    for role in ROLE_NAMES:
        if role in shape.names:
            made[role] = _merged(example_of(shape.names[role]), made.get(role, {}))
    return made


def _merged(base: dict[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    made = dict(base)
    for key, value in over.items():
        inner = made.get(key)
        both = isinstance(inner, dict) and isinstance(value, Mapping)
        made[key] = _merged(inner, value) if both and isinstance(inner, dict) else value
    return made
