"""Letters about a paper that went straight to a company or a point of contact: they go there too.

They come from the authority whose paper it was, and no central authority is in them.
"""

from __future__ import annotations

from comity.model.content import Row
from comity.steps.compose.correspondence.head import authority_lines, concerning
from comity.steps.compose.correspondence.letters_sent import other_authorities
from comity.steps.compose.correspondence.order_followed import about_order, basis_of_order
from comity.steps.compose.correspondence.orders import call_back
from comity.steps.compose.drafter import Drafter

__all__ = ["checked_by", "concerned", "goes_straight", "receiver", "worded_for", "writer"]

COMPANY, POINT = "provider", "addressee"
AUTHORITY, CENTRAL = "requesting.authority", "requesting.central_authority"


def goes_straight(drafter: Drafter) -> str:
    """The field of whoever receives the letter in the place of a central authority, or nothing."""
    return next((path for path in (COMPANY, POINT) if drafter.has(path)), "")


def writer(drafter: Drafter) -> str:
    """The authority that writes: where the letter goes straight, the one that wrote before."""
    return AUTHORITY if goes_straight(drafter) and drafter.has(AUTHORITY) else CENTRAL


def receiver(drafter: Drafter) -> list[str] | None:
    """The address of a letter that goes straight to somebody; else None."""
    path = goes_straight(drafter)
    if not path:
        return None
    if path == COMPANY:
        drafter.withhold(POINT, "structural: the letter goes to the company alone")
    state = drafter.state_alone("requested")
    drafter.place("requested.state", state)
    return [*authority_lines(drafter, path), state]


def worded_for(drafter: Drafter, clause: str) -> str:
    """The id of a clause, or of what is said to a company, or of an order to it, in its place."""
    if about_order(drafter) and drafter.words.has(f"{clause}.order"):
        return f"{clause}.order"
    return f"{clause}.company" if drafter.has(COMPANY) else clause


def concerned(drafter: Drafter) -> list[Row]:
    """The paper that the letter is about, and the authorities that its head does not show."""
    ordered = about_order(drafter)
    rows = concerning(
        drafter, company=drafter.has(COMPANY), ordered=ordered, writes=writer(drafter)
    )
    rows += basis_of_order(drafter) if ordered else []
    return rows if drafter.has(COMPANY) else rows + other_authorities(drafter, None)


def checked_by(drafter: Drafter) -> list[str]:
    """How the company makes sure that the letter is genuine: by a number that is published."""
    if drafter.has(COMPANY):
        return call_back(drafter)
    if drafter.has("call_back"):
        drafter.withhold("call_back", "structural: a letter between authorities goes another way")
    return []
