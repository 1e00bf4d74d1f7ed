"""Citations and sources in plain words: where a statement stands, how it was read, and when."""

from __future__ import annotations

from comity.law.first_days import said
from comity.law.records import Source
from comity.law.written import capital, day
from comity.records import Citation, Read

__all__ = ["READ", "by_reading", "cited", "how_read", "since", "source_lines"]

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
    parts = [since(citation)]
    if citation.applies_from and citation.applies_from != citation.start:
        parts.append(f"applies from {day(citation.applies_from)}")
    if citation.end:
        parts.append(f"until {day(citation.end)}")
    parts.append(READ[citation.read])
    parts.append(f"checked on {day(citation.checked)}" if citation.checked else "never checked")
    if citation.reviewed_by:
        parts.append(f"reviewed by {citation.reviewed_by}")
    return f"{capital('; '.join(parts))}."


def since(citation: Citation) -> str:
    """Since when it is in force; where that is not established, before which day it cannot be."""
    if citation.start and citation.start == citation.applies_from:
        return f"applies since {said(citation.start)}"
    if citation.start:
        older = f", at first by {citation.older_law}" if citation.older_law else ""
        return f"in force since {said(citation.start)}{older}"
    if citation.account and citation.enacted:
        return f"known from {said(citation.enacted)} on; since when it holds is not established"
    floor = f", not before {said(citation.enacted)}" if citation.enacted else ""
    return f"in force since a day that is not established{floor}"


def source_lines(source: Source) -> list[str]:
    """A source as the list at the end of a page gives it: id, address, what was read, as of."""
    found = source.origin
    known = [
        f"Key: {found.table}, {found}" if found and found.line else "",
        f"Official id: {source.official_id or 'none known'}",
        f"Not before: {_enacted(source)}" if source.enacted else "",
        f"Address: {source.url}" if source.url else "",
        f"How read: {_reading(source)}",
        f"What was seen: {source.copied_from}" if source.copied_from else "",
        f"Note: {source.note}" if source.note else "",
    ]
    return [line for line in known if line]


def _enacted(source: Source) -> str:
    """The day before which no text of the source held, and how it is known if not from itself."""
    known = {Read.SECONDARY: " (by an account)", Read.NONE: " (by general knowledge, not read)"}
    how = known.get(source.enacted_read, "") if source.enacted_read else ""
    how += "; what it tells may be older" if source.account else ""
    return (said(source.enacted) if source.enacted else "") + how


def _reading(source: Source) -> str:
    if source.read is Read.NONE:
        return READ[source.read]
    on = f" on {day(source.read_on)}" if source.read_on else ""
    return READ[source.read] + on + (f", as of {day(source.as_of)}" if source.as_of else "")
