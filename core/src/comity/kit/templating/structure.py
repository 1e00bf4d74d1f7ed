"""What a reader with a screen reader, and every other format, needs of a document's structure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.kit.templating.paragraph_tags import find_tags
from comity.kit.templating.paragraphs import Paragraph, TextPart, own_text
from comity.kit.templating.template_findings import TemplateFinding, finding
from comity.word.field_codes import instructions
from comity.word.ooxml import Element, child, parse, w, yes
from comity.word.package import Package
from comity.word.shown_places import PAGES, margins_by_page
from comity.word.styles import Role, Styles

__all__ = ["check_structure"]

_HEADING = re.compile(r"\w[\w.]*\.heading")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_VML = "{urn:schemas-microsoft-com:vml}"
_MARGINS = ("header", "footer")


def check_structure(
    parts: Sequence[TextPart], package: Package, styles: Styles
) -> Iterator[TemplateFinding]:
    """Findings on headings, tables, pictures, the language, page numbers and marks."""
    for part in parts:
        if part.kind == "body":
            yield from _headings(part)
            yield from _tables(part, styles)
        yield from _pictures(part)
    yield from _language(package)
    margins = [part for part in parts if part.kind in _MARGINS]
    if not any(code.split()[:1] == ["PAGE"] for p in margins for code in instructions(p.root)):
        yield finding("no-page-number", "footer", "", "no page number in a header or footer")
    texts = {part.name: " ".join(p.text for p in part.paragraphs) for part in margins}
    body = next(part.root for part in parts if part.kind == "body")
    pages = [
        (kind, shown) for _, of in margins_by_page(package, body) for kind, shown in of.items()
    ]
    for id, name in (("no-draft-mark", "draft_mark"), ("no-classification", "classification")):
        unmarked = (
            kind
            for kind, shown in pages
            if not any(f"doc.{name}" in texts.get(part, "") for part in shown)
        )
        for kind in dict.fromkeys(unmarked):
            yield finding(id, "header", "", f"no header or footer{PAGES[kind]} prints doc.{name}")


def _headings(part: TextPart) -> Iterator[TemplateFinding]:
    roles = [p.role for p in part.paragraphs if p.text.strip()]
    if Role.TITLE not in roles:
        yield finding("no-title", part.kind, "", "no paragraph has the style Title")
    if Role.HEADING_1 not in roles:
        yield finding("no-headings", part.kind, "", "no paragraph has the style Heading 1")
    last = 0
    for paragraph in part.paragraphs:
        level = paragraph.role.level or 0
        if level and paragraph.text.strip():
            if level > last + 1 and (last or level > 1) and Role.HEADING_1 in roles:
                message = f"Heading {level} follows {f'Heading {last}' if last else 'no heading'}"
                yield finding("heading-jump", part.kind, paragraph.text, message)
            last = level
        elif paragraph.role.level is None:
            yield from _unmarked(paragraph)


def _unmarked(paragraph: Paragraph) -> Iterator[TemplateFinding]:
    """A paragraph that prints nothing but a heading, in a style that is none."""
    tags = [tag for tag in find_tags(paragraph) if tag.opening == "{{"]
    if len(tags) != 1 or not _HEADING.fullmatch(tags[0].body):
        return
    if paragraph.text.replace(tags[0].written, "").strip():
        return
    message = f"{tags[0].written} has the style {paragraph.style}, which is not a heading style"
    yield finding("heading-style", paragraph.part, paragraph.text, message)


def _tables(part: TextPart, styles: Styles) -> Iterator[TemplateFinding]:
    for table in part.root.iter(w("tbl")):
        rows = [row for row in table.iterchildren(w("tr")) if not _only_tags(row)]
        cells = [list(row.iterchildren(w("tc"))) for row in rows]
        grows = any(tag.startswith(("{%tr ", "{%tc ")) for tag in _tags(table))
        if not grows and (len(rows) < 2 or max(map(len, cells)) < 2):
            continue  # one row or one column is a frame: it only places text
        if styles.is_layout_table(cells) or styles.has_labels(cells):
            continue
        if not any(yes(child(row, "trPr"), "tblHeader") for row in rows):
            text = " | ".join(_text(cell) for cell in cells[0]) if cells else ""
            yield finding("table-head", part.kind, text, "a table without a header row")


def _only_tags(row: Element) -> bool:
    """Whether a row is taken away when the template is filled."""
    return any(tag.startswith("{%tr ") for tag in _tags(row))


def _tags(node: Element) -> list[str]:
    return re.findall(r"\{%[^{}]{,200}%\}", _text(node))


def _text(node: Element) -> str:
    return "".join(own_text(paragraph) for paragraph in node.iter(w("p")))


def _pictures(part: TextPart) -> Iterator[TemplateFinding]:
    for node in part.root.iter(_DRAWING):
        decorative = any(d.get("val") in ("1", "true") for d in node.iter(_DECORATIVE))
        if not (node.get("descr") or "").strip() and not decorative:
            message = f"the picture {node.get('name') or '(no name)'!r} has no alternative text"
            yield finding("picture-text", part.kind, _around(node), message)
    for node in part.root.iter(f"{_VML}imagedata"):
        shape = node.getparent()
        if shape is not None and not (shape.get("alt") or "").strip():
            message = "an old-style picture has no alternative text"
            yield finding("picture-text", part.kind, _around(node), message)


def _around(node: Element) -> str:
    paragraph = next(node.iterancestors(w("p")), None)
    return own_text(paragraph) if paragraph is not None else ""


def _language(package: Package) -> Iterator[TemplateFinding]:
    for part in package.related("styles"):
        for language in parse(part.blob, part.name).iter(w("lang")):
            if language.get(w("val")):
                return
    yield finding("no-language", "body", "", "no language is set for the document")
