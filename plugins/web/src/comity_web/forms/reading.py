"""What was posted, read into a tree."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import comity
from comity.host import Host
from comity.model.patches import is_tree, path_steps
from comity.steps.read.case_file import MAX_BYTES
from comity.steps.read.tree_writer import to_yaml
from comity.steps.read.yaml_events import grow
from comity.tasks.authoring.unfinished_tree import value_at
from comity.tasks.questions.fields import Field
from comity.tasks.questions.known import KINDS_IN
from comity.tasks.questions.law_paths import each_path
from comity_web.forms.book import Book, book, is_never_shown
from comity_web.forms.boxes import Boxes, boxes_of, ids_typed, is_same, raw_boxes
from comity_web.forms.grounds import ground_found
from comity_web.forms.instruments import instrument_found
from comity_web.forms.kinds import kinds_offered
from comity_web.forms.narrative import BOX, NARRATIVE, facts_of
from comity_web.forms.pickers import found_as
from comity_web.forms.placing import Placing
from comity_web.forms.refusing import is_odd, why_held
from comity_web.forms.selection import selection_of
from comity_web.forms.shapes import GROUPS, is_ground, is_instrument, parted, shape_of
from comity_web.forms.strange import with_strange
from comity_web.forms.typed import value_of
from comity_web.wording.catalogues import Words

__all__ = ["Posted", "read_post"]


@dataclass(slots=True)
class Posted:
    """What was posted, as a tree.

    Attributes:
        tree: the document with what was posted.
        held: what was typed and cannot stand in a file, by field path.
        refused: why, by field path.
        added: the lists to which the author adds a row.
        query: the words by which the author looks for a kind of assistance.
        new: the paths of the items of lists that are new in the tree.
    """

    tree: dict[str, Any]
    held: dict[str, Any]
    refused: dict[str, str] = field(default_factory=dict)
    added: tuple[str, ...] = ()
    query: str = ""
    new: tuple[str, ...] = ()


def read_post(
    form_paths: Sequence[str],
    posted: Mapping[str, Sequence[str]],
    tree: Mapping[str, Any],
    held: Mapping[str, Any],
    kind: str,
    host: Host,
    *,
    words: Words,
) -> Posted:
    """Apply what was posted to a copy of the tree from which the page was made.

    A field whose boxes hold what the page showed stays as it is in the file. An answer that cannot
    be read stands in the tree as it was typed; what no file can hold goes to ``held``.

    Args:
        form_paths: what the page showed, as for ``form_of``; all else is left alone.
        posted: the names and values of the form.
        tree: the tree that the page showed.
        held: what was held when the page was made.
        kind: the kind of document.
        host: the host of the process.
        words: the language of the page.

    Raises:
        ValueError: there is no such kind.
    """
    return _Reading(book(kind, host, words), form_paths, posted, tree, held).read()


class _Reading:
    """One post against one tree."""

    def __init__(
        self,
        known: Book,
        form_paths: Sequence[str],
        posted: Mapping[str, Sequence[str]],
        tree: Mapping[str, Any],
        held: Mapping[str, Any],
    ) -> None:
        self.book, self.sent = known, posted
        self.selection = selection_of(with_strange(known, form_paths, tree))
        self.tree, self.held = tree, dict(held)
        self.reader = known.reader(tree)
        self.placing = Placing(known, dict(tree))
        self.refused: dict[str, str] = {}
        self.changed: list[str] = []
        self.given: set[str] = set()  # what an answer to another field has filled

    def read(self) -> Posted:
        """Every control that was posted, then the rows that are removed."""
        for path, boxes in _by_control(self.sent):
            if self.selection.has(path):
                self._control(path, boxes)
        quiet = "autosave" in self.sent  # the page stays as it is, with its numbers of rows
        self._narrative(split=not quiet)
        if not quiet:
            self._add_kinds()
            self._remove()
        made = self.placing.finished(keep_items=quiet)
        made = self._with_ids(made)
        self._hold_what_is_too_large(made)
        added = tuple(path for path in self.sent.get("_add", ()) if self.selection.has(path))
        query = _first(self.sent, "_q").strip()
        new = tuple(self.placing.new_items)
        return Posted(made, self.held, self.refused, added, query, new)

    def _control(self, path: str, boxes: Boxes) -> None:
        field = self.book.field(path, self.tree)
        boxes = {part: texts for part, texts in boxes.items() if part not in ("remove", "add")}
        was = _json(boxes.pop("was", [""])[0])
        if field is None or "raw" in boxes:
            self._raw(path, boxes)
            return
        value = value_at(self.tree, path)
        if not boxes or (is_never_shown(field) and not self._is_new_kind(path, value, boxes)):
            return
        shape = shape_of(field, value)
        if "ids" in boxes:
            boxes = ids_typed(field, self.tree, boxes)
        if shape in GROUPS or (shape == "raw" and value is not None):
            return
        if is_same(self._before(path, field, shape, value, was), boxes):
            return
        if path in self.given and not _typed(boxes):
            return
        self._changed(path, field, boxes)

    def _before(self, path: str, field: Field, shape: str, value: Any, was: Any) -> Boxes:
        """What the boxes held when the page was made."""
        if path in self.held:
            text = str(self.held[path])
            if shape == "date":
                return {"day": [text], "month": [""], "year": [""]}
            return {"": [text]}
        if value is None and isinstance(was, dict):
            return {str(key): list(map(str, texts)) for key, texts in was.items()}
        return boxes_of(self.book, field, shape, value, self.tree)

    def _changed(self, path: str, field: Field, boxes: Boxes) -> None:
        typed = _typed(boxes)
        if is_odd(typed):
            self._refuse(path, typed)
            return
        self.held.pop(path, None)
        self._own_the_derived(path)
        old = value_at(self.placing.tree, path)
        for place, value in value_of(
            self.reader, field, path, boxes, old, self._sibling, self._found_as
        ):
            self.placing.put(place, value)
            self.changed.append(place)
            if place != path:
                self.given.add(place)

    def _raw(self, path: str, boxes: Boxes) -> None:
        """A value as it stands in the file, edited as a text."""
        value = value_at(self.tree, path)
        before = raw_boxes(path, value)
        if path in self.held:
            before = {"raw": [str(self.held[path])]}
        if value is None or "raw" not in boxes or is_same(before, boxes):
            return
        typed = _typed(boxes)
        read = grow(typed, "") if typed.strip() else None
        if is_odd(typed) or (read is not None and (read.faults or len(read.data) != 1)):
            self._refuse(path, typed, "raw")
            return
        self.held.pop(path, None)
        for key, made in read.data.items() if read is not None else ():
            self.placing.rename(path, key, made)
        if read is None:
            self.placing.put(path, None)
        self.changed.append(path)

    def _sibling(self, path: str) -> str:
        """What was posted for another field."""
        return next(iter(self.sent.get(path, ())), "").strip()

    def _found_as(self, field: Field, text: str) -> str:
        if is_ground(field):
            return ground_found(self.book, self.tree, text)
        if is_instrument(field):
            return instrument_found(self.book, text)
        return found_as(self.book, field, text)

    # --- rows --------------------------------------------------------------------------------

    def _own_the_derived(self, path: str) -> None:
        """A list that Comity derived becomes the author's own as soon as one row of it changes."""
        for around in self.placing.lists_around(path):
            if value_at(self.placing.tree, around) is None:
                rows = _json(next(iter(self.sent.get(f"{around}!was", ())), ""))
                if isinstance(rows, list) and is_tree(rows):
                    self.placing.put(around, rows)

    def _narrative(self, *, split: bool) -> None:
        """What happened, pasted as a whole, as facts; kept as it is as long as the page stays."""
        if BOX not in self.sent or not self.selection.has(NARRATIVE):
            return
        text = _clean(_first(self.sent, BOX)).strip()
        if is_odd(text):
            self._refuse(NARRATIVE, text)
            return
        self.held.pop(NARRATIVE, None)
        self.held.pop(BOX, None)
        if not split and text:
            self.held[BOX] = text
        for path, value in facts_of(self.reader, text, self.placing.tree) if split else ():
            self.placing.put(path, value)
            self.changed.append(path)

    def _add_kinds(self) -> None:
        """An item for each kind of assistance that is ticked."""
        for name, key in KINDS_IN.items():
            field = self.book.field(name, self.tree)
            there = value_at(self.placing.tree, name) or []
            if field is None or not self.selection.has(name) or not isinstance(there, list):
                continue
            offered = kinds_offered(self.reader, name, field)
            ticked = [one for one in self.sent.get(f"{name}!add", ()) if one in offered]
            for number, kind in enumerate(dict.fromkeys(ticked), start=len(there)):
                self.placing.put(f"{name}[{number}].{key}", kind)

    def _is_new_kind(self, path: str, value: Any, boxes: Boxes) -> bool:
        """Whether a kind of assistance is chosen for an item that has none."""
        name = path.partition("[")[0]
        if value is not None or each_path(path) != f"{name}[].{KINDS_IN.get(name, '')}":
            return False
        field = self.book.field(name, self.tree)
        offered = kinds_offered(self.reader, name, field) if field is not None else ()
        return _typed(boxes) in offered

    def _remove(self) -> None:
        for name in self.sent:
            path, part = parted(name)
            if part == "remove" and self.selection.has(path) and path.endswith("]"):
                self._own_the_derived(path)
                self.placing.remove(path)

    def _with_ids(self, made: dict[str, Any]) -> dict[str, Any]:
        """The tree with an id for each item that is new, as the core derives it."""
        wanted = [path for path in self.placing.new_items if self._takes_id(path, made)]
        while wanted:
            found = comity.relevant(made, self.book.shared)
            given: set[tuple[str, str]] = set()
            for path in tuple(wanted):
                one = found.get(f"{path}.id")
                if one is None or one.state != "derived" or not isinstance(one.value, str):
                    wanted.remove(path)
                    continue
                key = path.rpartition("[")[0], one.value
                if key not in given:  # the next of the same list is told when this has its id
                    given.add(key)
                    wanted.remove(path)
                    self.placing.put(f"{path}.id", one.value)
        return self.placing.tree

    def _takes_id(self, path: str, made: Mapping[str, Any]) -> bool:
        item = value_at(made, path)
        there = isinstance(item, dict) and "id" not in item
        return there and any(one.name == "id" for one in self.book.below(path, made))

    # --- what no file can hold ---------------------------------------------------------------

    def _refuse(self, path: str, typed: str, shape: str = "") -> None:
        self.held[path] = typed
        self.refused[path] = why_held(self.book.words, typed, shape)

    def _hold_what_is_too_large(self, made: dict[str, Any]) -> None:
        """Keep apart the largest of what was typed while the whole is more than a file may hold."""
        sizes = {path: len(str(value_at(made, path))) for path in self.changed}
        if sum(sizes.values()) < MAX_BYTES // 8 and len(str(made)) < MAX_BYTES // 8:
            return
        for path in sorted(sizes, key=lambda one: -sizes[one]):
            if len(to_yaml(made).encode()) <= MAX_BYTES:
                return
            typed = value_at(made, path)
            if isinstance(typed, str):
                self._refuse(path, typed)
                self.placing.put(path, value_at(self.tree, path))


def _by_control(posted: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, Boxes]]:
    """What was posted, control by control, line ends as a file has them."""
    found: dict[str, Boxes] = {}
    for name, texts in posted.items():
        if not name.startswith("_"):
            path, part = parted(name)
            boxes = found.setdefault(path, {})
            boxes[part] = list(map(_clean, texts))
    for path, boxes in found.items():
        try:
            path_steps(path)
        except ValueError:  # no field: a token of the form
            continue
        yield path, boxes


def _typed(boxes: Boxes) -> str:
    """What was typed in all boxes of a control, in one text."""
    if "day" in boxes:
        return " ".join(filter(None, (boxes.get(one, [""])[0] for one in ("day", "month", "year"))))
    return "\n".join(text for texts in boxes.values() for text in texts).strip("\n")


def _clean(text: str) -> str:
    """A text with the line ends that a file has."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _first(posted: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(posted.get(name, ())), "")


def _json(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None
