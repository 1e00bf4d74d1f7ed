"""Fields of the core as controls of a page."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import comity
from comity.host import Host
from comity.tasks.authoring.explained_terms import TERMS
from comity.tasks.authoring.unfinished_tree import is_answered, value_at
from comity.tasks.questions.fields import Field
from comity.tasks.questions.law_paths import each_path
from comity.tasks.questions.relevance import Relevance
from comity_web.forms.book import Book, book, is_listed, is_never_shown
from comity_web.forms.boxes import Boxes, boxes_of, offered, raw_boxes
from comity_web.forms.controls import Choice, Control, PageForm, Said
from comity_web.forms.pickers import CLOSED, listed
from comity_web.forms.selection import Selection
from comity_web.forms.shapes import GROUPS, INPUTS, MOST_RADIOS, id_of, shape_of
from comity_web.forms.words import choice_label, item_label
from comity_web.wording.catalogues import Words

__all__ = ["form_of"]

Found = Mapping[str, Relevance]
LONGEST, SHORTEST = 16, 3
WIDTH = 75
"""Letters of a line of a text area, by which its height is reckoned."""


def form_of(
    kind: str,
    paths: Sequence[str],
    tree: Mapping[str, Any],
    held: Mapping[str, Any],
    host: Host,
    *,
    words: Words,
    posted: Mapping[str, list[str]] | None = None,
    remarks: Iterable[tuple[str, str, str]] = (),
    found: Found | None = None,
    added: Collection[str] = (),
    law_url: str = "",
) -> PageForm:
    """The controls of a page.

    Args:
        kind: the kind of document.
        paths: what the page shows: fields with numbers (``persons[0]``, ``requested.state``), or
            patterns of them (``requesting.contacts[].name``). A table stands for all that is in
            it, unless something in it is named too.
        tree: the plain tree of the document.
        held: what was typed and cannot stand in a file, by field path.
        host: the host of the process.
        words: the language of the page.
        posted: what was posted and could not be saved; it is shown in place of the tree.
        remarks: what is said of the fields: path, severity, text.
        found: ``comity.relevant`` of the tree, if it is known already.
        added: the lists to which an empty row is added.
        law_url: the page that tells what law says of a field, to which ``?field=`` is added.

    Raises:
        ValueError: there is no such kind.
    """
    if posted is not None:
        from comity_web.forms.reading import read_post

        read = read_post(paths, posted, tree, held, kind, host, words=words)
        tree, held, found = read.tree, read.held, None
        remarks = (*remarks, *((path, "error", text) for path, text in read.refused.items()))
        added = (*added, *read.added)
    known = book(kind, host, words)
    if found is None:
        found = comity.relevant(tree, host, language=known.language)
    return _Maker(known, tree, held, found, Selection(paths), remarks, added).page(law_url)


class _Maker:
    """The controls of one page, made from one tree."""

    def __init__(
        self,
        known: Book,
        tree: Mapping[str, Any],
        held: Mapping[str, Any],
        found: Found,
        selection: Selection,
        remarks: Iterable[tuple[str, str, str]],
        added: Collection[str],
    ) -> None:
        self.book, self.tree, self.held, self.found = known, tree, held, found
        self.selection, self.added = selection, added
        self.reader = known.reader(tree)
        self.said: dict[str, list[Said]] = {}
        for path, severity, text in remarks:
            self.said.setdefault(path, []).append(Said(text, severity))
        self.places: set[str] = set()

    def page(self, law_url: str) -> PageForm:
        """All that the page shows."""
        controls, more = self._sorted(self.selection.tops, "")
        lists = tuple(
            (f"list-{place}", listed(place, self.book.shared, self.book.language))
            for place in sorted(self.places)
        )
        return PageForm(self.book.kind, controls, more, lists, law_url)

    def _sorted(
        self, paths: Iterable[str], derived_in: str
    ) -> tuple[tuple[Control, ...], tuple[Control, ...]]:
        """The controls of some fields, and those of them that are rarely needed."""
        first: list[Control] = []
        rare: list[Control] = []
        for path in paths:
            one = self.found.get(path)
            value = value_at(self.tree, path)
            there = value is not None or self._is_held(path)
            if one is not None and one.state == "pointless" and not there:
                continue
            control = self._control(path, value, one, inside_derived=bool(derived_in))
            if control is None:
                continue
            is_rare = one is not None and one.state == "rare" and not there
            (rare if is_rare and not self._is_said(path) else first).append(control)
        return tuple(first), tuple(rare)

    # --- one control -------------------------------------------------------------------------

    def _control(
        self, path: str, value: Any, one: Relevance | None, *, inside_derived: bool = False
    ) -> Control | None:
        field = self.book.field(path, self.tree)
        if path.endswith("]"):
            return self._item(path, field, value) if field is not None else None
        if field is None:
            return self._strange(path, value)
        if is_never_shown(field):
            return None
        if is_listed(field) and (value is None or shape_of(field, value) != "raw"):
            return None
        derived = None
        if value is None and one is not None and one.state == "derived":
            derived = one.value if is_answered(one.value) else None
        shape = shape_of(field, value if value is not None else derived)
        if shape in GROUPS:
            return self._group(path, field, shape, value, one, derived, inside_derived)
        return self._leaf(path, field, shape, value, one, derived, inside_derived)

    def _leaf(
        self,
        path: str,
        field: Field,
        shape: str,
        value: Any,
        one: Relevance | None,
        derived: Any,
        inside_derived: bool,
    ) -> Control:
        boxes = self._boxes(path, field, shape, value if value is not None else derived)
        if shape in ("radios", "select", "ticks"):
            shape, choices = self._choices(path, field, shape, boxes)
        else:
            choices = ()
        if field.place in CLOSED and shape == "pick":
            self.places.add(field.place)
        text = "\n".join(boxes.get("", boxes.get("raw", [""])))
        return Control(
            path=path,
            id=id_of(path),
            shape=shape,
            boxes=boxes,
            choices=choices,
            derived="" if derived is None or inside_derived else self.reader.show(derived, field),
            was="" if derived is None else json.dumps(boxes, ensure_ascii=False),
            kind=INPUTS.get(field.place, "text"),
            mode="numeric" if field.form == "number" else "decimal" if shape == "number" else "",
            lines=_height(text, field.long),
            listed=f"list-{field.place}" if shape == "pick" else "",
            **self._words(path, field, one, is_group=False),
        )

    def _words(
        self, path: str, field: Field, one: Relevance | None, *, is_group: bool
    ) -> dict[str, Any]:
        """What is said of a field, whatever its shape."""
        example = "" if field.left_open or is_group else next(iter(field.examples), "")
        needed = one is not None and one.needed and one.state in ("ask", "derived")
        asked = one is not None and (needed or one.state == "derived")
        terms = TERMS.get(each_path(path), ())
        return {
            "title": field.title,
            "help": field.about,
            "help_language": "" if self.book.words.tag == "en" else "en",
            "example": "" if field.choices or field.form in ("date", "true-false") else example,
            "terms": tuple(map(self.reader.voice.say, terms)),
            "why": one.why if one is not None and asked else "",
            "mark": "needed" if needed else "optional" if one is not None else "",
            "said": tuple(self.said.get(path, ())),
        }

    def _raw_boxes(self, path: str, value: Any) -> Boxes:
        return {"raw": [str(self.held[path])]} if self._is_held(path) else raw_boxes(path, value)

    def _boxes(self, path: str, field: Field, shape: str, value: Any) -> Boxes:
        if shape == "raw":
            return self._raw_boxes(path, value)
        if self._is_held(path):
            text = str(self.held[path])
            if shape == "date":
                return {"day": [text], "month": [""], "year": [""]}
            return {"": [text]}
        return boxes_of(self.book, field, shape, value, self.tree)

    def _choices(
        self, path: str, field: Field, shape: str, boxes: Boxes
    ) -> tuple[str, tuple[Choice, ...]]:
        chosen = boxes[""]
        values = offered(field, self.tree, chosen)
        if shape == "radios" and field.refers_to and len(values) > MOST_RADIOS:
            shape = "select"
        return shape, tuple(
            Choice(
                one,
                item_label(self.book, self.reader, self.tree, field, one)
                if field.refers_to
                else choice_label(self.book, field, one),
                f"{id_of(path)}-{number}" if number > 1 else id_of(path),
                one in chosen,
            )
            for number, one in enumerate(values, start=1)
        )

    # --- groups ------------------------------------------------------------------------------

    def _group(
        self,
        path: str,
        field: Field,
        shape: str,
        value: Any,
        one: Relevance | None,
        derived: Any,
        inside_derived: bool,
    ) -> Control | None:
        below = "." if derived is not None or inside_derived else ""
        if shape == "rows":
            parts = self._rows(path, field, value, one, derived)
            more: tuple[Control, ...] = ()
        else:
            parts, more = self._sorted(self._inner(path), below)
        if not parts and not more and shape != "rows":
            return None
        words = self._words(path, field, one, is_group=True)
        shown = "" if derived is None or inside_derived else self.reader.show(derived, field)
        was = json.dumps(derived, ensure_ascii=False) if shape == "rows" and derived else ""
        return Control(
            path=path, id=id_of(path), shape=shape, parts=parts, more=more, derived=shown, was=was,
            **words,
        )  # fmt: skip

    def _inner(self, path: str) -> tuple[str, ...]:
        """The paths of the fields of a table that the page shows, then of keys nobody knows."""
        fields = self.book.below(path, self.tree)
        names = list(dict.fromkeys(one.name for one in fields))
        value = value_at(self.tree, path)
        if isinstance(value, Mapping) and self.selection.whole(path):
            names += [name for name in value if name not in names]
        steps = (_join(path, name) for name in names)
        return tuple(one for one in steps if self.selection.has(one))

    def _rows(
        self, path: str, field: Field, value: Any, one: Relevance | None, derived: Any
    ) -> tuple[Control, ...]:
        items = value if value is not None else derived if isinstance(derived, list) else []
        asked = one is not None and one.state == "ask"
        count = len(items)
        extra = path in self.added or (not items and asked)
        return tuple(
            self._row(f"{path}[{number}]", field, number, number >= count, derived is not None)
            for number in range(count + extra)
        )

    def _row(self, path: str, field: Field, number: int, is_new: bool, is_derived: bool) -> Control:
        parts, more = self._sorted(self._inner(path), "." if is_derived else "")
        return Control(
            path=path,
            id=id_of(path),
            shape="row",
            title=field.title,
            parts=parts,
            more=more,
            row=number + 1,
            is_new=is_new,
            said=tuple(self.said.get(path, ())),
        )

    def _item(self, path: str, field: Field, value: Any) -> Control | None:
        """One item of a list, whole."""
        if not field.many or field.form != "table" or not isinstance(value, Mapping):
            return self._strange(path, value)
        parts, more = self._sorted(self._inner(path), "")
        said = tuple(self.said.get(path, ()))
        return Control(path, id_of(path), "item", field.title, parts=parts, more=more, said=said)

    def _strange(self, path: str, value: Any) -> Control | None:
        """What the file has under a name that nobody knows, or where something else belongs."""
        if value is None:
            return None
        name = path.rpartition(".")[2]
        boxes = self._raw_boxes(path, value)
        return Control(
            path, id_of(path), "raw", name, boxes=boxes, said=tuple(self.said.get(path, ())),
            lines=_height(boxes["raw"][0], True),
        )  # fmt: skip

    # --- helpers -----------------------------------------------------------------------------

    def _is_held(self, path: str) -> bool:
        return path in self.held

    def _is_said(self, path: str) -> bool:
        return any(one == path or one.startswith((f"{path}.", f"{path}[")) for one in self.said)


def _join(path: str, name: str) -> str:
    from comity.steps.read import paths

    return paths.join(path, name)


def _height(text: str, long: bool) -> int:
    lines = sum(1 + len(line) // WIDTH for line in text.split("\n"))
    return max(SHORTEST if long else 2, min(lines + 1, LONGEST))
