"""Fields of the core as controls of a page."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import comity
from comity.host import Host
from comity.steps.read.paths import join
from comity.tasks.authoring.unfinished_tree import is_answered, value_at
from comity.tasks.questions.fields import Field, walk
from comity.tasks.questions.known import KINDS_IN
from comity.tasks.questions.law_paths import each_path
from comity.tasks.questions.referrers import Referrers
from comity.tasks.questions.relevance import Relevance
from comity_web.forms.book import LARGEST_ROW, book, is_listed, is_never_shown
from comity_web.forms.controls import Control, PageForm
from comity_web.forms.dividing import beginning_of, row_parts
from comity_web.forms.grounds import grounds_of
from comity_web.forms.instruments import in_sight, instruments_of
from comity_web.forms.kinds import kinds_control
from comity_web.forms.leaves import GROUND, INSTRUMENT, Leaves
from comity_web.forms.narrative import BOX, NARRATIVE
from comity_web.forms.needing import Marks
from comity_web.forms.pickers import listed
from comity_web.forms.quieting import quieted
from comity_web.forms.selection import Selection, selection_of
from comity_web.forms.shapes import GROUPS, id_of, shape_of
from comity_web.forms.strange import with_strange
from comity_web.forms.windows import ROOM, span, windows
from comity_web.forms.words import item_words, naming, row_title
from comity_web.wording.catalogues import Words
from comity_web.wording.entries import add_entry

__all__ = ["form_of"]

MOST_BOXES = 110
"""The fields of all rows of a list that a page shows at once; beyond it rare ones are left out."""
Found = Mapping[str, Relevance]


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
    missing: Collection[str] = (),
    complete: bool = False,
    added: Collection[str] = (),
    query: str = "",
    law_url: str = "",
    at: str = "",
    room: int = ROOM,
    whole: str = "",
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
        missing: the fields that were found missing.
        complete: whether all of the document could be judged.
        added: the lists to which an empty row is added.
        query: the words by which a kind of assistance is looked for.
        law_url: the page that tells what law says of a field, to which ``?field=`` is added.
        at: the field to which one was led: of a long list the part with it is shown.
        room: the bytes that the rows of one list may take; what was posted is all shown.
        whole: the field whose answer has its boxes though it is longer than a page.

    Raises:
        ValueError: there is no such kind.
    """
    if posted is not None:
        from comity_web.forms.reading import read_post

        read = read_post(paths, posted, tree, held, kind, host, words=words)
        tree, held, found = read.tree, read.held, None
        remarks = (*remarks, *((path, "error", text) for path, text in read.refused.items()))
        added, query = (*added, *read.added), query or read.query
    known = book(kind, host, words)
    if found is None:
        found = comity.relevant(tree, host, language=known.language)
    marks = Marks(known.field, tree, found, missing, complete=complete)
    leaves = Leaves(known, tree, held, remarks, marks, law=bool(law_url))
    selection = selection_of(with_strange(known, paths, tree))
    found = in_sight(known, tree, found)
    sent = frozenset(posted) if posted is not None else frozenset()
    maker = _Maker(leaves, found, selection, added, query, at, room, sent, whole)
    return maker.page(law_url)


class _Maker:
    """The controls of one page, made from one tree."""

    def __init__(
        self,
        leaves: Leaves,
        found: Found,
        selection: Selection,
        added: Collection[str],
        query: str,
        at: str,
        room: int,
        sent: frozenset[str],
        whole: str,
    ) -> None:
        self.leaves, self.book, self.tree = leaves, leaves.book, leaves.tree
        self.found, self.selection, self.added = found, selection, added
        self.query, self.at, self.room, self.sent, self.whole = query, at, room, sent, whole

    @cached_property
    def referrers(self) -> Referrers:
        """Who names whom, looked through once for all rows of the page."""
        return Referrers(self.tree, self.book.fields)

    def page(self, law_url: str) -> PageForm:
        """All that the page shows."""
        controls, more = self._sorted(self.selection.tops)
        lists = tuple(
            (f"list-{place}", self._listed(place)) for place in sorted(self.leaves.places)
        )
        is_open = self._holds_new(more)
        return PageForm(self.book.kind, quieted(controls), quieted(more), lists, law_url, is_open)

    def _holds_new(self, more: Iterable[Control]) -> bool:
        """Whether a row was just added in one of the rarely needed fields, so that it is seen."""
        return any(
            path == one.path or path.startswith((f"{one.path}.", f"{one.path}["))
            for one in more
            for path in self.added
        )

    def _listed(self, place: str) -> tuple[str, ...]:
        """What a list offers of which one is chosen, or written in its place."""
        if place == GROUND:
            return tuple(grounds_of(self.book, self.tree))
        if place == INSTRUMENT:
            return instruments_of(self.book, self.tree)
        return listed(place, self.book.shared, self.book.language)

    def _sorted(
        self, paths: Iterable[str], *, inside_derived: bool = False
    ) -> tuple[tuple[Control, ...], tuple[Control, ...]]:
        """The controls of some fields, and those of them that are rarely needed."""
        first: list[Control] = []
        rare: list[Control] = []
        for path in paths:
            one = self.found.get(path)
            value = value_at(self.tree, path)
            there = value is not None or self.leaves.is_said(path)
            if one is not None and one.state == "pointless" and not there:
                continue
            control = self._control(path, value, one, inside_derived=inside_derived)
            if control is None:
                continue
            is_rare = one is not None and one.state == "rare" and not there
            (rare if is_rare else first).append(control)
        return tuple(first), tuple(rare)

    def _control(
        self, path: str, value: Any, one: Relevance | None, *, inside_derived: bool
    ) -> Control | None:
        field = self.book.field(path, self.tree)
        if field is None:
            return None if value is None else self._leaf(self.leaves.raw(path, value))
        if path.endswith("]"):
            return self._item(path, field, value)
        if is_never_shown(field):
            return self._kind(path, field, value)
        derived = None
        if value is None and one is not None and one.state == "derived":
            derived = one.value if is_answered(one.value) else None
        shape = shape_of(field, value if value is not None else derived)
        if field.path in KINDS_IN and shape != "raw":
            return self._kinds(path, field, value, one)
        if (is_listed(field) and shape != "raw") or (shape == "raw" and value is None):
            return None
        if shape in GROUPS:
            return self._group(path, field, shape, value, one, derived, inside=inside_derived)
        return self._leaf(
            self.leaves.leaf(path, field, shape, value, one, derived, inside_derived=inside_derived)
        )

    def _leaf(self, control: Control) -> Control:
        """A single field; one that is longer than a page has no boxes, unless it was asked for."""
        if self.sent or control.path == self.whole:
            return control
        return beginning_of(control)

    # --- groups ------------------------------------------------------------------------------

    def _group(
        self,
        path: str,
        field: Field,
        shape: str,
        value: Any,
        one: Relevance | None,
        derived: Any,
        *,
        inside: bool,
    ) -> Control | None:
        words = self.leaves.words(path, field, one)
        shown = "" if derived is None or inside else self.leaves.shown(derived, field)
        made = {"path": path, "id": id_of(path), "shape": shape, "derived": shown, **words}
        if shape == "rows":
            return self._rows(path, field, value, one, derived, made)
        parts, more = self._sorted(self._inner(path), inside_derived=inside or derived is not None)
        made["has_law"] = False  # each field in it tells its own
        is_open = self._holds_new(more)
        return Control(parts=parts, more=more, is_open=is_open, **made) if parts or more else None

    def _inner(self, path: str) -> tuple[str, ...]:
        """The paths of the fields of a table that the page shows, then of keys nobody knows."""
        fields = self.book.below(path, self.tree)
        names = list(dict.fromkeys(one.name for one in fields))
        value = value_at(self.tree, path)
        if isinstance(value, Mapping) and self.selection.whole(path):
            names += [name for name in value if name not in names]
        steps = (join(path, name) for name in names)
        return tuple(one for one in steps if self.selection.has(one))

    def _rows(
        self,
        path: str,
        field: Field,
        value: Any,
        one: Relevance | None,
        derived: Any,
        made: dict[str, Any],
    ) -> Control:
        """The rows of a list, and an empty one where it is asked for or was wished."""
        items = value if value is not None else derived if isinstance(derived, list) else []
        wanted = not items and one is not None and one.state == "ask"
        narrative = None
        if field.path == NARRATIVE:
            held = self.leaves.held
            narrative, wanted = str(held.get(BOX) or held.get(path, "")), False
        lean = len(items) * sum(1 for _ in walk(field.fields)) > MOST_BOXES
        parts = row_parts(path, items, self.leaves.held, self.sent, self.room)
        shown = span(parts, path, self.at, at_end=path in self.added)
        rows = tuple(
            self._row(f"{path}[{number}]", field, number, derived is not None, lean=lean)
            for number in shown
        )
        if wanted or path in self.added:
            rows += (self._row(f"{path}[{len(items)}]", field, len(items), False, lean=lean),)
        was = json.dumps(derived, ensure_ascii=False) if derived else ""
        ways = windows(parts, path, shown)
        add = add_entry(self.book.words, field.name, field.title, another=bool(rows))
        return Control(parts=rows, was=was, narrative=narrative, windows=ways, add=add, **made)

    def _row(
        self, path: str, field: Field, number: int, is_derived: bool, *, lean: bool
    ) -> Control:
        """A row; of many, a ``lean`` one has its rarely needed fields on demand."""
        parts, more = self._sorted(self._inner(path), inside_derived=is_derived)
        if not parts and len(more) <= LARGEST_ROW:  # else a new row is an empty box
            parts, more = more, ()
        more_of = path if lean and more and path not in self.added else ""
        item = value_at(self.tree, path)
        return Control(
            path=path,
            id=id_of(path),
            shape="row",
            title=row_title(self.book, self.tree, path, field),
            parts=parts,
            more=() if more_of else more,
            more_of=more_of,
            is_open=path in self.added or self._holds_new(more),
            row=number + 1,
            is_new=item is None and not is_derived,
            said=self.leaves.said(path),
            naming=naming(self.book, self.tree, path, self.referrers),
        )

    def _item(self, path: str, field: Field, value: Any) -> Control | None:
        """One item of a list with all its fields."""
        if field.form != "table" or not field.many:
            return None
        if value is not None and not isinstance(value, Mapping):
            return self.leaves.raw(path, value)
        parts, more = self._sorted(self._inner(path))
        return Control(
            path, id_of(path), "item", field.title, parts=parts, more=more,
            is_open=self._holds_new(more), said=self.leaves.said(path),
        )  # fmt: skip

    # --- kinds of assistance -----------------------------------------------------------------

    def _kind(self, path: str, field: Field, value: Any) -> Control | None:
        """The kind of an item that has none yet; where it has one, its page is named after it."""
        name = path.partition("[")[0]
        is_kind = name in KINDS_IN and each_path(path) == f"{name}[].{KINDS_IN[name]}"
        around = self.book.field(name, self.tree) if is_kind else None
        return self.leaves.kind(path, field, around) if around and value is None else None

    def _kinds(self, path: str, field: Field, value: Any, one: Relevance | None) -> Control:
        """The items that are there, each to be taken away, and the kinds that can be added."""
        reader = self.leaves.reader
        rows = tuple(
            Control(
                path=f"{path}[{number}]",
                id=id_of(f"{path}[{number}]"),
                shape="row",
                title=item_words(self.book, reader, field.path, item)
                if isinstance(item, Mapping)
                else "",
                row=number + 1,
                said=self.leaves.said(f"{path}[{number}]"),
                naming=naming(self.book, self.tree, f"{path}[{number}]", self.referrers),
            )
            for number, item in enumerate(value or ())
        )
        words = self.leaves.words(path, field, one)
        kinds = kinds_control(self.book, reader, field, self.query)
        return Control(path=path, id=id_of(path), shape="kinds", parts=rows, kinds=kinds, **words)
