"""Papers that the requesting side sends: the transmittal of a request, and the reminder."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    Day,
    DraftPart,
    Flag,
    Language,
    Prose,
    Text,
    optional,
    required,
    several,
)
from comity.model.drafts.correspondence import Concerned, Correspondence, Sending
from comity.model.drafts.people import Authority
from comity.model.drafts.request import Basis, Requested
from comity.model.drafts.request_conditions import Urgency

__all__ = ["EarlierReminder", "Enclosure", "Reminder", "Transmittal"]

SENT = ("PC-OC country sheet", "practice")
PAPERS = ("PILON templates", "practice")
WAY = ("UNTOC 18(13)", "UNCAC 46(13)")


class Enclosure(DraftPart):
    """A document that is sent."""

    title: Text = required(
        "Enclosure", "Title of the enclosure.", PAPERS, "Request of 5 October 2026"
    )
    pages: int | None = optional("Pages", "Number of pages.", PAPERS, "14", ge=1)
    copies: int | None = optional("Copies", "Number of copies.", "national law", "2", ge=1)
    form: Literal["original", "certified-copy", "copy", "electronic"] | None = optional(
        "Form", "Original or copy.", "RiVASt 27 to 29"
    )
    language: Language | None = optional("Language", "Language of the enclosure.", "UNTOC 18(14)")
    translation: Language | None = optional(
        "Translated into", "Language of the enclosed translation.", "UNTOC 18(14)"
    )
    certified: Flag | None = optional(
        "Certified", "Whether the translation is certified.", "national law"
    )


class Transmittal(Correspondence):
    """The letter or note verbale under which a request is sent from one State to the other."""

    kind: Literal["transmittal"] = required("Kind", "The kind of document.", "Comity")
    form: Literal["letter", "note-verbale"] = required(
        "Form", "A letter between central authorities, or a note between missions.", SENT
    )
    requesting: Sending = required("Requesting side", "The State that sends the request.", WAY)
    requested: Requested = required("Requested side", "The State that receives the request.", WAY)
    note_from: Authority | None = optional(
        "Sender of the note", "Mission or ministry that presents the note.", "practice"
    )
    note_to: Authority | None = optional(
        "Recipient of the note", "Mission or ministry that receives the note.", "practice"
    )
    concerning: Concerned = required("Request", "The request that you send.", PAPERS)
    basis: tuple[Basis, ...] = several(
        "Legal basis", "Instruments that the request relies on.", "national law"
    )
    reciprocity: Flag | None = optional(
        "Reciprocity", "Whether the request relies on reciprocity.", "national law"
    )
    summary: Prose | None = optional(
        "Summary",
        "The case and what you ask for, in two sentences.",
        "PC-OC model form",
        "The records of one mailbox are sought. The payment it diverted was of USD 412,000.",
    )
    urgency: Urgency | None = optional("Urgency", "How urgent it is.", "UK guidelines")
    confidential: Flag | None = optional(
        "Confidential",
        "Whether the documents must be treated as confidential.",
        ("UNTOC 18(20)", "UNCAC 46(20)"),
    )
    enclosures: tuple[Enclosure, ...] = required(
        "Enclosures", "Documents that you send, at least one.", PAPERS, min_length=1
    )
    reply_to: Authority | None = optional(
        "Reply to",
        "Where to send the answer, if not to the sender.",
        ("T-CY template 31", "PC-OC country sheet"),
    )
    message: Prose | None = optional(
        "Message", "Your own sentences.", "practice", "A copy went by I-24/7."
    )

    def roles(self) -> dict[str, str]:
        """The requesting and the requested State."""
        return {"requesting": self.requesting.state, "requested": self.requested.state}

    def instruments_named(self) -> tuple[str, ...]:
        """The ids under ``basis``."""
        return tuple(basis.instrument for basis in self.basis)


class EarlierReminder(DraftPart):
    """An earlier reminder."""

    date: Day = required("Date", "When it was sent.", "practice")
    reference: Text | None = optional(
        "Reference", "Reference of the reminder.", "practice", "FMJ/R/2026/12"
    )
    answer: Prose | None = optional(
        "Answer", "The answer received.", "practice", "It was being carried out."
    )


class Reminder(Correspondence):
    """A courteous letter that asks about the progress of a request."""

    kind: Literal["reminder"] = required("Kind", "The kind of document.", "Comity")
    requesting: Sending = required("Requesting side", "The State that sends the reminder.", WAY)
    requested: Requested = required("Requested side", "The State that receives the reminder.", WAY)
    concerning: Concerned = required("Request", "The unanswered request.", "practice")
    acknowledged: Day | None = optional(
        "Acknowledged on", "Date on which receipt was confirmed.", "practice"
    )
    received: Prose | None = optional(
        "Received so far",
        "What has already arrived.",
        "practice",
        "The subscriber data came on 3 November 2026.",
    )
    outstanding: tuple[Prose, ...] = required(
        "Outstanding",
        "What has not arrived, one item each.",
        ("PC-OC model form", "practice"),
        min_length=1,
        examples=["The messages of the mailbox (measure 2 of the request)"],
    )
    urgency: Urgency | None = optional(
        "Urgency", "When you need the answer, and why.", ("UNTOC 18(24)", "UNCAC 46(24)")
    )
    reminders: tuple[EarlierReminder, ...] = several(
        "Earlier reminders", "Reminders already sent.", "practice"
    )
    message: Prose | None = optional(
        "Message",
        "Your own sentences, for example a part that would be enough, or an offer of a call.",
        "practice",
        "The messages of March alone would be a help.",
    )

    def roles(self) -> dict[str, str]:
        """The requesting and the requested State."""
        return {"requesting": self.requesting.state, "requested": self.requested.state}
