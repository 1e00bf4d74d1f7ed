"""Every name that a template of a kind may use: what it holds, what it means, an example.

The names come from composed documents, so that a new part or slot is listed the day it is there;
only their meanings are written down (``meanings.toml``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from comity.host import Host
from comity.kit.templating.context import ROLE_NAMES, context_shape, extension_fields
from comity.kit.templating.shapes import PART, Listing, Record, Scalar, Shape, joined
from comity.kit.templating.specimens import Specimen, specimens
from comity.kit.templating.template_findings import shortened
from comity.law.ask import questions

__all__ = ["Field", "Meanings", "fields", "meanings", "part_names", "part_shape", "slot_names"]


@dataclass(frozen=True, slots=True)
class Field:
    """A name: what it ``holds`` in words, its meaning, an example out of a sample, or none."""

    name: str
    holds: str
    meaning: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Meanings:
    """The written meanings: of names, of slots of a part, of roles, and of the parts of kinds."""

    names: Mapping[str, str]
    slots: Mapping[str, str]
    roles: Mapping[str, str]
    parts: Mapping[str, Mapping[str, str]]

    def part(self, kind: str, name: str) -> str:
        """What a part of a kind is, or nothing where nobody wrote it."""
        every = self.parts["every"]
        return self.parts.get(kind, every).get(name) or every.get(name, "")


@cache
def meanings() -> Meanings:
    """The meanings of meanings.toml."""
    text = (files("comity.kit.templating") / "meanings.toml").read_text(encoding="utf-8")
    return Meanings(**tomllib.loads(text))


def fields(kind: str, host: Host, form: str = "") -> tuple[Field, ...]:
    """Every name for templates of a kind, in the order in which a document uses them.

    Of the slots of a part those are listed that some document fills; all parts have all slots.

    Raises:
        InputError: there is no such kind, or it has no such form.
    """
    found = specimens(kind, host, form)
    shape = context_shape(found, host)
    written = meanings()
    made = [*_names(shape, found, written), *_parts(kind, shape, found, written)]
    return (*made, *_of_roles(kind, shape, found, host, written))


def part_names(shape: Record) -> tuple[str, ...]:
    """The names of the parts."""
    parts = shape.names["parts"]
    return tuple(parts.names) if isinstance(parts, Record) else ()


def part_shape(shape: Record) -> Record:
    """The shape that all parts have: every slot that any of them has."""
    parts = shape.names["parts"]
    found = joined((*parts.names.values(), PART)) if isinstance(parts, Record) else PART
    return found if isinstance(found, Record) else Record()


def slot_names(part: Record) -> Iterator[str]:
    """Every slot of a part and the names below it: ``rows``, ``rows.label``, ``table.head``."""
    for name, inner in part.names.items():
        if not isinstance(inner, Record):
            yield name
        each = inner.of if isinstance(inner, Listing) else inner
        if isinstance(each, Record):
            yield from (f"{name}.{below}" for below in each.names)


def _names(shape: Record, found: Iterable[Specimen], written: Meanings) -> Iterator[Field]:
    for name, inner in shape.names.items():
        if name == "parts" or name in ROLE_NAMES:
            continue
        below = inner.names if isinstance(inner, Record) else {"": inner}
        for key, held in below.items():
            whole = f"{name}.{key}" if key else name
            meaning = written.names.get(whole, "")
            yield Field(whole, _holds(held), meaning, _example(whole, found))


def _parts(
    kind: str, shape: Record, found: tuple[Specimen, ...], written: Meanings
) -> Iterator[Field]:
    slots = part_shape(shape)
    for name in part_names(shape):
        yield Field(f"parts.{name}", "part", written.part(kind, name))
        for slot in slot_names(slots):
            top, _, below = slot.partition(".")
            path = f"parts.{name}.{slot}"
            if below and top != "table":
                continue  # names within a loop are told once, not with every part
            example = _example(path, found)
            if example or top in ("shown", "heading"):
                yield Field(path, _holds(_at(slots, slot)), written.slots.get(slot, ""), example)
    for slot in slot_names(slots):
        top, _, below = slot.partition(".")
        if below and top != "table":
            meaning = written.slots.get(slot, "")
            yield Field(f"{top}[].{below}", _holds(_at(slots, slot)), meaning)


def _of_roles(
    kind: str, shape: Record, found: tuple[Specimen, ...], host: Host, written: Meanings
) -> Iterator[Field]:
    titles = {f.name: f.title for given in extension_fields(host, kind).values() for f in given}
    asked = {q.id.replace("-", "_"): q.title for group in questions() for q in group.questions}
    for role in ROLE_NAMES:
        for path, held in _ends(shape.names.get(role, Record()), role):
            key = path.rpartition(".")[2]
            meaning = asked.get(key, "") if ".law." in path else titles.get(key, "")
            yield Field(path, _holds(held), meaning or written.roles[role], _example(path, found))


def _ends(shape: Shape, path: str) -> Iterator[tuple[str, Shape]]:
    if isinstance(shape, Record):
        for name, inner in shape.names.items():
            yield from _ends(inner, f"{path}.{name}")
    else:
        yield path, shape


def _at(shape: Shape, path: str) -> Shape:
    for step in path.split("."):
        while isinstance(shape, Listing):
            shape = shape.of
        if isinstance(shape, Record):
            shape = shape.names[step]
    return shape


def _holds(shape: Shape) -> str:
    if isinstance(shape, Listing):
        inner = shape.of
        if isinstance(inner, Record):
            return f"list of: {', '.join(inner.names)}"
        return "list of lists of text" if isinstance(inner, Listing) else "list of text"
    if isinstance(shape, Scalar):
        return "text" if shape.prints else "yes or no"
    return "part" if isinstance(shape, Record) else "list or text"


def _example(path: str, found: Iterable[Specimen]) -> str:
    """The first text at a path in a sample, in one line."""
    for specimen in found:
        value: Any = specimen.content.context
        for step in path.split("."):
            value = value.get(step) if isinstance(value, Mapping) else None
        text = _line(value)
        if text:
            return shortened(text)
    return ""


def _line(value: Any) -> str:
    """A value in one line: of a list its first item, of a row its label and text."""
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, Mapping):
        shown = (value.get(key) for key in ("number", "heading", "label", "text"))
        return " ".join(text for text in shown if isinstance(text, str) and text)
    if isinstance(value, list):
        if value and all(isinstance(item, list) for item in value):
            return " | ".join(map(str, value[0]))
        return _line(value[0]) if value else ""
    return str(value)
