"""Days that were to come when a draft was dated, and are past on the day of the check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from comity.law.particular_forms import as_day
from comity.model.findings import Finding, Severity
from comity.steps.chains.on_record import Recorded
from comity.steps.check.values.date_rows import ROWS, Row, family_of, places
from comity.steps.resolve import Resolved
from comity.text.messages import finding

__all__ = ["check_days_over"]

TO_COME = ("not-before", "after")
SERVED = tuple(
    Row(f"measures[].particulars.{name}", "after", "date", "timing.over")
    for name in ("serve_by", "hearing_date")
)
"""Days of a service, which are judged beside the date of the request elsewhere."""
OVER = "lint.data-fade/hold-ends-over"


def check_days_over(
    resolved: Resolved, recorded: Recorded | None, found: Iterable[Finding]
) -> Iterator[Finding]:
    """The findings on such days of a draft that has not gone out; none if no day was named.

    Args:
        resolved: the case with the law of the day put to it.
        recorded: what the record of the file says.
        found: what was found before.
    """
    draft, on = resolved.draft, resolved.on
    if on <= draft.date or (recorded is not None and (recorded.sent or recorded.over)):
        return
    told = {one.field for one in found if one.said is not None and one.said.id == OVER}
    family, data = family_of(draft.kind), draft.read_data()
    for row in (*ROWS, *SERVED):
        if row.must not in TO_COME or row.other != "date" or family not in row.of:
            continue
        name, wanted = row.where
        for path, _, table, value in places(data, row.field):
            day = as_day(value)
            if day is None or not draft.date <= day < on or path in told:
                continue
            if name and table.get(name) != wanted:
                continue
            says: dict[str, Any] = {"day": day, "on": on}
            id = "value.date-over/preservation" if name else "value.date-over"
            yield finding(id, path, weight=Severity.ADVICE, reads=row.reads, **says)
