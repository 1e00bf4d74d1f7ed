"""An assignment within the European Public Prosecutor's Office, which is no letter of request.

Its Regulation carries it, and both sides are of the Office. So what the law of either State asks
of a letter from abroad is not asked; what concerns the facts and the measures stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.model.drafts.base import Draft
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.records import owner_of
from comity.steps.check.words_beside import words_in
from comity.text.messages import finding

__all__ = ["of_an_assignment", "within_the_office"]

WORDS = "formal_words"
# what rests on the law between States, whoever says so
BETWEEN_STATES = ("refusal.", "screen.", "practice.", "case.tax-", "links.no-contact")


def within_the_office(draft: Draft) -> bool:
    """Whether a request rests on that Regulation alone, and goes from the Office to the Office."""
    if not isinstance(draft, Request) or not draft.basis:
        return False
    ours = all(words_in(WORDS, "office_regulation", one.instrument) for one in draft.basis)
    return ours and _asks(draft) and _asked(draft)


def _asks(draft: Request) -> bool:
    side = draft.requesting
    told = (side.authority.name, side.authority.unit, side.issued_by.authority)
    return any(words_in(WORDS, "of_the_office", one) for one in told)


def _asked(draft: Request) -> bool:
    side = draft.requested
    bodies = [one for one in (side.central_authority, side.executing_authority) if one]
    told = [text for one in bodies for text in (one.name, one.unit)]
    return bool(bodies) and any(words_in(WORDS, "of_the_office", one) for one in told)


def of_an_assignment(found: Iterable[Finding], draft: Draft) -> Iterator[Finding]:
    """The findings that matter for a draft: within the Office none on letters between States."""
    if not isinstance(draft, Request) or not within_the_office(draft):
        yield from found
        return
    states = {owner_of(draft.requesting.state), owner_of(draft.requested.state)}
    for one in found:
        if owner_of(one.source) not in states and not one.rule.startswith(BETWEEN_STATES):
            yield one
    yield finding("basis.within-the-office", "basis", instrument=draft.basis[0].instrument)
