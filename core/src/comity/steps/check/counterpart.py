"""A counterpart offence that stands in another State's law: 18 U.S.C. in a letter to Germany.

Only a citation whose name tells whose law it is counts: one of those that law/codes.toml lists, or
an act that the requesting State's own law book cites. Any other text is taken as it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.law.terms import state_named
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.records import owner_of
from comity.steps.assess.counterpart_law import foreign_law
from comity.steps.resolve import Resolved
from comity.text.messages import finding

__all__ = ["check_counterpart"]


def check_counterpart(resolved: Resolved) -> Iterator[Finding]:
    """An error for each provision of the requested State's law that is another State's."""
    draft = resolved.draft
    if not isinstance(draft, Request):
        return
    for number, offence in enumerate(draft.offences):
        path = f"offences[{number}]"
        if offence.requested_law is not None:
            place = f"{path}.requested_law.provision"
            yield from _judge(offence.requested_law.provision, place, resolved)
        for index, element in enumerate(offence.elements):
            place = f"{path}.elements[{index}].requested_law"
            yield from _judge(element.requested_law or "", place, resolved)


def _judge(text: str, field: str, resolved: Resolved) -> Iterator[Finding]:
    law = foreign_law(text, resolved)
    if law is None:
        return
    asked = owner_of(resolved.parties.code("requested") or "")
    there = state_named(asked)
    if law.languages:
        yield finding("links.counterpart-elsewhere/name", field, words=law.words, state=there)
        return
    known = tuple(map(state_named, law.states))
    yield finding(
        "links.counterpart-elsewhere/law", field, words=law.words, state=there, states=known
    )
