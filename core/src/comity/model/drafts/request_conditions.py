"""The conditions of a request and its way there and back: urgency, secrecy, papers."""

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
from comity.model.drafts.people import Authority

__all__ = [
    "Annex",
    "Assurance",
    "ChannelTried",
    "Confidentiality",
    "Delivery",
    "Earlier",
    "Hearing",
    "RequestRemark",
    "Statement",
    "Translation",
    "Transmission",
    "Urgency",
]

URGENT = ("EIO Annex A, section B", "PC-OC model form", "UK guidelines")
SECRET = ("UNTOC 18(20)", "UNCAC 46(20)", "Reg. 2023/1543, 13(2)")
CHAIN = ("T-CY template 31, field 9", "EIO Annex A, section D")
HOLD = ("T-CY template 31, field 10", "Budapest SAP 7")
CONTACTED = ("UN expert group 2001", "2015 report, informal channels first")
DELIVERED = ("Reg. 2023/1543, Annex I, L", "Impl. Reg. 2025/1550, Annex 3")
SENT = ("PC-OC country sheet", "practice")


class Urgency(DraftPart):
    """How urgent the request is, until when, and why."""

    level: Literal["ordinary", "urgent", "emergency"] = required("Urgency", "Its level.", URGENT)
    grounds: tuple[
        Literal["custody", "hearing", "loss-of-evidence", "limitation", "danger-to-life", "other"],
        ...,
    ] = several("Grounds of urgency", "Reasons that make the request urgent.", URGENT)
    deadline: Day | None = optional(
        "Reply needed by",
        "Date by which you ask for a reply.",
        ("UN Model Treaty 5", "PC-OC model form"),
    )
    deadline_time: Text | None = optional(
        "Time, with time zone",
        "In an emergency: time of day for the reply, with time zone.",
        ("Budapest SAP 9", "practice"),
        "18:00 IST (UTC+5:30)",
    )
    reason: Prose | None = optional(
        "Reason for urgency",
        "The reason.",
        (*URGENT, "EJN Fiche A.51"),
        "The preservation ends then.",
    )
    danger: Prose | None = optional(
        "Danger",
        "In an emergency: the danger, and why it is imminent.",
        ("Budapest SAP 9", "Budapest SAP 10"),
        "A threat to kill, with a date.",
    )
    at_risk: Text | None = optional(
        "At risk", "Who is in danger.", ("Budapest SAP 9", "Budapest SAP 10"), "a child of nine"
    )
    help: Prose | None = optional(
        "How the data help",
        "How the requested data help avert the danger.",
        ("Budapest SAP 9", "Budapest SAP 10"),
        "The address shows where the child is held.",
    )
    process_follows: Day | None = optional(
        "Process follows by",
        "In an emergency: date by which the ordinary process follows.",
        "2015 model, Emergency Requests",
    )


class Confidentiality(DraftPart):
    """Whether the request must be kept confidential, why, and until when."""

    wanted: Flag = required("Confidential", "Whether you ask for confidentiality.", SECRET)
    reason: Prose | None = optional("Reason", "The reason.", SECRET, "A suspect is at large.")
    until: Prose | None = optional(
        "Until", "A date or an event.", SECRET, "the day on which charges are laid"
    )
    until_date: Day | None = optional("Until (day)", "The date, if it ends on a date.", SECRET)
    user_notice: Literal["forbid", "delay", "allow"] | None = optional(
        "Notice to the user",
        "Whether the provider may notify its user.",
        ("Reg. 2023/1543, 13", "2015 model, Notification"),
    )
    notice_grounds: tuple[Text, ...] = several(
        "Grounds for delaying notice",
        "Grounds for delaying notice to the user.",
        "Reg. 2023/1543, Annex I, H",
        "to avoid obstructing the inquiry",
    )
    order: Text | None = optional(
        "Order of secrecy",
        "Order that prohibits notice: court, date and number.",
        "2015 model, Notification",
        "High Court, 2 July 2026, no. 301",
    )
    may_know: Prose | None = optional(
        "Who may know", "Who may be told, and how much.", SECRET, "The bank's compliance officer."
    )
    contact_first: Flag | None = optional(
        "Ask first", "Whether to ask you before confidentiality is lifted.", SECRET
    )


class Assurance(DraftPart):
    """An undertaking that the requesting State gives."""

    kind: Text = required(
        "Assurance",
        "The kind.",
        "treaty or national law",
        "reciprocity",
        "specialty",
        "death-penalty",
    )
    given_by: Text = required(
        "Given by", "Who gives it, with the power to.", "national law", "The Attorney-General"
    )
    text: Prose | None = optional(
        "Wording", "Wording, if not the usual text.", "practice", "The penalty is not sought."
    )
    date: Day | None = optional("Date", "Date on which it was given.", "practice")
    annex: Text | None = optional("Annex", "The id of the annex that holds it.", "practice", "A5")
    promise: tuple[
        Literal[
            "not-sought",
            "not-imposed",
            "not-carried-out",
            "evidence-not-used",
            "use-limited",
            "other-use-with-consent",
            "kept-confidential",
            "like-assistance",
            "returned",
            "person-returned",
            "costs-borne",
            "not-prosecuted",
            "not-detained",
            "no-cruel-punishment",
            "no-ill-treatment",
        ],
        ...,
    ] = several("Promise", "What exactly you undertake.", "treaty or national law")
    use: Text | None = optional(
        "For which use", "Proceedings to which use is limited.", "UNTOC 18(19)", "FHC/L/CR/12"
    )
    capacity: (
        Literal["government", "minister", "central-authority", "prosecutor", "court", "police"]
        | None
    ) = optional("Capacity", "Capacity in which the giver acts.", "national law")
    power: Text | None = optional(
        "Power to bind",
        "Provision or decision that lets the giver bind the State.",
        "national law",
        "Constitution, section 174",
    )


class Statement(DraftPart):
    """A statement on a ground of refusal, made before the requested State raises it."""

    ground: Literal[
        "political-offence",
        "persecution",
        "military-offence",
        "fiscal-offence",
        "bank-secrecy",
        "double-jeopardy",
        "essential-interests",
        "triviality",
        "other",
    ] = required(
        "Ground of refusal", "The ground.", ("UN Model Treaty 4", "EIO 11", "UNTOC 18(21)")
    )
    text: Prose = required(
        "Statement",
        "Why the ground does not apply.",
        ("UN Model Treaty 4", "EIO 11", "UNTOC 18(22)"),
        "The offence is an ordinary one.",
    )


class ChannelTried(DraftPart):
    """A faster channel: the result of using it, or why it was not used."""

    channel: Text = required("Channel", "Name of the channel.", CONTACTED, "24/7 network")
    tried: Flag = required("Tried", "Whether you used it.", CONTACTED)
    date: Day | None = optional("Date", "When.", CONTACTED)
    reference: Text | None = optional("Reference", "Its reference there.", CONTACTED, "I-24/7 0553")
    with_: Text | None = optional(
        "With", "Who was contacted.", CONTACTED, "The contact point", alias="with"
    )
    result: Prose | None = optional("Result", "The outcome.", CONTACTED, "Data were preserved.")
    why_not: Prose | None = optional(
        "Why not", "Why you did not use it.", CONTACTED, "Content needs compulsion."
    )


class Earlier(DraftPart):
    """An earlier request, preservation or contact in the same matter."""

    id: Text | None = optional("Id", "A stable id, used by measures.", "Comity", "E1")
    kind: Literal["request", "preservation", "contact"] = required("Kind", "What it was.", CHAIN)
    reference: Text | None = optional(
        "Reference", "The requesting State's number.", (*CHAIN, *HOLD), "FMJ/CAU/2025/0391"
    )
    date: Day | None = optional("Date", "When.", (*CHAIN, *HOLD))
    authority: Text | None = optional(
        "Authority", "To or from which authority.", (*CHAIN, *HOLD), "Contact point of the State"
    )
    sent_by: Text | None = optional(
        "Sent by", "Authority of the requesting State that sent it.", CHAIN, "Police Cyber Unit"
    )
    their_reference: Text | None = optional(
        "Their reference", "Reference given by the other State.", CHAIN, "CRM-182-00000"
    )
    channel: Text | None = optional("Channel", "How it was sent.", CHAIN, "Budapest 24/7 network")
    holder: Text | None = optional("Holder", "Who holds the data.", HOLD, "Example Mail, Inc.")
    subject: Prose | None = optional(
        "Subject",
        "What was requested or preserved.",
        (*CHAIN, *HOLD),
        "The mailbox a@mail.example.",
    )
    expires: Day | None = optional("Expires", "Date on which a preservation ends.", HOLD)
    extended: Flag | None = optional("Extended", "Whether it has already been extended.", HOLD)
    result: Prose | None = optional("Result", "The outcome.", CHAIN, "It was confirmed.")


class Annex(DraftPart):
    """A document enclosed with the request."""

    id: Text = required("Id", "A stable id.", "Comity", "A1")
    title: Text = required("Annex", "Its title.", "PILON templates", "Order of 2 July 2026")
    kind: (
        Literal[
            "order",
            "law-text",
            "affidavit",
            "photograph",
            "questions",
            "letter",
            "report",
            "translation",
            "other",
        ]
        | None
    ) = optional("Kind of annex", "Type of document.", "PILON templates")
    date: Day | None = optional("Date", "Date on the annex.", "practice")
    pages: int | None = optional("Pages", "Number of pages.", "practice", "14", ge=1)
    language: Language | None = optional("Language", "Language of the annex.", "UNTOC 18(14)")
    form: Literal["original", "certified-copy", "copy", "electronic"] | None = optional(
        "Form", "Original or copy.", "RiVASt 27 to 29"
    )
    file: Text | None = optional("File", "Name of the file.", "Impl. Reg. 2025/1550", "A1.pdf")
    sha256: Text | None = optional(
        "SHA-256",
        "SHA-256 hash of the file.",
        "Impl. Reg. 2025/1550",
        "e3b0c44298fc1c149afbf4c8996fb924",
    )


class Translation(DraftPart):
    """The translation enclosed with a request or letter."""

    into: Language = required(
        "Translated into", "A BCP 47 tag.", ("UNTOC 18(14)", "UNCAC 46(14)", "Reg. 2023/1543, 9(4)")
    )
    certified: Flag | None = optional("Certified", "Whether it is certified.", "national law")
    translator: Text | None = optional(
        "Translator", "Who translated it.", "national law", "Ann Example"
    )
    parts: Prose | None = optional("Parts", "What is translated.", "national law", "All but A2.")
    prevails: Literal["original", "translation"] | None = optional(
        "Prevails", "Which text prevails if the two differ.", "practice"
    )


class Transmission(DraftPart):
    """How the request is sent and how the answer should be returned."""

    way: Prose | None = optional(
        "Sent by", "How it is sent.", "UNTOC 18(13)", "Between the central authorities, by e-mail."
    )
    form: Literal["paper", "electronic", "both"] | None = optional(
        "Form", "On paper, as an electronic document, or both.", SENT
    )
    original_follows: Day | None = optional(
        "Original follows by", "Date by which the paper original follows the copy.", SENT
    )
    urgent_copy: Text | None = optional(
        "Copy by a faster way", "How a copy was sent in advance.", "UNTOC 18(13)", "INTERPOL I-24/7"
    )
    reply_to: Text | None = optional(
        "Reply to", "Where to send the answer.", DELIVERED, "Central Authority Unit, Abuja"
    )
    reply_by: Text | None = optional(
        "Preferred means of reply",
        "How to send the answer.",
        "T-CY template 31, field 5",
        "e-mail",
    )
    format: Prose | None = optional(
        "Format of the evidence",
        "Formats, hashes, custody records.",
        DELIVERED,
        "Original file formats, with a SHA-256 hash of each file",
    )
    copies: int | None = optional("Copies", "Number of copies.", "national law", "2", ge=1)
    encryption: Prose | None = optional(
        "Encryption", "How electronic evidence is protected.", SENT, "OpenPGP"
    )
    signature: Text | None = optional(
        "Electronic signature", "Its kind, and how it is verified.", SENT, "qualified, PAdES"
    )


class Delivery(DraftPart):
    """How evidence should be handed over, and who receives it."""

    receiving_authority: Authority | None = optional(
        "Receiving authority", "Who receives the evidence, if not the requester.", DELIVERED
    )
    medium: Text | None = optional(
        "Medium", "Storage medium, portal or link.", DELIVERED, "encrypted carrier by courier"
    )
    format: Prose | None = optional(
        "File formats", "Preferred file formats.", DELIVERED, "The provider's native export."
    )
    hash: Text | None = optional("Hash", "Preferred hash algorithm.", DELIVERED, "SHA-256")
    time_zone: Text | None = optional("Time zone", "The zone of the times.", DELIVERED, "UTC")
    custody_record: Prose | None = optional(
        "Record of custody", "Chain of custody to record.", "SHERLOC models", "Each hand-over."
    )
    open_until: Day | None = optional(
        "Open until", "The last day on which a link can be used.", "Impl. Reg. 2025/1550, Annex 3"
    )
    in_parts: Flag | None = optional(
        "In parts", "Whether to send results as they become available.", "practice"
    )


class Hearing(DraftPart):
    """A hearing for which the evidence is needed."""

    date: Day = required("Date", "Date of the hearing.", URGENT)
    time: Text | None = optional("Time", "Time of day, with time zone.", "practice", "09:00 WAT")
    court: Text | None = optional("Court", "Which court.", URGENT, "Federal High Court, Abuja")
    subject: Text | None = optional(
        "Subject", "Subject of the hearing.", URGENT, "Confirmation of charges"
    )
    evidence_by: Day | None = optional(
        "Evidence needed by", "The last day on which evidence can be filed for it.", URGENT
    )
    persons: tuple[Text, ...] = several("Persons", "Ids of the persons on trial.", "practice", "P1")
    measures: tuple[Text, ...] = several(
        "Measures", "Ids of the measures whose results the hearing needs.", "practice", "M1"
    )


class RequestRemark(DraftPart):
    """The author's own sentence at the end of a part of the request."""

    part: Literal[
        "basis",
        "proceedings",
        "persons",
        "offences",
        "facts",
        "measures",
        "urgency",
        "confidentiality",
        "undertakings",
        "earlier",
        "execution",
        "contacts",
        "annexes",
    ] = required("Part", "Part in which it appears.", "practice")
    text: Prose = required("Remark", "Text of the remark.", "practice", "A call was held on 3 May.")
