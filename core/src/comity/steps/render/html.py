"""HTML from a rendered document: one standing file, no script, nothing fetched.

Made to meet WCAG 2.2 AA; docs/formats.md says how that is checked. The marks of the DOCX's header
(classification, draft) stand in the title too, which browsers print and keep in their history.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from comity.model.content import PUBLISHED, Content, Rendered
from comity.steps.render.html_notice import NoticePage
from comity.steps.render.html_page import Page
from comity.steps.render.html_style import notice_sheet, style_sheet
from comity.steps.render.publication import publication
from comity.word.readback import Document, Heading, walk

__all__ = ["export"]


def export(rendered: Rendered) -> bytes:
    """The document as one HTML file in UTF-8; the same input gives the same bytes."""
    content = rendered.content
    document = walk(rendered.docx)
    published = content.kind in PUBLISHED
    page = NoticePage(document, content) if published else Page(document, content)
    name = _name(document, content) if published else content.title
    title = " · ".join([*(mark.text for mark in document.header), name])
    sheet = notice_sheet(content.paper) if published else style_sheet(content.paper)
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(content.language)}" dir="{escape(content.direction)}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(title)}</title>",
        *(_about(rendered) if published else ()),
        f"<style>{sheet}</style>",
        "</head>",
        f'<body class="{escape(content.kind)}">',
        *page.lines(),
        "</body>",
        "</html>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _name(document: Document, content: Content) -> str:
    """What the page is called: by its top heading, or else by the title of the document."""
    headings = (block for block in document.blocks if isinstance(block, Heading))
    top = next((" ".join(one.text.split()) for one in headings if one.level == 0), "")
    return top or content.title


def _about(rendered: Rendered) -> Iterator[str]:
    """What search engines and programs read first: what it is, and where its other forms are.

    A draft is not to be found by search, and is no edition. The data are named where they are
    made in the same run, so that the link leads to a file that is there.
    """
    content = rendered.content
    yield f'<meta name="description" content="{escape(content.title)}">'
    if content.context["doc"].get("draft_mark"):
        yield '<meta name="robots" content="noindex">'
    else:
        yield from _editions(content)
    if data := rendered.beside.get("json"):
        yield f'<link rel="alternate" type="application/json" href="{quote(data)}">'


def _editions(content: Content) -> Iterator[str]:
    told = publication(content)
    canonical = str(told.get("canonical", ""))
    if canonical.startswith("https://"):
        yield f'<link rel="canonical" href="{escape(canonical)}">'
    for edition in told["editions"]:
        language, url = edition["language"], edition["url"]
        if language != content.language and url.startswith("https://"):
            yield f'<link rel="alternate" hreflang="{escape(language)}" href="{escape(url)}">'
