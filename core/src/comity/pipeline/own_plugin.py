"""The host's own plugin: its behaviour is registered through the same hooks as a stranger's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from comity.host import Host
from comity.host.hookspecs import hookimpl
from comity.model.office import Office
from comity.model.records import AssistanceKind, DocumentType, Exporter, Parties, Template

if TYPE_CHECKING:
    from comity.model.content import Rendered

__all__ = ["open_host", "plugin"]

LETTERS = (
    DocumentType(
        kind="transmittal",
        title="Transmittal of a request",
        model="comity.model.drafts.correspondence_sent:Transmittal",
        compose="comity.steps.compose.correspondence.letters:compose_transmittal",
        template="letter",
        forms=("letter", "note-verbale"),
    ),
    DocumentType(
        kind="reminder",
        title="Reminder of a request",
        model="comity.model.drafts.correspondence_sent:Reminder",
        compose="comity.steps.compose.correspondence.letter_of_reminder:compose_reminder",
        template="letter",
    ),
    DocumentType(
        kind="closing",
        title="Closing letter",
        model="comity.model.drafts.correspondence_closing:Closing",
        compose="comity.steps.compose.correspondence.letter_of_closing:compose_closing",
        template="letter",
    ),
    DocumentType(
        kind="acknowledgement",
        title="Acknowledgement of receipt",
        model="comity.model.drafts.correspondence_answers:Acknowledgement",
        compose="comity.steps.compose.correspondence.letters:compose_acknowledgement",
        template="letter",
    ),
    DocumentType(
        kind="deficiency",
        title="Deficiency letter",
        model="comity.model.drafts.correspondence_answers:Deficiency",
        compose="comity.steps.compose.correspondence.letters:compose_deficiency",
        template="letter",
    ),
    DocumentType(
        kind="decision",
        title="Decision",
        model="comity.model.drafts.correspondence_decision:Decision",
        compose="comity.steps.compose.correspondence.decision_letter:compose_decision",
        template="letter",
    ),
    DocumentType(
        kind="preservation",
        title="Request for preservation of data",
        model="comity.model.drafts.correspondence_preservation:Preservation",
        compose="comity.steps.compose.correspondence.letters:compose_preservation",
        template="letter",
        forms=("point-of-contact", "provider"),
    ),
    DocumentType(
        kind="disclosure",
        title="Request to a provider for disclosure of data",
        model="comity.model.drafts.correspondence_disclosure:Disclosure",
        compose="comity.steps.compose.correspondence.disclosure:compose_disclosure",
        template="letter",
        forms=("voluntary", "order", "emergency"),
    ),
)
"""The correspondence about a request, which shares one base template."""


class CorePlugin:
    """What Comity does without any country: kinds, checks of form, Babel, the base templates."""

    @hookimpl
    def comity_document_types(self) -> Sequence[DocumentType]:
        """Notices, requests, and correspondence."""
        return (
            DocumentType(
                kind="notice",
                title="Transparency notice for law enforcement",
                model="comity.model.drafts.notice:Notice",
                compose="comity.steps.compose.notice.sections:compose_notice",
                template="notice",
                private=False,
            ),
            DocumentType(
                kind="request",
                title="Request for mutual legal assistance",
                model="comity.model.drafts.request:Request",
                compose="comity.steps.compose.request.letter:compose_request",
                template="request",
                forms=("mla-request", "letter-rogatory"),
            ),
            *LETTERS,
        )

    @hookimpl
    def comity_measures(self) -> Sequence[AssistanceKind]:
        """The host's table of kinds of assistance."""
        from comity.law.assistance_kinds import load_assistance_kinds

        return load_assistance_kinds()

    @hookimpl
    def comity_find_template(
        self, document_type: str, parties: Parties, language: str, on: dt.date
    ) -> Template | None:
        """The base template of the kind."""
        from comity_templates import base_template

        path = base_template(document_type.partition(".")[0])
        return Template(path, "base") if path is not None else None

    @hookimpl
    def comity_format_value(
        self, value: Any, kind: str, language: str, parties: Parties
    ) -> str | None:
        """Values by Babel, in the language of the document."""
        from comity.text.formatting import format_value

        return format_value(value, kind, language)

    @hookimpl
    def comity_exporters(self) -> Sequence[Exporter]:
        """DOCX, HTML, Markdown, JSON; PDF where LibreOffice is installed."""
        from comity.steps.render import html, jsonout, markdown, pdf

        def docx(rendered: Rendered) -> bytes:
            return rendered.docx

        return (
            Exporter("docx", "Word document", "docx", docx),
            Exporter("html", "Web page", "html", html.export),
            Exporter("md", "Markdown", "md", markdown.export),
            Exporter("json", "Machine-readable twin", "json", jsonout.export, for_programs=True),
            Exporter("pdf", "PDF", "pdf", pdf.export, needs="LibreOffice"),
        )


plugin = CorePlugin()


def open_host(office: Office | None = None) -> Host:
    """A plugin host with the host's own plugin in it; nothing that is installed is imported yet.

    Args:
        office: the office that is served; default: one without settings.
    """
    return Host(office, own=plugin)
