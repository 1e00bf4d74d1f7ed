"""Which fields decide on instruments and language: what a finding on them, or of them, reads.

The scope tests of the instruments between two States look into the case, so that what carries a
measure cannot be told while a field of such a test is a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from comity.law.conditions import paths_of
from comity.model.citations import Read
from comity.model.field_reads import FREE_TEXT
from comity.model.records import ROLES, owner_of
from comity.steps.resolve.bases import Basis

if TYPE_CHECKING:
    from comity.steps.resolve import Resolved

__all__ = [
    "STATE_OF",
    "fields_of_bases",
    "fields_of_language",
    "fields_of_scope",
    "fields_of_source",
    "fields_relied_on",
    "fields_within",
]

STATE_OF = MappingProxyType({role: "host" if role == "host" else f"{role}.state" for role in ROLES})
"""The field that names the State in a role."""

STATES = ("requesting.state", "requested.state")
CHOICE = ("basis[].instrument", "reciprocity", "measures[].kind", "measures[].offences[]")
FISCAL = ("offences[].title", "offences[].category", "proceedings.nature")


def fields_within(condition: Mapping[str, Any] | None) -> Iterator[str]:
    """The fields that a condition of law reads, each as a value, a table or a list as a whole."""
    for path in paths_of(condition or {}):
        yield from (path, f"{path}.*", f"{path}[]")


def fields_of_scope(bases: Iterable[Basis]) -> tuple[str, ...]:
    """The fields that the scope tests of some instruments read."""
    scopes = (one for basis in bases for one in basis.instrument.scope)
    read = (one.when for one in scopes if one.read is not Read.NONE)
    return tuple(dict.fromkeys(path for when in read for path in fields_within(when)))


def fields_of_bases(resolved: Resolved) -> tuple[str, ...]:
    """The fields that decide which instruments there are, and what each of them can carry."""
    rows = (row for basis in resolved.bases for row in basis.instrument.articles)
    chosen = not resolved.draft.instruments_named()  # by the program, of those that speak of it
    by_nature = chosen and any(row.fiscal or row.sentences for row in rows)
    return (*STATES, *CHOICE, *fields_of_scope(resolved.bases), *(FISCAL if by_nature else ()))


def fields_relied_on(resolved: Resolved) -> tuple[str, ...]:
    """The fields that decide on which instruments a document relies: those named, if any are."""
    if resolved.draft.instruments_named():
        return (*STATES, "basis[].instrument")
    return fields_of_bases(resolved)


def fields_of_language(resolved: Resolved) -> tuple[str, ...]:
    """The fields that decide on the language of the document, and on which one is demanded."""
    asked = [*resolved.demand.binding, *(one.requirement for one in resolved.demand.yielding)]
    conditions = [when for one in asked for when in (one.when, one.certified_when) if when]
    told = resolved.draft.language or resolved.language_asked
    return (
        *(() if told else (FREE_TEXT, "translation.into")),
        *fields_relied_on(resolved),
        *(path for when in conditions for path in fields_within(when)),
    )


def fields_of_source(source: str, resolved: Resolved) -> tuple[str, ...]:
    """The fields that decide whether a State or an instrument has a say at all."""
    if any(basis.instrument.named() == source for basis in resolved.bases):
        return fields_relied_on(resolved)
    roles = resolved.parties.roles.items()
    return tuple(STATE_OF[role] for role, code in roles if source in (code, owner_of(code)))
