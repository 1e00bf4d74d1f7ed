"""What supports a measure: the power at home, evidence already held, a plan for privilege."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import Day, DraftPart, Prose, Text, optional, required

__all__ = ["AlreadyHeld", "DomesticPower", "PrivilegePlan"]

POWER = ("EIO 6(1)(b)", "ETS 141 art. 18(3)", "UK guidelines")
HELD = ("EIO 10(2)(a)", "practice")
SHIELDED = ("EIO 11(1)(a)", "Reg. 2023/1543, 5(9) and (10)", "practice")


class DomesticPower(DraftPart):
    """Who could order the measure in the requesting State, in a like case at home."""

    capacity: Literal["prosecutor", "judge", "court", "police", "other", "nobody"] = required(
        "Who could order it",
        "The kind of authority that could order this measure in the requesting State, in a similar "
        "domestic case.",
        POWER,
    )
    authority: Text | None = optional(
        "Authority",
        "The name of that authority.",
        POWER,
        "High Court",
    )
    provision: Text | None = optional(
        "Provision",
        "The provision that gives the power.",
        POWER,
        "Cybercrimes Act 2015, s. 45",
    )
    conditions: Prose | None = optional(
        "Conditions",
        "The conditions of that provision, and how this case meets them.",
        POWER,
        "The offence carries at least three years, and no other means would succeed.",
        sensitive=True,
    )


class AlreadyHeld(DraftPart):
    """Evidence that an authority of the requested State already has."""

    authority: Text = required(
        "Held by",
        "The authority of the requested State that already has the evidence.",
        HELD,
        "Police cyber unit of the requested State",
    )
    reference: Text | None = optional(
        "Reference", "The file number of that authority.", HELD, "22 Js 1/26"
    )
    obtained: Prose | None = optional(
        "How it was obtained",
        "How and in which proceedings that authority obtained it.",
        HELD,
        "It was seized in an investigation of that authority.",
        sensitive=True,
    )


class PrivilegePlan(DraftPart):
    """How privileged material is sorted out, and how the rest is kept safe until then."""

    sorted_by: Text = required(
        "Sorted by",
        "Who separates privileged material from the rest, such as a judge or independent counsel.",
        SHIELDED,
        "Independent counsel who is not involved in the case",
    )
    method: Prose | None = optional(
        "Method",
        "How the material is sorted, such as by search terms.",
        SHIELDED,
        "By the names of the law firms listed in annex A3.",
    )
    disputes: Prose | None = optional(
        "Disputes",
        "Who decides if the holder of the privilege disagrees.",
        SHIELDED,
        "The court that ordered the search decides.",
    )
    custody: Prose | None = optional(
        "Safe custody",
        "How the material is kept until it is sorted, and who has access to it.",
        SHIELDED,
        "Sealed in the court registry. No investigator has access to it.",
    )
    until: Day | None = optional(
        "Sorted by the date",
        "The date by which the sorting is to be finished.",
        "practice",
        "2026-12-31",
    )
