"""Read: a case file in YAML becomes a typed draft, with the place of every field.

Whatever is wrong with a file is said in one pass, each fault with file, line, column, field,
what is allowed and how to correct it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from pydantic import ValidationError

from comity.model.drafts.base import Draft
from comity.model.errors import DraftError, Fault
from comity.model.records import DocumentType
from comity.steps.read import paths
from comity.steps.read.case import CaseFile, nearest_place
from comity.steps.read.case_file import decode, load
from comity.steps.read.faults import model_faults
from comity.steps.read.heading import heading_faults, model_of
from comity.steps.read.plain_tree import Tree
from comity.steps.read.redacted_faults import without_protected
from comity.steps.read.tree_hash import tree_sha256
from comity.steps.read.value_forms import misfits
from comity.steps.read.yaml_events import grow

__all__ = ["CaseFile", "parse_case", "read_case"]


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
    file = str(path)
    text = decode(content, file)
    tree = grow(text, file)
    faults = list(tree.faults)
    draft = None
    if tree.whole:
        heading = heading_faults(tree, document_types, file)
        faults += heading
        tree.marred.update(fault.field for fault in heading)
        kind = tree.data.get("kind")
        # Another schema has other fields: its faults by this one would mislead.
        other_schema = any(fault.field == "schema" and "schema" in tree.data for fault in heading)
        if isinstance(kind, str) and kind in document_types and not other_schema:
            draft, more = _draft(document_types[kind], tree, file)
            faults += more
    if draft is None or faults:
        raise DraftError(dict.fromkeys(without_protected(faults, tree, text)))
    sha256 = hashlib.sha256(content).hexdigest()
    places = MappingProxyType(tree.places)
    return CaseFile(Path(path), draft, places, sha256, tree_sha256(tree.data))


def _draft(document_type: DocumentType, tree: Tree, file: str) -> tuple[Draft | None, list[Fault]]:
    """The draft, or what keeps the document from being one."""
    model = model_of(document_type)
    faults = []
    for misfit in misfits(model, tree.data):
        if not paths.covered(misfit.field, tree.marred):
            faults.append(_fault(tree, file, *misfit))
        tree.marred.add(misfit.field)
    try:
        draft = model.model_validate(tree.data)
    except ValidationError as error:
        return None, faults + model_faults(error, model, tree, file)
    return draft, faults + list(_reference_faults(draft, tree, file))


def _reference_faults(draft: Draft, tree: Tree, file: str) -> Iterator[Fault]:
    for field, message, cure in draft.faults_of_reference():
        if not paths.covered(field, tree.marred):
            yield _fault(tree, file, field, message, cure)


def _fault(tree: Tree, file: str, field: str, message: str, cure: str) -> Fault:
    place = nearest_place(tree.places, field)
    return Fault(file, place.line, place.column, field, message, cure)
