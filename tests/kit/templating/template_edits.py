"""What a person does to a template in Word, done through python-docx."""

from __future__ import annotations

import re

from docx.document import Document
from docx.text.paragraph import Paragraph

_P = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"


def paragraphs(document: Document) -> list[Paragraph]:
    """Every paragraph of the body, those in tables too, in reading order."""
    return [Paragraph(node, document._body) for node in document.element.body.iter(_P)]


def find(document: Document, text: str, nth: int = 0) -> Paragraph:
    """The ``nth`` paragraph that holds a text."""
    return [p for p in paragraphs(document) if text in p.text][nth]


def rewrite(document: Document, text: str, new: str, nth: int = 0) -> Paragraph:
    """Replace a text in the ``nth`` paragraph that holds it."""
    paragraph = find(document, text, nth)
    run = next(run for run in paragraph.runs if run.text)
    for other in paragraph.runs:
        if other is not run and other._r is not run._r:
            other._r.getparent().remove(other._r)
    run.text = paragraph.text.replace(text, new) if text in paragraph.text else new
    return paragraph


def remove(paragraph: Paragraph) -> None:
    """Delete a paragraph."""
    paragraph._p.getparent().remove(paragraph._p)


def typed(paragraph: Paragraph, text: str, style: str | None = None) -> Paragraph:
    """A new paragraph typed in front of another one."""
    return paragraph.insert_paragraph_before(text, style)


def into_body(members: dict[str, bytes], xml: str) -> None:
    """Put XML at the beginning of the body."""
    name = "word/document.xml"
    members[name] = re.sub(rb"<w:body>", b"<w:body>" + xml.encode(), members[name], count=1)


def relate(members: dict[str, bytes], kind: str, target: str, mode: str = "") -> None:
    """Add a relationship that starts from the body."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    line = f'<Relationship Id="rId99" Type="{office}/{kind}" Target="{target}"{mode}/>'
    name = "word/_rels/document.xml.rels"
    members[name] = members[name].replace(b"</Relationships>", line.encode() + b"</Relationships>")
