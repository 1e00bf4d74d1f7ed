"""What one list of parties tells of another: a party to a protocol is a party to its parent.

Only where an article of the protocol says so (``needs_parent``), and never against what the
parent's own list tells: it fills in what that list leaves open, and the line says how it is known.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Iterator, Mapping

from comity.model.citations import Read
from comity.model.law_records import Instrument, PartyRow

__all__ = ["with_inferred"]

KEPT = 8
"""Collections of instruments of which it is kept what their lists tell of each other."""


def with_inferred(instruments: Mapping[str, Instrument]) -> dict[str, Instrument]:
    """The same instruments, each list of a parent completed from those of its protocols.

    It is worked out once for the same records, which nobody changes: every part of a check asks.
    """
    records = tuple(instruments.values())
    number = tuple(map(id, records))
    with _LOCK:
        known = _KNOWN.get(number)
    if known is None:  # the records are kept too, so that no others have their numbers
        known = records, _inferred_in(instruments)
        with _LOCK:
            while len(_KNOWN) >= KEPT:
                del _KNOWN[next(iter(_KNOWN))]  # the oldest
            _KNOWN[number] = known
    return dict(known[1])


_LOCK = threading.Lock()
_KNOWN: dict[tuple[int, ...], tuple[tuple[Instrument, ...], dict[str, Instrument]]] = {}


def _inferred_in(instruments: Mapping[str, Instrument]) -> dict[str, Instrument]:
    found = dict(instruments)
    for protocol in instruments.values():
        parent = found.get(protocol.protocol_to)
        if protocol.needs_parent and parent is not None:
            found[parent.id] = _completed(parent, protocol)
    return found


def _completed(parent: Instrument, protocol: Instrument) -> Instrument:
    inferred = {row.code: row for row in _inferred(parent, protocol)}
    if not inferred:
        return parent
    kept = [row for row in parent.parties if row.code not in inferred]
    completed = parent.model_copy(update={"parties": (*kept, *inferred.values())})
    vars(completed).pop("rows", None)  # the index that was made of the lines before
    return completed


def _inferred(parent: Instrument, protocol: Instrument) -> Iterator[PartyRow]:
    """A line for each party to the protocol of whose tie to the parent nothing better is known."""
    for row in protocol.parties:
        day, known = _bound(row, protocol), parent.party(row.code)
        if day is None or not _open(parent, known, day):
            continue
        why = f"inferred: it is a party to the {protocol.named()}, and only a party to the "
        why += f"{parent.named()} can be one ({protocol.needs_parent})"
        found = {"by": day, "inferred": protocol.id, "read": Read.SECONDARY}  # it is a conclusion
        if known is not None and known.status == "party":
            note = "; ".join(filter(None, (known.note, f"the date is {why}")))
            yield known.model_copy(update=found | {"note": note})
            continue
        yield row.model_copy(
            update=found
            | {"in_force": None, "ratified": None, "signed": None, "transposed": None}
            | {"applies_from": None}
            | {"as_of": row.as_of or protocol.party_list.as_of, "note": why}
            | {"extends_to": (), "not_to": ()}
        )


def _bound(row: PartyRow, protocol: Instrument) -> dt.date | None:
    """The day from which a line shows a State bound by the protocol; None where it does not."""
    if row.status != "party" or row.read is Read.NONE or row.ended is not None:
        return None
    return row.bound or row.by or protocol.party_list.as_of


def _open(parent: Instrument, known: PartyRow | None, day: dt.date) -> bool:
    """Whether the parent's own list leaves it open that a State was bound on a day."""
    if known is None:
        return parent.party_list.complete == "no"
    if known.status == "unknown" or known.read is Read.NONE:
        return True
    undated = known.status == "party" and known.bound is None and known.ended is None
    latest = known.by or parent.party_list.as_of
    return undated and latest is not None and day < latest
