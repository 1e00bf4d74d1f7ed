"""A plain tree from a program, read as a file is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from comity.model.records import DocumentType
from comity.steps.read.program_tree import tree_of
from comity.steps.read.reading import Reading, reading_of
from comity.steps.read.tree_writer import to_yaml

__all__ = ["reading_of_tree"]


def reading_of_tree(
    data: object, path: Path, document_types: Mapping[str, DocumentType]
) -> Reading:
    """Read a plain tree; its text and its hash are those of the YAML that would be written of it.

    Args:
        data: the document, as dict, list and str.
        path: the name that places and faults carry.
        document_types: the kinds of document there are, by kind.

    Raises:
        PluginError: the model of its kind cannot be imported.
    """
    tree = tree_of(data, str(path))
    text = to_yaml(tree.data)
    return reading_of(tree, path, document_types, text.encode(), text)
