"""The assistance asked for: each measure, with holder, marks, period, purpose and formalities."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    Day,
    DraftPart,
    Prose,
    StateCode,
    Table,
    Text,
    optional,
    required,
    several,
)
from comity.model.drafts.people import BankAccount, Identifier
from comity.model.drafts.request_case import Decision

__all__ = ["DayRange", "Holder", "Measure", "Procedure"]

KIND = ("UNTOC 18(15)(d)", "UNCAC 46(15)(d)", "EIO Annex A, section C")
PURPOSE = ("UNTOC 18(15)(f)", "UNCAC 46(15)(f)", "UN Model Treaty 5")
THING = ("OAS form", "Budapest 29(2)(c)", "Budapest 29(2)(d)", "Reg. 2023/1543, 5(5)(c) to (e)")
WISH = ("UNTOC 18(15)(d)", "UNCAC 46(15)(d)", "UN Model Treaty 5", "EIO Annex A, section I")
NEED = ("Reg. 2023/1543, 5(5)(i)", "Reg. 2018/1805", "EIO 6")
SHIELDED = ("EIO 11(1)(a)", "Reg. 2023/1543, 5(9) and (10)")


class Holder(DraftPart):
    """The person or body that holds the evidence."""

    name: Text = required("Holder", "The holder's legal name.", THING, "Example Mail, Inc.")
    kind: Text | None = optional("Kind of holder", "Provider, bank, person.", THING, "provider")
    state: StateCode | None = optional(
        "State of the holder",
        "State in which the holder is established.",
        "Reg. 2023/1543, Annex I, B",
    )
    branch: Text | None = optional(
        "Branch", "Branch, if the holder is a bank.", "OAS form", "Springfield"
    )
    registration_number: Text | None = optional(
        "Registration number", "The number in a register.", "practice", "IL-000001"
    )
    address: tuple[Text, ...] = several(
        "Address", "The address, line by line.", THING, "100 Example Way", "Springfield, IL 62701"
    )
    representative: Text | None = optional(
        "Representative",
        "Designated establishment or legal representative to which the request is addressed.",
        "Reg. 2023/1543, Annex I, B",
        "Example Mail Europe Limited",
    )
    email: Text | None = optional(
        "E-mail", "Address to which the holder accepts requests.", "practice", "legal@mail.example"
    )
    url: Text | None = optional(
        "Web page", "Page of the holder for authorities.", "practice", "https://mail.example/legal"
    )
    service: Text | None = optional(
        "Service", "Service concerned.", "Reg. 2023/1543, Annex I, E", "Example Mail"
    )
    system_location: Text | None = optional(
        "Location of the system", "Where the data are stored.", "Budapest 29(2)(d)", "Dublin"
    )


class DayRange(DraftPart):
    """A period, including its first and its last day."""

    start: Day = required("From", "The first day.", THING, alias="from")
    end: Day = required("To", "The last day.", THING, alias="to")
    time_zone: Text | None = optional(
        "Time zone", "The zone in which these days begin and end.", "Reg. 2023/1543, Annex I", "UTC"
    )


class Procedure(DraftPart):
    """A formality requested, and why it is needed."""

    wished: Prose = required(
        "Procedure requested", "The procedure you ask for.", WISH, "A certificate."
    )
    reason: Prose | None = optional(
        "Reason",
        "Why the evidence needs it in the requesting State.",
        WISH,
        "The Evidence Act asks for it.",
    )
    oath: Literal["oath", "affirmation", "either", "none"] | None = optional(
        "Oath", "Whether evidence must be sworn or affirmed.", "UN Model Treaty 5"
    )
    oath_form: Prose | None = optional(
        "Form of the oath", "Words of the oath.", "UN Model Treaty 5", "I swear to tell the truth."
    )
    caution: Prose | None = optional(
        "Caution", "Caution to give before questioning.", WISH, "You need not say anything."
    )
    rights: Prose | None = optional(
        "Warning on rights",
        "What the person must be told, including any right not to answer.",
        WISH,
        "A relative of the accused may refuse to testify.",
    )
    counsel: Prose | None = optional(
        "Counsel", "Whether counsel should be present.", WISH, "Counsel may attend and speak."
    )
    interpreter: Prose | None = optional(
        "Interpreter", "The language, and whether an interpreter is needed.", WISH, "Into Yoruba."
    )
    recording: Prose | None = optional(
        "Recording", "How the procedure is recorded.", WISH, "Audio, with a signed transcript."
    )
    certificate: Prose | None = optional(
        "Form of certificate",
        "Certificate that accompanies the evidence.",
        WISH,
        "The custodian states that the records are true copies.",
    )
    officers: tuple[Text, ...] = several(
        "Officers present",
        "Officers of the requesting State who wish to attend, by name and function.",
        ("UNTOC 18(15)(d)", "EIO 9(4)"),
        "Inspector A. Sample",
    )
    custody_record: Prose | None = optional(
        "Record of custody", "How to store and hand over the evidence.", WISH, "Sealed bags."
    )


class Measure(DraftPart):
    """One measure that is requested."""

    id: Text = required("Id", "A stable id.", "Comity", "M1")
    kind: Text = required("Kind", "A kind of assistance.", KIND, "stored-content", "bank-records")
    title: Text | None = optional(
        "Title", "Heading, if not the name of the kind.", "practice", "Records of two accounts"
    )
    holder: Holder | None = optional("Holder", "Who holds the evidence.", THING)
    identifiers: tuple[Identifier, ...] = several(
        "Identifiers", "Identifiers of the account or object.", THING
    )
    accounts: tuple[BankAccount, ...] = several(
        "Bank accounts", "Accounts, if a bank holds the evidence.", "OAS form"
    )
    period: DayRange | None = optional("Period", "Period covered, including both dates.", THING)
    items: tuple[Prose, ...] = several(
        "Items sought", "What exactly you ask for, one item each.", THING, "The name of the user"
    )
    data_types: tuple[Text, ...] = several(
        "Types of data",
        "Types of data, in the words of the form.",
        "Reg. 2023/1543, Annex I, F",
        "source ports",
    )
    place: tuple[Text, ...] = several(
        "Place", "Where to carry out the measure, line by line.", KIND, "1 Sample Road"
    )
    purpose: Prose = required(
        "Purpose", "What the evidence should prove.", PURPOSE, "To identify the user."
    )
    result: Prose | None = optional(
        "Desired result",
        "The result you need, whichever measure the requested State uses.",
        "PC-OC guidelines",
        "To know who used the account in March.",
    )
    facts: tuple[Text, ...] = several(
        "Facts relied on",
        "Ids of the facts that support the measure.",
        "guidelines of requested States",
        "F1",
    )
    offences: tuple[Text, ...] = several(
        "Offences served", "Ids of the offences to which it relates.", PURPOSE, "O1"
    )
    persons: tuple[Text, ...] = several(
        "Persons concerned", "Ids of the persons concerned.", "UNTOC 18(15)(e)", "P1"
    )
    nexus: Prose | None = optional(
        "Connection",
        "Why the evidence is there and why it matters.",
        ("Budapest 29(2)(c)", "guidelines of requested States"),
        "The message that asked for the payment came from this account.",
    )
    questions: tuple[Prose, ...] = several(
        "Questions",
        "Questions to ask, one per item.",
        ("OAS form", "PC-OC model form"),
        "Who gave you the bank details?",
    )
    procedure: Procedure | None = optional("Procedure", "Formalities requested.", WISH)
    necessity: Prose | None = optional(
        "Necessity",
        "Why a less intrusive measure is not enough.",
        NEED,
        "No other source holds it.",
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
        "Order of a court of the requesting State that supports the measure.",
        "EIO Annex A, D",
    )
    earlier: tuple[Text, ...] = several(
        "Earlier steps", "Ids of the earlier preservations or requests.", "Budapest SAP 7", "E1"
    )
    annexes: tuple[Text, ...] = several(
        "Annexes", "Ids of the annexes that belong to it.", "PILON templates", "A1"
    )
    not_before: Day | None = optional(
        "Not before", "First day on which to carry out the measure.", "EIO Annex A, B"
    )
    deadline: Day | None = optional(
        "Reply needed by",
        "Date by which you need the result of this measure.",
        ("UN Model Treaty 5", "EIO Annex A, B"),
    )
    deadline_reason: Prose | None = optional(
        "Reason for the deadline",
        "Why you need it by that date.",
        "EJN Fiche A.51",
        "The trial begins then.",
    )
    attendance: Text | None = optional(
        "Attendance", "Who wishes to be present.", "EIO 9(4)", "The investigating magistrate"
    )
    privilege: Prose | None = optional(
        "Privileged material",
        "How privileged material is protected.",
        SHIELDED,
        "Set apart and returned unread.",
    )
    press: Prose | None = optional(
        "Freedom of the press",
        "Whether the measure affects a source or the work of the press, and what you did about it.",
        SHIELDED,
        "The account is not that of a journalist.",
    )
    immunity: Prose | None = optional(
        "Immunity", "Whether an immunity applies.", SHIELDED, "None is known."
    )
    third_parties: Prose | None = optional(
        "Third parties",
        "Others whose rights the measure affects.",
        "Reg. 2018/1805, Annex I",
        "The landlord.",
    )
    confidential: Prose | None = optional(
        "Secrecy of this measure",
        "What must stay confidential about this measure, beyond the request.",
        "UNTOC 18(20)",
        "The bank's client must not learn of the inquiry.",
    )
    addressee: Text | None = optional(
        "Addressee",
        "Who acts on it first: point-of-contact (on duty day and night), central-authority or "
        "provider, or a description in your own words.",
        "Budapest 29",
        "point-of-contact",
        "provider",
    )
    particulars: Table | None = optional(
        "Particulars",
        "Fields of this kind of assistance. `comity measures` lists them.",
        "Comity",
        "{frequency: weekly}",
        '{total_amount: {amount: "412000.00", currency: USD}}',
    )
