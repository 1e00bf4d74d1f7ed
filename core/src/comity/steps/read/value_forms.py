"""How a day, a time, a number or a Boolean is written.

Pydantic is generous: it takes ``1700000000`` for a day and ``y`` for true. A case file is read
by people, and so has one way of writing each; a field that a model reads by a validator of its
own is left to that model.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import NamedTuple

from pydantic import BaseModel

from comity.steps.read import message_words, paths, shape
from comity.steps.read.plain_tree import Node


class _Form(NamedTuple):
    pattern: re.Pattern[str]
    name: str
    example: str


_DAY = r"\d{4}-\d{2}-\d{2}"
_CLOCK = r"\d{2}:\d{2}(:\d{2}(\.\d+)?)?"
_ZONE = r"(Z|[+-]\d{2}:\d{2})?"


def _form(pattern: str, name: str, example: str) -> _Form:
    return _Form(re.compile(pattern, re.ASCII), name, example)


FORMS: dict[object, _Form] = {
    bool: _form("true|false", "true or false", "true"),
    dt.date: _form(_DAY, "a date (year-month-day)", "2026-10-05"),
    dt.datetime: _form(f"{_DAY}[T ]{_CLOCK}{_ZONE}", "a date with a time", "2026-10-05T14:30:00Z"),
    dt.time: _form(f"{_CLOCK}{_ZONE}", "a time of day", "14:30"),
    int: _form(r"[+-]?\d+", "a whole number, in digits", "12"),
    float: _form(r"[+-]?\d+(\.\d+)?", "a number, in digits", "12.50"),
    Decimal: _form(r"[+-]?\d+(\.\d+)?", "a number, in digits", "12.50"),
}


_TRUE = ("true", "yes", "on")
_FALSE = ("false", "no", "off")


class Misfit(NamedTuple):
    """A value not written as its type needs: the field, what is wrong, and the cure."""

    field: str
    message: str
    cure: str


def misfits(model: type[BaseModel], data: dict[str, Node]) -> list[Misfit]:
    """Every text in ``data`` that is not written in the one form of its type."""
    found: list[Misfit] = []
    _look(model, data, "", False, found)
    return found


def _look(
    annotation: object, value: Node, path: str, own_reading: bool, found: list[Misfit]
) -> None:
    """Look at a value and all below it; the depth is bounded by that of the tree."""
    if annotation is None:
        return
    if isinstance(value, dict):
        known = shape.known_fields(annotation, value)
        for key, entry in value.items():
            own = key in known and known[key].own_reading
            below = shape.child(annotation, key, value)
            _look(below, entry, paths.join(path, key), own, found)
    elif isinstance(value, list):
        for number, entry in enumerate(value):
            below = shape.child(annotation, number)
            _look(below, entry, paths.join(path, number), own_reading, found)
    elif not own_reading and not shape.reads_itself(annotation):
        misfit = _misfit(annotation, value)
        if misfit:
            found.append(Misfit(path, *misfit))


def _misfit(annotation: object, text: str) -> tuple[str, str] | None:
    kinds = shape.members(annotation)
    allowed = [word for word in shape.allowed(annotation) if word not in ("true", "false")]
    forms = [FORMS[kind] for kind in kinds if kind in FORMS]
    others = len(kinds) - len(forms) - (1 if allowed else 0)
    if not forms or others > 0 or text in allowed:
        return None
    fitting = [form for form in forms if form.pattern.fullmatch(text)]
    if not fitting:
        listed = message_words.listing(shape.allowed(annotation))
        named = [form.name for form in forms if form is not FORMS[bool] or not allowed]
        wanted = message_words.either(([listed] if allowed else []) + named)
        message = f"{message_words.found(text)} is not valid: this field needs {wanted}."
        return message_words.sentence(message), _cure(text, forms)
    if all(form is FORMS[dt.date] for form in fitting) and not _is_day(text):
        return (
            f"{message_words.quoted(text)} is not a calendar date.",
            "Check the month and the day.",
        )
    return None


def _cure(text: str, forms: list[_Form]) -> str:
    if FORMS[bool] in forms:
        if text.lower() in _TRUE + _FALSE:
            return f"Write `{'true' if text.lower() in _TRUE else 'false'}`."
        return "Write `true` or `false`."
    return f"Write it like this: `{forms[0].example}`."


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return True
