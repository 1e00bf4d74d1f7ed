"""What messages call States, instruments, kinds of assistance and languages: terms with an id."""

from __future__ import annotations

from comity.law.assistance_kinds import load_assistance_kinds
from comity.law.states import named
from comity.model.law_records import Instrument
from comity.model.messages import Term
from comity.model.records import AssistanceKind, ExtraField, Jurisdiction
from comity.model.said_text import Said
from comity.text.reader_text import labelled
from comity.text.written import language_name

__all__ = [
    "NO_OFFENCE",
    "field_term",
    "ground_term",
    "instrument_term",
    "instrument_titled",
    "kind_named",
    "kind_term",
    "language_term",
    "state_named",
    "state_term",
]


NO_OFFENCE = "Conduct that is not an offence in the requested State"
"""The title of the ground that an answer of law on dual criminality comes to, in any State."""
NO_OFFENCE_ID = "practice.dual-criminality"  # under which the languages have that title


def ground_term(id: str, title: str) -> Term:
    """A ground of refusal by its title; one that an answer comes to has the same in each State."""
    return Term("term", NO_OFFENCE_ID if title == NO_OFFENCE else id, title)


def state_term(state: Jurisdiction) -> Term:
    """A State by its short name with its article: ``the United States``."""
    others = state.short_name.others if isinstance(state.short_name, Said) else {}
    return Term("state", state.code, labelled(state.short_named(), others))


def state_named(code: str) -> Term:
    """The State of a code by its short name; the code itself where nobody knows it."""
    return Term("state", code, named(code))


def instrument_term(instrument: Instrument) -> Term:
    """An instrument by its short title, without an article before it."""
    return Term("instrument", instrument.id, instrument.named())


def instrument_titled(instrument: Instrument) -> Term:
    """An instrument by its whole title, where something beside it is named after that."""
    return Term("instrument", f"{instrument.id}.title", instrument.title)


def kind_term(kind: str) -> Term:
    """A kind of assistance by its title; one that the host does not have goes by its id."""
    titles = {known.kind: known.title for known in load_assistance_kinds()}
    return Term("kind", kind, titles.get(kind, kind))


def kind_named(kind: AssistanceKind) -> Term:
    """A kind of assistance, the host's or a plugin's, by its title."""
    return Term("kind", kind.kind, labelled(kind.title, kind.titles))


def field_term(key: str, field: ExtraField) -> Term:
    """A field that a plugin adds, by its title; its id is ``ke.crime_number``."""
    return Term("term", f"{key}.{field.name}", labelled(field.title or field.name, field.titles))


def language_term(tag: str) -> Term:
    """A language by its English name."""
    return Term("language", tag, language_name(tag))
