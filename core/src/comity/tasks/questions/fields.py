"""Every field of a kind of document, described once for whoever asks for it.

The models describe their own fields (``comity.model.drafts.describe``). Here they get their path,
their title and description in the reader's language, and what no model can know: the particulars
that each kind of assistance declares, and the fields that plugins add under ``extensions``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import fields as dataclass_fields
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from comity.host import Host
from comity.law.load import read_toml
from comity.model.drafts.base import Money, Period
from comity.model.drafts.describe import FieldNote, describe
from comity.steps.read.heading import model_of
from comity.steps.wording.abouts import (
    about_ids,
    other_about,
    particular_about_ids,
    particular_sentence,
    said_about,
)
from comity.steps.wording.catalogue import SOURCE
from comity.steps.wording.examples import (
    example_ids,
    is_worded,
    item_example_ids,
    particular_example_ids,
    said_example,
)
from comity.steps.wording.titles import field_ids
from comity.tasks.questions.law_paths import each_path
from comity.tasks.questions.plugin_fields import extension_notes

__all__ = ["Field", "field_at", "fields", "of_kind", "walk"]


@dataclass(frozen=True, slots=True)
class Field(FieldNote):
    """A field with its place in the file.

    ``path`` leads to it, with ``[]`` after a list (``offences[].title``). ``kinds`` are the kinds
    of assistance that declare it, for a field below ``particulars``; a name that means different
    things for different kinds stands there once for each meaning. ``plugin`` is the key of the
    plugin that adds it, for a field below ``extensions``. ``about_language`` is the
    language of ``about``, ``example_language`` that of the first example, ""
    for a name, a number or a code, which is of none.
    """

    path: str = ""
    kinds: tuple[str, ...] = ()
    plugin: str = ""
    about_language: str = SOURCE
    example_language: str = ""
    fields: tuple[Field, ...] = ()


def fields(kind: str, host: Host, *, language: str | None = None) -> tuple[Field, ...]:
    """The fields of a kind of document, in the order of the model, each with those in it.

    Args:
        kind: the kind of document, ``request`` for instance.
        host: the host, which knows the kinds of assistance and the plugins.
        language: the language of the titles and of what each field is for; default: English. A
            description or an example that the language does not have is English, as the field's
            ``about_language`` and ``example_language`` say; a name or a code stays as it is.

    Raises:
        ValueError: the kind is unknown; the message lists those that are known.
    """
    host = host.for_case()
    types = host.document_types()
    if kind not in types:
        raise ValueError(f"unknown kind: {kind!r}. Known: {', '.join(sorted(types))}.")
    return _Fields(host, model_of(types[kind]), kind, language).all()


def walk(found: Sequence[Field]) -> Iterator[Field]:
    """Every field, a table before the fields in it."""
    for field in found:
        yield field
        yield from walk(field.fields)


def field_at(found: Sequence[Field], path: str, kind: str = "") -> Field | None:
    """The field at a path, whatever numbers it has (``facts[3].text``), or None.

    Args:
        found: the fields of the kind of document.
        path: the path of a value.
        kind: the kind of assistance of the measure, for a particular.
    """
    wanted = each_path(path)
    there = [field for field in walk(found) if field.path == wanted]
    exact = [field for field in there if kind in field.kinds]
    return next(iter((*exact, *there)), None)


Texts = Mapping[str, str]
NO_TEXTS: Texts = MappingProxyType({})


def of_kind(field: Field, kind: str, language: str = SOURCE, texts: Texts = NO_TEXTS) -> Field:
    """A field of a measure with the example for its kind of assistance, or with none.

    Args:
        field: the field.
        kind: the kind of assistance; empty for none.
        language: that of the reader.
        texts: those of its catalogue, by id.
    """
    rows = _item_examples().get(field.path)
    if rows is None or not kind:
        return field
    if kind not in rows:
        return replace(field, examples=(), example_language="")
    told = _example(texts, language, item_example_ids(field.path, kind), (rows[kind],))
    return replace(field, **{"examples": (rows[kind],), **told})


class _Fields:
    """The fields of one model, described for one reader."""

    def __init__(self, host: Host, model: type[BaseModel], kind: str, language: str | None) -> None:
        self._host, self._model, self._kind = host, model, kind
        self._language = language or SOURCE
        words = host.languages.wordings(language) if language else None
        self._texts: Mapping[str, str] = words.texts if words else {}
        self._tag = words.tag if words else SOURCE

    def all(self) -> tuple[Field, ...]:
        return tuple(self._field(note, "", ()) for note in describe(self._model))

    def _field(self, note: FieldNote, above: str, steps: tuple[str, ...]) -> Field:
        path = f"{above}.{note.name}" if above else note.name
        steps = (*steps, note.name)
        below = f"{path}[]" if note.many else path
        if steps == ("extensions",):
            inner = self._extensions(below)
        elif note.name == "particulars":
            inner = self._particulars(below)
        else:
            inner = tuple(self._field(one, below, steps) for one in note.fields)
        title = self._first(field_ids(self._model, steps)) or note.title
        told = self._about(about_ids(self._model, steps), note.about)
        told |= self._example(example_ids(self._model, steps), note.examples)
        return _placed(note, path, inner, title=title, **told)

    def _particulars(self, above: str) -> tuple[Field, ...]:
        """The fields that the kinds of assistance declare: one for each name and meaning."""
        found: dict[tuple[str, str, str], list[str]] = {}
        for kind in self._host.measures().values():
            for name, about in ({} if kind.routed else kind.particulars).items():
                found.setdefault((name, about, kind.forms.get(name, "")), []).append(kind.kind)
        return tuple(
            self._particular(name, about, form, tuple(kinds), above)
            for (name, about, form), kinds in found.items()
        )

    def _particular(
        self, name: str, about: str, form: str, kinds: tuple[str, ...], above: str
    ) -> Field:
        path = f"{above}.{name}"
        title = self._first((f"particular.{name}",)) or name.replace("_", " ").capitalize()
        note = particular_note(name, about, form, kinds[0])
        inner = tuple(self._of_form(form, one, path) for one in note.fields)
        told = self._about(particular_about_ids(kinds, name), note.about)
        told |= self._example(particular_example_ids(kinds, name), note.examples)
        return _placed(note, path, inner, title=title, kinds=kinds, **told)

    def _of_form(self, form: str, note: FieldNote, above: str) -> Field:
        """A field of an amount of money, of a period, or of two days."""
        title = self._first((f"field.{form}.{note.name}", f"field.{note.name}")) or note.title
        ids = (f"about.{form}.{note.name}", f"about.{note.name}")
        return _placed(note, f"{above}.{note.name}", title=title, **self._about(ids, note.about))

    def _extensions(self, above: str) -> tuple[Field, ...]:
        """A table for each plugin that adds fields to this kind of document."""
        found = []
        for key in self._host.extension_keys():
            added = [
                one
                for one in self._host.fields_of(key) or ()
                if not one.kinds or self._kind in one.kinds
            ]
            notes = extension_notes(added, self._language)
            if notes:
                english = other_about("extensions.of-plugin")
                note = FieldNote(key, key.upper(), english, False, "table", fields=notes)
                told = self._about(("about.extensions.of-plugin",), english)
                found.append(replace(_of_plugin(note, above, key), **told))
        return tuple(found)

    def _about(self, ids: Sequence[str], english: str) -> dict[str, Any]:
        """What a field is for, and the language in which that is said."""
        said = said_about(self._texts, ids, english)
        return {"about": said or english, "about_language": self._tag if said else SOURCE}

    def _example(self, ids: Sequence[str], examples: tuple[str, ...]) -> dict[str, Any]:
        return _example(self._texts, self._tag, ids, examples)

    def _first(self, ids: Sequence[str]) -> str:
        return next((self._texts[id] for id in ids if id in self._texts), "")


def _example(
    texts: Texts, language: str, ids: Sequence[str], examples: tuple[str, ...]
) -> dict[str, Any]:
    """The examples of a field, the first in the reader's language where that has it."""
    first = examples[0] if examples else ""
    if said := said_example(texts, ids, first) if first else "":
        return {"examples": (said, *examples[1:]), "example_language": language}
    return {"example_language": SOURCE if is_worded(ids, first) else ""}


def particular_note(name: str, about: str, form: str, kind: str) -> FieldNote:
    """A particular of a kind of assistance as a field; its title is its name in words."""
    title = name.replace("_", " ").capitalize()
    sentence = particular_sentence(about)
    tables: dict[str, type[BaseModel]] = {"money": Money, "period": Period}
    if form in tables or form == "days":
        inner = describe(tables[form]) if form in tables else _days()
        return FieldNote(name, title, sentence, False, "table", fields=inner)
    if form == "date":
        day = ("2026-10-05",)
        return FieldNote(name, title, sentence, False, "date", examples=day, place="date")
    found = _examples()
    example = found.get(kind, {}).get(name) or found["all"].get(name, "")
    return FieldNote(
        name,
        title,
        sentence,
        False,
        "text",
        examples=(example,) if example else (),
        long=example.endswith("."),  # a sentence takes more than one line
        sensitive=True,
    )


@cache
def _examples() -> Mapping[str, Mapping[str, str]]:
    """The examples of particulars by kind, and for all kinds."""
    table = read_toml(files("comity.tasks.questions") / "particular_examples.toml")
    return {name: rows for name, rows in table.items() if isinstance(rows, dict)}


@cache
def _item_examples() -> Mapping[str, Mapping[str, str]]:
    """The examples of a field by kind of assistance."""
    table = read_toml(files("comity.tasks.questions") / "item_examples.toml")
    return {name: rows for name, rows in table.items() if isinstance(rows, dict)}


@cache
def _days() -> tuple[FieldNote, ...]:
    """The first and the last of some days."""
    return (_day("from", "2026-10-05"), _day("to", "2026-10-31"))


def _day(name: str, example: str) -> FieldNote:
    about = other_about(f"days.{name}")
    return FieldNote(
        name, name.capitalize(), about, True, "date", examples=(example,), place="date"
    )


def _of_plugin(note: FieldNote, above: str, plugin: str) -> Field:
    path = f"{above}.{note.name}"
    below = f"{path}[]" if note.many else path
    inner = tuple(_of_plugin(one, below, plugin) for one in note.fields)
    return _placed(note, path, inner, plugin=plugin)


def _placed(note: FieldNote, path: str, inner: tuple[Field, ...] = (), **more: Any) -> Field:
    own = {one.name: getattr(note, one.name) for one in dataclass_fields(FieldNote)}
    return Field(**{**own, "fields": inner, "path": path, **more})
