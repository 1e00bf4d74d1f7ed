"""Pydantic's errors in plain words, each with its place, what is allowed, and how to correct it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pydantic import BaseModel, ValidationError

from comity.model.errors import Fault
from comity.steps.read import message_words, paths
from comity.steps.read.case import nearest_place
from comity.steps.read.fault_patches import patch_of
from comity.steps.read.phrases import phrase
from comity.steps.read.plain_tree import Tree
from comity.steps.read.problem import Problem, Steps, follow

MOST = 5000  # no person mends more in one pass, and a file made to be slow must not be


def model_faults(
    error: ValidationError, model: type[BaseModel], tree: Tree, file: str
) -> list[Fault]:
    """Every error of a model as a fault; none about a field that has a fault already.

    Args:
        error: what pydantic raised.
        model: the model that was asked for.
        tree: the document that was handed to it.
        file: the name that faults carry.
    """
    every = error.errors(include_url=False, include_input=False)
    details = every[:MOST]
    problems = [follow(detail, model, tree.data) for detail in details]
    faults = []
    settled = _settle(problems)
    misspelt = _misspelt(settled)
    incomplete = paths.with_ancestors(tree.marred | tree.gaps) if tree.marred | tree.gaps else set()
    for problem in settled:
        if problem.kind == "missing" and problem.steps in misspelt:
            continue
        if _said_already(problem, tree, incomplete):
            continue
        message, cure = phrase(problem)
        place = nearest_place(tree.places, problem.field)
        mended = patch_of(problem, tree.data)
        faults.append(Fault(file, place.line, place.column, problem.field, message, cure, mended))
    if len(every) > MOST:
        message = f"{len(every) - MOST} more errors are not shown."
        faults.append(Fault(file, 0, 0, "", message, "Correct these first, then check again."))
    return list(dict.fromkeys(faults))


def _settle(problems: list[Problem]) -> list[Problem]:
    """Report a value that may have several types once: by the type it comes nearest to."""
    tried: dict[Steps, dict[str, list[Problem]]] = {}
    for one in problems:
        for place, label in one.choices:
            tried.setdefault(place, {}).setdefault(label, []).append(one)
    best = {place: _nearest_choice(place, by_label) for place, by_label in tried.items()}
    return [
        _widened(one, tried)
        for one in problems
        if all(best[place] == label for place, label in one.choices)
    ]


def _nearest_choice(place: Steps, by_label: dict[str, list[Problem]]) -> str:
    """The member of a union that a value failed least: one whose errors lie deeper, or fewer."""

    def distance(label: str) -> tuple[bool, int]:
        return any(one.steps == place for one in by_label[label]), len(by_label[label])

    return min(by_label, key=distance)


def _widened(problem: Problem, tried: dict[Steps, dict[str, list[Problem]]]) -> Problem:
    """The problem itself; where every type of a union refused the value as such, their sum."""
    if not problem.choices or problem.steps != problem.choices[-1][0]:
        return problem
    return replace(problem, kind="union") if len(tried[problem.steps]) > 1 else problem


def _misspelt(problems: Iterable[Problem]) -> set[Steps]:
    """The missing fields that are there under a name spelt wrongly: said once, at that name."""
    return {
        (*one.steps[:-1], message_words.nearest(str(one.steps[-1]), one.siblings))
        for one in problems
        if one.kind == "extra_forbidden"
    }


def _said_already(problem: Problem, tree: Tree, incomplete: set[str]) -> bool:
    field = problem.field
    if paths.covered(field, tree.marred):
        return True
    if problem.kind == "missing":
        return paths.parent(field) in tree.gaps
    if problem.kind == "too_short" and isinstance(problem.value, list):
        # Pydantic counts only the items that are right.
        least = int(problem.detail.get("ctx", {}).get("min_length", 0))
        return len(problem.value) >= least
    if problem.kind in ("value_error", "assertion_error"):
        # What a group lacks may be what was refused in it.
        return field in incomplete
    return False
