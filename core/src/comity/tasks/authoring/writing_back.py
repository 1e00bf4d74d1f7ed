"""Writing the document of an interview: as a new file, or in the place of the file it came from.

No command rewrites an author's file unasked. Where a file was reopened, the changes are shown, the
author agrees to them, and the file as it was stays beside the new one, as ``FILE~``. A file that
somebody else has changed in the meantime is left alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.host import Host
from comity.law.particular_forms import as_day
from comity.model.drafts.json_schema import schema_line
from comity.model.errors import Fault, OutputError
from comity.steps.read.tree_writer import to_yaml
from comity.steps.write import Outputs
from comity.tasks.authoring.new_file import new_file
from comity.tasks.questions.fields import Field

__all__ = ["Opened", "backup_of", "document_text", "write_back", "write_new"]


@dataclass(frozen=True, slots=True)
class Opened:
    """A case file as it was read: its bytes, and the plain tree in them."""

    file: Path
    data: bytes
    tree: dict[str, Any]


def document_text(tree: Mapping[str, Any], fields: Sequence[Field]) -> str:
    """The text of a case file, its fields in the order of the model."""
    return f"{schema_line(str(tree['kind']))}\n{to_yaml(_in_order(tree, fields))}"


def write_new(
    output: Path, tree: Mapping[str, Any], fields: Sequence[Field], host: Host, *, force: bool
) -> None:
    """Write a document as a new file, with its schema beside it.

    Raises:
        OutputError: it cannot be written.
    """
    kind = host.document_types()[str(tree["kind"])]
    text = document_text(tree, fields)
    new_file(output, text, kind, force=force, inputs=host.own_files()).commit()


def write_back(
    opened: Opened, tree: Mapping[str, Any], fields: Sequence[Field], host: Host
) -> None:
    """Write a document in the place of the file that it came from, and keep that file beside it.

    Raises:
        OutputError: the file was changed since it was read, or one of the two cannot be written;
            then none is.
    """
    source = opened.file
    if not source.is_file() or source.read_bytes() != opened.data:
        raise OutputError(
            Fault(
                str(source),
                0,
                0,
                "",
                "has been changed since the command read it, and was left as it is",
                "Run the command again, or write another file with -o.",
            )
        )
    kind = host.document_types()[str(tree["kind"])]
    outputs = Outputs(source.parent, private=kind.private, force=True, inputs=host.own_files())
    outputs.add(source.name, document_text(tree, fields).encode())
    outputs.add(backup_of(source).name, opened.data)
    outputs.commit()


def backup_of(file: Path) -> Path:
    """The name under which a file stays that is replaced."""
    return file.with_name(f"{file.name}~")


def _in_order(value: Any, fields: Sequence[Field]) -> Any:
    """A table in the order of the model; what the model does not have comes last."""
    if isinstance(value, list):
        return [_in_order(one, fields) for one in value]
    if not isinstance(value, Mapping):
        return value
    known = {field.name: field for field in fields}
    names = [name for name in known if name in value]
    names += [name for name in value if name not in known]
    return {name: _formed(value[name], known.get(name)) for name in names}


def _formed(value: Any, field: Field | None) -> Any:
    """A value as YAML has it without quotes, where its field is a date, a number or yes or no."""
    if field is None or not isinstance(value, str):
        return _in_order(value, field.fields if field else ())
    if field.form in ("true-false", "choice") and value in ("true", "false"):
        return value == "true"
    if field.form == "number" and value.isdecimal() and str(int(value)) == value:
        return int(value)
    return as_day(value) or value if field.form == "date" else value
