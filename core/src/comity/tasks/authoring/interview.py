"""The interview: the fields of a model asked for one by one, in the order in which they refer.

It is a plain walk over the descriptions of the fields; the session gives each answer that it has
and asks for the next, so that going back and going on another day are the same walk again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from comity.model.drafts.describe import FieldNote
from comity.tasks.authoring.case_setup import CaseSetup, find_measure, measure_kinds
from comity.tasks.authoring.interview_answers import Session
from comity.tasks.authoring.model_fields import (
    called_for,
    id_of,
    in_order_of_reference,
    join,
    reference_to,
    split,
)
from comity.tasks.authoring.question_builder import QuestionBuilder
from comity.tasks.authoring.questions import (
    Question,
    Refused,
    check_value,
    parse,
    pick,
    pick_several,
    yes_or_no,
)
from comity.text.messages import message

__all__ = ["Interview"]

Table = dict[str, Any]
Trail = tuple[str, ...]


class Interview:
    """One walk through the fields of an occasion."""

    def __init__(self, setup: CaseSetup, session: Session, known: Mapping[str, str]) -> None:
        """Prepare the walk.

        Args:
            setup: kind, form, States, kinds of assistance.
            session: gives and takes the answers.
            known: answers by field path that Enter accepts.
        """
        self.builder = QuestionBuilder(setup)
        self.session = session
        self.known = known
        self.data: Table = {}

    def run(self) -> Table:
        """The document, its keys in the order of the model.

        Raises:
            Back: the author went back; a new walk is due.
            Stop: the author stopped.
        """
        self._table(self.builder.notes, self.data, "", ())
        return _in_model_order(self.builder.notes, self.data)

    # --- tables and lists --------------------------------------------------------------------

    def _table(self, notes: Sequence[FieldNote], target: Table, path: str, trail: Trail) -> None:
        """Ask for the fields of a table, the rare ones only on wish."""
        first, rare = split(notes, path, self.builder.wanted_below(path))
        if not path:
            first = in_order_of_reference(first)
        for number, note in enumerate(first, start=1):
            lead = note.title if path else self.builder.lead(note, number, len(first))
            self._field(note, target, path, (*trail, lead))
        rare = [note for note in rare if note.form != "free-table" and note.name != "id"]
        if not path:
            rare = self._called_for(rare, target)
        if rare and self._wishes_more(rare, path, trail):
            for note in rare:
                self._field(note, target, path, (*trail, note.title))

    def _called_for(self, rare: Sequence[FieldNote], target: Table) -> list[FieldNote]:
        """Ask for the rare fields that an answer calls for; the others that may still be wanted."""
        for note in rare:
            if called_for(note.name, target):
                self._field(note, target, "", (note.title,))
        return [note for note in rare if called_for(note.name, target) is None]

    def _field(self, note: FieldNote, target: Table, path: str, trail: Trail) -> None:
        full = join(path, note.name)
        if note.name in target:  # an id
            return
        if not path and called_for(note.name, target) is False:
            return
        if (given := self.builder.given(full)) is not None:
            target[note.name] = int(given) if given.isdigit() else given
        elif note.form == "free-table":
            self._particulars(note, target, path, trail)
        elif note.form == "table":
            self._group(note, target, full, trail)
        elif note.many and (target_list := reference_to(note, self.builder.notes)) is not None:
            self._references(note, target, full, trail, target_list)
        elif note.many and note.choices:
            self._chosen(note, target, full, trail)
        elif note.many:
            self._lines(note, target, full, trail)
        else:
            self._value(note, target, full, trail)

    def _group(self, note: FieldNote, target: Table, full: str, trail: Trail) -> None:
        """A table or a list of tables; an optional one is asked for by one yes or no."""
        kinds = self.builder.kinds_in(full) if note.many else 0
        needed = note.required or kinds or self.builder.needed(full)
        if not needed and not self._wishes(note, full, trail):
            return
        if note.many:
            self._items(note, target, full, trail, kinds)
            return
        self.builder.enter(full)
        inner: Table = {}
        target[note.name] = inner
        self._table(note.fields, inner, full, trail)
        if not inner:
            del target[note.name]

    def _items(self, note: FieldNote, target: Table, full: str, trail: Trail, kinds: int) -> None:
        items: list[Table] = []
        target[note.name] = items
        self.builder.enter(full)
        while len(items) < kinds or not items or self._another(note, full, trail, len(items)):
            number = len(items)
            item: Table = {}
            items.append(item)
            if any(field.name == "id" for field in note.fields):
                item["id"] = id_of(note, number, self._parent_id(full))
            path = f"{full}[{number}]"
            mark = (*trail[:-1], f"{trail[-1]} {item.get('id') or number + 1}")
            self._kind_first(note, item, path, mark)
            self.builder.enter(path)
            self._table(note.fields, item, path, mark)

    def _kind_first(self, note: FieldNote, item: Table, path: str, trail: Trail) -> None:
        """The kind of a further measure, on which its other questions depend."""
        name = self.builder.kind_field(path)
        kind_note = next((field for field in note.fields if field.name == name), None)
        if kind_note is None or self.builder.given(join(path, name)) is not None:
            return
        host = self.builder.setup.host
        kinds = measure_kinds(host)
        question = self.builder.question(kind_note, join(path, name), trail)
        labels = self.builder.setup.voice.kinds(kinds)
        question = replace(question, choices=kinds, labels=labels, examples=(), optional=False)
        item[name] = self.session.answer(question, lambda raw: pick(raw, kinds))
        self.builder.add_kind(find_measure(host, item[name]))

    def _parent_id(self, full: str) -> str:
        """The id of the item that a list lies in: ``O1`` for the elements of the first offence."""
        around, dot, _ = full.rpartition(".")
        item: Any = self.data
        for step in around.replace("]", "").replace("[", ".").split(".") if dot else ():
            item = item[int(step)] if step.isdigit() else item[step]
        return str(item.get("id", "")) if dot else ""

    # --- values ------------------------------------------------------------------------------

    def _value(self, note: FieldNote, target: Table, full: str, trail: Trail) -> None:
        question = self.builder.question(note, full, trail, self.known.get(full, ""))
        check = self._checking(note, target, note.name, full, optional=question.optional)
        self.session.answer(question, check)

    def _lines(self, note: FieldNote, target: Table, full: str, trail: Trail) -> None:
        """A list of texts: one after the other, until Enter."""
        items: list[Any] = []
        target[note.name] = items
        needed = note.required or self.builder.needed(full)
        while True:
            place = f"{full}[{len(items)}]"
            question = self.builder.line(note, place, trail, len(items), needed=needed)
            items.append(None)
            check = self._checking(note, items, len(items) - 1, place, optional=question.optional)
            if self.session.answer(question, check) is None:
                break
        if not items:
            del target[note.name]

    def _references(
        self, note: FieldNote, target: Table, full: str, trail: Trail, to: FieldNote
    ) -> None:
        """The ids of items that are there already; nothing to ask where there are none."""
        items = self.data.get(to.name, [])
        ids = tuple(item["id"] for item in items if "id" in item)
        if not ids:
            return
        question = self.builder.references(note, full, trail, items)
        self._several(note, target, question, ids)

    def _chosen(self, note: FieldNote, target: Table, full: str, trail: Trail) -> None:
        self._several(note, target, self.builder.question(note, full, trail), note.choices)

    def _several(
        self, note: FieldNote, target: Table, question: Question, choices: Sequence[str]
    ) -> None:
        def check(raw: str) -> list[str]:
            found = list(pick_several(raw, choices))
            if not found and not question.optional:
                raise Refused(message("prompt.answer-needed"))
            return found

        if found := self.session.answer(question, check):
            target[note.name] = found

    def _particulars(self, note: FieldNote, target: Table, path: str, trail: Trail) -> None:
        """The fields that a kind of assistance has of its own."""
        fields = self.builder.particulars(path) if note.name == "particulars" else {}
        full = join(path, note.name)
        if not fields or not self._wishes(note, full, trail, tuple(fields)):
            return
        inner: Table = {}
        for name, about in fields.items():
            question = self.builder.particular(join(full, name), name, f"{about}.", trail)
            if answer := self.session.answer(question, str.strip):
                inner[name] = answer
        if inner:
            target[note.name] = inner

    def _checking(
        self, note: FieldNote, target: Any, key: Any, full: str, *, optional: bool
    ) -> Callable[[str], Any]:
        """Put an answer in its place, as far as the model takes it."""

        def check(raw: str) -> Any:
            if not raw.strip():
                if not optional:
                    raise Refused(message("prompt.answer-needed"))
                if isinstance(target, list):
                    target.pop()
                return None
            value = parse(note, raw)
            target[key] = value
            try:
                check_value(self.builder.setup.model, _without_gaps(self.data), full)
            except Refused:
                if isinstance(target, dict):
                    del target[key]
                raise
            return value

        return check

    # --- yes or no ---------------------------------------------------------------------------

    def _wishes(
        self, note: FieldNote, full: str, trail: Trail, names: tuple[str, ...] = ()
    ) -> bool:
        question = self.builder.wish(note, full, trail, names)
        return self.session.answer(question, yes_or_no)

    def _wishes_more(self, rare: Sequence[FieldNote], path: str, trail: Trail) -> bool:
        return self.session.answer(self.builder.more(rare, path, trail), yes_or_no)

    def _another(self, note: FieldNote, full: str, trail: Trail, number: int) -> bool:
        question = self.builder.another(note, full, trail, number)
        return self.session.answer(question, yes_or_no)


def _without_gaps(value: Any) -> Any:
    """The document so far without lists and tables that nothing stands in yet."""
    if isinstance(value, dict):
        return {key: _without_gaps(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_without_gaps(entry) for entry in value if entry is not None]
    return value


def _in_model_order(notes: Sequence[FieldNote], data: Mapping[str, Any]) -> Table:
    ordered: Table = {}
    for note in notes:
        if note.name not in data:
            continue
        value = data[note.name]
        if note.form == "table" and isinstance(value, list):
            ordered[note.name] = [_in_model_order(note.fields, item) for item in value]
        elif note.form == "table":
            ordered[note.name] = _in_model_order(note.fields, value)
        else:
            ordered[note.name] = value
    return ordered
