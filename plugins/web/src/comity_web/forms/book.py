"""What the core says of the fields of one kind of document, for one reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from comity.host import Host
from comity.model.records import AssistanceKind
from comity.steps.wording.catalogue_loading import load_messages
from comity.tasks.authoring.agenda import NEVER_SHOWN, Agenda
from comity.tasks.authoring.answer_reading import AnswerReader
from comity.tasks.authoring.unfinished_tree import item_paths, value_at
from comity.tasks.authoring.voice import Voice
from comity.tasks.questions.fields import Field
from comity.tasks.questions.known import KINDS_IN
from comity.tasks.questions.law_paths import each_path
from comity.text.reader_text import said_in
from comity_web.wording.catalogues import ENGLISH, PSEUDO, Words

__all__ = ["LARGEST_ROW", "Book", "book", "core_language", "is_listed", "is_never_shown"]

LARGEST_ROW = 9
"""Fields of an item that still fits on a page with others."""
ON_ONE_PAGE = ("facts",)
"""Lists that are read as one story."""


class Book:
    """The fields of a kind of document, their words, and how an answer is read."""

    def __init__(self, kind: str, host: Host, words: Words) -> None:
        self.kind, self.words = kind, words
        self.shared, self.host = host, host.for_case()
        self.language = core_language(words)
        self.agenda = _agenda(kind, host, self.language)
        self.voice = Voice(load_messages(self.host.languages, self.language))

    @property
    def fields(self) -> tuple[Field, ...]:
        """The fields at the top."""
        return self.agenda.fields

    def field(self, path: str, tree: Mapping[str, Any]) -> Field | None:
        """The field at a path with numbers, for an item that of its list.

        A particular is that of the kind of assistance around it.
        """
        around = path.rpartition("[")[0] if path.endswith("]") else path
        return self.agenda.field(around, tree)

    def below(self, path: str, tree: Mapping[str, Any]) -> Sequence[Field]:
        """The fields of the table, or of an item of the list, at a path; "" is the document.

        Of a table of particulars those that the kind of assistance around declares.
        """
        if not path:
            return self.fields
        found = self.field(path, tree)
        if found is None:
            return ()
        kind = self._kind_around(path, tree)
        return tuple(one for one in found.fields if not one.kinds or kind in one.kinds)

    def _kind_around(self, path: str, tree: Mapping[str, Any]) -> str:
        name, items = path.partition("[")[0], item_paths(path)
        if name not in KINDS_IN or not items:
            return ""
        return str(value_at(tree, f"{items[0]}.{KINDS_IN[name]}") or "")

    @cached_property
    def kinds(self) -> Mapping[str, AssistanceKind]:
        """The kinds of assistance, asked of the host once for a page."""
        return self.host.measures()

    def kind_title(self, kind: str) -> str:
        """The title of a kind of assistance in the reader's language; of none, its word."""
        known = self.kinds.get(kind)
        return next(iter(self.voice.kinds((kind,))), known.title if known else kind)

    def kind_about(self, kind: AssistanceKind) -> tuple[str, str]:
        """What a kind of assistance is, and the language in which that is said."""
        return said_in(self.voice.definition(kind), self.language)

    def reader(self, tree: Mapping[str, Any]) -> AnswerReader:
        """Reads the answers of whoever writes this document."""
        return AnswerReader(self.host, self.voice, self._state(tree))

    def _state(self, tree: Mapping[str, Any]) -> str:
        """The State of the author, whose order of day and month decides."""
        sender = tree.get("requesting")
        named = sender.get("state") if isinstance(sender, Mapping) else tree.get("host")
        return str(named) if isinstance(named, str) and named else self.host.office.state or ""


def book(kind: str, host: Host, words: Words) -> Book:
    """The fields of a kind for one reader.

    Raises:
        ValueError: there is no such kind.
    """
    return Book(kind, host, words)


@lru_cache(maxsize=64)
def _agenda(kind: str, host: Host, language: str) -> Agenda:
    return Agenda(host, kind, language)


def core_language(words: Words) -> str:
    """The language in which the core speaks to the reader of a page."""
    return ENGLISH if words.tag == PSEUDO else words.tag


def is_listed(field: Field) -> bool:
    """Whether each item of a list has a page of its own: others name it, and it is large."""
    if field.form != "table" or not field.many or "." in field.path or field.name in ON_ONE_PAGE:
        return False
    named = field.path in KINDS_IN or any(one.name == "id" for one in field.fields)
    return named and len(field.fields) > LARGEST_ROW


def is_never_shown(field: Field) -> bool:
    """Whether a field is no question: an id, the kind of the document."""
    return field.name == "id" or each_path(field.path) in NEVER_SHOWN
