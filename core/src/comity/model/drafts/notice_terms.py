"""The terms of a notice: what a company says of requests, data and their handling.

A notice has them once for all, and again in each of its variants for those to whom others apply.
"""

from __future__ import annotations

from comity.model.drafts.base import (
    DraftPart,
    Flag,
    Phrase,
    Prose,
    Text,
    optional,
    several,
)
from comity.model.drafts.notice_company import Languages
from comity.model.drafts.notice_costs import Costs
from comity.model.drafts.notice_data import (
    DataCategory,
    Preservation,
    ProcessType,
    Removal,
    ResponseTime,
    Retention,
    Voluntary,
)
from comity.model.drafts.notice_handling import (
    Authentication,
    ChildSafety,
    Emergency,
    SubmissionChannel,
    UserNotification,
)
from comity.model.drafts.notice_practice import Handled, Practice, Requirement
from comity.model.drafts.notice_records import Attestation, Records
from comity.model.drafts.notice_ways import (
    Challenges,
    EuropeanOrders,
    Refusal,
    Requester,
    Route,
    ServiceWay,
    ThreatReports,
)

__all__ = ["Terms"]

ABROAD = ("2015 model, International Requests", "20 of 23 notices")
HELD = ("2015 model, Information We Collect and Maintain", "16 of 23 notices")
SERVED = ("2015 model, Records Access and Preservation", "22 of 23 notices")


class Terms(DraftPart):
    """What a company says of requests, data and their handling, each part optional."""

    languages: Languages | None = optional(
        "Languages", "The languages in which requests can be made.", ABROAD
    )
    response_times: tuple[ResponseTime, ...] = several(
        "Response times",
        "How fast the company answers, and how much time it needs.",
        ("2015 model, Policy", "3 of 23 notices"),
    )
    who_may_ask: tuple[Requester, ...] = several(
        "Who can ask",
        "The authorities or persons whose requests the company answers, or does not answer.",
        "published notices",
    )
    international: Prose | None = optional(
        "International requests",
        "The rules for requests from other States, in the words of the company.",
        ABROAD,
        "The company answers as far as the host State's law permits.",
    )
    mla_needed: Requirement | None = optional(
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
    routes: tuple[Route, ...] = several(
        "Routes",
        "The way that requests of some authorities, or for some data, must take.",
        ABROAD,
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
    european_orders: EuropeanOrders | None = optional(
        "European orders",
        "How the company handles European Production Orders and European Preservation Orders.",
        "Reg. 2023/1543",
    )
    data_categories: tuple[DataCategory, ...] = several(
        "Data categories", "The kinds of data that the company holds.", HELD
    )
    retention: Retention | None = optional(
        "Retention in general",
        "How long the company keeps data, if it says this for no single kind of data.",
        ("2015 model, Records Access and Preservation", "10 of 23 notices"),
    )
    stored_in: Text | None = optional(
        "Place of storage",
        "Where the company stores data, if it says this for no single kind of data.",
        "published notices",
        "data centres in Ireland and Norway",
    )
    processes: tuple[ProcessType, ...] = several(
        "Kinds of process", "The legal process that the company accepts or does not accept.", SERVED
    )
    overbroad: Prose | None = optional(
        "Overbroad requests",
        "What the company does with requests that ask for too much.",
        ("2015 model, Records Access and Preservation", "12 of 23 notices"),
        "A vague request is returned to be narrowed.",
    )
    overbroad_practice: Handled | None = optional(
        "Practice on overbroad requests",
        "Whether the company refuses such requests, answers them in part, returns them to be "
        "narrowed or contests them, or may do so.",
        "12 of 23 notices",
    )
    refusals: tuple[Refusal, ...] = several(
        "Requests not answered",
        "The kinds of request that the company refuses, returns, narrows or contests.",
        ("2015 model, Records Access and Preservation", "12 of 23 notices"),
    )
    challenges: Challenges | None = optional(
        "Challenges",
        "What happens if the company or a user contests a request.",
        "published notices",
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
    threat_reports: ThreatReports | None = optional(
        "Reports of threats",
        "Whether the company reports suspected offences that threaten life or safety.",
        "DSA 18",
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
    recommended_contents: tuple[Phrase, ...] = several(
        "Recommended contents",
        "What a request should contain besides, one item each.",
        "published notices",
        "the number of an earlier request",
    )
    requester_duties: tuple[Phrase, ...] = several(
        "Duties of the requester",
        "What the company asks an authority to do, one item each.",
        "published notices",
        "to tell the company when an order ends",
    )
    attestations: tuple[Attestation, ...] = several(
        "Attestations",
        "What a law requires the company to ask of a requester, or to refuse.",
        "2 of 23 notices",
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
    service: tuple[ServiceWay, ...] = several(
        "Ways of service", "The ways in which legal process can be served on the company.", SERVED
    )
    user_consent: Prose | None = optional(
        "User consent",
        "What the notice says about the user's consent.",
        "4 of 23 notices",
        "Users can export their own data themselves.",
    )
    user_consent_accepted: Practice | None = optional(
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
