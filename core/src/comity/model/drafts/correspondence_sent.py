"""Papers that the requesting side sends: the transmittal of a request, and the reminder."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    Day,
    DraftPart,
    Flag,
    Language,
    Phrase,
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
from comity.model.drafts.straight_to import StraightTo

__all__ = ["EarlierReminder", "Enclosure", "Reminder", "Transmittal"]

SENT = ("PC-OC country sheet", "practice")
PAPERS = ("PILON templates", "practice")
WAY = ("UNTOC 18(13)", "UNCAC 46(13)")


class Enclosure(DraftPart):
    """A document that is sent."""

    title: Text = required(
        "Enclosure", "The title of the enclosed document.", PAPERS, "Request of 5 October 2026"
    )
    pages: int | None = optional("Pages", "The number of pages.", PAPERS, "14", ge=1)
    copies: int | None = optional("Copies", "The number of copies.", "national law", "2", ge=1)
    form: Literal["original", "certified-copy", "copy", "electronic"] | None = optional(
        "Form",
        "Whether it is an original, a certified copy, a plain copy or an electronic file.",
        "RiVASt 27 to 29",
    )
    language: Language | None = optional(
        "Language",
        "Language of the document, such as en (English) or pt-BR (Brazilian Portuguese).",
        "UNTOC 18(14)",
    )
    translation: Language | None = optional(
        "Translated into",
        "Language of the enclosed translation, such as en (English) or pt-BR (Brazilian "
        "Portuguese).",
        "UNTOC 18(14)",
    )
    certified: Flag | None = optional(
        "Certified", "Whether the translation is certified.", "national law"
    )


class Transmittal(Correspondence):
    """The letter or note verbale under which a request is sent from one State to the other."""

    kind: Literal["transmittal"] = required(
        "Kind", "The kind of document, here a letter that accompanies a request.", "Comity"
    )
    form: Literal["letter", "note-verbale"] = required(
        "Form",
        "Whether this is a letter between central authorities or a diplomatic note "
        "(note-verbale) between missions.",
        SENT,
    )
    requesting: Sending = required(
        "Requesting side", "The State that sends the request, and its authorities.", WAY
    )
    requested: Requested = required(
        "Requested side", "The State that receives the request, and its authorities.", WAY
    )
    note_from: Authority | None = optional(
        "Sender of the note", "The mission or ministry that presents the note.", "practice"
    )
    note_to: Authority | None = optional(
        "Recipient of the note", "The mission or ministry that receives the note.", "practice"
    )
    concerning: Concerned = required("Request", "The request that you send.", PAPERS)
    basis: tuple[Basis, ...] = several(
        "Legal basis", "The treaties or laws that the request relies on.", "national law"
    )
    reciprocity: Flag | None = optional(
        "Reciprocity",
        "Whether you promise the same help in return, with or without a treaty.",
        "national law",
    )
    summary: Prose | None = optional(
        "Summary",
        "The case and what you ask for, in two sentences.",
        "PC-OC model form",
        "The request concerns the records of one mailbox. It was used to divert USD 412,000.",
        sensitive=True,
    )
    urgency: Urgency | None = optional(
        "Urgency", "How urgent the request is, until when, and why.", "UK guidelines"
    )
    confidential: Flag | None = optional(
        "Confidential",
        "Whether the documents must be treated as confidential.",
        ("UNTOC 18(20)", "UNCAC 46(20)"),
    )
    enclosures: tuple[Enclosure, ...] = required(
        "Enclosures", "The documents that you send, at least one.", PAPERS, min_length=1
    )
    reply_to: Authority | None = optional(
        "Reply to",
        "The authority to which the answer should be sent, if it is not the sender.",
        ("T-CY template 31", "PC-OC country sheet"),
    )
    message: Prose | None = optional(
        "Message", "Your own sentences.", "practice", "A copy went by I-24/7.", sensitive=True
    )

    def roles(self) -> dict[str, str]:
        """The requesting and the requested State."""
        return {"requesting": self.requesting.state, "requested": self.requested.state}

    def instruments_named(self) -> tuple[str, ...]:
        """The ids under ``basis``."""
        return tuple(basis.instrument for basis in self.basis)


class EarlierReminder(DraftPart):
    """An earlier reminder."""

    date: Day = required(
        "Date", "The date on which the reminder was sent.", "practice", "2026-12-01"
    )
    reference: Text | None = optional(
        "Reference", "The reference of the reminder.", "practice", "FMJ/R/2026/12"
    )
    answer: Prose | None = optional(
        "Answer", "The answer that you received.", "practice", "The request was being carried out."
    )


class Reminder(StraightTo):
    """A courteous letter that asks about the progress of a request."""

    kind: Literal["reminder"] = required("Kind", "The kind of document, here a reminder.", "Comity")
    requesting: Sending = required(
        "Requesting side", "The State that sends the reminder, and its authorities.", WAY
    )
    requested: Requested = required(
        "Requested side", "The State that receives the reminder, and its authorities.", WAY
    )
    concerning: Concerned = required(
        "Request", "The request that has not been answered.", "practice"
    )
    acknowledged: Day | None = optional(
        "Acknowledged on",
        "The date on which the other side confirmed receipt.",
        "practice",
        "2026-10-13",
    )
    received: Prose | None = optional(
        "Received so far",
        "What has already arrived.",
        "practice",
        "The subscriber data came on 3 November 2026.",
        sensitive=True,
    )
    outstanding: tuple[Phrase, ...] = required(
        "Outstanding",
        "What has not arrived, one item each.",
        ("PC-OC model form", "practice"),
        min_length=1,
        examples=["The messages of the mailbox (measure 2 of the request)"],
        sensitive=True,
    )
    asked_by: Day | None = optional(
        "Answer asked for by",
        "The date by which you asked for the answer.",
        "practice",
        "2026-11-20",
    )
    asked_time: Text | None = optional(
        "Time, with time zone",
        "The time of day by which you asked for it, with the time zone.",
        "practice",
        "18:00 EAT (UTC+3)",
    )
    answer_by: Day | None = optional(
        "Answer needed by",
        "The date by which you now need the answer.",
        "practice",
        "2026-12-11",
    )
    preserved_until: Day | None = optional(
        "Preservation until",
        "The date until which the preservation of the data is due to last, as far as you know.",
        "practice",
        "2026-12-20",
    )
    urgency: Urgency | None = optional(
        "Urgency", "When you need the answer, and why.", ("UNTOC 18(24)", "UNCAC 46(24)")
    )
    reminders: tuple[EarlierReminder, ...] = several(
        "Earlier reminders", "The reminders that you have already sent.", "practice"
    )
    message: Prose | None = optional(
        "Message",
        "Your own sentences, such as which part would be enough, or an offer to call.",
        "practice",
        "The messages of March alone would help.",
        sensitive=True,
    )

    def roles(self) -> dict[str, str]:
        """The requesting and the requested State."""
        return {"requesting": self.requesting.state, "requested": self.requested.state}
