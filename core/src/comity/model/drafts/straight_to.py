"""Letters about a paper that went straight to a company or a point of contact: they go there too.

What such a paper says may be confidential, so that a letter about it never goes to another
authority of that State.
"""

from __future__ import annotations

from comity.model.drafts.base import optional
from comity.model.drafts.correspondence import Correspondence
from comity.model.drafts.disclosable import PROVIDER
from comity.model.drafts.people import Authority

__all__ = ["StraightTo"]

TEAM = ("2015 model, Preservation", "practice")
POINT = ("Budapest 35", "practice")


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

    def central_sides(self) -> tuple[str, ...]:
        """None where the letter goes straight to somebody: then no central authority is in it."""
        return () if self.provider or self.addressee else super().central_sides()

    def addressed_reader(self) -> str:
        """The provider, where the letter goes straight to it."""
        return PROVIDER if self.provider else ""
