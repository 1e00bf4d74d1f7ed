"""Incoming requests: a request as the receiving authority sees it.

``receive`` lists what the requested State would send back; ``letter_case`` asks for exactly that.
Neither writes into a case file.
"""

from __future__ import annotations

from comity.tasks.incoming.deficiency_letter import letter_case
from comity.tasks.incoming.receiving import Received, Shortcoming, receive

__all__ = ["Received", "Shortcoming", "letter_case", "receive"]
