"""What a letter tells of the order to a provider that it is about: from it and its record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from comity.host import Host
from comity.steps.compose.correspondence.orders import limit_for
from comity.steps.resolve import resolve
from comity.tasks.deadlines import watch
from comity.tasks.register.case_entries import Entry
from comity.tasks.register.renewing import certificate_of

__all__ = ["order_told"]


def order_told(
    entry: Entry, tree: Mapping[str, Any], host: Host, on: dt.date
) -> dict[str, Any] | None:
    """The table ``order`` of a letter about a paper; None where that is no order to a company.

    The last day is told only where the record has the day of receipt: nobody is late by a guess.

    Args:
        entry: the paper, with its record.
        tree: the same as its author wrote it.
        host: knows the law.
        on: the date of the letter.
    """
    if entry.case is None:
        return None
    resolved = resolve(entry.case, host.for_case())
    certificate = certificate_of(resolved)
    ordered = entry.kind == "disclosure" and tree.get("form") == "order"
    if not ordered and not (certificate and tree.get("form") == "provider"):
        return None
    made: dict[str, Any] = {"kind": "production" if ordered else "preservation"}
    named = [certificate.id] if certificate else list(resolved.draft.instruments_named())
    if named:
        made["instrument"] = named[0]
    if not ordered:
        return made
    kinds = [str(one.get("kind")) for one in resolved.draft.data().get("measures", ())]
    urgency = tree.get("urgency") or {}
    haste = urgency.get("level") == "emergency"
    limit = limit_for(certificate, kinds, haste=haste) if certificate else None
    if limit is None:
        own = tree.get("reply_within")
        return made | ({"within": own} if own else {})
    made["within"] = {"quantity": limit.period.quantity, "unit": limit.period.unit}
    record = entry.record
    if record is None or not (record.first("received") or record.first("acknowledged")):
        return made
    found = watch(entry.case, host, today=on, record=record).found
    days = (one.due for one in found if one.due and one.id.endswith(f":{limit.id}"))
    if day := next(days, None):
        made["last_day"] = day.isoformat()
    return made
