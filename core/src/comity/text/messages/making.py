"""How a check makes a message and a finding: by id and parameters, against the registry."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import lru_cache
from types import NoneType
from typing import Any

from comity.model.citations import Citation
from comity.model.field_reads import of_field
from comity.model.findings import Finding, Place, Severity
from comity.model.messages import Message, Term, Value
from comity.model.patches import Patch
from comity.model.patches import patch as patch_of
from comity.text.messages.entries import Entry, entry
from comity.text.messages.worded import ENGLISH, Catalogue, worded

__all__ = [
    "finding",
    "finding_of",
    "is_genuine",
    "law_says",
    "message",
    "plain_sentence",
    "without",
    "words",
]

TERMS = ("state", "instrument", "kind", "language", "term")
TYPE_OF: dict[str, type] = {"number": int, "date": dt.date, "message": Message}


def message(id: str, /, remedy: Message | None = None, **params: Value) -> Message:
    """A message of the registry with its English.

    ``remedy`` replaces the cure that the registry has for the id.

    Raises:
        KeyError: the registry does not have the id.
        TypeError: a parameter is missing, unknown, or not of the type that the registry declares.
    """
    if remedy is None and all(map(_is_plain, params.values())):
        return _made_of(id, tuple(params.items()))
    return _made(id, params, remedy)


def _is_plain(value: Value) -> bool:
    """Whether a parameter is of a type of its own: two that are equal are then the same.

    What stands in for a gap, and a text in several languages, is equal to a plain text too.
    """
    if type(value) is Term:
        return type(value.id) is str and type(value.name) is str
    return type(value) in (str, int, dt.date, NoneType)


@lru_cache(maxsize=4096)
def _made_of(id: str, params: tuple[tuple[str, Value], ...]) -> Message:
    """A message of plain parameters: a check says much of one case again of the next."""
    return _made(id, dict(params), None)


def _made(id: str, params: dict[str, Value], remedy: Message | None) -> Message:
    known = entry(id)
    _check(known, params)
    made = Message(id, tuple((name, params.get(name)) for name in known.params), remedy=remedy)
    text, cure = worded(made)
    return replace(made, text=text, cure=cure)


def words(id: str, catalogue: Catalogue = ENGLISH, /, **params: Value) -> str:
    """The text of a message in a language: for the words around findings on a page."""
    return worded(message(id, None, **params), catalogue)[0]


@lru_cache(maxsize=2048, typed=True)  # what stands in for a gap is another type
def plain_sentence(text: str, cure: str = "") -> Message:
    """Sentences that no catalogue can word: a plugin's own, or what is left of a masked message."""
    return message("plain.sentence", text=text, cure=cure)


def law_says(sentence: str) -> Message:
    """A sentence of law data as a message: a plugin brings it, in the languages that it has."""
    return message("law.says", says=sentence)


def is_genuine(said: Message) -> bool:
    """Whether a message is what the registry makes of its id and parameters, nested ones too.

    A plugin may have made it by hand, with anything at all in its fields.
    """
    try:
        values = [value if isinstance(value, tuple) else (value,) for _, value in said.params]
        nested = [one for value in (*values, (said.remedy,)) for one in value]
        if not all(is_genuine(one) for one in nested if isinstance(one, Message)):
            return False
        return message(said.id, said.remedy, **dict(said.params)) == said
    except (AttributeError, KeyError, TypeError, ValueError):
        return False


def without(said: Message, id: str) -> Message:
    """A message without the optional parts that have an id, in it and in what is nested in it.

    Raises:
        TypeError: a part with that id is not optional.
    """

    def left(value: Value) -> Any:
        if isinstance(value, tuple):
            kept = [left(one) for one in value]
            return tuple(one for one in kept if one is not None) or None
        if isinstance(value, Message):
            return None if value.id == id else without(value, id)
        return value

    return message(said.id, said.remedy, **{name: left(value) for name, value in said.params})


def finding(
    id: str,
    /,
    at: str = "",
    *,
    citation: Citation | None = None,
    by: str = "core",
    weight: Severity | None = None,
    rule: str = "",
    place: Place | None = None,
    remedy: Message | None = None,
    reads: tuple[str, ...] = (),
    patch: Patch | None = None,
    **params: Value,
) -> Finding:
    """A finding of the registry.

    Args:
        id: the id, with its variant if it has one: ``lint.all-data/few``.
        at: the path in the draft; empty for the draft as a whole.
        citation: the law that the finding rests on.
        by: who says so: a jurisdiction's code, an instrument, or core.
        weight: one of the severities of the entry; needed where it has several.
        rule: the rule of a plugin or a ground that the finding is about, in place of the id.
        place: the place in a file, if it is not that of the path.
        remedy: a message that replaces the cure.
        reads: the fields that the rule looked at, beside those that the registry has for the id.
        patch: the change that cures it; where it is None, that of the entry.
        params: the parameters that the registry declares.

    Raises:
        KeyError: the registry does not have the id.
        TypeError: the weight, the patch or a parameter is not one that the registry declares.
    """
    said = message(id, remedy=remedy, **params)
    return finding_of(
        said,
        at,
        citation=citation,
        by=by,
        weight=weight,
        rule=rule,
        place=place,
        reads=reads,
        patch=patch,
    )


def finding_of(
    said: Message,
    at: str = "",
    *,
    citation: Citation | None = None,
    by: str = "core",
    weight: Severity | None = None,
    rule: str = "",
    place: Place | None = None,
    reads: tuple[str, ...] = (),
    patch: Patch | None = None,
) -> Finding:
    """A finding of a message that is already made; the arguments are those of ``finding``.

    Raises:
        TypeError: the weight or the patch is not one that the registry declares for the id.
    """
    known = entry(said.id)
    if weight is None and len(known.severities) == 1:
        (weight,) = known.severities
    if weight is None or weight not in known.severities:
        raise TypeError(f"{said.id}: the severity {weight} is none of {known.severities}")
    if patch is not None and not known.patched:
        raise TypeError(f"{said.id}: the registry does not say that it may have a patch")
    return Finding(
        severity=weight,
        rule=rule or known.rule,
        message=said.text,
        field=at,
        cure=said.cure,
        citation=citation,
        source=by,
        place=place,
        said=said,
        reads=tuple(of_field(pattern, at) for pattern in (*known.reads, *reads)),
        patch=patch or _declared(known, said, at),
    )


def _declared(known: Entry, said: Message, at: str) -> Patch | None:
    """The patch that the registry has for an id; none for a cure that replaces its own."""
    if not known.patch or said.remedy is not None:
        return None
    params = dict(said.params)
    return patch_of(
        *(
            (_place(at, where), None if value is None else value.format(**params))
            for where, value in known.patch
        )
    )


def _place(at: str, where: str) -> str:
    """A path of the document, from one that is below the field ``at``, beside it, or whole."""
    if where.startswith("/"):
        return where[1:]
    if where.startswith("../"):
        at, where = at.rpartition(".")[0], where[3:]
    return ".".join(filter(None, (at, where)))


def _check(known: Entry, params: dict[str, Value]) -> None:
    extra = params.keys() - known.params.keys()
    if extra:
        raise TypeError(f"{known.id}: unknown parameters: {', '.join(sorted(extra))}")
    for name, declared in known.params.items():
        value = params.get(name)
        kind = declared.removesuffix("?")
        if value is None and declared.endswith("?"):
            continue
        items: Any = value if isinstance(value, tuple) and kind.endswith("[]") else (value,)
        kind = kind.removesuffix("[]")
        if not all(_fits(item, kind) for item in items):
            raise TypeError(f"{known.id}: {name} is {value!r}, but its type is {declared}")


def _fits(value: object, kind: str) -> bool:
    if kind in TERMS:
        return isinstance(value, Term) and value.kind == kind
    if isinstance(value, bool):
        return False
    return isinstance(value, TYPE_OF.get(kind, str))
