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
    repeated_ids,
    required,
    several,
    unknown_ids,
)
from comity.model.drafts.people import Authority, BankAccount, Contact, Official
from comity.model.drafts.persons import Person
from comity.model.drafts.request_case import Fact, Offence, Proceedings
from comity.model.drafts.request_conditions import (
    Annex,
    Assurance,
    ChannelTried,
    Confidentiality,
    Delivery,
    Earlier,
    Hearing,
    RequestRemark,
    Statement,
    Translation,
    Transmission,
    Urgency,
)
from comity.model.drafts.request_measures import Measure

__all__ = ["Measure", "Request"]

ASKED = ("UNTOC 18(15)(a)", "UNCAC 46(15)(a)", "UN Model Treaty 5")
CENTRAL = ("UNTOC 18(13)", "UNCAC 46(13)")
CONDUCTING = ("UNTOC 18(15)(b)", "UNCAC 46(15)(b)")
PERSONS = ("UNTOC 18(15)(e)", "UNCAC 46(15)(e)", "EIO Annex A, section E")
BASIS = ("OAS form", "PC-OC model form", "national law")
SIZE = ("UNCAC 46(9)", "UK guidelines")

WHAT = {
    "facts": "fact",
    "offences": "offence",
    "persons": "person",
    "measures": "measure",
    "annexes": "annex",
    "earlier": "earlier step",
}


class Requesting(DraftPart):
    """The requesting State and its authorities."""

    state: StateCode = required("Requesting State", "ISO 3166 code of the requesting State.", ASKED)
    central_authority: Authority | None = optional(
        "Central authority",
        "Authority through which the request goes. Default: as the law of the State says.",
        CENTRAL,
    )
    authority: Authority = required(
        "Competent authority", "Authority that conducts the case.", CONDUCTING
    )
    contacts: tuple[Contact, ...] = several(
        "Contacts",
        "People who can answer questions, and a second person who confirms that the request is "
        "genuine.",
        ("T-CY template 31, field 5", "T-CY template 31, field 6"),
    )
    issued_by: Official = required(
        "Issued by", "Person who issues and signs the request.", "EIO Annex A, section K"
    )
    validated_by: Official | None = optional(
        "Validated by", "Person who validates it, if needed.", "EIO Annex A, section L"
    )
    validation_follows: Day | None = optional(
        "Validation follows by",
        "In an emergency: date by which the missing validation follows.",
        "Reg. 2023/1543, 4(5)",
    )


class Requested(DraftPart):
    """The requested State and its authorities."""

    state: StateCode = required("Requested State", "ISO 3166 code of the requested State.", ASKED)
    central_authority: Authority | None = optional(
        "Central authority",
        "Authority through which the request goes. Default: as the law of the State says.",
        CENTRAL,
    )
    executing_authority: Authority | None = optional(
        "Executing authority",
        "Authority that carries out the request, if known.",
        ("EIO Annex A", "PC-OC model form"),
    )


class Basis(DraftPart):
    """An instrument that the request relies on."""

    instrument: Text = required(
        "Instrument",
        "Id of the instrument. `comity law ties NG US` lists those between two States.",
        BASIS,
        "coe-185",
        "untoc",
    )
    articles: tuple[Text, ...] = several(
        "Articles", "Articles relied on, if not the usual ones.", BASIS, "art. 31"
    )


class Request(Draft):
    """A formal request for mutual legal assistance, or a letter rogatory."""

    kind: Literal["request"] = required("Kind", "The kind of document: a request.", "Comity")
    form: Literal["mla-request", "letter-rogatory"] = required(
        "Form", "Whether an authority or a court makes the request.", "Indian MHA guidelines"
    )
    reference: Text = required(
        "Our reference",
        "Reference of the requesting authority.",
        ("T-CY template 31", "EIO Annex A"),
        "FMJ/CAU/MLA/2026/0417",
    )
    their_reference: Text | None = optional(
        "Your reference",
        "Reference of the requested State, once known.",
        "T-CY template 31, field 9",
        "CRM-182-00000",
    )
    status: Literal["new", "supplement", "follow-up", "withdrawal"] = required(
        "Status",
        "Whether this is a new request or follows an earlier one. Default: new.",
        "T-CY template 31",
        default="new",
    )
    supplements: Text | None = optional(
        "Supplements",
        "Reference of the earlier request.",
        ("T-CY template 31", "EIO Annex A, section D"),
        "FMJ/CAU/MLA/2025/0391",
    )
    follows: Literal["request", "preservation"] | None = optional(
        "Follows", "Whether it follows a request or a preservation.", "T-CY template 31"
    )
    withdrawal_reason: Prose | None = optional(
        "Reason for withdrawal",
        "Why you withdraw the request.",
        "practice",
        "The evidence was found.",
    )
    classification: Text | None = optional(
        "Classification", "Protective marking in the header.", "PILON templates", "CONFIDENTIAL"
    )
    requesting: Requesting = required("Requesting side", "The State that makes the request.", ASKED)
    requested: Requested = required("Requested side", "The State that receives the request.", ASKED)
    basis: tuple[Basis, ...] = several(
        "Legal basis", "Instruments that the request relies on.", BASIS
    )
    reciprocity: Flag | None = optional(
        "Reciprocity", "Whether the request (also) relies on reciprocity.", "national law"
    )
    domestic_basis: tuple[Text, ...] = several(
        "Domestic legal basis",
        "Provisions of the requesting State under which the request is made.",
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
        "Proceedings", "Proceedings for which the request is made.", CONDUCTING
    )
    offences: tuple[Offence, ...] = required(
        "Offences", "At least one.", ("UN Model Treaty 5", "EIO Annex A, section G"), min_length=1
    )
    persons: tuple[Person, ...] = several(
        "Persons", "People concerned by the proceedings.", PERSONS
    )
    facts: tuple[Fact, ...] = several(
        "Facts",
        "Numbered statements of fact.",
        ("UNTOC 18(15)(c)", "UNCAC 46(15)(c)", "Budapest 29(2)(b)"),
    )
    loss: Money | None = optional("Loss", "Loss, as far as known.", SIZE)
    gain: Money | None = optional("Gain", "Gain of the offenders, as far as known.", SIZE)
    gravity: Prose | None = optional(
        "Gravity",
        "What else makes the case serious, such as victims, breach of trust or repetition.",
        SIZE,
        "Some two hundred pensioners lost their savings.",
    )
    measures: tuple[Measure, ...] = required(
        "Measures", "At least one.", ("UNTOC 18(15)(d)", "UNCAC 46(15)(d)"), min_length=1
    )
    urgency: Urgency | None = optional(
        "Urgency", "How urgent it is.", ("EIO Annex A, section B", "UK guidelines")
    )
    confidentiality: Confidentiality | None = optional(
        "Confidentiality", "Confidentiality requested.", ("UNTOC 18(20)", "UNCAC 46(20)")
    )
    assurances: tuple[Assurance, ...] = several(
        "Assurances", "Assurances given.", "treaty or national law"
    )
    statements: tuple[Statement, ...] = several(
        "Statements on grounds of refusal",
        "Statement on a ground of refusal before the requested State raises it.",
        ("UN Model Treaty 4", "EIO 11"),
    )
    data_protection: Prose | None = optional(
        "Data protection",
        "How personal data are protected.",
        ("Budapest SAP 14", "national law"),
        "Personal data will be open only to those who work on the case.",
    )
    data_deletion: Prose | None = optional(
        "Deletion of data",
        "When personal data are deleted, including after a refusal.",
        ("Reg. 2023/1543, 10(4)", "Budapest SAP 14"),
        "Data are deleted when the period for keeping the file has ended.",
    )
    use: Prose | None = optional(
        "Use of the evidence",
        "Use requested beyond these proceedings.",
        ("UNTOC 18(19)", "UNCAC 46(19)", "UK guidelines"),
        "Also in the civil action of the victim, with leave.",
    )
    costs: Prose | None = optional(
        "Costs",
        "Who bears which costs.",
        ("UNTOC 18(28)", "UNCAC 46(28)", "Reg. 2023/1543, 14"),
        "Ordinary costs lie with the requested State.",
    )
    cost_estimate: Money | None = optional(
        "Estimate of costs", "Expected extraordinary costs.", ("UNTOC 18(28)", "UNCAC 46(28)")
    )
    payment_account: BankAccount | None = optional(
        "Account for payments",
        "Account of the requesting State for recovered sums.",
        "Reg. 2018/1805, Annex II, M",
    )
    hearings: tuple[Hearing, ...] = several(
        "Hearings",
        "Hearings for which you need the evidence.",
        ("EIO Annex A, section B", "PC-OC model form"),
    )
    channels: tuple[ChannelTried, ...] = several(
        "Channels",
        "Faster channels, whether or not you tried them.",
        ("2015 report, informal channels first", "UN expert group 2001"),
    )
    earlier: tuple[Earlier, ...] = several(
        "Earlier contacts",
        "Earlier requests, preservations and contacts.",
        ("T-CY template 31, field 9", "T-CY template 31, field 10"),
    )
    annexes: tuple[Annex, ...] = several(
        "Annexes", "Documents enclosed with the request.", ("PILON templates", "PC-OC model form")
    )
    translation: Translation | None = optional(
        "Translation", "Enclosed translation.", ("UNTOC 18(14)", "UNCAC 46(14)")
    )
    transmission: Transmission | None = optional(
        "Transmission",
        "How the request is sent and the answer returned.",
        ("UNTOC 18(13)", "PC-OC country sheet"),
    )
    delivery: Delivery | None = optional(
        "Delivery of evidence",
        "How to hand over evidence, and to whom.",
        ("Reg. 2023/1543, Annex I, L", "Impl. Reg. 2025/1550, Annex 3"),
    )
    remarks: tuple[RequestRemark, ...] = several(
        "Remarks", "Your own sentences, by part.", "practice"
    )

    def roles(self) -> dict[str, str]:
        """The requesting and the requested State."""
        return {"requesting": self.requesting.state, "requested": self.requested.state}

    def instruments_named(self) -> tuple[str, ...]:
        """The ids under ``basis``."""
        return tuple(basis.instrument for basis in self.basis)

    def faults_of_reference(self) -> Iterator[tuple[str, str, str]]:
        """Ids that stand twice, and references to ids that are not there."""
        ids = {
            "facts": [fact.id for fact in self.facts],
            "offences": [offence.id for offence in self.offences],
            "persons": [person.id for person in self.persons],
            "measures": [measure.id for measure in self.measures],
            "annexes": [annex.id for annex in self.annexes],
            "earlier": [step.id for step in self.earlier if step.id],
        }
        # an earlier step may have no id, and keeps its number in the list all the same
        given = {**ids, "earlier": [step.id or f" {n}" for n, step in enumerate(self.earlier)]}
        for name, known in given.items():
            yield from repeated_ids(known, name, WHAT[name])
        for path, name, wanted in self._references():
            yield from unknown_ids(wanted, ids[name], path, WHAT[name])
        for path, annex in self._annexes_named():
            if annex is not None and annex not in ids["annexes"]:
                (fault,) = unknown_ids([annex], ids["annexes"], path, WHAT["annexes"])
                yield path, fault[1], fault[2]

    def _references(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Every list of references: its field path, what it refers to, the ids."""
        for n, fact in enumerate(self.facts):
            yield f"facts[{n}].persons", "persons", fact.persons
            yield f"facts[{n}].annexes", "annexes", fact.annexes
        for n, offence in enumerate(self.offences):
            yield f"offences[{n}].persons", "persons", offence.persons
            for m, element in enumerate(offence.elements):
                yield f"offences[{n}].elements[{m}].facts", "facts", element.facts
        for n, measure in enumerate(self.measures):
            for name in ("facts", "offences", "persons", "earlier", "annexes"):
                yield f"measures[{n}].{name}", name, getattr(measure, name)
        for n, hearing in enumerate(self.hearings):
            yield f"hearings[{n}].persons", "persons", hearing.persons
            yield f"hearings[{n}].measures", "measures", hearing.measures

    def _annexes_named(self) -> Iterator[tuple[str, str | None]]:
        """Every single reference to an annex: its field path, the id."""
        for n, offence in enumerate(self.offences):
            yield f"offences[{n}].annex", offence.annex
        for n, decision in enumerate(self.proceedings.decisions):
            yield f"proceedings.decisions[{n}].annex", decision.annex
        for n, assurance in enumerate(self.assurances):
            yield f"assurances[{n}].annex", assurance.annex
        for n, measure in enumerate(self.measures):
            if measure.order:
                yield f"measures[{n}].order.annex", measure.order.annex
