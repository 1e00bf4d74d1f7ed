"""The letter by which the requesting State ends a matter."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import Flag, Phrase, Prose, optional, required, several
from comity.model.drafts.correspondence import Concerned, Sending
from comity.model.drafts.request import Requested
from comity.model.drafts.straight_to import StraightTo

__all__ = ["Closing"]

WAY = ("UNTOC 18(13)", "UNCAC 46(13)")
PRACTICE = "practice"


class Closing(StraightTo):
    """A courteous letter that says that a matter has ended, and what becomes of what is left."""

    kind: Literal["closing"] = required(
        "Kind", "The kind of document, here a letter that ends a matter.", "Comity"
    )
    requesting: Sending = required(
        "Requesting side", "The State that ends the matter, and its authorities.", WAY
    )
    requested: Requested = required(
        "Requested side", "The State that receives the letter, and its authorities.", WAY
    )
    concerning: Concerned = required("Request", "The request whose matter ends.", PRACTICE)
    outcome: Literal["answered", "answered-in-part", "no-longer-needed"] = required(
        "Outcome",
        "Whether the request was answered, was answered in part and the rest is not needed, or is "
        "no longer needed.",
        PRACTICE,
        left_open=True,
    )
    obtained: Prose | None = optional(
        "Received",
        "What has arrived, and when.",
        PRACTICE,
        "The records of the mailbox came on 14 January 2027.",
        sensitive=True,
    )
    reason: Prose | None = optional(
        "Reason",
        "Why the assistance, or the rest of it, is no longer needed.",
        PRACTICE,
        "The accused has admitted the payments.",
        sensitive=True,
    )
    use_made: Prose | None = optional(
        "Use made",
        "What use was made of the answer, if the other side asked to be told.",
        PRACTICE,
        "The records were evidence at the trial, which ended on 3 May 2027.",
        sensitive=True,
    )
    release: Flag | None = optional(
        "Release of data",
        "Whether data that are preserved because of the request need no longer be kept.",
        "Budapest 29(7)",
    )
    returning: tuple[Phrase, ...] = several(
        "Things returned",
        "What you send back with the letter, one item each.",
        ("UN Model Treaty 16", PRACTICE),
        examples=["The original ledger of 2025"],
        sensitive=True,
    )
    message: Prose | None = optional(
        "Message", "Your own sentences.", PRACTICE, "We thank your officers.", sensitive=True
    )

    def roles(self) -> dict[str, str]:
        """The requesting and the requested State."""
        return {"requesting": self.requesting.state, "requested": self.requested.state}
