"""What is known of an unfinished document: its kind, its States, their law, what it asks for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from comity.host import Host
from comity.law.conditions import holds
from comity.law.particular_forms import as_day
from comity.model.drafts.base import Draft
from comity.model.drafts.describe import FieldNote, describe, walk
from comity.model.law_records import Instrument
from comity.model.messages import Message
from comity.model.records import AssistanceKind, DocumentType, LawBook
from comity.steps.read.heading import model_of
from comity.steps.resolve.state_records import ROLE_FIELDS
from comity.tasks.questions.required import fit_to_name, in_force_between
from comity.tasks.questions.typed import typed
from comity.text.messages import Catalogue, worded

__all__ = ["KINDS_IN", "Known", "know"]

CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", re.ASCII)
KINDS_IN = {"measures": "kind", "data_categories": "category"}
"""The lists whose items name a kind of assistance, and the field that names it."""


@dataclass(frozen=True)
class Known:
    """What is known so far, asked of the host once.

    ``data`` are the answers under their names, typed; ``facts`` are the same with what follows from
    them beside: ``is`` of an item of a list, ``case`` of the document. Conditions read ``facts``.
    """

    host: Host
    document: DocumentType
    model: type[Draft]
    notes: tuple[FieldNote, ...]
    data: Mapping[str, Any]
    on: dt.date
    catalogue: Catalogue

    def say(self, said: Message) -> str:
        """A message in the reader's language."""
        return " ".join(filter(None, worded(said, self.catalogue)))

    @cached_property
    def places(self) -> frozenset[str]:
        """Every field path of the model, ``[]`` after a list."""
        return frozenset(path for path, _ in walk(self.notes))

    @cached_property
    def roles(self) -> dict[str, str]:
        """The roles that this kind of document gives to States, with the codes known so far.

        The office's own State has the role of the sender until the author names another.
        """
        found: dict[str, str] = {}
        for role, field in ROLE_FIELDS.items():
            if field not in self.places:
                continue
            code = self.value(field)
            if code is None and role in (self.sender, "host"):
                code = self.host.office.state
            found[role] = code if code and CODE.fullmatch(code) else ""
        return found

    @cached_property
    def sender(self) -> str:
        """The side whose office writes the document."""
        return self.model.sender() or "requesting"

    def value(self, path: str) -> Any:
        """The answer at a path without lists in it, or None."""
        found: Any = self.data
        for step in path.split("."):
            found = found.get(step) if isinstance(found, Mapping) else None
        return found

    @cached_property
    def books(self) -> dict[str, LawBook | None]:
        """The law of each State by its role, where it is installed."""
        return {r: self.host.law(code, self.on) if code else None for r, code in self.roles.items()}

    @cached_property
    def instruments(self) -> list[Instrument]:
        """The binding instruments in force between the two States that the document can name.

        They stand in the order of precedence.
        """
        one, other = (self.roles.get(role, "") for role in ("requesting", "requested"))
        found = in_force_between(self.host.instruments().values(), one, other, self.on)
        return fit_to_name(found, self.document.kind, str(self.data.get("form", "")))

    @cached_property
    def named(self) -> list[Instrument]:
        """The instruments in force that the document may rest on: those it names, if any."""
        chosen = {item.get("instrument") for item in self.data.get("basis", ())} - {None}
        return [one for one in self.instruments if one.id in chosen or not chosen]

    @cached_property
    def kinds(self) -> tuple[AssistanceKind, ...]:
        """The kind of each measure or category; one without any property where none is known."""
        known = self.host.measures()
        for name, key in KINDS_IN.items():
            if name in self.places:
                items = self.data.get(name, ())
                return tuple(_kind(known, str(item.get(key, ""))) for item in items)
        return ()

    @cached_property
    def facts(self) -> dict[str, Any]:
        """The answers, with what follows from them."""
        from comity.tasks.questions.facts import facts_of

        return facts_of(self)

    @cached_property
    def open_bases(self) -> list[Instrument]:
        """Those of the instruments whose scope test may still be met by the document."""
        return [one for one in self.named if not _ruled_out(one, self.data, self.on)]

    @cached_property
    def fitting(self) -> list[Instrument]:
        """Those of the instruments that the document names, or whose scope it does not miss."""
        chosen = self.data.get("basis")
        return [one for one in self.named if chosen or not _fails(one, self.data, self.on)]


def know(
    data: Mapping[str, Any],
    document: DocumentType,
    host: Host,
    on: dt.date | None,
    words: Catalogue,
) -> Known:
    """What a plain tree says, on a day: the draft's own where none is given, else today."""
    model = model_of(document)
    notes = _described(model)
    day = on or as_day(data.get("date")) or dt.date.today()
    return Known(host, document, model, notes, typed(notes, data), day, words)


@cache
def _described(model: type[Draft]) -> tuple[FieldNote, ...]:
    return describe(model)


def _kind(known: Mapping[str, AssistanceKind], name: str) -> AssistanceKind:
    return known.get(name) or AssistanceKind("", "")


def _fails(instrument: Instrument, data: Mapping[str, Any], on: dt.date) -> bool:
    """Whether the document, as it stands, is outside the scope of an instrument."""
    tests = [one.when for one in instrument.scope if one.when is not None and one.held_on(on)]
    return any(holds(when, data, data) is False for when in tests)


def _ruled_out(instrument: Instrument, data: Mapping[str, Any], on: dt.date) -> bool:
    """Whether what the document says about its gravity or kind already fails the scope test.

    Only a test with alternatives can: the answer to a yes or no can still be changed.
    """
    tests = [one.when for one in instrument.scope if one.when is not None and one.held_on(on)]
    return any("any_of" in when and holds(when, data, data) is False for when in tests)
