"""Findings on what is for other readers of a document than the authority."""

from __future__ import annotations

from collections.abc import Iterator

from comity.host import Host
from comity.model.findings import Finding
from comity.steps.protect.reader_findings import check_readers
from comity.steps.protect.readers import readers_of
from comity.steps.resolve import Resolved
from comity.steps.wording.catalogue_loading import document_words, load_catalogue

__all__ = ["check_twins"]


def check_twins(resolved: Resolved, host: Host) -> Iterator[Finding]:
    """What the author has for a reader and leads nowhere, and what would tell a reader too much."""
    if not readers_of(resolved):
        return
    spoken = resolved.spoken()
    if host.languages.unusable(resolved.language, spoken):
        return
    words = load_catalogue(host.languages, resolved.language, spoken)
    yield from check_readers(resolved, document_words(words))
