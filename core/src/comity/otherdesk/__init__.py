"""The other desk: a request as the receiving authority sees it, and the same request elsewhere.

``receive`` lists what the requested State would send back; ``letter_of`` asks for exactly that;
``compare`` says what would change if other States were asked. None of it writes into a case file.
"""

from __future__ import annotations

from comity.otherdesk.compare import Change, Comparison, Side, compare
from comity.otherdesk.letter import letter_case
from comity.otherdesk.receiving import Received, Shortcoming, receive

__all__ = [
    "Change",
    "Comparison",
    "Received",
    "Shortcoming",
    "Side",
    "compare",
    "letter_case",
    "receive",
]
