"""What a company holds and which process it needs: data, process, preservation, disclosure."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    DraftPart,
    Flag,
    Length,
    Period,
    Phrase,
    Prose,
    Text,
    optional,
    required,
    several,
)
from comity.model.drafts.notice_practice import Practice

__all__ = [
    "DataCategory",
    "Preservation",
    "ProcessType",
    "Removal",
    "ResponseTime",
    "Retention",
    "Voluntary",
]

HELD = ("2015 model, Information We Collect and Maintain", "16 of 23 notices")
KEPT = ("2015 model, Records Access and Preservation", "10 of 23 notices")
HOLDING = ("2015 model, Records Access and Preservation", "14 of 23 notices")
MATRIX = "16 of 23 notices"
ACCEPTED = "22 of 23 notices"
TIMES = ("2015 model, Policy", "3 of 23 notices")
FREELY = ("2015 model, International Requests", "12 of 23 notices")
TAKEDOWN = ("6 of 23 notices", "DSA 9")


class ResponseTime(DraftPart):
    """A commitment on time: for what event, how long, and who must meet it."""

    event: Phrase = required("Event", "What starts the period.", TIMES, "receipt of process")
    action: Phrase | None = optional(
        "Action",
        "What the company does within the period, if it is not an answer.",
        "3 of 23 notices",
        "send a receipt",
    )
    within: Length = required("Within", "The length of the period.", TIMES)
    owed_by: Literal["company", "requester"] = required(
        "Owed by",
        "Whether the company must answer in this time, or the authority must allow this time.",
        TIMES,
    )
    target: Flag | None = optional(
        "Target", "Whether it is an aim rather than a promise.", "2015 model, Policy"
    )
    applies_to: Phrase | None = optional(
        "Applies to",
        "The requests to which it applies, if it does not apply to all.",
        TIMES,
        "emergency requests",
    )


class Retention(DraftPart):
    """How long a category is normally kept."""

    period: Length | None = optional(
        "Retention period", "How long the data are normally kept.", KEPT
    )
    text: Phrase | None = optional(
        "Retention",
        "How long the data are kept, in words, if no figure fits.",
        KEPT,
        "for the life of the account",
    )
    starts: Phrase | None = optional(
        "Retention starts", "What starts the period.", KEPT, "from the message"
    )
    after_deletion: Length | None = optional(
        "After deletion", "How long the data stay after the user deletes them.", KEPT
    )


class DataCategory(DraftPart):
    """A category of data: what is held, and which process is needed to obtain it."""

    category: Text = required(
        "Category",
        "The kind of data, such as subscriber-data or stored-content.",
        HELD,
        "subscriber-data",
        "stored-content",
    )
    title: Text | None = optional(
        "Category name",
        "The name of the category, if it is not the usual one.",
        HELD,
        "Account records",
    )
    holds: tuple[Phrase, ...] = several(
        "Data held",
        "The data that the company holds, one item each.",
        HELD,
        "IP addresses of sessions",
    )
    not_held: Phrase | None = optional(
        "Data not held",
        "Data that a reader may expect but the company does not hold.",
        HELD,
        "messages deleted by the user",
    )
    services: tuple[Text, ...] = several(
        "Services",
        "The services from which the data come, if they do not come from all.",
        HELD,
        "Example Drive",
    )
    process_domestic: Text | None = optional(
        "Process for domestic authorities",
        "The legal process by which authorities of the host State obtain the data.",
        MATRIX,
        "search warrant",
    )
    process_foreign: Text | None = optional(
        "Process for foreign authorities",
        "The legal process by which foreign authorities obtain the data.",
        MATRIX,
        "request for mutual legal assistance",
    )
    process_local: Text | None = optional(
        "Process for local authorities",
        "The legal process for authorities of a part of the host State, if it differs.",
        "1 of 23 notices",
        "warrant of a court of the requesting state",
    )
    emergency: Practice | None = optional(
        "In an emergency",
        "Whether the company discloses the data in an emergency.",
        "2015 model, Emergency Requests",
    )
    retention: Retention | None = optional(
        "Retention", "How long the company keeps the data.", KEPT
    )
    location: Text | None = optional(
        "Location", "The place where the data are stored.", HELD, "Ireland"
    )
    encrypted: Phrase | None = optional(
        "Encryption",
        "Whether the company can read the data.",
        "2 of 23 notices",
        "Only the user can.",
    )


class ProcessType(DraftPart):
    """A kind of legal process that the company accepts or does not accept."""

    title: Text = required(
        "Process", "The name of the legal process.", ACCEPTED, "search warrant", "subpoena"
    )
    accepted: Practice | None = optional("Accepted", "Whether the company accepts it.", ACCEPTED)
    from_: Literal["domestic", "foreign", "both"] | None = optional(
        "From",
        "Whether it comes from domestic or foreign authorities, or from both.",
        ACCEPTED,
        alias="from",
    )
    issued_by: Text | None = optional(
        "Issued by", "The court or authority that issues it.", ACCEPTED, "a court"
    )
    statute: Text | None = optional(
        "Statute", "The law under which it is issued.", "14 of 23 notices", "18 U.S.C. 2703(d)"
    )
    categories: tuple[Text, ...] = several(
        "Data it covers",
        "The kinds of data that the company discloses under it.",
        MATRIX,
        "stored-content",
    )
    text: Prose | None = optional(
        "Remarks",
        "Anything else that a reader should know about it.",
        ACCEPTED,
        "It must state exactly which data are sought.",
    )


class Preservation(DraftPart):
    """Preservation on request."""

    practice: Practice | None = optional(
        "Preservation", "Whether the company preserves data on request.", HOLDING
    )
    period: Period | None = optional(
        "Preservation period",
        "How long the company preserves the data.",
        HOLDING,
    )
    extension: Period | None = optional(
        "Extension",
        "How long an extension lasts.",
        "7 of 23 notices",
    )
    extensions: Practice | None = optional(
        "Extensions",
        "Whether the company extends a preservation on request.",
        "7 of 23 notices",
    )
    foreign: Prose | None = optional(
        "For foreign authorities",
        "The rules for foreign authorities, if they differ.",
        "3 of 23 notices",
        "Foreign authorities can ask too, and the period is the same.",
    )
    foreign_period: Period | None = optional(
        "Period for foreign authorities",
        "How long data are preserved for foreign authorities, if this differs.",
        "3 of 23 notices",
    )
    foreign_extension: Period | None = optional(
        "Extension for foreign authorities",
        "How long an extension lasts for foreign authorities, if this differs.",
        "3 of 23 notices",
    )
    lapses: Prose | None = optional(
        "Lapses",
        "When a preservation ends early.",
        "3 of 23 notices",
        "When no treaty request has been sent in that time.",
    )
    snapshot: Flag | None = optional(
        "Existing data only",
        "Whether the company preserves only the data that exist when the request arrives.",
        "practice",
    )
    contents: tuple[Phrase, ...] = several(
        "Contents",
        "What a preservation request must contain, one item each.",
        "4 of 23 notices",
        "the account",
    )
    form_url: Text | None = optional(
        "Form",
        "The web page with the form.",
        "4 of 23 notices",
        "https://mail.example/preserve",
        place="url",
    )
    user_told: Practice | None = optional(
        "User notified", "Whether the company notifies the user.", "4 of 23 notices"
    )
    user_told_after: Length | None = optional(
        "User notified after",
        "How long after the request the company notifies the user.",
        "4 of 23 notices",
    )


class Voluntary(DraftPart):
    """Disclosure to foreign authorities without compulsion."""

    practice: Literal[Practice, "emergencies-only", "non-content-only"] = required(
        "Voluntary disclosure to foreign authorities",
        "Whether the company discloses data to foreign authorities without being compelled.",
        FREELY,
    )
    conditions: tuple[Phrase, ...] = several(
        "Conditions",
        "The conditions for such a disclosure, one item each.",
        FREELY,
        "The request concerns a user of that State.",
    )
    categories: tuple[Text, ...] = several(
        "Data disclosed",
        "The kinds of data that the company may disclose.",
        FREELY,
        "subscriber-data",
    )
    states: tuple[Text, ...] = several(
        "For authorities of",
        "The States whose authorities can ask, if not all.",
        FREELY,
        "DE",
        "the European Union",
        place="country-name",
    )


class Removal(DraftPart):
    """Orders to remove or block content."""

    practice: Practice | None = optional(
        "Removal", "Whether the company acts on such orders.", TAKEDOWN
    )
    within: Length | None = optional(
        "Within", "The time within which the company acts.", "Indian IT Rules 2021"
    )
    contents: tuple[Phrase, ...] = several(
        "Contents of an order",
        "What an order must contain, one item each.",
        TAKEDOWN,
        "the exact address",
    )
    territory: Phrase | None = optional(
        "Territory", "Where the content is blocked.", TAKEDOWN, "Only in the State of the order."
    )
    user_told: Practice | None = optional(
        "User notified", "Whether the company notifies the user.", TAKEDOWN
    )
    url: Text | None = optional(
        "Web page",
        "The web page to which an order should be sent.",
        TAKEDOWN,
        "https://mail.example/dsa",
        place="url",
    )
