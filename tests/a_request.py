"""A complete request between two invented States, for tests to change."""

from __future__ import annotations

from typing import Any

__all__ = ["REQUEST"]

REQUEST: dict[str, Any] = {
    "schema": 1,
    "kind": "request",
    "form": "mla-request",
    "date": "2026-10-05",
    "reference": "EX/2026/7",
    "requesting": {
        "state": "TV",
        "authority": {"name": "Example Prosecution Office"},
        "issued_by": {"name": "Ann Example"},
        "contacts": [{"name": "Ben Example", "email": "ben@office.example"}],
    },
    "requested": {"state": "NR"},
    "reciprocity": True,
    "proceedings": {"nature": "investigation"},
    "offences": [
        {
            "id": "O1",
            "title": "Fraud",
            "provision": "Example Act, section 1",
            "text": "Whoever deceives another commits an offence.",
            "text_is": "exact",
            "maximum_penalty": {"text": "Five years"},
        }
    ],
    "facts": [
        {
            "id": "F1",
            "date": "2026-01-12",
            "text": "A message was sent from the account a@mail.example.",
        }
    ],
    "measures": [
        {
            "id": "M1",
            "kind": "subscriber-data",
            "holder": {"name": "Example Mail"},
            "identifiers": [{"kind": "email", "value": "a@mail.example"}],
            "period": {"from": "2026-01-01", "to": "2026-02-01"},
            "items": ["The name of the user"],
            "purpose": "To identify the user.",
            "facts": ["F1"],
            "offences": ["O1"],
        }
    ],
}
