"""Whether a question of the desk arises, and whether anything was compared to answer it.

Each judge gives the id of a message ``provider.why-`` where nothing, or not all, was compared: then
that nothing was found says nothing. Each mirrors what the checks of ``steps.check.holder`` read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.request import Request
from comity.steps.check.holder.channel_taken import addresses_of
from comity.steps.check.holder.data_kept import preservations
from comity.steps.check.holder.paper_asked import Asked, Held
from comity.steps.check.holder.process_demanded import demanded_for
from comity.steps.check.holder.terms_held import categories_for, open_variants, said
from comity.steps.check.holder.user_told import excepted, wants_silence

__all__ = ["arises", "is_told", "why_not_compared"]

TERMS: Mapping[str, tuple[str, ...]] = {
    "complete": ("required_contents",),
    "channel": ("channels", "authentication", "mla_route"),
    "language": ("languages",),
    "process": ("data_categories", "processes", "mla_needed", "routes", "european_orders"),
    "data": ("data_categories", "retention"),
    "preservation": ("preservation",),
    "notification": ("user_notification",),
    "emergency": ("emergency",),
    "child": ("child_safety",),
    "costs": ("costs",),
}
"""The parts of a notice that speak of a question; the company itself is always told."""


def arises(id: str, asked: Asked) -> bool:
    """Whether a question arises: of an emergency only in one, and so on."""
    if id == "company":
        return True
    if not asked.held:
        return id in ("complete", "channel", "language", "process", "data")
    costs = said(asked, "costs").value
    return {
        "data": not asked.preserving,
        "process": not asked.preserving,
        "preservation": asked.preserving or any(preservations(asked, h) for h in asked.held),
        "emergency": asked.emergency,
        "child": asked.child_safety,
        "notification": wants_silence(asked) and _tells(asked),
        "costs": isinstance(asked.draft, Request)
        and (costs is None or (costs.practice != "no" and not excepted(asked, costs.waived_for))),
        "terms": bool(open_variants(asked)),
    }.get(id, True)


def is_told(id: str, asked: Asked) -> bool:
    """Whether the notice says anything on a question, in the terms that hold for the request."""
    names = TERMS.get(id)
    if names is None:
        return True
    if asked.preserving:
        names = {
            "complete": ("required_contents", "preservation"),
            "notification": ("preservation",),
        }.get(id, names)
    return any(
        said(asked, name, held).value is not None for name in names for held in (None, *asked.held)
    )


def why_not_compared(id: str, asked: Asked) -> str:
    """Why nothing was compared, or not all: the end of the id of a message; else nothing."""
    if not asked.held:
        return "no-measure"
    judge = JUDGES.get(id)
    return judge(asked) if judge else ""


def _tells(asked: Asked) -> bool:
    """Whether the company may tell the user; where the notice is silent, it may."""
    if asked.preserving:
        rules = said(asked, "preservation").value
        return rules is None or rules.user_told != "no"
    rules = said(asked, "user_notification").value
    return rules is None or (rules.practice != "no" and not excepted(asked, rules.exceptions))


def _complete(asked: Asked) -> str:
    if not asked.preserving or said(asked, "required_contents").value:
        return ""
    rules = said(asked, "preservation").value
    return "" if rules is not None and rules.contents else "contents"


def _company(asked: Asked) -> str:
    if len(asked.held) < len(asked.draft.measures):
        return "others"
    entities = [one for one in asked.notice.company.entities if one.serves]
    if entities and not all(asked.where(one).state for one in asked.held):
        return "user"
    return ""


def _channel(asked: Asked) -> str:
    if not asked.direct:
        return "through"
    return "" if any(addresses_of(asked)) else "way"


def _process(asked: Asked) -> str:
    if asked.emergency:
        return "in-emergency"
    told = all(_process_told(asked, one) for one in asked.held if not asked.keeps(one.measure))
    return "" if told else "process"


def _process_told(asked: Asked, held: Held) -> bool:
    general = said(asked, "mla_needed", held).value == "yes" and asked.from_where == "foreign"
    return general or any(demanded_for(asked, one) for one, _ in categories_for(asked, held))


def _data(asked: Asked) -> str:
    sought = [one for one in asked.held if not asked.keeps(one.measure)]
    if any(preservations(asked, one) for one in sought):
        return "preserved"
    return "" if all(_kept_told(asked, one) for one in sought) else "kept"


def _kept_told(asked: Asked, held: Held) -> bool:
    """Whether the time for which the data are kept could be set beside the period."""
    found = [one for one, _ in categories_for(asked, held)]
    general = said(asked, "retention", held).value
    kept: Sequence[Any] = [one.retention or general for one in found]
    timed = all(one is not None and one.period is not None for one in kept)
    return bool(found) and timed and held.measure.period is not None


def _preservation(asked: Asked) -> str:
    rules = said(asked, "preservation").value
    if rules is None or rules.practice == "no":
        return ""
    draft = asked.draft
    if isinstance(draft, Preservation) and not (
        draft.hold_for or draft.hold_until or draft.request_by
    ):
        return "hold"
    return "" if rules.period or rules.foreign_period else "hold"


def _notification(asked: Asked) -> str:
    if asked.preserving:
        rules = said(asked, "preservation").value
        return "" if rules is not None and rules.user_told is not None else "told"
    rules = said(asked, "user_notification").value
    return "" if rules is not None and rules.practice is not None else "told"


def _child(asked: Asked) -> str:
    rules = said(asked, "child_safety").value
    return "" if rules is not None and rules.request_marking else "report"


def _costs(asked: Asked) -> str:
    return "costs"  # what the request says of costs is never set beside the prices


JUDGES: Mapping[str, Callable[[Asked], str]] = {
    "complete": _complete,
    "company": _company,
    "channel": _channel,
    "process": _process,
    "data": _data,
    "preservation": _preservation,
    "notification": _notification,
    "child": _child,
    "costs": _costs,
}
