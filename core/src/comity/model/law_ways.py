"""By which road a request may go, and who may issue it: two tables of law files.

Both are in the words of the draft: ``transmission.road`` and ``transmission.carrier``, and the
``capacity`` under ``requesting.issued_by`` and ``requesting.validated_by``.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from comity.model.law_tables import Cited, Condition, LawText

__all__ = ["Capacity", "Carrier", "Issuer", "RoadLaw", "RoadName"]

RoadName = Literal[
    "central-authorities",
    "judicial-authorities",
    "diplomatic",
    "provider",
    "home-order",
    "contact-point",
    "police",
    "financial-intelligence",
]
Capacity = Literal["central-authority", "prosecutor", "judge", "court", "police", "other"]
Carrier = Literal[
    "post",
    "courier",
    "diplomatic-bag",
    "by-hand",
    "e-mail",
    "secure-system",
    "interpol",
    "eurojust",
    "judicial-network",
    "liaison-officer",
]


class RoadLaw(Cited):
    """What a text says of one road: whether it is open, to whom, for what and to whom it leads.

    ``open`` is ``urgent`` where only an urgent request may take it, ``no`` where the text closes
    it. ``by`` are the capacities of those who may use it (empty: any), ``for`` and ``not_for`` the
    kinds of assistance, ``leads_to`` the addressee in words. ``carriers`` are those that the text
    names for it. With ``closed`` the text names the only roads on which a request for these kinds
    passes between authorities, so that a road between authorities that no line opens is closed.
    With ``unless_agreed`` it leaves room for what two States agree, so that it never blocks.
    With ``still_granted`` a request on a road that is not open is carried out all the same, and
    one that reaches another office than ``leads_to`` is passed on.
    ``instead_of`` are ids of lines of a parent convention that a protocol rewrites. In a State's
    law ``role`` says whether it speaks of requests to that State or of those that it sends.
    """

    id: str = ""
    role: Literal["requested", "requesting"] = "requested"
    yields_to: Literal["", "other-mla-treaty"] = ""
    instead_of: tuple[str, ...] = ()
    road: RoadName
    open: Literal["yes", "urgent", "no"]
    by: tuple[Capacity, ...] = ()
    leads_to: LawText = ""
    measures: tuple[str, ...] = Field(default=(), alias="for")
    not_for: tuple[str, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    closed: bool = False
    unless_agreed: bool = False
    still_granted: bool = False
    when: Condition | None = None
    says: LawText

    def serves(self, kind: str) -> bool:
        """Whether it applies to a kind of assistance."""
        return kind not in self.not_for and (not self.measures or kind in self.measures)


class Issuer(Cited):
    """What a text says of who may issue a request or an order.

    ``capacity`` are those who may issue it themselves; ``validated_by`` those whose validation lets
    another authority issue it (empty: nobody else may). With ``with_order`` the issuer must hold an
    order of a court of its own State for the measure. ``role`` and ``yields_to`` as for a road.
    """

    id: str = ""
    role: Literal["requested", "requesting"] = "requested"
    yields_to: Literal["", "other-mla-treaty"] = ""
    capacity: tuple[Capacity, ...]
    validated_by: tuple[Capacity, ...] = ()
    measures: tuple[str, ...] = Field(default=(), alias="for")
    not_for: tuple[str, ...] = ()
    with_order: bool = False
    when: Condition | None = None
    says: LawText

    def serves(self, kind: str) -> bool:
        """Whether it applies to a kind of assistance."""
        return kind not in self.not_for and (not self.measures or kind in self.measures)
