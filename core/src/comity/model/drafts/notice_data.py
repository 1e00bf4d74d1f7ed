"""What a company holds and which process it needs: data, process, preservation, disclosure."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    Case,
    DraftPart,
    Flag,
    Period,
    Prose,
    StateCode,
    Text,
    optional,
    required,
    several,
)

__all__ = [
    "DataCategory",
    "Preservation",
    "ProcessType",
    "Removal",
    "ResponseTime",
    "ScopedRule",
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

    event: Prose = required("Event", "What starts the period.", TIMES, "receipt of process")
    action: Prose | None = optional(
        "Action",
        "What is done within the period, if not an answer.",
        "3 of 23 notices",
        "a receipt",
    )
    within: Period = required("Within", "Length of the period.", TIMES)
    owed_by: Literal["company", "requester"] = required(
        "Owed by", "Who must meet it: the company, or the authority as lead time.", TIMES
    )
    target: Flag | None = optional(
        "Target", "Whether it is an aim rather than a promise.", "2015 model, Policy"
    )
    applies_to: Prose | None = optional(
        "Applies to", "Requests to which it applies, if not all.", TIMES, "emergency requests"
    )


class Retention(DraftPart):
    """How long a category is normally kept."""

    period: Period | None = optional("Retention period", "Length of the period.", KEPT)
    text: Prose | None = optional(
        "Retention", "In words, if no figure fits.", KEPT, "for the life of the account"
    )
    starts: Prose | None = optional(
        "Retention starts", "What starts the period.", KEPT, "from the message"
    )
    after_deletion: Period | None = optional(
        "After deletion", "How long data stay after the user deletes them.", KEPT
    )


class DataCategory(DraftPart):
    """A category of data: what is held, and which process is needed to obtain it."""

    category: Text = required(
        "Category", "A kind of measure.", HELD, "subscriber-data", "stored-content"
    )
    title: Text | None = optional(
        "Category name", "Name, if not the usual one.", HELD, "Account records"
    )
    holds: tuple[Prose, ...] = several(
        "Data held", "Data held, one item each.", HELD, "IP addresses of sessions"
    )
    not_held: Prose | None = optional(
        "Data not held",
        "Data that a reader may expect but the company does not hold.",
        HELD,
        "messages deleted by the user",
    )
    services: tuple[Text, ...] = several(
        "Services", "Services from which the data come, if not all.", HELD, "Example Drive"
    )
    process_domestic: Text | None = optional(
        "Process for domestic authorities",
        "Process by which authorities of the host State obtain it. Default: as the law of the host "
        "State says.",
        MATRIX,
        "search warrant",
    )
    process_foreign: Text | None = optional(
        "Process for foreign authorities",
        "Process by which foreign authorities obtain it. Default: as the law of the host State "
        "says.",
        MATRIX,
        "request for mutual legal assistance",
    )
    process_local: Text | None = optional(
        "Process for local authorities",
        "Process for authorities of a part of the host State, if different.",
        "1 of 23 notices",
        "warrant of a court of the requesting state",
    )
    emergency: Case | None = optional(
        "In an emergency",
        "Whether the company discloses it in an emergency.",
        "2015 model, Emergency Requests",
    )
    retention: Retention | None = optional("Retention", "How long the company keeps it.", KEPT)
    location: Text | None = optional("Location", "Where the data are stored.", HELD, "Ireland")
    encrypted: Prose | None = optional(
        "Encryption", "Whether the company can read it.", "2 of 23 notices", "Only the user can."
    )


class ProcessType(DraftPart):
    """A kind of legal process that the company accepts or does not accept."""

    title: Text = required("Process", "Its name.", ACCEPTED, "search warrant", "subpoena")
    accepted: Case | None = optional("Accepted", "Whether it is accepted.", ACCEPTED)
    from_: Literal["domestic", "foreign", "both"] | None = optional(
        "From", "Whether it comes from domestic or foreign authorities.", ACCEPTED, alias="from"
    )
    issued_by: Text | None = optional("Issued by", "Who issues it.", ACCEPTED, "a court")
    statute: Text | None = optional(
        "Statute", "Law under which it is issued.", "14 of 23 notices", "18 U.S.C. 2703(d)"
    )
    categories: tuple[Text, ...] = several(
        "Data it covers",
        "Categories that the company discloses under it.",
        MATRIX,
        "stored-content",
    )
    text: Prose | None = optional("Remarks", "In words.", ACCEPTED, "It must be particular.")


class Preservation(DraftPart):
    """Preservation on request."""

    practice: Case | None = optional(
        "Preservation", "Whether the company preserves data on request.", HOLDING
    )
    period: Period | None = optional(
        "Preservation period",
        "Length of preservation. Default: as the law of the host State says.",
        HOLDING,
    )
    extension: Period | None = optional(
        "Extension", "Length of an extension. Default: as the law says.", "7 of 23 notices"
    )
    foreign: Prose | None = optional(
        "For foreign authorities",
        "Rules for foreign authorities, if different.",
        "3 of 23 notices",
        "They may ask.",
    )
    foreign_period: Period | None = optional(
        "Period for foreign authorities",
        "For foreign authorities, if different.",
        "3 of 23 notices",
    )
    foreign_extension: Period | None = optional(
        "Extension for foreign authorities",
        "For foreign authorities, if different.",
        "3 of 23 notices",
    )
    lapses: Prose | None = optional(
        "Lapses",
        "When a preservation ends early.",
        "3 of 23 notices",
        "Without proof that a treaty request was sent.",
    )
    snapshot: Flag | None = optional(
        "Existing data only",
        "Whether the company preserves only data that exist on that day.",
        "practice",
    )
    contents: tuple[Prose, ...] = several(
        "Contents", "What a preservation request must contain.", "4 of 23 notices", "the account"
    )
    form_url: Text | None = optional(
        "Form", "Where to find the form.", "4 of 23 notices", "https://mail.example/preserve"
    )
    user_told: Case | None = optional(
        "User notified", "Whether the company notifies the user.", "4 of 23 notices"
    )
    user_told_after: Period | None = optional(
        "User notified after", "How long after the request.", "4 of 23 notices"
    )


class Voluntary(DraftPart):
    """Disclosure to foreign authorities without compulsion."""

    practice: Literal["yes", "no", "case-by-case", "emergencies-only", "non-content-only"] = (
        required(
            "Voluntary disclosure to foreign authorities",
            "Whether the company discloses voluntarily.",
            FREELY,
        )
    )
    conditions: tuple[Prose, ...] = several(
        "Conditions",
        "Conditions for disclosure.",
        FREELY,
        "The request concerns a user of that State.",
    )
    categories: tuple[Text, ...] = several(
        "Data disclosed", "Categories that the company may disclose.", FREELY, "subscriber-data"
    )
    states: tuple[Text, ...] = several(
        "For authorities of", "The States, if not all.", FREELY, "DE", "the European Union"
    )


class Removal(DraftPart):
    """Orders to remove or block content."""

    practice: Case | None = optional(
        "Removal", "Whether the company acts on such orders.", TAKEDOWN
    )
    within: Period | None = optional(
        "Within", "Time within which the company acts.", "Indian IT Rules 2021"
    )
    contents: tuple[Prose, ...] = several(
        "Contents of an order", "What an order must contain.", TAKEDOWN, "the exact address"
    )
    territory: Prose | None = optional(
        "Territory", "Where the content is blocked.", TAKEDOWN, "Only in the State of the order."
    )
    user_told: Case | None = optional(
        "User notified", "Whether the company notifies the user.", TAKEDOWN
    )
    url: Text | None = optional(
        "Web page", "Where to send an order.", TAKEDOWN, "https://mail.example/dsa"
    )


class ScopedRule(DraftPart):
    """A rule that applies only to some States, users, entities, processes or data."""

    section: Literal[
        "policy",
        "international",
        "data",
        "process",
        "preservation",
        "notification",
        "child-safety",
        "emergency",
        "costs",
        "requests",
        "authentication",
        "submission",
        "records",
        "rights",
    ] = required("Section", "Section of the notice to which the rule belongs.", "9 of 23 notices")
    requesters: tuple[StateCode, ...] = several(
        "Requesters from", "States whose authorities the rule applies to.", "3 of 23 notices"
    )
    users_in: tuple[Text, ...] = several(
        "Users in", "The regions or States of the users.", "9 of 23 notices", "The European Union"
    )
    entities: tuple[Text, ...] = several(
        "Entities", "The legal entities.", "9 of 23 notices", "Example Mail Europe Limited"
    )
    processes: tuple[Text, ...] = several(
        "Processes", "The kinds of process.", "22 of 23 notices", "European Production Order"
    )
    categories: tuple[Text, ...] = several(
        "Categories", "The categories of data.", "16 of 23 notices", "stored-content"
    )
    practice: Case | None = optional(
        "Practice", "Yes, no or case by case, where that is the rule.", "practice"
    )
    text: Prose = required(
        "Rule",
        "The rule itself.",
        "practice",
        "The user is told by the issuing authority only.",
    )
