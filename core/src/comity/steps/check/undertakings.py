"""Checks of the undertakings: does one voice give them, and are they owed by treaty already?

Who can give one, and whether the letter prints it, is told with the assurances
(`comity.steps.assess`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.law.states import states
from comity.model.drafts.request import Request
from comity.model.drafts.request_conditions import Assurance
from comity.model.drafts.undertaking_givers import (
    carries,
    heads,
    is_state,
    own_voices,
    printed,
    same_name,
)
from comity.model.findings import Finding
from comity.model.records import owner_of
from comity.steps.assess.assurance_givers import is_own_state
from comity.steps.resolve import Resolved, fields_of_bases
from comity.text.messages import finding

__all__ = ["check_undertakings"]

PARTS = re.compile(r"[,;()]")
STYLES = re.compile(
    r"\b(?:(?:right )?honou?rable|hon\.?|h\.?e\.?|(?:his|her) (?:majesty|excellency)(?:['’]s)?"
    r"|monsieur|madame|herrn?|frau|the|le|la|der|die|das)\s",
    re.I,
)
CENTRAL = re.compile(
    r"\bcentral authorit(?:y|ies)\b|\bautorités? centrales?\b"
    r"|\bzentrale\w* (?:behörden?|stellen?)\b|\bzentralbehörden?\b",
    re.I,
)
TRADE = 7  # letters by which two words are of one trade
NO_TRADE = frozenset(
    {
        *("general", "national", "federal", "central", "government", "republic", "kingdom"),
        *("ministry", "minister", "ministère", "ministre", "ministerium", "department"),
        *("authority", "autorité", "secretary", "director", "directorate", "division", "service"),
        *("affairs", "international", "attorney", "district", "regional", "supreme", "services"),
    }
)


def check_undertakings(resolved: Resolved) -> Iterator[Finding]:
    """What a treaty owes anyway, and what somebody gives who does not speak in this letter."""
    draft = resolved.draft
    if not isinstance(draft, Request):
        return
    binds, carried = resolved.treaty_binds(), fields_of_bases(resolved)
    sure = any(b.applies is True for b in resolved.relied_on() if b.instrument.binding)
    if draft.reciprocity is True and binds:
        variant = "basis" if sure else "open"
        yield finding(f"undertaking.beside-treaty/{variant}", "reciprocity", reads=carried)
    for index, assurance in enumerate(draft.assurances):
        path = f"assurances[{index}]"
        if assurance.kind == "reciprocity" and binds:
            if draft.reciprocity is True:
                continue  # said above
            variant = "promise" if sure else "open"
            yield finding(f"undertaking.beside-treaty/{variant}", path, reads=carried)
        elif printed(assurance) and not _speaks(assurance, draft) and not assurance.annex:
            giver = assurance.given_by
            yield finding("undertaking.other-voice", f"{path}.given_by", giver=giver)


def _speaks(assurance: Assurance, draft: Request) -> bool:
    """Whether the giver speaks in the letter, sends it, or is the State as a whole.

    A style and the State's name tell no office from another: “the Honourable Attorney General of
    Trinidad and Tobago” is the one whose office sends the letter.
    """
    central, told = draft.requesting.central_authority, draft.transmission
    own = [*own_voices(draft), *_called(draft)]
    houses = [*own, *([central.name, central.unit or ""] if central is not None else [])]
    givers = _plain(assurance.given_by, draft)
    if CENTRAL.search(assurance.given_by) and _is_central(draft):
        return True
    for giver in givers:
        if carries(draft, giver) or any(same_name(giver, voice) for voice in own):
            return True
        if any(heads(giver, house) or _of_one_trade(giver, house) for house in houses):
            return True
    sends = draft.requesting.issued_by.capacity in (None, "central-authority")
    by_the_state = told is not None and told.road in ("central-authorities", "diplomatic")
    whole = is_state(assurance.given_by) or is_own_state(assurance.given_by, draft)
    return (sends or by_the_state) and whole


def _is_central(draft: Request) -> bool:
    """Whether the office that sends is the central authority, by its field or by its functions."""
    side = draft.requesting
    if CENTRAL.search(f"{side.authority.name}. {side.authority.functions or ''}"):
        return True
    central = side.central_authority
    return central is not None and any(same_name(central.name, one) for one in own_voices(draft))


def _plain(giver: str, draft: Request) -> tuple[str, ...]:
    """A giver as written, and each of its parts without styles and without the State's names."""
    found = states().get(owner_of(draft.requesting.state))
    record = found.jurisdiction() if found else None
    names = (record.name, record.short_named().removeprefix("the ")) if record else ()
    parts = [giver]
    for part in PARTS.split(giver):
        for name in names:
            part = re.sub(rf"(?i)(?:\b(?:of|for|in) )?(?:\bthe )?\b{re.escape(name)}\b", " ", part)
        parts.append(STYLES.sub(" ", part).strip())
    return tuple(part for part in dict.fromkeys(parts) if part)


def _of_one_trade(giver: str, house: str) -> bool:
    """Whether two names share a word that tells what an office does: prosecutions, prosecuting."""
    mine, theirs = ({word[:TRADE] for word in _trades(name)} for name in (giver, house))
    return bool(mine & theirs)


def _trades(name: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+", name.casefold())
    return [word for word in words if len(word) >= TRADE and word not in NO_TRADE]


def _called(draft: Request) -> Iterator[str]:
    """What a request calls its own authority beside its name: “the investigating judge”."""
    authority = draft.requesting.authority
    yield from filter(None, (authority.unit, authority.functions, draft.proceedings.authority))
