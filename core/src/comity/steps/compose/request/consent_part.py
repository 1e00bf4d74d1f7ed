"""The part of a request that seeks consent: which evidence, and for which other use."""

from __future__ import annotations

from comity.model.content import Entry
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.numbers import Numbers
from comity.steps.compose.part_shapes import entry

__all__ = ["consent_entries"]


def consent_entries(drafter: Drafter, numbers: Numbers) -> list[Entry]:
    """The evidence and the other use of it, where a draft names them."""
    if not drafter.has("other_use"):
        return []
    rows = drafter.value_rows("request/other-use", "other_use")
    offences = drafter.refer("other_use.offences", numbers.offences, "word.offences")
    rows += drafter.row("asset_offences", drafter.opening(offences))
    rows += drafter.value_rows("request/other-use-limits", "other_use")
    return [entry(drafter.say("request.other_use.heading"), rows=rows)]
