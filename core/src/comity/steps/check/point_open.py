"""Whether a network of 24/7 points is open between the States of a paper to such a point.

The paper goes out although no treaty joins the two, to a point that need do nothing: its author
should know, and know which way is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.findings import Finding, Severity
from comity.model.law_networks import Network
from comity.model.law_records import Instrument
from comity.model.messages import Message
from comity.steps.ladder import Sides, points_between, sides_of
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
    shut = [
        message("addressee.network-closed", network=one.title, why=one.channel.why)
        for one in found
        if one.channel.open == "no" and one.channel.why is not None
    ]
    closed = next(iter(shut), None)
    return message("addressee.point-closed", one=sides.asking, other=sides.asked, closed=closed)
