"""A channel that is open between the two States, faster than the request, and not mentioned.

One piece of advice for a request. It never blocks: in the end the author knows the case, and
timeliness goes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.messages import Message
from comity.model.records import HOLD, AssistanceKind
from comity.steps.assess.direct_orders import ordered_directly
from comity.steps.ladder import Entry, Ladder, faster, holds
from comity.steps.ladder.pair import classes_of
from comity.steps.resolve import Resolved
from comity.text.messages import finding, message

__all__ = ["check_faster", "how_to_hold"]

ASKING = ("new", "supplement", "replacement")
ON_ITS_WAY = ("provider", "home-order", "contact-point", "police", "financial-intelligence")
MOST = 2  # further channels that are named
SEARCHED = ("financial", "property", "person", "document", "vehicle")


def how_to_hold(ladder: Ladder) -> Message | None:
    """By which channel data can be preserved today, where one is known to be open."""
    rung = next((step for step in ladder.steps if step.rung == HOLD), None)
    found = holds(rung.entries if rung is not None else ())
    if not found:
        return None
    first = found[0]
    lasts = message("law.says", says=first.channel.lasts) if first.channel.lasts else None
    return message("ladder.how/open", channel=first.title, ask=first.ask, lasts=lasts)


def check_faster(
    resolved: Resolved,
    ladder: Ladder,
    kinds: Mapping[str, AssistanceKind],
    found: Sequence[Finding],
) -> Iterator[Finding]:
    """The finding on the fastest channel that is open and unused, which names the others."""
    draft = resolved.draft
    if not isinstance(draft, Request) or _explained(resolved, draft, found):
        return
    seeking = [(measure, tuple(_sought(measure, kinds))) for measure in draft.measures]
    told: list[tuple[Entry, tuple[str, ...]]] = []
    for entry, classes in faster(ladder.pair, ladder.steps):
        ids = tuple(one.id for one, sought in seeking if set(sought) & set(classes))
        if ids and entry.remark is None:
            told.append((entry, ids))
    if not told:
        return
    (entry, measures), *rest = told
    channel = entry.channel
    network = not channel.source and bool(channel.ask_through) and channel.kind != "provider"
    others = tuple(one.title for one, _ in rest[:MOST])
    yield finding(
        f"channel.faster/{'network' if network else 'law'}",
        "channels",
        citation=channel.citation,
        by=channel.source or "core",
        measures=measures,
        channel=entry.title,
        others=message("channel.others", channels=others) if others else None,
        name=channel.title,
        file=resolved.case.path.name,
    )


def _explained(resolved: Resolved, draft: Request, found: Sequence[Finding]) -> bool:
    """Whether the request takes such a channel, says why it cannot wait, or is told of one."""
    road = draft.transmission.road if draft.transmission else None
    urgency = draft.urgency
    pressed = urgency is not None and urgency.level != "ordinary" and bool(urgency.reason)
    return (
        draft.status not in ASKING
        or road in ON_ITS_WAY
        or pressed
        or ordered_directly(resolved, draft)
        or _is_direct_order(resolved, draft)
        or any(one.field == "channels" for one in found)
    )


def _is_direct_order(resolved: Resolved, draft: Request) -> bool:
    """Whether the author names an agreement in force by which orders go straight to a provider."""
    named = draft.instruments_named()
    return any(
        basis.instrument.id in named and basis.instrument.direct and basis.status == "in-force"
        for basis in resolved.bases
    )


def _sought(measure: Measure, kinds: Mapping[str, AssistanceKind]) -> Iterator[str]:
    """The classes that a faster channel could really give of a measure, or lead to.

    Of money, property, persons and things that is only where they are still to be found.
    """
    kind = kinds.get(measure.kind)
    if kind is None or measure.already_held is not None:
        return
    searching = not (kind.of_property or kind.records or kind.of_account)
    for name in classes_of(kind):
        if name not in kind.traced_as or (searching and name in SEARCHED):
            yield name
