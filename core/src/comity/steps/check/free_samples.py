"""A sample from a body that whoever gave it gave freely, so that nothing is compelled."""

from __future__ import annotations

from comity.model.drafts.request import Measure
from comity.steps.check.point_seen import Seen, has

__all__ = ["given_freely"]


def given_freely(seen: Seen, measure: Measure) -> bool:
    """Whether whoever gave a sample agreed to it: of something from a body, by all its people."""
    kind = seen.kind(measure)
    if not (kind.intrusive and kind.identity) or kind.enters or not measure.persons:
        return False
    own = "\n".join(map(str, (measure.particulars or {}).values()))
    people = [one for one in seen.draft.persons if one.id in measure.persons]
    return all(has("they-agreed", f"{one.connection or ''}\n{own}") for one in people)
