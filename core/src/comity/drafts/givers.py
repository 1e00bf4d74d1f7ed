"""Who can give an undertaking, as far as its name alone tells: a police officer binds no State.

An authority can bind itself: to use what it gets for this case, to keep it secret, to give things
back. What binds the courts, the executive or the treasury is for others to promise. Whether they
may is a matter of the law at home, which is judged elsewhere (``comity.refusal``).
"""

from __future__ import annotations

import re

__all__ = ["BINDS_STATE", "can_give"]

BINDS_STATE = frozenset({"reciprocity", "safe-conduct", "death-penalty", "treatment", "costs"})
CANNOT = re.compile(
    r"\b(?:police\w*|constables?|constabulary|officer on duty|duty officer|detectives?|sergeants?"
    r"|inspectors?|superintendents?|gendarmerie|gendarmes?|patrol|troopers?|polizei\w*|polizist\w*"
    r"|kriminal\w*|wachtmeister\w*|commissaires? de police|brigadiers?|investigators?"
    r"|investigating officer|clerks?|case officer|liaison officer)\b",
    re.IGNORECASE,
)
HIGHER = re.compile(
    r"\b(?:minist\w*|government|gouvernement|regierung|secretary of state|attorney[- ]general"
    r"|solicitor[- ]general|central authority|autorité centrale|prosecutor[- ]general|president)\b",
    re.IGNORECASE,
)


def can_give(kind: str, given_by: str, capacity: str = "", power: str = "") -> bool:
    """Whether an undertaking of a kind may be printed as given by somebody.

    Args:
        kind: the kind of undertaking, ``reciprocity`` for instance.
        given_by: who gives it, in the draft's words.
        capacity: in which capacity, where the draft says so.
        power: the provision by which the giver can bind the State, where the draft names one.
    """
    if kind not in BINDS_STATE or power:
        return True
    if capacity:
        return capacity != "police"
    return not CANNOT.search(given_by) or bool(HIGHER.search(given_by))
