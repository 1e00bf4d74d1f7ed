"""The hooks that a plugin can implement (pluggy), with their typed signatures.

Provisional until 1.0, then by semantic versioning. docs/hooks.md lists every signature; a test
compares. The rest of the program never calls a hook directly: it asks ``comity.host.Host``, which
has one typed method for each.

``draft`` is always the frozen Draft of a case file. ``parties`` says who has which role and which
instruments are relied on. ``on`` is the day whose law applies.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    from comity.host.facade import Host
    from comity.model.drafts.base import Draft
    from comity.model.findings import Finding
    from comity.model.law_networks import Network, UsualTime
    from comity.model.law_practice import PracticeGround
    from comity.model.law_records import Instrument
    from comity.model.notice_points import NoticeDuty
    from comity.model.records import (
        AssistanceKind,
        Channel,
        DocumentType,
        Exporter,
        ExtraField,
        Jurisdiction,
        LawBook,
        Parties,
        Requirement,
        Template,
    )

__all__ = ["PROJECT", "hookimpl", "hookspec"]

PROJECT = "comity"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def comity_jurisdictions() -> Sequence[Jurisdiction]:  # type: ignore[empty-body]
    """Return the jurisdictions that this plugin covers: one, or a State and its parts."""


@hookspec
def comity_law(jurisdiction: str, on: dt.date) -> LawBook | None:
    """Return the law of a jurisdiction in force on a date, or None if it is not this plugin's."""


@hookspec
def comity_instruments() -> Sequence[Instrument]:  # type: ignore[empty-body]
    """Return the instruments of this plugin, with their parties, dates and scope tests."""


@hookspec
def comity_practice() -> Sequence[PracticeGround]:  # type: ignore[empty-body]
    """Return the grounds that practice knows where no law that is read settles a point."""


@hookspec
def comity_networks() -> Sequence[Network]:  # type: ignore[empty-body]
    """Return the networks through which authorities reach each other, with their members."""


@hookspec
def comity_times() -> Sequence[UsualTime]:  # type: ignore[empty-body]
    """Return how long answers took, as somebody counted it."""


@hookspec
def comity_notice_duties() -> Sequence[NoticeDuty]:  # type: ignore[empty-body]
    """Return what present law asks of a company's notice, of every day."""


@hookspec
def comity_measures() -> Sequence[AssistanceKind]:  # type: ignore[empty-body]
    """Return kinds of assistance, with the fields of their ``particulars``."""


@hookspec
def comity_fields() -> Sequence[ExtraField]:  # type: ignore[empty-body]
    """Return extra fields, each with its schema; authors write them under ``extensions``."""


@hookspec
def comity_channels(draft: Draft, parties: Parties, on: dt.date) -> Sequence[Channel]:  # type: ignore[empty-body]
    """Return the channels to the requested State, the faster ones first."""


@hookspec
def comity_document_types() -> Sequence[DocumentType]:  # type: ignore[empty-body]
    """Return kinds of document: model, composer, forms, formats. Topics only."""


@hookspec
def comity_validate(draft: Draft, parties: Parties, on: dt.date) -> Sequence[Finding]:  # type: ignore[empty-body]
    """Check a draft against this plugin's rules; called only for those involved in the case."""


@hookspec
def comity_translation_requirements(  # type: ignore[empty-body]
    draft: Draft, parties: Parties, on: dt.date
) -> Sequence[Requirement]:
    """Return the languages required for the document, and what is accepted instead."""


@hookspec
def comity_find_template(
    document_type: str, parties: Parties, language: str, on: dt.date
) -> Template | None:
    """Return a DOCX for a document type (``request``, ``request.letter-rogatory``), or None.

    The facade asks role by role: the form the requested State prescribes, the instrument's, the
    requesting or host State's own, the base.
    """


@hookspec
def comity_template_context(draft: Draft, parties: Parties, language: str) -> Mapping[str, Any]:  # type: ignore[empty-body]
    """Return plain values for this plugin's templates; templates find them under its role."""


@hookspec
def comity_format_value(value: Any, kind: str, language: str, parties: Parties) -> str | None:
    """Write a value as this State writes it (date, money, address, list), or None to pass."""


@hookspec
def comity_exporters() -> Sequence[Exporter]:  # type: ignore[empty-body]
    """Return output formats. Topics only."""


@hookspec(historic=True)
def comity_startup(host: Host) -> None:
    """Run once when the plugin is registered."""
