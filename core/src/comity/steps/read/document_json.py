"""A document in JSON, as ``comity build --format json`` writes it, read back as a plain tree.

Nothing in the file is trusted: it has the size limit of a case file, and the draft within it is
vetted by the rules of a case file (depth, characters, empty values).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NoReturn

from comity.model.drafts.base import Draft
from comity.model.drafts.describe import FieldNote, describe
from comity.model.errors import DraftError, Fault
from comity.steps.read import message_words, paths
from comity.steps.read.case_file import Lines
from comity.steps.read.plain_tree import Node
from comity.steps.read.program_tree import tree_of

__all__ = ["SCHEMA", "DocumentJson", "document_json", "looks_like_one", "unknown_fields"]

SCHEMA = 1
"""The version of the format that is read."""
_TOO_DEEP = "The JSON is nested too deeply."
_MADE_BY = "Give a file that `comity build --format json` made."


@dataclass(frozen=True, slots=True)
class DocumentJson:
    """A document as its JSON says it.

    Attributes:
        kind: the kind of document.
        language: the language of its text, as a BCP 47 tag.
        marked: whether it is marked as a draft.
        draft: the fields of its case file, as a plain tree.
        top: the fields at the top of the file.
        beside: those beside the draft under ``data``.
    """

    kind: str
    language: str
    marked: bool
    draft: dict[str, Node]
    top: tuple[str, ...]
    beside: tuple[str, ...]


class _RepeatedError(ValueError):
    """A key stands twice in one table."""


def looks_like_one(text: str) -> bool:
    """Whether a text is a document in JSON, and not a case file that is written as JSON."""
    if not text.lstrip().startswith("{"):
        return False
    try:
        found = json.loads(text, parse_int=str, parse_float=str)
    except (ValueError, RecursionError):
        return False
    return isinstance(found, dict) and isinstance(found.get("data"), dict)


def document_json(text: str, path: Path) -> DocumentJson:
    """Read the text of a document in JSON.

    Args:
        text: the text of the file.
        path: the name that faults carry.

    Raises:
        DraftError: it is not JSON, not such a document, or of a later version of the format; or
            its draft holds what no case file may hold.
    """
    file = str(path)
    whole = _parsed(text, file)
    if not isinstance(whole, dict) or not isinstance(whole.get("data"), dict):
        _refuse(file, "", "This is not a document that Comity wrote as JSON.", _MADE_BY)
    _require_version(whole, file)
    data = whole["data"]
    kind, language = whole.get("kind"), data.get("language", whole.get("language"))
    if not isinstance(kind, str):
        _refuse(file, "kind", "The kind of document is missing.", _MADE_BY)
    if not isinstance(language, str):
        _refuse(file, "data.language", "The language of the document is missing.", _MADE_BY)
    if not isinstance(whole.get("draft"), bool):
        _refuse(file, "draft", "It must be true or false.", _MADE_BY)
    if not isinstance(data.get("draft"), dict):
        _refuse(file, "data.draft", "The document has no data.", _MADE_BY)
    tree = tree_of(_vetted(data["draft"], file), file)
    if tree.faults:
        raise DraftError(replace(one, field=_inside(one.field)) for one in tree.faults)
    beside = tuple(name for name in data if name != "draft")
    return DocumentJson(kind, language, whole["draft"], tree.data, tuple(whole), beside)


def unknown_fields(model: type[Draft], data: Mapping[str, Node]) -> dict[str, str]:
    """The fields of a draft that its model does not have, each with the name that may be meant."""
    return dict(_unknown(describe(model), data, ""))


def _unknown(
    notes: tuple[FieldNote, ...], data: Mapping[str, Node], path: str
) -> Iterator[tuple[str, str]]:
    known = {note.name: note for note in notes}
    for name, value in data.items():
        below = paths.join(path, name)
        if name not in known:
            yield below, message_words.nearest(name, known)
            continue
        note = known[name]
        if note.form != "table":
            continue
        items = enumerate(value) if isinstance(value, list) else [(-1, value)]
        for number, item in items:
            if isinstance(item, dict):
                inner = paths.join(below, number) if number >= 0 else below
                yield from _unknown(note.fields, item, inner)


def _parsed(text: str, file: str) -> Any:
    try:
        return json.loads(
            text,
            parse_int=str,
            parse_float=str,
            parse_constant=_no_constant,
            object_pairs_hook=_once,
        )
    except json.JSONDecodeError as error:
        place = Lines(text).place(error.pos)
        message = "This is not valid JSON."
        raise DraftError(Fault(file, *place, "", message, _MADE_BY)) from None
    except RecursionError:
        _refuse(file, "", _TOO_DEEP, _MADE_BY)
    except _RepeatedError as error:
        _refuse(file, "", f"The key `{error}` stands twice in one table.", _MADE_BY)
    except ValueError as error:
        _refuse(file, "", f"This is not valid JSON: {error}.", _MADE_BY)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in pairs:
        if key in made:
            raise _RepeatedError(key)
        made[key] = value
    return made


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number of JSON")


def _require_version(whole: Mapping[str, Any], file: str) -> None:
    number = whole.get("schema")
    if number == str(SCHEMA):
        return
    if isinstance(number, str) and number.isdecimal() and int(number[:9]) > SCHEMA:
        message = f"The format of this file is version {number[:9]}; this Comity reads {SCHEMA}."
        _refuse(file, "schema", message, "Use a newer version of Comity, or read the page itself.")
    _refuse(file, "schema", f"The version of the format must be {SCHEMA}.", _MADE_BY)


def _vetted(draft: Any, file: str) -> Any:
    try:
        return _as_written(draft)
    except RecursionError:
        _refuse(file, "data.draft", _TOO_DEEP, _MADE_BY)


def _as_written(value: Any) -> Any:
    """A value of JSON as a case file has it: numbers, true and false are text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return {key: _as_written(inner) for key, inner in value.items()}
    return [_as_written(item) for item in value] if isinstance(value, list) else value


def _inside(path: str) -> str:
    return f"data.draft.{path}" if path else "data.draft"


def _refuse(file: str, at: str, message: str, cure: str) -> NoReturn:
    raise DraftError(Fault(file, 0, 0, at, message, cure)) from None
