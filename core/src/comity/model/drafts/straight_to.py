"""Letters about a paper that went straight to a company or a point of contact: they go there too.

What such a paper says may be confidential, so that a letter about it never goes to another
authority of that State.
"""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import Day, DraftPart, Length, Text, optional, required
from comity.model.drafts.call_back import VERIFIED, CallBack
from comity.model.drafts.correspondence import Correspondence
from comity.model.drafts.disclosable import PROVIDER
from comity.model.drafts.people import Authority
from comity.model.drafts.request_conditions import Confidentiality

__all__ = ["OrderMade", "StraightTo"]

TEAM = ("2015 model, Preservation", "practice")
POINT = ("Budapest 35", "practice")
ORDER = ("Reg. 2023/1543, 10", "Reg. 2023/1543, 11", "Budapest SAP 7")
ENFORCED = ("Reg. 2023/1543, 16",)


class OrderMade(DraftPart):
    """The order to a provider that a letter is about: a duty, which nobody asks for or thanks."""

    kind: Literal["production", "preservation"] = required(
        "What is ordered",
        "Whether the order obliges the provider to send data or to preserve them.",
        ORDER,
    )
    instrument: Text | None = optional(
        "Instrument",
        "The instrument under which the order was made: its id where Comity knows it, else its "
        "name.",
        ENFORCED,
        "eu-2023-1543",
    )
    within: Length | None = optional(
        "Time limit", "The time that the order leaves, counted from its receipt.", ORDER
    )
    last_day: Day | None = optional(
        "Last day", "The day on which that time ends or ended.", ORDER, "2026-12-09"
    )


class StraightTo(Correspondence):
    """A letter of the requesting side that may go straight to whom the first paper went to."""

    provider: Authority | None = optional(
        "Provider",
        "The company that receives the letter, if the letter is about a paper that you sent to "
        "the company itself; nobody else receives it.",
        TEAM,
    )
    addressee: Authority | None = optional(
        "Addressee",
        "The authority that receives the letter, if it is not the central authority, such as a "
        "point of contact.",
        POINT,
    )
    order: OrderMade | None = optional(
        "Order",
        "What the order obliges the provider to do, and until when, if the letter is about an "
        "order to it.",
        ORDER,
    )
    confidentiality: Confidentiality | None = optional(
        "Confidentiality",
        "What was asked about secrecy in the paper that the letter is about, and still holds.",
        ("Reg. 2023/1543, 13", "2015 model, Notification"),
    )
    call_back: CallBack | None = optional(
        "Call-back",
        "How the company makes sure that the letter is genuine.",
        VERIFIED,
    )

    def instruments_named(self) -> tuple[str, ...]:
        """The instrument of the order that the letter is about."""
        named = self.order.instrument if self.order else None
        return (named,) if named else ()

    def central_sides(self) -> tuple[str, ...]:
        """None where the letter goes straight to somebody: then no central authority is in it."""
        return () if self.provider or self.addressee else super().central_sides()

    def addressed_reader(self) -> str:
        """The provider, where the letter goes straight to it."""
        return PROVIDER if self.provider else ""
