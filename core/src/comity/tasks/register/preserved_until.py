"""When the preservations of a matter end, by its papers and by what the request lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from comity.tasks.register.case_entries import Entry

__all__ = ["preserved_until"]


def preserved_until(entry: Entry, papers: Sequence[Entry]) -> Iterator[dt.date]:
    """The end of each preservation of a matter: those of its papers, and those that it names.

    What a paper renewed ends with that paper. What a paper of the matter stands for is not counted
    by what another file said of it.
    """
    own = [one for one in (entry, *papers) if one.kind == "preservation"]
    renewed = {reference for one in own for reference in one.preserved}
    told = {one.key for one in own} | renewed
    for one in (entry, *papers):
        if (day := _kept_until(one)) and one.key not in renewed:
            yield day
    for step in getattr(entry.draft, "earlier", ()) if entry.kind == "request" else ():
        if step.kind == "preservation" and step.expires and step.reference not in told:
            yield step.expires


def _kept_until(entry: Entry) -> dt.date | None:
    """The last day of a preservation: as confirmed, or as it was asked for and sent."""
    record = entry.record
    if record is None or record.first("closed"):
        return None
    if (kept := record.last("preserved")) is not None and kept.until is not None:
        return kept.until
    if entry.kind == "preservation" and record.first("sent") and entry.draft is not None:
        asked: dt.date | None = getattr(entry.draft, "hold_until", None)
        return asked
    return None
