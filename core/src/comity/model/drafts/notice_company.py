"""Who publishes a notice, for whom, in which languages and editions."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    Day,
    DraftPart,
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
from comity.model.drafts.notice_practice import Practice, Requirement

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
POINTS = ("DSA 11 to 13", "Indian IT Rules 2021")
DATED = "15 of 23 notices"


class Entity(DraftPart):
    """A legal entity of the company, and the users it serves."""

    name: Text = required(
        "Legal entity",
        "The registered name of the legal entity.",
        BY_REGION,
        "Example Mail Europe Limited",
    )
    state: StateCode = required(
        "Seat",
        "The State in which the entity is established, by its two-letter code.",
        BY_REGION,
        "IE",
    )
    serves: tuple[Text, ...] = several(
        "Serves users in",
        "The States or regions whose users the entity serves, by name or two-letter code.",
        BY_REGION,
        "The European Union",
        place="country-name",
    )
    services: tuple[Text, ...] = several(
        "Services",
        "The services that the entity offers, if it does not offer all of them.",
        BY_REGION,
        "Example Drive",
    )
    address: tuple[Text, ...] = several(
        "Address", "The postal address, one line per item.", BY_REGION, "1 Sample Quay", "Dublin"
    )
    registration_number: Text | None = optional(
        "Registration number", "The number in a register of companies.", "practice", "IE 000001"
    )
    accepts_requests: Flag | None = optional(
        "Accepts requests", "Whether requests can be addressed to this entity.", BY_REGION
    )
    process: Prose | None = optional(
        "Process of this entity",
        "The legal process that binds this entity, if it differs from that of the host State.",
        ("9 of 23 notices", "Reg. 2023/1543"),
        "An order of an Irish court, or a European Production Order.",
    )


class Service(DraftPart):
    """A service, and how a user is identified in it."""

    name: Text = required("Service", "The name of the service.", "6 of 23 notices", "Example Drive")
    description: Prose | None = optional(
        "Service description",
        "What the service does.",
        "6 of 23 notices",
        "It stores files for its users.",
    )
    identified_by: tuple[Phrase, ...] = several(
        "Accounts are identified by",
        "What the company needs to find an account, such as an e-mail address, one item each.",
        "2 of 23 notices",
        "the e-mail address of the account",
    )
    url: Text | None = optional(
        "Web page", "The web page of the service.", "practice", "https://drive.example", place="url"
    )


class Company(DraftPart):
    """The company that publishes the notice."""

    name: Text = required(
        "Company",
        "The name of the company, as the text should call it.",
        "2015 model, Purpose",
        "Example Mail",
    )
    services: tuple[Text, ...] = several(
        "Services", "The services that the notice covers.", "6 of 23 notices", "Example Drive"
    )
    described: tuple[Service, ...] = several(
        "Services described",
        "What each service does, and how an account is found in it.",
        "6 of 23 notices",
    )
    not_covered: tuple[Phrase, ...] = several(
        "Not covered",
        "Products that the company does not run, such as self-hosted copies or imitations.",
        "2 of 23 notices",
        "Servers that others run with the company's software",
    )
    entities: tuple[Entity, ...] = several(
        "Legal entities",
        "The legal entities of the company, and the users that each one serves.",
        BY_REGION,
    )
    url: Text | None = optional(
        "Web page",
        "The company's website.",
        "2015 model, Purpose",
        "https://mail.example",
        place="url",
    )


class Audience(DraftPart):
    """Who the notice is for, and where others can ask."""

    for_: Phrase | None = optional(
        "Audience", "Who the notice is for.", ELSEWHERE, "Law-enforcement officials.", alias="for"
    )
    not_for: Phrase | None = optional(
        "Not for", "Who the notice is not for.", ELSEWHERE, "Defendants and civil litigants."
    )
    civil_requests: Text | None = optional(
        "Private requests",
        "Where parties to civil cases and defendants can send their requests.",
        (ELSEWHERE, "8 of 23 notices"),
        "https://mail.example/legal/civil",
    )
    civil_rules: Prose | None = optional(
        "Rules for private requests",
        "The rules for private requests, if the notice gives any.",
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
        "Languages required",
        "Languages in which a request must be written, such as en (English) or pt-BR "
        "(Brazilian Portuguese).",
        TONGUE,
    )
    preferred: tuple[Language, ...] = several(
        "Languages preferred",
        "Languages in which a request is answered faster, such as en (English) or pt-BR "
        "(Brazilian Portuguese).",
        "2 of 23 notices",
    )
    offered: tuple[Language, ...] = several(
        "Languages offered",
        "Other languages that the company can read, such as en (English) or pt-BR "
        "(Brazilian Portuguese).",
        TONGUE,
    )
    replies: tuple[Language, ...] = several(
        "Languages of replies",
        "Languages in which the company replies, such as en (English) or pt-BR (Brazilian "
        "Portuguese).",
        "practice",
    )
    certified: Requirement | None = optional(
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
        "point-of-contact-for-users",
        "legal-representative",
        "designated-establishment",
        "nodal-officer",
        "around-the-clock",
        "other",
    ] = required("Role", "The role that the law gives this point of contact.", POINTS)
    law: Text | None = optional("Law", "The law that requires it.", POINTS, "DSA, art. 11")
    name: Text | None = optional(
        "Name", "The name of the point of contact.", POINTS, "Example Mail Europe Limited"
    )
    address: tuple[Text, ...] = several(
        "Address", "The postal address, one line per item.", POINTS, "1 Sample Quay", "Dublin"
    )
    email: Text | None = optional(
        "E-mail",
        "The e-mail address of the point of contact.",
        POINTS,
        "contact@mail.example",
        place="email",
    )
    phone: Text | None = optional(
        "Telephone",
        "The telephone number, with + and the country code.",
        POINTS,
        "+353 1 555 0100",
        place="telephone",
    )
    url: Text | None = optional(
        "Web page",
        "The web page of the point of contact.",
        POINTS,
        "https://mail.example/dsa",
        place="url",
    )
    hours: Text | None = optional(
        "Hours", "The days and hours when it answers.", POINTS, "at all times"
    )
    languages: tuple[Language, ...] = several(
        "Languages",
        "Languages in which you can write to it, such as en (English) or pt-BR (Brazilian "
        "Portuguese).",
        "DSA 11(3)",
    )
    states: tuple[StateCode, ...] = several(
        "For authorities of",
        "The States whose authorities can use it, by their two-letter codes.",
        "2 of 23 notices",
    )


class Edition(DraftPart):
    """An edition of the notice in one language."""

    language: Language = required(
        "Language",
        "Language of this edition, such as en (English) or pt-BR (Brazilian Portuguese).",
        "practice of large companies",
    )
    url: Text = required(
        "Web page",
        "The web page of this edition.",
        "practice of large companies",
        "https://mail.example/fr",
        place="url",
    )


class PreviousVersion(DraftPart):
    """An earlier version, and what changed."""

    version: Text = required("Version", "The name or number of the version.", DATED, "2.4")
    date: Day | None = optional("Date", "The date on which it was published.", DATED, "2025-11-03")
    url: Text | None = optional(
        "Web page", "The web page of the version.", DATED, "https://mail.example/2.4", place="url"
    )
    changes: Prose | None = optional(
        "Changes", "What the next version changed.", DATED, "The preservation form is new."
    )


class Statute(DraftPart):
    """A statute that the company names."""

    title: Text = required(
        "Statute", "The name of the statute.", "14 of 23 notices", "Stored Communications Act"
    )
    citation: Text | None = optional(
        "Citation",
        "The citation of the statute, as a lawyer writes it.",
        "14 of 23 notices",
        "18 U.S.C. 2701 to 2713",
    )
    says: Prose | None = optional(
        "What it says",
        "What the statute says, in the words of the company.",
        "14 of 23 notices",
        "It requires a warrant.",
    )
    url: Text | None = optional(
        "Web page",
        "The web page where the statute can be read.",
        "14 of 23 notices",
        "https://laws.example/sca",
        place="url",
    )


class Transparency(DraftPart):
    """The transparency report."""

    url: Text | None = optional(
        "Transparency report",
        "The web page of the report.",
        "6 of 23 notices",
        "https://mail.example/report",
        place="url",
    )
    frequency: Text | None = optional(
        "Frequency", "How often the report is published.", "6 of 23 notices", "twice a year"
    )
    practice: Practice | None = optional(
        "Published", "Whether the company publishes such a report.", "6 of 23 notices"
    )
    counts: tuple[Phrase, ...] = several(
        "Counts",
        "What the report counts, one item each.",
        "Reg. 2023/1543, 28(4)",
        "Requests by State and kind of data",
    )
