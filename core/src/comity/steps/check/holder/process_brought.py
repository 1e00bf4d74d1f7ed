"""What a request brings: the process, and the kind of authority that asks."""

from __future__ import annotations

from comity.model.drafts.correspondence_disclosure import Disclosure
from comity.model.drafts.request import Request
from comity.steps.check.holder.notice_words import kinds_in, union_instrument
from comity.steps.check.holder.paper_asked import Asked, Held

__all__ = ["ENFORCES", "MAY_ENFORCE", "MLA", "brought", "brought_words", "requester_kinds"]

MLA = "mla"
ENFORCES = "law-enforcement"
MAY_ENFORCE = frozenset({ENFORCES, "police", "prosecutor", "court", "tax", "central-authority"})
"""The kinds of authority of which nobody can say that they are no law enforcement."""
OF_CAPACITY = {
    "central-authority": "central-authority",
    "prosecutor": "prosecutor",
    "judge": "court",
    "court": "court",
    "police": "police",
}


def brought(asked: Asked, held: Held) -> frozenset[str]:
    """The kinds of process that a measure brings, by the names of words.toml."""
    found: set[str] = set()
    for text in brought_words(asked, held):
        found |= kinds_in("process", text)
    if isinstance(asked.draft, Request) and not asked.direct:
        found.add(MLA)
    if isinstance(asked.draft, Disclosure) and asked.draft.form == "order":
        found |= _of_order(asked.draft)
    if union_instrument() in asked.draft.instruments_named():
        keeps = asked.keeps(held.measure) or asked.preserving
        found.add("european-preservation-order" if keeps else "european-production-order")
    return frozenset(found)


def _of_order(draft: Disclosure) -> set[str]:
    """What an order to a provider is: of a court, where one issues or validates it."""
    side = draft.requesting
    signs = (side.issued_by, side.validated_by)
    judged = any(one is not None and one.capacity in ("judge", "court") for one in signs)
    return {"production-order", "court-order"} if judged else {"production-order"}


def brought_words(asked: Asked, held: Held) -> list[str]:
    """The orders that a measure names, by their titles: its own, and those of its annexes."""
    order = held.measure.order
    titles = [order.title] if order else []
    annexes = held.measure.annexes
    titles += [a.title for a in asked.draft.annexes if a.kind == "order" and a.id in annexes]
    return list(dict.fromkeys(titles))


def requester_kinds(asked: Asked) -> frozenset[str]:
    """The kinds of authority that the requester is, by its name and its capacity."""
    side = asked.draft.requesting
    names = [side.authority.name, side.authority.unit or ""]
    found = frozenset[str]().union(*(kinds_in("authority", name) for name in names))
    found |= {ENFORCES} if "police" in found else set()
    capacity = OF_CAPACITY.get(side.issued_by.capacity or "")
    if found - {ENFORCES}:
        return found
    found |= {capacity} if capacity else set()
    return found | {ENFORCES} if "police" in found else found
