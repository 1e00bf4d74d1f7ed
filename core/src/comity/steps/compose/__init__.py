"""Compose: from a resolved case to content, in plain strings, every field placed or withheld."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from comity.host import Host
from comity.model.content import Content
from comity.model.records import DocumentType
from comity.steps.protect import hushed_errors
from comity.steps.resolve import Resolved

__all__ = ["Composer", "compose"]


class Composer(Protocol):
    """What a document type's composer looks like."""

    def __call__(self, resolved: Resolved, host: Host, draft_mark: bool) -> Content:
        """Compose the content of a document."""
        ...


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
