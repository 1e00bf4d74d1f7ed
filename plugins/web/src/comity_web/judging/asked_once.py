"""The questions about one tree, put together once: a save asks for them several times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import comity
from comity.tasks.authoring.agenda import Agenda, Ask
from comity.tasks.questions.relevance import Relevance
from comity.tasks.questions.sections import Section

__all__ = ["AskedOnce", "agenda_of"]

agenda_of = lru_cache(maxsize=64)(Agenda)
"""The questions about a kind of document, described once for each host and language."""


class AskedOnce(Agenda):
    """The questions about one tree: those of a section are put together once."""

    def __init__(self, host: comity.Host, kind: str, language: str | None) -> None:
        vars(self).update(vars(agenda_of(host, kind, language)))
        self._numbered: dict[tuple[str, int], tuple[Mapping[str, Any], Sequence[str]]] = {}
        self._put: dict[tuple[str, int], tuple[Mapping[str, Any], tuple[Ask, ...]]] = {}

    def asks(
        self, section: Section, tree: Mapping[str, Any], found: Mapping[str, Relevance]
    ) -> list[Ask]:
        """As ``Agenda.asks``; ``found`` is the same each time, and no tree is changed."""
        key = section.id, id(tree)
        if key not in self._put:  # the tree is kept too, so that no other has its number
            self._put[key] = tree, tuple(super().asks(section, tree, found))
        return [*self._put[key][1]]

    def paths(self, section: Section, tree: Mapping[str, Any]) -> Sequence[str]:
        """As ``Agenda.paths``."""
        key = section.id, id(tree)
        if key not in self._numbered:
            self._numbered[key] = tree, super().paths(section, tree)
        return self._numbered[key][1]
