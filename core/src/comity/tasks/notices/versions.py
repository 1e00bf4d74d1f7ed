"""A version of a notice as its readers have it: from its case file, or from its JSON."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.host import Host
from comity.model.drafts.base import Draft
from comity.model.errors import DraftError, Fault
from comity.steps.read import Reading, paths, reading
from comity.steps.read.case_file import decode, load
from comity.steps.read.document_json import (
    DocumentJson,
    document_json,
    looks_like_one,
    unknown_fields,
)
from comity.steps.read.given_tree import reading_of_tree
from comity.steps.read.heading import model_of
from comity.steps.read.plain_tree import Node
from comity.steps.render.document_schema import document_schema
from comity.steps.resolve import resolve

__all__ = ["NOTICE", "Version", "read_version", "unknown_beside", "version_of_tree", "vetted"]

NOTICE = "notice"
_INDEX = re.compile(r"\[\d*\]")


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a notice.

    Attributes:
        file: the name of its file.
        data: what readers of the notice have, as a plain tree: internal fields are left out.
        language: the language of its text, as a BCP 47 tag.
        marked: whether it is marked as a draft.
        unknown: the fields that the model does not know.
        from_json: whether it was read from JSON.
    """

    file: str
    data: dict[str, Node]
    language: str
    marked: bool = False
    unknown: tuple[str, ...] = ()
    from_json: bool = False

    def text(self, *names: str) -> str:
        """A text of the data; empty where there is none."""
        found: Node | None = self.data
        for name in names:
            found = found.get(name) if isinstance(found, dict) else None
        return found if isinstance(found, str) else ""


def read_version(path: Path, host: Host) -> Version:
    """Read a notice in YAML, or the JSON that ``comity build`` made of one.

    Raises:
        DraftError: the file cannot be used, or is no notice.
        PluginError: the model of its kind cannot be imported.
    """
    content = load(path)
    text = decode(content, str(path))
    if looks_like_one(text):
        return _from_json(text, path, host)
    return _of_reading(reading(content, path, host.document_types()), path, host)


def version_of_tree(tree: Mapping[str, Any], name: str, host: Host) -> Version:
    """A version of a notice that a program holds as a plain tree.

    Args:
        tree: the notice: dict, list and str.
        name: what the version is called.
        host: knows the model of notices.

    Raises:
        DraftError: it has gaps, or is no notice.
        PluginError: the model of its kind cannot be imported.
    """
    path = Path(name)
    return _of_reading(reading_of_tree(tree, path, host.document_types()), path, host)


def _of_reading(read: Reading, path: Path, host: Host) -> Version:
    if read.tree.data.get("kind") not in (None, NOTICE):
        raise DraftError(not_a_notice(path, str(read.tree.data["kind"])))
    if read.case is None:
        raise DraftError(read.faults)
    resolved = resolve(read.case, host)
    data = _public(_plain(resolved.draft.data()), resolved.draft)
    return Version(path.name, data, resolved.language)


def vetted(document: DocumentJson, path: Path, host: Host) -> tuple[Draft, dict[str, str]]:
    """The draft of a notice in JSON, and the fields that its model does not know.

    Raises:
        DraftError: it is no notice, or a field that is known has a value that it cannot have.
        PluginError: the model of notices cannot be imported.
    """
    if document.kind != NOTICE or document.draft.get("kind") != NOTICE:
        raise DraftError(not_a_notice(path, document.kind))
    types = host.document_types()
    unknown = unknown_fields(model_of(types[NOTICE]), document.draft)
    known = {name: _without(name, value, unknown) for name, value in document.draft.items()}
    for name in unknown:
        known.pop(name, None)
    read = reading_of_tree(known, path, types)
    if read.draft is None:
        raise DraftError(read.faults)
    return read.draft, unknown


def unknown_beside(document: DocumentJson, host: Host) -> tuple[str, ...]:
    """The fields of a notice in JSON, beside those of its draft, that the format does not have."""
    known = document_schema(NOTICE, model_of(host.document_types()[NOTICE]))["properties"]
    below = known["data"]["properties"]
    data = (f"data.{name}" for name in document.beside if name not in below)
    return (*(name for name in document.top if name not in known), *data)


def not_a_notice(path: Path, kind: str) -> Fault:
    """That a file is another kind of document."""
    cure = "Name the YAML file of a notice, or the JSON that was built from it."
    return Fault(str(path), 0, 0, "kind", f"This is a {kind}, not a notice.", cure)


def _from_json(text: str, path: Path, host: Host) -> Version:
    document = document_json(text, path)
    draft, unknown = vetted(document, path, host)
    names = (*unknown, *unknown_beside(document, host))
    data = _public(document.draft, draft)
    return Version(path.name, data, document.language, document.marked, names, from_json=True)


def _without(path: str, value: Node, unknown: Mapping[str, str]) -> Node:
    """A value without the fields that are not known."""
    if isinstance(value, dict):
        below = {name: paths.join(path, name) for name in value}
        return {
            name: _without(below[name], inner, unknown)
            for name, inner in value.items()
            if below[name] not in unknown
        }
    if isinstance(value, list):
        return [_without(paths.join(path, n), item, unknown) for n, item in enumerate(value)]
    return value


def _plain(value: Any) -> Any:
    """The data of a draft as a case file has them: every value is text, a list or a table."""
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def _public(data: dict[str, Node], draft: Draft) -> dict[str, Node]:
    """Data without internal fields, wherever they stand, and without what says nothing."""
    fields = (paths.steps_of(_INDEX.sub("", path)) for path in draft.internal_fields())
    hidden = [tuple(str(step) for step in steps) for steps in fields]
    made = _said(data, (), hidden)
    return made if isinstance(made, dict) else {}


def _said(value: Node, names: tuple[str, ...], hidden: list[tuple[str, ...]]) -> Node:
    if isinstance(value, dict):
        kept = {
            name: _said(inner, (*names, name), hidden)
            for name, inner in value.items()
            if not any((*names, name)[-len(one) :] == one for one in hidden)
        }
        return {name: inner for name, inner in kept.items() if inner not in ({}, [])}
    return [_said(item, names, hidden) for item in value] if isinstance(value, list) else value
