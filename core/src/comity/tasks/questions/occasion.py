"""The occasion of an unfinished draft: its kind, its States, its day, and the law between them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from comity.host import Host
from comity.law.precedence import governs
from comity.model.drafts.describe import FieldNote, describe
from comity.model.law_records import Instrument
from comity.model.records import LawBook, owner_of
from comity.steps.read.heading import model_of
from comity.steps.resolve.state_records import ROLE_FIELDS, territory_names
from comity.tasks.questions.reader_words import words_in
from comity.tasks.questions.required import in_force_between
from comity.tasks.questions.typed import typed
from comity.text.messages import ENGLISH, Catalogue

__all__ = ["Occasion", "occasion_of"]


@dataclass(frozen=True)
class Occasion:
    """What is known of a draft before it is finished.

    ``kind`` is empty where the kind of document is not known, ``roles`` has the States that are
    known by code, ``data`` what could be typed of the draft.
    """

    host: Host
    kind: str
    on: dt.date
    roles: Mapping[str, str]
    data: Mapping[str, Any]
    notes: tuple[FieldNote, ...]

    @cached_property
    def books(self) -> Mapping[str, LawBook]:
        """The law of each State that has a role, where it is installed, by role."""
        found = {role: self.host.law(code, self.on) for role, code in self.roles.items()}
        return {role: book for role, book in found.items() if book is not None}

    @cached_property
    def instruments(self) -> Mapping[str, Instrument]:
        """Every instrument, by id, those of the States' own plugins too."""
        assert self.books is not None  # a country's own treaties come with its plugin
        return self.host.instruments()

    @cached_property
    def in_force(self) -> tuple[Instrument, ...]:
        """The instruments in force between the two States on the day, in their order."""
        one, other = self.roles.get("requesting", ""), self.roles.get("requested", "")
        return tuple(in_force_between(self.instruments.values(), one, other, self.on))

    @cached_property
    def _catalogues(self) -> dict[str, Catalogue]:
        return {}

    def words(self, language: str | None) -> Catalogue:
        """The messages in a language, read once for the occasion."""
        tag = language or ENGLISH.language
        if tag not in self._catalogues:
            self._catalogues[tag] = words_in(self.host, language)
        return self._catalogues[tag]

    def other_treaty(self, instrument: Instrument) -> bool:
        """Whether another treaty governs assistance between the two States."""
        return any(one.id != instrument.id and governs(one) for one in self.in_force)


def occasion_of(data: Any, host: Host, *, on: dt.date | None = None) -> Occasion:
    """What is known of a plain tree, however unfinished or wrong it is.

    Args:
        data: the tree, as YAML gives it.
        host: the host.
        on: the day whose law is asked for; default: the date of the draft, else today.
    """
    tree = data if isinstance(data, Mapping) else {}
    kind = tree.get("kind")
    types = host.document_types()
    known = kind if isinstance(kind, str) and kind in types else ""
    notes = describe(model_of(types[known])) if known else ()
    plain = typed(notes, tree)
    plain |= {"kind": known} if known else {}
    written = plain.get("date")
    day = on or (written if isinstance(written, dt.date) else dt.date.today())
    return Occasion(host, known, day, _roles(plain, host), plain, notes)


def _roles(data: Mapping[str, Any], host: Host) -> dict[str, str]:
    names = territory_names()
    found: dict[str, str] = {}
    for role, path in ROLE_FIELDS.items():
        value: Any = data
        for step in path.split("."):
            value = value.get(step) if isinstance(value, Mapping) else None
        code = value.upper() if isinstance(value, str) else ""
        if owner_of(code) in names or code in host.installed():
            found[role] = code
    return found
