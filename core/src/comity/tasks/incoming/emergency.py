"""What an emergency needs at once, and what can wait.

The telephone, a call back, the danger, and how the data avert it: each is requested only where
the request does not state it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.model.drafts.law_texts import in_emergency, of_emergency
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.text.messages import finding

__all__ = ["AT_ONCE", "WAITS", "calls_back", "lacking"]

# What nobody asks for while somebody is in danger.
WAITS = frozenset({"form.provision-paraphrased", "refusal.element-counterpart"})

# What an answer by telephone settles: it is asked for at once, and holds nothing up.
AT_ONCE = frozenset(
    {
        *("emergency.telephone", "emergency.callback", "emergency.link"),
        *("form.emergency-person", "form.emergency-hour", "form.emergency-zone"),
        *("links.no-contact", "links.no-authenticity"),
    }
)


def lacking(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """What the requested State asks for first in an emergency, and the request does not have."""
    if not in_emergency(draft, kinds):
        return
    contacts = draft.requesting.contacts
    if contacts and not any(one.phone or one.mobile for one in contacts):
        yield finding("emergency.telephone", "requesting")
    elif any(one.confirms_authenticity for one in contacts) and not calls_back(draft):
        yield finding("emergency.callback", "requesting")
    urgency = draft.urgency
    if not (draft.gravity or (urgency and (urgency.danger or urgency.at_risk))) and not any(
        _told(measure, "emergency", "at_risk") for measure in draft.measures
    ):
        yield finding("emergency.danger", "urgency")
    for index in of_emergency(draft, kinds):
        if not _linked(draft, draft.measures[index]):
            yield finding("emergency.link", f"measures[{index}]")


def calls_back(draft: Request) -> bool:
    """Whether the request names a number at which it is confirmed."""
    contacts = draft.requesting.contacts
    confirmed = any(c.confirms_authenticity and (c.phone or c.mobile) for c in contacts)
    return confirmed or any(_told(measure, "callback") for measure in draft.measures)


def _linked(draft: Request, measure: Measure) -> bool:
    helped = draft.urgency is not None and draft.urgency.help
    return bool(helped or measure.nexus or _told(measure, "link_to_risk"))


def _told(measure: Measure, *names: str) -> bool:
    return any((measure.particulars or {}).get(name) for name in names)
