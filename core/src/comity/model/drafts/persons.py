"""The persons, natural and legal, whom proceedings touch."""

from __future__ import annotations

from typing import Literal

from comity.model.drafts.base import (
    Day,
    DraftPart,
    Flag,
    Language,
    Prose,
    StateCode,
    Text,
    optional,
    required,
    several,
)
from comity.model.drafts.people import Identifier

__all__ = ["Custody", "Person", "PersonName"]

CONCERNED = ("UNTOC 18(15)(e)", "UNCAC 46(15)(e)", "EIO Annex A, section E")


class PersonName(DraftPart):
    """A name: as it is used, in its original script, and transliterated."""

    full: Text = required(
        "Name", "The full name in the language of the document.", CONCERNED, "Zsófia Példa"
    )
    original_script: Text | None = optional(
        "Name in original script", "As the person writes it.", "practice", "Példa Zsófia"
    )
    transliteration: Text | None = optional(
        "Transliteration", "The system used, or the result.", "practice", "ICAO 9303"
    )
    family: Text | None = optional(
        "Family name", "The family name alone.", "EIO Annex A, section E", "Példa"
    )
    given: Text | None = optional(
        "Given names", "The given names alone.", "EIO Annex A, section E", "Zsófia"
    )
    former: Text | None = optional(
        "Former name", "A name at birth or before marriage.", "EIO Annex A, section E", "Minta"
    )
    aliases: tuple[Text, ...] = several(
        "Also known as", "Other names and user names.", "EIO Annex A, section E", "wale.ph"
    )


class Custody(DraftPart):
    """Whether a person is in custody, where, and since when."""

    held: Flag = required(
        "In custody", "Whether the person is held in custody.", "EIO Annex A, section B"
    )
    since: Day | None = optional("Since", "First day of custody.", "EIO Annex A, section B")
    place: Text | None = optional(
        "Place", "Where the person is held.", "EIO Annex A, section E", "Ikoyi Prison"
    )
    until: Day | None = optional(
        "Until", "The day on which custody must end or be renewed.", "practice"
    )


class Registration(DraftPart):
    """The entry of a legal person in a register."""

    number: Text = required(
        "Registration number", "The number in the register.", "EIO Annex A, section E", "RC 000001"
    )
    register_: Text | None = optional(
        "Register",
        "Name of the register.",
        "EIO Annex A, section E",
        "Corporate Affairs",
        alias="register",
    )
    state: StateCode | None = optional(
        "State of registration", "State of the register.", "EIO Annex A, section E"
    )
    legal_form: Text | None = optional(
        "Legal form", "Legal form of the entity.", "EIO Annex A, section E", "public company"
    )


class Person(DraftPart):
    """A person concerned by the proceedings."""

    id: Text = required("Id", "A stable id, used by facts and measures.", "Comity", "P1", "P2")
    nature: Literal["natural", "legal"] | None = optional(
        "Nature", "A natural or legal person. Default: a natural person.", CONCERNED
    )
    role: Literal[
        "suspect", "accused", "convicted", "witness", "victim", "expert", "third-party"
    ] = required("Role", "The person's standing in the proceedings.", "EIO Annex A, section E")
    name: PersonName = required("Name", "The person's names.", CONCERNED)
    born: Day | None = optional("Date of birth", "As YYYY-MM-DD.", CONCERNED)
    born_about: Text | None = optional(
        "Born about",
        "Approximate date of birth, if the exact day is unknown.",
        "practice",
        "1985 or 1986",
    )
    birthplace: Text | None = optional(
        "Place of birth", "Town and State.", "EIO Annex A, section E", "Ibadan, Nigeria"
    )
    parents: tuple[Text, ...] = several(
        "Parents",
        "Names of the parents, if a register identifies people by them.",
        "practice",
        "A. Példa",
    )
    nationalities: tuple[Text, ...] = several(
        "Nationality", "ISO 3166 codes.", CONCERNED, "NG", "HU"
    )
    languages: tuple[Language, ...] = several(
        "Languages understood", "BCP 47 tags.", ("UN Model Treaty 5", "EIO Annex A, section E")
    )
    address: tuple[Text, ...] = several(
        "Address", "The last known address, line by line.", "UN Model Treaty 5", "1 Sample Road"
    )
    location: Text | None = optional(
        "Whereabouts", "Where the person is thought to be.", CONCERNED, "Lagos, Nigeria"
    )
    phone: Text | None = optional(
        "Telephone", "With the country code.", "EIO Annex A, section E", "+234 800 555 02"
    )
    email: Text | None = optional(
        "E-mail", "The person's own address.", "EIO Annex A, section E", "z.pelda@mail.example"
    )
    occupation: Text | None = optional(
        "Occupation", "Occupation of the person.", "EIO Annex A, section E", "accountant"
    )
    registration: Registration | None = optional(
        "Registration", "Registration of a legal person.", "EIO Annex A, section E"
    )
    represented_by: Text | None = optional(
        "Represented by",
        "Who acts for a legal person.",
        "EIO Annex A, section E",
        "Managing director",
    )
    counsel: Text | None = optional(
        "Counsel", "Who defends or represents the person.", "EIO Annex A, section H", "Ann Example"
    )
    connection: Prose | None = optional(
        "Connection", "Why the request concerns this person.", "practice", "Holds the account."
    )
    immunity: Prose | None = optional(
        "Immunity or privilege",
        "Immunity or privilege that the person may claim, and what you found out about it.",
        ("EIO 11(1)(a)", "Reg. 2023/1543, 5(9) and (10)"),
        "None is known; the person is no journalist, lawyer or official.",
    )
    identifiers: tuple[Identifier, ...] = several(
        "Identifiers", "Identity documents, accounts, numbers.", "EIO Annex A, section E"
    )
    custody: Custody | None = optional("Custody", "Whether the person is held.", CONCERNED)
    minor: Flag | None = optional("Minor", "Whether the person is a minor.", "practice")
    needs: Prose | None = optional(
        "Needs",
        "What authorities should know when they deal with the person.",
        "practice",
        "Uses a wheelchair.",
    )
    protect: Literal["pseudonym", "omit"] | None = optional(
        "Protection", "Whether the identity must be kept out of the document.", "UNTOC 24"
    )
