"""The lint of an account and of its holder: each needs the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.drafts.request import Measure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.text.messages import finding

__all__ = ["check_target"]

MARK = re.compile(r"@|\d{4}")  # of an account or a device that an item names


def check_target(measure: Measure, path: str, kind: AssistanceKind) -> Iterator[Finding]:
    """The findings on an account without a holder, and on a holder without an account."""
    kept_there = getattr(measure, "already_held", None) is not None  # which names who holds it
    if measure.holder is None and "holder" not in kind.needs and not kept_there:
        marks = [mark.value for mark in measure.identifiers]
        device = (measure.particulars or {}).get("device")
        account = kind.of_account and marks and not device and not measure.place
        if kind.of_property and "holder" in kind.fields and not measure.accounts:
            marks = [m.value for m in measure.identifiers if m.kind in ("bank-account", "iban")]
            account = bool(marks)
        if account:
            yield finding("lint.account-without-holder", f"{path}.holder", account=marks[0])
    elif measure.holder and kind.of_account and "identifiers" not in kind.needs:
        particulars = measure.particulars or {}
        named = measure.identifiers or measure.accounts or measure.persons
        told = any(MARK.search(text) for text in (*measure.items, measure.title or ""))
        if not named and not told and not particulars.get("device"):
            yield finding(
                "lint.holder-without-account", f"{path}.identifiers", holder=measure.holder.name
            )
