"""Whether a network of 24/7 points is open between the States of a paper to such a point.

The paper goes out although no treaty joins the two, to a point that need do nothing: its author
should know, and know which way is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.law.terms import instrument_titled
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.findings import Finding, Severity
from comity.model.law_networks import Network
from comity.model.law_records import Instrument
from comity.model.messages import Message, Term
from comity.steps.ladder import Entry, Sides, points_between, sides_of
from comity.steps.resolve import Resolved
from comity.text.messages import finding, message

__all__ = ["check_point_open", "point_closed"]


def check_point_open(
    resolved: Resolved, networks: Iterable[Network], instruments: Iterable[Instrument]
) -> Iterator[Finding]:
    """The finding on a paper to a 24/7 point where no network is known to be open."""
    draft = resolved.draft
    asking, asked = resolved.state("requesting"), resolved.state("requested")
    if not (isinstance(draft, Preservation) and draft.form == "point-of-contact"):
        return
    if asking is None or asked is None:
        return
    sides = sides_of(asking, asked, instruments, resolved.on)
    told = point_closed(sides, networks)
    if told is not None:
        closed = dict(told.params).get("closed")
        yield finding(
            "addressee.point-closed",
            "form",
            weight=Severity.WARNING if closed else Severity.ADVICE,
            one=sides.asking,
            other=sides.asked,
            closed=closed,
        )


def point_closed(sides: Sides, networks: Iterable[Network]) -> Message | None:
    """That no network of points is known to be open between two States, or None where one is.

    None too where no network is known at all: then nobody has looked.
    """
    found = points_between(sides, networks)
    if not found or any(one.channel.open == "yes" for one in found):
        return None
    closed = next(filter(None, (_closed(one, sides) for one in found)), None)
    return message("addressee.point-closed", one=sides.asking, other=sides.asked, closed=closed)


def _closed(entry: Entry, sides: Sides) -> Message | None:
    """That one network is closed, with the articles that make it, and why; else None.

    The treaty goes by its own title, as the network does that is named after it.
    """
    channel = entry.channel
    if channel.open != "no" or channel.why is None:
        return None
    why, params = channel.why, dict(channel.why.params)
    named = params.get("instrument")
    tie = sides.tie(named.id) if isinstance(named, Term) else None
    if tie is None or channel.citation is None:
        return message("addressee.network-closed", network=entry.title, why=why)
    params["instrument"] = instrument_titled(tie.instrument)
    return message(
        "addressee.network-closed/article",
        network=entry.title,
        article=channel.citation.article,
        why=message(why.id, None, **params),
    )
