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

__all__ = ["CHARGED", "Custody", "Person", "PersonName"]

CHARGED = frozenset({"suspect", "accused", "convicted"})
"""The roles of those against whom proceedings are directed."""

CONCERNED = ("UNTOC 18(15)(e)", "UNCAC 46(15)(e)", "EIO Annex A, section E")


class PersonName(DraftPart):
    """A name: as it is used, in its original script, and transliterated."""

    full: Text = required(
        "Name",
        "The full name, as it should appear in the document.",
        CONCERNED,
        "Zsófia Példa",
        sensitive=True,
    )
    original_script: Text | None = optional(
        "Name in original script",
        "The name in the script and order in which the person writes it.",
        "practice",
        "Példa Zsófia",
        sensitive=True,
    )
    transliteration: Text | None = optional(
        "Transliteration",
        "The name in Latin letters, or the system used to convert it.",
        "practice",
        "Alexandr Primerov",
        "ICAO 9303",
        sensitive=True,
    )
    family: Text | None = optional(
        "Family name", "The family name alone.", "EIO Annex A, section E", "Példa", sensitive=True
    )
    given: Text | None = optional(
        "Given names", "The given names alone.", "EIO Annex A, section E", "Zsófia", sensitive=True
    )
    former: Text | None = optional(
        "Former name",
        "A name at birth or before marriage.",
        "EIO Annex A, section E",
        "Minta",
        sensitive=True,
    )
    aliases: tuple[Text, ...] = several(
        "Also known as",
        "Other names, nicknames and user names.",
        "EIO Annex A, section E",
        "wale.ph",
        sensitive=True,
    )


class Custody(DraftPart):
    """Whether a person is in custody, where, and since when."""

    held: Flag = required(
        "In custody",
        "Whether the person is held in custody.",
        "EIO Annex A, section B",
        sensitive=True,
    )
    since: Day | None = optional(
        "Since", "The first day of custody.", "EIO Annex A, section B", "2026-09-21", sensitive=True
    )
    place: Text | None = optional(
        "Place",
        "The prison or place where the person is held.",
        "EIO Annex A, section E",
        "Ikoyi Prison",
        sensitive=True,
    )
    until: Day | None = optional(
        "Until",
        "The date by which custody must end or be renewed.",
        "practice",
        "2026-12-20",
        sensitive=True,
    )


class Registration(DraftPart):
    """The entry of a legal person in a register."""

    number: Text = required(
        "Registration number",
        "The number in the register of companies or associations.",
        "EIO Annex A, section E",
        "RC 000001",
        sensitive=True,
    )
    register_: Text | None = optional(
        "Register",
        "The name of the register.",
        "EIO Annex A, section E",
        "Corporate Affairs Commission",
        alias="register",
    )
    state: StateCode | None = optional(
        "State of registration",
        "The State that keeps the register, by its two-letter code.",
        "EIO Annex A, section E",
        "NG",
    )
    legal_form: Text | None = optional(
        "Legal form",
        "The legal form, such as a limited company or an association.",
        "EIO Annex A, section E",
        "public company",
    )


class Person(DraftPart):
    """A person concerned by the proceedings."""

    id: Text = required(
        "Id",
        "A short label for this person, which facts and measures use to refer to the person.",
        "Comity",
        "P1",
        "P2",
    )
    nature: Literal["natural", "legal"] | None = optional(
        "Nature",
        "Whether this is a human being, or a company or other body; by default a human being.",
        CONCERNED,
        sensitive=True,
    )
    role: Literal[
        "suspect", "accused", "convicted", "witness", "victim", "expert", "third-party"
    ] = required(
        "Role", "The person's role in the proceedings.", "EIO Annex A, section E", sensitive=True
    )
    name: PersonName = required(
        "Name", "The names of the person or the body.", CONCERNED, sensitive=True
    )
    born: Day | None = optional(
        "Date of birth", "The date of birth.", CONCERNED, "1985-03-14", sensitive=True
    )
    born_about: Text | None = optional(
        "Born about",
        "The approximate date of birth, if the exact date is unknown.",
        "practice",
        "1985 or 1986",
        sensitive=True,
    )
    birthplace: Text | None = optional(
        "Place of birth",
        "The town and State of birth.",
        "EIO Annex A, section E",
        "Ibadan, Nigeria",
        sensitive=True,
    )
    parents: tuple[Text, ...] = several(
        "Parents",
        "Names of the parents, if a register identifies people by them.",
        "practice",
        "A. Példa",
        sensitive=True,
    )
    nationalities: tuple[Text, ...] = several(
        "Nationality",
        "The States of which the person is a national, by their two-letter codes.",
        CONCERNED,
        "NG",
        "HU",
        sensitive=True,
        place="state",
    )
    languages: tuple[Language, ...] = several(
        "Languages understood",
        "Languages that the person understands, such as en (English) or pt-BR (Brazilian "
        "Portuguese).",
        ("UN Model Treaty 5", "EIO Annex A, section E"),
        sensitive=True,
    )
    address: tuple[Text, ...] = several(
        "Address",
        "The last known address, one line per item.",
        "UN Model Treaty 5",
        "1 Sample Road",
        "Ibadan",
        sensitive=True,
    )
    location: Text | None = optional(
        "Whereabouts",
        "Where the person is thought to be.",
        CONCERNED,
        "Lagos, Nigeria",
        sensitive=True,
    )
    phone: Text | None = optional(
        "Telephone",
        "The person's telephone number, with + and the country code.",
        "EIO Annex A, section E",
        "+234 800 555 0102",
        sensitive=True,
        place="telephone",
    )
    email: Text | None = optional(
        "E-mail",
        "The person's own e-mail address.",
        "EIO Annex A, section E",
        "z.pelda@mail.example",
        sensitive=True,
        place="email",
    )
    occupation: Text | None = optional(
        "Occupation",
        "The person's occupation.",
        "EIO Annex A, section E",
        "accountant",
        sensitive=True,
    )
    registration: Registration | None = optional(
        "Registration",
        "The entry of a company or other body in a register.",
        "EIO Annex A, section E",
        sensitive=True,
    )
    represented_by: Text | None = optional(
        "Represented by",
        "The person who acts for a company or other body.",
        "EIO Annex A, section E",
        "Managing director",
        sensitive=True,
    )
    counsel: Text | None = optional(
        "Counsel",
        "The lawyer who defends or represents the person.",
        "practice",
        "Ann Example",
        sensitive=True,
    )
    connection: Prose | None = optional(
        "Connection",
        "Why the request concerns this person.",
        "practice",
        "Holds the account.",
        sensitive=True,
    )
    immunity: Prose | None = optional(
        "Immunity or privilege",
        "An immunity or privilege that the person may claim, and what you found out about it.",
        ("EIO 11(1)(a)", "Reg. 2023/1543, 5(9) and (10)"),
        "None is known. The person is not a journalist, a lawyer or an official.",
        sensitive=True,
    )
    identifiers: tuple[Identifier, ...] = several(
        "Identifiers",
        "The person's identity documents, accounts and numbers.",
        "EIO Annex A, section E",
        sensitive=True,
    )
    custody: Custody | None = optional(
        "Custody",
        "Whether the person is in custody, where, and since when.",
        CONCERNED,
        sensitive=True,
    )
    minor: Flag | None = optional(
        "Minor", "Whether the person is under the age of majority.", "practice", sensitive=True
    )
    needs: Prose | None = optional(
        "Needs",
        "What authorities should know when they deal with the person.",
        "practice",
        "Uses a wheelchair.",
        sensitive=True,
    )
    protect: Literal["pseudonym", "omit"] | None = optional(
        "Protection",
        "Whether to replace the person's name by a pseudonym, or to omit it from the document.",
        "UNTOC 24",
        sensitive=True,
    )
