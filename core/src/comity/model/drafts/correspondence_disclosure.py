"""Papers that ask a provider itself for data: a voluntary request, an order, an emergency."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from comity.model.drafts.addressee_role import AddresseeRole, addressee_role_field
from comity.model.drafts.base import (
    DraftPart,
    Flag,
    Length,
    Prose,
    Text,
    optional,
    required,
    several,
)
from comity.model.drafts.call_back import VERIFIED, CallBack
from comity.model.drafts.correspondence import Correspondence
from comity.model.drafts.disclosable import PROVIDER, Disclosable, disclosable_field
from comity.model.drafts.people import Authority
from comity.model.drafts.persons import Person
from comity.model.drafts.references import wrong_references
from comity.model.drafts.request import Basis, Requested, Requesting
from comity.model.drafts.request_case import Fact, OffenceNamed, Penalty
from comity.model.drafts.request_conditions import Confidentiality, Urgency
from comity.model.drafts.request_measures import Measure
from comity.model.drafts.request_papers import Annex, Delivery, Earlier

__all__ = ["Disclosure", "OffenceServed", "ProceedingsServed"]

ISSUED = ("Reg. 2023/1543, 5(5)(a)", "Budapest SAP 7", "2015 model, Requests")
ADDRESSED = ("Reg. 2023/1543, 5(5)(b)", "Budapest SAP 7")
PROCESSOR = ("Reg. 2023/1543, 5(6)", "Reg. 2023/1543, Annex I, G")
THRESHOLD = ("Reg. 2023/1543, 5(4)", "Reg. 2023/1543, Annex I, G")
WITHHELD = ("Reg. 2023/1543, 9(2)", "Reg. 2023/1543, Annex I, M")
NOTIFIED = ("Reg. 2023/1543, 8", "Budapest SAP 7")
LAW = ("Reg. 2023/1543, 5(5)(f)", "Budapest SAP 7")
DANGER = ("Budapest SAP 9", "2015 model, Emergency Requests")


class OffenceServed(OffenceNamed):
    """An offence under the law of the requesting State, as far as a provider has to know it."""

    maximum_penalty: Penalty | None = optional(
        "Maximum penalty",
        "The highest penalty for the offence, on which an order for some data depends.",
        ("Reg. 2023/1543, 5(4)", "Budapest SAP 7"),
    )
    category: Text | None = optional(
        "Category",
        "The category of the offence under the treaties, such as fraud or terrorism.",
        ("Reg. 2023/1543, 5(4)", "Reg. 2023/1543, Annex IV"),
        "computer-related-fraud",
    )
    committed_by_computer: Flag | None = optional(
        "Committed by means of a computer system",
        "Whether a computer system was used to commit the offence.",
        "Reg. 2023/1543, 5(4)(b)",
    )


class ProceedingsServed(DraftPart):
    """The proceedings that the data serve."""

    nature: Literal["investigation", "prosecution", "trial", "execution"] = required(
        "Nature of the proceedings",
        "Whether the data serve an investigation, a prosecution, a trial or the execution of a "
        "sentence.",
        "Reg. 2023/1543, Annex I, G",
    )


class Disclosure(Correspondence):
    """A request or an order to a provider to disclose stored data."""

    kind: Literal["disclosure"] = required(
        "Kind", "The kind of document, here a paper that asks a provider for data.", "Comity"
    )
    form: Literal["voluntary", "order", "emergency"] = required(
        "Form",
        "Whether the provider is asked to disclose of its own free will (voluntary), ordered to "
        "disclose (order), or asked to disclose at once because somebody is in danger (emergency).",
        ("Reg. 2023/1543, 1", "Budapest SAP 7", "2015 model, Emergency Requests"),
    )
    requesting: Requesting = required(
        "Requesting side", "The State whose authority asks or orders, and its authorities.", ISSUED
    )
    requested: Requested = required(
        "Requested side",
        "The State where the provider is established or represented. Its `executing_authority` is "
        "the one that is told of an order or enforces it.",
        ADDRESSED,
    )
    addressee: Authority | None = optional(
        "Addressee", "The team or legal representative that receives such papers.", ADDRESSED
    )
    addressee_role: AddresseeRole | None = addressee_role_field()
    addressed_as: Literal["controller", "processor"] | None = optional(
        "Addressed as",
        "Whether the provider decides on the use of the data itself (controller) or stores them "
        "for somebody else (processor).",
        PROCESSOR,
    )
    processor_reason: Literal["controller-unknown", "detrimental"] | None = optional(
        "Reason for asking the processor",
        "Why the order does not go to the controller: nobody could find out who that is "
        "(controller-unknown), or asking there could harm the investigation (detrimental).",
        PROCESSOR,
    )
    tell_controller: Flag | None = optional(
        "Tell the controller",
        "Whether a provider that stores data for somebody else may tell that controller.",
        "Reg. 2023/1543, 5(7)",
    )
    subject: Text | None = optional(
        "Subject", "The case in a few words.", "practice", "Mailbox a@mail.example"
    )
    basis: tuple[Basis, ...] = several(
        "Legal basis",
        "The instruments under which an order goes straight to the provider.",
        ("Reg. 2023/1543, 1", "Budapest SAP 7"),
    )
    domestic_basis: tuple[Text, ...] = several(
        "Domestic legal basis",
        "The provisions of the requesting State that allow you to ask or to order.",
        ("Budapest SAP 7", "2015 model, Requests"),
        "Cybercrimes Act 2015, s. 45",
    )
    provider_law: tuple[Text, ...] = several(
        "Law of the provider",
        "The provisions that allow the provider to disclose without being compelled, if you know "
        "them.",
        ("published notices", "2015 model, Emergency Requests"),
        "18 U.S.C. 2702(c)(6)",
    )
    proceedings: ProceedingsServed | None = optional(
        "Proceedings", "The proceedings that the data serve.", "Reg. 2023/1543, Annex I, G"
    )
    offences: tuple[OffenceServed, ...] = several(
        "Offences", "The offences concerned; in an emergency there may be none.", LAW
    )
    threshold: tuple[
        Literal["three-years", "payment-fraud", "child-abuse", "attacks-on-systems", "terrorism"],
        ...,
    ] = several(
        "Offence threshold",
        "Which condition on the offence an order for traffic data or content meets: a maximum "
        "penalty of at least three years; or, by means of an information system, fraud with "
        "means of payment, sexual abuse of children or attacks on information systems; or "
        "terrorism.",
        THRESHOLD,
        "three-years",
    )
    facts: tuple[Fact, ...] = several(
        "Facts",
        "What happened, in as few numbered statements as the provider needs; an order does not "
        "print them.",
        ("2015 model, Requests", "Reg. 2023/1543, 9(2)"),
        sensitive=True,
    )
    persons: tuple[Person, ...] = several(
        "Persons",
        "Only people whose names the provider needs to find the data; if possible, none.",
        "Reg. 2023/1543, 5(5)(c)",
        sensitive=True,
    )
    measures: tuple[Measure, ...] = required(
        "Measures",
        "The data to disclose, one kind of data and one holder per item.",
        ("Reg. 2023/1543, 5(5)(c) to (e)", "Budapest SAP 7"),
        min_length=1,
    )
    necessity: Prose | None = optional(
        "Necessity",
        "Why the order is necessary and proportionate; the provider does not receive this.",
        ("Reg. 2023/1543, 5(5)(i)", *WITHHELD),
        "No other source holds the records, and the order is limited to two weeks.",
        sensitive=True,
    )
    summary: Prose | None = optional(
        "Summary",
        "A summary of the case for the authority of the provider's State; the provider does not "
        "receive this.",
        ("Reg. 2023/1543, 5(5)(j)", *WITHHELD, "Budapest SAP 7"),
        "The accused diverted payments of three companies.",
        sensitive=True,
    )
    notified: Flag | None = optional(
        "Authority notified",
        "Whether the authority of the provider's State receives the order at the same time.",
        NOTIFIED,
    )
    reply_within: Length | None = optional(
        "Answer within",
        "The time within which you need the data, counted from receipt.",
        ("Reg. 2023/1543, 10", "Budapest SAP 7", "2015 model, Emergency Requests"),
    )
    urgency: Urgency | None = optional(
        "Urgency",
        "How urgent it is, until when, and why; in an emergency the danger and who is at risk.",
        ("Reg. 2023/1543, 5(5)(g)", *DANGER),
    )
    known_since: Text | None = optional(
        "Danger known since",
        "In an emergency, since when you have known of the danger, with the time zone.",
        DANGER,
        "2026-11-28, 22:40 IST (UTC+5:30)",
    )
    confidentiality: Confidentiality | None = optional(
        "Confidentiality",
        "Whether the provider should keep it confidential and not tell its user, why, and until "
        "when.",
        ("Reg. 2023/1543, 13", "2015 model, Notification"),
    )
    earlier: tuple[Earlier, ...] = several(
        "Earlier contacts",
        "Earlier contacts with the provider, such as the preservation of the same data.",
        ("Budapest SAP 7", "2015 model, Preservation"),
    )
    delivery: Delivery | None = optional(
        "Delivery of evidence",
        "In which format and by which secure way you want to receive the data.",
        "Reg. 2023/1543, Annex I, L",
    )
    call_back: CallBack | None = optional(
        "Call-back", "How the provider can make sure that the paper is genuine.", VERIFIED
    )
    costs: Prose | None = optional(
        "Costs",
        "Who bears the costs of the provider.",
        ("Reg. 2023/1543, 14", "2015 model, Cost Reimbursement"),
        "We pay the costs that your notice names.",
    )
    annexes: tuple[Annex, ...] = several(
        "Annexes",
        "The documents that you enclose, such as the certificate of an order.",
        "practice",
    )

    disclosable: tuple[Disclosable, ...] = disclosable_field()

    def roles(self) -> dict[str, str]:
        """The requesting State, and that of the provider."""
        return {"requesting": self.requesting.state, "requested": self.requested.state}

    def central_sides(self) -> tuple[str, ...]:
        """None: the paper goes straight to the provider."""
        return ()

    def addressed_reader(self) -> str:
        """The provider."""
        return PROVIDER

    def instruments_named(self) -> tuple[str, ...]:
        """The ids under ``basis``."""
        return tuple(basis.instrument for basis in self.basis)

    def internal_fields(self) -> frozenset[str]:
        """What is for other readers."""
        return frozenset({*super().internal_fields(), "disclosable"})

    def faults_of_reference(self) -> Iterator[tuple[str, str, str]]:
        """Ids that stand twice, and references to ids that are not there."""
        return wrong_references(self)
