"""Compose: from a resolved case to content, in plain strings, every field placed or withheld."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from comity.host import Host
from comity.model.content import Content
from comity.model.records import DocumentType
from comity.steps.compose.drafter import Composer
from comity.steps.protect import hushed_errors
from comity.steps.resolve import Resolved

__all__ = ["compose"]


def compose(
    resolved: Resolved, host: Host, document_type: DocumentType, *, draft_mark: bool = False
) -> Content:
    """The content of a document.

    Args:
        resolved: the case.
        host: asked for the form of values.
        document_type: names the composer ("module:function").
        draft_mark: whether the document is marked as a draft on every page.

    Raises:
        ComposeError: there is no wording in the language, or a clause lacks a value.
    """
    module, _, name = document_type.compose.partition(":")
    composer = cast("Composer", getattr(import_module(module), name))
    with hushed_errors(resolved.draft):
        return composer(resolved, host, draft_mark)
