"""The host's own plugin: its behaviour is registered through the same hooks as a stranger's."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from comity.hookspecs import hookimpl
from comity.records import DocumentType, Exporter, Finding, Measure, Parties, Template

if TYPE_CHECKING:
    from comity.content import Rendered
    from comity.drafts.base import Draft

__all__ = ["plugin"]

# kind, title, model, forms
PAPERS = (
    (
        "transmittal",
        "Transmittal of a request",
        "papers_sent:Transmittal",
        ("letter", "note-verbale"),
    ),
    ("reminder", "Reminder of a request", "papers_sent:Reminder", ()),
    ("acknowledgement", "Acknowledgement of receipt", "papers_answers:Acknowledgement", ()),
    ("deficiency", "Deficiency letter", "papers_answers:Deficiency", ()),
    (
        "preservation",
        "Request for preservation of data",
        "papers_preservation:Preservation",
        ("point-of-contact", "provider"),
    ),
)


class CorePlugin:
    """What Comity does without any country: kinds, checks of form, Babel, the base templates."""

    @hookimpl
    def comity_document_types(self) -> Sequence[DocumentType]:
        """Notices, requests, and the daily papers."""
        return (
            DocumentType(
                kind="notice",
                title="Transparency notice for law enforcement",
                model="comity.drafts.notice:Notice",
                compose="comity.compose.notice:compose_notice",
                template="notice",
                private=False,
            ),
            DocumentType(
                kind="request",
                title="Request for mutual legal assistance",
                model="comity.drafts.request:Request",
                compose="comity.compose.request:compose_request",
                template="request",
                forms=("mla-request", "letter-rogatory"),
            ),
            *_papers(),
        )

    @hookimpl
    def comity_measures(self) -> Sequence[Measure]:
        """The host's table of kinds of assistance."""
        from comity.law.measures import load_measures

        return load_measures()

    @hookimpl
    def comity_validate(self, draft: Draft, parties: Parties, on: dt.date) -> Sequence[Finding]:
        """Completeness, dates, particularity: what holds under every law."""
        from comity.check.form import check_form
        from comity.check.links import check_asked, check_links
        from comity.check.notice_links import check_notice_links
        from comity.check.papers import check_papers
        from comity.check.substance import check_substance
        from comity.drafts.notice import Notice
        from comity.drafts.papers_preservation import Preservation
        from comity.drafts.request import Request

        found = [*check_form(draft), *check_substance(draft), *check_papers(draft)]
        if isinstance(draft, Request):
            found += check_links(draft)
        if isinstance(draft, Preservation):
            found += check_asked(draft)
        if isinstance(draft, Notice):
            found += check_notice_links(draft)
        return found

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
        from comity.builtin.formatting import format_value

        return format_value(value, kind, language)

    @hookimpl
    def comity_exporters(self) -> Sequence[Exporter]:
        """DOCX, HTML, Markdown, JSON; PDF where LibreOffice is installed."""
        from comity.render import html, jsonout, markdown, pdf

        def docx(rendered: Rendered) -> bytes:
            return rendered.docx

        return (
            Exporter("docx", "Word document", "docx", docx),
            Exporter("html", "Web page", "html", html.export),
            Exporter("md", "Markdown", "md", markdown.export),
            Exporter("json", "Machine-readable twin", "json", jsonout.export),
            Exporter("pdf", "PDF", "pdf", pdf.export, needs="LibreOffice"),
        )


def _papers() -> Iterator[DocumentType]:
    """The daily papers, which share one base template."""
    for kind, title, model, forms in PAPERS:
        name = model.rpartition(":")[2].lower()
        yield DocumentType(
            kind=kind,
            title=title,
            model=f"comity.drafts.{model}",
            compose=f"comity.compose.papers:compose_{name}",
            template="letter",
            forms=forms,
        )


plugin = CorePlugin()
