"""Terms of art that are explained in one sentence where they are first met, by field path."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["TERMS"]

TERMS: Mapping[str, tuple[str, ...]] = {
    "form": ("explained.letter-rogatory",),
    "measures": ("explained.subscriber-data", "explained.traffic-data", "explained.stored-content"),
    "data_categories": (
        "explained.subscriber-data",
        "explained.traffic-data",
        "explained.stored-content",
    ),
    "requested.central_authority": ("explained.central-authority",),
    "requested.central_authority.name": ("explained.central-authority",),
    "domestic_basis": ("explained.domestic-basis",),
    "reciprocity": ("explained.reciprocity",),
    "earlier": ("explained.preservation",),
    "preservation.practice": ("explained.preservation",),
    "offences[].organised_group": ("explained.organised-group",),
    "offences[].transnational": ("explained.transnational",),
    "offences[].dual_criminality.statement": ("explained.dual-criminality",),
    "measures[].nexus": ("explained.nexus",),
    "measures[].necessity": ("explained.necessity",),
    "measures[].proportionality": ("explained.proportionality",),
    "measures[].privilege": ("explained.privilege",),
    "measures[].procedure.wished": ("explained.formality",),
    "measures[].procedure.oath": ("explained.oath",),
    "measures[].procedure.caution": ("explained.caution",),
    "confidentiality.user_notice": ("explained.user-notice",),
    "assurances": ("explained.undertaking",),
    "use": ("explained.speciality",),
    "mla_needed": ("explained.mutual-assistance",),
    "mla_route": ("explained.mutual-assistance",),
    "emergency.practice": ("explained.emergency",),
    "overbroad_practice": ("explained.overbroad",),
    "contact_points": ("explained.contact-by-law",),
    "persons[].protect": ("explained.protected-person",),
}
"""Messages by field path, with ``[]`` for the number of an item."""
