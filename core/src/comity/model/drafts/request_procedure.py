"""The formalities that a measure is asked to be carried out with."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import DraftPart, Phrase, Prose, Text, optional, required, several

__all__ = ["WISH", "Procedure"]

WISH = ("UNTOC 18(15)(d)", "UNCAC 46(15)(d)", "UN Model Treaty 5", "EIO Annex A, section I")


class Procedure(DraftPart):
    """A formality requested, and why it is needed."""

    wished: Prose = required(
        "Procedure requested",
        "The procedure or formality that you ask for.",
        WISH,
        "A certificate by the custodian of the records",
    )
    reason: Prose | None = optional(
        "Reason",
        "Why the evidence needs this procedure in the requesting State.",
        WISH,
        "The Evidence Act requires it for electronic records.",
    )
    oath: Literal["oath", "affirmation", "either", "none"] | None = optional(
        "Oath", "Whether evidence must be given on oath or by affirmation.", "UN Model Treaty 5"
    )
    oath_form: Prose | None = optional(
        "Form of the oath",
        "The words of the oath or affirmation.",
        "UN Model Treaty 5",
        "I swear to tell the truth.",
    )
    caution: Prose | None = optional(
        "Caution", "The caution to give before questioning.", WISH, "You need not say anything."
    )
    rights: Prose | None = optional(
        "Warning on rights",
        "What the person must be told, including any right not to answer.",
        WISH,
        "A relative of the accused may refuse to testify.",
    )
    counsel: Phrase | None = optional(
        "Counsel", "Whether a lawyer should be present.", WISH, "Counsel may attend and speak."
    )
    interpreter: Phrase | None = optional(
        "Interpreter",
        "Whether an interpreter is needed, and for which language.",
        WISH,
        "An interpreter into Yoruba is needed.",
    )
    recording: Phrase | None = optional(
        "Recording",
        "How the procedure should be recorded.",
        WISH,
        "Audio, with a signed transcript.",
    )
    certificate: Prose | None = optional(
        "Form of certificate",
        "The certificate that should accompany the evidence.",
        WISH,
        "The custodian states that the records are true copies.",
    )
    officers: tuple[Text, ...] = several(
        "Officers present",
        "Officers of the requesting State who wish to attend, by name and function.",
        ("UNTOC 18(15)(d)", "EIO 9(4)"),
        "Inspector A. Sample",
        sensitive=True,
    )
    custody_record: Prose | None = optional(
        "Record of custody",
        "How to store and hand over the evidence.",
        WISH,
        "In sealed bags, each hand-over signed for",
    )
