"""Schema 1 of a request: what one State's authority asks of another.

The content model is the union of UNTOC art. 18(15), UNCAC art. 46(15), the Budapest Convention,
the forms of the European Union and national guidance. docs/schema-request.md lists every field
with who asks for it; docs/law-data.md says how a State's rules address them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from comity.model.drafts.base import (
    Day,
    Draft,
    DraftPart,
    Flag,
    Money,
    Prose,
    StateCode,
    Text,
    optional,
    required,
    several,
)
from comity.model.drafts.disclosable import Disclosable, disclosable_field
from comity.model.drafts.people import Authority, BankAccount, Contact, Official
from comity.model.drafts.persons import Person
from comity.model.drafts.references import wrong_references
from comity.model.drafts.request_assets import Asset
from comity.model.drafts.request_case import Fact, Offence
from comity.model.drafts.request_conditions import (
    Assurance,
    Confidentiality,
    Considered,
    Hearing,
    RequestRemark,
    Statement,
    Urgency,
)
from comity.model.drafts.request_measures import Measure, RequestMeasure
from comity.model.drafts.request_papers import (
    Annex,
    ChannelTried,
    Delivery,
    Earlier,
    Translation,
    Transmission,
)
from comity.model.drafts.request_proceedings import Proceedings
from comity.model.drafts.request_use import OtherUse

__all__ = ["Measure", "Request"]

ASKED = ("UNTOC 18(15)(a)", "UNCAC 46(15)(a)", "UN Model Treaty 5")
CENTRAL = ("UNTOC 18(13)", "UNCAC 46(13)")
CONDUCTING = ("UNTOC 18(15)(b)", "UNCAC 46(15)(b)")
PERSONS = ("UNTOC 18(15)(e)", "UNCAC 46(15)(e)", "EIO Annex A, section E")
BASIS = ("OAS form", "PC-OC model form", "national law")
SIZE = ("UNCAC 46(9)", "UK guidelines")


class Requesting(DraftPart):
    """The requesting State and its authorities."""

    state: StateCode = required(
        "Requesting State", "The State that makes the request, by its two-letter code.", ASKED, "NG"
    )
    central_authority: Authority | None = optional(
        "Central authority",
        "The authority through which the request goes; by default the one that the State's "
        "law names.",
        CENTRAL,
    )
    authority: Authority = required(
        "Competent authority", "The authority that conducts the case.", CONDUCTING
    )
    contacts: tuple[Contact, ...] = several(
        "Contacts",
        "People who can answer questions, and a second person who can confirm that the "
        "request is genuine.",
        ("T-CY template 31, field 5", "T-CY template 31, field 6"),
        sensitive=True,
    )
    issued_by: Official = required(
        "Issued by", "The person who issues and signs the request.", "EIO Annex A, section K"
    )
    validated_by: Official | None = optional(
        "Validated by",
        "The person who approves the request, such as a judge, if this is needed.",
        "EIO Annex A, section L",
    )
    validation_follows: Day | None = optional(
        "Validation follows by",
        "In an emergency, the date by which the missing approval follows.",
        "Reg. 2023/1543, 4(5)",
        "2026-10-07",
    )


class Requested(DraftPart):
    """The requested State and its authorities."""

    state: StateCode = required(
        "Requested State",
        "The State that receives the request, by its two-letter code.",
        ASKED,
        "US",
    )
    central_authority: Authority | None = optional(
        "Central authority",
        "The authority that receives the request; by default the one that the State's law names.",
        CENTRAL,
    )
    executing_authority: Authority | None = optional(
        "Executing authority",
        "The authority that carries out the request, if you know it.",
        ("EIO Annex A", "PC-OC model form"),
    )


class Basis(DraftPart):
    """An instrument that the request relies on."""

    instrument: Text = required(
        "Instrument",
        "The treaty or law that the request relies on, by its short name in Comity, such as untoc.",
        BASIS,
        "coe-185",
        "untoc",
    )
    articles: tuple[Text, ...] = several(
        "Articles",
        "The articles that the request relies on, if they are not the usual ones.",
        BASIS,
        "art. 31",
    )
    in_force: Flag | None = optional(
        "In force",
        "Whether the treaty is in force between the two States on the date of the request; "
        "no if it is only signed.",
        "practice",
    )


class Request(Draft):
    """A formal request for mutual legal assistance, or a letter rogatory."""

    kind: Literal["request"] = required("Kind", "The kind of document, here a request.", "Comity")
    form: Literal["mla-request", "letter-rogatory"] = required(
        "Form",
        "Whether an authority (mla-request) or a court (letter-rogatory) makes the request.",
        "Indian MHA guidelines",
    )
    reference: Text = required(
        "Our reference",
        "Your own reference for this request.",
        ("T-CY template 31", "EIO Annex A"),
        "FMJ/CAU/MLA/2026/0417",
    )
    their_reference: Text | None = optional(
        "Your reference",
        "The reference of the requested State, once you know it.",
        "T-CY template 31, field 9",
        "CRM-182-00000",
    )
    status: Literal[
        "new", "supplement", "follow-up", "replacement", "consent-to-use", "withdrawal"
    ] = required(
        "Status",
        "Whether this is a new request, adds to, follows, replaces or withdraws an earlier one, or "
        "asks for consent to another use of evidence; by default new.",
        "T-CY template 31",
        default="new",
    )
    supplements: Text | None = optional(
        "Supplements",
        "Your reference of the earlier request.",
        ("T-CY template 31", "EIO Annex A, section D"),
        "FMJ/CAU/MLA/2025/0391",
    )
    replaces: Text | None = optional(
        "Replaces",
        "Your reference of the earlier request that this one replaces.",
        "practice",
        "FMJ/CAU/MLA/2025/0391",
    )
    follows: Literal["request", "preservation"] | None = optional(
        "Follows",
        "Whether it follows an earlier request or a preservation of data.",
        "T-CY template 31",
    )
    withdrawal_reason: Prose | None = optional(
        "Reason for withdrawal",
        "Why you withdraw the request.",
        "practice",
        "The evidence was found.",
    )
    classification: Text | None = optional(
        "Classification",
        "The security marking that should appear in the header.",
        "PILON templates",
        "CONFIDENTIAL",
    )
    requesting: Requesting = required(
        "Requesting side", "The State that makes the request, and its authorities.", ASKED
    )
    requested: Requested = required(
        "Requested side", "The State that receives the request, and its authorities.", ASKED
    )
    basis: tuple[Basis, ...] = several(
        "Legal basis", "The treaties or laws that the request relies on.", BASIS
    )
    reciprocity: Flag | None = optional(
        "Reciprocity",
        "Whether you promise the same help in return, with or without a treaty.",
        "national law",
    )
    domestic_basis: tuple[Text, ...] = several(
        "Domestic legal basis",
        "The provisions of the requesting State under which the request is made.",
        "T-CY template 31, field 11",
        "Mutual Assistance in Criminal Matters Act 2019, s. 4",
    )
    subject: Text | None = optional(
        "Subject",
        "The case in a few words.",
        ("UNTOC 18(15)(b)", "UNCAC 46(15)(b)"),
        "Payments diverted by a compromised mailbox",
    )
    proceedings: Proceedings = required(
        "Proceedings", "The proceedings for which the request is made.", CONDUCTING
    )
    offences: tuple[Offence, ...] = required(
        "Offences",
        "The offences under investigation, at least one.",
        ("UN Model Treaty 5", "EIO Annex A, section G"),
        min_length=1,
    )
    persons: tuple[Person, ...] = several(
        "Persons", "The people and companies that the proceedings concern.", PERSONS, sensitive=True
    )
    facts: tuple[Fact, ...] = several(
        "Facts",
        "What happened, in numbered statements of fact.",
        ("UNTOC 18(15)(c)", "UNCAC 46(15)(c)", "Budapest 29(2)(b)"),
        sensitive=True,
    )
    loss: Money | None = optional("Loss", "The loss caused, as far as known.", SIZE)
    gain: Money | None = optional("Gain", "What the offenders gained, as far as known.", SIZE)
    gravity: Prose | None = optional(
        "Gravity",
        "What else makes the case serious, such as victims, breach of trust or repetition.",
        SIZE,
        "Some two hundred pensioners lost their savings.",
        sensitive=True,
    )
    measures: tuple[RequestMeasure, ...] = required(
        "Measures",
        "What you ask the requested State to do, at least one measure.",
        ("UNTOC 18(15)(d)", "UNCAC 46(15)(d)"),
        min_length=1,
    )
    assets: tuple[Asset, ...] = several(
        "Assets",
        "The assets that you want secured, confiscated or returned, one item for each.",
        ("Reg. 2018/1805, Annex I", "asset-recovery handbooks"),
        sensitive=True,
    )
    urgency: Urgency | None = optional(
        "Urgency",
        "How urgent the request is, until when, and why.",
        ("EIO Annex A, section B", "UK guidelines"),
    )
    confidentiality: Confidentiality | None = optional(
        "Confidentiality",
        "Whether the request must be kept confidential, why, and until when.",
        ("UNTOC 18(20)", "UNCAC 46(20)"),
    )
    assurances: tuple[Assurance, ...] = several(
        "Assurances", "The undertakings that the requesting State gives.", "treaty or national law"
    )
    statements: tuple[Statement, ...] = several(
        "Statements on grounds of refusal",
        "Statements on grounds of refusal, made before the requested State raises them.",
        ("UN Model Treaty 4", "EIO 11"),
    )
    data_protection: Prose | None = optional(
        "Data protection",
        "How you protect the personal data that you receive.",
        ("Budapest SAP 14", "national law"),
        "Only people who work on the case can see the personal data.",
    )
    data_deletion: Prose | None = optional(
        "Deletion of data",
        "When you delete personal data, including after a refusal.",
        ("Reg. 2023/1543, 10(4)", "Budapest SAP 14"),
        "Data are deleted when the period for keeping the file has ended.",
    )
    use: Prose | None = optional(
        "Use of the evidence",
        "How the evidence may be used beyond these proceedings, if you ask for that.",
        ("UNTOC 18(19)", "UNCAC 46(19)", "UK guidelines"),
        "Also in the civil action of the victim, with leave.",
    )
    other_use: OtherUse | None = optional(
        "Consent to another use",
        "The other use of evidence that you have already received, for which you ask consent.",
        "ETS 182 art. 26",
    )
    costs: Prose | None = optional(
        "Costs",
        "Who bears which costs.",
        ("UNTOC 18(28)", "UNCAC 46(28)", "Reg. 2023/1543, 14"),
        "The requested State bears the ordinary costs.",
    )
    cost_estimate: Money | None = optional(
        "Estimate of costs",
        "The extraordinary costs that you expect.",
        ("UNTOC 18(28)", "UNCAC 46(28)"),
    )
    payment_account: BankAccount | None = optional(
        "Account for payments",
        "The account of the requesting State for recovered money.",
        "Reg. 2018/1805, Annex II, M",
    )
    hearings: tuple[Hearing, ...] = several(
        "Hearings",
        "The hearings for which you need the evidence.",
        ("EIO Annex A, section B", "PC-OC model form"),
    )
    channels: tuple[ChannelTried, ...] = several(
        "Channels",
        "The faster channels that exist, whether or not you tried them.",
        ("2015 report, informal channels first", "UN expert group 2001"),
    )
    earlier: tuple[Earlier, ...] = several(
        "Earlier contacts",
        "Earlier requests, preservations and contacts in the same matter.",
        ("T-CY template 31, field 9", "T-CY template 31, field 10"),
    )
    annexes: tuple[Annex, ...] = several(
        "Annexes",
        "The documents that you enclose with the request.",
        ("PILON templates", "PC-OC model form"),
    )
    translation: Translation | None = optional(
        "Translation", "The translation that you enclose.", ("UNTOC 18(14)", "UNCAC 46(14)")
    )
    transmission: Transmission | None = optional(
        "Transmission",
        "How the request is sent and how the answer should be returned.",
        ("UNTOC 18(13)", "PC-OC country sheet"),
    )
    delivery: Delivery | None = optional(
        "Delivery of evidence",
        "How evidence should be handed over, and who should receive it.",
        ("Reg. 2023/1543, Annex I, L", "Impl. Reg. 2025/1550, Annex 3"),
    )
    remarks: tuple[RequestRemark, ...] = several(
        "Remarks", "Your own sentences at the end of a part of the request.", "practice"
    )
    disclosable: tuple[Disclosable, ...] = disclosable_field()
    considered: tuple[Considered, ...] = several(
        "Points considered",
        "Points that Comity asks about and that you have dealt with, for internal use only.",
        "practice",
        sensitive=True,
    )

    def roles(self) -> dict[str, str]:
        """The requesting and the requested State."""
        return {"requesting": self.requesting.state, "requested": self.requested.state}

    def instruments_named(self) -> tuple[str, ...]:
        """The ids under ``basis``."""
        return tuple(basis.instrument for basis in self.basis)

    def internal_fields(self) -> frozenset[str]:
        """What the author has considered, and what is for other readers."""
        return frozenset({"considered", "disclosable"})

    def faults_of_reference(self) -> Iterator[tuple[str, str, str]]:
        """Ids that stand twice, and references to ids that are not there."""
        return wrong_references(self)
