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
    """A request that stored data be kept as they are, until a request for them comes."""

    kind: Literal["preservation"] = required("Kind", "The kind of document.", "Comity")
    form: Literal["point-of-contact", "provider"] = required(
        "Form",
        "To the other State's point of contact, or to the provider itself.",
        ("Budapest 29", "Budapest 35"),
    )
    requesting: Requesting = required("Requesting side", "Who asks.", "Budapest 29(2)(a)")
    requested: Requested = required(
        "Requested side", "The State where the data or their holder are.", "Budapest 29(1)"
    )
    addressee: Authority | None = optional(
        "Addressee",
        "The point of contact, or the provider's desk for such requests.",
        ("Budapest 35", "2015 model, Preservation"),
    )
    subject: Text | None = optional(
        "Subject", "The matter in a few words.", "practice", "Mailbox a@mail.example"
    )
    basis: tuple[Basis, ...] = several("Legal basis", "The instruments relied on.", "Budapest 29")
    reciprocity: Flag | None = optional(
        "Reciprocity", "Whether the request (also) relies on reciprocity.", "national law"
    )
    domestic_basis: tuple[Text, ...] = several(
        "Basis at home",
        "The requesting State's own provisions under which it is made.",
        "Budapest 16",
        "Cybercrimes Act 2015, s. 52",
    )
    offences: tuple[OffenceNamed, ...] = required(
        "Offences", "One at least.", "Budapest 29(2)(b)", min_length=1
    )
    facts: tuple[Fact, ...] = required(
        "Facts", "The facts in brief, numbered.", "Budapest 29(2)(b)", min_length=1
    )
    persons: tuple[Person, ...] = several(
        "Persons", "Those whom the addressee must know to find the data; best none.", "practice"
    )
    measures: tuple[Measure, ...] = required(
        "Measures", "The data to be kept, holder by holder.", HELD, min_length=1
    )
    hold_for: Period | None = optional("Keep for", "How long the data are to be kept.", LENGTH)
    hold_until: Day | None = optional("Keep until", "The day until which to keep them.", LENGTH)
    request_intended: Flag = required(
        "Request intended", "Whether a request for the data will follow.", NEXT
    )
    request_by: Day | None = optional("Request by", "The day by which it is to be sent.", NEXT)
    disclose_path: Flag | None = optional(
        "Disclose the path",
        "Whether another provider that carried the communication is to be named at once.",
        "Budapest 30",
    )
    urgency: Urgency | None = optional("Urgency", "How urgent it is.", "Budapest 29(2)(e)")
    confidentiality: Confidentiality | None = optional(
        "Confidentiality", "Secrecy asked for.", ("Budapest 29(6)", "Budapest 16(3)")
    )
    earlier: tuple[Earlier, ...] = several(
        "Earlier contacts",
        "Preservations and contacts before this one; a renewal names the one it renews.",
        ("T-CY template 31, field 10", "2015 model, Preservation"),
    )
    annexes: tuple[Annex, ...] = several("Annexes", "Papers that go with it.", "practice")

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
