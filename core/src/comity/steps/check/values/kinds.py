"""Which kind of value each field takes: one table, by the last names of its path.

A kind says how a value is judged (``comity.steps.check.values.by_kind``). A field that is not here
is free text, an id, or judged elsewhere. The longest entry that a path ends with decides.
"""

from __future__ import annotations

import re

__all__ = ["FREE", "kind_of_value", "pattern_of"]

INDEX = re.compile(r"\[[^\]]*\]")
FREE = frozenset({"particulars", "extensions"})  # tables whose fields are a plugin's own

_NAMES: dict[str, tuple[str, ...]] = {
    "telephone": ("phone", "mobile", "fax"),
    "email": ("email",),
    "url": ("url", "form_url", "price_list_url"),
    "time-zone": ("contacts.time_zone",),
    "time-zone-or-offset": ("time_zone",),
    "language": (*("language", "into", "prevailing_language", "enclosures.translation"),),
    "languages": (
        *("languages", "languages.demanded", "languages.preferred", "languages.offered"),
        "languages.replies",
    ),
    "state": ("state", "host", "requesters", "channels.states", "contact_points.states"),
    "nationality": ("nationalities",),
    "currency": ("currency",),
    "amount": ("amount",),
    "iban": ("iban",),
    "bic": ("bic",),
    "port": ("port",),
    "clock": ("time", "until", "deadline_time", "hours"),
    "identifier": ("identifiers.value",),
    "address": ("address",),
    "name": (
        *("name.full", "name.original_script", "name.family", "name.given", "name.former"),
        *("parents", "contacts.name", "issued_by.name", "validated_by.name", "counsel"),
    ),
    "authority": (
        *("authority.name", "central_authority.name", "executing_authority.name"),
        *("receiving_authority.name", "note_from.name", "note_to.name", "reply_to.name"),
        *("addressee.name", "contacts.authority", "issued_by.authority", "unit", "court"),
        *("validated_by.authority", "proceedings.authority", "earlier.authority", "sent_by"),
        "concerning.issued_by",
    ),
    "company": (
        "holder.name",
        "company.name",
        "entities.name",
        "bank",
        "representative",
        "contact_points.name",
    ),
    "title": (
        *("title", "subject", "occupation", "legal_form", "contacts.title", "provision"),
        "register",
    ),
    "reference": ("reference", "their_reference", "supplements", "file_number"),
    "place": (*("place", "birthplace", "location", "branch", "system_location"),),
    "way": ("channels.address", "contact_point"),  # a link, a number or an address
    "": (
        # a house may be a number alone; the end of secrecy is an event, and counsel of a procedure
        # a sentence
        *("measures.place", "confidentiality.until", "procedure.counsel"),
        *("requested_law.provision", "data_categories.location", "earlier.subject"),
    ),
}
_KINDS = {name: kind for kind, names in _NAMES.items() for name in names}
_LONGEST = max(name.count(".") + 1 for name in _KINDS)


def kind_of_value(path: str) -> str:
    """The kind of value that a field takes; empty where none is laid down.

    Args:
        path: a field path, ``requesting.contacts[0].phone``.
    """
    steps = pattern_of(path).split(".")
    if FREE & set(steps):
        return ""
    for length in range(min(_LONGEST, len(steps)), 0, -1):
        kind = _KINDS.get(".".join(steps[-length:]))
        if kind is not None:
            return kind
    return ""


def pattern_of(path: str) -> str:
    """A path without the numbers of its items: ``measures.period.from``."""
    return INDEX.sub("", path)
