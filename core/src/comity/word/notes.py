"""Footnotes and endnotes of a document, and their marks as every format shows them.

Word raises the mark of a note. Formats without raised letters have the raised signs of Unicode, so
that a mark is read as one, and never as a figure of the text before it.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from comity.word.numbering import written
from comity.word.ooxml import Element, child, paragraph_text, parse, w
from comity.word.package import Package

__all__ = ["Note", "Notes", "raised"]

_KINDS = {
    "footnotes": "decimal",
    "endnotes": "lowerRoman",
}  # as Word counts them if nothing is said
_RAISED = ((0xB2, 0xBA), (0x2B0, 0x300), (0x1D2C, 0x1DC0), (0x2070, 0x2090))


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its mark as ``1`` or ``iv``, empty where it has one of its own, and its text."""

    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a document in the order of their marks: first footnotes, then endnotes.

    ``marks`` gives the mark of each reference in the body, ``by_note`` that of each note.
    """

    notes: tuple[Note, ...]
    marks: Mapping[Element, str]
    by_note: Mapping[tuple[str, str], str]

    @classmethod
    def of(cls, package: Package, body: Element) -> Notes:
        """Count the notes that a body refers to, as Word does where they go on to the end.

        Raises:
            RenderError: a part is no sound XML.
        """
        marks: dict[Element, str] = {}
        by_note: dict[tuple[str, str], str] = {}
        notes: list[Note] = []
        for kind, form in _KINDS.items():
            name = kind.removesuffix("s")
            texts = dict(_texts(package, kind))
            form, first = _counting(package, body, f"{name}Pr", form)
            count: Counter[str] = Counter()
            for node in body.iter(w(f"{name}Reference")):
                number = node.get(w("id"), "")
                mark = ""
                if node.get(w("customMarkFollows"), "0") in {"0", "false", "off"}:
                    mark = written(form, first + count[kind]) or str(first + count[kind])
                    count[kind] += 1
                marks[node], by_note[kind, number] = mark, mark
                if texts.get(number, "").strip():
                    notes.append(Note(mark, texts[number].strip()))
        return cls(tuple(notes), marks, by_note)


def raised(mark: str) -> str:
    """A mark in raised signs, as far as there are any."""
    return "".join(_signs().get(letter, letter) for letter in mark)


@cache
def _signs() -> Mapping[str, str]:
    """The raised sign of each letter and figure, out of the tables of Unicode."""
    found: dict[str, str] = {}
    for start, end in _RAISED:
        for sign in map(chr, range(start, end)):
            kind, _, plain = unicodedata.decomposition(sign).partition(" ")
            if kind == "<super>" and " " not in plain:
                found.setdefault(chr(int(plain, 16)), sign)
    return found


def _texts(package: Package, kind: str) -> Iterator[tuple[str, str]]:
    for part in package.related(kind):
        for note in parse(part.blob, part.name).iterchildren(w(kind.removesuffix("s"))):
            lines = [paragraph_text(node) for node in note.iter(w("p"))]
            yield note.get(w("id"), ""), "\n".join(lines)


def _counting(package: Package, body: Element, name: str, form: str) -> tuple[str, int]:
    """The format of the marks and the first number, as settings or the first section say."""
    first = "1"
    said = [parse(part.blob, part.name) for part in package.related("settings")]
    section = next(body.iter(w("sectPr")), None)
    for holder in (*said, *(() if section is None else (section,))):
        properties = child(holder, name)
        if properties is not None:
            form = _value(properties, "numFmt") or form
            first = _value(properties, "numStart") or first
    return form, int(first) if first.isascii() and first.isdigit() else 1


def _value(parent: Element, name: str) -> str:
    found = child(parent, name)
    return "" if found is None else found.get(w("val"), "")
