"""The JSON Schema of the documents that are exported as JSON: ``comity schema notice-document``.

Unlike the schema of a case file it allows fields that it does not know: later versions add optional
ones, and a reader of today must not refuse them. Where a document can be for another reader than
the authority, no field of the case is required: any of them may be withheld.
"""

from __future__ import annotations

import json
from typing import Any

from comity.model.citations import Read
from comity.model.content import PUBLISHED
from comity.model.drafts.base import Draft
from comity.model.drafts.json_schema import DIALECT, json_schema
from comity.steps.render.jsonout import SCHEMA
from comity.word.styles import Role

__all__ = ["document_schema", "document_schema_text"]

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_DAY: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_ROWS: Schema = {"type": "array", "items": _TEXTS}


def document_schema(kind: str, model: type[Draft]) -> Schema:
    """The schema of an exported document.

    Args:
        kind: the kind of document.
        model: the model of its case file.
    """
    draft = _opened(_without(json_schema(model), model.model_construct().internal_fields()))
    if "disclosable" in model.model_fields:
        draft = _less(draft)
    definitions = {**draft.pop("$defs", {}), "Draft": draft}
    draft.pop("$schema", None)
    properties: Schema = {
        "schema": {"const": SCHEMA, "description": "The version of this format."},
        "kind": {"const": kind},
        "form": {**_TEXT, "description": "The form, if the kind has several. Otherwise empty."},
        "language": {**_TEXT, "description": "Language of the text, as a BCP 47 tag."},
        "direction": {"enum": ["ltr", "rtl"]},
        "title": _TEXT,
        "date": {
            **_DAY,
            "description": "Date of the document. Its law is that in force on this date.",
        },
        "draft": {
            "type": "boolean",
            "description": "Whether it is a draft, not to be relied on or sent.",
        },
        "data": {
            "type": "object",
            "description": "The document as data, with the fields of its case file.",
            "properties": {"draft": {"$ref": "#/$defs/Draft"}, "language": _TEXT},
            "required": ["draft", "language"],
        },
        "law": _law(),
        "text": _text(),
    }
    if kind in PUBLISHED:
        properties["publication"] = _publication()
        properties["data"]["properties"] |= {"values": _values(), "law_beside": _law_beside()}
        properties["data"]["required"] += ["values", "law_beside"]
    return {
        "$schema": DIALECT,
        "title": f"{draft.get('title', kind)}, as a document",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "$defs": definitions,
    }


def document_schema_text(kind: str, model: type[Draft]) -> str:
    """The schema as the text of a file."""
    return json.dumps(document_schema(kind, model), ensure_ascii=False, indent=2) + "\n"


def _values() -> Schema:
    return {
        "type": "array",
        "description": "Every value of the draft, with whose it is.",
        "items": {
            "type": "object",
            "properties": {
                "path": {**_TEXT, "description": "The path of the field."},
                "value": {},
                "whose": {**_TEXT, "description": "Whose it is: usually `company`."},
                "words": {**_TEXT, "description": "The sentence on it, if it was reworded."},
            },
            "required": ["path", "value", "whose"],
        },
    }


def _law_beside() -> Schema:
    return {
        "type": "array",
        "description": "What the notice prints of the law. No statement of the company.",
        "items": {
            "type": "object",
            "properties": {
                "section": _TEXT,
                "question": _TEXT,
                "whose": {**_TEXT, "description": "Code of the State whose law it is, such as US."},
                "parts": {
                    **_TEXTS,
                    "description": "Codes of the parts of the State where it holds.",
                },
                "holds_for": {"enum": ["domestic", "foreign", "any", "company"]},
                "categories": _TEXTS,
                "says": _TEXT,
                "citations": _TEXTS,
            },
            "required": ["section", "question", "whose", "holds_for", "says", "citations"],
        },
    }


def _publication() -> Schema:
    properties = {
        "published": {**_DAY, "description": "Date of this version."},
        "effective": {**_DAY, "description": "First day on which it applies."},
        "expires": {
            **_DAY,
            "description": "Date after which it is out of date: read it at its source.",
        },
        "version": _TEXT,
        "supersedes": {**_TEXT, "description": "The version that it replaces."},
        "canonical": {**_TEXT, "description": "Address of this edition."},
        "editions": {
            "type": "array",
            "description": "Each language version and its address.",
            "items": {
                "type": "object",
                "properties": {"language": _TEXT, "url": _TEXT},
                "required": ["language", "url"],
            },
        },
    }
    return {"type": "object", "properties": properties, "required": ["published", "editions"]}


def _law() -> Schema:
    row = {"citation": _TEXT, "title": _TEXT, "read": {"enum": [read.value for read in Read]}}
    return {
        "type": "array",
        "description": "Law on which the sentences of the document are based.",
        "items": {
            "type": "object",
            "properties": {
                **row,
                "as_of": {**_DAY, "description": "Date whose law the text that was read shows."},
            },
            "required": list(row),
        },
    }


def _text() -> Schema:
    return {
        "type": "object",
        "description": "Content of the Word file, in order.",
        "properties": {
            "header": {**_TEXTS, "description": "Classification and draft mark."},
            "blocks": {"type": "array", "items": {"oneOf": _blocks()}},
            "footer": {
                **_TEXTS,
                "description": "Lines of the footer; “…” stands for a page number.",
            },
            "notes": {
                "type": "array",
                "description": "Footnotes and endnotes. Their marks are raised in the text.",
                "items": {
                    "type": "object",
                    "properties": {"mark": _TEXT, "text": _TEXT},
                    "required": ["mark", "text"],
                },
            },
        },
        "required": ["header", "blocks", "footer"],
    }


def _blocks() -> list[Schema]:
    level = {"type": "integer", "minimum": 0, "maximum": 3}
    roles = {"enum": [role.value for role in Role]}
    return [
        _block("heading", level=level, number=_TEXT, text=_TEXT),
        _block("paragraph", role=roles, text=_TEXT),
        _block("item", number=_TEXT, text=_TEXT, notes=_TEXTS),
        _block("labels", head=_TEXTS, rows=_ROWS),
        _block("table", head=_TEXTS, rows=_ROWS),
    ]


def _block(kind: str, **properties: Schema) -> Schema:
    every = {"type": {"const": kind}, **properties}
    return {"type": "object", "properties": every, "required": list(every)}


def _opened(node: Any) -> Any:
    """A schema that allows what it does not name."""
    if isinstance(node, dict):
        return {
            key: _opened(value)
            for key, value in node.items()
            if not (key == "additionalProperties" and value is False)
        }
    return [_opened(entry) for entry in node] if isinstance(node, list) else node


def _less(node: Any) -> Any:
    """A schema that no field is required by, and no item of a list."""
    if isinstance(node, dict):
        gone = [key for key in ("required", "minItems") if not isinstance(node.get(key), dict)]
        return {key: _less(value) for key, value in node.items() if key not in gone}
    return [_less(entry) for entry in node] if isinstance(node, list) else node


def _without(schema: Schema, paths: frozenset[str]) -> Schema:
    """A schema without the fields that no document shows; none of them is required."""
    for path in paths:
        *parents, last = path.split(".")
        owner = schema
        for name in parents:
            owner = _target(owner["properties"][name], schema)
        owner["properties"].pop(last)
    return schema


def _target(field: Schema, schema: Schema) -> Schema:
    """The table that a field refers to, itself or as one of its choices."""
    choices = [field, *field.get("anyOf", ())]
    name = next(choice["$ref"] for choice in choices if "$ref" in choice)
    found: Schema = schema["$defs"][name.rpartition("/")[2]]
    return found
