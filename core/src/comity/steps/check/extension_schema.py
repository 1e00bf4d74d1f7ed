"""The part of JSON Schema by which a plugin describes a field that it adds under ``extensions``.

A case file holds text, lists and tables only, so a number or a Boolean is taken from its text. A
keyword that is not read here is reported, never passed over.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from comity.model.messages import Term
from comity.steps.read.message_words import MAX_LISTED, nearest
from comity.steps.read.paths import join
from comity.text.messages import message

__all__ = ["Misfit", "listed", "misfits", "unread"]

Schema = Mapping[str, Any]
NOTES = frozenset({"title", "description", "examples", "default", "$comment", "$schema"})
READ = frozenset(
    {
        *("type", "enum", "const", "pattern", "format", "minLength", "maxLength", "minimum"),
        *("maximum", "properties", "required", "additionalProperties", "items", "minItems"),
        "maxItems",
    }
)
FORMS = {
    "integer": (re.compile(r"[+-]?\d+"), "whole number in digits"),
    "number": (re.compile(r"[+-]?\d+(\.\d+)?"), "number in digits"),
    "boolean": (re.compile(r"true|false"), "true or false"),
}
NAMES = {"string": "text", "array": "list", "object": "table"}


class Misfit(NamedTuple):
    """A value that its schema does not allow: where, and what is wrong, as a message.

    ``params`` lacks the title of the field that a plugin declares, which all of them have.
    """

    field: str
    id: str
    params: Mapping[str, Any]


def listed(param: str, names: Iterable[str]) -> dict[str, Any]:
    """Names as a parameter of a message that lists no more than ``MAX_LISTED``."""
    shown = tuple(names)
    rest = len(shown) - MAX_LISTED
    more = message("extensions.more", number=rest) if rest > 0 else None
    return {param: shown[:MAX_LISTED], "more": more}


def unread(schema: Schema) -> set[str]:
    """The keywords of a schema, and of those within it, that are not read here."""
    found = set(schema) - NOTES - READ
    for inner in _within(schema):
        found |= unread(inner)
    return found


def _within(schema: Schema) -> Iterator[Schema]:
    yield from (s for s in dict(schema.get("properties", {})).values() if isinstance(s, Mapping))
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), Mapping):
            yield schema[key]


def misfits(value: Any, schema: Schema, path: str) -> Iterator[Misfit]:
    """Everything in a value that its schema does not allow."""
    kind = schema.get("type")
    kinds = [kind] if isinstance(kind, str) else list(kind or ())
    if kinds and not any(_is(value, one) for one in kinds):
        types = tuple(Term("term", one, _named(one)) for one in kinds)
        yield Misfit(path, "extensions.value/type", {"types": types})
        return
    if isinstance(value, Mapping):
        yield from _table(value, schema, path)
    elif isinstance(value, (list, tuple)):
        yield from _list(value, schema, path)
    else:
        yield from _single(_text(value), schema, path)


def _table(value: Mapping[str, Any], schema: Schema, path: str) -> Iterator[Misfit]:
    known = dict(schema.get("properties", {}))
    others = schema.get("additionalProperties", True)
    for name in schema.get("required", ()):
        if name not in value:
            yield Misfit(path, "extensions.value/required", {"name": name})
    for name, entry in value.items():
        below = join(path, name)
        if name in known:
            yield from misfits(entry, known[name], below)
        elif others is False:
            near = nearest(name, known)
            if near:
                yield Misfit(below, "extensions.value/unknown-near", {"name": name, "near": near})
            else:
                params = {"name": name, **listed("known", known)}
                yield Misfit(below, "extensions.value/unknown", params)
        elif isinstance(others, Mapping):
            yield from misfits(entry, others, below)


def _list(value: list[Any] | tuple[Any, ...], schema: Schema, path: str) -> Iterator[Misfit]:
    least, most = schema.get("minItems", 0), schema.get("maxItems", len(value))
    if len(value) < least:
        yield Misfit(path, "extensions.value/too-few", {"count": len(value), "least": least})
    elif len(value) > most:
        yield Misfit(path, "extensions.value/too-many", {"count": len(value), "most": most})
    if isinstance(schema.get("items"), Mapping):
        for number, entry in enumerate(value):
            yield from misfits(entry, schema["items"], join(path, number))


def _single(text: str, schema: Schema, path: str) -> Iterator[Misfit]:
    allowed = [_text(word) for word in schema.get("enum", ())]
    if "const" in schema:
        allowed.append(_text(schema["const"]))
    if allowed and text not in allowed:
        near = nearest(text, allowed)
        if near:
            yield Misfit(path, "extensions.value/choice-near", {"value": text, "near": near})
        else:
            params = {"value": text, **listed("allowed", allowed)}
            yield Misfit(path, "extensions.value/choice", params)
    if "pattern" in schema and not re.search(schema["pattern"], text):
        example = next(iter(schema.get("examples", ())), "")
        pattern = {"pattern": schema["pattern"]}
        if example:
            shown = {**pattern, "example": _text(example)}
            yield Misfit(path, "extensions.value/pattern-shown", shown)
        else:
            yield Misfit(path, "extensions.value/pattern", pattern)
    if schema.get("format") == "date" and not _is_day(text):
        yield Misfit(path, "extensions.value/date", {})
    for key, size, holds, id in _limits(text):
        if key in schema and size is not None and not holds(size, schema[key]):
            yield Misfit(path, id, {"limit": _text(schema[key])})


def _limits(text: str) -> Iterator[tuple[str, float | None, Callable[[float, float], bool], str]]:
    number = float(text) if FORMS["number"][0].fullmatch(text) else None
    yield "minimum", number, lambda a, b: a >= b, "extensions.value/minimum"
    yield "maximum", number, lambda a, b: a <= b, "extensions.value/maximum"
    yield "minLength", len(text), lambda a, b: a >= b, "extensions.value/shorter"
    yield "maxLength", len(text), lambda a, b: a <= b, "extensions.value/longer"


def _is(value: Any, kind: str) -> bool:
    if kind == "array":
        return isinstance(value, (list, tuple))
    if kind == "object":
        return isinstance(value, Mapping)
    if isinstance(value, (list, tuple, Mapping)):
        return False
    return kind not in FORMS or FORMS[kind][0].fullmatch(_text(value)) is not None


def _named(kind: str) -> str:
    return FORMS[kind][1] if kind in FORMS else NAMES.get(kind, kind)


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
