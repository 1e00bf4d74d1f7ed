"""The conditions of a request and its way there and back: urgency, secrecy, papers."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    Day,
    DraftPart,
    Flag,
    Phrase,
    Prose,
    Text,
    optional,
    required,
    several,
)

__all__ = [
    "Assurance",
    "Confidentiality",
    "Considered",
    "Hearing",
    "RequestRemark",
    "Statement",
    "Urgency",
]

URGENT = ("EIO Annex A, section B", "PC-OC model form", "UK guidelines")
SECRET = ("UNTOC 18(20)", "UNCAC 46(20)", "Reg. 2023/1543, 13(2)")


class Urgency(DraftPart):
    """How urgent the request is, until when, and why."""

    level: Literal["ordinary", "urgent", "emergency"] = required(
        "Urgency", "How urgent the request is.", URGENT
    )
    grounds: tuple[
        Literal["custody", "hearing", "loss-of-evidence", "limitation", "danger-to-life", "other"],
        ...,
    ] = several("Grounds of urgency", "The reasons that make the request urgent.", URGENT)
    deadline: Day | None = optional(
        "Reply needed by",
        "The date by which you ask for a reply.",
        ("UN Model Treaty 5", "PC-OC model form"),
        "2026-11-30",
    )
    deadline_time: Text | None = optional(
        "Time, with time zone",
        "In an emergency, the time of day by which you need the reply, with the time zone.",
        ("Budapest SAP 9", "practice"),
        "18:00 IST (UTC+5:30)",
    )
    reason: Prose | None = optional(
        "Reason for urgency",
        "Why the request is urgent, in one or two sentences.",
        (*URGENT, "EJN Fiche A.51"),
        "The preservation of the data ends on 30 November 2026.",
        sensitive=True,
    )
    danger: Prose | None = optional(
        "Danger",
        "In an emergency, what the danger is and why it is imminent.",
        ("Budapest SAP 9", "Budapest SAP 10"),
        "A threat to kill, with a date.",
        sensitive=True,
    )
    at_risk: Text | None = optional(
        "At risk",
        "Who is in danger.",
        ("Budapest SAP 9", "Budapest SAP 10"),
        "a child of nine",
        sensitive=True,
    )
    help: Prose | None = optional(
        "How the data help",
        "How the requested data help avert the danger.",
        ("Budapest SAP 9", "Budapest SAP 10"),
        "The address shows where the child is held.",
        sensitive=True,
    )
    process_follows: Day | None = optional(
        "Process follows by",
        "In an emergency, the date by which the ordinary legal process follows.",
        "2015 model, Emergency Requests",
        "2026-10-19",
    )


class Confidentiality(DraftPart):
    """Whether the request must be kept confidential, why, and until when."""

    wanted: Flag = required(
        "Confidential",
        "Whether you ask the requested State to keep the request confidential.",
        SECRET,
    )
    reason: Prose | None = optional(
        "Reason",
        "Why the request must stay confidential.",
        SECRET,
        "A suspect is at large.",
        sensitive=True,
    )
    until: Phrase | None = optional(
        "Until",
        "The date or event until which the request must stay confidential.",
        SECRET,
        "the day on which charges are laid",
    )
    until_date: Day | None = optional(
        "Until (day)",
        "The date on which confidentiality ends, if it is fixed.",
        SECRET,
        "2027-03-31",
    )
    user_notice: Literal["forbid", "delay", "allow"] | None = optional(
        "Notice to the user",
        "Whether the provider may notify its user.",
        ("Reg. 2023/1543, 13", "2015 model, Notification"),
    )
    notice_grounds: tuple[Text, ...] = several(
        "Grounds for delaying notice",
        "The reasons for delaying notice to the user, one per item.",
        "Reg. 2023/1543, Annex I, H",
        "to avoid obstructing the inquiry",
    )
    order: Text | None = optional(
        "Order of secrecy",
        "The court order that prohibits notice: court, date and number.",
        "2015 model, Notification",
        "High Court, 2 July 2026, no. 301",
    )
    may_know: Prose | None = optional(
        "Who may know",
        "Who may be told about the request, and how much.",
        SECRET,
        "The bank's compliance officer.",
        sensitive=True,
    )
    contact_first: Flag | None = optional(
        "Ask first", "Whether you want to be asked before confidentiality is lifted.", SECRET
    )


class Assurance(DraftPart):
    """An undertaking that the requesting State gives."""

    kind: Text = required(
        "Assurance",
        "The kind of undertaking, such as reciprocity or limited use of the evidence.",
        "treaty or national law",
        "reciprocity",
        "specialty",
        "death-penalty",
    )
    given_by: Text = required(
        "Given by",
        "The person or authority that gives the undertaking and has the power to do so.",
        "national law",
        "The Attorney-General",
    )
    text: Prose | None = optional(
        "Wording",
        "The wording of the undertaking, if it is not the usual text.",
        "practice",
        "The penalty is not sought.",
    )
    date: Day | None = optional(
        "Date", "The date on which the undertaking was given.", "practice", "2026-09-28"
    )
    annex: Text | None = optional(
        "Annex", "The annex that contains the undertaking.", "practice", "A5", refers_to="annexes"
    )
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
        "For which use",
        "The proceedings to which you limit the use of the evidence.",
        "UNTOC 18(19)",
        "FHC/L/CR/12",
    )
    capacity: (
        Literal["government", "minister", "central-authority", "prosecutor", "court", "police"]
        | None
    ) = optional(
        "Capacity",
        "The capacity in which the person or authority gives the undertaking.",
        "national law",
    )
    power: Text | None = optional(
        "Power to bind",
        "The provision or decision that lets the person or authority bind the State.",
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
        "Ground of refusal",
        "The ground of refusal that the statement is about.",
        ("UN Model Treaty 4", "EIO 11", "UNTOC 18(21)"),
    )
    text: Prose = required(
        "Statement",
        "Why this ground does not apply to the case.",
        ("UN Model Treaty 4", "EIO 11", "UNTOC 18(22)"),
        "The offence is an ordinary fraud without any political aspect.",
        sensitive=True,
    )


class Hearing(DraftPart):
    """A hearing for which the evidence is needed."""

    date: Day = required("Date", "The date of the hearing.", URGENT, "2027-01-18")
    time: Text | None = optional(
        "Time", "The time of day, with the time zone.", "practice", "09:00 WAT"
    )
    court: Text | None = optional(
        "Court", "The court that holds the hearing.", URGENT, "Federal High Court, Abuja"
    )
    subject: Text | None = optional(
        "Subject", "What the hearing is about.", URGENT, "Confirmation of charges"
    )
    evidence_by: Day | None = optional(
        "Evidence needed by",
        "The last day on which evidence can be filed for the hearing.",
        URGENT,
        "2026-12-18",
    )
    persons: tuple[Text, ...] = several(
        "Persons", "The persons on trial.", "practice", "P1", refers_to="persons", sensitive=True
    )
    measures: tuple[Text, ...] = several(
        "Measures",
        "The measures whose results the hearing needs.",
        "practice",
        "M1",
        refers_to="measures",
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
    ] = required("Part", "The part of the request in which the remark appears.", "practice")
    text: Prose = required(
        "Remark",
        "Your own sentences, as they should appear in the document.",
        "practice",
        "A call was held on 3 May.",
        sensitive=True,
    )


class Considered(DraftPart):
    """A point that Comity asks about, and that needs no more in this request. Never printed."""

    point: Text = required(
        "Point",
        "The point that is dealt with, by its name after `point.` in the finding.",
        "practice",
        "own-case",
    )
    reason: Text = required(
        "Reason",
        "For internal use, why the request needs no more on it.",
        "practice",
        "The central authority said on 3 May that no case is open there.",
        sensitive=True,
    )
