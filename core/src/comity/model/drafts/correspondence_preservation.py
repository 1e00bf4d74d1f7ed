"""The preservation request: to a point of contact (Budapest Convention, art. 29), or a provider."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from comity.model.drafts.addressee_role import AddresseeRole, addressee_role_field
from comity.model.drafts.base import (
    Day,
    Flag,
    Period,
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
from comity.model.drafts.request_case import Fact, OffenceNamed
from comity.model.drafts.request_conditions import Confidentiality, Urgency
from comity.model.drafts.request_measures import Measure
from comity.model.drafts.request_papers import Annex, Earlier

__all__ = ["Preservation"]

HELD = ("Budapest 29(2)(c)", "Budapest 29(2)(d)", "2015 model, Preservation")
NEXT = ("Budapest 29(2)(f)", "2015 model, Preservation")
LENGTH = ("Budapest 29(7)", "2015 model, Preservation")


class Preservation(Correspondence):
    """A request to preserve stored data unchanged until a request for them arrives."""

    kind: Literal["preservation"] = required(
        "Kind", "The kind of document, here a request to preserve data.", "Comity"
    )
    form: Literal["point-of-contact", "provider"] = required(
        "Form",
        "Whether the request goes to the point of contact of the other State or to the "
        "provider itself.",
        ("Budapest 29", "Budapest 35"),
    )
    requesting: Requesting = required(
        "Requesting side",
        "The State that makes the request, and its authorities.",
        "Budapest 29(2)(a)",
    )
    requested: Requested = required(
        "Requested side",
        "The State where the data or their holder are, and its authorities.",
        "Budapest 29(1)",
    )
    addressee: Authority | None = optional(
        "Addressee",
        "The point of contact, or the team at the provider that handles such requests.",
        ("Budapest 35", "2015 model, Preservation"),
    )
    addressee_role: AddresseeRole | None = addressee_role_field()
    subject: Text | None = optional(
        "Subject", "The case in a few words.", "practice", "Mailbox a@mail.example"
    )
    basis: tuple[Basis, ...] = several(
        "Legal basis", "The treaties or laws that the request relies on.", "Budapest 29"
    )
    reciprocity: Flag | None = optional(
        "Reciprocity",
        "Whether you promise the same help in return, with or without a treaty.",
        "national law",
    )
    domestic_basis: tuple[Text, ...] = several(
        "Domestic legal basis",
        "The provisions of the requesting State under which the request is made.",
        "Budapest 16",
        "Cybercrimes Act 2015, s. 52",
    )
    offences: tuple[OffenceNamed, ...] = required(
        "Offences",
        "The offences under investigation, at least one.",
        "Budapest 29(2)(b)",
        min_length=1,
    )
    facts: tuple[Fact, ...] = required(
        "Facts",
        "What happened, in brief numbered statements of fact.",
        "Budapest 29(2)(b)",
        min_length=1,
        sensitive=True,
    )
    persons: tuple[Person, ...] = several(
        "Persons",
        "Only people whose names the addressee needs to find the data; if possible, none.",
        "practice",
        sensitive=True,
    )
    measures: tuple[Measure, ...] = required(
        "Measures", "The data to preserve, one holder per item.", HELD, min_length=1
    )
    renews: Text | None = optional(
        "Renews",
        "Your reference of the preservation under `earlier` that this request extends by "
        "`hold_for`, until `hold_until`.",
        LENGTH,
        "EX/247/2026/0012",
    )
    hold_for: Period | None = optional("Keep for", "How long the data should be preserved.", LENGTH)
    hold_until: Day | None = optional(
        "Keep until", "The last day on which the data should be preserved.", LENGTH, "2027-01-04"
    )
    request_intended: Flag = required(
        "Request intended", "Whether a formal request for the data will follow.", NEXT
    )
    request_by: Day | None = optional(
        "Request by", "The date by which that request will be sent.", NEXT, "2026-12-01"
    )
    disclose_path: Flag | None = optional(
        "Disclose the path",
        "Whether the addressee should immediately name any other provider that carried the "
        "communication.",
        "Budapest 30",
    )
    urgency: Urgency | None = optional(
        "Urgency", "How urgent the request is, until when, and why.", "Budapest 29(2)(e)"
    )
    confidentiality: Confidentiality | None = optional(
        "Confidentiality",
        "Whether the request must be kept confidential, why, and until when.",
        ("Budapest 29(6)", "Budapest 16(3)"),
    )
    earlier: tuple[Earlier, ...] = several(
        "Earlier contacts",
        "Earlier preservations and contacts, including the preservation that this request renews.",
        ("T-CY template 31, field 10", "2015 model, Preservation"),
    )
    call_back: CallBack | None = optional(
        "Call-back", "How the provider can make sure that the paper is genuine.", VERIFIED
    )
    annexes: tuple[Annex, ...] = several("Annexes", "The documents that you enclose.", "practice")

    disclosable: tuple[Disclosable, ...] = disclosable_field()

    def roles(self) -> dict[str, str]:
        """The requesting and the requested State."""
        return {"requesting": self.requesting.state, "requested": self.requested.state}

    def central_sides(self) -> tuple[str, ...]:
        """The requested State's, where no other addressee is known: the paper goes direct."""
        direct = self.addressed_reader() or self.addressee is not None
        return () if direct else ("requested",)

    def addressed_reader(self) -> str:
        """The provider, where the paper goes straight to it."""
        return PROVIDER if self.form == "provider" else ""

    def instruments_named(self) -> tuple[str, ...]:
        """The ids under ``basis``."""
        return tuple(basis.instrument for basis in self.basis)

    def internal_fields(self) -> frozenset[str]:
        """What is for other readers."""
        return frozenset({*super().internal_fields(), "disclosable"})

    def faults_of_reference(self) -> Iterator[tuple[str, str, str]]:
        """Ids that stand twice, and references to ids that are not there."""
        return wrong_references(self)
