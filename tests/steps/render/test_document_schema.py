from __future__ import annotations

import json

from comity.model.drafts.notice import Notice
from comity.steps.render.document_schema import document_schema, document_schema_text


def objects(node):
    if isinstance(node, dict):
        yield node
        for inner in node.values():
            yield from objects(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from objects(inner)


def test_fields_that_never_leave_are_not_described():
    text = document_schema_text("notice", Notice)
    assert "internal_notes" not in text
    assert "internal_checks" not in text
    assert "call_back" in text


def test_no_table_is_closed_to_fields_of_later_versions():
    closed = [
        node
        for node in objects(document_schema("notice", Notice))
        if node.get("additionalProperties") is False
    ]
    assert closed == []


def test_the_schema_of_the_case_file_itself_stays_strict():
    from comity.model.drafts.json_schema import json_schema

    document_schema("notice", Notice)
    assert json_schema(Notice)["additionalProperties"] is False
    assert "internal_notes" in json_schema(Notice)["properties"]


def test_the_text_of_the_schema_is_json_with_the_dialect_named():
    schema = json.loads(document_schema_text("notice", Notice))
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == "Notice, as a document"
