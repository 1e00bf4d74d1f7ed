"""What pages add to how far a section is: which of them their author has seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from comity.tasks.authoring.agenda import Agenda
from comity.tasks.authoring.task_list import Standing
from comity.tasks.authoring.unfinished_tree import is_answered, item_paths
from comity.tasks.questions.known import KINDS_IN
from comity.tasks.questions.relevance import Relevance
from comity.tasks.questions.sections import Section
from comity_web.forms import is_listed

__all__ = ["Standings", "passed"]


@dataclass(frozen=True, slots=True)
class Standings:
    """What pages add to the standing of a section: whether its author has seen it.

    ``saved`` are the ids of the sections of which a page was saved.
    """

    agenda: Agenda
    tree: Mapping[str, Any]
    found: Mapping[str, Relevance]
    saved: set[str]

    def of(self, one: Standing) -> Standing:
        """How far a section is; what nobody has seen is not begun, whatever Comity knows of it."""
        if self._waits(one.section):
            one = replace(one, why="")
        if one.why or one.section.id in self.saved or self._has_answer(one.section):
            return one
        return replace(one, begun=False)

    def _waits(self, section: Section) -> bool:
        """Whether it is about items that are still to be chosen."""
        return any(
            not is_answered(self.tree.get(name))
            and name in self.found
            and self.found[name].state == "ask"
            for name in KINDS_IN
            if any(path.startswith(f"{name}[]") for path in section.fields)
        )

    def _has_answer(self, section: Section) -> bool:
        """Whether the author has answered anything of it."""
        asks = self.agenda.asks(section, self.tree, self.found)
        return any(ask.is_answered(self.tree) for ask in asks)


def passed(
    agenda: Agenda, tree: Mapping[str, Any], found: Mapping[str, Relevance], seen: set[str]
) -> set[str]:
    """The questions without an answer on pages that were saved."""
    items = {name.partition(" ")[2] for name in seen} - {""}
    return {
        ask.path
        for section in agenda.sections
        for ask in agenda.asks(section, tree, found)
        if (around := _page_of(agenda, ask.path)) in items or (not around and section.id in seen)
    }


def _page_of(agenda: Agenda, path: str) -> str:
    """The item with a page of its own in which a field is; empty on the page of a section."""
    for item in item_paths(path)[:1]:
        field = agenda.field(item.rpartition("[")[0], {})
        if field is not None and is_listed(field):
            return item
    return ""
