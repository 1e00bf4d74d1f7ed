"""Schema 1 of a request: what one State's authority asks of another.

The content model is the union of UNTOC art. 18(15), UNCAC art. 46(15), the Budapest Convention
and national guidance; docs/law-data.md says how a State's rules address these fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from comity.drafts.base import (
    Day,
    Draft,
    Flag,
    Money,
    Part,
    Prose,
    StateCode,
    Table,
    Text,
    optional,
    repeated_ids,
    required,
    several,
    unknown_ids,
)
from comity.drafts.people import Authority, Contact, Identifier, Official
from comity.drafts.persons import Person

__all__ = ["Request"]


class Requesting(Part):
    """The side that asks."""

    state: StateCode = required("Requesting State", "The ISO 3166 code of the State that asks.")
    central_authority: Authority | None = optional(
        "Central authority", "Left out: the one that the State's law names."
    )
    authority: Authority = required("Competent authority", "The authority conducting the case.")
    contacts: tuple[Contact, ...] = several("Contacts", "Who answers questions.")
    issued_by: Official = required("Issued by", "Who issues and signs the request.")
    validated_by: Official | None = optional("Validated by", "Who validates it, where needed.")


class Requested(Part):
    """The side that is asked."""

    state: StateCode = required("Requested State", "The ISO 3166 code of the State that is asked.")
    central_authority: Authority | None = optional(
        "Central authority", "Left out: the one that the State's law names."
    )


class Basis(Part):
    """An instrument relied on."""

    instrument: Text = required(
        "Instrument", "Its id (`comity law show CODE` lists them).", examples=["coe-185", "untoc"]
    )
    articles: tuple[Text, ...] = several("Articles", "The articles relied on, if not the usual.")


class Decision(Part):
    """A court decision already made."""

    title: Text = required("Decision", "What was decided.")
    date: Day | None = optional("Date", "When.")
    court: Text | None = optional("Court", "By which court.")
    reference: Text | None = optional("Reference", "The file or order number.")


class Proceedings(Part):
    """The proceedings that the request serves."""

    nature: Literal["investigation", "prosecution", "trial", "confiscation", "execution"] = (
        required("Nature of the proceedings", "What kind of proceedings.")
    )
    stage: Prose | None = optional("Stage", "How far they have come.")
    authority: Text | None = optional("Court or authority seised", "Before whom they are.")
    file_number: Text | None = optional("File number", "The number at home.")
    decisions: tuple[Decision, ...] = several("Decisions", "Court decisions made so far.")
    jurisdiction_ground: Prose | None = optional(
        "Ground of jurisdiction", "Why the requesting State has jurisdiction."
    )
    remedies: Prose | None = optional("Legal remedies", "Remedies available or used.")


class Penalty(Part):
    """The heaviest penalty that the provision allows."""

    text: Prose = required("Maximum penalty", "In words.")
    years: int | None = optional("Years", "Years of imprisonment at most.", ge=0)
    life: Flag | None = optional("Life", "Whether it may be for life.")
    death: Flag | None = optional("Death penalty", "Whether the death penalty is possible.")


class Element(Part):
    """An element of an offence, and the facts that prove it."""

    id: Text = required("Id", "A stable id.")
    text: Prose = required("Element", "The element in words.")
    facts: tuple[Text, ...] = several("Facts", "Ids of the facts that prove it.")
    requested_law: Prose | None = optional(
        "Element in the requested State's law", "Its counterpart there."
    )


class Counterpart(Part):
    """The provision of the requested State's law that the conduct would fall under."""

    provision: Text = required("Provision", "The provision there.")
    text: Text | None = optional("Text", "What it says.")


class Limitation(Part):
    """When prosecution is barred by time."""

    date: Day | None = optional("Date", "The day on which it is barred.")
    text: Prose | None = optional("Rule", "The rule on limitation.")


class Offence(Part):
    """An offence under the law of the requesting State."""

    id: Text = required("Id", "A stable id.", examples=["O1"])
    title: Text = required("Offence", "Its name.")
    provision: Text = required("Provision", "Act and section.")
    text: Prose = required("Text of the provision", "The provision in words.")
    text_is: Literal["exact", "paraphrase"] = required(
        "Text is", "Whether the text is quoted exactly or paraphrased."
    )
    maximum_penalty: Penalty = required("Maximum penalty", "The heaviest penalty it allows.")
    elements: tuple[Element, ...] = several("Elements", "What must be proved.")
    requested_law: Counterpart | None = optional(
        "Counterpart in the requested State", "The offence the conduct would be there."
    )
    limitation: Limitation | None = optional("Limitation", "When prosecution is time-barred.")
    category: Text | None = optional(
        "Category",
        "What the offence is under the instruments.",
        examples=["computer-related-fraud"],
    )
    organised_group: Flag | None = optional(
        "Organised criminal group", "Whether such a group is involved."
    )
    transnational: Flag | None = optional("Transnational", "Whether it crosses borders.")
    committed_by_computer: Flag | None = optional(
        "Committed by means of a computer system", "Whether it was."
    )


class Fact(Part):
    """One numbered statement of the narrative."""

    id: Text = required("Id", "A stable id.", examples=["F1"])
    text: Prose = required("Fact", "One statement: who, what, when, where.")
    date: Day | None = optional("Date", "When it happened.")
    source: Text | None = optional("Source", "How it is known.")
    reliability: Prose | None = optional("Reliability", "How reliable the source is.")
    handling: Text | None = optional("Handling code", "The originator's handling code, if any.")
    consent: Text | None = optional("Originator's consent", "The leave to use it, if needed.")
    persons: tuple[Text, ...] = several("Persons", "Ids of the persons it is about.")


class Holder(Part):
    """Who holds what is sought."""

    name: Text = required("Holder", "The holder's legal name.")
    kind: Text | None = optional("Kind of holder", "Provider, bank, person.")
    address: tuple[Text, ...] = several("Address", "The address, line by line.")
    url: Text | None = optional("Web page", "The holder's page for authorities.")
    service: Text | None = optional("Service", "The service in question.")


class DayRange(Part):
    """A period of days, both ends included."""

    start: Day = required("From", "The first day.", alias="from")
    end: Day = required("To", "The last day.", alias="to")


class Procedure(Part):
    """A formality asked for, and why it is needed."""

    wished: Prose = required("Procedure wished", "What is asked for.")
    reason: Prose | None = optional("Reason", "Why the evidence needs it at home.")


class Measure(Part):
    """One act of assistance."""

    id: Text = required("Id", "A stable id.", examples=["M1"])
    kind: Text = required("Kind", "A kind of assistance.", examples=["stored-content"])
    title: Text | None = optional("Title", "A heading, if not the kind's own.")
    holder: Holder | None = optional("Holder", "Who holds it.")
    identifiers: tuple[Identifier, ...] = several("Identifiers", "Of the account or the thing.")
    period: DayRange | None = optional("Period", "The period covered, both ends included.")
    items: tuple[Prose, ...] = several("Items sought", "What exactly is sought, item by item.")
    purpose: Prose = required("Purpose", "What the evidence is to prove.")
    facts: tuple[Text, ...] = several("Facts relied on", "Ids of the facts it rests on.")
    offences: tuple[Text, ...] = several("Offences served", "Ids of the offences it serves.")
    persons: tuple[Text, ...] = several("Persons concerned", "Ids of the persons concerned.")
    nexus: Prose | None = optional("Connection", "Why the evidence is there and matters.")
    procedure: Procedure | None = optional("Procedure", "Formalities asked for.")
    necessity: Prose | None = optional("Necessity", "Why no lesser measure will do.")
    fallback: Prose | None = optional("Fallback", "What to do if it cannot be carried out whole.")
    attendance: Text | None = optional("Attendance", "Who wishes to be present.")
    privilege: Prose | None = optional("Privileged material", "How it is protected.")
    addressee: Text | None = optional("Addressee", "State point or provider, for preservation.")
    particulars: Table | None = optional("Particulars", "Fields that the kind declares.")


class Urgency(Part):
    """How urgent, until when, and why."""

    level: Literal["ordinary", "urgent", "emergency"] = required("Urgency", "How urgent.")
    deadline: Day | None = optional("Deadline", "The last useful day.")
    reason: Prose | None = optional("Reason for urgency", "Why.")


class Confidentiality(Part):
    """Whether the request is to be kept secret, why, and until when."""

    wanted: Flag = required("Confidential", "Whether confidentiality is asked for.")
    reason: Prose | None = optional("Reason", "Why.")
    until: Prose | None = optional("Until", "A date or an event.")
    user_notice: Literal["forbid", "delay", "allow"] | None = optional(
        "Notice to the user", "Whether the provider may tell its user."
    )


class Assurance(Part):
    """An undertaking that the requesting State gives."""

    kind: Text = required("Assurance", "Which.", examples=["reciprocity", "specialty"])
    given_by: Text = required("Given by", "Who may give it and does.")
    text: Prose | None = optional("Wording", "Its wording, if not the usual.")


class ChannelTried(Part):
    """A faster channel: used with what result, or why not."""

    channel: Text = required("Channel", "Which one.", examples=["24/7 network"])
    tried: Flag = required("Tried", "Whether it was used.")
    date: Day | None = optional("Date", "When.")
    result: Prose | None = optional("Result", "What came of it.")
    why_not: Prose | None = optional("Why not", "Why it was not used.")


class Earlier(Part):
    """An earlier request, preservation or contact in the same matter."""

    kind: Literal["request", "preservation", "contact"] = required("Kind", "What it was.")
    reference: Text | None = optional("Reference", "Its reference number.")
    date: Day | None = optional("Date", "When.")
    authority: Text | None = optional("Authority", "To whom, or by whom.")
    expires: Day | None = optional("Expires", "When a preservation ends.")
    result: Prose | None = optional("Result", "What came of it.")


class Annex(Part):
    """A paper that goes with the request."""

    id: Text = required("Id", "A stable id.", examples=["A1"])
    title: Text = required("Annex", "What it is.")
    pages: int | None = optional("Pages", "How many.", ge=1)


class Translation(Part):
    """The translation that goes with the request."""

    into: Text = required("Translated into", "A BCP 47 tag.")
    certified: Flag | None = optional("Certified", "Whether it is certified.")
    translator: Text | None = optional("Translator", "By whom.")


class Transmission(Part):
    """How the request goes and how the answer should come."""

    way: Prose | None = optional("Sent by", "How it is sent.")
    reply_to: Text | None = optional("Reply to", "Where the answer goes.")
    reply_by: Text | None = optional("Preferred means of reply", "How the answer should come.")
    format: Prose | None = optional("Format of the evidence", "Formats, hashes, custody records.")
    copies: int | None = optional("Copies", "How many.", ge=1)
    encryption: Prose | None = optional("Encryption", "How electronic evidence is protected.")


class Hearing(Part):
    """A hearing that the evidence is needed for."""

    date: Day = required("Date", "When it is.")
    court: Text | None = optional("Court", "Before whom.")
    subject: Text | None = optional("Subject", "What it is about.")


class Request(Draft):
    """A formal request for mutual legal assistance, or a letter rogatory."""

    kind: Literal["request"] = required("Kind", "request")
    form: Literal["mla-request", "letter-rogatory"] = required(
        "Form", "Of an authority or a court."
    )
    reference: Text = required("Our reference", "The requesting authority's reference.")
    status: Literal["new", "supplement", "follow-up", "withdrawal"] = Field(
        default="new", title="Status", description="New, or a paper in an earlier request's wake."
    )
    supplements: Text | None = optional("Supplements", "The reference of the earlier request.")
    classification: Text | None = optional("Classification", "The marking in the header.")
    requesting: Requesting = required("Requesting side", "Who asks.")
    requested: Requested = required("Requested side", "Who is asked.")
    basis: tuple[Basis, ...] = several("Legal basis", "The instruments relied on.")
    reciprocity: Flag | None = optional(
        "Reciprocity", "Whether the request (also) relies on reciprocity."
    )
    subject: Text | None = optional("Subject", "The matter in a few words.")
    proceedings: Proceedings = required("Proceedings", "The proceedings it serves.")
    offences: tuple[Offence, ...] = required("Offences", "One at least.", min_length=1)
    persons: tuple[Person, ...] = several("Persons", "Those the proceedings touch.")
    facts: tuple[Fact, ...] = several("Facts", "Numbered statements.")
    loss: Money | None = optional("Loss", "The loss or gain, as far as known.")
    measures: tuple[Measure, ...] = required("Measures", "One at least.", min_length=1)
    urgency: Urgency | None = optional("Urgency", "How urgent it is.")
    confidentiality: Confidentiality | None = optional("Confidentiality", "Secrecy asked for.")
    assurances: tuple[Assurance, ...] = several("Assurances", "Undertakings given.")
    data_protection: Prose | None = optional("Data protection", "How personal data is kept.")
    costs: Prose | None = optional("Costs", "Who bears what.")
    hearings: tuple[Hearing, ...] = several("Hearings", "Hearings the evidence is needed for.")
    channels: tuple[ChannelTried, ...] = several("Channels", "Faster channels, tried or not.")
    earlier: tuple[Earlier, ...] = several("Earlier contacts", "Requests and preservations.")
    annexes: tuple[Annex, ...] = several("Annexes", "Papers that go with it.")
    translation: Translation | None = optional("Translation", "The translation enclosed.")
    transmission: Transmission | None = optional("Transmission", "How it goes and comes.")

    def roles(self) -> dict[str, str]:
        """The requesting and the requested State."""
        return {"requesting": self.requesting.state, "requested": self.requested.state}

    def instruments_named(self) -> tuple[str, ...]:
        """The ids under ``basis``."""
        return tuple(basis.instrument for basis in self.basis)

    def faults_of_reference(self) -> Iterator[tuple[str, str, str]]:
        """Ids that stand twice, and references to ids that are not there."""
        facts = [fact.id for fact in self.facts]
        offences = [offence.id for offence in self.offences]
        persons = [person.id for person in self.persons]
        for name, ids in (("facts", facts), ("offences", offences), ("persons", persons)):
            yield from repeated_ids(ids, name, name[:-1])
        yield from repeated_ids([m.id for m in self.measures], "measures", "measure")
        yield from repeated_ids([a.id for a in self.annexes], "annexes", "annex")
        for n, fact in enumerate(self.facts):
            yield from unknown_ids(fact.persons, persons, f"facts[{n}].persons", "person")
        for n, offence in enumerate(self.offences):
            for m, element in enumerate(offence.elements):
                path = f"offences[{n}].elements[{m}].facts"
                yield from unknown_ids(element.facts, facts, path, "fact")
        for n, measure in enumerate(self.measures):
            path = f"measures[{n}]"
            yield from unknown_ids(measure.facts, facts, f"{path}.facts", "fact")
            yield from unknown_ids(measure.offences, offences, f"{path}.offences", "offence")
            yield from unknown_ids(measure.persons, persons, f"{path}.persons", "person")
