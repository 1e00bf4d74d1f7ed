"""Who publishes a notice, for whom, in which languages and editions."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    Case,
    Day,
    DraftPart,
    Flag,
    Language,
    Prose,
    StateCode,
    Text,
    optional,
    required,
    several,
)

__all__ = [
    "Audience",
    "Company",
    "ContactPoint",
    "Edition",
    "Languages",
    "PreviousVersion",
    "Statute",
    "Transparency",
]

BY_REGION = "9 of 23 notices"
ELSEWHERE = "2015 model, Purpose"
TONGUE = ("2015 model, International Requests", "7 of 23 notices")
POINTS = ("DSA 11", "DSA 13", "Indian IT Rules 2021")
DATED = "15 of 23 notices"


class Entity(DraftPart):
    """A legal entity of the company, and the users it serves."""

    name: Text = required(
        "Legal entity", "Registered name of the entity.", BY_REGION, "Example Mail Europe Limited"
    )
    state: StateCode = required("Seat", "State in which the entity is established.", BY_REGION)
    serves: tuple[Text, ...] = several(
        "Serves users in",
        "States or regions of the users it serves.",
        BY_REGION,
        "The European Union",
    )
    services: tuple[Text, ...] = several(
        "Services", "The services it offers, if not all.", BY_REGION, "Example Drive"
    )
    address: tuple[Text, ...] = several(
        "Address", "The postal address, line by line.", BY_REGION, "1 Sample Quay", "Dublin"
    )
    registration_number: Text | None = optional(
        "Registration number", "The number in a register.", "practice", "IE 000001"
    )
    accepts_requests: Flag | None = optional(
        "Accepts requests", "Whether requests can be addressed to this entity.", BY_REGION
    )
    process: Prose | None = optional(
        "Process of this entity",
        "Process that binds this entity, if it differs from that of the host State.",
        ("9 of 23 notices", "Reg. 2023/1543"),
        "An order of an Irish court, or a European Production Order.",
    )


class Service(DraftPart):
    """A service, and how a user is identified in it."""

    name: Text = required("Service", "Its name.", "6 of 23 notices", "Example Drive")
    description: Prose | None = optional(
        "Service description", "What it does.", "6 of 23 notices", "It stores files for its users."
    )
    identified_by: tuple[Prose, ...] = several(
        "Accounts are identified by",
        "Identifiers by which the company can find an account.",
        "2 of 23 notices",
        "the e-mail address of the account",
    )
    url: Text | None = optional("Web page", "Its page.", "practice", "https://drive.example")


class Company(DraftPart):
    """The company that publishes the notice."""

    name: Text = required(
        "Company", "The name used in the text.", "2015 model, Purpose", "Example Mail"
    )
    services: tuple[Text, ...] = several(
        "Services", "The services that the notice covers.", "6 of 23 notices", "Example Drive"
    )
    described: tuple[Service, ...] = several(
        "Services described", "What each service does, and its identifiers.", "6 of 23 notices"
    )
    not_covered: tuple[Prose, ...] = several(
        "Not covered",
        "Products that the company does not run, such as self-hosted copies or imitations.",
        "2 of 23 notices",
        "Servers that others run with the company's software",
    )
    entities: tuple[Entity, ...] = several(
        "Legal entities", "Legal entities by region of the users.", BY_REGION
    )
    url: Text | None = optional(
        "Web page", "The company's site.", "2015 model, Purpose", "https://mail.example"
    )


class Audience(DraftPart):
    """Who the notice is for, and where others can ask."""

    for_: Prose | None = optional(
        "Audience", "Who the notice is for.", ELSEWHERE, "Law-enforcement officials.", alias="for"
    )
    not_for: Prose | None = optional(
        "Not for", "Who the notice is not for.", ELSEWHERE, "Defendants and civil litigants."
    )
    civil_requests: Text | None = optional(
        "Private requests",
        "Where civil litigants and defendants can ask.",
        (ELSEWHERE, "8 of 23 notices"),
        "https://mail.example/legal/civil",
    )
    civil_rules: Prose | None = optional(
        "Rules for private requests",
        "Rules for private requests, if the notice gives any.",
        "8 of 23 notices",
        "A subpoena must be domesticated in Illinois.",
    )
    own_data: Text | None = optional(
        "Own data",
        "Where users can ask for their own data.",
        (ELSEWHERE, "9 of 23 notices"),
        "https://mail.example/account/export",
    )


class Languages(DraftPart):
    """The languages of requests."""

    demanded: tuple[Language, ...] = several(
        "Languages required", "BCP 47 tags. Requests in other languages are refused.", TONGUE
    )
    preferred: tuple[Language, ...] = several(
        "Languages preferred",
        "BCP 47 tags. Requests in other languages take longer.",
        "2 of 23 notices",
    )
    offered: tuple[Language, ...] = several(
        "Languages offered", "BCP 47 tags of other languages that the company can read.", TONGUE
    )
    replies: tuple[Language, ...] = several(
        "Languages of replies", "BCP 47 tags of the languages of replies.", "practice"
    )
    certified: Case | None = optional(
        "Certified translation", "Whether a translation must be certified.", "practice"
    )
    translation: Prose | None = optional(
        "Translation",
        "What the notice says about translations.",
        TONGUE,
        "It must come with a translation.",
    )


class ContactPoint(DraftPart):
    """A point of contact or representative that a law requires the company to name."""

    role: Literal[
        "single-point-of-contact",
        "legal-representative",
        "designated-establishment",
        "nodal-officer",
        "around-the-clock",
        "other",
    ] = required("Role", "Role under the law.", POINTS)
    law: Text | None = optional("Law", "Law that requires it.", POINTS, "DSA, art. 11")
    name: Text | None = optional(
        "Name", "Name of the point of contact.", POINTS, "Example Mail Europe Limited"
    )
    address: tuple[Text, ...] = several(
        "Address", "The address, line by line.", POINTS, "1 Sample Quay", "Dublin"
    )
    email: Text | None = optional("E-mail", "Its address.", POINTS, "contact@mail.example")
    phone: Text | None = optional("Telephone", "With the country code.", POINTS, "+353 1 555 0100")
    url: Text | None = optional("Web page", "Its page.", POINTS, "https://mail.example/dsa")
    hours: Text | None = optional("Hours", "Hours during which it answers.", POINTS, "at all times")
    languages: tuple[Language, ...] = several("Languages", "BCP 47 tags.", "DSA 11(3)")
    states: tuple[StateCode, ...] = several(
        "For authorities of", "States whose authorities can use it.", "2 of 23 notices"
    )


class Edition(DraftPart):
    """An edition of the notice in one language."""

    language: Language = required("Language", "A BCP 47 tag.", "practice of large companies")
    url: Text = required(
        "Web page",
        "Address of the web page.",
        "practice of large companies",
        "https://mail.example/fr",
    )


class PreviousVersion(DraftPart):
    """An earlier version, and what changed."""

    version: Text = required("Version", "Its name.", DATED, "2.4")
    date: Day | None = optional("Date", "When it was published.", DATED)
    url: Text | None = optional(
        "Web page", "Address of the web page.", DATED, "https://mail.example/2.4"
    )
    changes: Prose | None = optional(
        "Changes", "What the next version changed.", DATED, "The preservation form is new."
    )


class Statute(DraftPart):
    """A statute that the company names."""

    title: Text = required("Statute", "Its name.", "14 of 23 notices", "Stored Communications Act")
    citation: Text | None = optional(
        "Citation", "Legal citation.", "14 of 23 notices", "18 U.S.C. 2701 to 2713"
    )
    says: Prose | None = optional(
        "What it says", "In the words of the company.", "14 of 23 notices", "It asks for a warrant."
    )
    url: Text | None = optional(
        "Web page", "Where to read it.", "14 of 23 notices", "https://uscode.house.gov"
    )


class Transparency(DraftPart):
    """The transparency report."""

    url: Text = required(
        "Transparency report",
        "Address of the report.",
        "6 of 23 notices",
        "https://mail.example/report",
    )
    frequency: Text | None = optional(
        "Frequency", "How often the report is published.", "6 of 23 notices", "twice a year"
    )
    counts: tuple[Prose, ...] = several(
        "Counts",
        "Figures in the report.",
        "Reg. 2023/1543, 28(4)",
        "Requests by State and kind of data",
    )
