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
    """A paper that is sent."""

    title: Text = required("Enclosure", "What it is.", PAPERS, "Request of 5 October 2026")
    pages: int | None = optional("Pages", "How many.", PAPERS, "14", ge=1)
    copies: int | None = optional("Copies", "How many.", "national law", "2", ge=1)
    form: Literal["original", "certified-copy", "copy", "electronic"] | None = optional(
        "Form", "Original or copy.", "RiVASt 27 to 29"
    )
    language: Language | None = optional("Language", "The language it is in.", "UNTOC 18(14)")
    translation: Language | None = optional(
        "Translated into", "The language of the translation enclosed with it.", "UNTOC 18(14)"
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
    requesting: Sending = required("Requesting side", "Who sends.", WAY)
    requested: Requested = required("Requested side", "To whom.", WAY)
    note_from: Authority | None = optional(
        "Sender of the note", "The mission or ministry that presents it.", "practice"
    )
    note_to: Authority | None = optional(
        "Recipient of the note", "The mission or ministry it is presented to.", "practice"
    )
    concerning: Concerned = required("Request", "The request that is sent.", PAPERS)
    basis: tuple[Basis, ...] = several("Legal basis", "The instruments relied on.", "national law")
    reciprocity: Flag | None = optional(
        "Reciprocity", "Whether the request rests on reciprocity.", "national law"
    )
    summary: Prose | None = optional(
        "Summary",
        "The matter and what is asked for, in two sentences.",
        "PC-OC model form",
        "The records of one mailbox are sought. The payment it diverted was of USD 412,000.",
    )
    urgency: Urgency | None = optional("Urgency", "How urgent it is.", "UK guidelines")
    confidential: Flag | None = optional(
        "Confidential",
        "Whether the papers are to be handled as confidential.",
        ("UNTOC 18(20)", "UNCAC 46(20)"),
    )
    enclosures: tuple[Enclosure, ...] = required(
        "Enclosures", "The papers that are sent; one at least.", PAPERS, min_length=1
    )
    reply_to: Authority | None = optional(
        "Reply to",
        "Where the answer goes, if not to the sender.",
        ("T-CY template 31", "PC-OC country sheet"),
    )
    message: Prose | None = optional(
        "Message", "Sentences of the author's own.", "practice", "A copy went by I-24/7."
    )

    def roles(self) -> dict[str, str]:
        """The requesting and the requested State."""
        return {"requesting": self.requesting.state, "requested": self.requested.state}

    def instruments_named(self) -> tuple[str, ...]:
        """The ids under ``basis``."""
        return tuple(basis.instrument for basis in self.basis)


class EarlierReminder(DraftPart):
    """A reminder that was sent before."""

    date: Day = required("Date", "When it was sent.", "practice")
    reference: Text | None = optional("Reference", "Its number.", "practice", "FMJ/R/2026/12")
    answer: Prose | None = optional(
        "Answer", "What came back.", "practice", "It was being carried out."
    )


class Reminder(Correspondence):
    """A courteous letter that asks what has become of a request."""

    kind: Literal["reminder"] = required("Kind", "The kind of document.", "Comity")
    requesting: Sending = required("Requesting side", "Who reminds.", WAY)
    requested: Requested = required("Requested side", "Who is reminded.", WAY)
    concerning: Concerned = required("Request", "The request that is unanswered.", "practice")
    acknowledged: Day | None = optional(
        "Acknowledged on", "The day on which its receipt was confirmed.", "practice"
    )
    received: Prose | None = optional(
        "Received so far",
        "What has come already.",
        "practice",
        "The subscriber data came on 3 November 2026.",
    )
    outstanding: tuple[Prose, ...] = required(
        "Outstanding",
        "What has not come, one by one.",
        ("PC-OC model form", "practice"),
        min_length=1,
        examples=["The messages of the mailbox (measure 2 of the request)"],
    )
    urgency: Urgency | None = optional(
        "Urgency", "Until when the answer is needed, and why.", ("UNTOC 18(24)", "UNCAC 46(24)")
    )
    reminders: tuple[EarlierReminder, ...] = several(
        "Earlier reminders", "Those sent before.", "practice"
    )
    message: Prose | None = optional(
        "Message",
        "Sentences of the author's own: a part that will do, an offer to talk.",
        "practice",
        "The messages of March alone would be a help.",
    )

    def roles(self) -> dict[str, str]:
        """The requesting and the requested State."""
        return {"requesting": self.requesting.state, "requested": self.requested.state}
