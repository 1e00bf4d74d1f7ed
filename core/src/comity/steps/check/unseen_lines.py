"""What other readers of a document do not see, as lines for people and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from comity.steps.findings import citation_data, cited_as_read
from comity.steps.protect.reader_findings import Unseen, unseen_by
from comity.steps.protect.readers import readers_of, view_of
from comity.steps.resolve import Resolved
from comity.text.finding_lines import wrapped
from comity.text.messages import ENGLISH, Catalogue, words
from comity.text.reader_text import said_in

__all__ = ["unseen_data", "unseen_lines"]


def unseen_lines(resolved: Resolved, width: int, catalogue: Catalogue = ENGLISH) -> list[str]:
    """A heading, and for each reader what it does not see, with the article; or no line at all."""
    readers = readers_of(resolved)
    if not readers:
        return []
    lines = ["", words("twin.unseen", catalogue)]
    for reader in readers:
        for one in unseen_by(resolved, reader):
            lines += ["", *wrapped(_said(one, catalogue), width, indent="  ")]
            if one.citation:
                lines += wrapped(f"[{cited_as_read(one.citation)}]", width, indent="    ")
        for path in view_of(resolved, reader).texts:
            told = words("twin.summary-for", catalogue, reader=reader, field=path)
            lines += ["", *wrapped(told, width, indent="  ")]
    return lines


def unseen_data(resolved: Resolved) -> list[dict[str, Any]]:
    """The same as JSON types: reader, fields, citation (None by the author's choice)."""
    return [
        {
            "reader": one.reader,
            "fields": list(one.fields),
            "says": str(one.says),
            "citation": one.citation and citation_data(one.citation),
        }
        for one in _every(resolved)
    ]


def _every(resolved: Resolved) -> Iterator[Unseen]:
    for reader in readers_of(resolved):
        yield from unseen_by(resolved, reader)


def _said(one: Unseen, catalogue: Catalogue) -> str:
    if one.citation is None:
        return words("twin.unseen-by/author", catalogue, reader=one.reader, fields=one.fields)
    says, _ = said_in(one.says, catalogue.language)
    return words("twin.unseen-by/law", catalogue, reader=one.reader, fields=one.fields, says=says)
