"""Citations and sources in plain words: where a statement stands, how it was read, and when."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.citations import Citation, Read
from comity.model.law_records import Source
from comity.text.written import capital, day, said

__all__ = [
    "READ",
    "by_reading",
    "cited",
    "how_read",
    "of_source",
    "of_statement",
    "since",
    "source_lines",
]

READ = {
    Read.OFFICIAL: "official text read",
    Read.SECONDARY: "secondary source read",
    Read.NONE: "not read",
}
UNOFFICIAL = {Read.SECONDARY: "secondary source", Read.NONE: "not read"}


def cited(citation: Citation) -> str:
    """The citation alone; a source cited as a whole ends without a comma."""
    return str(citation).rstrip(", ")


def by_reading(citation: Citation) -> str:
    """A citation in which every source that was not read in its official text says so."""
    return "; ".join(
        f"{one}{'' if one.read is Read.OFFICIAL else f', {UNOFFICIAL[one.read]}'}"
        for one in citation.sources
    )


def how_read(citation: Citation) -> str:
    """Since when it holds, how it was read, when it was last compared, and by whom reviewed."""
    return f"{capital('; '.join([*_held(citation), READ[citation.read], *_compared(citation)]))}."


def of_source(citation: Citation) -> str:
    """What is known of one source among several: its own first day, and how it was read."""
    word = "known from {} on" if citation.account else "not before {}"
    own = [word.format(said(citation.enacted))] if citation.enacted else []
    return f"{capital('; '.join([*own, READ[citation.read]]))}."


def of_statement(citation: Citation) -> str:
    """What is known of a statement that rests on several sources: the days of the whole."""
    return f"Together {'; '.join([*_held(citation), *_compared(citation)])}."


def _held(citation: Citation) -> Iterator[str]:
    yield since(citation)
    if citation.applies_from and citation.applies_from != citation.start:
        yield f"applies from {day(citation.applies_from)}"
    if citation.end:
        yield f"until {day(citation.end)}"


def _compared(citation: Citation) -> Iterator[str]:
    yield f"checked on {day(citation.checked)}" if citation.checked else "never checked"
    if citation.reviewed_by:
        yield f"reviewed by {citation.reviewed_by}"


def since(citation: Citation) -> str:
    """Since when it is in force; where that is not established, before which day it cannot be."""
    if citation.pending:
        return "not known to be in force"
    if citation.start and citation.start == citation.applies_from:
        return f"applies since {said(citation.start)}"
    if citation.start:
        older = f", at first by {citation.older_law}" if citation.older_law else ""
        return f"in force since {said(citation.start)}{older}"
    if citation.account and citation.not_before:
        told = said(citation.not_before)
        return f"known from {told} on; start date unknown"
    floor = f", not before {said(citation.not_before)}" if citation.not_before else ""
    return f"in force, start date unknown{floor}"


def source_lines(source: Source) -> list[str]:
    """A source as the list at the end of a page gives it: id, address, what was read, as of."""
    found = source.origin
    known = [
        f"Key: {found.table}, {found}" if found and found.line else "",
        f"Official id: {source.official_id or 'none known'}",
        f"Not before: {_enacted(source)}" if source.enacted else "",
        f"Address: {source.url}" if source.url else "",
        f"How read: {_reading(source)}",
        f"Text consulted: {source.copied_from}" if source.copied_from else "",
        f"Articles read: {source.articles}" if source.articles else "",
        f"Note: {source.note}" if source.note else "",
    ]
    return [line for line in known if line]


def _enacted(source: Source) -> str:
    """The day before which no text of the source held, and how it is known if not from itself."""
    known = {
        Read.SECONDARY: " (from a secondary source)",
        Read.NONE: " (general knowledge, not read)",
    }
    how = known.get(source.enacted_read, "") if source.enacted_read else ""
    how += "; its content may be older" if source.account else ""
    return (said(source.enacted) if source.enacted else "") + how


def _reading(source: Source) -> str:
    if source.read is Read.NONE:
        return READ[source.read]
    on = f" on {day(source.read_on)}" if source.read_on else ""
    return READ[source.read] + on + (f", as of {day(source.as_of)}" if source.as_of else "")
