"""Papers that the requested side sends: the acknowledgement of receipt, the deficiency letter."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    Day,
    DraftPart,
    Flag,
    Phrase,
    Prose,
    Text,
    optional,
    required,
    several,
)
from comity.model.drafts.correspondence import Answering, Asking, Concerned, Correspondence

__all__ = ["Acknowledgement", "Deficiency", "Lack"]

RECEIPT = ("EIO 16(1)", "EIO Annex B", "PC-OC model form")
MENDING = ("EIO 16(2)", "UNTOC 18(26)", "UNCAC 46(26)")
SIDE = ("UNTOC 18(13)", "UNCAC 46(13)")


class Answer(Correspondence):
    """What the papers of the requested side share."""

    requested: Answering = required(
        "Requested side", "The State that answers, and its authorities.", SIDE
    )
    requesting: Asking = required(
        "Requesting side", "The State that receives the answer, and its authorities.", SIDE
    )
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

    kind: Literal["acknowledgement"] = required(
        "Kind", "The kind of document, here an acknowledgement of receipt.", "Comity"
    )
    received: Day = required(
        "Received on", "The date on which the request was received.", RECEIPT, "2026-10-12"
    )
    received_by: Text | None = optional(
        "Received by", "The way in which the request arrived.", "PC-OC country sheet", "e-mail"
    )
    next_steps: tuple[Phrase, ...] = several(
        "Next steps",
        "What happens next, one step per item.",
        "PC-OC model form",
        "The request is examined by the prosecutor's office.",
    )
    expected: Phrase | None = optional(
        "Time expected",
        "When an answer can be expected, in a whole sentence.",
        ("PC-OC model form", "UNTOC 18(24)"),
        "An answer may be expected within three months.",
    )
    message: Prose | None = optional(
        "Message", "Your own sentences.", "practice", "The papers are complete.", sensitive=True
    )


class Lack(DraftPart):
    """One thing that is missing or unclear, and how to correct it."""

    field: Text | None = optional(
        "Place in the request",
        "The place in the request where the missing point belongs.",
        MENDING,
        "Measure 2, period",
    )
    what: Prose = required(
        "What is missing",
        "What is missing or unclear, in one sentence.",
        MENDING,
        "The request does not say for which days the messages are sought.",
        sensitive=True,
    )
    rule: Text | None = optional(
        "Rule", "The rule or article that requires it.", MENDING, "Fed. R. Crim. P. 41(e)(2)(A)"
    )
    rule_says: Text | None = optional(
        "What the rule says",
        "What that rule says, in one sentence.",
        "practice",
        "A warrant identifies what is to be seized.",
    )
    read: Literal["official", "secondary"] | None = optional(
        "How the rule was read",
        "For internal use, whether you read the official text of the rule or an account of "
        "it; a rule known only from an account is not printed.",
        "Comity",
    )
    measures: tuple[Text, ...] = several(
        "Measures",
        "The numbers of the measures concerned, as in the request; by default the whole request.",
        "practice",
        "2",
    )
    remedy: Prose = required(
        "Remedy",
        "What the requesting State can do to correct this.",
        MENDING,
        "Please state the first and the last day.",
    )
    weight: Literal["needed", "at-once", "helpful"] = required(
        "Weight",
        "Whether you cannot carry out the request without it (needed), would like it soon "
        "(at-once), or would only find it helpful; by default needed.",
        "practice",
        default="needed",
    )


class Deficiency(Answer):
    """The letter that lists what is missing from a request, and nothing else."""

    kind: Literal["deficiency"] = required(
        "Kind", "The kind of document, here a letter on what is missing.", "Comity"
    )
    deficiencies: tuple[Lack, ...] = required(
        "Deficiencies", "What is missing or unclear, one point per item.", MENDING, min_length=1
    )
    reply_by: Day | None = optional(
        "Reply by",
        "The date by which you ask for a reply.",
        ("EIO 16(2)", "PC-OC model form"),
        "2026-11-16",
    )
    emergency: Flag | None = optional(
        "In an emergency", "Whether the request is made in an emergency.", "Budapest SAP 10"
    )
    not_held_up: tuple[Text, ...] = several(
        "Measures not held up",
        "The numbers of the measures that go ahead without an answer, as in the request.",
        "practice",
        "1",
    )
    meanwhile: Prose | None = optional(
        "Meanwhile",
        "What happens to the request in the meantime.",
        ("UNTOC 18(26)", "UNCAC 46(26)"),
        "The first measure is being carried out.",
        sensitive=True,
    )
    not_examined: tuple[Text, ...] = several(
        "Not examined",
        "The grounds of refusal that you have not examined, which the letter lists.",
        "practice",
        "Handling of personal data",
    )
