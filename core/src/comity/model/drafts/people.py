"""Authorities, contacts and signatories, as requests and notices name them."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    Day,
    DraftPart,
    Flag,
    Language,
    Phrase,
    Prose,
    Text,
    optional,
    required,
    several,
)

__all__ = ["Authority", "BankAccount", "Contact", "Identifier", "Official"]

ASKING = ("UNTOC 18(15)(a)", "UNCAC 46(15)(a)", "UN Model Treaty 5")


class Authority(DraftPart):
    """An authority: its name, its unit and how to reach it."""

    name: Text = required(
        "Name", "The official name of the authority.", ASKING, "Federal Ministry of Justice"
    )
    unit: Text | None = optional(
        "Unit", "The unit, section or department in charge.", "practice", "Cybercrime Section"
    )
    functions: Prose | None = optional(
        "Functions",
        "What the authority does in the proceedings.",
        ("UNTOC 18(15)(b)", "UNCAC 46(15)(b)"),
        "The Directorate conducts the investigation and any prosecution.",
    )
    address: tuple[Text, ...] = several(
        "Address", "The postal address, one line per item.", "practice", "1 Example Close", "Abuja"
    )
    email: Text | None = optional(
        "E-mail",
        "The official e-mail address of the authority.",
        "T-CY template 31, field 5",
        "mla@justice.example",
        place="email",
    )
    phone: Text | None = optional(
        "Telephone",
        "The telephone number, with + and the country code.",
        "T-CY template 31, field 5",
        "+234 9 555 0100",
        place="telephone",
    )
    fax: Text | None = optional(
        "Fax",
        "The fax number, with + and the country code, if fax is still used.",
        "EIO Annex A",
        "+234 9 555 0199",
        place="telephone",
    )
    url: Text | None = optional(
        "Web page",
        "The web page of the authority.",
        "practice",
        "https://justice.example/mla",
        place="url",
    )
    file_number: Text | None = optional(
        "File number",
        "The file number that this authority has given the case.",
        "EIO Annex A",
        "MLA/26/88",
    )
    languages: tuple[Language, ...] = several(
        "Languages",
        "Languages in which you can write to the authority, such as en (English) or pt-BR "
        "(Brazilian Portuguese).",
        "EIO Annex A",
    )


class Contact(DraftPart):
    """A person who answers questions about the document."""

    name: Text = required(
        "Name",
        "The full name of the person.",
        "T-CY template 31, field 5",
        "Ann Example",
        sensitive=True,
    )
    title: Text | None = optional(
        "Title", "The person's rank or function.", "EIO Annex A", "State Counsel"
    )
    authority: Text | None = optional(
        "Authority",
        "The authority or unit where the person works.",
        "EIO Annex A",
        "Central Authority Unit",
    )
    phone: Text | None = optional(
        "Telephone",
        "The direct telephone number, with + and the country code.",
        "T-CY template 31, field 5",
        "+234 9 555 0101",
        sensitive=True,
        place="telephone",
    )
    mobile: Text | None = optional(
        "Mobile telephone",
        "The mobile telephone number, with + and the country code.",
        "T-CY template 31, field 5",
        "+234 800 555 0101",
        sensitive=True,
        place="telephone",
    )
    email: Text | None = optional(
        "E-mail",
        "The person's official e-mail address.",
        "T-CY template 31, field 5",
        "ann@justice.example",
        sensitive=True,
        place="email",
    )
    hours: Text | None = optional(
        "Office hours",
        "The days and hours when the person can be reached.",
        "T-CY template 31, field 5",
        "Monday to Friday, 09:00 to 16:00",
    )
    time_zone: Text | None = optional(
        "Time zone",
        "The time zone of these hours, written as a region and a city.",
        "T-CY template 31, field 5",
        "Africa/Lagos",
        "America/New_York",
        place="time-zone",
    )
    languages: tuple[Language, ...] = several(
        "Languages",
        "Languages that the person speaks, such as en (English) or pt-BR (Brazilian Portuguese).",
        "T-CY template 31, field 5",
    )
    confirms_authenticity: Flag | None = optional(
        "Confirms authenticity",
        "Whether this person can confirm that the document is genuine.",
        "T-CY template 31, field 6",
    )
    at_all_hours: Flag | None = optional(
        "At all hours", "Whether the person can be reached day and night.", "Budapest 35"
    )


class Official(DraftPart):
    """The person and authority that issue, validate or sign."""

    name: Text = required(
        "Name",
        "The full name of the person who signs.",
        "EIO Annex A, sections K, L",
        "T. Sample",
        sensitive=True,
    )
    title: Text | None = optional(
        "Title", "The office that the person holds.", "EIO Annex A, sections K, L", "Director"
    )
    authority: Text | None = optional(
        "Authority",
        "The authority that the person represents.",
        "EIO Annex A, sections K, L",
        "Ministry of Justice",
    )
    capacity: (
        Literal["central-authority", "prosecutor", "judge", "court", "police", "other"] | None
    ) = optional(
        "Capacity",
        "The capacity in which the person signs, such as judge or prosecutor.",
        "Reg. 2023/1543, art. 4",
    )
    place: Text | None = optional(
        "Place", "The town where the document is signed.", "practice", "Abuja"
    )
    date: Day | None = optional(
        "Date",
        "The date on which the document is signed.",
        "EIO Annex A, sections K, L",
        "2026-10-05",
    )
    signature: Literal["handwritten", "electronic", "qualified-electronic"] | None = optional(
        "Kind of signature",
        "Whether the document is signed by hand or electronically.",
        ("PC-OC country sheet", "Reg. 2023/1543, Annex I"),
    )
    seal: Flag | None = optional(
        "Seal",
        "Whether the document bears a seal or a stamp.",
        ("RiVASt 27 to 29", "Reg. 2023/1543, Annex I"),
    )
    file_number: Text | None = optional(
        "File number", "The signatory's own file number.", "EIO Annex A, sections K, L", "K/12/2026"
    )


class Identifier(DraftPart):
    """An identifier of an account, a device, a person or a thing.

    An IP address identifies somebody only together with port, time and time zone.
    """

    kind: Text = required(
        "Kind",
        "What identifies the account, device, person or thing, such as an e-mail address or "
        "a passport.",
        "Reg. 2023/1543, 5(5)(d)",
        "email",
        "ip-address",
        "passport",
    )
    value: Text = required(
        "Value",
        "The identifier itself, exactly as written.",
        "Reg. 2023/1543, 5(5)(d)",
        "a@mail.example",
        "198.51.100.7",
        sensitive=True,
    )
    port: int | None = optional(
        "Port",
        "The source port that was used with the IP address.",
        "Reg. 2023/1543, Annex I",
        "49152",
        ge=0,
        le=65535,
    )
    time: Text | None = optional(
        "Time",
        "Date and time at which the identifier was used.",
        "Reg. 2023/1543, Annex I",
        "2026-03-14T09:12:44",
    )
    until: Text | None = optional(
        "Time until",
        "Date and time of the last use, if it was used more than once.",
        "practice",
        "2026-03-14T09:40:00",
    )
    time_zone: Text | None = optional(
        "Time zone",
        "The time zone of these times: UTC, an offset, or a region and a city.",
        "Reg. 2023/1543, Annex I",
        "UTC",
        "+01:00",
        "Africa/Lagos",
        place="time-zone",
    )
    service: Text | None = optional(
        "Service", "The service to which the identifier belongs.", "practice", "Example Mail"
    )
    issued_by: Text | None = optional(
        "Issued by",
        "The State, authority or company that issued the document or number.",
        "EIO Annex A, section E",
        "NG",
    )
    note: Phrase | None = optional(
        "Note",
        "How the identifier became known.",
        "practice",
        "From the headers of the message.",
        sensitive=True,
    )


class BankAccount(DraftPart):
    """A bank account."""

    bank: Text = required(
        "Bank", "The name of the bank.", ("OAS form", "Reg. 2018/1805, Annex II"), "Sample Bank"
    )
    branch: Text | None = optional(
        "Branch", "The branch that keeps the account.", "OAS form", "Springfield branch"
    )
    address: tuple[Text, ...] = several(
        "Address of the bank",
        "The address of the bank, one line per item.",
        "OAS form",
        "200 Example Plaza",
        "Springfield, IL 62701",
    )
    holder: Text | None = optional(
        "Account holder",
        "The name in which the account is held.",
        "OAS form",
        "Ann Example",
        sensitive=True,
    )
    number: Text | None = optional(
        "Account number",
        "The account number, exactly as written.",
        "OAS form",
        "000111222",
        sensitive=True,
    )
    iban: Text | None = optional(
        "IBAN",
        "The international bank account number (IBAN), without spaces.",
        "Reg. 2018/1805, Annex II",
        "GB00XXXX00000000000000",
        sensitive=True,
    )
    bic: Text | None = optional(
        "BIC",
        "The international code of the bank (BIC or SWIFT code).",
        "Reg. 2018/1805, Annex II",
        "XXXXNGLA",
    )
    currency: Text | None = optional(
        "Currency",
        "The three-letter code of the account's currency, such as USD for US dollars.",
        "practice",
        "USD",
    )
    payment_reference: Text | None = optional(
        "Payment reference", "The reference to give with a payment.", "practice", "MLA/26/88"
    )
