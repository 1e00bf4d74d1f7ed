"""The rules of relevance (rules/*.toml): which field is asked, derived, rare or pointless.

A rule names fields, the condition under which it holds, and the message that says why. It is judged
in the item of a list in which the field is, the outermost one, or with ``inner`` the innermost; a
leading slash leads from the document. The first rule that holds decides, but a derivation goes
before a rule of ``ask`` wherever it stands. A rule about a table holds for what is in it too,
unless it is one of ``ask``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from comity.law.conditions import holds, values
from comity.tasks.questions.law_paths import each_path

__all__ = ["Rule", "State", "rules_for"]

State = Literal["ask", "derived", "rare", "pointless"]
SHARED = "shared"
ITEM = re.compile(r"^[^.\[]+\[\d+\]")
LAST = re.compile(r"^.*\[\d+\]")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: what is true of its fields while its condition holds.

    ``by`` names the derivation; ``needed`` tells that the document is incomplete without it;
    ``instead`` that another field says what the kind of assistance needs, so that it may be left.
    """

    state: State
    fields: tuple[str, ...]
    why: str = ""
    by: str = ""
    when: Mapping[str, Any] = field(default_factory=dict)
    needed: bool = False
    instead: bool = False
    inner: bool = False

    def item(self, path: str) -> str:
        """The item of a list in which the rule is judged for a field; nothing: the document."""
        found = (LAST if self.inner else ITEM).match(path)
        return found.group() if found else ""

    def is_met(self, path: str, facts: Mapping[str, Any]) -> bool:
        """Whether the rule holds for a field at a path, by what is known."""
        if not self.when:
            return True
        return holds(self.when, _item(self.item(path), facts), facts) is True


@cache
def rules_for(kind: str) -> Mapping[str, tuple[Rule, ...]]:
    """The rules of a kind of document by field, in order: its own, then those of all kinds."""
    found: dict[str, list[Rule]] = {}
    for name in (kind, SHARED):
        for rule in _load(name):
            for path in rule.fields:
                found.setdefault(path, []).append(rule)
    return {path: tuple(each) for path, each in found.items()}


def _load(name: str) -> Iterator[Rule]:
    file = files("comity.tasks.questions") / "rules" / f"{name}.toml"
    if not file.is_file():
        return
    for row in tomllib.loads(file.read_text(encoding="utf-8"))["rule"]:
        yield Rule(**{**row, "fields": tuple(row["fields"])})


def _item(path: str, facts: Mapping[str, Any]) -> Any:
    """The item at a path; the document where there is none."""
    if not path:
        return facts
    items = values(path, facts, facts)
    return items[0] if items else BLANK.get(each_path(path), {})


BLANK: Mapping[str, Any] = {
    "measures[]": {"is": {"known": False, "fields": []}},
    "data_categories[]": {"is": {"known": False, "fields": []}},
}
"""What is known of an item that is not there yet."""
