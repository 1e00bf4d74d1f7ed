"""A walk through the sections of a document: what a person is asked who has certain answers.

It counts a question for each field that is asked for, one for "another?" after each item of a list,
and one for "any?" before a list that may be empty. One question each are: the kinds of all measures
(ticked in a list), the whole narrative of the facts (pasted, and split), an amount with its
currency, a length of time with its unit, a list of texts. What is derived is shown, not asked.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from comity.host import Host
from comity.model.drafts.describe import FieldNote, describe, walk
from comity.steps.read.heading import model_of
from comity.tasks.questions.relevance import Relevance, relevant
from comity.tasks.questions.sections import sections

Tree = dict[str, Any]
LENGTH = {"quantity", "unit", "business", "bound"}
ONE_QUESTION = ({"amount", "currency"}, LENGTH, LENGTH | {"times"})
TICKED = ("measures", "data_categories")
NARRATIVE = "facts"


class Walk:
    """A walk: ``asked`` are the questions met by section, ``lost`` the answers nobody asked for."""

    def __init__(self, kind: str, answers: Tree, host: Host, on: dt.date) -> None:
        self.kind, self.answers, self.host, self.on = kind, answers, host, on
        self.notes = dict(walk(describe(model_of(host.document_types()[kind]))))
        self.data: Tree = {"kind": kind}
        self.asked: dict[str, list[str]] = {}
        self.lost: list[str] = []
        self._known: dict[str, Relevance] | None = None
        for section in sections(kind, host):
            self.here = self.asked.setdefault(section.id, [])
            self._fields(list(section.fields), "", "")

    def total(self) -> int:
        """How many questions the walk met."""
        return sum(map(len, self.asked.values()))

    def _state(self, path: str) -> Relevance:
        if self._known is None:
            self._known = relevant(self.data, self.host, on=self.on)
        return self._known[path]

    def _fields(self, fields: list[str], each: str, here: str) -> None:
        """The fields of a section below a table or an item: lists item by item."""
        done: set[str] = set()
        for field in fields:
            if field in done:
                continue
            listed = self._list_around(field, each)
            if listed:
                inside = [one for one in fields if one == listed or one.startswith(f"{listed}[")]
                done |= {*inside}
                self._items(listed, inside, each, here)
            else:
                self._leaf(here + field[len(each) :], self.notes[field])

    def _list_around(self, field: str, each: str) -> str:
        """The outermost list of tables below ``each`` in which a field is, or that it is."""
        rest = field[len(each) :]
        found = re.match(r"[^\[]*", rest)
        name = each + (found.group() if found else "")
        note = self.notes.get(name)
        return name if note is not None and note.many and note.form == "table" else ""

    def _items(self, listed: str, inside: list[str], each: str, here: str) -> None:
        path = here + listed[len(each) :]
        given = _at(self.answers, path)
        items = given if isinstance(given, list) else []
        state = self._state(path)
        below = [one for one in inside if one != listed]
        if state.state == "derived":
            self._put(path, given if items else state.value)
            return
        if state.state != "ask":
            self.lost += [path] if items else []
            return
        if not state.needed and listed in inside:
            self.here.append(f"{path}?")
        if listed in TICKED and listed in inside:
            self.here.append(f"{path}[].{'kind' if listed == 'measures' else 'category'}")
        if listed == NARRATIVE and items:
            self.here.append(f"{path}[].text")
            self._put(path, [{"text": item["text"]} for item in items])
        for number in range(len(items)):
            self._fields(below, f"{listed}[]", f"{path}[{number}]")
            if listed not in (*TICKED, NARRATIVE):
                self.here.append(f"{path}[{number}] another?")

    def _leaf(self, path: str, note: FieldNote) -> None:
        answer, state = _at(self.answers, path), self._state(path)
        if note.form == "table":
            names = {one.name for one in note.fields}
            if names in ONE_QUESTION and state.state == "ask":
                self.here.append(path)
                self._put(path, answer)
            elif state.state == "derived":
                self._put(path, answer if answer is not None else state.value)
            return
        head = path.rpartition(".")[0]
        around = self.notes.get(re.sub(r"\[\d+\]", "[]", head))
        if around is not None and {one.name for one in around.fields} in ONE_QUESTION:
            return
        if state.state == "derived":
            self._put(path, answer if answer is not None else state.value)
        elif state.state == "ask":
            if not self._answered_with_all(path):
                self.here.append(path)
            self._put(path, answer)
        elif answer is not None and _at(self.data, path) is None:
            self.lost.append(path)

    def _answered_with_all(self, path: str) -> bool:
        kinds = r"(measures\[\d+\]\.kind|data_categories\[\d+\]\.category|facts\[\d+\]\.text)"
        return re.fullmatch(kinds, path) is not None

    def _put(self, path: str, value: Any) -> None:
        if value is not None and _at(self.data, path) != value:
            _set(self.data, path, value)
            self._known = None


def _steps(path: str) -> list[str | int]:
    return [int(n) if n else name for name, n in re.findall(r"([^.\[\]]+)(?!\])|\[(\d+)\]", path)]


def _at(data: Any, path: str) -> Any:
    for step in _steps(path):
        if isinstance(step, int):
            data = data[step] if isinstance(data, list) and step < len(data) else None
        else:
            data = data.get(step) if isinstance(data, Mapping) else None
    return data


def _set(data: Any, path: str, value: Any) -> None:
    *parents, last = _steps(path)
    for step, after in pairwise([*parents, last]):
        if isinstance(step, int):
            data = data[step]
        else:
            data = data.setdefault(step, [] if isinstance(after, int) else {})
        if isinstance(after, int):
            while len(data) <= after:
                data.append({})
    data[last] = value
