"""The host's own plugin: its behaviour is registered through the same hooks as a stranger's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from comity.host import Host
from comity.host.hookspecs import hookimpl
from comity.model.office import Office
from comity.model.records import AssistanceKind, DocumentType, Exporter, Parties, Template
from comity.steps.read.own_kinds import OWN_KINDS

if TYPE_CHECKING:
    from comity.model.content import Rendered

__all__ = ["open_host", "plugin"]


class CorePlugin:
    """What Comity does without any country: kinds, checks of form, Babel, the base templates."""

    @hookimpl
    def comity_document_types(self) -> Sequence[DocumentType]:
        """Notices, requests, and correspondence."""
        return OWN_KINDS

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
