"""Schema 1 of a notice: the law-enforcement transparency notice that a company publishes.

The floor is the twelve sections of the 2015 Model Corporate Transparency Notice; the rest is what
published notices hold beside it. Yes, no, case-by-case and silence (the field left out) are four
different things, and the text says which.
"""

from __future__ import annotations

from typing import Literal

from comity.drafts.base import (
    Case,
    Day,
    Draft,
    Flag,
    Money,
    Part,
    Period,
    Prose,
    StateCode,
    Text,
    optional,
    required,
    several,
)

__all__ = ["Notice"]


class Entity(Part):
    """A legal entity of the company, and the users it serves."""

    name: Text = required("Legal entity", "Its registered name.")
    state: StateCode = required("Seat", "The State where it is established.")
    serves: tuple[Text, ...] = several("Serves users in", "States or regions of its users.")
    address: tuple[Text, ...] = several("Address", "The postal address, line by line.")


class Company(Part):
    """The company that publishes the notice."""

    name: Text = required("Company", "The name used in the text.")
    services: tuple[Text, ...] = several("Services", "The services that the notice covers.")
    entities: tuple[Entity, ...] = several("Legal entities", "By region of the users.")
    url: Text | None = optional("Web page", "The company's site.")


class Audience(Part):
    """Whom the notice is for, and where others turn."""

    for_: Prose | None = optional("Audience", "Whom it is for.", alias="for")
    civil_requests: Text | None = optional("Private requests", "Where civil litigants turn.")
    own_data: Text | None = optional("Own data", "Where users turn for their own data.")


class Languages(Part):
    """The languages of requests."""

    demanded: tuple[Text, ...] = several("Languages demanded", "BCP 47 tags; others are refused.")
    offered: tuple[Text, ...] = several("Languages offered", "BCP 47 tags also read.")
    translation: Prose | None = optional("Translation", "What is said of translations.")


class ResponseTime(Part):
    """A commitment about time: what event, how long, who owes it."""

    event: Prose = required("Event", "What starts the time.", examples=["receipt of process"])
    within: Period = required("Within", "How long.")
    owed_by: Literal["company", "requester"] = required("Owed by", "Who keeps it.")
    target: Flag | None = optional("Target", "Whether it is an aim rather than a promise.")


class Retention(Part):
    """How long a category is kept in the ordinary course."""

    period: Period | None = optional("Retention period", "How long.")
    text: Prose | None = optional("Retention", "In words, where no figure fits.")
    starts: Prose | None = optional("Retention starts", "What starts the period.")


class DataCategory(Part):
    """A category of data: what is held, and which process it takes."""

    category: Text = required(
        "Category", "A kind of measure.", examples=["subscriber-data", "stored-content"]
    )
    title: Text | None = optional("Category name", "If not the usual.")
    holds: tuple[Prose, ...] = several("Data held", "The data, item by item.")
    not_held: Prose | None = optional("Data not held", "What one might look for in vain.")
    process_domestic: Text | None = optional(
        "Process for domestic authorities", "Left out: what the host State's law asks for."
    )
    process_foreign: Text | None = optional(
        "Process for foreign authorities", "Left out: what the host State's law asks for."
    )
    retention: Retention | None = optional("Retention", "How long it is kept.")
    location: Text | None = optional("Location", "Where it is stored.")


class Preservation(Part):
    """Preservation on request."""

    practice: Case | None = optional("Preservation", "Whether it is done on request.")
    period: Period | None = optional("Preservation period", "Left out: the host State's.")
    extension: Period | None = optional("Extension", "Left out: the host State's.")
    foreign: Prose | None = optional("For foreign authorities", "If other rules hold for them.")
    contents: tuple[Prose, ...] = several("Contents", "What a preservation request must hold.")
    user_told: Case | None = optional("User told", "Whether the user hears of it.")


class UserNotification(Part):
    """Whether and when users are told."""

    practice: Case | None = optional("User notification", "Whether users are told.")
    before_disclosure: Flag | None = optional("Before disclosure", "Whether before.")
    exceptions: tuple[Prose, ...] = several("Exceptions", "When they are not told.")
    delayed: Case | None = optional("Delayed notice", "Whether they are told afterwards.")
    objection_window: Period | None = optional("Time to object", "What users are given.")
    non_disclosure: Prose | None = optional(
        "Non-disclosure", "What an authority must provide to prevent notice."
    )
    copy_of_request: Case | None = optional("Copy of the request", "Whether the user gets one.")
    ongoing_abuse: Prose | None = optional("Ongoing abuse", "What follows if terms are violated.")


class ChildSafety(Part):
    """Reports of child sexual abuse material, and requests in such matters."""

    reports_to: tuple[Text, ...] = several("Reports to", "The bodies reported to.")
    practice: Prose | None = optional("Child safety", "What the company does.")
    request_marking: Prose | None = optional("Marking", "What a request should mention.")


class Emergency(Part):
    """Disclosure in an emergency."""

    practice: Case | None = optional("Emergency disclosure", "Whether it is made.")
    grounds: tuple[
        Literal[
            "death", "serious-physical-injury", "child-harm", "critical-infrastructure", "other"
        ],
        ...,
    ] = several("Emergency grounds", "The dangers that count.")
    other_grounds: Prose | None = optional("Other grounds", "In words.")
    procedure: Prose | None = optional("Emergency procedure", "How to ask.")
    contents: tuple[Prose, ...] = several("Contents", "What an emergency request must hold.")
    process_after: Case | None = optional("Process afterwards", "Whether it must follow.")
    foreign: Case | None = optional("Foreign authorities", "Whether they may ask directly.")


class Price(Part):
    """An item of a price list."""

    item: Text = required("Item", "What is done.")
    price: Money = required("Price", "What it costs.")


class Costs(Part):
    """Reimbursement of costs."""

    practice: Case | None = optional("Cost reimbursement", "Whether it is sought.")
    waived_for: tuple[Prose, ...] = several("Waived for", "When it is not.")
    discussed_before: Flag | None = optional("Discussed beforehand", "Whether, where time allows.")
    price_list: tuple[Price, ...] = several("Price list", "If there is one.")


class SubmissionChannel(Part):
    """A way to submit a request."""

    kind: Literal["portal", "email", "mail", "phone", "web-form", "fax"] = required(
        "Channel", "What it is."
    )
    address: Text = required("Address", "Where: an address, a link, a number.")
    purposes: tuple[Prose, ...] = several("Used for", "What it accepts.")
    accepts_service: Flag | None = optional("Accepts service", "Whether process is served by it.")
    preferred: Flag | None = optional("Preferred", "Whether it is preferred.")
    hours: Text | None = optional("Hours", "When it is staffed.")
    audience: Text | None = optional("For", "Who may use it.")
    tracking: Flag | None = optional("Tracking", "Whether a request can be followed there.")


class Authentication(Part):
    """How the company makes sure who asks."""

    government_email: Flag | None = optional("Official e-mail", "Whether one is needed.")
    call_back: Flag | None = optional("Call-back", "Whether a published number is called back.")
    letterhead: Flag | None = optional("Letterhead", "Whether it is needed.")
    badge: Flag | None = optional("Badge", "Whether identification is needed.")
    text: Prose | None = optional("Authentication", "In words.")
    internal_checks: Text | None = optional(
        "Internal checks", "What is checked; internal, never published."
    )


class Voluntary(Part):
    """Disclosure to foreign authorities without compulsion."""

    practice: Literal["yes", "no", "case-by-case", "emergencies-only", "non-content-only"] = (
        required("Voluntary disclosure to foreign authorities", "Whether it is made.")
    )
    conditions: tuple[Prose, ...] = several("Conditions", "On which conditions.")


class Records(Part):
    """Authentication of records, and testimony."""

    certificate: Case | None = optional("Certificate", "Whether records come with one.")
    testimony: Case | None = optional("Testimony", "Whether a witness is provided.")
    notice_for_testimony: Period | None = optional("Notice for testimony", "How long before.")
    format: Prose | None = optional("Format", "The format of what is produced.")
    accuracy: Prose | None = optional("Accuracy", "What is said of user-supplied data.")


class Transparency(Part):
    """The transparency report."""

    url: Text = required("Transparency report", "Where it is.")
    frequency: Text | None = optional("Frequency", "How often it appears.")


class Notice(Draft):
    """A company's transparency notice for law enforcement."""

    kind: Literal["notice"] = required("Kind", "notice")
    version: Text | None = optional("Version", "The version of the notice.")
    supersedes: Text | None = optional("Supersedes", "The version it replaces.")
    effective: Day | None = optional("In effect from", "The first day.")
    expires: Day | None = optional("Review by", "When it must be reviewed.")
    host: StateCode = required("Host State", "Whose law governs the company's disclosures.")
    company: Company = required("Company", "Who publishes it.")
    audience: Audience | None = optional("Audience", "Whom it is for.")
    languages: Languages | None = optional("Languages", "Of requests.")
    response_times: tuple[ResponseTime, ...] = several("Response times", "Commitments.")
    goal: Prose | None = optional("Policy", "The company's aim, in its own words.")
    international: Prose | None = optional("International requests", "In the company's words.")
    mla_needed: Case | None = optional("MLA needed", "Whether a foreign State must go by MLA.")
    voluntary: Voluntary | None = optional("Voluntary disclosure", "To foreign authorities.")
    rights_test: tuple[Prose, ...] = several("Rights test", "What foreign requests must meet.")
    privacy_policy: Text | None = optional("Privacy policy", "Where data held is described.")
    data_categories: tuple[DataCategory, ...] = several("Data categories", "What is held.")
    overbroad: Prose | None = optional("Overbroad requests", "What happens to them.")
    preservation: Preservation | None = optional("Preservation", "On request.")
    user_notification: UserNotification | None = optional("User notification", "Of requests.")
    child_safety: ChildSafety | None = optional("Child safety", "Reports and requests.")
    emergency: Emergency | None = optional("Emergencies", "Disclosure in one.")
    costs: Costs | None = optional("Costs", "Reimbursement.")
    required_contents: tuple[Prose, ...] = several("Contents of a request", "What it must hold.")
    authentication: Authentication | None = optional("Authentication", "Of the requester.")
    channels: tuple[SubmissionChannel, ...] = several("Submission", "How to send a request.")
    user_consent: Prose | None = optional("User consent", "What is said of it.")
    records: Records | None = optional("Records", "Their authentication.")
    no_waiver: Flag | None = optional("No waiver", "Whether objections are reserved.")
    removal_orders: Prose | None = optional("Removal orders", "How they are handled.")
    encryption: Prose | None = optional("Encryption", "What the company can decrypt.")
    transparency: Transparency | None = optional("Transparency report", "Where it is.")
    contact_point: Text | None = optional("Point of contact", "A statutory point of contact.")
    internal_notes: Text | None = optional("Internal notes", "Internal, never published.")

    def roles(self) -> dict[str, str]:
        """The host State."""
        return {"host": self.host}

    def internal_fields(self) -> frozenset[str]:
        """What is never published: notes, and the checks behind authentication."""
        return frozenset({"internal_notes", "authentication.internal_checks"})
