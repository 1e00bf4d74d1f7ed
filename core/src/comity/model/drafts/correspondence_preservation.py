"""The preservation request: to a point of contact (Budapest Convention, art. 29), or a provider."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from comity.model.drafts.base import (
    Day,
    Flag,
    Period,
    Text,
    optional,
    repeated_ids,
    required,
    several,
    unknown_ids,
)
from comity.model.drafts.correspondence import Correspondence
from comity.model.drafts.people import Authority
from comity.model.drafts.persons import Person
from comity.model.drafts.request import Basis, Requested, Requesting
from comity.model.drafts.request_case import Fact, OffenceNamed
from comity.model.drafts.request_conditions import Annex, Confidentiality, Earlier, Urgency
from comity.model.drafts.request_measures import Measure

__all__ = ["Preservation"]

HELD = ("Budapest 29(2)(c)", "Budapest 29(2)(d)", "2015 model, Preservation")
NEXT = ("Budapest 29(2)(f)", "2015 model, Preservation")
LENGTH = ("Budapest 29(7)", "2015 model, Preservation")


class Preservation(Correspondence):
    """A request to preserve stored data unchanged until a request for them arrives."""

    kind: Literal["preservation"] = required("Kind", "The kind of document.", "Comity")
    form: Literal["point-of-contact", "provider"] = required(
        "Form",
        "To the point of contact of the other State, or to the provider itself.",
        ("Budapest 29", "Budapest 35"),
    )
    requesting: Requesting = required(
        "Requesting side", "The State that makes the request.", "Budapest 29(2)(a)"
    )
    requested: Requested = required(
        "Requested side", "State in which the data or the holder are.", "Budapest 29(1)"
    )
    addressee: Authority | None = optional(
        "Addressee",
        "Point of contact, or the team at the provider that handles such requests.",
        ("Budapest 35", "2015 model, Preservation"),
    )
    subject: Text | None = optional(
        "Subject", "The case in a few words.", "practice", "Mailbox a@mail.example"
    )
    basis: tuple[Basis, ...] = several(
        "Legal basis", "Instruments that the request relies on.", "Budapest 29"
    )
    reciprocity: Flag | None = optional(
        "Reciprocity", "Whether the request (also) relies on reciprocity.", "national law"
    )
    domestic_basis: tuple[Text, ...] = several(
        "Domestic legal basis",
        "Provisions of the requesting State under which the request is made.",
        "Budapest 16",
        "Cybercrimes Act 2015, s. 52",
    )
    offences: tuple[OffenceNamed, ...] = required(
        "Offences", "At least one offence.", "Budapest 29(2)(b)", min_length=1
    )
    facts: tuple[Fact, ...] = required(
        "Facts", "The facts in brief, numbered.", "Budapest 29(2)(b)", min_length=1
    )
    persons: tuple[Person, ...] = several(
        "Persons",
        "Only people the addressee must know about to find the data. Name none if possible.",
        "practice",
    )
    measures: tuple[Measure, ...] = required(
        "Measures", "Data to preserve, one holder per item.", HELD, min_length=1
    )
    hold_for: Period | None = optional("Keep for", "How long to preserve the data.", LENGTH)
    hold_until: Day | None = optional(
        "Keep until", "Last day on which to preserve the data.", LENGTH
    )
    request_intended: Flag = required(
        "Request intended", "Whether a request for the data will follow.", NEXT
    )
    request_by: Day | None = optional("Request by", "Date by which the request will be sent.", NEXT)
    disclose_path: Flag | None = optional(
        "Disclose the path",
        "Whether the addressee should immediately name any other provider that carried the "
        "communication.",
        "Budapest 30",
    )
    urgency: Urgency | None = optional("Urgency", "How urgent it is.", "Budapest 29(2)(e)")
    confidentiality: Confidentiality | None = optional(
        "Confidentiality", "Confidentiality requested.", ("Budapest 29(6)", "Budapest 16(3)")
    )
    earlier: tuple[Earlier, ...] = several(
        "Earlier contacts",
        "Earlier preservations and contacts. A renewal names the one it renews.",
        ("T-CY template 31, field 10", "2015 model, Preservation"),
    )
    annexes: tuple[Annex, ...] = several("Annexes", "Documents enclosed with it.", "practice")

    def roles(self) -> dict[str, str]:
        """The requesting and the requested State."""
        return {"requesting": self.requesting.state, "requested": self.requested.state}

    def central_sides(self) -> tuple[str, ...]:
        """The requested State's, where no other addressee is known: the paper goes direct."""
        direct = self.form == "provider" or self.addressee is not None
        return () if direct else ("requested",)

    def instruments_named(self) -> tuple[str, ...]:
        """The ids under ``basis``."""
        return tuple(basis.instrument for basis in self.basis)

    def faults_of_reference(self) -> Iterator[tuple[str, str, str]]:
        """Ids that stand twice, and references to ids that are not there."""
        lists = {name: getattr(self, name) for name in WHAT}
        ids = {name: [item.id for item in items if item.id] for name, items in lists.items()}
        for name, items in lists.items():
            given = [item.id or f" {number}" for number, item in enumerate(items)]
            yield from repeated_ids(given, name, WHAT[name])
        for path, name, wanted in self._references():
            yield from unknown_ids(wanted, ids[name], path, WHAT[name])
        for n, measure in enumerate(self.measures):
            annex = measure.order.annex if measure.order else None
            if annex is not None and annex not in ids["annexes"]:
                (fault,) = unknown_ids([annex], ids["annexes"], "", WHAT["annexes"])
                yield f"measures[{n}].order.annex", fault[1], fault[2]

    def _references(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Every list of references: its field path, what it refers to, the ids."""
        for n, fact in enumerate(self.facts):
            for name in ("persons", "annexes"):
                yield f"facts[{n}].{name}", name, getattr(fact, name)
        for n, measure in enumerate(self.measures):
            for name in ("facts", "offences", "persons", "earlier", "annexes"):
                yield f"measures[{n}].{name}", name, getattr(measure, name)


WHAT = {
    "facts": "fact",
    "offences": "offence",
    "measures": "measure",
    "earlier": "earlier step",
    "persons": "person",
    "annexes": "annex",
}
