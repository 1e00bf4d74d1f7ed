"""The assets that a request wants secured, confiscated or returned: one item for each."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    Case,
    Day,
    DraftPart,
    Flag,
    Money,
    Phrase,
    Prose,
    StateCode,
    Text,
    optional,
    required,
    several,
)
from comity.model.drafts.request_proceedings import Decision

__all__ = ["Asset", "AssetOrder", "Claimant"]

PROPERTY = ("UNCAC 55(3)", "Reg. 2018/1805, Annex I, D", "asset-recovery handbooks")
LINKED = ("UNCAC 31(1)", "UNCAC 55(3)(a)", "Reg. 2018/1805, Annex I, D")
RIGHTS = ("UNCAC 55(9)", "UNCAC 31(9)", "Reg. 2018/1805, Annex I, F")
FINAL = ("UNCAC 55(3)(b)", "ETS 141 art. 27(3)(a)", "Reg. 2018/1805, Annex II")
KEPT = ("Reg. 2018/1805, 28", "asset-recovery handbooks")


class Claimant(DraftPart):
    """Somebody other than the suspect who owns the asset or has a right in it."""

    person: Text | None = optional(
        "Person",
        "The id of the person or company, if it is listed under persons.",
        RIGHTS,
        "P3",
        refers_to="persons",
        sensitive=True,
    )
    right: Phrase = required(
        "Right",
        "What the third party has in the asset, such as ownership, a mortgage or a claim.",
        RIGHTS,
        "A mortgage of the bank",
        sensitive=True,
    )
    good_faith: Case | None = optional(
        "Good faith", "Whether the third party acted in good faith.", RIGHTS
    )
    notified_on: Day | None = optional(
        "Notified on",
        "The date on which the third party was notified of the proceedings.",
        RIGHTS,
        "2026-06-01",
    )
    heard: Flag | None = optional(
        "Heard", "Whether the third party could put its case to a court.", RIGHTS
    )
    remarks: Prose | None = optional(
        "Remarks",
        "What else matters about this right.",
        RIGHTS,
        "The company was a nominee of the suspect.",
        sensitive=True,
    )


class AssetOrder(Decision):
    """The order of a court of the requesting State on an asset, and how it was served."""

    served_on: Day | None = optional(
        "Served on", "The date on which the order was served.", FINAL, "2026-07-10"
    )
    served_how: Phrase | None = optional(
        "How it was served",
        "On whom the order was served, and how.",
        FINAL,
        "On the owner in person",
        sensitive=True,
    )
    appealable: Flag | None = optional(
        "Open to appeal", "Whether an ordinary appeal is still possible.", FINAL
    )


class Asset(DraftPart):
    """One asset, its link to the offence, and who else has a right in it."""

    id: Text = required(
        "Id", "A short label for this asset, which measures use to refer to it.", "Comity", "X1"
    )
    description: Phrase = required(
        "Asset",
        "What the asset is, exactly enough to find it.",
        PROPERTY,
        "The flat at 1 Sample Road, Springfield",
        sensitive=True,
    )
    kind: (
        Literal[
            "account",
            "cash",
            "real-property",
            "vehicle",
            "shares",
            "crypto-asset",
            "claim",
            "other",
        ]
        | None
    ) = optional("Kind of asset", "The kind of asset.", PROPERTY)
    state: StateCode | None = optional(
        "State of the asset", "The State in which the asset is, by its two-letter code.", PROPERTY
    )
    value: Money | None = optional("Value", "What the asset is worth, as far as known.", PROPERTY)
    owner: Text | None = optional(
        "Owner",
        "The id of the person or company in whose name the asset is.",
        PROPERTY,
        "P1",
        refers_to="persons",
        sensitive=True,
    )
    link: (
        Literal["proceeds", "converted-proceeds", "instrumentality", "object", "equivalent-value"]
        | None
    ) = optional(
        "Link to the offence",
        "Whether the asset comes from the offence, was bought with its proceeds, was used for it, "
        "was its object, or may be taken for its value.",
        LINKED,
    )
    link_shown: Prose | None = optional(
        "What shows the link",
        "How the asset comes from the offence, or why its value may be taken.",
        LINKED,
        "The price was paid from the account that received the payments.",
        sensitive=True,
    )
    facts: tuple[Text, ...] = several(
        "Facts",
        "The facts that show the link.",
        LINKED,
        "F4",
        refers_to="facts",
    )
    offences: tuple[Text, ...] = several(
        "Offences", "The offences from which it comes.", LINKED, "O1", refers_to="offences"
    )
    third_parties: tuple[Claimant, ...] = several(
        "Third-party rights",
        "Other people who own the asset or have a right in it.",
        RIGHTS,
        sensitive=True,
    )
    order: AssetOrder | None = optional(
        "Order", "The order of a court of the requesting State on this asset.", FINAL
    )
    management: Prose | None = optional(
        "Management",
        "How the asset should be managed until the decision, and whether it may be sold.",
        KEPT,
        "The vehicle loses value and may be sold.",
    )
    sharing: Prose | None = optional(
        "Return and sharing",
        "What is proposed on return to victims or owners, on sharing, and on deducted costs.",
        ("UNCAC 57", "UNTOC 14"),
        "The whole sum to the victim, less the costs.",
    )
