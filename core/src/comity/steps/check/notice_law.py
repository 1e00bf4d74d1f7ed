"""What of a notice could not be held against the host State's law, because it is said in words.

A figure is compared by the State's rules; a sentence is not, and that is said rather than passed.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.law.ask import applying
from comity.model.drafts.notice import Notice
from comity.model.findings import Finding
from comity.steps.check.several_answers import several_answers
from comity.steps.resolve import Resolved
from comity.text.messages import finding
from comity.text.written import unit_of_time

__all__ = ["check_notice_law"]


def check_notice_law(resolved: Resolved) -> Iterator[Finding]:
    """Advice for each retention in words of a category that the host State's law has kept."""
    draft, book = resolved.draft, resolved.book("host")
    duties = applying(book, "retention-duty")
    if not isinstance(draft, Notice) or all(duty.value != "yes" for duty in duties):
        return
    for index, category in enumerate(draft.data_categories):
        kept = category.retention
        held = [a for a in applying(book, "retention-period", category.category) if a.period()]
        if kept is None or kept.period is not None or not held:
            continue
        path = f"data_categories[{index}].retention"
        if len({str(a.period()) for a in held}) > 1:
            yield several_answers(resolved, "host", path, held)
            continue
        period = held[0].period()
        assert period is not None
        yield finding(
            "notice.retention-in-words",
            path,
            citation=held[0].cited(),
            by=book.source if book else "core",
            quantity=period.quantity,
            unit=unit_of_time(period.quantity, period.unit),
            field=period.unit,
        )
