"""The plain stack, whose figures stand beside ours: docxtpl, python-docx, as they come."""

from __future__ import annotations

import io
from typing import Any

import docx
from docxtpl import DocxTemplate

__all__ = ["PlainStack", "bare"]


def bare(text: str) -> str:
    """A text without white space, which formats set as they like."""
    return "".join(text.split())


class PlainStack:
    """docxtpl, python-docx and PyYAML as their own documents show them, nothing added."""

    def template(self, body: str = "{{ v }}", *, margins: bool = False) -> bytes:
        """A template with one value in the body and a table, or in the header and footer too."""
        document = docx.Document()
        document.add_paragraph(f"Before. {body}")
        document.add_table(1, 1).cell(0, 0).text = "{{ v }}"
        if margins:
            document.sections[0].header.paragraphs[0].text = "{{ v }}"
            document.sections[0].footer.paragraphs[0].text = "{{ v }}"
        document.add_paragraph("The end.")
        return self.saved(document)

    def render(self, template: bytes, **context: Any) -> bytes:
        """The template, filled."""
        document = DocxTemplate(io.BytesIO(template))
        document.render(context)
        return self.saved(document)

    def reopened(self, document: bytes) -> bytes:
        """The document as python-docx opens it and saves it again."""
        return self.saved(docx.Document(io.BytesIO(document)))

    def texts(self, document: bytes) -> dict[str, str]:
        """The text of each place of ``template``."""
        opened = docx.Document(io.BytesIO(document))
        section = opened.sections[0]
        return {
            "body": "\n".join(paragraph.text for paragraph in opened.paragraphs),
            "table": opened.tables[0].cell(0, 0).text if opened.tables else "",
            "header": "\n".join(paragraph.text for paragraph in section.header.paragraphs),
            "footer": "\n".join(paragraph.text for paragraph in section.footer.paragraphs),
        }

    def lost(self, template: bytes, value: str) -> list[str]:
        """Where a value, or what stands after it, was lost without a word."""
        try:
            found = self.texts(self.render(template, v=value))
        except Exception:  # a loud failure is no loss
            return []
        places = ("body", "table") if not found["header"] else found
        lost = [place for place in places if bare(value) not in bare(found[place])]
        return lost if "The end." in found["body"] else [*lost, "the end"]

    @staticmethod
    def saved(document: Any) -> bytes:
        """The bytes of a document."""
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()
