"""The consent that a request seeks: to use evidence, already received, for another purpose."""

from __future__ import annotations

from comity.model.drafts.base import (
    Day,
    DraftPart,
    Phrase,
    Prose,
    Text,
    optional,
    required,
    several,
)

__all__ = ["OtherUse"]

USE = ("UNTOC 18(19)", "UNCAC 46(19)", "ETS 182 art. 26", "UN Model Treaty 8")


class OtherUse(DraftPart):
    """Another use of evidence that was received, for which consent is sought."""

    received_under: Text = required(
        "Received under",
        "Your reference of the request under which you received the evidence.",
        USE,
        "FMJ/CAU/MLA/2025/0391",
    )
    received_on: Day | None = optional(
        "Received on", "The date on which you received the evidence.", USE, "2026-02-11"
    )
    evidence: Prose = required(
        "Evidence",
        "Which evidence you want to use, as exactly as the answer named it.",
        USE,
        "The statements of account 0001 for March 2026.",
        sensitive=True,
    )
    proceedings: Text = required(
        "Other proceedings",
        "The other proceedings in which you want to use it: the authority and the file number.",
        USE,
        "Federal High Court, FHC/ABJ/CR/2026/77",
    )
    purpose: Prose = required(
        "Use",
        "What the evidence should prove in those proceedings.",
        USE,
        "That the second suspect received a share.",
        sensitive=True,
    )
    offences: tuple[Text, ...] = several(
        "Offences",
        "The offences of those other proceedings.",
        USE,
        "O2",
        refers_to="offences",
    )
    recipients: Phrase | None = optional(
        "Recipients", "Who would receive the evidence.", USE, "The prosecutor and the court"
    )
    conditions: Prose | None = optional(
        "Conditions given",
        "The conditions on which the evidence was given, and whether they allow this use.",
        USE,
        "Use only in the proceedings named in the request.",
    )
