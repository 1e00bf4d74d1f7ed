"""Papers that the requested side sends: the acknowledgement of receipt, the deficiency letter."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import Day, DraftPart, Flag, Prose, Text, optional, required, several
from comity.model.drafts.correspondence import Answering, Asking, Concerned, Correspondence

__all__ = ["Acknowledgement", "Deficiency", "Lack"]

RECEIPT = ("EIO 16(1)", "EIO Annex B", "PC-OC model form")
MENDING = ("EIO 16(2)", "UNTOC 18(26)", "UNCAC 46(26)")
SIDE = ("UNTOC 18(13)", "UNCAC 46(13)")


class Answer(Correspondence):
    """What the papers of the requested side share."""

    requested: Answering = required("Requested side", "The State that answers.", SIDE)
    requesting: Asking = required("Requesting side", "The State that receives the answer.", SIDE)
    concerning: Concerned = required("Request", "The request that was received.", RECEIPT)

    def roles(self) -> dict[str, str]:
        """The requesting and the requested State, as in the request."""
        return {"requesting": self.requesting.state, "requested": self.requested.state}

    @classmethod
    def sender(cls) -> str:
        """The requested State: the paper is in its form, and in its language."""
        return "requested"


class Acknowledgement(Answer):
    """The letter that confirms receipt of a request."""

    kind: Literal["acknowledgement"] = required("Kind", "The kind of document.", "Comity")
    received: Day = required("Received on", "Date of receipt.", RECEIPT)
    received_by: Text | None = optional(
        "Received by", "Means by which it arrived.", "PC-OC country sheet", "e-mail"
    )
    next_steps: tuple[Prose, ...] = several(
        "Next steps",
        "Next steps, one per item.",
        "PC-OC model form",
        "The request is examined by the prosecutor's office.",
    )
    expected: Prose | None = optional(
        "Time expected",
        "When to expect an answer.",
        ("PC-OC model form", "UNTOC 18(24)"),
        "An answer may be expected within three months.",
    )
    message: Prose | None = optional(
        "Message", "Your own sentences.", "practice", "The papers are complete."
    )


class Lack(DraftPart):
    """One thing that is missing or unclear, and how to correct it."""

    field: Text | None = optional(
        "Place in the request",
        "Where it belongs in the request.",
        MENDING,
        "Measure 2, period",
    )
    what: Prose = required(
        "What is missing",
        "What is missing or unclear, in one sentence.",
        MENDING,
        "The request does not say for which days the messages are sought.",
    )
    rule: Text | None = optional(
        "Rule", "Rule or article that requires it.", MENDING, "Fed. R. Crim. P. 41(e)(2)(A)"
    )
    rule_says: Text | None = optional(
        "What the rule says",
        "The rule in one sentence.",
        "practice",
        "A warrant identifies what is to be seized.",
    )
    read: Literal["official", "secondary"] | None = optional(
        "How the rule was read",
        "For internal use: whether you read the official text or a secondary source. A rule from a "
        "secondary source is not printed.",
        "Comity",
    )
    measures: tuple[Text, ...] = several(
        "Measures",
        "Numbers of the measures concerned, as in the request. Default: the whole request.",
        "practice",
        "2",
    )
    remedy: Prose = required(
        "Remedy",
        "What would remedy the deficiency.",
        MENDING,
        "Please state the first and the last day.",
    )
    weight: Literal["needed", "at-once", "helpful"] = required(
        "Weight",
        "Whether you need it to carry out the request, want it soon although nothing depends on "
        "it, "
        "or would only find it helpful. Default: `needed`.",
        "practice",
        default="needed",
    )


class Deficiency(Answer):
    """The letter that lists what is missing from a request, and nothing else."""

    kind: Literal["deficiency"] = required("Kind", "The kind of document.", "Comity")
    deficiencies: tuple[Lack, ...] = required(
        "Deficiencies", "What is missing or unclear, one point per item.", MENDING, min_length=1
    )
    reply_by: Day | None = optional(
        "Reply by", "Date by which you ask for a reply.", ("EIO 16(2)", "PC-OC model form")
    )
    emergency: Flag | None = optional(
        "In an emergency", "Whether the request is made in an emergency.", "Budapest SAP 10"
    )
    not_held_up: tuple[Text, ...] = several(
        "Measures not held up",
        "Numbers of the measures that go ahead without an answer, as in the request.",
        "practice",
        "1",
    )
    meanwhile: Prose | None = optional(
        "Meanwhile",
        "What happens in the meantime.",
        ("UNTOC 18(26)", "UNCAC 46(26)"),
        "The first measure is being carried out.",
    )
    not_examined: tuple[Text, ...] = several(
        "Not examined",
        "Grounds of refusal that were not examined. The letter lists them.",
        "practice",
        "Handling of personal data",
    )
