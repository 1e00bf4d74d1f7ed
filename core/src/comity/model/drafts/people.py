"""Authorities, contacts and signatories, as requests and notices name them."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    Day,
    DraftPart,
    Flag,
    Language,
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

    name: Text = required("Name", "The authority's name.", ASKING, "Federal Ministry of Justice")
    unit: Text | None = optional("Unit", "Unit in charge.", "practice", "Cybercrime Section")
    functions: Prose | None = optional(
        "Functions",
        "What the authority does in the proceedings.",
        ("UNTOC 18(15)(b)", "UNCAC 46(15)(b)"),
        "The Directorate conducts the investigation and any prosecution.",
    )
    address: tuple[Text, ...] = several(
        "Address", "The postal address, line by line.", "practice", "1 Example Close", "Abuja"
    )
    email: Text | None = optional(
        "E-mail", "An official e-mail address.", "T-CY template 31, field 5", "mla@justice.example"
    )
    phone: Text | None = optional(
        "Telephone", "With the country code.", "T-CY template 31, field 5", "+234 9 555 0100"
    )
    fax: Text | None = optional(
        "Fax", "With the country code, if fax is still used.", "EIO Annex A", "+234 9 555 0199"
    )
    url: Text | None = optional(
        "Web page", "The authority's page.", "practice", "https://justice.example/mla"
    )
    file_number: Text | None = optional(
        "File number", "File number given by this authority.", "EIO Annex A", "MLA/26/88"
    )
    languages: tuple[Language, ...] = several(
        "Languages", "BCP 47 tags of the languages in which you can write to it.", "EIO Annex A"
    )


class Contact(DraftPart):
    """A person who answers questions about the document."""

    name: Text = required("Name", "The contact's name.", "T-CY template 31, field 5", "Ann Example")
    title: Text | None = optional("Title", "Rank or function.", "EIO Annex A", "State Counsel")
    authority: Text | None = optional(
        "Authority", "Where the contact works.", "EIO Annex A", "Central Authority Unit"
    )
    phone: Text | None = optional(
        "Telephone", "With the country code.", "T-CY template 31, field 5", "+234 9 555 0101"
    )
    mobile: Text | None = optional(
        "Mobile telephone", "With the country code.", "T-CY template 31, field 5", "+234 800 555 01"
    )
    email: Text | None = optional(
        "E-mail", "An official e-mail address.", "T-CY template 31, field 5", "ann@justice.example"
    )
    hours: Text | None = optional(
        "Office hours",
        "When the contact can be reached.",
        "T-CY template 31, field 5",
        "Monday to Friday, 09:00 to 16:00",
    )
    time_zone: Text | None = optional(
        "Time zone", "An IANA name.", "T-CY template 31, field 5", "Africa/Lagos"
    )
    languages: tuple[Language, ...] = several(
        "Languages", "BCP 47 tags of the languages spoken.", "T-CY template 31, field 5"
    )
    confirms_authenticity: Flag | None = optional(
        "Confirms authenticity",
        "Whether this contact confirms that the document is genuine.",
        "T-CY template 31, field 6",
    )
    at_all_hours: Flag | None = optional(
        "At all hours", "Whether the contact can be reached day and night.", "Budapest 35"
    )


class Official(DraftPart):
    """The person and authority that issue, validate or sign."""

    name: Text = required(
        "Name", "The signatory's name.", "EIO Annex A, sections K, L", "T. Sample"
    )
    title: Text | None = optional("Title", "Office held.", "EIO Annex A, sections K, L", "Director")
    authority: Text | None = optional(
        "Authority",
        "Authority that the signatory represents.",
        "EIO Annex A, sections K, L",
        "Ministry of Justice",
    )
    capacity: (
        Literal["central-authority", "prosecutor", "judge", "court", "police", "other"] | None
    ) = optional("Capacity", "Capacity in which the signatory acts.", "Reg. 2023/1543, art. 4")
    place: Text | None = optional("Place", "Where it is signed.", "practice", "Abuja")
    date: Day | None = optional("Date", "When it is signed.", "EIO Annex A, sections K, L")
    signature: Literal["handwritten", "electronic", "qualified-electronic"] | None = optional(
        "Kind of signature", "How it is signed.", ("PC-OC country sheet", "Reg. 2023/1543, Annex I")
    )
    seal: Flag | None = optional(
        "Seal", "Whether it bears a seal or stamp.", ("RiVASt 27 to 29", "Reg. 2023/1543, Annex I")
    )
    file_number: Text | None = optional(
        "File number", "The signatory's own number.", "EIO Annex A, sections K, L", "K/12/2026"
    )


class Identifier(DraftPart):
    """An identifier of an account, a device, a person or a thing.

    An IP address identifies somebody only together with port, time and time zone.
    """

    kind: Text = required(
        "Kind", "Type of identifier.", "Reg. 2023/1543, 5(5)(d)", "email", "ip-address", "passport"
    )
    value: Text = required(
        "Value", "The identifier, exactly as written.", "Reg. 2023/1543, 5(5)(d)", "a@mail.example"
    )
    port: int | None = optional(
        "Port", "The source port.", "Reg. 2023/1543, Annex I", "49152", ge=0, le=65535
    )
    time: Text | None = optional(
        "Time", "Date and time of use.", "Reg. 2023/1543, Annex I", "2026-03-14T09:12:44"
    )
    until: Text | None = optional(
        "Time until", "Date and time of the last use.", "practice", "2026-03-14T09:40:00"
    )
    time_zone: Text | None = optional(
        "Time zone", "UTC, an offset, or an IANA name.", "Reg. 2023/1543, Annex I", "UTC"
    )
    service: Text | None = optional(
        "Service", "Service to which the identifier belongs.", "practice", "Example Mail"
    )
    issued_by: Text | None = optional(
        "Issued by", "Who issued the document or number.", "EIO Annex A, section E", "NG"
    )
    note: Prose | None = optional(
        "Note", "How the identifier became known.", "practice", "From the headers of the message."
    )


class BankAccount(DraftPart):
    """A bank account."""

    bank: Text = required(
        "Bank", "The name of the bank.", ("OAS form", "Reg. 2018/1805, Annex II"), "Sample Bank"
    )
    branch: Text | None = optional(
        "Branch", "Branch that keeps the account.", "OAS form", "Springfield branch"
    )
    address: tuple[Text, ...] = several(
        "Address of the bank", "The address, line by line.", "OAS form", "200 Example Plaza"
    )
    holder: Text | None = optional(
        "Account holder", "Name in which the account is held.", "OAS form", "Ministry of Justice"
    )
    number: Text | None = optional(
        "Account number", "Account number, exactly as written.", "OAS form", "000111222"
    )
    iban: Text | None = optional(
        "IBAN",
        "International bank account number.",
        "Reg. 2018/1805, Annex II",
        "GB00XXXX00000000000000",
    )
    bic: Text | None = optional(
        "BIC", "SWIFT code of the bank.", "Reg. 2018/1805, Annex II", "XXXXNGLA"
    )
    currency: Text | None = optional("Currency", "The ISO 4217 code.", "practice", "USD")
    payment_reference: Text | None = optional(
        "Payment reference", "Reference to give with a payment.", "practice", "MLA/26/88"
    )
