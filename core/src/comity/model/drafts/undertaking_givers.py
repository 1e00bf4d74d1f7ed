"""Who gives an undertaking, as far as names tell: whose words are the State's, and whose are not.

An authority can bind itself: to use what it gets for this case, to keep it secret, to give things
back. What binds the courts, the executive or the treasury is for others to promise. Whether they
may is a matter of the law at home, which is judged elsewhere (``comity.steps.assess``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.drafts.request import Request
from comity.model.drafts.request_conditions import Assurance
from comity.model.drafts.translated_names import same_in_translation

__all__ = [
    "BINDS_STATE",
    "can_give",
    "carries",
    "heads",
    "is_high",
    "is_police",
    "is_state",
    "own_voices",
    "printed",
    "same_name",
]

BINDS_STATE = frozenset({"reciprocity", "safe-conduct", "death-penalty", "treatment", "costs"})
FORCE = re.compile(
    r"\b(?:police\w*|constabulary|gendarmerie|patrol|polizei\w*)\b",
    re.IGNORECASE,
)
RANK = re.compile(  # a person of the force, of whichever ministry it is
    r"\b(?:police officers?|officer on duty|duty officer|constables?|detectives?|sergeants?"
    r"|inspectors?(?![- ]general)|superintendents?|gendarmes?|sheriffs?|troopers?"
    r"|investigating officer|polizist\w*|kriminal\w*|wachtmeister\w*|commissaires? de police"
    r"|brigadiers?)\b",
    re.IGNORECASE,
)
CLERK = re.compile(
    r"\b(?:investigators?|clerks?|case officer|liaison officer)\b",
    re.IGNORECASE,
)
STATE = re.compile(
    r"\b(?:government|the state|republic|kingdom|federation of|head of state|gouvernement"
    r"|gobierno|\w*regierung)\b",
    re.IGNORECASE,
)
MINISTER = re.compile(
    r"\b(?:\w*minist\w*|government|gouvernement|gobierno|\w*regierung|secretary of state"
    r"|secretary of justice|attorney[- ]general"
    r"|solicitor[- ]general|central authority|autorité centrale|prosecutor[- ]general|president)\b",
    re.IGNORECASE,
)
HIGH = re.compile(
    r"\b(?:procurator|fiscal[ií]a (?:de la naci[oó]n|general)|fiscal general|department of"
    r"|home office|director of public prosecutions|supreme court"
    r"|high court|embassy|ambassador|chancellor|cabinet)\b",
    re.IGNORECASE,
)
OFFICE = re.compile(  # of a minister, and of the house that the minister leads
    r"\b(?:minist\w*|department|secretary|office|the federal)\b", re.IGNORECASE
)
WORD = re.compile(r"[^\W\d_]+")
INITIALS = re.compile(r"[A-Z]{2,5}")
SMALL = frozenset(
    {
        *("the", "of", "a", "an", "for", "and", "in", "with", "its", "his", "her", "or"),
        *("le", "la", "les", "des", "du", "de", "der", "die", "das", "für"),
    }
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
    if is_police(given_by, capacity):
        return False
    return bool(capacity) or not CLERK.search(given_by)


def printed(assurance: Assurance) -> bool:
    """Whether the letter prints an assurance of the draft, by who gives it."""
    given_by, capacity = assurance.given_by, assurance.capacity or ""
    return can_give(assurance.kind, given_by, capacity, assurance.power or "")


def is_police(given_by: str, capacity: str = "") -> bool:
    """Whether the police give it: by the capacity that the draft states, else by the name."""
    if capacity:
        return capacity == "police"
    force = FORCE.search(given_by) and not MINISTER.search(given_by)  # a Ministry of Police
    return bool(force or RANK.search(given_by))


def is_state(name: str) -> bool:
    """Whether a giver is the government, or the State as a whole."""
    return bool(STATE.search(name))


def is_high(name: str) -> bool:
    """Whether a giver is a minister, a law officer, a court or the like."""
    return bool(MINISTER.search(name) or HIGH.search(name))


def own_voices(draft: Request, *, central: bool = True) -> Iterator[str]:
    """The names of those who ask and sign for the requesting side.

    Args:
        draft: the request.
        central: whether the central authority is one of them.
    """
    side = draft.requesting
    yield side.authority.name
    if central and side.central_authority is not None:
        yield from filter(None, (side.central_authority.name, side.central_authority.unit))
    for person in (side.issued_by, side.validated_by):
        if person is not None:
            yield from filter(None, (person.authority, person.title, person.name))


def carries(draft: Request, giver: str) -> bool:
    """Whether a giver is the central authority that asks, or named on the way of the letter."""
    central = draft.requesting.central_authority
    if central is not None and same_name(giver, central.name):
        return True
    mine, told = _words(giver), draft.transmission
    texts = [told.way or "", told.reply_to or ""] if told else []
    return bool(mine) and any(mine <= _words(text) for text in texts)


def heads(minister: str, ministry: str) -> bool:
    """Whether a giver is by name the minister of a ministry: the office, and the same subject."""
    if not (MINISTER.search(minister) and OFFICE.search(ministry)):
        return False
    subject = _words(OFFICE.sub(" ", minister))
    return bool(subject) and subject <= _words(OFFICE.sub(" ", ministry))


def same_name(one: str, other: str) -> bool:
    """Whether two names are of one authority.

    All words of the shorter stand in the longer, or one is the other in another language.
    """
    mine, theirs = _words(one), _words(other)
    same = bool(mine and theirs) and (mine <= theirs or theirs <= mine)
    short = _by_initials(one, other) or _by_initials(other, one)
    return same or short or same_in_translation(one, other)


def _by_initials(short: str, long: str) -> bool:
    """Whether a name is the other one by its initials: “SPF Justice”, “BA”, “the DPP”."""
    tokens = [word for word in WORD.findall(short) if word.casefold() not in SMALL]
    heads = [word for word in tokens if INITIALS.fullmatch(word)]
    words = [word for word in WORD.findall(long) if word.casefold() not in SMALL]
    initials = "".join(word[0].upper() for word in words)
    rest = {word.casefold() for word in tokens if word not in heads}
    return bool(heads) and all(one in initials for one in heads) and rest <= _words(long)


def _words(name: str) -> frozenset[str]:
    return frozenset(WORD.findall(name.casefold())) - SMALL
