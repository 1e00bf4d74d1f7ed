"""Who may ask a company and by which way: routes, service, refusals, orders of the Union."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    DraftPart,
    Language,
    Length,
    Phrase,
    Prose,
    Text,
    optional,
    required,
    several,
)
from comity.model.drafts.notice_practice import Handled, Practice

__all__ = [
    "Challenges",
    "EuropeanOrders",
    "Refusal",
    "Requester",
    "Route",
    "ServiceWay",
    "ThreatReports",
]

ASKERS = "published notices"
ABROAD = ("2015 model, International Requests", "20 of 23 notices")
VAGUE = ("2015 model, Records Access and Preservation", "12 of 23 notices")
SERVED = ("2015 model, Records Access and Preservation", "22 of 23 notices")
ORDERS = "Reg. 2023/1543"
OBJECTED = "published notices"
THREATS = "DSA 18"


class Requester(DraftPart):
    """A kind of authority or person, and whether it can ask."""

    who: Phrase = required(
        "Who", "The kind of authority or person.", ASKERS, "tax authorities", "defence counsel"
    )
    practice: Practice | None = optional(
        "Answered", "Whether the company answers their requests.", ASKERS
    )
    text: Prose | None = optional(
        "Remarks",
        "Anything else that the company says of them.",
        ASKERS,
        "They must name the proceedings.",
    )


class Route(DraftPart):
    """The way by which a kind of requester, or a class of data, is reached."""

    who: Phrase | None = optional(
        "Who",
        "Who must use this route; leave it out if all requesters must.",
        ABROAD,
        "authorities of other States",
    )
    categories: tuple[Text, ...] = several(
        "Data", "The kinds of data to which it applies, if not all.", ABROAD, "stored-content"
    )
    way: Phrase = required(
        "Route",
        "The way that a request must take.",
        ABROAD,
        "through the central authority of the host State",
    )
    text: Prose | None = optional(
        "Remarks",
        "Anything else that the company says of this route.",
        ABROAD,
        "The company answers only the central authority.",
    )


class Refusal(DraftPart):
    """A kind of request that the company refuses, returns, narrows or contests."""

    what: Phrase = required(
        "Requests", "The kind of request.", VAGUE, "requests for data of all users near a place"
    )
    practice: Literal[Handled, "case-by-case"] | None = optional(
        "Practice", "What the company does with it, or may do.", VAGUE
    )
    text: Prose | None = optional(
        "Remarks",
        "Anything else that the company says of such requests.",
        VAGUE,
        "It tells the authority why.",
    )


class ServiceWay(DraftPart):
    """A way in which legal process is served on the company."""

    way: Phrase = required("Way", "How process is served.", SERVED, "on the registered agent")
    practice: Practice | None = optional("Accepted", "Whether the company accepts it.", SERVED)
    entity: Text | None = optional(
        "Entity",
        "The legal entity on which it is served.",
        SERVED,
        "Example Mail Europe Limited",
    )
    address: tuple[Text, ...] = several(
        "Address", "The postal address, one line per item.", SERVED, "1 Sample Quay", "Dublin"
    )
    text: Prose | None = optional(
        "Remarks",
        "Anything else that the company says of this way.",
        SERVED,
        "Service is complete on receipt.",
    )


class Challenges(DraftPart):
    """What happens when the company or a user contests a request."""

    company: Practice | None = optional(
        "Contested by the company",
        "Whether the company contests requests that it considers unlawful or too broad.",
        OBJECTED,
    )
    company_text: Prose | None = optional(
        "How the company contests",
        "What the company says of this, in its own words.",
        OBJECTED,
        "It asks the court to set the order aside.",
    )
    user: Practice | None = optional(
        "Held back for the user",
        "Whether the company waits for the decision if the user goes to court.",
        OBJECTED,
    )
    user_text: Prose | None = optional(
        "Objection of the user",
        "What a user can do, in the words of the company.",
        OBJECTED,
        "The user must send the company a copy of the application to the court.",
    )


class EuropeanOrders(DraftPart):
    """European Production Orders and European Preservation Orders."""

    practice: Practice | None = optional(
        "Accepted",
        "Whether the company accepts European Production and Preservation Orders.",
        ORDERS,
    )
    addressee: Text | None = optional(
        "Addressee",
        "The designated establishment or legal representative that receives them.",
        (ORDERS, "Dir. 2023/1544"),
        "Example Mail Europe Limited",
    )
    channel: Phrase | None = optional(
        "Channel",
        "How they are sent to the company.",
        ORDERS,
        "through the decentralised IT system",
    )
    languages: tuple[Language, ...] = several(
        "Languages",
        "Languages of the certificates, such as en (English) or pt-BR (Brazilian Portuguese).",
        ORDERS,
    )
    within: Length | None = optional(
        "Within", "The time within which the company answers a production order.", ORDERS
    )
    emergency_within: Length | None = optional(
        "Within, in an emergency",
        "The time within which the company answers in an emergency.",
        ORDERS,
    )
    text: Prose | None = optional(
        "Remarks",
        "Anything else that the company says of these orders.",
        ORDERS,
        "The certificate must be signed.",
    )


class ThreatReports(DraftPart):
    """Reports to authorities on suspected offences that threaten life or safety."""

    practice: Practice | None = optional(
        "Reports of threats",
        "Whether the company reports suspected offences that threaten life or safety.",
        THREATS,
    )
    to: tuple[Text, ...] = several(
        "Reported to",
        "The authorities to which it reports.",
        THREATS,
        "The police of the State concerned",
    )
    text: Prose | None = optional(
        "Remarks",
        "Anything else that the company says of these reports.",
        THREATS,
        "It also gives the data that it has on the suspicion.",
    )
