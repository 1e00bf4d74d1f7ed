"""What a letter says about an order to a provider: its law, its time limit, what is to be done now.

An order leaves a duty. A letter about it asks no favour, and thanks for nothing.
"""

from __future__ import annotations

from comity.model.content import Part, Row
from comity.model.law_records import Instrument
from comity.steps.compose.correspondence.order_terms import certified_secrecy
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.part_shapes import part
from comity.steps.compose.request.logistics import confidentiality_part

__all__ = ["about_order", "basis_of_order", "duties", "secrecy_of", "time_limit"]

ORDER = "order"
DAY = "order.last_day"


def about_order(drafter: Drafter) -> bool:
    """Whether a letter goes to a company and is about an order to it."""
    if not drafter.has(ORDER):
        return False
    if drafter.has("provider"):
        drafter.withhold("order.kind", "structural: chooses the sentences")
        return True
    drafter.withhold(ORDER, "structural: only a letter to the company says what its order was")
    return False


def basis_of_order(drafter: Drafter) -> list[Row]:
    """The instrument under which the order was made, if the author names it."""
    if not drafter.has("order.instrument"):
        return []
    found = _instrument(drafter)
    if found is None:
        return drafter.row("basis", drafter.text("order.instrument"))
    name, _, _ = drafter.instrument_named(found)
    drafter.place("order.instrument", name)
    return drafter.row("basis", name)


def time_limit(drafter: Drafter) -> list[str]:
    """The time that the order leaves, and the day on which it ends or ended: one paragraph."""
    told: dict[str, str] = {}
    clause = "reminder.order"
    if drafter.has("order.within"):
        told["period"] = drafter.whole("order.within", "period")
        clause += ".limit"
    if drafter.has(DAY):
        told["date"] = drafter.text(DAY, "date")
        clause += ".ended" if _is_over(drafter) else ".ends"
    return [drafter.said(clause, (), told)] if told else []


def duties(drafter: Drafter) -> list[str]:
    """What the addressee has to do now, what if it cannot, and what can follow.

    What follows is told only of an order by a certificate: its instrument says it.
    """
    kind = str(drafter.get("order.kind"))
    over = ".ended" if kind == "production" and _is_over(drafter) else ""
    asked = drafter.clause(f"reminder.order.asked.{kind}{over}")
    certified = _certified(drafter)
    if certified is None:
        return [asked, drafter.clause("reminder.order.unable")]
    cite = (certified.citation,)
    return [
        asked,
        drafter.clause(f"reminder.order.unable.{kind}", cite=cite),
        drafter.clause(f"reminder.order.enforced.{kind}", cite=cite),
    ]


def secrecy_of(drafter: Drafter) -> Part:
    """What was asked about secrecy in the first paper, or is the law of an order, and still holds.

    Nothing where the author says nothing and no certificate was sent.
    """
    ordered = about_order(drafter)
    certified = _certified(drafter) if ordered else None
    if certified is not None:
        notices = (
            "disclosure.order.notice"
            if drafter.get("order.kind") == "production"
            else "preservation.order.notice"
        )
        return certified_secrecy(drafter, certified, notices)
    if not drafter.has("confidentiality"):
        return part()
    if not drafter.has("provider"):
        return confidentiality_part(drafter)
    return confidentiality_part(
        drafter, "letter.secrecy.still.notice", "letter.secrecy.still", "disclosure.notice_order"
    )


def _is_over(drafter: Drafter) -> bool:
    """Whether the last day is past on the day of the letter."""
    return drafter.has(DAY) and drafter.get(DAY) < drafter.get("date")


def _instrument(drafter: Drafter) -> Instrument | None:
    named = drafter.get("order.instrument")
    found = (basis.instrument for basis in drafter.resolved.bases)
    return next((one for one in found if one.id == named), None)


def _certified(drafter: Drafter) -> Instrument | None:
    """The instrument in force by whose certificate the order was made, if it is such an order."""
    named = drafter.get("order.instrument")
    for basis in drafter.resolved.bases:
        one = basis.instrument
        if one.id == named and one.direct and one.own_form and basis.status == "in-force":
            return one
    return None
