"""What an emergency needs at once, and what can wait.

The telephone, a call back, the danger, and how the data avert it: each is requested only where
the request does not state it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.model.drafts.law_texts import in_emergency, of_emergency
from comity.model.drafts.request import Measure, Request
from comity.model.records import AssistanceKind

__all__ = ["AT_ONCE", "WAITS", "calls_back", "lacking"]

# What nobody asks for while somebody is in danger.
WAITS = frozenset({"form.provision-paraphrased", "refusal.element-counterpart"})

Lacking = tuple[str, str, str, str]
# What an answer by telephone settles: it is asked for at once, and holds nothing up.
AT_ONCE = frozenset(
    {
        *("emergency.telephone", "emergency.callback", "emergency.link"),
        *("form.emergency-person", "form.emergency-hour", "form.emergency-zone"),
        *("links.no-contact", "links.no-authenticity"),
    }
)


def lacking(draft: Request, kinds: Mapping[str, AssistanceKind]) -> Iterator[Lacking]:
    """What a desk asks for first in an emergency: rule, field, what is wrong, what mends it."""
    if not in_emergency(draft, kinds):
        return
    contacts = draft.requesting.contacts
    if contacts and not any(one.phone or one.mobile for one in contacts):
        what = "In an emergency the requested State telephones, but no contact has a number."
        yield "emergency.telephone", "requesting", what, "Add `phone` to a contact."
    elif any(one.confirms_authenticity for one in contacts) and not calls_back(draft):
        what = "In an emergency the requested State calls back before it acts. No number is given."
        cure = "Add `phone` to the contact that `confirms_authenticity`."
        yield "emergency.callback", "requesting", what, cure
    urgency = draft.urgency
    if not (draft.gravity or (urgency and (urgency.danger or urgency.at_risk))) and not any(
        _told(measure, "emergency", "at_risk") for measure in draft.measures
    ):
        what = "The request claims an emergency, but does not say who is in which danger."
        yield "emergency.danger", "urgency", what, "Describe the danger under `urgency.danger`."
    for index in of_emergency(draft, kinds):
        if not _linked(draft, draft.measures[index]):
            what = "The request does not say how the measure averts the danger."
            cure = "Explain it under `particulars.link_to_risk`."
            yield "emergency.link", f"measures[{index}]", what, cure


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
