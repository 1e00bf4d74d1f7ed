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
    StateCode,
    Text,
    optional,
    required,
    several,
)
from comity.model.drafts.people import Authority, Contact, Official
from comity.model.drafts.request_conditions import Translation

__all__ = ["Answering", "Asking", "Concerned", "Correspondence", "Sending"]

ASKED = ("UNTOC 18(13)", "UNCAC 46(13)")
TONGUE = ("UNTOC 18(14)", "UNCAC 46(14)")
CHAIN = ("T-CY template 31, field 9", "PC-OC model form")


class Sending(DraftPart):
    """The requesting side, as the sender of a letter."""

    state: StateCode = required("Requesting State", "ISO 3166 code of the requesting State.", ASKED)
    central_authority: Authority | None = optional(
        "Central authority",
        "Authority that sends the letter. Default: as the law of the State says.",
        ASKED,
    )
    authority: Authority | None = optional(
        "Competent authority", "Prosecutor or court that made the request.", "UNTOC 18(15)(b)"
    )
    contacts: tuple[Contact, ...] = several(
        "Contacts", "People who can answer questions.", "T-CY template 31, field 5"
    )
    issued_by: Official = required("Issued by", "Person who signs the letter.", "practice")


class Answering(DraftPart):
    """The requested side, as the sender of an answer."""

    state: StateCode = required("Requested State", "ISO 3166 code of the requested State.", ASKED)
    central_authority: Authority | None = optional(
        "Central authority", "Authority that answers. Default: as the law of the State says.", ASKED
    )
    executing_authority: Authority | None = optional(
        "Executing authority",
        "Authority to which the request was passed on.",
        ("PC-OC model form", "EIO 16(1)"),
    )
    contacts: tuple[Contact, ...] = several(
        "Contacts", "People who handle the request.", ("PC-OC model form", "EIO Annex B")
    )
    issued_by: Official | None = optional(
        "Issued by", "Person who signs the letter. Default: an empty line.", "practice"
    )


class Asking(DraftPart):
    """The requesting side, as the recipient of an answer."""

    state: StateCode = required("Requesting State", "ISO 3166 code of the requesting State.", ASKED)
    central_authority: Authority | None = optional(
        "Central authority",
        "Authority that receives the answer. Default: as the law of the State says.",
        ASKED,
    )
    authority: Authority | None = optional(
        "Competent authority", "Authority that made the request.", "UNTOC 18(15)(b)"
    )


class Concerned(DraftPart):
    """The request that the letter is about, as recorded in the files of both sides."""

    reference: Text = required(
        "Reference of the request",
        "Reference given by the requesting State.",
        CHAIN,
        "FMJ/CAU/MLA/2026/0417",
    )
    date: Day | None = optional("Date of the request", "Date on the request.", CHAIN)
    their_reference: Text | None = optional(
        "Reference in the requested State",
        "Reference given by the requested State.",
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
        "The prosecutor or court that issued it.",
        "PC-OC model form",
        "Directorate of Public Prosecutions",
    )
    sent: Day | None = optional("Sent on", "Date on which it was sent.", "practice")


class Correspondence(Draft):
    """What all correspondence has."""

    reference: Text = required(
        "Our reference", "Reference of the sender.", "practice", "FMJ/CAU/MLA/2026/0417-2"
    )
    their_reference: Text | None = optional(
        "Your reference", "Reference of the recipient, if known.", "practice", "CRM-182-00000"
    )
    classification: Text | None = optional(
        "Classification", "Protective marking in the header.", "PILON templates", "CONFIDENTIAL"
    )
    translation: Translation | None = optional(
        "Translation", "Enclosed translation of the letter.", TONGUE
    )
