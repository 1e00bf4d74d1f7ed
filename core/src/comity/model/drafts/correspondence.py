"""What correspondence share: the two sides, the request that a paper is about.

A paper is a short letter in the wake of a request. Some are sent by the requesting State
(transmittal, reminder, preservation), some by the requested State (acknowledgement, deficiency);
the roles are always those of the request. What a request has in the same sense is taken from its
model. docs/correspondence.md says what each is for.
"""

from __future__ import annotations

from comity.model.drafts.base import (
    Day,
    Draft,
    DraftPart,
    Flag,
    StateCode,
    Text,
    optional,
    required,
    several,
)
from comity.model.drafts.people import Authority, Contact, Official
from comity.model.drafts.request_papers import Translation

__all__ = ["Answering", "Asking", "Concerned", "Correspondence", "Sending"]

ASKED = ("UNTOC 18(13)", "UNCAC 46(13)")
TONGUE = ("UNTOC 18(14)", "UNCAC 46(14)")
CHAIN = ("T-CY template 31, field 9", "PC-OC model form")


class Sending(DraftPart):
    """The requesting side, as the sender of a letter."""

    state: StateCode = required(
        "Requesting State", "The State that made the request, by its two-letter code.", ASKED, "NG"
    )
    central_authority: Authority | None = optional(
        "Central authority",
        "The authority that sends the letter; by default the one that the State's law names.",
        ASKED,
    )
    authority: Authority | None = optional(
        "Competent authority", "The prosecutor or court that made the request.", "UNTOC 18(15)(b)"
    )
    contacts: tuple[Contact, ...] = several(
        "Contacts", "People who can answer questions.", "T-CY template 31, field 5", sensitive=True
    )
    issued_by: Official = required("Issued by", "The person who signs the letter.", "practice")


class Answering(DraftPart):
    """The requested side, as the sender of an answer."""

    state: StateCode = required(
        "Requested State",
        "The State that received the request, by its two-letter code.",
        ASKED,
        "US",
    )
    central_authority: Authority | None = optional(
        "Central authority",
        "The authority that answers; by default the one that the State's law names.",
        ASKED,
    )
    executing_authority: Authority | None = optional(
        "Executing authority",
        "The authority to which the request was passed on.",
        ("PC-OC model form", "EIO 16(1)"),
    )
    from_company: Flag | None = optional(
        "From a company",
        "Whether a company answers, whose name stands in the place of the central authority.",
        "practice of large companies",
    )
    contacts: tuple[Contact, ...] = several(
        "Contacts",
        "People who handle the request.",
        ("PC-OC model form", "EIO Annex B"),
        sensitive=True,
    )
    issued_by: Official | None = optional(
        "Issued by",
        "The person who signs the letter; by default an empty line for the signature.",
        "practice",
    )


class Asking(DraftPart):
    """The requesting side, as the recipient of an answer."""

    state: StateCode = required(
        "Requesting State", "The State that made the request, by its two-letter code.", ASKED, "NG"
    )
    central_authority: Authority | None = optional(
        "Central authority",
        "The authority that receives the answer; by default the one that the State's law names.",
        ASKED,
    )
    authority: Authority | None = optional(
        "Competent authority", "The authority that made the request.", "UNTOC 18(15)(b)"
    )


class Concerned(DraftPart):
    """The request that the letter is about, as recorded in the files of both sides."""

    reference: Text = required(
        "Reference of the request",
        "The reference that the requesting State gave the request.",
        CHAIN,
        "FMJ/CAU/MLA/2026/0417",
    )
    date: Day | None = optional(
        "Date of the request", "The date on the request.", CHAIN, "2026-10-05"
    )
    their_reference: Text | None = optional(
        "Reference in the requested State",
        "The reference that the requested State gave the request.",
        CHAIN,
        "CRM-182-00000",
    )
    subject: Text | None = optional(
        "Subject of the request",
        "The matter in a few words.",
        "PC-OC model form",
        "Payments diverted by a compromised mailbox",
    )
    issued_by: Text | None = optional(
        "Issuing authority",
        "The prosecutor or court that issued the request.",
        "PC-OC model form",
        "Directorate of Public Prosecutions",
    )
    sent: Day | None = optional(
        "Sent on", "The date on which the request was sent.", "practice", "2026-10-07"
    )


class Correspondence(Draft):
    """What all correspondence has."""

    reference: Text = required(
        "Our reference",
        "The sender's own reference for this letter.",
        "practice",
        "FMJ/CAU/MLA/2026/0417-2",
    )
    their_reference: Text | None = optional(
        "Your reference", "The recipient's reference, if you know it.", "practice", "CRM-182-00000"
    )
    classification: Text | None = optional(
        "Classification",
        "The security marking that should appear in the header.",
        "PILON templates",
        "CONFIDENTIAL",
    )
    translation: Translation | None = optional(
        "Translation", "The translation of the letter that you enclose.", TONGUE
    )
