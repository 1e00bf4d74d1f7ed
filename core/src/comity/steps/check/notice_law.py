"""What of a notice could not be held against the host State's law, because it is said in words.

A figure is compared by the State's rules; a sentence is not, and that is said rather than passed.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.law.ask import answer
from comity.model.drafts.notice import Notice
from comity.model.findings import Finding, Severity
from comity.steps.resolve import Resolved

__all__ = ["check_notice_law"]


def check_notice_law(resolved: Resolved) -> Iterator[Finding]:
    """Advice for each retention in words of a category that the host State's law has kept."""
    draft, book = resolved.draft, resolved.book("host")
    duty = answer(book, "retention-duty")
    if not isinstance(draft, Notice) or duty is None or duty.value != "yes":
        return
    for index, category in enumerate(draft.data_categories):
        kept = category.retention
        found = answer(book, "retention-period", category.category)
        if kept is None or kept.period is not None or found is None or found.period() is None:
            continue
        period = found.period()
        assert period is not None
        yield Finding(
            Severity.ADVICE,
            "notice.retention-in-words",
            "Not checked: the retention is said in words, and the law sets a period of "
            f"{period.quantity} {period.unit}.",
            f"data_categories[{index}].retention",
            f"Write `period: {{quantity: {period.quantity}, unit: {period.unit}}}` or longer.",
            found.cited(),
            book.source if book else "core",
        )
