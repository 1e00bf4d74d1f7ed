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
    effective: Day | None = optional(
        "In effect from", "First day on which the notice applies.", DATED
    )
    expires: Day | None = optional(
        "Review by", "Date by which the notice must be reviewed.", ("RFC 9116, Expires", DATED)
    )
    previous_versions: tuple[PreviousVersion, ...] = several(
        "Previous versions", "Earlier versions, and what changed.", DATED
    )
    prevailing_language: Language | None = optional(
        "Prevailing language",
        "Language of the version that prevails.",
        "practice of large companies",
    )
    editions: tuple[Edition, ...] = several(
        "Editions", "Language versions, including this one.", "practice of large companies"
    )
    host: StateCode = required(
        "Host State",
        "State whose law governs disclosures by the company.",
        "2015 model, International Requests",
    )
    company: Company = required(
        "Company", "Company that publishes the notice.", "2015 model, Purpose"
    )
    audience: Audience | None = optional(
        "Audience", "Who the notice is for.", "2015 model, Purpose"
    )
    languages: Languages | None = optional("Languages", "Languages of requests.", ABROAD)
    response_times: tuple[ResponseTime, ...] = several(
        "Response times",
        "Commitments on response times.",
        ("2015 model, Policy", "3 of 23 notices"),
    )
    goal: Prose | None = optional(
        "Policy",
        "Aim of the company, in its own words.",
        "2015 model, Policy",
        "To answer each lawful request in good time and accurately.",
    )
    disclaimer: Prose | None = optional(
        "No commitment",
        "Statement that the notice creates no rights and may change.",
        "1 of 23 notices",
        "Nothing here creates an enforceable right.",
    )
    international: Prose | None = optional(
        "International requests",
        "Rules for these requests, in the words of the company.",
        ABROAD,
        "The company answers as far as the host State's law permits.",
    )
    mla_needed: Case | None = optional(
        "MLA needed", "Whether a foreign State must use mutual legal assistance.", ABROAD
    )
    mla_route: Prose | None = optional(
        "MLA route",
        "How a request under a treaty reaches the company.",
        ABROAD,
        "It arrives as an order of a court of the host State.",
    )
    frameworks: tuple[Text, ...] = several(
        "Frameworks for direct requests",
        "Instruments under which foreign authorities can ask directly.",
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
        "Conditions that foreign requests must meet.",
        ("2015 model, International Requests", "3 of 23 notices"),
        "The request is proportionate to the offence.",
    )
    privacy_policy: Text | None = optional(
        "Privacy policy",
        "Page that describes the data held.",
        "2015 model, Information We Collect and Maintain",
        "https://mail.example/privacy",
    )
    data_categories: tuple[DataCategory, ...] = several(
        "Data categories", "Data that the company holds.", HELD
    )
    processes: tuple[ProcessType, ...] = several(
        "Kinds of process", "Legal process that the company accepts or does not accept.", SERVED
    )
    statutes: tuple[Statute, ...] = several(
        "Statutes", "Statutes that the company refers to.", "14 of 23 notices"
    )
    overbroad: Prose | None = optional(
        "Overbroad requests",
        "What the company does with them.",
        ("2015 model, Records Access and Preservation", "12 of 23 notices"),
        "A vague request is returned to be narrowed.",
    )
    overbroad_practice: Literal["refused", "narrowed", "returned"] | None = optional(
        "Practice on overbroad requests",
        "Whether the company refuses them, answers in part, or returns them to be narrowed.",
        "12 of 23 notices",
    )
    preservation: Preservation | None = optional(
        "Preservation",
        "Preservation on request.",
        ("2015 model, Records Access and Preservation", "14 of 23 notices"),
    )
    user_notification: UserNotification | None = optional(
        "User notification",
        "Whether the company notifies users.",
        ("2015 model, Notification", "19 of 23 notices"),
    )
    child_safety: ChildSafety | None = optional(
        "Child safety",
        "Reports and requests on child safety.",
        ("2015 model, Child Safety", "6 of 23 notices"),
    )
    emergency: Emergency | None = optional(
        "Emergencies",
        "Disclosure in an emergency.",
        ("2015 model, Emergency Requests", "17 of 23 notices"),
    )
    costs: Costs | None = optional(
        "Costs", "Reimbursement of costs.", ("2015 model, Cost Reimbursement", "13 of 23 notices")
    )
    required_contents: tuple[Prose, ...] = several(
        "Contents of a request",
        "What a request must contain.",
        "21 of 23 notices",
        "the name of the authority and of the officer",
    )
    attestations: tuple[Attestation, ...] = several(
        "Attestations", "What a law requires the company to ask for or refuse.", "2 of 23 notices"
    )
    sample_forms: tuple[SampleForm, ...] = several(
        "Forms", "Forms and sample wording that the company offers.", "1 of 23 notices"
    )
    authentication: Authentication | None = optional(
        "Authentication",
        "How the company verifies who asks.",
        ("2015 model, Submission of Requests", "18 of 23 notices"),
    )
    channels: tuple[SubmissionChannel, ...] = several(
        "Submission",
        "How to send a request.",
        ("2015 model, Submission of Requests", "22 of 23 notices"),
    )
    user_consent: Prose | None = optional(
        "User consent",
        "What the notice says about user consent.",
        "4 of 23 notices",
        "Users are pointed to the export of their own data.",
    )
    user_consent_accepted: Case | None = optional(
        "Disclosure on user consent",
        "Whether the company discloses data with user consent.",
        "4 of 23 notices",
    )
    records: Records | None = optional(
        "Records", "Authentication, format and delivery of records.", "8 of 23 notices"
    )
    no_waiver: Flag | None = optional(
        "No waiver", "Whether the company reserves objections.", "10 of 23 notices"
    )
    removal_orders: Prose | None = optional(
        "Removal orders",
        "How the company handles removal orders.",
        "6 of 23 notices",
        "Send them to the portal.",
    )
    removal: Removal | None = optional(
        "Removal of content", "Rules for orders to remove content.", "6 of 23 notices"
    )
    account_freeze: Prose | None = optional(
        "Freezing of accounts",
        "Whether the company freezes funds or accounts on request.",
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
        "Transparency report", "Where to find the report.", "6 of 23 notices"
    )
    contact_point: Text | None = optional(
        "Point of contact",
        "Statutory point of contact, in one line.",
        "2 of 23 notices",
        "dsa@mail.example",
    )
    contact_points: tuple[ContactPoint, ...] = several(
        "Points of contact by law",
        "Points of contact and representatives required by law.",
        ("DSA 11", "DSA 13", "2 of 23 notices"),
    )
    scoped_rules: tuple[ScopedRule, ...] = several(
        "Rules for specific cases",
        "Rules that apply only to some States, users, entities, processes or data.",
        "9 of 23 notices",
    )
    remarks: tuple[NoticeRemark, ...] = several(
        "Remarks", "The company's own sentences, by section.", "practice"
    )
    internal_notes: Text | None = optional(
        "Internal notes",
        "For internal use. Never published.",
        "Comity",
        "Counsel to review the emergency wording.",
    )

    def roles(self) -> dict[str, str]:
        """The host State."""
        return {"host": self.host}

    def internal_fields(self) -> frozenset[str]:
        """What is never published: notes, and the checks behind authentication."""
        return frozenset({"internal_notes", "authentication.internal_checks"})
