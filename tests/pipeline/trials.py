"""Drafts made unfinished in every way, and what examine says of each beside the whole one."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from comity.host import Host
from comity.kit.samples import sample_files
from comity.model.field_reads import reads_any
from comity.model.findings import Finding
from comity.pipeline.examine import Examined, examine_reading
from comity.pipeline.own_plugin import open_host
from comity.steps.read import Reading, paths, reading_of
from comity.steps.read.plain_tree import Tree
from comity.steps.read.yaml_events import grow
from comity.text.free_text import prose_fields

__all__ = [
    "SAMPLES",
    "Change",
    "Trial",
    "Whole",
    "changed",
    "damaged",
    "found_of",
    "pairs",
    "removals",
    "tried",
    "whole",
]

SAMPLES = {file.stem: file for file in sample_files()}
BAD: tuple[Any, ...] = ("17", "x", "", "-", ["x"], {"a": "b"})
HEAD = ("schema", "kind")
DAY = re.compile(r"(\d{4})-(\d\d-\d\d)")
Data = dict[str, Any]
Steps = tuple[str | int, ...]
Change = tuple[str, Data]  # what was done, and the tree that came of it


@dataclass(frozen=True)
class Whole:
    """A sample: its tree, and all that is found of it where nothing is missing."""

    name: str
    tree: Tree
    host: Host
    findings: dict[tuple[Any, ...], Finding]
    free_text: tuple[str, ...]

    def read(self, data: Data) -> Reading:
        """A tree in the place of the sample's own."""
        tree = Tree(data=data, places=self.tree.places)
        return reading_of(tree, SAMPLES[self.name], self.host.document_types(), b"")

    def looks_at(self, one: Finding, fields: list[str]) -> bool:
        """Whether a finding has looked at one of some fields, or is about one or a part of it."""
        about = any(
            one.field == field or one.field.startswith((f"{field}.", f"{field}["))
            for field in fields
        )
        return about or bool(reads_any(one.reads, fields, self.free_text))


@dataclass(frozen=True)
class Trial:
    """What examine says of an unfinished draft: beside the whole, too much and too little."""

    what: str
    premature: list[str]
    lost: list[str]
    kept: int
    full: int


@cache
def _host() -> Host:
    return open_host()


def _key(one: Finding) -> tuple[Any, ...]:
    return one.severity, one.rule, one.field, one.source, one.message, one.cure


def found_of(examined: Examined) -> dict[tuple[Any, ...], Finding]:
    """The findings that stand, by all that a reader sees of them."""
    return {_key(one): one for one in examined.findings}


@cache
def whole(name: str) -> Whole:
    """A sample as a tree, which is no packaged sample any more once it is changed."""
    host, file = _host(), SAMPLES[name]
    tree = grow(file.read_text(encoding="utf-8"), str(file))
    made = Whole(name, tree, host, {}, ())
    examined = examine_reading(made.read(copy.deepcopy(tree.data)), host)
    assert examined.checked is not None
    prose = prose_fields(type(examined.checked.resolved.draft))
    return Whole(name, tree, host, found_of(examined), prose)


def tried(whole: Whole, change: Change) -> Trial | None:
    """What is said of a changed sample; None where it is complete, or cannot be read at all."""
    what, data = change
    reading = whole.read(data)
    if not reading.faults or reading.unreadable:
        return None
    examined = examine_reading(reading, whole.host)
    assert examined.worlds, what
    now, gaps = found_of(examined), [gap.field for gap in examined.gaps]
    pending = {one.rule for one in examined.pending}
    masked = {(one.rule, one.field) for one in whole.findings.values()}
    return Trial(
        what,
        [
            f"{one.rule} {one.field}"
            for key, one in now.items()
            if key not in whole.findings
            and not ("[…]" in one.message and (one.rule, one.field) in masked)
        ],
        [
            f"{one.rule} {one.field}"
            for key, one in whole.findings.items()
            if key not in now and one.rule not in pending and not whole.looks_at(one, gaps)
        ],
        sum(key in whole.findings for key in now),
        len(whole.findings),
    )


def _walk(node: Any, steps: Steps = ()) -> Iterator[Steps]:
    entries = node.items() if isinstance(node, dict) else enumerate(node)
    for step, inner in entries if isinstance(node, (dict, list)) else ():
        yield (*steps, step)
        yield from _walk(inner, (*steps, step))


def _at(node: Any, steps: Steps) -> Any:
    for step in steps:
        node = node[step]
    return node


def _with(data: Data, steps: Steps, value: Any) -> Data:
    made = copy.deepcopy(data)
    _at(made, steps[:-1])[steps[-1]] = value
    return made


def _without(data: Data, *places: Steps) -> Data | None:
    made = copy.deepcopy(data)
    for steps in places:
        try:
            del _at(made, steps[:-1])[steps[-1]]
        except (KeyError, IndexError):
            return None  # it went with the other one
    return made


def _keys(data: Data) -> list[Steps]:
    return [steps for steps in _walk(data) if isinstance(steps[-1], str)]


def removals(data: Data) -> Iterator[Change]:
    """The tree without each of its keys."""
    for steps in _keys(data):
        made = _without(data, steps)
        assert made is not None
        yield f"without {paths.join_all(steps)}", made


def pairs(whole: Whole, number: int, seed: str) -> Iterator[Change]:
    """The tree without two of its keys, drawn at random, of which each alone leaves a gap."""
    draw, data = random.Random(seed), whole.tree.data
    needed: list[Steps] = []
    keys = _keys(data)
    draw.shuffle(keys)
    for steps in keys:
        made = _without(data, steps)
        if made is not None and steps[0] not in HEAD and whole.read(made).faults:
            needed.append(steps)
        if len(needed) == 2 * number:
            break
    for _ in range(number):
        two = draw.sample(needed, 2)
        if (made := _without(data, *two)) is not None:
            yield f"without {' and '.join(map(paths.join_all, two))}", made


def damaged(data: Data, seed: str) -> Iterator[Change]:
    """The tree with something in each place that does not belong there, or with a misspelt key."""
    draw = random.Random(seed)
    for steps in _walk(data):
        path = paths.join_all(steps)
        if draw.random() < 0.25 and isinstance(key := steps[-1], str):
            made = copy.deepcopy(data)
            around = _at(made, steps[:-1])
            slip = key[:-1] if len(key) > 3 else f"{key}x"
            entries = [(slip if name == key else name, value) for name, value in around.items()]
            around.clear()
            around.update(entries)
            yield f"{path} written as {slip}", made
        if isinstance(_at(data, steps), str):
            bad = draw.choice(BAD)
            yield f"{path} is {bad!r}", _with(data, steps, copy.deepcopy(bad))
        elif draw.random() < 0.5:  # a word, in which nothing of the table or the list is left
            yield f"{path} is a word", _with(data, steps, "x")


def changed(data: Data) -> Iterator[tuple[str, Data]]:
    """The field that was changed to another value, or removed, and the tree that came of it."""
    for steps in _walk(data):
        path, value = paths.join_all(steps), _at(data, steps)
        if path in HEAD or steps[-1] == "id":
            continue
        others = _others(value) if isinstance(value, str) else ()
        yield from ((path, _with(data, steps, other)) for other in others)
        if isinstance(steps[-1], str) and (made := _without(data, steps)) is not None:
            yield path, made


def _others(value: str) -> tuple[str, ...]:
    """Other values that a field may well take, which has this one."""
    if day := DAY.fullmatch(value):
        year, rest = int(day[1]), "01-15" if day[2] == "02-29" else day[2]
        return (f"{year + 1}-{rest}", f"{year - 2}-{rest}")
    if value in ("true", "false"):
        return ("false" if value == "true" else "true",)
    if value.replace(".", "", 1).isdigit():
        return ("1", "5000")
    more = " And Mr Otto Nowhere paid 5,000 for all data, whatever they are."
    return ("Otherwise said.", f"{value}{more}", "urgent", "emergency", "no")
