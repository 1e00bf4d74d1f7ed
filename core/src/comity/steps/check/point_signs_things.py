"""Signs of a measure that takes a thing away, and of one whose owner is not told."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.model.drafts.request import Measure
from comity.steps.check.point_seen import Seen, asked, has

__all__ = ["THING_SIGNS_MEASURE"]


def _owner_unsaid(seen: Seen, measure: Measure) -> bool:
    """A thing is wanted, and nobody is named who has it."""
    told = " ".join(measure.items)
    other = any(one.id in told for one in seen.draft.measures if one is not measure)
    held = measure.holder or getattr(measure, "already_held", None)
    if not _taking(seen, measure):
        return False  # a place that is seen, and nothing that could be given
    if measure.place and measure.persons and has("used-by", asked(measure)):
        return False  # what somebody uses, in that person's home or car
    seen_there = seen.kind(measure).items_are != "things" and bool(measure.place)
    if seen_there and not has("takes-away", asked(measure)):
        return False  # a thing that is looked at where it is
    return not (held or other or (measure.particulars or {}).get("owner"))


def _taking(seen: Seen, measure: Measure) -> bool | str:
    """A thing goes away: it is seized, or words of an examination say so."""
    return seen.kind(measure).items_are == "things" or has("taking", asked(measure))


THING_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "owner-unsaid": _owner_unsaid,
    "taking": _taking,
}
"""The signs of a thing by the name that points.toml has for each."""
