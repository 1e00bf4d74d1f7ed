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
    """How urgent, until when, and why."""

    level: Literal["ordinary", "urgent", "emergency"] = required("Urgency", "How urgent.", URGENT)
    grounds: tuple[
        Literal["custody", "hearing", "loss-of-evidence", "limitation", "danger-to-life", "other"],
        ...,
    ] = several("Grounds of urgency", "What makes it urgent.", URGENT)
    deadline: Day | None = optional(
        "Reply wanted by",
        "The day by which a reply is asked for.",
        ("UN Model Treaty 5", "PC-OC model form"),
    )
    deadline_time: Text | None = optional(
        "Hour, with its time zone",
        "The hour of that day, in an emergency, with the zone in which it is told.",
        ("Budapest SAP 9", "practice"),
        "18:00 IST (UTC+5:30)",
    )
    reason: Prose | None = optional(
        "Reason for urgency", "Why.", (*URGENT, "EJN Fiche A.51"), "The preservation ends then."
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
        "How what is asked for averts the danger.",
        ("Budapest SAP 9", "Budapest SAP 10"),
        "The address shows where the child is held.",
    )
    process_follows: Day | None = optional(
        "Process follows by",
        "In an emergency: the day by which the ordinary process follows.",
        "2015 model, Emergency Requests",
    )


class Confidentiality(DraftPart):
    """Whether the request is to be kept secret, why, and until when."""

    wanted: Flag = required("Confidential", "Whether confidentiality is asked for.", SECRET)
    reason: Prose | None = optional("Reason", "Why.", SECRET, "A suspect is at large.")
    until: Prose | None = optional(
        "Until", "A date or an event.", SECRET, "the day on which charges are laid"
    )
    until_date: Day | None = optional("Until (day)", "The day, where it is a day.", SECRET)
    user_notice: Literal["forbid", "delay", "allow"] | None = optional(
        "Notice to the user",
        "Whether the provider may tell its user.",
        ("Reg. 2023/1543, 13", "2015 model, Notification"),
    )
    notice_grounds: tuple[Text, ...] = several(
        "Grounds for delaying notice",
        "The grounds on which notice to the user is put off.",
        "Reg. 2023/1543, Annex I, H",
        "to avoid obstructing the inquiry",
    )
    order: Text | None = optional(
        "Order of secrecy",
        "The order that forbids notice, by court, date and number.",
        "2015 model, Notification",
        "High Court, 2 July 2026, no. 301",
    )
    may_know: Prose | None = optional(
        "Who may know", "Who may be told, and how far.", SECRET, "The bank's compliance officer."
    )
    contact_first: Flag | None = optional(
        "Ask first", "Whether to ask before secrecy is lifted.", SECRET
    )


class Assurance(DraftPart):
    """An undertaking that the requesting State gives."""

    kind: Text = required(
        "Assurance", "Which.", "treaty or national law", "reciprocity", "specialty", "death-penalty"
    )
    given_by: Text = required(
        "Given by", "Who may give it and does.", "national law", "The Attorney-General"
    )
    text: Prose | None = optional(
        "Wording", "Its wording, if not the usual.", "practice", "The penalty is not sought."
    )
    date: Day | None = optional("Date", "When it was given.", "practice")
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
    ] = several("Promise", "What exactly is promised.", "treaty or national law")
    use: Text | None = optional(
        "For which use", "The proceedings to which use is limited.", "UNTOC 18(19)", "FHC/L/CR/12"
    )
    capacity: (
        Literal["government", "minister", "central-authority", "prosecutor", "court", "police"]
        | None
    ) = optional("Capacity", "In which capacity the giver acts.", "national law")
    power: Text | None = optional(
        "Power to bind",
        "The provision or decision by which the giver can bind the State.",
        "national law",
        "Constitution, section 174",
    )


class Statement(DraftPart):
    """What is said on a ground of refusal before the other side raises it."""

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
    ] = required("Ground of refusal", "Which.", ("UN Model Treaty 4", "EIO 11", "UNTOC 18(21)"))
    text: Prose = required(
        "Statement",
        "Why it does not stand in the way.",
        ("UN Model Treaty 4", "EIO 11", "UNTOC 18(22)"),
        "The offence is an ordinary one.",
    )


class ChannelTried(DraftPart):
    """A faster channel: used with what result, or why not."""

    channel: Text = required("Channel", "Which one.", CONTACTED, "24/7 network")
    tried: Flag = required("Tried", "Whether it was used.", CONTACTED)
    date: Day | None = optional("Date", "When.", CONTACTED)
    reference: Text | None = optional("Reference", "Its number there.", CONTACTED, "I-24/7 0553")
    with_: Text | None = optional(
        "With", "Who was reached.", CONTACTED, "The contact point", alias="with"
    )
    result: Prose | None = optional("Result", "What came of it.", CONTACTED, "Data were preserved.")
    why_not: Prose | None = optional(
        "Why not", "Why it was not used.", CONTACTED, "Content needs compulsion."
    )


class Earlier(DraftPart):
    """An earlier request, preservation or contact in the same matter."""

    id: Text | None = optional("Id", "A stable id that measures refer to.", "Comity", "E1")
    kind: Literal["request", "preservation", "contact"] = required("Kind", "What it was.", CHAIN)
    reference: Text | None = optional(
        "Reference", "The requesting side's number.", (*CHAIN, *HOLD), "FMJ/CAU/2025/0391"
    )
    date: Day | None = optional("Date", "When.", (*CHAIN, *HOLD))
    authority: Text | None = optional(
        "Authority", "To whom, or by whom.", (*CHAIN, *HOLD), "Contact point of the State"
    )
    sent_by: Text | None = optional(
        "Sent by", "The authority of the requesting State that sent it.", CHAIN, "Police Cyber Unit"
    )
    their_reference: Text | None = optional(
        "Their reference", "The number that the other side gave it.", CHAIN, "CRM-182-00000"
    )
    channel: Text | None = optional("Channel", "The way it went.", CHAIN, "Budapest 24/7 network")
    holder: Text | None = optional("Holder", "Who holds the data.", HOLD, "Example Mail, Inc.")
    subject: Prose | None = optional(
        "Subject",
        "What was asked for or preserved.",
        (*CHAIN, *HOLD),
        "The mailbox a@mail.example.",
    )
    expires: Day | None = optional("Expires", "When a preservation ends.", HOLD)
    extended: Flag | None = optional("Extended", "Whether it was extended already.", HOLD)
    result: Prose | None = optional("Result", "What came of it.", CHAIN, "It was confirmed.")


class Annex(DraftPart):
    """A paper that goes with the request."""

    id: Text = required("Id", "A stable id.", "Comity", "A1")
    title: Text = required("Annex", "What it is.", "PILON templates", "Order of 2 July 2026")
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
    ) = optional("Kind of annex", "What sort of paper.", "PILON templates")
    date: Day | None = optional("Date", "The date it bears.", "practice")
    pages: int | None = optional("Pages", "How many.", "practice", "14", ge=1)
    language: Language | None = optional("Language", "The language it is in.", "UNTOC 18(14)")
    form: Literal["original", "certified-copy", "copy", "electronic"] | None = optional(
        "Form", "Original or copy.", "RiVASt 27 to 29"
    )
    file: Text | None = optional("File", "The name of its file.", "Impl. Reg. 2025/1550", "A1.pdf")
    sha256: Text | None = optional(
        "SHA-256",
        "The hash of its file.",
        "Impl. Reg. 2025/1550",
        "e3b0c44298fc1c149afbf4c8996fb924",
    )


class Translation(DraftPart):
    """The translation that goes with a request or a paper."""

    into: Language = required(
        "Translated into", "A BCP 47 tag.", ("UNTOC 18(14)", "UNCAC 46(14)", "Reg. 2023/1543, 9(4)")
    )
    certified: Flag | None = optional("Certified", "Whether it is certified.", "national law")
    translator: Text | None = optional("Translator", "By whom.", "national law", "Ann Example")
    parts: Prose | None = optional("Parts", "What is translated.", "national law", "All but A2.")
    prevails: Literal["original", "translation"] | None = optional(
        "Prevails", "Which text prevails if they differ.", "practice"
    )


class Transmission(DraftPart):
    """How the request goes and how the answer should come."""

    way: Prose | None = optional(
        "Sent by", "How it is sent.", "UNTOC 18(13)", "Between the central authorities, by e-mail."
    )
    form: Literal["paper", "electronic", "both"] | None = optional(
        "Form", "On paper, as an electronic document, or both.", SENT
    )
    original_follows: Day | None = optional(
        "Original follows by", "The day by which a paper original follows a copy.", SENT
    )
    urgent_copy: Text | None = optional(
        "Copy by a faster way", "Where a copy went in advance.", "UNTOC 18(13)", "INTERPOL I-24/7"
    )
    reply_to: Text | None = optional(
        "Reply to", "Where the answer goes.", DELIVERED, "Central Authority Unit, Abuja"
    )
    reply_by: Text | None = optional(
        "Preferred means of reply",
        "How the answer should come.",
        "T-CY template 31, field 5",
        "e-mail",
    )
    format: Prose | None = optional(
        "Format of the evidence",
        "Formats, hashes, custody records.",
        DELIVERED,
        "Original file formats, with a SHA-256 hash of each file",
    )
    copies: int | None = optional("Copies", "How many.", "national law", "2", ge=1)
    encryption: Prose | None = optional(
        "Encryption", "How electronic evidence is protected.", SENT, "OpenPGP"
    )
    signature: Text | None = optional(
        "Electronic signature", "Its kind, and how it is verified.", SENT, "qualified, PAdES"
    )


class Delivery(DraftPart):
    """How evidence is to be handed over, and to whom."""

    receiving_authority: Authority | None = optional(
        "Receiving authority", "Who receives the evidence, if not who asks.", DELIVERED
    )
    medium: Text | None = optional(
        "Medium", "A carrier, a portal, a link.", DELIVERED, "encrypted carrier by courier"
    )
    format: Prose | None = optional(
        "File formats", "The formats wanted.", DELIVERED, "The provider's native export."
    )
    hash: Text | None = optional("Hash", "The algorithm wanted.", DELIVERED, "SHA-256")
    time_zone: Text | None = optional("Time zone", "The zone times are given in.", DELIVERED, "UTC")
    custody_record: Prose | None = optional(
        "Record of custody", "The chain of custody to be kept.", "SHERLOC models", "Each hand-over."
    )
    open_until: Day | None = optional(
        "Open until", "The last day on which a link can be used.", "Impl. Reg. 2025/1550, Annex 3"
    )
    in_parts: Flag | None = optional(
        "In parts", "Whether results should be sent as they come.", "practice"
    )


class Hearing(DraftPart):
    """A hearing that the evidence is needed for."""

    date: Day = required("Date", "When it is.", URGENT)
    time: Text | None = optional("Time", "The hour, with its zone.", "practice", "09:00 WAT")
    court: Text | None = optional("Court", "Before whom.", URGENT, "Federal High Court, Abuja")
    subject: Text | None = optional(
        "Subject", "What it is about.", URGENT, "Confirmation of charges"
    )
    evidence_by: Day | None = optional(
        "Evidence needed by", "The last day on which evidence can be filed for it.", URGENT
    )
    persons: tuple[Text, ...] = several("Persons", "Ids of those who are tried.", "practice", "P1")
    measures: tuple[Text, ...] = several(
        "Measures", "Ids of the measures whose results it needs.", "practice", "M1"
    )


class RequestRemark(DraftPart):
    """A sentence of the author's own at the end of a part of the request."""

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
    ] = required("Part", "The part that it stands in.", "practice")
    text: Prose = required("Remark", "The sentence.", "practice", "A call was held on 3 May.")
