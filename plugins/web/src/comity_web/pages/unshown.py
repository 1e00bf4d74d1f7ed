"""What a file has that no page shows and that cannot be used: it is removed here, or nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.model.patches import path_steps
from comity_web.judging.judged import Judged
from comity_web.wording.catalogues import Words

__all__ = ["offered", "removal", "unshown_in"]

Row = Mapping[str, Any]


def removal(row: Row, tree: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The change that takes out what a gap is about; none for a field that a page shows.

    Args:
        row: a gap of ``Judged``: its ``path`` leads to the nearest field that a page has.
        tree: the tree of the revision that was judged.
    """
    change = [{"path": row["field"], "value": None}]
    is_known = row.get("kind") != "malformed" or row["field"] == row["path"]
    if is_known or (row.get("patch") or change) != change:  # a misspelt name has a right one
        return []
    return change if _name(row, tree) is not None else []


def offered(row: Row, tree: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """The gap, with the change that takes out what no page shows, and told without its path."""
    change = removal(row, tree)
    if not change:
        return dict(row)
    said = _said(_name(row, tree) or "", words)
    return {
        **row,
        "patch": change,
        "removes": True,
        "message": said,
        "messages": [said],
        "cure": words.say("web.checking.unshown-do"),
    }


def unshown_in(
    section: str, judged: Judged | None, tree: Mapping[str, Any], words: Words
) -> list[dict[str, Any]]:
    """What stands in a section and no page shows, each with the change that takes it out."""
    gaps = judged.for_section(section).gaps if judged is not None else ()
    rows = (offered(row, tree, words) for row in gaps)
    return [row for row in rows if row.get("removes")]


def _said(name: str, words: Words) -> str:
    """That the file has a field which no page shows; a name of no letter is told in words."""
    if name.strip():
        return words.say("web.checking.unshown", name=name)
    return words.say("web.checking.unshown-nameless")


def _name(row: Row, tree: Mapping[str, Any]) -> str | None:
    """What the field is called in the file; None where nothing of the file is there."""
    try:
        steps = path_steps(row["field"])
    except ValueError:
        return None
    node: Any = tree
    for step in steps:
        if isinstance(node, Mapping) and step in node:
            node = node[str(step)]
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            return None
    return next((one for one in reversed(steps) if isinstance(one, str)), None)
