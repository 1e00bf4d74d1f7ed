"""An organised criminal group that the request claims, and the people of whom it tells."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_group"]

PART = ("suspect", "accused", "convicted")
FEWEST = 3
"""Persons who make an organised criminal group: UNTOC, art. 2(a)."""


def check_group(draft: Request) -> Iterator[Finding]:
    """A finding for each offence of a group of which the request tells too few people.

    It is silent where a text tells of a group, or of others who are not identified: the request
    then says of itself who the others are.
    """
    told = any_of("roads", ("about_a_group", "group_of_number", "with_others"))
    known = {one.id for one in draft.persons if one.role in PART}
    if len(known) >= FEWEST or any(map(told.search, _texts(draft))):
        return
    for index, offence in enumerate(draft.offences):
        if offence.organised_group:
            at = f"offences[{index}].organised_group"
            yield finding("substance.group-few", at, offence=offence.id, known=len(known))


def _texts(draft: Request) -> Iterator[str]:
    """What tells of the conduct and of those who took part."""
    yield draft.subject or ""
    yield draft.proceedings.summary or ""
    yield from (offence.title for offence in draft.offences)
    yield from (fact.text for fact in draft.facts)
