"""The sections of each kind of document, in the order of the work (maps/*.toml).

A map lists fields. A table stands for all that is in it, except what the map names elsewhere; where
the map also lists ``persons[].*``, the rest of the table stands there instead. A kind of document
that has no map has a section for each of its tables.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from comity.host import Host
from comity.model.drafts.base import Draft
from comity.model.drafts.describe import FieldNote, describe, walk
from comity.steps.read.heading import model_of
from comity.steps.wording.abouts import about_ids, said_about
from comity.steps.wording.catalogue_loading import load_messages
from comity.steps.wording.titles import field_ids
from comity.text.messages import ENGLISH, Catalogue, words

__all__ = ["Section", "map_of", "mapped_kinds", "sections"]

DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the work: what it is called, what it is for, and its fields.

    ``fields`` are paths with ``[]`` after a list (``offences[].title``), a table before what is in
    it, in the order in which a person would answer.
    """

    id: str
    title: str
    help: str
    fields: tuple[str, ...]


def sections(kind: str, host: Host, *, language: str | None = None) -> tuple[Section, ...]:
    """The sections of a kind of document; every field of its model is in exactly one.

    Args:
        kind: the kind of document, also one of a plugin.
        host: the plugin host.
        language: the language of titles and helps; English where it is left out.

    Raises:
        ValueError: there is no such kind; the message has those there are.
        ComposeError: there is no wording in that language.
    """
    host = host.for_case()
    types = host.document_types()
    if kind not in types:
        raise ValueError(f"unknown kind: {kind!r}. Known: {', '.join(sorted(types))}.")
    model = model_of(types[kind])
    catalogue = load_messages(host.languages, language) if language else ENGLISH
    if kind not in mapped_kinds():
        return tuple(_by_table(model, catalogue))
    paths = [path for path, _ in walk(describe(model))]
    return tuple(
        Section(
            id,
            words(f"section.label-{id}", catalogue),
            words(f"section.about-{id}", catalogue),
            fields,
        )
        for id, fields in _placed(map_of(kind), paths)
    )


@cache
def mapped_kinds() -> frozenset[str]:
    """The kinds of document that have a map."""
    names = (file.name for file in (files("comity.tasks.questions") / "maps").iterdir())
    return frozenset(name.removesuffix(".toml") for name in names)


@cache
def map_of(kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The map of a kind: the id of each section, and what it lists."""
    text = (files("comity.tasks.questions") / "maps" / f"{kind}.toml").read_text(encoding="utf-8")
    return tuple((row["id"], tuple(row["fields"])) for row in tomllib.loads(text)["section"])


def _placed(
    rows: Sequence[tuple[str, tuple[str, ...]]], paths: Sequence[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each section with every path that belongs to it."""
    entries = {entry for _, fields in rows for entry in fields}
    owner = {path: _owner(path, entries) for path in paths}
    for id, fields in rows:
        yield id, tuple(path for entry in fields for path in paths if owner[path] == entry)


def _owner(path: str, entries: set[str]) -> str:
    """The entry to which a path belongs: its own, or that of the nearest table around it."""
    if path in entries:
        return path
    around = path
    while around:
        around = around.rpartition(".")[0].removesuffix("[]")
        for entry in (f"{around}[].*", f"{around}.*", around):
            if around and entry in entries:
                return entry
    return ""


def _by_table(model: type[Draft], catalogue: Catalogue) -> Iterator[Section]:
    """The sections of a kind without a map: what is in no table, then each table."""
    notes = describe(model)
    plain = tuple(note.name for note in notes if note.form != "table")
    title, about = (words(f"section.{what}-{DOCUMENT}", catalogue) for what in ("label", "about"))
    yield Section(DOCUMENT, title, about, plain)
    for note in notes:
        if note.form == "table":
            fields = tuple(path for path, _ in walk((note,)))
            ids = about_ids(model, (note.name,))
            about = said_about(catalogue.texts, ids, note.about) or note.about
            yield Section(note.name, _title(model, note, catalogue.texts), about, fields)


def _title(model: type[Draft], note: FieldNote, texts: Mapping[str, Any]) -> str:
    ids = field_ids(model, (note.name,))
    return next((str(texts[id]) for id in ids if id in texts), note.title)
