"""A plain tree from a program, read as a file is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from comity.model.findings import Place
from comity.model.records import DocumentType
from comity.steps.read.plain_tree import Tree
from comity.steps.read.reading import Reading, reading_of

__all__ = ["reading_of_tree"]


def reading_of_tree(
    data: Mapping[str, Any], path: Path, document_types: Mapping[str, DocumentType]
) -> Reading:
    """Read a plain tree."""
    tree = Tree(data=dict(data), places={"": Place(str(path))})
    return reading_of(tree, path, document_types, b"")
