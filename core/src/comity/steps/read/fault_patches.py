"""The patch of a fault: a misspelt key or word has one right spelling; an unknown key none."""

from __future__ import annotations

from typing import Any

from comity.model.patches import Patch, patch
from comity.steps.read import message_words, paths, shape
from comity.steps.read.plain_tree import Node
from comity.steps.read.problem import Problem

__all__ = ["patch_of"]


def patch_of(problem: Problem, data: Node) -> Patch | None:
    """The patch that cures a problem, where its cure names the one spelling that was meant.

    A key that means no field here, or one that is there already, is taken out: no form has a place
    in which to correct it.

    Args:
        problem: what is wrong.
        data: the document that it is wrong with.
    """
    if problem.kind == "extra_forbidden":
        meant = message_words.nearest(str(problem.steps[-1]), problem.siblings)
        return (_renamed(problem, meant, data) if meant else None) or _taken_out(problem)
    listed = shape.allowed(problem.annotation)
    if problem.kind in ("literal_error", "enum") and isinstance(problem.value, str):
        meant = message_words.nearest(problem.value, listed)
        return patch((problem.field, meant)) if meant else None
    return None


def _renamed(problem: Problem, meant: str, data: Any) -> Patch | None:
    """The key under its right name, unless that name is taken."""
    *above, name = problem.steps
    table = data
    for step in above:
        table = table[step]
    if not isinstance(table, dict) or meant in table or name not in table:
        return None
    return paths.renamed(paths.join_all(above), str(name), meant, table[str(name)])


def _taken_out(problem: Problem) -> Patch | None:
    try:
        return patch((problem.field, None))
    except ValueError:  # a key that no path can name
        return None
