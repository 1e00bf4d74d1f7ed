"""The papers of a request and its way: earlier steps, annexes, translation, delivery."""

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
)
from comity.model.drafts.people import Authority
from comity.model.law_ways import Carrier, RoadName

__all__ = ["Annex", "ChannelTried", "Delivery", "Earlier", "Translation", "Transmission"]

CHAIN = ("T-CY template 31, field 9", "EIO Annex A, section D")
HOLD = ("T-CY template 31, field 10", "Budapest SAP 7")
CONTACTED = ("UN expert group 2001", "2015 report, informal channels first")
DELIVERED = ("Reg. 2023/1543, Annex I, L", "Impl. Reg. 2025/1550, Annex 3")
SENT = ("PC-OC country sheet", "practice")


class ChannelTried(DraftPart):
    """A faster channel: the result of using it, or why it was not used."""

    channel: Text = required(
        "Channel",
        "The faster channel: its name, or the id of a network.",
        CONTACTED,
        "24/7 network",
    )
    tried: Flag = required("Tried", "Whether you used this channel.", CONTACTED)
    date: Day | None = optional("Date", "The date on which you used it.", CONTACTED, "2026-05-03")
    reference: Text | None = optional(
        "Reference", "The reference that the channel gave your contact.", CONTACTED, "I-24/7 0553"
    )
    with_: Text | None = optional(
        "With",
        "The person or office that you contacted.",
        CONTACTED,
        "The contact point",
        alias="with",
    )
    result: Phrase | None = optional(
        "Result", "What the result was.", CONTACTED, "Data were preserved."
    )
    why_not: Phrase | None = optional(
        "Why not", "Why you did not use this channel.", CONTACTED, "Content needs compulsion."
    )


class Earlier(DraftPart):
    """An earlier request, preservation or contact in the same matter."""

    id: Text | None = optional(
        "Id", "A short label for this step, which measures use to refer to it.", "Comity", "E1"
    )
    kind: Literal["request", "preservation", "contact"] = required(
        "Kind", "Whether it was a request, a preservation or an informal contact.", CHAIN
    )
    reference: Text | None = optional(
        "Reference", "The requesting State's own number.", (*CHAIN, *HOLD), "FMJ/CAU/2025/0391"
    )
    date: Day | None = optional("Date", "The date of this step.", (*CHAIN, *HOLD), "2026-05-04")
    authority: Text | None = optional(
        "Authority",
        "The authority of the other State with which you dealt.",
        (*CHAIN, *HOLD),
        "Contact point of the State",
    )
    sent_by: Text | None = optional(
        "Sent by", "The authority of the requesting State that sent it.", CHAIN, "Police Cyber Unit"
    )
    their_reference: Text | None = optional(
        "Their reference", "The reference that the other State gave.", CHAIN, "CRM-182-00000"
    )
    channel: Text | None = optional(
        "Channel", "The way in which it was sent.", CHAIN, "Budapest 24/7 network"
    )
    holder: Text | None = optional(
        "Holder", "The company or person that holds the data.", HOLD, "Example Mail, Inc."
    )
    subject: Phrase | None = optional(
        "Subject",
        "What was requested or preserved.",
        (*CHAIN, *HOLD),
        "The mailbox a@mail.example.",
        sensitive=True,
    )
    expires: Day | None = optional(
        "Expires", "The date on which a preservation ends.", HOLD, "2026-11-30"
    )
    extended: Flag | None = optional(
        "Extended", "Whether the preservation has already been extended.", HOLD
    )
    result: Phrase | None = optional(
        "Result", "What the result was.", CHAIN, "It was confirmed.", sensitive=True
    )


class Annex(DraftPart):
    """A document enclosed with the request."""

    id: Text = required(
        "Id",
        "A short label for this annex, which facts and measures use to refer to it.",
        "Comity",
        "A1",
    )
    title: Text = required(
        "Annex", "The title of the annex.", "PILON templates", "Order of 2 July 2026"
    )
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
    ) = optional(
        "Kind of annex",
        "The type of document, such as a court order or the text of a law.",
        "PILON templates",
    )
    date: Day | None = optional("Date", "The date on the annex.", "practice", "2026-07-02")
    pages: int | None = optional("Pages", "The number of pages.", "practice", "14", ge=1)
    language: Language | None = optional(
        "Language",
        "Language of the annex, such as en (English) or pt-BR (Brazilian Portuguese).",
        "UNTOC 18(14)",
    )
    form: Literal["original", "certified-copy", "copy", "electronic"] | None = optional(
        "Form",
        "Whether the annex is an original, a certified copy, a plain copy or an electronic file.",
        "RiVASt 27 to 29",
    )
    file: Text | None = optional("File", "The name of the file.", "Impl. Reg. 2025/1550", "A1.pdf")
    sha256: Text | None = optional(
        "SHA-256",
        "The SHA-256 hash, a checksum of 64 characters that shows whether the file was changed.",
        "Impl. Reg. 2025/1550",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    )


class Translation(DraftPart):
    """The translation enclosed with a request or letter."""

    into: Language = required(
        "Translated into",
        "Language of the translation, such as en (English) or pt-BR (Brazilian Portuguese).",
        ("UNTOC 18(14)", "UNCAC 46(14)", "Reg. 2023/1543, 9(4)"),
    )
    certified: Flag | None = optional(
        "Certified", "Whether the translation is certified.", "national law"
    )
    translator: Text | None = optional(
        "Translator", "The name of the translator.", "national law", "Ann Example", sensitive=True
    )
    parts: Phrase | None = optional(
        "Parts", "Which parts are translated.", "national law", "All but A2."
    )
    prevails: Literal["original", "translation"] | None = optional(
        "Prevails", "Which text prevails if the two differ.", "practice"
    )


class Transmission(DraftPart):
    """How the request is sent and how the answer should be returned."""

    way: Phrase | None = optional(
        "Sent by",
        "The way in which the request is sent.",
        "UNTOC 18(13)",
        "Between the central authorities, by e-mail.",
    )
    road: RoadName | None = optional(
        "Road",
        "From which authority to which recipient it goes, such as between central authorities or "
        "straight to a provider.",
        ("UNTOC 18(13)", "UNCAC 46(13)", "ETS 182 art. 4", "Budapest 27(2)"),
    )
    carrier: Carrier | None = optional(
        "Carried by",
        "What carries it on that road, such as the post or INTERPOL, which can also carry the "
        "request of a court.",
        ("UNTOC 18(13)", "UNCAC 46(13)", "ETS 182 art. 4", "Budapest 27(9)"),
    )
    form: Literal["paper", "electronic", "both"] | None = optional(
        "Form", "Whether the request is sent on paper, electronically, or in both ways.", SENT
    )
    original_follows: Day | None = optional(
        "Original follows by",
        "The date by which the paper original follows the copy.",
        SENT,
        "2026-10-19",
    )
    urgent_copy: Text | None = optional(
        "Copy by a faster way",
        "The faster way by which a copy was sent in advance.",
        "UNTOC 18(13)",
        "INTERPOL I-24/7",
    )
    reply_to: Text | None = optional(
        "Reply to",
        "The authority or address to which the answer should be sent.",
        DELIVERED,
        "Central Authority Unit, Abuja",
    )
    reply_by: Text | None = optional(
        "Preferred means of reply",
        "The way in which the answer should be sent.",
        "T-CY template 31, field 5",
        "e-mail",
    )
    format: Phrase | None = optional(
        "Format of the evidence",
        "The format in which you need the evidence, including checksums and records of custody.",
        DELIVERED,
        "Original file formats, with a SHA-256 hash of each file",
    )
    copies: int | None = optional(
        "Copies", "The number of copies that you need.", "national law", "2", ge=1
    )
    encryption: Phrase | None = optional(
        "Encryption",
        "How electronic evidence should be encrypted.",
        SENT,
        "OpenPGP, with the key in annex A3",
    )
    signature: Text | None = optional(
        "Electronic signature",
        "The kind of electronic signature, and how it is verified.",
        SENT,
        "qualified, PAdES",
    )


class Delivery(DraftPart):
    """How evidence should be handed over, and who receives it."""

    receiving_authority: Authority | None = optional(
        "Receiving authority",
        "The authority that receives the evidence, if it is not the one that made the request.",
        DELIVERED,
    )
    medium: Text | None = optional(
        "Medium",
        "The storage medium, portal or link by which evidence is handed over.",
        DELIVERED,
        "encrypted carrier by courier",
    )
    format: Phrase | None = optional(
        "File formats",
        "The file formats that you prefer.",
        DELIVERED,
        "The provider's native export.",
    )
    hash: Text | None = optional(
        "Hash", "The checksum method that you prefer, such as SHA-256.", DELIVERED, "SHA-256"
    )
    time_zone: Text | None = optional(
        "Time zone",
        "The time zone in which times should be given: UTC, an offset, or a region and a city.",
        DELIVERED,
        "UTC",
        place="time-zone",
    )
    custody_record: Prose | None = optional(
        "Record of custody",
        "What the record of custody must show.",
        "SHERLOC models",
        "Each hand-over, with the name, date and time",
    )
    open_until: Day | None = optional(
        "Open until",
        "The last day on which a download link can be used.",
        "Impl. Reg. 2025/1550, Annex 3",
        "2026-12-31",
    )
    in_parts: Flag | None = optional(
        "In parts", "Whether results should be sent as soon as each part is available.", "practice"
    )
