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
    Phrase,
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
    Authentication,
    ChildSafety,
    Costs,
    Emergency,
    SubmissionChannel,
    UserNotification,
)
from comity.model.drafts.notice_records import Attestation, NoticeRemark, Records, SampleForm

__all__ = ["Notice"]

ABROAD = ("2015 model, International Requests", "20 of 23 notices")
DATED = "15 of 23 notices"
HELD = ("2015 model, Information We Collect and Maintain", "16 of 23 notices")
SERVED = ("2015 model, Records Access and Preservation", "22 of 23 notices")


class Notice(Draft):
    """A company's transparency notice for law enforcement."""

    kind: Literal["notice"] = required(
        "Kind", "The kind of document, here a transparency notice.", "Comity"
    )
    version: Text | None = optional("Version", "The version of the notice.", DATED, "3.0")
    supersedes: Text | None = optional(
        "Supersedes", "The version that this one replaces.", DATED, "2.4"
    )
    effective: Day | None = optional(
        "In effect from", "The first day on which the notice applies.", DATED, "2026-11-01"
    )
    expires: Day | None = optional(
        "Review by",
        "The date by which the company reviews the notice.",
        ("RFC 9116, Expires", DATED),
        "2027-10-31",
    )
    previous_versions: tuple[PreviousVersion, ...] = several(
        "Previous versions", "Earlier versions of the notice, and what changed.", DATED
    )
    prevailing_language: Language | None = optional(
        "Prevailing language",
        "Language of the version that prevails if two differ, such as en (English) or pt-BR "
        "(Brazilian Portuguese).",
        "practice of large companies",
    )
    editions: tuple[Edition, ...] = several(
        "Editions",
        "The language versions of the notice, including this one.",
        "practice of large companies",
    )
    host: StateCode = required(
        "Host State",
        "The State whose law governs what the company discloses, by its two-letter code.",
        "2015 model, International Requests",
    )
    company: Company = required(
        "Company", "The company that publishes the notice.", "2015 model, Purpose"
    )
    audience: Audience | None = optional(
        "Audience", "Who the notice is for, and where others can ask.", "2015 model, Purpose"
    )
    languages: Languages | None = optional(
        "Languages", "The languages in which requests can be made.", ABROAD
    )
    response_times: tuple[ResponseTime, ...] = several(
        "Response times",
        "How fast the company answers, and how much time it needs.",
        ("2015 model, Policy", "3 of 23 notices"),
    )
    goal: Prose | None = optional(
        "Policy",
        "What the company aims to do, in its own words.",
        "2015 model, Policy",
        "To answer each lawful request in good time and accurately.",
    )
    disclaimer: Prose | None = optional(
        "No commitment",
        "A statement that the notice creates no rights and may change.",
        "1 of 23 notices",
        "Nothing here creates an enforceable right.",
    )
    international: Prose | None = optional(
        "International requests",
        "The rules for requests from other States, in the words of the company.",
        ABROAD,
        "The company answers as far as the host State's law permits.",
    )
    mla_needed: Case | None = optional(
        "MLA needed",
        "Whether authorities of other States must use mutual legal assistance.",
        ABROAD,
    )
    mla_route: Prose | None = optional(
        "MLA route",
        "How a request under a treaty reaches the company.",
        ABROAD,
        "It arrives as an order of a court of the host State.",
    )
    frameworks: tuple[Text, ...] = several(
        "Frameworks for direct requests",
        "The agreements or laws under which foreign authorities can ask the company directly.",
        ABROAD,
        "CLOUD Act agreement with the United Kingdom",
        "Regulation (EU) 2023/1543",
    )
    voluntary: Voluntary | None = optional(
        "Voluntary disclosure",
        "Whether the company discloses data to foreign authorities without being compelled.",
        ("2015 model, International Requests", "12 of 23 notices"),
    )
    rights_test: tuple[Phrase, ...] = several(
        "Rights test",
        "The conditions that a foreign request must meet, one item each.",
        ("2015 model, International Requests", "3 of 23 notices"),
        "The request is proportionate to the offence.",
    )
    privacy_policy: Text | None = optional(
        "Privacy policy",
        "The web page that describes the data that the company holds.",
        "2015 model, Information We Collect and Maintain",
        "https://mail.example/privacy",
        place="url",
    )
    data_categories: tuple[DataCategory, ...] = several(
        "Data categories", "The kinds of data that the company holds.", HELD
    )
    processes: tuple[ProcessType, ...] = several(
        "Kinds of process", "The legal process that the company accepts or does not accept.", SERVED
    )
    statutes: tuple[Statute, ...] = several(
        "Statutes", "The statutes that the company refers to.", "14 of 23 notices"
    )
    overbroad: Prose | None = optional(
        "Overbroad requests",
        "What the company does with requests that ask for too much.",
        ("2015 model, Records Access and Preservation", "12 of 23 notices"),
        "A vague request is returned to be narrowed.",
    )
    overbroad_practice: Literal["refused", "narrowed", "returned"] | None = optional(
        "Practice on overbroad requests",
        "Whether the company refuses such requests, answers them in part, or returns them "
        "to be narrowed.",
        "12 of 23 notices",
    )
    preservation: Preservation | None = optional(
        "Preservation",
        "Whether and for how long the company preserves data on request.",
        ("2015 model, Records Access and Preservation", "14 of 23 notices"),
    )
    user_notification: UserNotification | None = optional(
        "User notification",
        "Whether and when the company notifies users.",
        ("2015 model, Notification", "19 of 23 notices"),
    )
    child_safety: ChildSafety | None = optional(
        "Child safety",
        "How the company handles reports and requests on child safety.",
        ("2015 model, Child Safety", "6 of 23 notices"),
    )
    emergency: Emergency | None = optional(
        "Emergencies",
        "Whether and how the company discloses data in an emergency.",
        ("2015 model, Emergency Requests", "17 of 23 notices"),
    )
    costs: Costs | None = optional(
        "Costs",
        "Whether the company asks for reimbursement of its costs.",
        ("2015 model, Cost Reimbursement", "13 of 23 notices"),
    )
    required_contents: tuple[Phrase, ...] = several(
        "Contents of a request",
        "What a request must contain, one item each.",
        "21 of 23 notices",
        "the name of the authority and of the officer",
    )
    attestations: tuple[Attestation, ...] = several(
        "Attestations",
        "What a law requires the company to ask of a requester, or to refuse.",
        "2 of 23 notices",
    )
    sample_forms: tuple[SampleForm, ...] = several(
        "Forms", "Forms and sample wording that the company offers.", "1 of 23 notices"
    )
    authentication: Authentication | None = optional(
        "Authentication",
        "How the company verifies who makes a request.",
        ("2015 model, Submission of Requests", "18 of 23 notices"),
    )
    channels: tuple[SubmissionChannel, ...] = several(
        "Submission",
        "The ways in which a request can be sent.",
        ("2015 model, Submission of Requests", "22 of 23 notices"),
    )
    user_consent: Prose | None = optional(
        "User consent",
        "What the notice says about the user's consent.",
        "4 of 23 notices",
        "Users can export their own data themselves.",
    )
    user_consent_accepted: Case | None = optional(
        "Disclosure on user consent",
        "Whether the company discloses data if the user consents.",
        "4 of 23 notices",
    )
    records: Records | None = optional(
        "Records", "How records are produced, and how they can be used in court.", "8 of 23 notices"
    )
    no_waiver: Flag | None = optional(
        "No waiver",
        "Whether the company keeps its right to object to a request that it answers.",
        "10 of 23 notices",
    )
    removal_orders: Prose | None = optional(
        "Removal orders",
        "How the company handles orders to remove content, in words.",
        "6 of 23 notices",
        "Send them to the portal.",
    )
    removal: Removal | None = optional(
        "Removal of content", "The rules for orders to remove or block content.", "6 of 23 notices"
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
        "Transparency report", "Where to find the company's transparency report.", "6 of 23 notices"
    )
    contact_point: Text | None = optional(
        "Point of contact",
        "The point of contact that a law requires, in one line.",
        "2 of 23 notices",
        "dsa@mail.example",
    )
    contact_points: tuple[ContactPoint, ...] = several(
        "Points of contact by law",
        "Points of contact and representatives that a law requires.",
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
        "Notes for internal use, which are never published.",
        "Comity",
        "Counsel to review the emergency wording.",
        long=True,
        sensitive=True,
    )

    def roles(self) -> dict[str, str]:
        """The host State."""
        return {"host": self.host}

    def internal_fields(self) -> frozenset[str]:
        """What is never published: notes, and the checks behind authentication."""
        return frozenset({"internal_notes", "authentication.internal_checks"})
