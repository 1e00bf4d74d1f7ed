"""How a request is made and handled: notice to users, emergencies, channels, records."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    DraftPart,
    Flag,
    Language,
    Length,
    Phrase,
    Prose,
    StateCode,
    Text,
    optional,
    required,
    several,
)
from comity.model.drafts.notice_practice import Practice, PracticeFlag, Requirement

__all__ = [
    "Authentication",
    "ChildSafety",
    "Emergency",
    "SubmissionChannel",
    "UserNotification",
]

TOLD = ("2015 model, Notification", "19 of 23 notices")
LATER = ("2015 model, Notification", "8 of 23 notices")
GAG = ("2015 model, Notification", "6 of 23 notices")
CHILD = ("2015 model, Child Safety", "6 of 23 notices")
URGENT = ("2015 model, Emergency Requests", "17 of 23 notices")
SENT = ("2015 model, Submission of Requests", "22 of 23 notices")
WHO = ("2015 model, Submission of Requests", "18 of 23 notices")


class NonDisclosure(DraftPart):
    """What the company requires of an order that prohibits notice."""

    ends: Flag | None = optional("Ends", "Whether the order must state when it ends.", GAG)
    longest: Length | None = optional(
        "Longest", "The longest time that the company asks such an order to last.", GAG
    )
    in_demand: Flag | None = optional(
        "In the demand", "Whether the prohibition must be part of the demand itself.", GAG
    )
    issued_by: Text | None = optional(
        "Issued by", "The court or authority that must have made the order.", GAG, "a court"
    )


class UserNotification(DraftPart):
    """Whether and when users are notified."""

    practice: Practice | None = optional(
        "User notification", "Whether the company notifies users of requests.", TOLD
    )
    before_disclosure: PracticeFlag | None = optional(
        "Before disclosure", "Whether the company notifies users before it discloses data.", TOLD
    )
    ahead: Length | None = optional(
        "Time ahead", "How long before the disclosure the company notifies the user.", TOLD
    )
    exceptions: tuple[Phrase, ...] = several(
        "Exceptions",
        "The cases in which the company does not notify users, one item each.",
        TOLD,
        "There is an emergency.",
    )
    delays: tuple[Phrase, ...] = several(
        "Delays",
        "The cases in which the company notifies users later, one item each.",
        LATER,
        "An order forbids notice for a time.",
    )
    delayed: Practice | None = optional(
        "Delayed notice",
        "Whether the company notifies users afterwards, when a reason for silence has ended.",
        LATER,
    )
    delayed_until: Phrase | None = optional(
        "Delayed until", "What ends the delay.", LATER, "the end of the period in the order"
    )
    delay_longest: Length | None = optional(
        "Longest delay", "The longest time for which notice is delayed.", LATER
    )
    objection_window: Length | None = optional(
        "Time to object", "How long users have to object.", "1 of 23 notices"
    )
    non_disclosure: Prose | None = optional(
        "Non-disclosure",
        "What an authority must provide to prevent notice.",
        GAG,
        "An order that forbids it for a definite time.",
    )
    non_disclosure_order: NonDisclosure | None = optional(
        "Non-disclosure order", "What the company requires of an order that prohibits notice.", GAG
    )
    authority_warned: PracticeFlag | None = optional(
        "Authority warned",
        "Whether the authority can withdraw its request before the user is notified.",
        "practice",
    )
    copy_of_request: Practice | None = optional(
        "Copy of the request", "Whether the user receives a copy of the request.", "5 of 23 notices"
    )
    customer_first: Prose | None = optional(
        "Business customers",
        "Whether the company passes the request on to the business customer that manages "
        "the account.",
        "1 of 23 notices",
        "An authority is referred to the customer.",
    )
    ongoing_abuse: Prose | None = optional(
        "Ongoing abuse",
        "What the company does if the account still violates its terms.",
        "2015 model, Notification",
        "The company acts to end it, and the user may notice.",
    )


class ChildSafety(DraftPart):
    """Reports of child sexual abuse material, and requests in such matters."""

    reports: Practice | None = optional(
        "Reports",
        "Whether the company reports suspected child sexual exploitation.",
        CHILD,
    )
    reports_to: tuple[Text, ...] = several(
        "Reports to", "The bodies to which the company reports.", CHILD, "NCMEC CyberTipline"
    )
    practice: Prose | None = optional(
        "Child safety",
        "What the company does about child sexual abuse material.",
        CHILD,
        "It reports all apparent instances.",
    )
    request_marking: Phrase | None = optional(
        "Marking",
        "What a request in such a matter should state.",
        CHILD,
        "The number of the report.",
    )
    handled_first: PracticeFlag | None = optional(
        "Handled first", "Whether such requests have priority.", CHILD
    )
    kept_for: Length | None = optional(
        "Reports kept for",
        "How long the company keeps the contents of a report.",
        "18 U.S.C. 2258A",
    )


class Emergency(DraftPart):
    """Disclosure in an emergency."""

    practice: Practice | None = optional(
        "Emergency disclosure", "Whether the company discloses data in an emergency.", URGENT
    )
    grounds: tuple[
        Literal[
            "death", "serious-physical-injury", "child-harm", "critical-infrastructure", "other"
        ],
        ...,
    ] = several("Emergency grounds", "The dangers that count as an emergency.", URGENT)
    other_grounds: Phrase | None = optional(
        "Other grounds",
        "Other dangers that count as an emergency, in words.",
        URGENT,
        "an imminent attack on a place of worship",
    )
    data: tuple[Phrase, ...] = several(
        "Data disclosed",
        "The data that may be disclosed, one item each.",
        URGENT,
        "the location of the account's user",
    )
    procedure: Prose | None = optional(
        "Emergency procedure",
        "How to make an emergency request.",
        "11 of 23 notices",
        "Use the form of the portal.",
    )
    form_url: Text | None = optional(
        "Form",
        "The web page with the form.",
        "11 of 23 notices",
        "https://mail.example/emergency",
        place="url",
    )
    contents: tuple[Phrase, ...] = several(
        "Contents",
        "What an emergency request must contain, one item each.",
        "11 of 23 notices",
        "the danger",
    )
    within: Length | None = optional(
        "Within",
        "The time within which the company answers.",
        ("Reg. 2023/1543, 10(4)", "practice"),
    )
    process_after: Requirement | None = optional(
        "Process afterwards", "Whether legal process must follow.", "2015 model, Emergency Requests"
    )
    process_within: Length | None = optional(
        "Process within",
        "The time within which legal process must follow.",
        "2015 model, Emergency Requests",
    )
    user_told: Practice | None = optional(
        "User notified",
        "Whether the company notifies the user, at once or later.",
        "2015 model, Notification",
    )
    foreign: Practice | None = optional(
        "Foreign authorities",
        "Whether foreign authorities can ask the company directly.",
        "12 of 23 notices",
    )


class SubmissionChannel(DraftPart):
    """A way to submit a request."""

    kind: Literal["portal", "email", "mail", "phone", "web-form", "fax", "in-person", "other"] = (
        required("Channel", "The type of channel.", SENT)
    )
    address: Text | None = optional(
        "Address",
        "The address, link or number to which a request is sent.",
        SENT,
        "https://mail.example/portal",
    )
    purposes: tuple[Phrase, ...] = several(
        "Used for", "What can be sent through this channel, one item each.", SENT, "emergencies"
    )
    refused: tuple[Phrase, ...] = several(
        "Not used for",
        "What cannot be sent through this channel, one item each.",
        SENT,
        "civil process",
    )
    accepts_service: Flag | None = optional(
        "Accepts service",
        "Whether legal process can be formally served through this channel.",
        SENT,
    )
    courtesy_only: Flag | None = optional(
        "Courtesy only",
        "Whether the company accepts service here only as a courtesy and can still object to it.",
        SENT,
    )
    preferred: Flag | None = optional(
        "Preferred", "Whether the company prefers this channel.", SENT
    )
    hours: Text | None = optional(
        "Hours", "The days and hours when the channel is staffed.", SENT, "at all times"
    )
    audience: Text | None = optional(
        "For", "Who can use the channel.", SENT, "authorities with an official e-mail address"
    )
    entities: tuple[Text, ...] = several(
        "Entities",
        "The legal entities that can be reached through it, if not all.",
        "published notices",
        "Example Mail Europe Limited",
    )
    states: tuple[StateCode, ...] = several(
        "For authorities of",
        "The States, or parts of a State, whose authorities can use it, by their codes.",
        "2 of 23 notices",
    )
    official_email: Flag | None = optional(
        "Official e-mail needed", "Whether it requires an official e-mail address.", WHO
    )
    languages: tuple[Language, ...] = several(
        "Languages",
        "Languages that can be used there, such as en (English) or pt-BR (Brazilian Portuguese).",
        "DSA 11(3)",
    )
    subject_line: Text | None = optional(
        "Subject line",
        "The subject that a message must have.",
        "published notices",
        "Emergency disclosure request",
    )
    text: Prose | None = optional(
        "Remarks",
        "Anything else that a reader should know about the channel.",
        SENT,
        "Calls are recorded.",
    )
    tracking: Flag | None = optional(
        "Tracking",
        "Whether an authority can follow its request there.",
        "2015 model, Submission of Requests",
    )


class Authentication(DraftPart):
    """How the company verifies who makes a request."""

    government_email: Flag | None = optional(
        "Official e-mail", "Whether an official e-mail address is required.", WHO
    )
    domains: tuple[Text, ...] = several(
        "Domains", "The e-mail domains that count as official.", WHO, "gov.in", "nic.in"
    )
    call_back: PracticeFlag | None = optional(
        "Call-back", "Whether the company calls back a published number.", WHO
    )
    letterhead: Flag | None = optional("Letterhead", "Whether a letterhead is required.", WHO)
    badge: Flag | None = optional(
        "Badge", "Whether the officer must show identification, such as a badge number.", WHO
    )
    signature: Flag | None = optional("Signature", "Whether a signature is required.", WHO)
    perjury: Flag | None = optional(
        "Under penalty of perjury",
        "Whether the request must be made under penalty of perjury.",
        "1 of 23 notices",
    )
    superior: Flag | None = optional(
        "Superior named", "Whether a superior of the officer must be named.", "practice"
    )
    alternatives: tuple[Phrase, ...] = several(
        "One of these",
        "The ways of proof of which one is enough, one item each.",
        "published notices",
        "a letter with the seal of the authority",
    )
    text: Prose | None = optional(
        "Authentication",
        "How the company verifies who makes a request, in words.",
        WHO,
        "A request from a private address is not answered.",
    )
    internal_checks: Text | None = optional(
        "Internal checks",
        "What the company checks, for internal use and never published.",
        "practice against false requests",
        "The duty officer compares the number with the list.",
        long=True,
        sensitive=True,
    )
