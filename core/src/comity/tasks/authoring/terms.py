"""Terms of art that are explained in one sentence where they are first met, by field path."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["TERMS"]

TERMS: Mapping[str, tuple[str, ...]] = {
    "form": ("letter-rogatory",),
    "measures": ("subscriber-data", "traffic-data", "stored-content"),
    "data_categories": ("subscriber-data", "traffic-data", "stored-content"),
    "requested.central_authority": ("central-authority",),
    "requested.central_authority.name": ("central-authority",),
    "domestic_basis": ("domestic-basis",),
    "reciprocity": ("reciprocity",),
    "earlier": ("preservation",),
    "preservation.practice": ("preservation",),
    "offences[].organised_group": ("organised-group",),
    "offences[].transnational": ("transnational",),
    "offences[].dual_criminality.statement": ("dual-criminality",),
    "measures[].nexus": ("nexus",),
    "measures[].necessity": ("necessity",),
    "measures[].proportionality": ("proportionality",),
    "measures[].privilege": ("privilege",),
    "measures[].procedure.wished": ("formality",),
    "measures[].procedure.oath": ("oath",),
    "measures[].procedure.caution": ("caution",),
    "confidentiality.user_notice": ("user-notice",),
    "assurances": ("undertaking",),
    "use": ("speciality",),
    "mla_needed": ("mutual-assistance",),
    "mla_route": ("mutual-assistance",),
    "emergency.practice": ("emergency",),
    "overbroad_practice": ("overbroad",),
    "contact_points": ("contact-by-law",),
    "persons[].protect": ("protected-person",),
}
"""The ids of the family ``explained``, with ``[]`` for the number of an item."""
