"""Who gives an assurance, and whether that is known to bind the State.

What the requesting State's law says on who may give one comes first. An authority that issues a
request can bind itself to the purpose it names, to secrecy and to giving things back; it cannot
bind the courts, the executive or the treasury.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from comity.law.conditions import holds
from comity.law.states import short_name_of
from comity.model.citations import Citation, Read
from comity.model.drafts.request import Request
from comity.model.drafts.request_conditions import Assurance
from comity.model.drafts.undertaking_givers import is_police, is_state, own_voices, same_name
from comity.model.records import owner_of
from comity.steps.assess.assessment import asked_of
from comity.steps.assess.promises import kind_meant
from comity.steps.resolve import Resolved
from comity.text.official_states import official_state
from comity.text.word_lists import whole_words

__all__ = ["ISSUERS_OWN", "Giver", "giver_by_law", "giver_of", "is_own_state"]

ISSUERS_OWN = ("specialty", "confidentiality", "return-of-items")
POWER_TOLD = re.compile(
    r"\b(?:empower\w+|authori[sz]ed|competent|(?:has|have|with) (?:the )?power)\b[^.;]{0,80}?"
    r"\bto (?:\w+ ){0,2}?(?:give|promise|bind|undertake|commit|assure|guarantee)\b"
    r"|\b(?:may|can) (?:promise|give (?:this|such)|bind|undertake)\b"
    r"|\b(?:assurance|promise|undertaking|commitment) (?:is|was|has been) authori[sz]ed by\b"
    r"|\b(?:befugt|ermächtigt)\b[^.;]{0,80}\b(?:\w*zu(?:geben|sichern)|binden|verpflichten|Zu(?:sag|sicher)\w+)"
    r"|\bzur (?:Abgabe|Zusicherung|Zusage)\b[^.;]{0,60}\b(?:befugt|ermächtigt)\b"
    r"|\b(?:habilité\w*|a(?:it)? (?:le )?pouvoir|compétente?)\b[^.;]{0,60}"
    r"\b(?:donner|promettre|engager|garantir|assurer)\b",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[,;:]|[.!?]\s|\b(?:and|but|who|which|und|et|qui)\b", re.IGNORECASE)
DENIED = whole_words("negation", ("denied", "nothing", "particle"))
BY_ROLE = re.compile(r"\b(?:issues?|asks?|requesting|who acts? for)\b", re.I)

Power = Literal["known", "stated", "unknown", "other"]


@dataclass(frozen=True, slots=True)
class Giver:
    """Who gives an assurance.

    ``power`` tells whether it is known that the giver can: by the law read (``known``), by the
    draft's own word (``stated``), not at all, or whether the law read names another (``other``).
    ``by_law`` is whom it names.
    """

    name: str
    power: Power
    by_law: str = ""
    citation: Citation | None = None


def giver_by_law(resolved: Resolved, kind: str) -> tuple[str, Citation | None]:
    """Who may give an assurance of a kind for the requesting State, as far as its law tells."""
    book = resolved.book("requesting")
    data = resolved.draft.read_data()
    for own in book.assurances if book else ():
        known = own.id == kind and own.side in ("", "gives") and own.read is not Read.NONE
        given = known and (own.when is None or holds(own.when, data, data) is True)
        if given and own.given_by:
            return own.given_by, own.cited()
    issuer = asked_of(resolved, "requesting", "issuing-authority")
    if kind in ISSUERS_OWN and issuer is not None:
        return str(issuer.value.get("signs", "")), issuer.cited()
    return "", None


def _asked_for(resolved: Resolved, kind: str) -> tuple[str, Citation | None]:
    """By whom the law of the State that is asked wants such an assurance, where it tells."""
    book = resolved.book("requested")
    for theirs in book.assurances if book else ():
        told = theirs.id == kind and theirs.side == "asks" and theirs.read is not Read.NONE
        if told and theirs.given_by:
            return theirs.given_by, theirs.cited()
    return "", None


def giver_of(resolved: Resolved, assurance: Assurance) -> Giver:
    """Who gives an assurance, and what is known of the power to."""
    name, kind = assurance.given_by, kind_meant(assurance.kind, assurance.promise)
    by_law, citation = giver_by_law(resolved, kind)
    draft = resolved.draft
    assert isinstance(draft, Request)
    of_police = is_police(name, assurance.capacity or "")
    if _same(name, by_law) or (_by_role(by_law) and _among(name, draft)):
        return Giver(name, "known", by_law, citation)
    own = kind in ISSUERS_OWN and (_among(name, draft) or not of_police)
    whole = assurance.capacity == "government" or (
        assurance.capacity is None
        and (is_state(name) or is_own_state(name, draft))
        and not of_police
    )
    if own or whole:
        return Giver(name, "known", by_law, citation)
    if of_police and not by_law:
        by_law, citation = _asked_for(resolved, kind)
    if of_police and by_law:
        return Giver(name, "other", by_law, citation)
    told = assurance.power or _power_told(assurance.text or "")
    return Giver(name, "stated" if told else "unknown", by_law, citation)


def _power_told(text: str) -> bool:
    """Whether a text tells of a power to promise, in a clause that denies nothing before it ends.

    What is promised is often denied in the same sentence: that the penalty is not imposed.
    """
    return any(
        not DENIED.search(CLAUSE.split(text[: hit.start()])[-1] + hit.group(0))
        for hit in POWER_TOLD.finditer(text)
    )


def is_own_state(name: str, draft: Request) -> bool:
    """Whether the giver is the requesting State itself, by its everyday or its official name."""
    code, said = draft.requesting.state, name.strip().removeprefix("the ").removeprefix("The ")
    given = official_state(name, (draft.language or "en",))
    return given in (code, owner_of(code)) or said.casefold() == short_name_of(code).casefold()


def _by_role(by_law: str) -> bool:
    return bool(BY_ROLE.search(by_law))


def _among(name: str, draft: Request) -> bool:
    """Whether the giver is an authority that the requesting side names as its own."""
    return any(_same(name, own) for own in own_voices(draft))


def _same(one: str, other: str) -> bool:
    """Whether two names are of one authority, whatever stands after a comma."""
    return same_name(one.partition(",")[0], other.partition(",")[0])
