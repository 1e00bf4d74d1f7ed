"""The drafter: takes values from the draft, words them, and keeps account of each.

Every value that reaches the document passes through it, so that at the end each field path of the
draft is either placed, withheld with a reason, or listed under further particulars.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from comity.host import Host
from comity.law.conditions import values as values_at
from comity.model.citations import Citation
from comity.model.content import ClauseUse, Row
from comity.model.drafts.base import leaves
from comity.model.gaps import is_stand_in
from comity.model.messages import Term
from comity.steps.compose.extension_fields import extension_titles
from comity.steps.compose.row_tables import row_table
from comity.steps.compose.spacing import bound
from comity.steps.compose.unlisted import MISSING_ITEM, Unlisted
from comity.steps.compose.wording import Wording
from comity.steps.protect import redact, sealed_accounts, sealed_persons
from comity.steps.resolve import Resolved
from comity.steps.wording.titles import choice_word, field_title, is_choice, last_title
from comity.text.reader_text import language_of_text
from comity.text.tags import alike
from comity.text.written import within

__all__ = ["Drafter"]


class Drafter(Wording):
    """Where one document is drafted."""

    def __init__(self, resolved: Resolved, host: Host) -> None:
        """Open the catalogue of the document's language.

        What must not leave never reaches the drafter: it drafts from the lesser draft.

        Raises:
            DraftError: there is no wording in that language.
        """
        super().__init__(resolved, host)
        # those that are sound, and so used, by clause: the field of the file, if it is of the file
        sound = [one for one in self.reworded if self.words.texts.get(one.clause) == one.text]
        self.rewordings = {one.clause: one.path for one in sound}
        self.reworded_as: dict[str, str] = {}  # the field of each that was asked for, and its text
        self.redacted = redact(resolved, self.pseudonym, self.sealed_account)
        own = resolved.view is None  # no other reader than the authority gets the annex
        sealed = sealed_persons(resolved.draft.data(), self._measures) if own else {}
        self.sealed = {self.redacted.id_of("persons", name): acts for name, acts in sealed.items()}
        accounts = sealed_accounts(resolved.draft) if own else ()
        told = dict.fromkeys(name for one in accounts for name in one.persons)
        self.sealed_accounts = tuple(self.redacted.id_of("persons", name) for name in told)
        self.unlisted = Unlisted(resolved, self.redacted)
        self.resolved = resolved = self.redacted.resolved
        self.data = self.unlisted.left(resolved.draft.data())
        self._leaves = dict(leaves(self.data))
        self.placed: dict[str, list[str]] = {}
        self.withheld: dict[str, str] = {}
        self.uses: list[tuple[ClauseUse, str]] = []  # each with its text
        self.law: dict[str, int] = {}
        self.law_addresses: dict[str, str] = {}  # of the official text, for each in ``law``
        self.foreign_law: dict[str, str] = {}  # citations in another language, which are no texts
        self.part_name = ""
        self.own_words: dict[str, str] = {}  # fields whose sentence is reworded, with that sentence
        self.base = ""  # what field paths are below, while a variant is composed
        for path in resolved.draft.internal_fields():
            if self.has(path):
                self.withhold(path, "internal: never leaves the office")

    # --- values ------------------------------------------------------------------------------

    @contextmanager
    def below(self, base: str) -> Iterator[None]:
        """Take every field path as one below another: of ``variants[0]``, say, its own terms."""
        self.base, outer = base, self.base
        try:
            yield
        finally:
            self.base = outer

    def _whole(self, path: str) -> str:
        return ".".join(filter(None, (self.base, path)))

    def get(self, path: str) -> Any:
        """The raw value at a field path, or None."""
        path = self._whole(path)
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
        if is_stand_in(value):
            return self._missing(path)
        written = self.format(value, kind)
        self.place(path, written)
        return written

    def bare(self, path: str) -> str:
        """A short value as its author wrote it, not placed; a gap is marked."""
        value = self.get(path)
        return self._missing(path) if is_stand_in(value) else str(value or "").strip()

    def _missing(self, path: str) -> str:
        """The mark of a gap, placed."""
        self.place(path, written := self.gap(path))
        return written

    def gap(self, path: str) -> str:
        """The mark of a gap, with the title of the field, where nothing stands in for a value."""
        title = last_title(type(self.resolved.draft), self._whole(path), self.words)
        return self.say("document.missing.field", field=title)

    def word(self, path: str, group: str, family: str = "word", *, opens: bool = False) -> str:
        """The word for a value of a list (``word.role.suspect``), else the value, placed.

        One that opens a cell of a table begins with a capital letter.
        """
        value = self.get(path)
        if value is None:
            return ""
        if is_stand_in(value):
            return self._missing(path)
        clause = f"{family}.{group}.{value}"
        written = self.say(clause) if self.words.has(clause) else str(value).strip()
        written = self.opening(written) if opens else written
        self.place(path, written)
        return written

    def measure(self, path: str, *, opens: bool = True) -> str:
        """The title of the kind of assistance at a path, placed.

        One that does not open a cell or a line is written as it stands within a sentence.
        """
        kind = str(self.get(path))
        title = self.measure_title(kind)
        written = title if opens or title == kind else within(title, self.language)
        self.place(path, written)
        return written

    def paragraphs(self, path: str) -> list[str]:
        """A text as paragraphs, split at blank lines, each placed."""
        value = self.get(path)
        if value is None:
            return []
        if is_stand_in(value):
            return [self._missing(path)]
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

    def lines(self, path: str) -> str:
        """An address as the requesting (or host) State writes it, each line placed."""
        lines = self.each_text(path)
        return self.format(lines, "address") if lines else ""

    def refer(self, path: str, numbers: Mapping[str, str], clause: str) -> str:
        """References by id as the numbers they have in the document ("facts 1, 3 and 4")."""
        marks = [self.number(one, numbers) for one in self.each(path)]
        for one, mark in zip(self.each(path), marks, strict=True):
            self.place(one, mark)
        if not marks:
            return ""
        word = self.say if clause.startswith("word.") else self.clause
        suffix = self.words.form(clause, len(marks))
        return word(f"{clause}.{suffix}", numbers=self.listed(marks))

    def number(self, path: str, numbers: Mapping[str, str]) -> str:
        """The number of what a field names by its id; a preview marks what the file lacks."""
        if (name := str(self.get(path))) in numbers:
            return numbers[name]
        named = self.unlisted.named(self._whole(path))
        return self.gap(path) if is_stand_in(named) else self.say(MISSING_ITEM, name=named)

    # --- account -----------------------------------------------------------------------------

    def place(self, path: str, written: str) -> None:
        """Note that a field stands in the document in these words."""
        if written.strip():
            self.placed.setdefault(self._whole(path), []).append(written)

    def place_whole(self, path: str, written: str) -> None:
        """As ``place``, for a path that is never below another, as of a rewording."""
        self.placed.setdefault(path, []).append(written)

    def replaced(self, path: str, written: str) -> None:
        """Note that a field stands in the document in these words, and in no others."""
        self.placed[self._whole(path)] = [written]

    def withhold(self, path: str, reason: str) -> None:
        """Note that a field, and all below it, is kept out of the document, and why."""
        for leaf, _ in leaves(self.get(path), self._whole(path)):
            self.withheld[leaf] = reason

    def basis_paths(self) -> list[str]:
        """The instruments that the author names, less what the check alone reads of each."""
        paths = list(self.each("basis"))
        for path in paths:
            self.withhold(f"{path}.in_force", "structural: the check judges what binds")
        return paths

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
        added = extension_titles(self.resolved.draft, self.host)
        return [
            {"label": self._label(added.get(path), path), "text": self._further(path)}
            for path in self.open_paths()
        ]

    def _label(self, added: Term | None, path: str) -> str:
        if added is not None:
            return self.term(added.id, added.name)
        return field_title(type(self.resolved.draft), path, self.words)

    def _further(self, path: str) -> str:
        """A value that no clause reads; that of a closed list in the document's language."""
        value = self.get(path)
        if not isinstance(value, str) or not is_choice(type(self.resolved.draft), path):
            return self.text(path)
        name = re.split(r"[.\[]", re.sub(r"\[\d+\]", "", path))[-1]
        written = choice_word(name, value, self.words)
        self.place(path, written)
        return written

    # --- clauses -----------------------------------------------------------------------------

    def clause(
        self,
        clause: str,
        *,
        fields: Iterable[str] = (),
        cite: Iterable[Citation | None] = (),
        **values: str,
    ) -> str:
        """A clause's text, noted with the part it stands in and the law behind it.

        A letter rogatory is issued by a court, which has wording of its own for some clauses.
        """
        return self.said(clause, fields, values, cite)

    def said(
        self,
        clause: str,
        fields: Iterable[str],
        values: Mapping[str, str],
        cite: Iterable[Citation | None] = (),
    ) -> str:
        """As ``clause``, with the values in a mapping."""
        if self.get("form") == "letter-rogatory" and self.words.has(f"{clause}.court"):
            clause = f"{clause}.court"
        citations = tuple(c for c in cite if c is not None)
        for citation in citations:
            self.mark(citation)
        fields = tuple(fields)
        text = self.words.text(clause, self._with_names(clause, values))
        if clause in self.rewordings:
            self.own_words |= dict.fromkeys(map(self._whole, fields), text)
        if path := self.rewordings.get(clause):
            self.place_whole(f"{path}.text", text)
        read = tuple(map(self._whole, fields)) or tuple(filter(None, (self.base,)))
        self.uses.append((ClauseUse(clause, self.part_name, citations, read), text))
        return text

    def say(self, clause: str, **values: str) -> str:
        """A clause's text, not noted: for labels, headings and single words."""
        text = super().say(clause, **self._with_names(clause, values))
        if path := self.rewordings.get(clause):
            self.reworded_as[path] = text
        return text

    def _with_names(self, clause: str, values: Mapping[str, str]) -> dict[str, str]:
        """The values of a clause; in other words it may name the company or the State as well."""
        if clause not in self.rewordings:
            return dict(values)
        with self.below(""):
            names = {"company": self.bare("company.name"), "state": self.state_short("host")}
        return {**names, **values}

    def cited(self, citation: Citation) -> str:
        """One source of a citation as it is printed, without how the program read it."""
        written = bound(str(citation))
        language = language_of_text(citation.title)
        if not alike(language, self.words.language):
            self.foreign_law[written] = language
        return written

    def mark(self, citation: Citation) -> str:
        """The numbers of a citation in the list of law, one a source: ``[2]``, ``[2][5]``.

        A source that the list does not have yet is added to it.
        """
        numbers = []
        for source in citation.printed:
            text = self.cited(source)
            numbers.append(self.law.setdefault(text, len(self.law) + 1))
            if source.url:
                self.law_addresses.setdefault(text, source.url)
        return "".join(f"[{number}]" for number in numbers)

    def row(self, label: str, text: str) -> list[Row]:
        """A labelled row, or none where there is no text; a template may pick it by its name."""
        return [Row(name=label, label=self.say(f"label.{label}"), text=text)] if text else []

    def value_rows(self, table: str, prefix: str = "") -> list[Row]:
        """The rows of a table of ``rows.toml`` for fields below a path, absent ones left out."""
        rows: list[Row] = []
        for label, name, kind in row_table(table):
            path = f"{prefix}.{name}" if prefix else name
            rows += self.row(label, self._by_kind(path, kind))
        return rows

    def _by_kind(self, path: str, kind: str) -> str:
        if kind.startswith("word:"):
            return self.word(path, kind.removeprefix("word:"), opens=True)
        if kind.startswith("choice:"):
            return self.word(path, kind.removeprefix("choice:"), "choice", opens=True)
        if kind == "lines":
            return self.lines(path)
        if kind in ("language", "list:language"):
            return self.languages(path, kind)
        if kind.startswith("list"):
            return self.joined(path, kind.partition(":")[2] or "text")
        if kind in ("money", "period"):
            return self.whole(path, kind)
        return self.text(path, kind)

    def languages(self, path: str, kind: str) -> str:
        """Languages that open a cell: the first name has a capital, what is not a name is left."""
        paths = [*filter(self.has, self.each(path) if kind.startswith("list") else [path])]
        texts = [self.format(self.get(one), "language") for one in paths]
        if texts and texts[0] != self.get(paths[0]):
            texts[0] = self.opening(texts[0])
        for one, text in zip(paths, texts, strict=False):
            self.place(one, text)
        return self.listed(texts)

    def whole(self, path: str, kind: str) -> str:
        """A value made of several fields (a sum, a period) in one phrase, its fields placed."""
        value = self.get(path)
        if value is None:
            return ""
        if kind == "period":
            written = self.period(value)
            self.place_period(path, written)
        else:
            written = self.format(value, kind)
            self.used(path, written)
        return written

    def place_period(self, path: str, written: str) -> None:
        """Note that a phrase tells a length of time; how often it can be had is told apart."""
        for name in ("quantity", "unit", "business", "bound"):
            if self.has(f"{path}.{name}"):
                self.place(f"{path}.{name}", written)
