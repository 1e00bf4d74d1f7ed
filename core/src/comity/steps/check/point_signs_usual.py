"""Signs of questions that are usual for property and for hearings: sum, decision, force."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from comity.model.drafts.request import Measure
from comity.model.drafts.request_assets import Asset
from comity.steps.check.point_seen import TRIED, Seen, answered_in_measure, asked, has

__all__ = ["USUAL_SIGNS_MEASURE"]

SUMS = ("account", "cash", "claim")
SUM = re.compile(
    r"\d{1,3}(?:[., \u00a0]\d{3})+(?!\d)|\d[.,]\d\d\b|\b[A-Z]{3} ?\d"
    r"|(?i:million|thousand|tausend|\bmille\b|\d (?:euros?|dollars?|pounds?|francs?)\b)"
)
LEADING = (*TRIED, "convicted")


def _sum_not_followed(seen: Seen, measure: Measure) -> bool:
    """An account or a claim is proceeds, and no figure or word says how much of it."""
    sums = [one for one in seen.assets(measure) if one.kind in SUMS]
    return any(one.link != "equivalent-value" and not _measured(seen, one, measure) for one in sums)


def _measured(seen: Seen, asset: Asset, measure: Measure) -> bool:
    particulars = measure.particulars or {}
    told = "\n".join(
        (asset.link_shown or "", measure.nexus or "", str(particulars.get("link", "")))
    )
    facts = [seen.facts.get(name, "") for name in asset.facts]
    summed = SUM.search(told) or any(has("how-much", text) for text in (told, *facts))
    return bool(summed)


def _decision_far(seen: Seen, measure: Measure) -> bool:
    """Property is secured, and no measure of the request enforces a final decision on it."""
    others = (one for one in seen.draft.measures if one is not measure)
    enforces = any(seen.kind(one).of_property and seen.kind(one).decided for one in others)
    told = [one.text or "" for one in seen.draft.assurances]
    told += [answered_in_measure(seen, measure), seen.draft.proceedings.stage or ""]
    return not enforces and not has("when-final", "\n".join(told))


def _force_asked(seen: Seen, measure: Measure) -> str:
    """Words for force against somebody who is to be heard, and none for a summons before it."""
    wished = measure.procedure.wished if measure.procedure else ""
    told = f"{asked(measure)}\n{wished or ''}"
    return "" if has("summons-first", told) else has("brought-by-force", told)


def _insider(seen: Seen, measure: Measure) -> str:
    """Somebody heard as no suspect, who by the entry ran or used what the offence went through."""
    if seen.kind(measure).items_are != "matters":
        return ""
    heard = [one for one in seen.heard(measure) if one.role not in LEADING and not one.protect]
    told = [one.connection or "" for one in heard if one.nature != "legal"]
    return next(filter(None, (has("took-part", one) for one in told)), "")


def _looked_for(seen: Seen, measure: Measure) -> str:
    """Property that is looked for, while no measure and no fact keeps it where it is."""
    kinds = [seen.kind(one) for one in seen.draft.measures]
    kept = any(one.lasting and one.of_property for one in kinds)
    if kept or "property" not in seen.kind(measure).traced_as:
        return ""
    told = "\n".join((*seen.facts.values(), *(one.result or "" for one in seen.draft.earlier)))
    return "" if has("secured", told) else (measure.title or next(iter(measure.items), ""))


USUAL_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "sum-not-followed": _sum_not_followed,
    "decision-far": _decision_far,
    "force-asked": _force_asked,
    "insider": _insider,
    "looked-for": _looked_for,
}
"""The usual signs of a measure, by the name that points.toml has for each."""
