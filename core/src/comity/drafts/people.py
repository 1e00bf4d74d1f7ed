"""Authorities, contacts and persons, as requests and notices name them."""

from __future__ import annotations

from typing import Literal

from comity.drafts.base import Day, Flag, Part, Prose, Text, optional, required, several

__all__ = ["Authority", "Contact", "Identifier", "Official", "Person", "PersonName"]


class Authority(Part):
    """An authority: its name, its unit, where it is reached."""

    name: Text = required("Name", "The authority's name.")
    unit: Text | None = optional("Unit", "The unit in charge.")
    functions: Prose | None = optional("Functions", "What the authority does in the proceedings.")
    address: tuple[Text, ...] = several("Address", "The postal address, line by line.")
    email: Text | None = optional("E-mail", "An official e-mail address.")
    phone: Text | None = optional("Telephone", "With the country code.")
    url: Text | None = optional("Web page", "The authority's page.")


class Contact(Part):
    """A person who answers questions about the document."""

    name: Text = required("Name", "The contact's name.")
    title: Text | None = optional("Title", "Rank or function.")
    authority: Text | None = optional("Authority", "Where the contact works.")
    phone: Text | None = optional("Telephone", "With the country code.")
    mobile: Text | None = optional("Mobile telephone", "With the country code.")
    email: Text | None = optional("E-mail", "An official e-mail address.")
    hours: Text | None = optional("Office hours", "When the contact can be reached.")
    time_zone: Text | None = optional("Time zone", "An IANA name.", examples=["Africa/Lagos"])
    languages: tuple[Text, ...] = several("Languages", "BCP 47 tags of the languages spoken.")
    confirms_authenticity: Flag | None = optional(
        "Confirms authenticity", "Whether this contact confirms that the document is genuine."
    )


class Official(Part):
    """The person and authority that issue, validate or sign."""

    name: Text = required("Name", "The signatory's name.")
    title: Text | None = optional("Title", "The office held.")
    authority: Text | None = optional("Authority", "The authority signed for.")
    capacity: (
        Literal["central-authority", "prosecutor", "judge", "court", "police", "other"] | None
    ) = optional("Capacity", "In which capacity the document is issued.")
    place: Text | None = optional("Place", "Where it is signed.")
    date: Day | None = optional("Date", "When it is signed.")


class PersonName(Part):
    """A name as it is used, in its own script, and transliterated."""

    full: Text = required("Name", "The full name in the language of the document.")
    original_script: Text | None = optional("Name in original script", "As its bearer writes it.")
    transliteration: Text | None = optional("Transliteration", "The system used, or the result.")
    aliases: tuple[Text, ...] = several("Also known as", "Other names and user names.")


class Identifier(Part):
    """A mark that identifies an account, a device, a person or a thing.

    An IP address is only a mark together with port, time and time zone.
    """

    kind: Text = required(
        "Kind", "What the mark is.", examples=["email", "ip-address", "account", "passport"]
    )
    value: Text = required("Value", "The mark itself, exactly.")
    port: int | None = optional("Port", "The source port.", ge=0, le=65535)
    time: Text | None = optional("Time", "Date and time of use.", examples=["2026-03-14T09:12:44"])
    time_zone: Text | None = optional("Time zone", "UTC, an offset, or an IANA name.")
    note: Prose | None = optional("Note", "How the mark was learnt.")


class Custody(Part):
    """Whether a person is held, where, since when."""

    held: Flag = required("Held", "Whether the person is in custody.")
    since: Day | None = optional("Since", "First day of custody.")
    place: Text | None = optional("Place", "Where the person is held.")


class Person(Part):
    """A person the proceedings touch."""

    id: Text = required("Id", "A stable id that facts and measures refer to.", examples=["P1"])
    role: Literal[
        "suspect", "accused", "convicted", "witness", "victim", "expert", "third-party"
    ] = required("Role", "The person's standing in the proceedings.")
    name: PersonName = required("Name", "The person's names.")
    born: Day | None = optional("Date of birth", "As YYYY-MM-DD.")
    birthplace: Text | None = optional("Place of birth", "Town and State.")
    nationalities: tuple[Text, ...] = several("Nationality", "ISO 3166 codes.", examples=["NG"])
    address: tuple[Text, ...] = several("Address", "The last known address, line by line.")
    location: Text | None = optional("Whereabouts", "Where the person is thought to be.")
    occupation: Text | None = optional("Occupation", "What the person does.")
    identifiers: tuple[Identifier, ...] = several("Identifiers", "Papers, accounts, numbers.")
    custody: Custody | None = optional("Custody", "Whether the person is held.")
    protect: Literal["pseudonym", "omit"] | None = optional(
        "Protection", "Whether the identity must be kept out of the document."
    )
