"""The two fields that every case file begins with: ``kind`` and ``schema``."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

from comity.model.drafts.base import Draft
from comity.model.errors import Fault, PluginError
from comity.model.records import DocumentType
from comity.steps.read import message_words
from comity.steps.read.plain_tree import Tree

SCHEMAS = ("1",)
"""The numbers of the file format that are read."""


def heading_faults(
    tree: Tree, document_types: Mapping[str, DocumentType], file: str
) -> list[Fault]:
    """What is wrong with ``kind`` and ``schema``, before any model is asked."""
    return [
        *_word_fault(tree, file, "kind", tuple(document_types), "a known kind of document"),
        *_word_fault(tree, file, "schema", SCHEMAS, "a supported schema number"),
    ]


def model_of(document_type: DocumentType) -> type[Draft]:
    """The model that a kind of document names as ``module:Name``.

    Raises:
        PluginError: the model cannot be imported, or is no Draft.
    """
    module, _, name = document_type.model.partition(":")
    subject = f"The kind `{document_type.kind}` names the model `{document_type.model}`, which"
    try:
        model = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise PluginError(f"{subject} cannot be imported: {error}") from error
    if not (isinstance(model, type) and issubclass(model, Draft)):
        raise PluginError(f"{subject} is not a Draft (comity.model.drafts.base).")
    return model


def _word_fault(tree: Tree, file: str, name: str, known: tuple[str, ...], what: str) -> list[Fault]:
    value = tree.data.get(name)
    if name in tree.marred or (isinstance(value, str) and value in known):
        return []
    place = tree.places.get(name, tree.places[""])
    allowed = f"Known: {message_words.listing(known)}." if known else "None is installed."
    if value is None:
        if "" in tree.gaps:
            return []
        message = f"The field `{name}` is missing."
        cure = f"Add `{name}: {known[0]}`." if len(known) == 1 else f"Add `{name}:`. {allowed}"
    else:
        message = message_words.sentence(f"{message_words.found(value)} is not {what}")
        meant = message_words.nearest(value, known) if isinstance(value, str) else ""
        cure = f"Did you mean `{meant}`? {allowed}" if meant else allowed
    return [Fault(file, place.line, place.column, name, message, cure)]
