"""What is part of a name: a word of a bank or a house that means nobody by itself.

“Dritte Beispielbank” is a bank and no third party, and the “Family Office Sample” holds papers.
"""

from __future__ import annotations

import re

from comity.model.drafts.request import Measure

__all__ = ["without_names"]

THIRD = re.compile(r"\bDritte[nrs]? (?!Personen|Beteiligte|Parteien|Seite)(?=[A-ZÄÖÜ])")
WITHIN = re.compile(
    r"(?<=[a-z,] )(?:the )?(?:Family|Children|Children['’]s|Customers?|Clients?|Users?|Investors?"
    r"|Employees?|Tenants?|Patients?|Subscribers?)(?: (?:of|and|for))?(?= [A-Z])"
)
OF_ONE = re.compile(r"\b[Ss]ubscriber(?= (?:data|details?|information|records?|entr(?:y|ies))\b)")


def without_names(text: str, measure: Measure) -> str:
    """A text without the banks of a measure, and without words that stand within a name."""
    for bank in sorted((one.bank for one in measure.accounts), key=len, reverse=True):
        text = text.replace(bank, " ")
    for pattern in (THIRD, WITHIN, OF_ONE):
        text = pattern.sub(" ", text)
    return text
