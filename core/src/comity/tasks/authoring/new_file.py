"""A new case file on the disk, with the JSON Schema beside it that its first line names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from comity.model.drafts.json_schema import schema_file, schema_text
from comity.model.records import DocumentType
from comity.steps.read.heading import model_of
from comity.steps.write import Outputs

__all__ = ["new_file"]


def new_file(
    output: Path, text: str, kind: DocumentType, *, force: bool, inputs: Iterable[Path] = ()
) -> Outputs:
    """A new case file as planned outputs; a schema that is there already is left as it is.

    ``inputs`` are the files that the command reads, which it never writes.
    """
    outputs = Outputs(output.parent, private=kind.private, force=force, inputs=inputs)
    outputs.add(output.name, text.encode())
    beside = schema_file(kind.kind)
    if not (output.parent / beside).exists():
        outputs.add(beside, schema_text(model_of(kind)).encode(), private=False)
    return outputs
