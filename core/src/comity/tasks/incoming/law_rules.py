"""The rule of law behind a finding at the receiving desk, as its State or instrument wrote it."""

from __future__ import annotations

from comity.model.law_records import Rule
from comity.steps.resolve import Resolved

__all__ = ["rule_called"]


def rule_called(id: str, source: str, resolved: Resolved) -> Rule | None:
    """The rule with an id in the law of ``source`` or of an instrument relied on; or None."""
    book = resolved.books.get(source)
    rules = [*(book.rules if book else ())]
    for basis in resolved.bases:
        rules += basis.instrument.rules
    return next((rule for rule in rules if rule.id == id), None)
