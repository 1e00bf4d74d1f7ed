"""A draft that is not finished: what can be read of it is read, and its gaps are known.

Every fault of a field is a gap. For the rest of the draft to be typed and judged, a stand-in of the
type that the model needs takes the place of each gap (``comity.model.gaps``), differently in each
of several worlds (``comity.steps.read.stand_ins``).
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import ValidationError

from comity.model.drafts.base import Draft
from comity.model.drafts.references import CALLED, is_own_id, known_ids, references
from comity.model.errors import Fault
from comity.model.findings import Place
from comity.model.gaps import Gap
from comity.steps.read import message_words, paths, shape
from comity.steps.read.case import nearest_place
from comity.steps.read.meant_protection import means_protection, mentions_protection
from comity.steps.read.plain_tree import Node, Tree
from comity.steps.read.problem import Problem, Steps, follow
from comity.steps.read.stand_ins import WORLDS, World, synthesised

__all__ = ["FilledDraft", "fill_gaps", "gaps_of"]

MOST_ROUNDS = 60
"""How often a draft is filled further before what is left of it counts as one gap."""


@dataclass(frozen=True, slots=True)
class FilledDraft:
    """A draft with a stand-in for each gap, and where they stand.

    ``references`` are those to ids that no item has and no gap can be: field, message, cure.
    """

    draft: Draft
    stand_ins: tuple[str, ...]
    references: tuple[tuple[str, str, str], ...] = ()


@dataclass(slots=True)
class _Work:
    """A tree that is being filled."""

    model: type[Draft]
    written: dict[str, Node]
    data: dict[str, Node]
    world: int
    places: set[str] = field(default_factory=set)
    tried: dict[Steps, int] = field(default_factory=dict)
    references: list[tuple[str, str, str]] = field(default_factory=list)


def gaps_of(
    faults: Iterable[Fault], tree: Tree, references: Collection[str] = ()
) -> tuple[Gap, ...]:
    """The gaps that faults of fields come to; ``references`` are the fields that name ids."""
    found = []
    for fault in dict.fromkeys(faults):
        kind: Literal["missing", "malformed", "reference"] = "malformed"
        if fault.field in tree.blanks or not _written(tree.data, fault.field):
            kind = "missing"
        elif fault.field in references:
            kind = "reference"
        near = fault if fault.line else nearest_place(tree.places, fault.field)
        place = Place(fault.file, near.line, near.column)  # the path without a protected name
        message = message_words.sentence(fault.message)
        found.append(Gap(fault.field, message, fault.cure, kind, place, fault.patch))
    return tuple(found)


def fill_gaps(
    model: type[Draft], tree: Tree, world: int, also: Iterable[str] = ()
) -> FilledDraft | None:
    """The draft of a tree with stand-ins in its gaps, in one of the worlds.

    Args:
        model: the model of the kind of document.
        tree: the document; it is not changed.
        world: the number of the world, from 0 to ``WORLDS``, exclusive.
        also: further fields whose value is of no use, as a State that there is not.

    Returns:
        The draft, or None where so little of it can be read that there is nothing to judge.
    """
    work = _Work(model, tree.data, copy.deepcopy(tree.data), world)
    for path in also:
        _refill(work, _steps(path))
    _guard_persons(work)
    draft = _typed(work)
    if draft is None:
        return None
    draft = _referring(work, draft)
    if draft is None:
        return None
    stand_ins = tuple(sorted(work.places))
    return FilledDraft(draft.with_gaps(stand_ins), stand_ins, tuple(work.references))


def _typed(work: _Work) -> Draft | None:
    """The draft, once what the model refuses has been filled: deepest first."""
    for _ in range(MOST_ROUNDS):
        try:
            return work.model.model_validate(work.data)
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
            problems = [follow(detail, work.model, work.data) for detail in details]
        done: list[Steps] = []
        for problem in sorted(problems, key=lambda one: -len(one.steps)):
            around = len(problem.steps)
            if not any(steps[:around] == problem.steps for steps in done):
                done.append(problem.steps)  # what is around it may then be right
                _repair(work, problem)
    return None


def _repair(work: _Work, problem: Problem) -> None:
    if problem.kind == "extra_forbidden":
        _misspelt(work, problem)
    elif work.tried.get(problem.steps, 0) < WORLDS * 5:
        _refill(work, problem.steps, problem.known)
    else:
        work.tried.pop(problem.steps)
        _refill(work, problem.steps[:-1])


def _misspelt(work: _Work, problem: Problem) -> None:
    """Take out a key that is not known; the field that it probably means is the gap."""
    around = _at(work.data, problem.steps[:-1])
    if not isinstance(around, dict):
        return
    if means_protection(str(problem.steps[-1])) and problem.steps[0] != "persons":
        _guard_persons(work, every=True)  # nobody knows who is meant
    around.pop(str(problem.steps[-1]), None)
    meant = message_words.nearest(str(problem.steps[-1]), problem.siblings)
    if meant and meant not in around:
        _refill(work, (*problem.steps[:-1], meant))


def _refill(work: _Work, steps: Steps, known: shape.Known | None = None) -> None:
    """Put a stand-in at a place, another one than before."""
    if not steps:
        work.data = {**_whole(work), **{k: v for k, v in work.data.items() if k == "kind"}}
        return
    annotation, info = _type_at(work, steps)
    attempt = work.tried.get(steps, 0)
    work.tried[steps] = attempt + 1
    path = paths.join_all(steps)
    told = known or info
    value = synthesised(annotation, World(work.world, attempt, path), told.info if told else None)
    if path == "language":  # without it, the language is chosen as if nothing were said of it
        work.data.pop("language", None)
        work.places.add(path)
        return
    if path == "date":
        value = _day(work.world)
    elif steps[-1] == "id":
        value = f"gap-{path}-{work.world}"
    if _put(work.data, steps, value):
        work.places.add(path)


def _whole(work: _Work) -> dict[str, Node]:
    made = synthesised(work.model, World(work.world))
    return made if isinstance(made, dict) else {}


def _day(world: int) -> str:
    """The date of a document that has none: about now, since the law in force depends on it."""
    today = dt.date.today()
    return (today + dt.timedelta(days=(0, -700, 350)[world])).isoformat()


def _type_at(work: _Work, steps: Steps) -> tuple[object, shape.Known | None]:
    annotation: object = work.model
    known: shape.Known | None = None
    value: Node | None = work.data
    for step in steps:
        known = shape.known_fields(annotation, value).get(str(step))
        annotation = shape.child(annotation, step, value)
        value = _at(value, (step,))
    return annotation, known


# --- references ----------------------------------------------------------------------------------


def _referring(work: _Work, draft: Draft) -> Draft | None:
    """The draft whose references lead somewhere: ids that are missing are those that are named."""
    faults = list(draft.faults_of_reference())
    if not faults:
        return draft
    lists = _lists_named(draft)
    dangling: dict[str, list[str]] = {}
    for path, _, _ in faults:
        value = _at(work.data, _steps(path))
        if path in lists and isinstance(value, str):
            dangling.setdefault(lists[path], []).append(value)
    left = {
        (name, value)
        for name, ids in dangling.items()
        for value in _named_items(work, name, list(dict.fromkeys(ids)))
    }
    work.references += [
        (path, message, _known(work, lists[path]))
        for path, message, _ in faults
        if path in lists
        and (lists[path], _at(work.data, _steps(path))) in left
        and not paths.covered(path, work.places)
    ]
    draft = _typed(work) or draft
    for path, _, _ in draft.faults_of_reference():
        if is_own_id(path):  # which stands twice
            _put(work.data, _steps(path), f"gap-{path}-{work.world}")
            work.places.add(path)
    return _typed(work)


def _known(work: _Work, name: str) -> str:
    """The cure for a reference that leads nowhere, with the ids that the author gave."""
    items = work.written.get(name)
    ids = [item["id"] for item in _items(items) if isinstance(item.get("id"), str)]
    return known_ids(filter(None, map(str, ids)), CALLED[name], unnamed=bool(items))


def _lists_named(draft: Draft) -> dict[str, str]:
    """The list that each reference names an item of: ``persons`` of ``assets[0].owner``."""
    return {
        f"{one.path}[{index}]" if one.many else one.path: one.to
        for one in references(draft)
        for index in range(len(one.ids))
    }


def _named_items(work: _Work, name: str, ids: list[str]) -> list[str]:
    """Give the ids that are named and not there to the items whose own id is a gap.

    For those that are left over, an item is missing: the list has one more gap for each. Returns
    the ids that are left over.
    """
    items = work.data.setdefault(name, [])
    if not isinstance(items, list):
        return []
    unnamed = [
        item
        for index, item in enumerate(items)
        if isinstance(item, dict)
        and {name, f"{name}[{index}]", f"{name}[{index}].id"} & work.places
    ]
    turn = work.world % len(unnamed) if unnamed else 0  # nobody knows which of several it is
    for item in (*unnamed[turn:], *unnamed[:turn]):
        if ids:
            item["id"] = ids.pop(0)
    for given in ids:
        items.append("")
        place = (name, len(items) - 1)
        _refill(work, place)
        made = items[-1]
        if isinstance(made, dict):
            made["id"] = given
    return [] if name in work.places else ids


# --- protection ----------------------------------------------------------------------------------


def _guard_persons(work: _Work, *, every: bool = False) -> None:
    """Hide whoever is meant to be hidden, also where the field is misspelt or out of its place."""
    for index, person in enumerate(_items(work.data.get("persons"))):
        meant = every or mentions_protection(person)
        if meant and person.get("protect") not in ("pseudonym", "omit"):
            person["protect"] = ("omit", "pseudonym", "omit")[work.world]
            work.places.add(f"persons[{index}].protect")


# --- the tree ------------------------------------------------------------------------------------


def _items(node: Node | None) -> Iterator[dict[str, Node]]:
    for item in node if isinstance(node, list) else ():
        if isinstance(item, dict):
            yield item


def _steps(path: str) -> Steps:
    return tuple(paths.steps_of(path))


def _at(node: Node | None, steps: Steps) -> Node | None:
    for step in steps:
        if isinstance(node, dict) and isinstance(step, str):
            node = node.get(step)
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            return None
    return node


def _put(data: dict[str, Node], steps: Steps, value: Node) -> bool:
    """Set a value; False where what it would stand in is not there."""
    around = _at(data, steps[:-1])
    last = steps[-1]
    if isinstance(around, dict) and isinstance(last, str):
        around[last] = value
        return True
    if isinstance(around, list) and isinstance(last, int) and last < len(around):
        around[last] = value
        return True
    return False


def _written(data: Mapping[str, Node], path: str) -> bool:
    return _at(dict(data), _steps(path)) is not None
