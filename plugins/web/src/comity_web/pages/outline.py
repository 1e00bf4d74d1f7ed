"""The pages of a file: one for each section, and one for each item of its large lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import comity
from comity.api import Field, Section
from comity.tasks.questions.known import KINDS_IN
from comity.tasks.questions.law_paths import each_path
from comity_web.core import host, language_of
from comity_web.forms import is_listed

__all__ = ["ItemList", "Outline", "count", "outline"]


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list whose items have pages of their own, in one section."""

    path: str
    title: str
    fields: tuple[str, ...]
    adds: bool

    def item_paths(self, number: int) -> tuple[str, ...]:
        """The fields of an item that its page has."""
        return tuple(
            field.replace(f"{self.path}[]", f"{self.path}[{number}]", 1) for field in self.fields
        )


@dataclass(frozen=True)
class Outline:
    """The sections of a kind of document, and what stands on the page of each."""

    kind: str
    sections: tuple[Section, ...]
    fields: tuple[Field, ...]

    def section(self, id: str) -> Section | None:
        """The section of an id."""
        return next((one for one in self.sections if one.id == id), None)

    def after(self, id: str) -> Section | None:
        """The section that comes after another; None after the last."""
        ids = [one.id for one in self.sections]
        at = ids.index(id) + 1
        return self.sections[at] if at < len(ids) else None

    def lists(self, section: Section) -> tuple[ItemList, ...]:
        """The lists of a section whose items have pages of their own."""
        return self._lists_by_section[section.id]

    @cached_property
    def _lists_by_section(self) -> Mapping[str, tuple[ItemList, ...]]:
        return {one.id: tuple(self._lists(one)) for one in self.sections}

    @cached_property
    def _section_by_path(self) -> Mapping[str, Section]:
        """The first section that has a field, by the field's path."""
        return {path: one for one in reversed(self.sections) for path in one.fields}

    def _lists(self, section: Section) -> Iterator[ItemList]:
        for field in self.fields:
            if not is_listed(field):
                continue
            inner = tuple(
                path
                for path in section.fields
                if path.startswith(f"{field.path}[].") and not path.endswith("].id")
            )
            only_kind = inner == (f"{field.path}[].{KINDS_IN.get(field.path, '')}",)
            if inner and not only_kind:
                # a list that several sections share grows where its kinds are chosen
                grows = field.path in section.fields or field.path not in KINDS_IN
                yield ItemList(field.path, field.title, inner, grows)

    def plain_paths(self, section: Section) -> tuple[str, ...]:
        """The fields of a section that stand on its own page."""
        apart = {one.path for one in self.lists(section)}
        return tuple(
            path
            for path in section.fields
            if path not in ("schema", "kind")
            and not any(path == one or path.startswith(f"{one}[]") for one in apart)
        )

    def page_of(self, path: str) -> tuple[str, str, int]:
        """The page on which a field stands: its section, and its list with the number of its item.

        The list is empty for a field on the page of the section itself.
        """
        each = each_path(path)
        section = self._section_by_path.get(each)
        while section is None and each:
            each = each[:-2] if each.endswith("[]") else each.rpartition(".")[0]
            section = self._section_by_path.get(each)
        if section is None:
            return self.sections[0].id, "", 0
        for one in self.lists(section):
            if path.startswith(f"{one.path}["):
                return section.id, one.path, int(path[len(one.path) + 1 :].partition("]")[0])
        return section.id, "", 0


@lru_cache(maxsize=64)
def _outline(kind: str, language: str | None) -> Outline:
    sections = comity.sections(kind, host(), language=language)
    return Outline(kind, sections, comity.fields(kind, host(), language=language))


def outline(kind: str, tag: str) -> Outline:
    """The outline of a kind of document in the language of a reader.

    Raises:
        ValueError: there is no such kind of document.
    """
    return _outline(kind, language_of(tag))


def count(tree: Mapping[str, Any], path: str) -> int:
    """How many items a list has."""
    items = tree.get(path)
    return len(items) if isinstance(items, Sequence) and not isinstance(items, str) else 0
