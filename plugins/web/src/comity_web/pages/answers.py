"""What a file says, field by field, in words: the read-only view of its sections."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import comity
from comity_web.core import host
from comity_web.pages.answer_parts import Unit
from comity_web.pages.outline import Outline
from comity_web.wording.catalogues import words
from comity_web.wording.page_voice import page_voice

__all__ = ["Answer", "answers"]

Answer = Mapping[str, str]
"""``key`` (where, in words), ``value`` (what, in words) and ``path``."""

LEFT_OUT = ("schema", "kind")
PERSONS = "persons"
LONGEST_NAME = 400
"""Letters of an entry by which another answer may name it."""


def answers(
    tree: Mapping[str, Any], outline: Outline, tag: str, units: Collection[Unit] | None = None
) -> Mapping[str, Sequence[Answer]]:
    """The answers of a tree by section id, in the order of the file.

    Args:
        tree: the tree; it need not be complete.
        outline: the sections of its kind of document.
        tag: the reader's language.
        units: the answers at the top, or entries of lists, that are told; all if left out.
    """
    tree = tree if units is None else _lighter(tree, units)
    bare = _before(tree, units)
    told = comity.diff_words(
        {"kind": outline.kind, **bare}, dict(tree), host(), voice=page_voice(tag)
    )
    hidden = words(tag).say("web.checking.hidden")
    found: dict[str, list[Answer]] = {section.id: [] for section in outline.sections}
    for one in told:
        if one.path not in LEFT_OUT:
            section = outline.page_of(one.path)[0]
            value = one.after or (hidden if one.said.id == "revision.identity" else "")
            found[section].append({"key": one.place, "value": value, "path": one.path})
    return found


def _lighter(tree: Mapping[str, Any], units: Collection[Unit]) -> dict[str, Any]:
    """The tree with the beginnings of long texts that are not told.

    An entry that is named in an answer is called by its first words. Of persons all is kept: by it
    those are found who are protected.
    """
    made: dict[str, Any] = {}
    for name, value in tree.items():
        if name == PERSONS or (name, -1) in units:
            made[name] = value
        elif isinstance(value, list):
            made[name] = [
                item if (name, number) in units else _begun(item)
                for number, item in enumerate(value)
            ]
        else:
            made[name] = _begun(value)
    return made


def _begun(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _begun(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_begun(inner) for inner in value]
    return value[:LONGEST_NAME] if isinstance(value, str) else value


def _before(tree: Mapping[str, Any], units: Collection[Unit] | None) -> dict[str, Any]:
    """The tree without the answers that are told: what is left of them tells them apart."""
    made: dict[str, Any] = {}
    for name, value in tree.items():
        if units is None or (name, -1) in units:
            if _holds_others(value):
                made[name] = _bare(value)
        elif isinstance(value, list):
            made[name] = [
                one
                for number, item in enumerate(value)
                for one in (_bare([item]) if (name, number) in units else [item])
            ]
        else:
            made[name] = value
    return made


def _holds_others(value: object) -> bool:
    return isinstance(value, dict | list)


def _bare(value: Any, depth: int = 0) -> Any:
    """A value without its answers: what is left tells its parts from each other."""
    if isinstance(value, dict):
        inner = {name: one for name, one in value.items() if _holds_others(one)}
        return {name: _bare(one, depth + 1) for name, one in inner.items()} if depth < 2 else {}
    items = [one for one in value if isinstance(one, dict) and "id" in one]
    return [{"id": one["id"]} for one in items]
