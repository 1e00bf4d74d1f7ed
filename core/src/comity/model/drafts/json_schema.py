"""The JSON Schema of a kind of case file, for editors that complete and check YAML by it.

A new file's first line names it (``yaml-language-server: $schema=./request-1.schema.json``), and it
is written beside the file.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from comity.model.drafts.base import MARKS

__all__ = ["json_schema", "schema_file", "schema_line", "schema_text"]

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_file(kind: str) -> str:
    """The name of the file: ``request-1.schema.json``."""
    return f"{kind}-1.schema.json"


def schema_line(kind: str) -> str:
    """The line that editors read, without its line break."""
    return f"# yaml-language-server: $schema=./{schema_file(kind)}"


def json_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of a model, in the author's names.

    ``schema: 1`` is a number to an editor and a text to the program, so both are allowed.
    """
    found = model.model_json_schema(by_alias=True)
    for table in (found, *found.get("$defs", {}).values()):
        for field in table.get("properties", {}).values():
            _lift(field)
    number = found.get("properties", {}).get("schema")
    if isinstance(number, dict) and "const" in number:
        text = str(number.pop("const"))
        number.pop("type", None)
        number["enum"] = [int(text), text] if text.isdigit() else [text]
    return {"$schema": DIALECT, **found}


def _lift(field: dict[str, Any]) -> None:
    """Set what the type of a field says beside what the field itself says.

    Pydantic leaves it on the alternative that is not null, or on the items of a list.
    """
    inner = [one for one in field.get("anyOf", ()) if one.get("type") != "null"]
    for kind in (*inner, field.get("items", {})):
        for mark in MARKS:
            if mark in kind:
                field.setdefault(mark, kind.pop(mark))


def schema_text(model: type[BaseModel]) -> str:
    """The schema as the text of a file."""
    return json.dumps(json_schema(model), ensure_ascii=False, indent=2) + "\n"
