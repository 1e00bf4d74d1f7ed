"""The sign of a measure that takes a thing away."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.model.drafts.request import Measure
from comity.steps.check.point_seen import Seen, asked, has

__all__ = ["THING_SIGNS_MEASURE"]


def _taking(seen: Seen, measure: Measure) -> bool | str:
    """A thing goes away: it is seized, or words of an examination say so."""
    return seen.kind(measure).items_are == "things" or has("taking", asked(measure))


THING_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "taking": _taking,
}
"""The signs of a thing by the name that points.toml has for each."""
