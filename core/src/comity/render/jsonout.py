"""JSON from a rendered document: the machine-readable twin, and the text as people read it."""

from __future__ import annotations

import json
from typing import assert_never

from comity.content import Rendered
from comity.render.walk import Block, Heading, Item, Paragraph, Table, walk

__all__ = ["export"]


def export(rendered: Rendered) -> bytes:
    """The document as JSON in UTF-8, keys sorted; the same input gives the same bytes.

    ``data`` is the draft without internal fields, ``text`` what the DOCX says: ``header``,
    ``blocks`` in order, each with a ``type``, and ``footer``.
    """
    content = rendered.content
    document = walk(rendered.docx)
    twin = {
        "kind": content.kind,
        "form": content.form,
        "language": content.language,
        "direction": content.direction,
        "title": content.title,
        "date": content.date,
        "data": dict(content.data),
        "text": {
            "header": [mark.text for mark in document.header],
            "blocks": [_block(block) for block in document.blocks],
            "footer": list(document.footer),
        },
    }
    text = json.dumps(twin, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False)
    return (text + "\n").encode("utf-8")


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
