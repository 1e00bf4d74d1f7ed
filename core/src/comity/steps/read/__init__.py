"""Read: a case file in YAML becomes a typed draft, with the place of every field.

Whatever is wrong with a file is said in one pass, each fault with file, line, column, field,
what is allowed and how to correct it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from comity.model.errors import DraftError
from comity.model.records import DocumentType
from comity.steps.read.case import CaseFile
from comity.steps.read.case_file import load
from comity.steps.read.reading import Reading, reading, reading_of

__all__ = ["CaseFile", "Reading", "parse_case", "read_case", "reading", "reading_of"]


def read_case(path: Path, document_types: Mapping[str, DocumentType]) -> CaseFile:
    """Read a case file.

    Args:
        path: the file.
        document_types: the kinds of document there are, by kind.

    Raises:
        DraftError: the file cannot be used; carries every fault that was found.
        PluginError: the model of the file's kind cannot be imported.
    """
    return parse_case(load(path), path, document_types)


def parse_case(content: bytes, path: Path, document_types: Mapping[str, DocumentType]) -> CaseFile:
    """A case file from its bytes; ``path`` is the name it has, or will have.

    Raises:
        DraftError: it cannot be used; carries every fault that was found.
        PluginError: the model of its kind cannot be imported.
    """
    found = reading(content, path, document_types)
    if found.case is None:
        raise DraftError(found.faults)
    return found.case
