"""What is said of an order to a provider: its instrument, its certificate, how to check it."""

from __future__ import annotations

from collections.abc import Iterable

from comity.model.law_clocks import Clock
from comity.model.law_records import Instrument
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.spacing import bound

__all__ = [
    "AWAITED",
    "PROVIDER",
    "call_back",
    "certifying",
    "clock_for",
    "instruments_named",
    "limit_for",
    "limit_of",
    "under",
]

PROVIDER = "provider"
# after this event an authority has a time of its own to refuse an order
AWAITED = "notification-received"
RECEIVED = "order-received"


def certifying(drafter: Drafter) -> Instrument | None:
    """The instrument that the author names by whose certificate a provider is ordered directly.

    None where none is named, or none is in force: then the paper is a letter of its own.
    """
    named = {str(drafter.get(f"{path}.instrument")) for path in drafter.basis_paths()}
    kinds = {str(drafter.get(f"{path}.kind")) for path in drafter.each("measures")}
    for basis in drafter.resolved.relied_on():
        one = basis.instrument
        serves = kinds & set(one.measures)
        if one.id in named and one.direct and one.own_form and serves:
            return one if basis.status == "in-force" else None
    return None


def clock_for(instrument: Instrument, starts: str, kind: str) -> Clock | None:
    """The time limit of an instrument that an event starts, for a kind of assistance."""
    return next((c for c in instrument.clocks if c.starts == starts and kind in c.measures), None)


def limit_of(drafter: Drafter, instrument: Instrument) -> Clock | None:
    """The time limit that an instrument sets for the data of an order, in an emergency or not."""
    haste = drafter.get("urgency.level") == "emergency"
    kinds = [str(drafter.get(f"{path}.kind")) for path in drafter.each("measures")]
    return limit_for(instrument, kinds, haste=haste)


def limit_for(instrument: Instrument, kinds: Iterable[str], *, haste: bool) -> Clock | None:
    """The time limit that an instrument sets for data of some kinds; ``haste``: an emergency."""
    starts = f"{RECEIVED}-emergency" if haste else RECEIVED
    found = (clock_for(instrument, starts, kind) for kind in kinds)
    return next((clock for clock in found if clock and clock.means == "act"), None)


def instruments_named(drafter: Drafter) -> list[str]:
    """The instruments that the author names, with their articles; unasked none is cited."""
    known = {basis.instrument.id: basis.instrument for basis in drafter.resolved.bases}
    texts = []
    for path in drafter.basis_paths():
        articles = bound(drafter.joined(f"{path}.articles"))
        found = known.get(str(drafter.get(f"{path}.instrument")))
        if found is None:
            texts.append(drafter.phrase((drafter.text(f"{path}.instrument"), articles)))
            continue
        name, _, usual = drafter.instrument_named(found)
        drafter.place(f"{path}.instrument", name)
        texts.append(drafter.phrase((name, articles or usual)))
    return texts


def under(drafter: Drafter) -> list[str]:
    """Under which instruments the order is made, and that its certificate is the official form."""
    named = instruments_named(drafter)
    found = [drafter.clause("disclosure.under", instrument=drafter.listed(named))] if named else []
    if certifying(drafter):
        found.append(drafter.clause("disclosure.certificate"))
    return found


def call_back(drafter: Drafter) -> list[str]:
    """How the provider makes sure that the paper is genuine."""
    if not drafter.has("call_back"):
        return []
    said = [drafter.clause("disclosure.call_back", phone=drafter.text("call_back.phone"))]
    if drafter.has("call_back.published_at"):
        page = drafter.text("call_back.published_at")
        said.append(drafter.clause("disclosure.call_back.published", page=page))
    if drafter.has("call_back.ask_for"):
        whom = drafter.text("call_back.ask_for")
        said.append(drafter.clause("disclosure.call_back.ask_for", whom=whom))
    said.append(drafter.clause("disclosure.call_back.caution"))
    return [" ".join(said)]
