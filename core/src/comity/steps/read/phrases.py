"""What is wrong with a field and how to correct it, in words an author understands."""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import BaseModel

from comity.steps.read import message_words, shape
from comity.steps.read.meant_protection import means_to_protect
from comity.steps.read.problem import Problem
from comity.steps.read.value_forms import FORMS

Phrase = tuple[str, str]
"""A message and its cure."""

_LIMITS = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
    "multiple_of": ("multiple_of", "a multiple of"),
}


_PROTECTING = (
    "This seems to say that the person is protected.",
    "To protect the person, write `protect: pseudonym` or `protect: omit` in the entry instead.",
    "If nobody is to be protected, remove it.",
    "Until then Comity hides who this is.",
)


def phrase(problem: Problem) -> Phrase:
    """The message and the cure for a problem."""
    message, cure = _phrase(problem)
    if problem.steps[:1] != ("persons",) or not means_to_protect(problem):
        return message, cure
    if problem.kind == "extra_forbidden":
        cure = ""  # which lists the fields of a person
    return message, _join(cure, *_PROTECTING)


def _phrase(problem: Problem) -> Phrase:
    teller = _TELLERS.get(problem.kind)
    if teller is not None:
        return teller(problem)
    if problem.kind in _LIMITS:
        return _limit(problem)
    if problem.kind.endswith(("_type", "_parsing", "_parsing_size", "_from_float")):
        return _wrong_type(problem)
    return message_words.sentence(_subject(problem, problem.detail["msg"])), _about(problem)


def wanted(annotation: object) -> str:
    """What a type takes, as the object of a sentence."""
    listed = shape.allowed(annotation)
    phrases = [message_words.listing(listed)] if listed else []
    for one in shape.members(annotation):
        named = FORMS[one].name if one in FORMS and one is not bool else _kind_of(one)
        if named and named not in phrases:
            phrases.append(named)
    return message_words.either(phrases)


def _kind_of(one: object) -> str:
    origin = typing.get_origin(one) or one
    if origin is str:
        return "text"
    if not isinstance(origin, type):
        return ""
    if issubclass(origin, BaseModel | Mapping):
        return "a group of fields"
    if origin in (list, tuple, set, frozenset):
        return "a list"
    return ""


def _missing(problem: Problem) -> Phrase:
    name = str(problem.steps[-1])
    title = problem.known.info.title if problem.known else None
    message = f"The field `{name}` is missing" + (f" ({title})." if title else ".")
    if any(model for model in shape.models(problem.annotation)):
        known = shape.known_fields(problem.annotation)
        group = [name for name, one in known.items() if one.info.is_required()] or list(known)
        fill = f"with its fields below it: {message_words.listing(group, 'and')}"
        return message, message_words.sentence(f"add `{name}:` {fill}") + _tail(problem)
    listed = shape.allowed(problem.annotation)
    if len(listed) == 1:
        return message, f"Add `{name}: {listed[0]}`." + _tail(problem)
    if listed:
        return message, f"Add `{name}:` with {message_words.listing(listed)}." + _tail(problem)
    example = _example(problem)
    if wanted(problem.annotation) == "a list":
        such = f", such as `- {example}`" if example else ""
        cure = f"Add `{name}:`, then each item on its own line below, after `- `{such}."
        return message, cure + _tail(problem)
    return message, f"Add `{name}: {example or '…'}`." + _tail(problem)


def _unknown(problem: Problem) -> Phrase:
    name = str(problem.steps[-1])
    message = f"{message_words.quoted(name)} is not a known field here."
    meant = message_words.nearest(name, problem.siblings)
    if meant:
        return message, f"Did you mean `{meant}`?"
    if not problem.siblings:
        return message, "Remove it. No field is allowed here."
    return message, f"Known fields: {message_words.listing(problem.siblings, 'and')}."


def _not_listed(problem: Problem) -> Phrase:
    listed = shape.allowed(problem.annotation)
    if not listed or not isinstance(problem.value, str):
        return _wrong_type(problem)
    message = f"{message_words.found(problem.value)} is not allowed here."
    return message_words.sentence(message), _choose(problem.value, listed)


def _choose(value: str, listed: tuple[str, ...]) -> str:
    meant = message_words.nearest(value, listed)
    hint = f"Did you mean `{meant}`? " if meant else ""
    return f"{hint}Allowed: {message_words.listing(listed)}."


def _wrong_type(problem: Problem) -> Phrase:
    takes = wanted(problem.annotation)
    if not takes:
        return message_words.sentence(_subject(problem, problem.detail["msg"])), _about(problem)
    found = message_words.found(problem.value if problem.value is not None else "")
    message = message_words.sentence(f"{found} is not valid: this field needs {takes}")
    return message, _shape_cure(problem)


def _shape_cure(problem: Problem) -> str:
    name = next((step for step in reversed(problem.steps) if isinstance(step, str)), "name")
    group = list(shape.known_fields(problem.annotation))
    if group:
        return f"Indent its fields below it: {message_words.listing(group, 'and')}."
    if "a list" in wanted(problem.annotation) and not isinstance(problem.value, list):
        return f"Write `{name}:`, then each item on its own line below, after `- `."
    if wanted(problem.annotation) == "a group of fields":
        return f"Write `{name}:`, then each field below it, indented, as `name: value`."
    return _about(problem) or "Write a single value on the same line."


def _tag_invalid(problem: Problem) -> Phrase:
    context = _context(problem)
    tag = str(context.get("tag", ""))
    tags = _tags(problem) or tuple(
        part.strip(" '") for part in str(context.get("expected_tags", "")).split(",")
    )
    return f"{message_words.quoted(tag)} is not allowed here.", _choose(tag, tags)


def _tag_missing(problem: Problem) -> Phrase:
    name = problem.steps[-1] if problem.steps else ""
    tags = _tags(problem)
    cure = f"Add `{name}:`" + (f" with {message_words.listing(tags)}." if tags else ".")
    return f"The field `{name}` is missing. It decides which other fields belong here.", cure


def _tags(problem: Problem) -> tuple[str, ...]:
    name = str(problem.steps[-1]) if problem.steps else ""
    tags: list[str] = []
    for model in shape.models(problem.annotation):
        field = shape.fields(model).get(name)
        tags += shape.allowed(field.annotation) if field else ()
    return tuple(dict.fromkeys(tags))


def _pattern(problem: Problem) -> Phrase:
    if isinstance(problem.value, str) and not problem.value.strip():
        return _empty(problem)
    message = f"{message_words.found(problem.value)} is not in the right format."
    form = "" if _examples(problem) else f" The format is {_context(problem).get('pattern')}."
    return message, (_about(problem) + form).strip()


def _empty(problem: Problem) -> Phrase:
    return "The value is empty.", _join("Write it, or remove the key.", _about(problem))


def _too_short(problem: Problem) -> Phrase:
    least = _context(problem).get("min_length", 1)
    if isinstance(problem.value, str):
        if not problem.value.strip():
            return _empty(problem)
        return (
            f"{message_words.found(problem.value)} is too short.",
            f"Write at least {least} characters.",
        )
    if not problem.value:
        return "The list is empty.", "Write an item, or remove the key."
    return "The list is too short.", f"Write at least {least} items."


def _too_long(problem: Problem) -> Phrase:
    most = _context(problem).get("max_length")
    what = "characters" if isinstance(problem.value, str) else "items"
    return f"This is longer than {most} {what}.", f"Keep it to {most} {what}."


def _limit(problem: Problem) -> Phrase:
    key, says = _LIMITS[problem.kind]
    limit = _context(problem).get(key)
    message = f"{message_words.found(problem.value)} is out of range: it must be {says} {limit}."
    return message, _about(problem) or f"Write a number that is {says} {limit}."


def _own_words(problem: Problem) -> Phrase:
    """What a validator of the model said; a remark without subject gets the value as such."""
    said = _context(problem).get("error")
    text = str(said) if said is not None and str(said) else problem.detail["msg"]
    return message_words.sentence(_subject(problem, text)), _about(problem)


def _union(problem: Problem) -> Phrase:
    listed = shape.allowed(problem.annotation)
    only_words = wanted(problem.annotation) == message_words.listing(listed)
    if listed and only_words and isinstance(problem.value, str):
        return _not_listed(problem)
    return _wrong_type(problem)


def _subject(problem: Problem, text: str) -> str:
    if isinstance(problem.value, str) and text.startswith(("must ", "is ", "has ", "should ")):
        return f"{message_words.found(problem.value)} {text}"
    return text


def _about(problem: Problem) -> str:
    """What the model says of the field: its description, and an example."""
    described = problem.known.info.description if problem.known else None
    example = _example(problem)
    parts = [message_words.sentence(described)] if described else []
    if example:
        parts.append(f"For example `{example}`.")
    return " ".join(parts)


def _tail(problem: Problem) -> str:
    described = problem.known.info.description if problem.known else None
    return f" {message_words.sentence(described)}" if described else ""


def _example(problem: Problem) -> str:
    examples = _examples(problem)
    if examples:
        return str(examples[0])
    forms = [FORMS[one] for one in shape.members(problem.annotation) if one in FORMS]
    return forms[0].example if forms else ""


def _examples(problem: Problem) -> list[Any]:
    if problem.known is None:
        return []
    return [one for one in problem.known.info.examples or [] if isinstance(one, str | int)]


def _context(problem: Problem) -> dict[str, Any]:
    return problem.detail.get("ctx", {})


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part)


_TELLERS: dict[str, Callable[[Problem], Phrase]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "literal_error": _not_listed,
    "enum": _not_listed,
    "union": _union,
    "union_tag_invalid": _tag_invalid,
    "union_tag_not_found": _tag_missing,
    "string_pattern_mismatch": _pattern,
    "string_too_short": _too_short,
    "too_short": _too_short,
    "string_too_long": _too_long,
    "too_long": _too_long,
    "value_error": _own_words,
    "assertion_error": _own_words,
}
