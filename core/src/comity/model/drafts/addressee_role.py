"""As what the addressee of an order under European law gets it: both certificates say so."""

from __future__ import annotations

from typing import Any, Literal

from comity.model.drafts.base import optional

__all__ = ["AddresseeRole", "addressee_role_field"]

AddresseeRole = Literal["designated-establishment", "legal-representative", "other-in-emergency"]
SECTION_B = ("Reg. 2023/1543, 7", "Reg. 2023/1543, Annex I, B", "Reg. 2023/1543, Annex II, B")


def addressee_role_field() -> Any:
    """The field of a document that says as what its addressee receives an order."""
    return optional(
        "Role of the addressee",
        "Whether the addressee of an order is the provider's designated establishment, its legal "
        "representative, or another in an emergency.",
        SECTION_B,
    )
