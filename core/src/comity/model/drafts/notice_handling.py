"""How a request is made and handled: notice to users, emergencies, costs, channels, records."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    Case,
    DraftPart,
    Flag,
    Language,
    Money,
    Period,
    Prose,
    StateCode,
    Text,
    optional,
    required,
    several,
)

__all__ = [
    "Attestation",
    "Authentication",
    "ChildSafety",
    "Costs",
    "Emergency",
    "NoticeRemark",
    "Records",
    "SampleForm",
    "SubmissionChannel",
    "UserNotification",
]

TOLD = ("2015 model, Notification", "19 of 23 notices")
LATER = ("2015 model, Notification", "8 of 23 notices")
GAG = ("2015 model, Notification", "6 of 23 notices")
CHILD = ("2015 model, Child Safety", "6 of 23 notices")
URGENT = ("2015 model, Emergency Requests", "17 of 23 notices")
PAID = ("2015 model, Cost Reimbursement", "13 of 23 notices")
SENT = ("2015 model, Submission of Requests", "22 of 23 notices")
WHO = ("2015 model, Submission of Requests", "18 of 23 notices")
PROOF = "8 of 23 notices"
FILES = "6 of 23 notices"


class NonDisclosure(DraftPart):
    """What the company requires of an order that prohibits notice."""

    ends: Flag | None = optional("Ends", "Whether the order must state when it ends.", GAG)
    longest: Period | None = optional("Longest", "Longest duration.", GAG)
    in_demand: Flag | None = optional(
        "In the demand", "Whether it must be part of the demand itself.", GAG
    )
    issued_by: Text | None = optional(
        "Issued by", "Authority that must have made it.", GAG, "a court"
    )


class UserNotification(DraftPart):
    """Whether and when users are notified."""

    practice: Case | None = optional(
        "User notification", "Whether the company notifies users.", TOLD
    )
    before_disclosure: Flag | None = optional(
        "Before disclosure", "Whether the company notifies users before disclosure.", TOLD
    )
    ahead: Period | None = optional(
        "Time ahead", "How long before disclosure the company notifies the user.", TOLD
    )
    exceptions: tuple[Prose, ...] = several(
        "Exceptions", "When the company does not notify users.", TOLD, "There is an emergency."
    )
    delayed: Case | None = optional(
        "Delayed notice", "Whether the company notifies users afterwards.", LATER
    )
    delayed_until: Prose | None = optional(
        "Delayed until", "What ends the delay.", LATER, "the end of the period in the order"
    )
    delay_longest: Period | None = optional("Longest delay", "Longest duration.", LATER)
    objection_window: Period | None = optional(
        "Time to object", "Time given to users to object.", "1 of 23 notices"
    )
    non_disclosure: Prose | None = optional(
        "Non-disclosure",
        "What an authority must provide to prevent notice.",
        GAG,
        "An order that forbids it for a definite time.",
    )
    non_disclosure_order: NonDisclosure | None = optional(
        "Non-disclosure order", "Requirements for such an order.", GAG
    )
    authority_warned: Flag | None = optional(
        "Authority warned",
        "Whether the authority can withdraw its request before the user is notified.",
        "practice",
    )
    copy_of_request: Case | None = optional(
        "Copy of the request", "Whether the user receives a copy.", "5 of 23 notices"
    )
    customer_first: Prose | None = optional(
        "Business customers",
        "Whether the company passes the request on to the customer that manages the account.",
        "1 of 23 notices",
        "An authority is referred to the customer.",
    )
    ongoing_abuse: Prose | None = optional(
        "Ongoing abuse",
        "What the company does if its terms are violated.",
        "2015 model, Notification",
        "The company acts to end it, and the user may notice.",
    )


class ChildSafety(DraftPart):
    """Reports of child sexual abuse material, and requests in such matters."""

    reports_to: tuple[Text, ...] = several(
        "Reports to", "Bodies to which the company reports.", CHILD, "NCMEC CyberTipline"
    )
    practice: Prose | None = optional(
        "Child safety", "What the company does.", CHILD, "It reports all apparent instances."
    )
    request_marking: Prose | None = optional(
        "Marking", "What a request should state.", CHILD, "The number of the report."
    )
    handled_first: Flag | None = optional(
        "Handled first", "Whether such requests have priority.", CHILD
    )
    kept_for: Period | None = optional(
        "Reports kept for",
        "How long the company keeps the contents of a report.",
        "18 U.S.C. 2258A",
    )


class Emergency(DraftPart):
    """Disclosure in an emergency."""

    practice: Case | None = optional("Emergency disclosure", "Whether it is made.", URGENT)
    grounds: tuple[
        Literal[
            "death", "serious-physical-injury", "child-harm", "critical-infrastructure", "other"
        ],
        ...,
    ] = several("Emergency grounds", "Dangers that count as an emergency.", URGENT)
    other_grounds: Prose | None = optional(
        "Other grounds", "In words.", URGENT, "an imminent attack on a place of worship"
    )
    data: tuple[Prose, ...] = several(
        "Data disclosed", "What may be disclosed.", URGENT, "the location of the account's user"
    )
    procedure: Prose | None = optional(
        "Emergency procedure", "How to ask.", "11 of 23 notices", "Use the form of the portal."
    )
    form_url: Text | None = optional(
        "Form", "Where to find the form.", "11 of 23 notices", "https://mail.example/emergency"
    )
    contents: tuple[Prose, ...] = several(
        "Contents", "What an emergency request must contain.", "11 of 23 notices", "the danger"
    )
    within: Period | None = optional(
        "Within", "Time within which the company answers.", ("Reg. 2023/1543, 10(4)", "practice")
    )
    process_after: Case | None = optional(
        "Process afterwards", "Whether legal process must follow.", "2015 model, Emergency Requests"
    )
    process_within: Period | None = optional(
        "Process within",
        "Time within which legal process must follow.",
        "2015 model, Emergency Requests",
    )
    user_told: Case | None = optional(
        "User notified",
        "Whether the company notifies the user, then or later.",
        "2015 model, Notification",
    )
    foreign: Case | None = optional(
        "Foreign authorities", "Whether foreign authorities can ask directly.", "12 of 23 notices"
    )


class Price(DraftPart):
    """An item of a price list."""

    item: Text = required(
        "Item", "Work to be paid for.", "2 of 23 notices", "An hour of an engineer"
    )
    price: Money = required("Price", "Price of the item.", "2 of 23 notices")


class Costs(DraftPart):
    """Reimbursement of costs."""

    practice: Case | None = optional(
        "Cost reimbursement", "Whether the company asks for reimbursement.", PAID
    )
    waived_for: tuple[Prose, ...] = several(
        "Waived for",
        "Cases in which the company waives it.",
        PAID,
        "Matters of the sexual exploitation of a child",
    )
    discussed_before: Flag | None = optional(
        "Discussed beforehand",
        "Whether the company discusses costs beforehand, if time allows.",
        PAID,
    )
    price_list: tuple[Price, ...] = several(
        "Price list", "Prices, if the company has a list.", "2 of 23 notices"
    )
    price_list_url: Text | None = optional(
        "Price list on the web",
        "Address of the price list.",
        "2 of 23 notices",
        "https://mail.example/fees",
    )
    payment: Prose | None = optional(
        "Payment", "When and how it is paid.", "practice", "Against an invoice, within 30 days."
    )


class SubmissionChannel(DraftPart):
    """A way to submit a request."""

    kind: Literal["portal", "email", "mail", "phone", "web-form", "fax"] = required(
        "Channel", "Type of channel.", SENT
    )
    address: Text = required(
        "Address", "Address, link or number.", SENT, "https://mail.example/portal"
    )
    purposes: tuple[Prose, ...] = several("Used for", "What it accepts.", SENT, "emergencies")
    refused: tuple[Prose, ...] = several(
        "Not used for", "What it does not accept.", SENT, "civil process"
    )
    accepts_service: Flag | None = optional(
        "Accepts service", "Whether process can be served through it.", SENT
    )
    courtesy_only: Flag | None = optional(
        "Courtesy only", "Whether acceptance leaves objections to service open.", SENT
    )
    preferred: Flag | None = optional("Preferred", "Whether it is preferred.", SENT)
    hours: Text | None = optional(
        "Hours", "Hours during which it is staffed.", SENT, "at all times"
    )
    audience: Text | None = optional(
        "For", "Who can use it.", SENT, "authorities with an official e-mail address"
    )
    states: tuple[StateCode, ...] = several(
        "For authorities of",
        "States, or parts of a State, to which it is limited.",
        "2 of 23 notices",
    )
    official_email: Flag | None = optional(
        "Official e-mail needed", "Whether it requires an official e-mail address.", WHO
    )
    languages: tuple[Language, ...] = several("Languages", "BCP 47 tags.", "DSA 11(3)")
    tracking: Flag | None = optional(
        "Tracking", "Whether requests can be tracked there.", "2015 model, Submission of Requests"
    )


class Authentication(DraftPart):
    """How the company verifies who makes a request."""

    government_email: Flag | None = optional(
        "Official e-mail", "Whether an official e-mail address is required.", WHO
    )
    domains: tuple[Text, ...] = several(
        "Domains", "Domains that count as official.", WHO, "gov.in", "nic.in"
    )
    call_back: Flag | None = optional(
        "Call-back", "Whether the company calls back a published number.", WHO
    )
    letterhead: Flag | None = optional("Letterhead", "Whether a letterhead is required.", WHO)
    badge: Flag | None = optional("Badge", "Whether identification is required.", WHO)
    signature: Flag | None = optional("Signature", "Whether a signature is required.", WHO)
    perjury: Flag | None = optional(
        "Under penalty of perjury",
        "Whether the request must be made under penalty of perjury.",
        "1 of 23 notices",
    )
    superior: Flag | None = optional(
        "Superior named", "Whether a superior must be named.", "practice"
    )
    text: Prose | None = optional(
        "Authentication", "In words.", WHO, "A request from a private address is not answered."
    )
    internal_checks: Text | None = optional(
        "Internal checks",
        "What the company checks. For internal use, never published.",
        "practice against false requests",
        "The duty officer compares the number with the list.",
    )


class Records(DraftPart):
    """Authentication of records, and testimony."""

    certificate: Case | None = optional(
        "Certificate", "Whether records come with a certificate.", PROOF
    )
    self_authenticating: Flag | None = optional(
        "Self-authenticating", "Whether records are stated to be self-authenticating.", PROOF
    )
    testimony: Case | None = optional("Testimony", "Whether the company provides a witness.", PROOF)
    expert_testimony: Case | None = optional(
        "Expert testimony", "Whether the company provides an expert.", PROOF
    )
    notice_for_testimony: Period | None = optional(
        "Notice for testimony", "Notice that the company needs before testimony.", PROOF
    )
    format: Prose | None = optional(
        "Format", "Format of the records produced.", FILES, "Text files, with times in UTC."
    )
    file_formats: tuple[Text, ...] = several(
        "File formats", "File formats, one per item.", FILES, "CSV", "MBOX"
    )
    time_zone: Text | None = optional(
        "Time zone", "Time zone of the times in the records.", FILES, "UTC"
    )
    hash: Text | None = optional("Hash", "Hash algorithm used.", FILES, "SHA-256")
    delivery: Prose | None = optional(
        "Delivery", "How records are handed over.", FILES, "By a link that ends after 14 days."
    )
    accuracy: Prose | None = optional(
        "Accuracy",
        "What the notice says about data supplied by users.",
        "6 of 23 notices",
        "The company has not verified what users state about themselves.",
    )


class Attestation(DraftPart):
    """What a law requires the company to ask of a requester, or to refuse."""

    law: Text = required(
        "Law", "The law that requires it.", "2 of 23 notices", "California Penal Code 1546.5"
    )
    text: Prose = required(
        "Attestation",
        "What the requester must attest, or what the company refuses.",
        "2 of 23 notices",
        "The request concerns no health care that is lawful there.",
    )
    practice: Literal["attested", "refused"] | None = optional(
        "Practice",
        "Whether the company asks for an attestation or refuses the request.",
        "2 of 23 notices",
    )


class SampleForm(DraftPart):
    """A form or sample wording that the company offers."""

    title: Text = required(
        "Form", "Purpose of the form.", "1 of 23 notices", "Preservation request"
    )
    url: Text = required(
        "Web page",
        "Where to find the form.",
        "1 of 23 notices",
        "https://mail.example/forms/preserve",
    )


class NoticeRemark(DraftPart):
    """The company's own sentence at the end of a section."""

    section: Literal[
        "purpose",
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
        "transparency",
    ] = required("Section", "Section in which it appears.", "practice")
    text: Prose = required(
        "Remark", "Text of the remark.", "practice", "A new form is being prepared."
    )
