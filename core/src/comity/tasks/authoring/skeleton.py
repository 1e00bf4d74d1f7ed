"""The commented file of ``comity new``: what is to be filled in, what may be, and why.

``""`` is to be filled in: no field takes an empty text, so that the check names each one that is
left. A field behind ``# `` may be filled in, and reads as it stands once the mark is taken away.
``## `` is a remark and stays one.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from comity.model.drafts.describe import FieldNote
from comity.model.drafts.json_schema import schema_line
from comity.steps.read.tree_writer import WIDTH
from comity.tasks.authoring.case_setup import CaseSetup, state_called
from comity.tasks.authoring.field_words import EMPTY, FieldWords
from comity.tasks.authoring.law_remarks import remarks
from comity.tasks.authoring.model_fields import join, reference_to, split
from comity.tasks.authoring.requirements import kinds_by_path
from comity.tasks.authoring.voice import document_title

__all__ = ["skeleton"]

STEP = 2
SHOWN_WITHIN = 2  # optional fields shown in a part that is itself optional
# the first comment, by the roles that are known and whether the letter is about an earlier request
HEADS = {
    (("requesting",), False): "prompt.new-file/from",
    (("requesting",), True): "prompt.new-file/on-request-from",
    (("requested",), False): "prompt.new-file/to",
    (("requested",), True): "prompt.new-file/to",
    (("requesting", "requested"), False): "prompt.new-file/from-to",
    (("requesting", "requested"), True): "prompt.new-file/on-request-from-to",
    (("host",), False): "prompt.new-file/host",
}


def skeleton(setup: CaseSetup, known: Mapping[str, str] | None = None) -> str:
    """The text of a new file.

    Args:
        setup: kind, form, States, kinds of assistance.
        known: values by field path that need no asking: those of the office.
    """
    writer = _Skeleton(setup, known or {})
    lines = [schema_line(setup.kind.kind), *writer.head()]
    lines += writer.table(setup.notes, "", 0, off=False)
    return "\n".join(lines) + "\n"


class _Skeleton:
    """The parts of a skeleton, each as lines that begin at the margin of its table."""

    def __init__(self, setup: CaseSetup, known: Mapping[str, str]) -> None:
        self.setup = setup
        self.words = FieldWords(setup, known)
        self.remarks = remarks(setup)
        self.numbered = kinds_by_path(setup)

    def head(self) -> list[str]:
        """What the file is, and how it is filled in."""
        how = self.setup.voice.say("prompt.how-to-fill-in")
        return [*_remark(self._what(), 0), *_remark(how, 0)]

    def table(
        self, notes: Sequence[FieldNote], path: str, depth: int, *, off: bool, again: bool = False
    ) -> list[str]:
        """The fields of a table, and in a remark the names of those rarely needed.

        Args:
            notes: the fields.
            path: where the table stands.
            depth: its margin, in columns.
            off: whether it lies in a part that is commented out as a whole.
            again: whether the like of it was shown in full above.
        """
        shown = {"shown": SHOWN_WITHIN} if off else {}
        first, rare = split(notes, path, self.words.required_fields, **shown)
        if again:
            first = [note for note in first if self.active(note, path)]
            rare = []
        if path.endswith("]") and not off and not self.active(first[0], path):
            # the dash of an item stands before a field that is there
            first = sorted(first, key=lambda note: not self.active(note, path))
        lines: list[str] = []
        for note in first:
            lines += self.field(note, path, depth, off=off)
        if rare:
            names = tuple(note.name for note in rare)
            also = _remark(self.setup.voice.say("prompt.label-also", names=names), depth)
            lines += also if path else ["", *also]
        return lines

    def active(self, note: FieldNote, path: str) -> bool:
        """Whether a field must be there, is known, or is asked for."""
        return note.required or self.words.is_known(path, note) or self.words.is_urgent(path, note)

    def field(self, note: FieldNote, path: str, depth: int, *, off: bool) -> list[str]:
        """One field; commented out unless it is active or lies in what is commented out."""
        begins = not off and not self.active(note, path)
        full = join(path, note.name)
        deeper = depth + 2 if begins else depth
        if note.form == "table":
            lines = self._group(note, full, deeper, off=off or begins)
        elif particulars := self._particulars(note, path):
            lines = particulars
        else:
            lines = self._value(note, path, deeper, off=off or begins)
        lines = [f"# {line}" if line else "" for line in lines] if begins else lines
        said = [line for text in self.remarks.get(full, ()) for line in _remark(text, depth)]
        gap = [""] if not path and note.form == "table" else []
        return [*gap, *said, *lines]

    def _what(self) -> str:
        """The kind of document, and between which States."""
        setup = self.setup
        named = {
            role: state_called(setup.host, setup.state(role))
            for role in setup.open_roles
            if setup.state(role)
        }
        id = HEADS.get((tuple(named), bool(setup.model.sender())), "prompt.new-file/alone")
        states = named if id != "prompt.new-file/alone" else {}
        return setup.voice.say(id, title=document_title(setup.kind), **states)

    def _group(self, note: FieldNote, full: str, depth: int, *, off: bool) -> list[str]:
        lines = self._line(f"{note.name}:", note, full, depth, off=off)
        if not note.many:
            return lines + _moved(self.table(note.fields, full, depth + STEP, off=off))
        kinds = [path for path in self.numbered if path.startswith(f"{full}[")]
        for index, item in enumerate(kinds or [self._first_item(full)]):
            lines += _moved(self._item(note, item, depth + STEP, off=off, again=index > 0))
        return lines

    def _first_item(self, full: str) -> str:
        first = f"{full}[0]"
        return first if self.words.speaks_of(first) else f"{full}[]"

    def _item(self, note: FieldNote, path: str, depth: int, *, off: bool, again: bool) -> list[str]:
        inner = self.table(note.fields, path, depth + STEP, off=off, again=again)
        if again:
            inner += _remark(self.setup.voice.say("prompt.label-also/same"), depth + STEP)
        place = next(i for i, line in enumerate(inner) if not line.startswith("#"))
        said = [line for text in self.remarks.get(path, ()) for line in _remark(text, depth)]
        return [*said, *inner[:place], f"- {inner[place]}", *_moved(inner[place + 1 :])]

    def _particulars(self, note: FieldNote, path: str) -> list[str]:
        """The fields that a kind of assistance has of its own."""
        kind = self.numbered.get(path)
        if note.name != "particulars" or kind is None or not kind.particulars:
            return []
        width = max(map(len, kind.particulars))
        told = self.setup.voice.of_particular
        rows = (
            f"  {name}: {EMPTY}{' ' * (width - len(name))}  # {told(kind.kind, name, text)}"
            for name, text in kind.particulars.items()
        )
        return [f"{note.name}:", *rows]

    def _value(self, note: FieldNote, path: str, depth: int, *, off: bool) -> list[str]:
        full = join(path, note.name)
        if note.many and not off and not reference_to(note, self.setup.notes):
            return [*self._line(f"{note.name}:", note, full, depth, off=off), f"  - {EMPTY}"]
        shown = self.words.shown(note, full, off=off)
        return self._line(f"{note.name}: {shown}", note, full, depth, off=off)

    def _line(self, text: str, note: FieldNote, full: str, depth: int, *, off: bool) -> list[str]:
        """A line with its comment behind it, or above where there is no room."""
        for about in self.words.about(note, full, off=off):
            if not about:
                return [text]
            if depth + len(text) + len(about) + 4 <= WIDTH:
                return [f"{text}  # {about}"]
        return [*_remark(about, depth), text]


def _remark(text: str, depth: int) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH - depth,
        initial_indent="## ",
        subsequent_indent="## ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _moved(lines: list[str]) -> list[str]:
    return [f"{' ' * STEP}{line}" if line else "" for line in lines]
