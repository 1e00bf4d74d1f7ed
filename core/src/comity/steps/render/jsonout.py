"""JSON from a rendered document: the machine-readable twin, and the text as people read it.

Its schema is ``comity.steps.render.document_schema``; docs/notice-format.md tells how a notice is
served.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import assert_never

from comity.model.content import PUBLISHED, Content, Rendered
from comity.steps.render.publication import publication
from comity.word.readback import Block, Heading, Item, Paragraph, Table, walk

__all__ = ["SCHEMA", "export"]

SCHEMA = 1


def export(rendered: Rendered) -> bytes:
    """The document as JSON in UTF-8, keys sorted; the same input gives the same bytes.

    ``data`` is the draft without internal fields, ``law`` the law on which its sentences rest, as
    of the days of the texts that were read, ``text`` what the DOCX says: ``header``, ``blocks`` in
    order, each with a ``type``, ``footer``, and ``notes`` if there are any. A notice
    has ``publication`` too: what a program asks first.
    """
    content = rendered.content
    document = walk(rendered.docx)
    twin: dict[str, object] = {
        "schema": SCHEMA,
        "kind": content.kind,
        "form": content.form,
        "language": content.language,
        "direction": content.direction,
        "title": content.title,
        "date": content.date,
        "draft": bool(content.context["doc"].get("draft_mark")),
        "data": dict(content.data),
        "law": _law(content),
        "text": {
            "header": [mark.text for mark in document.header],
            "blocks": [_block(block) for block in document.blocks],
            "footer": list(document.footer),
            **({"notes": [asdict(note) for note in document.notes]} if document.notes else {}),
        },
    }
    if content.kind in PUBLISHED:
        twin["publication"] = publication(content)
    text = json.dumps(twin, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False)
    return (text + "\n").encode("utf-8")


def _law(content: Content) -> list[dict[str, object]]:
    """Each provision or instrument once; ``as_of`` where the day of the text read is known."""
    found: dict[str, dict[str, object]] = {}
    cited = (c for use in content.clauses for c in use.citations)
    for citation in (one for whole in cited for one in whole.printed):
        day = {"as_of": citation.as_of.isoformat()} if citation.as_of else {}
        row = {"citation": str(citation), "title": citation.title, "read": citation.read.value}
        found.setdefault(str(citation), {**row, **day})
    return [found[name] for name in sorted(found)]


def _block(block: Block) -> dict[str, object]:
    match block:
        case Heading(level, text, number):
            return {"type": "heading", "level": level, "number": number, "text": text}
        case Paragraph(role, text):
            return {"type": "paragraph", "role": role.value, "text": text}
        case Item(number, text, notes):
            return {"type": "item", "number": number, "text": text, "notes": list(notes)}
        case Table(rows, head, labels):
            shape = "labels" if labels else "table"
            return {"type": shape, "head": list(head), "rows": [list(row) for row in rows]}
        case _:
            assert_never(block)
