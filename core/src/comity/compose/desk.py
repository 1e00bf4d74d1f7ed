"""The drafting desk: takes values from the draft, words them, and keeps account of each.

Every value that reaches the document goes over the desk, so that at the end each field path of
the draft is either placed, withheld with a reason, or listed under further particulars.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from comity.compose.catalogue import Catalogue, load_catalogue
from comity.compose.extensions import extension_titles
from comity.compose.titles import field_title
from comity.content import ClauseUse, Content
from comity.drafts.base import leaves
from comity.errors import ComposeError, DraftError, Fault
from comity.host import Host
from comity.law.conditions import values as values_at
from comity.records import Citation, Read
from comity.resolve import Resolved

__all__ = [
    "Composer",
    "Desk",
    "Entry",
    "Item",
    "Part",
    "Row",
    "entry",
    "item",
    "letter",
    "part",
]

Row = dict[str, str]
Item = dict[str, Any]
Entry = dict[str, Any]
Part = dict[str, Any]


class Composer(Protocol):
    """What a document type's composer looks like."""

    def __call__(self, resolved: Resolved, host: Host, draft_mark: bool) -> Content:
        """Compose the content of a document."""
        ...


class Desk:
    """Where one document is drafted."""

    def __init__(self, resolved: Resolved, host: Host) -> None:
        """Open the catalogue of the document's language.

        Raises:
            DraftError: there is no wording in that language.
        """
        self.resolved = resolved
        self.host = host
        self.language = resolved.language
        self.words = _catalogue(resolved)
        self.data = resolved.draft.data()
        self._leaves = dict(leaves(self.data))
        self.placed: dict[str, list[str]] = {}
        self.withheld: dict[str, str] = {}
        self.uses: list[tuple[ClauseUse, str]] = []  # each with its text
        self.law: dict[str, int] = {}
        self.part_name = ""
        for path in resolved.draft.internal_fields():
            if self.has(path):
                self.withhold(path, "internal: never leaves the office")

    # --- values ------------------------------------------------------------------------------

    def get(self, path: str) -> Any:
        """The raw value at a field path, or None."""
        if path in self._leaves:  # a path may hold keys that only it can spell: extensions["a.b"]
            return self._leaves[path]
        found = values_at(path, self.data, self.data)
        return found[0] if found else None

    def has(self, path: str) -> bool:
        """Whether the draft, with its defaults, says anything at a path."""
        value = self.get(path)
        return value is not None and value != () and value != {}

    def count(self, path: str) -> int:
        """How many items a list has."""
        value = self.get(path)
        return len(value) if isinstance(value, (list, tuple)) else 0

    def each(self, path: str) -> list[str]:
        """The field path of each item of a list."""
        return [f"{path}[{index}]" for index in range(self.count(path))]

    def text(self, path: str, kind: str = "text") -> str:
        """A value in the words of the document, placed; an absent one is the empty string."""
        value = self.get(path)
        if value is None:
            return ""
        written = self.format(value, kind)
        self.place(path, written)
        return written

    def format(self, value: Any, kind: str = "text") -> str:
        """A value as the requesting (or host) State writes it."""
        if isinstance(value, bool):
            return self.say(f"word.{'yes' if value else 'no'}")
        if kind == "text" and isinstance(value, dt.date):
            kind = "date"
        if kind == "text":
            return str(value).strip()
        return self.host.format_value(value, kind, self.language, self.resolved.parties)

    def word(self, path: str, group: str) -> str:
        """The word for a value of a closed list (``word.role.suspect``), placed."""
        value = self.get(path)
        if value is None:
            return ""
        known = self.words.has(f"word.{group}.{value}")
        written = self.say(f"word.{group}.{value}") if known else str(value).strip()
        self.place(path, written)
        return written

    def paragraphs(self, path: str) -> list[str]:
        """A text as paragraphs, split at blank lines, each placed."""
        value = self.get(path)
        if value is None:
            return []
        blocks = [b.strip() for b in str(value).replace("\r\n", "\n").split("\n\n") if b.strip()]
        for block in blocks:
            self.place(path, block)
        return blocks

    def each_text(self, path: str, kind: str = "text") -> list[str]:
        """Each item of a list in words, placed."""
        return [self.text(item, kind) for item in self.each(path)]

    def joined(self, path: str, kind: str = "text") -> str:
        """A list in one phrase ("a, b and c"), each item placed."""
        return self.listed(self.each_text(path, kind))

    def listed(self, words: Sequence[str], kind: str = "list") -> str:
        """Words in one phrase: a ``list`` with and, a ``choice`` with or."""
        return self.format(list(words), kind) if words else ""

    def lines(self, path: str) -> str:
        """An address as the requesting (or host) State writes it, each line placed."""
        lines = self.each_text(path)
        return self.format(lines, "address") if lines else ""

    def refer(self, path: str, numbers: Mapping[str, str], clause: str) -> str:
        """References by id as the numbers they have in the document ("facts 1, 3 and 4")."""
        marks = [numbers.get(str(name), str(name)) for name in self.get(path) or ()]
        for item_path, mark in zip(self.each(path), marks, strict=True):
            self.place(item_path, mark)
        if not marks:
            return ""
        word = self.say if clause.startswith("word.") else self.clause
        suffix = "one" if len(marks) == 1 else "several"
        return word(f"{clause}.{suffix}", numbers=self.listed(marks))

    # --- account -----------------------------------------------------------------------------

    def place(self, path: str, written: str) -> None:
        """Note that a field stands in the document in these words."""
        if written.strip():
            self.placed.setdefault(path, []).append(written)

    def withhold(self, path: str, reason: str) -> None:
        """Note that a field, and all below it, is kept out of the document, and why."""
        for leaf, _ in leaves(self.get(path), path):
            self.withheld[leaf] = reason

    def used(self, path: str, written: str) -> None:
        """Note that everything below a path is expressed by one phrase."""
        for leaf, _ in leaves(self.get(path), path):
            self.place(leaf, written)

    def open_paths(self) -> list[str]:
        """The field paths that are neither placed nor withheld."""
        return [
            path
            for path, value in leaves(self.data)
            if path not in self.placed and path not in self.withheld and str(value).strip()
        ]

    def further(self) -> list[Row]:
        """A row for every field that no clause has read, under its schema title."""
        model = type(self.resolved.draft)
        added = extension_titles(self.resolved.draft, self.host)
        return [
            {"label": added.get(path) or field_title(model, path), "text": self.text(path)}
            for path in self.open_paths()
        ]

    # --- wording -----------------------------------------------------------------------------

    def say(self, clause: str, **values: str) -> str:
        """A clause's text, not noted: for labels and single words."""
        return self.words.text(clause, values)

    def clause(
        self,
        clause: str,
        *,
        fields: Iterable[str] = (),
        cite: Iterable[Citation | None] = (),
        **values: str,
    ) -> str:
        """A clause's text, noted with the part it stands in and the law behind it."""
        citations = tuple(c for c in cite if c is not None)
        for citation in citations:
            self.mark(citation)
        text = self.words.text(clause, values)
        self.uses.append((ClauseUse(clause, self.part_name, citations, tuple(fields)), text))
        return text

    def cited(self, citation: Citation) -> str:
        """A citation as it is printed; one from a secondary source says so."""
        if citation.read is Read.OFFICIAL:
            return str(citation)
        return f"{citation}; {self.say('word.secondary')}"

    def mark(self, citation: Citation) -> str:
        """The number of a citation in the list of law: ``[2]``; a new one is added to the list."""
        return f"[{self.law.setdefault(self.cited(citation), len(self.law) + 1)}]"

    def row(self, label: str, text: str) -> list[Row]:
        """A labelled row, or none where there is no text."""
        return [{"label": self.say(f"label.{label}"), "text": text}] if text else []

    def value_rows(self, prefix: str, *names: tuple[str, str, str]) -> list[Row]:
        """Rows for fields below a path: (label, field, kind), absent ones left out.

        A kind ``word:GROUP`` takes the word for the value, ``lines`` and ``list`` read a list.
        """
        rows: list[Row] = []
        for label, name, kind in names:
            path = f"{prefix}.{name}" if prefix else name
            rows += self.row(label, self._by_kind(path, kind))
        return rows

    def _by_kind(self, path: str, kind: str) -> str:
        if kind.startswith("word:"):
            return self.word(path, kind.removeprefix("word:"))
        if kind == "lines":
            return self.lines(path)
        if kind.startswith("list"):
            return self.joined(path, kind.partition(":")[2] or "text")
        if kind in ("money", "period"):
            return self.whole(path, kind)
        return self.text(path, kind)

    def whole(self, path: str, kind: str) -> str:
        """A value made of several fields (a sum, a period) in one phrase, its fields placed."""
        value = self.get(path)
        if value is None:
            return ""
        written = self.format(value, kind)
        self.used(path, written)
        return written


def _catalogue(resolved: Resolved) -> Catalogue:
    try:
        return load_catalogue(resolved.language)
    except ComposeError as error:
        place = resolved.case.place("language")
        cure = "Write a `language` that there is wording in."
        fault = Fault(place.file, place.line, place.column, "language", str(error), cure)
        raise DraftError(fault) from error


def part(heading: str = "", **slots: Any) -> Part:
    """A part with all its slots; ``shown`` tells whether any holds something."""
    made: Part = {
        "heading": heading,
        "paragraphs": [],
        "rows": [],
        "items": [],
        "entries": [],
        "table": {"head": [], "rows": []},
    } | slots
    filled = (made["paragraphs"], made["rows"], made["items"], made["entries"])
    made["shown"] = any(filled) or bool(made["table"]["rows"])
    return made


def entry(heading: str, **slots: Any) -> Entry:
    """An entry of a part: a heading of its own, with paragraphs, rows and items."""
    return {"heading": heading, "paragraphs": [], "rows": [], "items": []} | slots


def letter(index: int) -> str:
    """The mark of an item, counted from 0: (a) to (z), then (aa), so that no two are alike."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(97 + rest) + text
    return f"({text})"


def item(number: str, text: str, notes: Iterable[str] = ()) -> Item:
    """A numbered item; numbers are composed text, so that anything may refer to them."""
    return {"number": number, "text": text, "notes": [note for note in notes if note]}
