"""The assistance asked for: each measure, with holder, marks, period, purpose and formalities."""

from __future__ import annotations

from comity.model.drafts.base import (
    Day,
    DraftPart,
    Phrase,
    Prose,
    StateCode,
    Table,
    Text,
    optional,
    required,
    several,
)
from comity.model.drafts.people import BankAccount, Identifier
from comity.model.drafts.request_powers import AlreadyHeld, DomesticPower, PrivilegePlan
from comity.model.drafts.request_procedure import WISH, Procedure
from comity.model.drafts.request_proceedings import Decision

__all__ = ["DayRange", "Holder", "Measure", "Procedure", "RequestMeasure"]

KIND = ("UNTOC 18(15)(d)", "UNCAC 46(15)(d)", "EIO Annex A, section C")
PURPOSE = ("UNTOC 18(15)(f)", "UNCAC 46(15)(f)", "UN Model Treaty 5")
THING = ("OAS form", "Budapest 29(2)(c)", "Budapest 29(2)(d)", "Reg. 2023/1543, 5(5)(c) to (e)")
NEED = ("Reg. 2023/1543, 5(5)(i)", "Reg. 2018/1805", "EIO 6")
SHIELDED = ("EIO 11(1)(a)", "Reg. 2023/1543, 5(9) and (10)")


class Holder(DraftPart):
    """The person or body that holds the evidence."""

    name: Text = required(
        "Holder",
        "The legal name of the company, authority or person that holds the evidence.",
        THING,
        "Example Mail, Inc.",
    )
    kind: Text | None = optional(
        "Kind of holder",
        "What the holder is, such as a provider, a bank or a person.",
        THING,
        "provider",
    )
    state: StateCode | None = optional(
        "State of the holder",
        "The State in which the holder is established, by its two-letter code.",
        "Reg. 2023/1543, Annex I, B",
        "US",
    )
    branch: Text | None = optional(
        "Branch", "The branch, if the holder is a bank.", "OAS form", "Springfield"
    )
    registration_number: Text | None = optional(
        "Registration number",
        "The holder's number in a register of companies.",
        "practice",
        "IL-000001",
    )
    address: tuple[Text, ...] = several(
        "Address",
        "The holder's postal address, one line per item.",
        THING,
        "100 Example Way",
        "Springfield, IL 62701",
    )
    representative: Text | None = optional(
        "Representative",
        "The establishment or legal representative in another State to which the request is "
        "addressed.",
        "Reg. 2023/1543, Annex I, B",
        "Example Mail Europe Limited",
    )
    email: Text | None = optional(
        "E-mail",
        "The e-mail address at which the holder accepts requests.",
        "practice",
        "legal@mail.example",
        place="email",
    )
    url: Text | None = optional(
        "Web page",
        "The holder's web page for authorities.",
        "practice",
        "https://mail.example/legal",
        place="url",
    )
    service: Text | None = optional(
        "Service",
        "The service in which the data were created.",
        "Reg. 2023/1543, Annex I, E",
        "Example Mail",
    )
    system_location: Text | None = optional(
        "Location of the system",
        "The place where the data are stored.",
        "Budapest 29(2)(d)",
        "Dublin",
    )


class DayRange(DraftPart):
    """A period, including its first and its last day."""

    start: Day = required("From", "The first day of the period.", THING, "2026-03-01", alias="from")
    end: Day = required("To", "The last day of the period.", THING, "2026-04-30", alias="to")
    time_zone: Text | None = optional(
        "Time zone",
        "The time zone in which these days begin and end: UTC, an offset, or a region and a city.",
        "Reg. 2023/1543, Annex I",
        "UTC",
        place="time-zone",
    )


class Measure(DraftPart):
    """One measure that is requested."""

    id: Text = required("Id", "A short label for this measure.", "Comity", "M1")
    kind: Text = required(
        "Kind", "The kind of assistance that you ask for.", KIND, "stored-content", "bank-records"
    )
    title: Text | None = optional(
        "Title",
        "A heading for this measure, if it is not the name of the kind.",
        "practice",
        "Records of two accounts",
    )
    holder: Holder | None = optional(
        "Holder", "The company, authority or person that holds the evidence.", THING
    )
    identifiers: tuple[Identifier, ...] = several(
        "Identifiers", "What identifies the account, device, person or thing.", THING
    )
    accounts: tuple[BankAccount, ...] = several(
        "Bank accounts", "The bank accounts concerned, if a bank holds the evidence.", "OAS form"
    )
    period: DayRange | None = optional(
        "Period", "The period covered, including its first and last day.", THING
    )
    items: tuple[Phrase, ...] = several(
        "Items sought",
        "What exactly you ask for, one item each.",
        THING,
        "The name and address of the user",
    )
    data_types: tuple[Text, ...] = several(
        "Types of data",
        "The types of data, in the words of the form that you use.",
        "Reg. 2023/1543, Annex I, F",
        "source ports",
    )
    place: tuple[Text, ...] = several(
        "Place",
        "The place where the measure should be carried out, one line per item.",
        KIND,
        "1 Sample Road",
        sensitive=True,
    )
    purpose: Prose = required(
        "Purpose",
        "What the evidence should prove.",
        PURPOSE,
        "To identify who used the account on 14 March 2026.",
        sensitive=True,
    )
    result: Prose | None = optional(
        "Desired result",
        "The result that you need, whichever measure the requested State uses.",
        "PC-OC guidelines",
        "To know who used the account in March.",
        sensitive=True,
    )
    facts: tuple[Text, ...] = several(
        "Facts relied on",
        "The facts that support this measure.",
        "guidelines of requested States",
        "F1",
        refers_to="facts",
    )
    offences: tuple[Text, ...] = several(
        "Offences served",
        "The offences to which this measure relates.",
        PURPOSE,
        "O1",
        refers_to="offences",
    )
    persons: tuple[Text, ...] = several(
        "Persons concerned",
        "The persons concerned by this measure.",
        "UNTOC 18(15)(e)",
        "P1",
        refers_to="persons",
        sensitive=True,
    )
    nexus: Prose | None = optional(
        "Connection",
        "Why you expect the evidence to be there, and why it matters to the case.",
        ("Budapest 29(2)(c)", "guidelines of requested States"),
        "The message that asked for the payment came from this account.",
        sensitive=True,
    )
    questions: tuple[Phrase, ...] = several(
        "Questions",
        "The questions to ask, one per item.",
        ("OAS form", "PC-OC model form"),
        "Who gave you the bank details?",
        sensitive=True,
    )
    procedure: Procedure | None = optional(
        "Procedure", "The formalities that your courts need for the evidence.", WISH
    )
    necessity: Prose | None = optional(
        "Necessity",
        "Why a less intrusive measure is not enough.",
        NEED,
        "No other source holds it.",
        sensitive=True,
    )
    proportionality: Prose | None = optional(
        "Proportionality",
        "Why the measure is proportionate to the offence.",
        NEED,
        "The period is limited to six weeks.",
    )
    fallback: Prose | None = optional(
        "Fallback",
        "What to do if the measure cannot be carried out in full.",
        "practice",
        "The other measures are still requested.",
    )
    order: Decision | None = optional(
        "Domestic order",
        "The order of a court of the requesting State that supports the measure.",
        "EIO Annex A, D",
    )
    domestic_power: DomesticPower | None = optional(
        "Power at home",
        "Who could order this measure in the requesting State, and by which provision.",
        ("EIO 6(1)(b)", "ETS 141 art. 18(3)", "UK guidelines"),
    )
    already_held: AlreadyHeld | None = optional(
        "Already held",
        "The authority of the requested State that already has this evidence, if there is one.",
        ("EIO 10(2)(a)", "practice"),
    )
    earlier: tuple[Text, ...] = several(
        "Earlier steps",
        "The earlier preservations or requests on which this measure builds.",
        "Budapest SAP 7",
        "E1",
        refers_to="earlier",
    )
    annexes: tuple[Text, ...] = several(
        "Annexes",
        "The annexes that belong to this measure.",
        "PILON templates",
        "A1",
        refers_to="annexes",
    )
    not_before: Day | None = optional(
        "Not before",
        "The first day on which the measure may be carried out.",
        "EIO Annex A, B",
        "2026-11-02",
    )
    deadline: Day | None = optional(
        "Reply needed by",
        "The date by which you need the result of this measure.",
        ("UN Model Treaty 5", "EIO Annex A, B"),
        "2026-11-30",
    )
    deadline_reason: Prose | None = optional(
        "Reason for the deadline",
        "Why you need the result by that date.",
        "EJN Fiche A.51",
        "The trial begins then.",
    )
    attendance: Text | None = optional(
        "Attendance",
        "Who wishes to be present when the measure is carried out.",
        "EIO 9(4)",
        "The investigating magistrate",
        sensitive=True,
    )
    privilege: Prose | None = optional(
        "Privileged material",
        "How to handle protected material, such as letters to a lawyer.",
        SHIELDED,
        "Set apart and returned unread.",
    )
    privilege_plan: PrivilegePlan | None = optional(
        "Plan for privileged material",
        "Who sorts out privileged material, how, and where it is kept until then.",
        SHIELDED,
    )
    press: Prose | None = optional(
        "Freedom of the press",
        "Whether the measure affects a source or the work of the press, and what you did about it.",
        SHIELDED,
        "The account is not that of a journalist.",
        sensitive=True,
    )
    immunity: Prose | None = optional(
        "Immunity",
        "Whether an immunity applies to what you ask for.",
        SHIELDED,
        "None is known.",
        sensitive=True,
    )
    third_parties: Prose | None = optional(
        "Third parties",
        "Other people whose rights the measure affects.",
        "Reg. 2018/1805, Annex I",
        "The landlord.",
        sensitive=True,
    )
    confidential: Prose | None = optional(
        "Secrecy of this measure",
        "What must stay confidential about this measure, beyond the request itself.",
        "UNTOC 18(20)",
        "The bank's client must not learn of the inquiry.",
        sensitive=True,
    )
    addressee: Text | None = optional(
        "Addressee",
        "Who acts on it first: the point-of-contact (on duty day and night), the "
        "central-authority, the provider, or somebody else in your own words.",
        "Budapest 29",
        "point-of-contact",
        "provider",
    )
    particulars: Table | None = optional(
        "Particulars",
        "Further details that this kind of assistance needs, such as the frequency of reports.",
        "Comity",
        "{frequency: weekly}",
        '{total_amount: {amount: "412000.00", currency: USD}}',
        sensitive=True,
    )


class RequestMeasure(Measure):
    """A measure of a request, which can concern assets that the request lists."""

    assets: tuple[Text, ...] = several(
        "Assets",
        "The assets that this measure concerns.",
        ("UNCAC 55(3)", "Reg. 2018/1805"),
        "X1",
        refers_to="assets",
    )
