"""Schema 1 of a notice: the law-enforcement transparency notice that a company publishes.

The floor is the twelve sections of the 2015 Model Corporate Transparency Notice; the rest is what
published notices hold beside it ("21 of 23 notices" is the count among those read whole). Yes, no,
case-by-case and silence (the field left out) are four different things, and the text says which.
"""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    Case,
    Day,
    Draft,
    Flag,
    Language,
    Prose,
    StateCode,
    Text,
    optional,
    required,
    several,
)
from comity.model.drafts.notice_company import (
    Audience,
    Company,
    ContactPoint,
    Edition,
    Languages,
    PreviousVersion,
    Statute,
    Transparency,
)
from comity.model.drafts.notice_data import (
    DataCategory,
    Preservation,
    ProcessType,
    Removal,
    ResponseTime,
    ScopedRule,
    Voluntary,
)
from comity.model.drafts.notice_handling import (
    Attestation,
    Authentication,
    ChildSafety,
    Costs,
    Emergency,
    NoticeRemark,
    Records,
    SampleForm,
    SubmissionChannel,
    UserNotification,
)

__all__ = ["Notice"]

ABROAD = ("2015 model, International Requests", "20 of 23 notices")
DATED = "15 of 23 notices"
HELD = ("2015 model, Information We Collect and Maintain", "16 of 23 notices")
SERVED = ("2015 model, Records Access and Preservation", "22 of 23 notices")


class Notice(Draft):
    """A company's transparency notice for law enforcement."""

    kind: Literal["notice"] = required("Kind", "The kind of document: a notice.", "Comity")
    version: Text | None = optional("Version", "The version of the notice.", DATED, "3.0")
    supersedes: Text | None = optional("Supersedes", "The version it replaces.", DATED, "2.4")
    effective: Day | None = optional("In effect from", "The first day.", DATED)
    expires: Day | None = optional(
        "Review by", "When it must be reviewed.", ("RFC 9116, Expires", DATED)
    )
    previous_versions: tuple[PreviousVersion, ...] = several(
        "Previous versions", "Earlier versions, and what changed.", DATED
    )
    prevailing_language: Language | None = optional(
        "Prevailing language",
        "The language of the edition that prevails.",
        "practice of large companies",
    )
    editions: tuple[Edition, ...] = several(
        "Editions", "The editions by language, this one too.", "practice of large companies"
    )
    host: StateCode = required(
        "Host State",
        "Whose law governs the company's disclosures.",
        "2015 model, International Requests",
    )
    company: Company = required("Company", "Who publishes it.", "2015 model, Purpose")
    audience: Audience | None = optional("Audience", "Whom it is for.", "2015 model, Purpose")
    languages: Languages | None = optional("Languages", "Of requests.", ABROAD)
    response_times: tuple[ResponseTime, ...] = several(
        "Response times", "Commitments about time.", ("2015 model, Policy", "3 of 23 notices")
    )
    goal: Prose | None = optional(
        "Policy",
        "The company's aim, in its own words.",
        "2015 model, Policy",
        "To answer each lawful request in good time and accurately.",
    )
    disclaimer: Prose | None = optional(
        "No commitment",
        "That the notice creates no right and may change.",
        "1 of 23 notices",
        "Nothing here creates an enforceable right.",
    )
    international: Prose | None = optional(
        "International requests",
        "What holds for them, in the company's words.",
        ABROAD,
        "The company answers as far as the host State's law permits.",
    )
    mla_needed: Case | None = optional(
        "MLA needed", "Whether a foreign State must go by MLA.", ABROAD
    )
    mla_route: Prose | None = optional(
        "The route of MLA",
        "How a treaty request reaches the company.",
        ABROAD,
        "It arrives as an order of a court of the host State.",
    )
    frameworks: tuple[Text, ...] = several(
        "Frameworks for direct requests",
        "Instruments under which foreign authorities ask directly.",
        ABROAD,
        "CLOUD Act agreement with the United Kingdom",
        "Regulation (EU) 2023/1543",
    )
    voluntary: Voluntary | None = optional(
        "Voluntary disclosure",
        "Disclosure to foreign authorities without compulsion.",
        ("2015 model, International Requests", "12 of 23 notices"),
    )
    rights_test: tuple[Prose, ...] = several(
        "Rights test",
        "What foreign requests must meet.",
        ("2015 model, International Requests", "3 of 23 notices"),
        "The request is proportionate to the offence.",
    )
    privacy_policy: Text | None = optional(
        "Privacy policy",
        "Where data held is described.",
        "2015 model, Information We Collect and Maintain",
        "https://mail.example/privacy",
    )
    data_categories: tuple[DataCategory, ...] = several("Data categories", "What is held.", HELD)
    processes: tuple[ProcessType, ...] = several(
        "Kinds of process", "Legal process that is accepted, or is not.", SERVED
    )
    statutes: tuple[Statute, ...] = several(
        "Statutes", "Statutes that the company names.", "14 of 23 notices"
    )
    overbroad: Prose | None = optional(
        "Overbroad requests",
        "What happens to them.",
        ("2015 model, Records Access and Preservation", "12 of 23 notices"),
        "A vague request is returned to be narrowed.",
    )
    overbroad_practice: Literal["refused", "narrowed", "returned"] | None = optional(
        "Practice on overbroad requests",
        "Whether they are refused, answered in part, or returned to be narrowed.",
        "12 of 23 notices",
    )
    preservation: Preservation | None = optional(
        "Preservation",
        "Preservation on request.",
        ("2015 model, Records Access and Preservation", "14 of 23 notices"),
    )
    user_notification: UserNotification | None = optional(
        "User notification",
        "Whether users are told.",
        ("2015 model, Notification", "19 of 23 notices"),
    )
    child_safety: ChildSafety | None = optional(
        "Child safety", "Reports and requests.", ("2015 model, Child Safety", "6 of 23 notices")
    )
    emergency: Emergency | None = optional(
        "Emergencies",
        "Disclosure in an emergency.",
        ("2015 model, Emergency Requests", "17 of 23 notices"),
    )
    costs: Costs | None = optional(
        "Costs", "Reimbursement.", ("2015 model, Cost Reimbursement", "13 of 23 notices")
    )
    required_contents: tuple[Prose, ...] = several(
        "Contents of a request",
        "What it must hold.",
        "21 of 23 notices",
        "the name of the authority and of the officer",
    )
    attestations: tuple[Attestation, ...] = several(
        "Attestations", "What a law makes the company ask or refuse.", "2 of 23 notices"
    )
    sample_forms: tuple[SampleForm, ...] = several(
        "Forms", "Forms and sample wording on offer.", "1 of 23 notices"
    )
    authentication: Authentication | None = optional(
        "Authentication",
        "How the company makes sure who asks.",
        ("2015 model, Submission of Requests", "18 of 23 notices"),
    )
    channels: tuple[SubmissionChannel, ...] = several(
        "Submission",
        "How to send a request.",
        ("2015 model, Submission of Requests", "22 of 23 notices"),
    )
    user_consent: Prose | None = optional(
        "User consent",
        "What is said of it.",
        "4 of 23 notices",
        "Users are pointed to the export of their own data.",
    )
    user_consent_accepted: Case | None = optional(
        "Disclosure on user consent", "Whether data are disclosed on it.", "4 of 23 notices"
    )
    records: Records | None = optional(
        "Records", "Their authentication, format and delivery.", "8 of 23 notices"
    )
    no_waiver: Flag | None = optional(
        "No waiver", "Whether objections are reserved.", "10 of 23 notices"
    )
    removal_orders: Prose | None = optional(
        "Removal orders", "How they are handled.", "6 of 23 notices", "Send them to the portal."
    )
    removal: Removal | None = optional(
        "Removal of content", "What holds for orders to remove content.", "6 of 23 notices"
    )
    account_freeze: Prose | None = optional(
        "Freezing of accounts",
        "Whether funds or accounts are frozen on request.",
        "1 of 23 notices",
        "On an order, for 30 days at first.",
    )
    encryption: Prose | None = optional(
        "Encryption",
        "What the company can decrypt.",
        "2 of 23 notices",
        "Files of the drive are encrypted with a key of the company.",
    )
    transparency: Transparency | None = optional(
        "Transparency report", "Where it is.", "6 of 23 notices"
    )
    contact_point: Text | None = optional(
        "Point of contact",
        "A statutory point of contact, in a line.",
        "2 of 23 notices",
        "dsa@mail.example",
    )
    contact_points: tuple[ContactPoint, ...] = several(
        "Points of contact by law",
        "Points of contact and representatives that a law asks for.",
        ("DSA 11", "DSA 13", "2 of 23 notices"),
    )
    scoped_rules: tuple[ScopedRule, ...] = several(
        "Rules for some",
        "Rules that hold only for some States, users, entities, processes or data.",
        "9 of 23 notices",
    )
    remarks: tuple[NoticeRemark, ...] = several(
        "Remarks", "Sentences of the company's own, section by section.", "practice"
    )
    internal_notes: Text | None = optional(
        "Internal notes",
        "Internal, never published.",
        "Comity",
        "Counsel to review the emergency wording.",
    )

    def roles(self) -> dict[str, str]:
        """The host State."""
        return {"host": self.host}

    def internal_fields(self) -> frozenset[str]:
        """What is never published: notes, and the checks behind authentication."""
        return frozenset({"internal_notes", "authentication.internal_checks"})
