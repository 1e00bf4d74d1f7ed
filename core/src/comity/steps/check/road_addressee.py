"""An addressee of its own: what the requested State's law sends elsewhere than the draft does.

A law that opens a road for some kinds alone, and names whom it leads to, sends those kinds there.
A draft that names another authority is asked about it. It is not asked where another line for the
kind opens the road that the draft takes, nor where its words name that addressee.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from comity.law.terms import state_term
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.law_ways import RoadLaw
from comity.steps.resolve import Resolved, fields_of_bases, said_of_roads
from comity.text.messages import finding

__all__ = ["check_addressee_of_kinds"]

TO_AN_AUTHORITY = ("central-authorities", "judicial-authorities", "police", "contact-point")
ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)


def check_addressee_of_kinds(resolved: Resolved) -> Iterator[Finding]:
    """One question for each line of that law, with the measures that it sends elsewhere."""
    draft, state = resolved.draft, resolved.state("requested")
    if state is None or not isinstance(draft, (Request, Preservation)):
        return
    if isinstance(draft, Preservation) and draft.form != "point-of-contact":
        return
    sent: dict[str, tuple[RoadLaw, list[str]]] = {}
    for index, measure in enumerate(draft.measures):
        if (law := _elsewhere(resolved, index)) is not None:
            sent.setdefault(law.id, (law, []))[1].append(measure.id)
    for law, measures in sent.values():
        yield finding(
            "road.other-addressee",
            "requested",
            citation=law.cited(),
            by=state.code,
            reads=fields_of_bases(resolved),
            measures=tuple(measures),
            other=state_term(state),
            says=law.says,
        )


def _elsewhere(resolved: Resolved, index: int) -> RoadLaw | None:
    """The line that sends a measure to somebody whom the draft does not name."""
    book, road = resolved.book("requested"), _road(resolved)
    said = [one for one in said_of_roads(resolved, index) if one.law.measures]
    if book is None or any(one.law.road == road and one.law.open != "no" for one in said):
        return None
    own = [one.law for one in said if one.sure and any(one.law is law for law in book.roads)]
    lines = [
        law
        for law in own
        if law.leads_to and law.open == "yes" and not law.still_granted
        if law.road in TO_AN_AUTHORITY
    ]
    return lines[0] if lines and not any(_named(law, resolved) for law in lines) else None


def _road(resolved: Resolved) -> str | None:
    draft = resolved.draft
    if isinstance(draft, Preservation):
        return "contact-point" if draft.addressee else None
    sent = draft.transmission if isinstance(draft, Request) else None
    return sent.road if sent else None


def _named(law: RoadLaw, resolved: Resolved) -> bool:
    """Whether the draft has the name of the addressee, or its initials, in any field."""
    name = ARTICLE.sub("", str(law.leads_to))
    text = json.dumps(resolved.draft.read_data(), ensure_ascii=False, default=str)
    initials = "".join(re.findall(r"\b[A-Z]", name))
    short = len(initials) > 2 and re.search(rf"\b{initials}\b", text)
    return name.casefold() in text.casefold() or bool(short)
