"""Citations and sources in plain words: where a statement stands, how it was read, and when."""

from __future__ import annotations

from comity.law.records import Source
from comity.law.written import capital, day
from comity.records import Citation, Read

__all__ = ["READ", "by_reading", "cited", "how_read", "source_lines"]

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
    parts = [
        f"in force since {day(citation.start)}"
        if citation.start
        else "in force since a day that is not established"
    ]
    if citation.end:
        parts.append(f"until {day(citation.end)}")
    parts.append(READ[citation.read])
    parts.append(f"checked on {day(citation.checked)}" if citation.checked else "never checked")
    if citation.reviewed_by:
        parts.append(f"reviewed by {citation.reviewed_by}")
    return f"{capital('; '.join(parts))}."


def source_lines(source: Source) -> list[str]:
    """A source as the list at the end of a page gives it: id, address, what was read, as of."""
    found = source.origin
    known = [
        f"Key: {found.table}, {found}" if found and found.line else "",
        f"Official id: {source.official_id or 'none known'}",
        f"Address: {source.url}" if source.url else "",
        f"How read: {_reading(source)}",
        f"What was seen: {source.copied_from}" if source.copied_from else "",
        f"Note: {source.note}" if source.note else "",
    ]
    return [line for line in known if line]


def _reading(source: Source) -> str:
    if source.read is Read.NONE:
        return READ[source.read]
    on = f" on {day(source.read_on)}" if source.read_on else ""
    return READ[source.read] + on + (f", as of {day(source.as_of)}" if source.as_of else "")
